"""When a step opens, speaks up and closes: what the hours of several steps are made of.

Moments in and out are in UTC, durations are elapsed time. No ping ever lies outside the person's
waking hours, and none about writing to the employer lies outside their business hours without the
hint to have the mail program send it later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import ParamSpec, cast

from coaching.calendar.business_hours import (
    BusinessCalendar,
    Span,
    Spans,
    WakingHours,
    intersect_spans,
    local_moment,
)
from coaching.model.step_key import Hint
from coaching.model.vocabulary import to_utc

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MIN_PING_GAP = timedelta(minutes=30)
"""What is due within half an hour is one card; a second ping sooner than that is none."""
NOTES_OPEN_FOR = timedelta(days=14)
"""How long notes and a look back are still offered; after two weeks memory makes them up."""
TEN_OCLOCK = time(10)
SEARCH_DAYS = 10
"""Business days in which a step looks for an hour when they work and the person is awake."""
WINDOWS_REMEMBERED = 4096
"""Of each kind of step. A plan is made anew at every turn, mostly from the same facts."""
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class Ping:
    """When to speak, in UTC, and what to add about the hour."""

    at: datetime
    hint: Hint = Hint.NONE


@dataclass(frozen=True, slots=True)
class Window:
    """When a step may be done and when it speaks; both ends belong to it, None never ends."""

    opens: datetime
    closes: datetime | None
    pings: tuple[Ping, ...]


def remember_windows(find_window: Callable[_Arguments, Window]) -> Callable[_Arguments, Window]:
    """The same function, which remembers the windows it found last. Of its arguments alone a window
    must follow."""
    return cast("Callable[_Arguments, Window]", lru_cache(WINDOWS_REMEMBERED)(find_window))


def ping_with_hint(at: datetime, calendar: BusinessCalendar) -> Ping:
    """With the hint to send it later unless they are at work just then."""
    return Ping(at, Hint.NONE if calendar.is_business_time(at) else Hint.SCHEDULE_SEND)


def last_waking_before(spans: Spans, earliest: datetime, waking: WakingHours) -> datetime | None:
    """The last waking moment before the first of the spans that has one no sooner than asked."""
    eves = (waking.last_waking_moment(span.start) for span in spans)
    return next((eve for eve in eves if eve >= earliest), None)


def next_ten_oclock(
    since: datetime, calendar: BusinessCalendar, waking: WakingHours, days: int = 1
) -> datetime:
    """10:00 of the person so many business days later, moved into their waking hours."""
    day = calendar.add_business_days(calendar.day_of(since), days)
    while (
        at := waking_moment(day, TEN_OCLOCK, waking)
    ) < since:  # their date may be behind the person's
        day = calendar.next_business_day(day)
    return at


def waking_moment(day: date, clock: time, waking: WakingHours) -> datetime:
    """That time of that day where the person is, or on waking that day, or the last time before."""
    wanted = local_moment(day, clock, waking.zone)
    midnight = local_moment(day + timedelta(days=1), time(0), waking.zone)
    at = waking.next_waking_moment(wanted)
    return at if at < midnight else waking.last_waking_moment(wanted)


def five_days_later_window(
    sent: datetime, calendar: BusinessCalendar, waking: WakingHours, latest: date | None
) -> Window:
    """From five business days after something was sent, and never before the day after `latest`."""
    day = calendar.add_business_days(calendar.day_of(sent), 5)
    if latest is not None:
        day = max(day, calendar.next_business_day(latest))
    return window_from_day(next_business_hours(day, calendar).start, day, calendar, waking, sent)


def window_from_day(
    opens: datetime, day: date, calendar: BusinessCalendar, waking: WakingHours, since: datetime
) -> Window:
    """A window with a ping that day or later; it opens early where only an eve can be had."""
    ping = _shared_hours_ping(day, calendar, waking, since)
    return Window(min(opens, ping.at), None, (ping,))


def _shared_hours_ping(
    day: date, calendar: BusinessCalendar, waking: WakingHours, since: datetime
) -> Ping:
    """From that day on the first hour when they work and the person is awake.

    When their work is always the person's night: the last waking moment before, to be sent later.
    """
    hours: list[Span] = []
    for _ in range(SEARCH_DAYS):
        hours.append(next_business_hours(day, calendar))
        if together := intersect_spans((hours[-1],), waking.waking_spans(*hours[-1])):
            return Ping(together[0].start)
        day = calendar.next_business_day(day)
    return ping_with_hint(
        last_waking_before(tuple(hours), since, waking) or waking.next_waking_moment(since),
        calendar,
    )


def next_business_hours(day: date, calendar: BusinessCalendar) -> Span:
    """Their hours on a business day, or on the next on which clocks show any."""
    while (hours := calendar.hours_on(day)) is None:
        day = calendar.next_business_day(day)
    return hours


def business_end_after(at: datetime, calendar: BusinessCalendar, days: int) -> datetime:
    """When their work ends so many business days later."""
    return next_business_hours(calendar.add_business_days(calendar.day_of(at), days), calendar).end


def moment_before_close(
    moment: datetime, since: datetime, closes: datetime, waking: WakingHours
) -> datetime:
    """The moment itself, or the last waking one before the end; on waking when there is none."""
    if moment <= closes:
        return moment
    last = waking.last_waking_moment(closes)
    return last if last >= since else waking.next_waking_moment(since)


def snooze_moment(until: datetime, waking: WakingHours) -> datetime:
    """When a ping that was put off comes: then if the person is awake, else when they wake."""
    return waking.next_waking_moment(until)


def late_ping_moment(at: datetime, now: datetime, waking: WakingHours) -> datetime:
    """When a ping comes whose moment may have passed while nobody ran: never before now."""
    return waking.next_waking_moment(now) if at < now else to_utc(at)
