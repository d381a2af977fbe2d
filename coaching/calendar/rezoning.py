"""After a change of zone rules an interview stays at the local hour the person was told."""

from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity


def wall_clock_moment(interview: Interview) -> datetime:
    """Returns the moment (UTC) at which clocks in its zone show its wall time, by the known rules.

    Where they show it twice, the one that was meant stays the one.
    """
    wall_time = interview.start.astimezone(ZoneInfo(interview.zone)).replace(tzinfo=None)
    if wall_time == interview.wall:
        return interview.start
    day, clock = interview.wall.date(), interview.wall.time()
    return local_moment(day, clock, interview.zone, second_time=interview.fold == 1)


def find_displaced_interviews(opportunity: Opportunity) -> tuple[Interview, ...]:
    """Returns the interviews whose moment no longer matches their wall time."""
    return tuple(one for one in opportunity.interviews if wall_clock_moment(one) != one.start)
