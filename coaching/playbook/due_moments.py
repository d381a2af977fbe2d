"""Says when to remind of something that is due on a day: before the day is over, never at night."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from coaching.calendar.business_hours import WakingHours, local_moment
from coaching.model.commitments import DueBy
from coaching.playbook.windows import HOUR, MIN_PING_GAP, Ping, waking_moment

DAY = timedelta(days=1)
END_OF_DAY = time(23, 59)
IN_THE_MORNING = time(9)
IN_THE_AFTERNOON = time(16)


def due_moment(due: DueBy, waking: WakingHours) -> datetime:
    """Returns the moment (UTC) at which it is due: as said, or the end of the day where the person
    is."""
    return due.moment or local_moment(due.day, END_OF_DAY, waking.zone)


def day_before_ping(due: DueBy, waking: WakingHours) -> datetime:
    """Returns the morning of the day before, when there is a day left."""
    return waking_moment(due.day - DAY, IN_THE_MORNING, waking)


def same_day_ping(due: DueBy, waking: WakingHours, clock: time = IN_THE_MORNING) -> datetime:
    """Returns that time of the day it is due.

    Where it is due within the hour after that, or before, it is the last waking moment with an hour
    left.
    """
    at, latest = waking_moment(due.day, clock, waking), due_moment(due, waking) - HOUR
    return at if at <= latest else waking.last_waking_moment(latest)


def pings_before_due(
    moments: Iterable[datetime], told: datetime, ends: datetime, waking: WakingHours
) -> tuple[Ping, ...]:
    """Returns a ping for each moment that lies well after `told`, in order and none close together.

    If there is none of them, but a waking moment well after `told` and before the end, it is that
    one: nothing that is due passes in silence.
    """
    soon = told + HOUR
    pings: list[Ping] = []
    for at in sorted(moment for moment in moments if moment >= soon):
        if not pings or at - pings[-1].at >= MIN_PING_GAP:
            pings.append(Ping(at))
    if not pings:
        at = waking.next_waking_moment(soon)
        pings += [Ping(at)] * (at < ends)
    return tuple(pings)
