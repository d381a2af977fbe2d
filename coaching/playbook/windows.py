"""Says when each step opens, speaks up and closes; the playbook's hours, to the letter.

Moments in and out are in UTC, durations are elapsed time. No ping ever lies outside the person's
waking hours, and none about writing to the employer lies outside their business hours without the
hint to have the mail program send it later.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

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
THANK_WITHIN = 24 * HOUR
SECOND_PING_AFTER = 21 * HOUR
"""The second ping, three hours before the end."""
MIN_PING_GAP = timedelta(minutes=30)
"""What is due within half an hour is one card; a second ping sooner than that is none."""
NOTES_OPEN_FOR = timedelta(days=14)
"""How long notes and a look back are still offered; after two weeks memory makes them up."""
TEN_OCLOCK = time(10)
BRIEF_AT = time(18)
CHECK_IN_SEARCH_DAYS = 10
"""Business days in which a check-in looks for an hour when they work and the person is awake."""


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


def leave_window(start: datetime, waking: WakingHours) -> Window:
    """Row 1: 60 minutes before the start, closes with it (S1, S2, S3).

    Not awake then: on waking, when that leaves a quarter of an hour; else the last time before.
    """
    start = to_utc(start)
    at = waking.next_waking_moment(start - HOUR)
    if at > start - timedelta(minutes=15):
        at = waking.last_waking_moment(start - HOUR)
    return Window(min(at, start - HOUR), start, (Ping(at),))


def capture_window(end: datetime, waking: WakingHours) -> Window:
    """Rows 2 and 3: from the end on, a ping ten minutes later or on waking (S0, S1, S3, S4)."""
    end = to_utc(end)
    return Window(
        end, end + NOTES_OPEN_FOR, (Ping(waking.next_waking_moment(end + timedelta(minutes=10))),)
    )


def reflect_window(end: datetime, waking: WakingHours) -> Window:
    """Row 10: from an hour after the end, a ping at two, else next morning (S0, S1, S2, S3)."""
    end = to_utc(end)
    return Window(
        end + HOUR, end + NOTES_OPEN_FOR, (Ping(waking.next_waking_moment(end + 2 * HOUR)),)
    )


def thank_you_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Rows 7 to 9: within 24 elapsed hours (all five), in business hours where there are (S0).

    At least one ping; a second three hours before the end unless the first was as good as that.
    """
    end = to_utc(end)
    closes = end + THANK_WITHIN
    first = _first_thanks_ping(end, closes, calendar, waking)
    second = _second_thanks_ping(end, closes, calendar, waking)
    pings = (first, second) if second.at - first.at >= MIN_PING_GAP else (first,)
    return Window(end, closes, pings)


