"""What a new rule of a time zone moves: an interview stays at the hour the person was told."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.retiming import freed, with_interview


def by_the_wall(interview: Interview) -> datetime:
    """The moment (UTC) at which clocks in its zone show its wall time, by the rules known here.

    Where they show it twice, the one that was meant stays the one.
    """
    shown = interview.start.astimezone(ZoneInfo(interview.zone)).replace(tzinfo=None)
    if shown == interview.wall:
        return interview.start
    day, clock = interview.wall.date(), interview.wall.time()
    return local_moment(day, clock, interview.zone, again=interview.fold == 1)


def displaced(opportunity: Opportunity) -> tuple[Interview, ...]:
    """The interviews whose moment is no longer the one at which clocks show their wall time."""
    return tuple(one for one in opportunity.interviews if by_the_wall(one) != one.start)


def rezoned(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Every interview at its wall time, by the rules known here. One that moved and lies ahead is
    reminded of anew."""
    for interview in displaced(opportunity):
        moved = replace(interview, start=by_the_wall(interview))
        opportunity = freed(with_interview(opportunity, moved), moved.id, now)
    return opportunity
