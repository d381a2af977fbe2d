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
    Waking,
    both,
    local_moment,
)
from coaching.model.step_key import Hint
from coaching.model.vocabulary import aware

HOUR = timedelta(hours=1)
THANK_WITHIN = 24 * HOUR
REMIND_AT = 21 * HOUR
"""The second ping, three hours before the end."""
APART = timedelta(minutes=30)
"""What is due within half an hour is one card; a second ping sooner than that is none."""
NOTES_KEEP = timedelta(days=14)
"""How long notes and a look back are still offered; after two weeks memory makes them up."""
TEN = time(10)
EVENING = time(18)
PATIENCE = 10
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


def before_leaving(starts: datetime, waking: Waking) -> Window:
    """Row 1: 60 minutes before the start, closes with it (S1, S2, S3).

    Not awake then: on waking, when that leaves a quarter of an hour; else the last time before.
    """
    starts = aware(starts)
    at = waking.next_awake(starts - HOUR)
    if at > starts - timedelta(minutes=15):
        at = waking.last_awake(starts - HOUR)
    return Window(min(at, starts - HOUR), starts, (Ping(at),))


def capture(end: datetime, waking: Waking) -> Window:
    """Rows 2 and 3: from the end on, a ping ten minutes later or on waking (S0, S1, S3, S4)."""
    end = aware(end)
    return Window(end, end + NOTES_KEEP, (Ping(waking.next_awake(end + timedelta(minutes=10))),))


def reflect(end: datetime, waking: Waking) -> Window:
    """Row 10: from an hour after the end, a ping at two, else next morning (S0, S1, S2, S3)."""
    end = aware(end)
    return Window(end + HOUR, end + NOTES_KEEP, (Ping(waking.next_awake(end + 2 * HOUR)),))