def _first_thanks_ping(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Ping:
    """An hour after the end or as soon as they work and the person is awake.

    Else the last waking moment before their work, else civil hours, else the eve of those.
    """
    soon = end + HOUR
    awake = waking.waking_spans(soon, closes)
    business, civil = calendar.business_spans(soon, closes), calendar.civil_spans(soon, closes)
    if together := intersect_spans(business, awake):
        return Ping(together[0].start)
    at = _last_waking_before(business, end, waking)
    if at is None and (together := intersect_spans(civil, awake)):
        at = together[0].start
    return ping_with_hint(
        at or _last_waking_before(civil, end, waking) or waking.next_waking_moment(end), calendar
    )


def _second_thanks_ping(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Ping:
    """Three hours before the end or after that, as good an hour as there is; else just before."""
    late = end + SECOND_PING_AFTER
    awake = waking.waking_spans(late, closes)
    if together := intersect_spans(calendar.business_spans(late, closes), awake):
        return Ping(together[0].start)
    good = intersect_spans(calendar.civil_spans(late, closes), awake) or awake
    at = good[0].start if good else waking.last_waking_moment(late)
    return ping_with_hint(at, calendar)


def ping_with_hint(at: datetime, calendar: BusinessCalendar) -> Ping:
    """With the hint to send it later unless they are at work just then."""
    return Ping(at, Hint.NONE if calendar.is_business_time(at) else Hint.SCHEDULE_SEND)


def _last_waking_before(spans: Spans, earliest: datetime, waking: WakingHours) -> datetime | None:
    """The last waking moment before the first of the spans that has one no sooner than asked."""
    eves = (waking.last_waking_moment(span.start) for span in spans)
    return next((eve for eve in eves if eve >= earliest), None)


def details_window(end: datetime, first_thanks_ping: Ping, waking: WakingHours) -> Window:
    """Row 6: half an hour before the first thank-you ping, or on one card with it (S0, S2)."""
    end = to_utc(end)
    early = first_thanks_ping.at - MIN_PING_GAP
    at = early if early > end and waking.is_awake(early) else first_thanks_ping.at
    return Window(end, end + THANK_WITHIN, (Ping(at),))


def referee_window(
    end: datetime, calendar: BusinessCalendar, waking: WakingHours, asked_at: datetime | None = None
) -> Window:
    """Row 11: from the end on; the next business day at 10:00 the person's time (S2, S3).

    At once, or on waking, when the employer asked for references. It does not lapse.
    """
    end = to_utc(end)
    if asked_at is not None:
        return Window(end, None, (Ping(waking.next_waking_moment(max(to_utc(asked_at), end))),))
    return Window(end, None, (Ping(next_ten_oclock(end, calendar, waking)),))


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


def invitation_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 12: two business days later at 10:00 of the person, within ten (S1, S3)."""
    end = to_utc(end)
    last = calendar.add_business_days(calendar.day_of(end), 10)
    at = next_ten_oclock(end, calendar, waking, days=2)
    return Window(end, next_business_hours(last, calendar).end, (Ping(at),))


def useful_window(since: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 13: from the thank-you on, the next business day at 10:00 of the person (S2, S3)."""
    since = to_utc(since)
    return Window(
        since, None, (ping_with_hint(next_ten_oclock(since, calendar, waking), calendar),)
    )


def endorsement_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Row 18, the asking: the next business day at 10:00 of the person (S3)."""
    end = to_utc(end)
    return Window(end, None, (Ping(next_ten_oclock(end, calendar, waking)),))


def endorser_thanks_window(
    asked: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Row 18, the thanks: three business days after they were asked, at 10:00 (S3)."""
    asked = to_utc(asked)
    return Window(asked, None, (Ping(next_ten_oclock(asked, calendar, waking, days=3)),))


def brief_window(earlier_end: datetime, start: datetime, waking: WakingHours) -> Window:
    """Row 19: at 18:00 of the person the evening before, closes with the start (S2, S3).

    When the earlier round ended after that: an hour after its end, or at once when the next one
    follows on its heels.
    """
    earlier_end, start = to_utc(earlier_end), to_utc(start)
    day = start.astimezone(ZoneInfo(waking.zone)).date() - timedelta(days=1)
    at = waking_moment(day, BRIEF_AT, waking)
    if at < earlier_end:
        hour_later = waking.next_waking_moment(earlier_end + HOUR)
        at = hour_later if hour_later < start else waking.next_waking_moment(earlier_end)
    return Window(at, start, (Ping(at),) if at <= start else ())


def check_in_window(
    end: datetime, calendar: BusinessCalendar, waking: WakingHours, latest: date | None = None
) -> Window:
    """Row 15, the first: the business day after the latest day they named (S1, S2, S3).

    Without one it opens two business days after the end and speaks after five. It does not lapse:
    an answer, a next round or an outcome ends it.
    """
    end = to_utc(end)
    held = calendar.day_of(end)
    if latest is None:
        allowed = next_business_hours(calendar.add_business_days(held, 2), calendar).start
        return _window_from_day(allowed, calendar.add_business_days(held, 5), calendar, waking, end)
    day = calendar.next_business_day(max(held, latest))
    return _window_from_day(next_business_hours(day, calendar).start, day, calendar, waking, end)


def second_check_in_window(
    first_sent: datetime,
    calendar: BusinessCalendar,
    waking: WakingHours,
    latest: date | None = None,
) -> Window:
    """Row 15, the second and last: five business days after the first was sent (S1), and never
    before the day after the latest day they named: they may have named it since."""
    return _five_days_later_window(to_utc(first_sent), calendar, waking, latest)


def closure_window(
    last_sent: datetime, calendar: BusinessCalendar, waking: WakingHours, latest: date | None = None
) -> Window:
    """Row 16: five business days after the second check-in was sent (follows from S1), and never
    before the day after the latest day they named."""
    return _five_days_later_window(to_utc(last_sent), calendar, waking, latest)


def _five_days_later_window(
    sent: datetime, calendar: BusinessCalendar, waking: WakingHours, latest: date | None
) -> Window:
    day = calendar.add_business_days(calendar.day_of(sent), 5)
    if latest is not None:
        day = max(day, calendar.next_business_day(latest))
    return _window_from_day(next_business_hours(day, calendar).start, day, calendar, waking, sent)


def _window_from_day(
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
    for _ in range(CHECK_IN_SEARCH_DAYS):
        hours.append(next_business_hours(day, calendar))
        if together := intersect_spans((hours[-1],), waking.waking_spans(*hours[-1])):
            return Ping(together[0].start)
        day = calendar.next_business_day(day)
    return ping_with_hint(
        _last_waking_before(tuple(hours), since, waking) or waking.next_waking_moment(since),
        calendar,
    )


def next_business_hours(day: date, calendar: BusinessCalendar) -> Span:
    """Their hours on a business day, or on the next on which clocks show any."""
    while (hours := calendar.hours_on(day)) is None:
        day = calendar.next_business_day(day)
    return hours


def snooze_moment(until: datetime, waking: WakingHours) -> datetime:
    """When a ping that was put off comes: then if the person is awake, else when they wake."""
    return waking.next_waking_moment(until)


def late_ping_moment(at: datetime, now: datetime, waking: WakingHours) -> datetime:
    """When a ping comes whose moment may have passed while nobody ran: never before now."""
    return waking.next_waking_moment(now) if at < now else to_utc(at)
