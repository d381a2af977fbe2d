"""Says when a step speaks that follows a piece of news: a check, an outcome, a cancelled interview.

Moments in and out are in UTC. No ping ever lies outside the person's waking hours.
"""

from datetime import datetime, timedelta

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.vocabulary import to_utc
from coaching.playbook.windows import (
    Ping,
    Window,
    next_business_hours,
    next_ten_oclock,
    ping_with_hint,
)

DAY = timedelta(days=1)
REBOOK_DAYS = 3


def referee_thanks_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 17: within a business day of the news; at once, or on the next business morning when
    the person is asleep (S2, S3)."""
    at = to_utc(at)
    closes = _business_end_after(at, calendar, 1)
    speaks = waking.next_waking_moment(at)
    while speaks > at and not calendar.is_business_day(calendar.day_of(speaks)):
        speaks = waking.next_waking_moment(speaks + DAY)
    return Window(at, closes, (Ping(_moment_before_close(speaks, at, closes, waking)),))


def feedback_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 21: within a business day of being turned down; at once or on waking (S0)."""
    at = to_utc(at)
    closes = _business_end_after(at, calendar, 1)
    speaks = _moment_before_close(waking.next_waking_moment(at), at, closes, waking)
    return Window(at, closes, (ping_with_hint(speaks, calendar),))


def offer_window(at: datetime, waking: WakingHours) -> Window:
    """Row 22: at once or on waking; open until the person has answered (S1, S4)."""
    at = to_utc(at)
    return Window(at, None, (Ping(waking.next_waking_moment(at)),))


def offer_thanks_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 22: the next business day at 10:00 of the person, so that the offer itself comes first;
    within that day (S1, S4)."""
    at = to_utc(at)
    closes = _business_end_after(at, calendar, 1)
    speaks = _moment_before_close(next_ten_oclock(at, calendar, waking), at, closes, waking)
    return Window(at, closes, (Ping(speaks),))


def rebook_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 24: at once or on waking, for three business days."""
    at = to_utc(at)
    closes = _business_end_after(at, calendar, REBOOK_DAYS)
    return Window(at, closes, (ping_with_hint(waking.next_waking_moment(at), calendar),))


def _business_end_after(at: datetime, calendar: BusinessCalendar, days: int) -> datetime:
    """When their work ends so many business days later."""
    return next_business_hours(calendar.add_business_days(calendar.day_of(at), days), calendar).end


def _moment_before_close(
    moment: datetime, since: datetime, closes: datetime, waking: WakingHours
) -> datetime:
    """The moment itself, or the last waking one before the end; on waking when there is none."""
    if moment <= closes:
        return moment
    last = waking.last_waking_moment(closes)
    return last if last >= since else waking.next_waking_moment(since)
