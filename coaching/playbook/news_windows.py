"""Says when a step speaks that follows a piece of news: a check, an outcome, a cancelled interview.

Moments in and out are in UTC. No ping ever lies outside the person's waking hours.
"""

from datetime import datetime, timedelta

from coaching.calendar.business_hours import BusinessCalendar, Waking
from coaching.model.vocabulary import aware
from coaching.playbook.windows import Ping, Window, hours_from, next_ten, ping_at

DAY = timedelta(days=1)
REBOOK_DAYS = 3


def checked(at: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 17: within a business day of the news; at once, or on the next business morning when
    the person is asleep (S2, S3)."""
    at = aware(at)
    closes = _end_after(at, calendar, 1)
    speaks = waking.next_awake(at)
    while speaks > at and not calendar.is_business_day(calendar.day_of(speaks)):
        speaks = waking.next_awake(speaks + DAY)
    return Window(at, closes, (Ping(_in_time(speaks, at, closes, waking)),))


def feedback(at: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 21: within a business day of being turned down; at once or on waking (S0)."""
    at = aware(at)
    closes = _end_after(at, calendar, 1)
    speaks = _in_time(waking.next_awake(at), at, closes, waking)
    return Window(at, closes, (ping_at(speaks, calendar),))


def offer(at: datetime, waking: Waking) -> Window:
    """Row 22: at once or on waking; open until the person has answered (S1, S4)."""
    at = aware(at)
    return Window(at, None, (Ping(waking.next_awake(at)),))


def offer_thanks(at: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 22: the next business day at 10:00 of the person, so that the offer itself comes first;
    within that day (S1, S4)."""
    at = aware(at)
    closes = _end_after(at, calendar, 1)
    speaks = _in_time(next_ten(at, calendar, waking), at, closes, waking)
    return Window(at, closes, (Ping(speaks),))


def rebook(at: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 24: at once or on waking, for three business days."""
    at = aware(at)
    closes = _end_after(at, calendar, REBOOK_DAYS)
    return Window(at, closes, (ping_at(waking.next_awake(at), calendar),))


def _end_after(at: datetime, calendar: BusinessCalendar, days: int) -> datetime:
    """When their work ends so many business days later."""
    return hours_from(calendar.add_business_days(calendar.day_of(at), days), calendar).end


def _in_time(speaks: datetime, since: datetime, closes: datetime, waking: Waking) -> datetime:
    """The moment itself, or the last waking one before the end; on waking when there is none."""
    if speaks <= closes:
        return speaks
    last = waking.last_awake(closes)
    return last if last >= since else waking.next_awake(since)
