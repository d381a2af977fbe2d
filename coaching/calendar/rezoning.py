"""What a new rule of a time zone moves: an interview stays at the hour the person was told."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.retiming import drop_stale_records, replace_interview


def wall_clock_moment(interview: Interview) -> datetime:
    """The moment (UTC) at which clocks in its zone show its wall time, by the rules known here.

    Where they show it twice, the one that was meant stays the one.
    """
    shown = interview.start.astimezone(ZoneInfo(interview.zone)).replace(tzinfo=None)
    if shown == interview.wall:
        return interview.start
    day, clock = interview.wall.date(), interview.wall.time()
    return local_moment(day, clock, interview.zone, second_time=interview.fold == 1)


def find_displaced_interviews(opportunity: Opportunity) -> tuple[Interview, ...]:
    """The interviews whose moment is no longer the one at which clocks show their wall time."""
    return tuple(one for one in opportunity.interviews if wall_clock_moment(one) != one.start)


def reapply_zone_rules(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Every interview at its wall time, by the rules known here. One that moved and lies ahead is
    reminded of anew."""
    for interview in find_displaced_interviews(opportunity):
        moved = replace(interview, start=wall_clock_moment(interview))
        opportunity = drop_stale_records(replace_interview(opportunity, moved), moved.id, now)
    return opportunity
