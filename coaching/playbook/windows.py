"""Says when a step opens, pings and closes, from the hours that several steps share.

Moments in and out are in UTC, durations are elapsed time. No ping lies outside the person's waking
hours. A ping about writing to the employer lies outside their business hours only with the hint to
let the mail program send it later.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
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
"""Steps that are due within half an hour make one card.

A second ping sooner than that is left out.
"""
NOTES_OPEN_FOR = timedelta(days=14)
"""Notes and a look back are offered this long. After two weeks memory makes things up."""
TEN_OCLOCK = time(10)
SEARCH_DAYS = 10
"""A step looks for a shared waking hour within this many business days."""
WINDOWS_REMEMBERED = 4096
"""Each kind of step remembers this many windows.

Every turn plans anew, mostly from the same facts.
"""
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class Ping:
    """Says when to speak, in UTC, and what to add about the hour."""

    at: datetime
    hint: Hint = Hint.NONE
    is_overdue: bool = False
    """Whether it was to come before, and did not."""


@dataclass(frozen=True, slots=True)
class Window:
    """Says when a step may be done and when it pings.

    Both ends belong to the window. With None it never closes.
    """

    opens: datetime
    closes: datetime | None
    pings: tuple[Ping, ...]


def remember_windows(find_window: Callable[_Arguments, Window]) -> Callable[_Arguments, Window]:
    """Returns the same function with a memory of the windows that it found last.

    A window must depend on the function's arguments alone.
    """
    return cast("Callable[_Arguments, Window]", lru_cache(WINDOWS_REMEMBERED)(find_window))


def ping_with_hint(at: datetime, calendar: BusinessCalendar) -> Ping:
    """Returns a ping; outside business hours it has the hint to send the mail later."""
    return Ping(at, Hint.NONE if calendar.is_business_time(at) else Hint.SCHEDULE_SEND)


def last_waking_before(spans: Spans, earliest: datetime, waking: WakingHours) -> datetime | None:
    """Returns the last waking moment before the first span for which that is not too early.

    A moment before `earliest` is too early.
    """
    eves = (waking.last_waking_moment(span.start) for span in spans)
    return next((eve for eve in eves if eve >= earliest), None)


def next_ten_oclock(
    since: datetime, calendar: BusinessCalendar, waking: WakingHours, days: int = 1
) -> datetime:
    """Returns 10:00 of the person so many business days later, moved into their waking hours."""
    day = calendar.add_business_days(calendar.day_of(since), days)
    while (
        at := waking_moment(day, TEN_OCLOCK, waking)
    ) < since:  # the employer's date may lie behind the person's
        day = calendar.next_business_day(day)
    return at


def waking_moment(day: date, clock: time, waking: WakingHours) -> datetime:
    """Returns that time of that day where the person is, or a waking moment near it.

    If the person sleeps then, it is when they wake on the same day, or else the last waking moment
    before.
    """
    wanted = local_moment(day, clock, waking.zone)
    midnight = local_moment(day + timedelta(days=1), time(0), waking.zone)
    at = waking.next_waking_moment(wanted)
    return at if at < midnight else waking.last_waking_moment(wanted)


def five_days_later_window(
    sent: datetime, calendar: BusinessCalendar, waking: WakingHours, earliest: date | None
) -> Window:
    """Returns a window from five business days after something was sent.

    It never opens before the day that is the earliest, nor in the days around New Year.
    """
    day = calendar.add_business_days(calendar.day_of(sent), 5)
    day = day if earliest is None else max(day, earliest)
    return window_after_new_year(day, calendar, waking, sent)


def window_after_new_year(
    day: date, calendar: BusinessCalendar, waking: WakingHours, since: datetime
) -> Window:
    """Returns a window from their business hours on that day, or from after the days around New
    Year."""
    resting = replace(calendar, rests_at_new_year=True)
    opens = next_business_hours(day, resting).start
    return window_from_day(opens, day, resting, waking, since)


def window_from_day(
    opens: datetime, day: date, calendar: BusinessCalendar, waking: WakingHours, since: datetime
) -> Window:
    """Returns a window with a ping on that day or later.

    It opens early when the only possible ping is on an evening before.
    """
    ping = _ping_in_shared_hours(day, calendar, waking, since)
    return Window(min(opens, ping.at), None, (ping,))


def _ping_in_shared_hours(
    day: date, calendar: BusinessCalendar, waking: WakingHours, since: datetime
) -> Ping:
    """Returns a ping in the first hour from that day on when they work and the person is awake.

    If they only work while the person sleeps, it is the last waking moment before, with the hint to
    send the mail later.
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


def next_shared_moment(since: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Ping:
    """Returns a ping in the first hour from that moment on when they work and the person is awake.

    If they only work while the person sleeps, it is the next waking moment, with the hint to send
    the mail later.
    """
    day = calendar.day_of(since)
    for _ in range(SEARCH_DAYS):
        hours = calendar.hours_on(day)
        if hours is not None and hours.end >= since:
            span = Span(max(hours.start, since), hours.end)
            if together := intersect_spans((span,), waking.waking_spans(*span)):
                return Ping(together[0].start)
        day += DAY
    return ping_with_hint(waking.next_waking_moment(since), calendar)


def next_welcome_moment(since: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Ping:
    """Returns a ping in the first hour from that moment on when they work and the person is awake,
    and in no days around New Year.

    If they only work while the person sleeps, it is the last waking moment before, with the hint to
    send the mail later.
    """
    resting = replace(calendar, rests_at_new_year=True)
    day, spans = calendar.day_of(since), list[Span]()
    while len(spans) < SEARCH_DAYS:
        hours = next_business_hours(day, resting)
        if hours.end >= since:
            spans.append(Span(max(hours.start, since), hours.end))
            if together := intersect_spans((spans[-1],), waking.waking_spans(*spans[-1])):
                return Ping(together[0].start)
        day = resting.next_business_day(max(day, calendar.day_of(hours.start)))
    eve = last_waking_before(tuple(spans), since, waking)
    return ping_with_hint(eve or waking.next_waking_moment(since), calendar)


def next_business_hours(day: date, calendar: BusinessCalendar) -> Span:
    """Returns the employer's hours on a business day.

    If a clock change swallows the hours of that day, it returns those of the next business day.
    """
    while (hours := calendar.hours_on(day)) is None:
        day = calendar.next_business_day(day)
    return hours


def business_end_after(at: datetime, calendar: BusinessCalendar, days: int) -> datetime:
    """Returns when the employer's work ends so many business days later."""
    return next_business_hours(calendar.add_business_days(calendar.day_of(at), days), calendar).end


def moment_before_close(
    moment: datetime, since: datetime, closes: datetime, waking: WakingHours
) -> datetime:
    """Returns the moment itself, or the last waking moment before the end.

    If the person does not wake before the end, it is when they wake.
    """
    if moment <= closes:
        return moment
    last = waking.last_waking_moment(closes)
    return last if last >= since else waking.next_waking_moment(since)


def snooze_moment(until: datetime, waking: WakingHours) -> datetime:
    """Returns when a ping comes that was put off: then, or when the person wakes."""
    return waking.next_waking_moment(until)


def late_ping_moment(at: datetime, now: datetime, waking: WakingHours) -> datetime:
    """Returns when a ping comes that the bot may have missed while it did not run.

    It is never before now.
    """
    return waking.next_waking_moment(now) if at < now else to_utc(at)