def thank_you(end: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Rows 7 to 9: within 24 elapsed hours (all five), in business hours where there are (S0).

    At least one ping; a second three hours before the end unless the first was as good as that.
    """
    end = aware(end)
    closes = end + THANK_WITHIN
    first = _first_thanks(end, closes, calendar, waking)
    second = _second_thanks(end, closes, calendar, waking)
    pings = (first, second) if second.at - first.at >= APART else (first,)
    return Window(end, closes, pings)


def _first_thanks(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: Waking
) -> Ping:
    """An hour after the end or as soon as they work and the person is awake.

    Else the last waking moment before their work, else civil hours, else the eve of those.
    """
    soon = end + HOUR
    awake = waking.spans(soon, closes)
    business, civil = calendar.business(soon, closes), calendar.civil(soon, closes)
    if together := both(business, awake):
        return Ping(together[0].start)
    at = _eve(business, end, waking)
    if at is None and (together := both(civil, awake)):
        at = together[0].start
    return ping_at(at or _eve(civil, end, waking) or waking.next_awake(end), calendar)


def _second_thanks(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: Waking
) -> Ping:
    """Three hours before the end or after that, as good an hour as there is; else just before."""
    late = end + REMIND_AT
    awake = waking.spans(late, closes)
    if together := both(calendar.business(late, closes), awake):
        return Ping(together[0].start)
    good = both(calendar.civil(late, closes), awake) or awake
    at = good[0].start if good else waking.last_awake(late)
    return ping_at(at, calendar)


def ping_at(at: datetime, calendar: BusinessCalendar) -> Ping:
    """With the hint to send it later unless they are at work just then."""
    return Ping(at, Hint.NONE if calendar.is_business(at) else Hint.SCHEDULE_SEND)


def _eve(spans: Spans, earliest: datetime, waking: Waking) -> datetime | None:
    """The last waking moment before the first of the spans that has one no sooner than asked."""
    eves = (waking.last_awake(span.start) for span in spans)
    return next((eve for eve in eves if eve >= earliest), None)


def details(end: datetime, first_thanks: Ping, waking: Waking) -> Window:
    """Row 6: half an hour before the first thank-you ping, or on one card with it (S0, S2)."""
    end = aware(end)
    early = first_thanks.at - APART
    at = early if early > end and waking.is_awake(early) else first_thanks.at
    return Window(end, end + THANK_WITHIN, (Ping(at),))


def referee(
    end: datetime, calendar: BusinessCalendar, waking: Waking, asked_at: datetime | None = None
) -> Window:
    """Row 11: from the end on; the next business day at 10:00 the person's time (S2, S3).

    At once, or on waking, when the employer asked for references. It does not lapse.
    """
    end = aware(end)
    if asked_at is not None:
        return Window(end, None, (Ping(waking.next_awake(max(aware(asked_at), end))),))
    return Window(end, None, (Ping(next_ten(end, calendar, waking)),))


def next_ten(
    since: datetime, calendar: BusinessCalendar, waking: Waking, days: int = 1
) -> datetime:
    """10:00 of the person so many business days later, moved into their waking hours."""
    day = calendar.add_business_days(calendar.day_of(since), days)
    while (at := at_clock(day, TEN, waking)) < since:  # their date may be behind the person's
        day = calendar.next_business_day(day)
    return at


def at_clock(day: date, clock: time, waking: Waking) -> datetime:
    """That time of that day where the person is, or on waking that day, or the last time before."""
    wanted = local_moment(day, clock, waking.zone)
    midnight = local_moment(day + timedelta(days=1), time(0), waking.zone)
    at = waking.next_awake(wanted)
    return at if at < midnight else waking.last_awake(wanted)


def invite(end: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 12: two business days later at 10:00 of the person, within ten (S1, S3)."""
    end = aware(end)
    last = calendar.add_business_days(calendar.day_of(end), 10)
    at = next_ten(end, calendar, waking, days=2)
    return Window(end, hours_from(last, calendar).end, (Ping(at),))


def useful(since: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 13: from the thank-you on, the next business day at 10:00 of the person (S2, S3)."""
    since = aware(since)
    return Window(since, None, (ping_at(next_ten(since, calendar, waking), calendar),))


def endorse(end: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 18, the asking: the next business day at 10:00 of the person (S3)."""
    end = aware(end)
    return Window(end, None, (Ping(next_ten(end, calendar, waking)),))


def endorsed(asked: datetime, calendar: BusinessCalendar, waking: Waking) -> Window:
    """Row 18, the thanks: three business days after they were asked, at 10:00 (S3)."""
    asked = aware(asked)
    return Window(asked, None, (Ping(next_ten(asked, calendar, waking, days=3)),))


def brief(earlier: datetime, starts: datetime, waking: Waking) -> Window:
    """Row 19: at 18:00 of the person the evening before, closes with the start (S2, S3).

    When the earlier round ended after that: an hour after its end, or at once when the next one
    follows on its heels.
    """
    earlier, starts = aware(earlier), aware(starts)
    day = starts.astimezone(ZoneInfo(waking.zone)).date() - timedelta(days=1)
    at = at_clock(day, EVENING, waking)
    if at < earlier:
        hour_later = waking.next_awake(earlier + HOUR)
        at = hour_later if hour_later < starts else waking.next_awake(earlier)
    return Window(at, starts, (Ping(at),) if at <= starts else ())


def check_in(
    end: datetime, calendar: BusinessCalendar, waking: Waking, latest: date | None = None
) -> Window:
    """Row 15, the first: the business day after the latest day they named (S1, S2, S3).

    Without one it opens two business days after the end and speaks after five. It does not lapse:
    an answer, a next round or an outcome ends it.
    """
    end = aware(end)
    held = calendar.day_of(end)
    if latest is None:
        allowed = hours_from(calendar.add_business_days(held, 2), calendar).start
        return _check(allowed, calendar.add_business_days(held, 5), calendar, waking, end)
    day = calendar.next_business_day(max(held, latest))
    return _check(hours_from(day, calendar).start, day, calendar, waking, end)


def second_check_in(
    first_sent: datetime, calendar: BusinessCalendar, waking: Waking, latest: date | None = None
) -> Window:
    """Row 15, the second and last: five business days after the first was sent (S1), and never
    before the day after the latest day they named: they may have named it since."""
    return _five_days_on(aware(first_sent), calendar, waking, latest)


def closure(
    last_sent: datetime, calendar: BusinessCalendar, waking: Waking, latest: date | None = None
) -> Window:
    """Row 16: five business days after the second check-in was sent (follows from S1), and never
    before the day after the latest day they named."""
    return _five_days_on(aware(last_sent), calendar, waking, latest)


def _five_days_on(
    sent: datetime, calendar: BusinessCalendar, waking: Waking, latest: date | None
) -> Window:
    day = calendar.add_business_days(calendar.day_of(sent), 5)
    if latest is not None:
        day = max(day, calendar.next_business_day(latest))
    return _check(hours_from(day, calendar).start, day, calendar, waking, sent)


def _check(
    opens: datetime, day: date, calendar: BusinessCalendar, waking: Waking, since: datetime
) -> Window:
    """A window with a ping that day or later; it opens early where only an eve can be had."""
    ping = _check_ping(day, calendar, waking, since)
    return Window(min(opens, ping.at), None, (ping,))


def _check_ping(day: date, calendar: BusinessCalendar, waking: Waking, since: datetime) -> Ping:
    """From that day on the first hour when they work and the person is awake.

    When their work is always the person's night: the last waking moment before, to be sent later.
    """
    hours: list[Span] = []
    for _ in range(PATIENCE):
        hours.append(hours_from(day, calendar))
        if together := both((hours[-1],), waking.spans(*hours[-1])):
            return Ping(together[0].start)
        day = calendar.next_business_day(day)
    return ping_at(_eve(tuple(hours), since, waking) or waking.next_awake(since), calendar)


def hours_from(day: date, calendar: BusinessCalendar) -> Span:
    """Their hours on a business day, or on the next on which clocks show any."""
    while (hours := calendar.hours_on(day)) is None:
        day = calendar.next_business_day(day)
    return hours


def put_off(until: datetime, waking: Waking) -> datetime:
    """When a ping that was put off comes: then if the person is awake, else when they wake."""
    return waking.next_awake(until)


def late(at: datetime, now: datetime, waking: Waking) -> datetime:
    """When a ping comes whose moment may have passed while nobody ran: never before now."""
    return waking.next_awake(now) if at < now else aware(at)
