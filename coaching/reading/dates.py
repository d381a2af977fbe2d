"""When an interview starts, as people type it: "yesterday 3pm", "12 Nov 10:00", "fri 9-10"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import Rejected, ZoneName, aware
from coaching.reading.date_clock import (
    NO_TIME,
    Clock,
    Span,
    believable,
    length_of,
    minutes_of,
    span_minutes,
    time_of,
)
from coaching.reading.date_days import (
    FARTHEST,
    UNREAD,
    Bearings,
    Lean,
    Order,
    Shift,
    days_meant,
    spoken,
)
from coaching.reading.date_parts import TWICE, Said, dotted_ways, said
from coaching.reading.date_phrases import Facts, FromNow, heard
from coaching.reading.date_words import MONTH_NAMES, WEEKDAY_NAMES, tidy

TOO_LONG: Final = 200
"""Letters; nobody needs more to name a day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing the person can have meant; `start` and `end` are in UTC, `day` is local.

    Without a time of day `start` is the first moment of the day; `end` is then as far from it
    as the interview is said to take.
    """

    start: datetime
    end: datetime | None
    has_time: bool
    day: date


@dataclass(frozen=True, slots=True)
class _Here:
    """Where, when and how somebody writes."""

    now: datetime
    zone: ZoneInfo
    order: Order
    lean: Lean

    def bearings(self) -> Bearings:
        return Bearings(self.now.astimezone(self.zone).date(), self.order, self.lean)


def read_when(
    text: str,
    *,
    now: datetime,
    zone: ZoneName,
    order: Order = "dmy",
    lean: Lean = "near",
) -> tuple[Reading, ...]:
    """What a text says about the start of an interview: one reading, or more, likeliest first.

    More than one where days and months can be swapped, where "next friday" can be two Fridays,
    where an hour comes twice as the clocks go back, and for "12.11" alone. Midnight is the one
    that begins the day. Raises Rejected where there is no reading.
    """
    facts = known(text)
    here = _Here(aware(now), ZoneInfo(zone), order, lean)
    return _all_that_work(partial(_read, facts, here, as_date=way) for way in dotted_ways(facts))


def known(text: str, unread: str = UNREAD) -> Facts:
    """The facts in a text; Rejected, naming what is strange, unless all of it is known."""
    facts, strange = heard(tidy(text)) if len(text) <= TOO_LONG else ((), ())
    if not facts or any(not word.isascii() or not word.isalnum() for word in strange):
        raise Rejected(unread)
    if strange:
        raise Rejected(
            f"I can read that but for “{strange[0]}”. If it is a place or a time zone, leave it"
            " out, I ask for the city separately: “12 Nov 10:00” is enough."
        )
    return facts


def _all_that_work(ways: Iterable[Callable[[], tuple[Reading, ...]]]) -> tuple[Reading, ...]:
    """The readings of all ways that are possible; the first objection where none is."""
    found: list[Reading] = []
    objections: list[Rejected] = []
    for way in ways:
        try:
            found += way()
        except Rejected as objection:
            objections.append(objection)
    if not found:
        raise objections[0]
    return tuple(dict.fromkeys(found))


def _read(facts: Facts, here: _Here, *, as_date: bool) -> tuple[Reading, ...]:
    it = said(facts, as_date=as_date)
    if isinstance(it.time, FromNow):
        return (_away(it, it.time.shift, here),)
    if not it.has_day() and it.time is None:
        raise Rejected(UNREAD)
    days = days_meant(it.named, it.weekday, it.week, here.bearings())
    return _all_that_work(partial(_on, day, it, here) for day in days)


def _away(it: Said, shift: timedelta, here: _Here) -> Reading:
    """The minute so far from now; a day that was said beside it has to be the same."""
    start = (here.now + shift).replace(second=0, microsecond=0)
    day = start.astimezone(here.zone).date()
    if it.has_day() and day not in days_meant(it.named, it.weekday, it.week, here.bearings()):
        raise Rejected(UNREAD)
    return Reading(start, _after(start, it.length), has_time=True, day=day)


def _after(start: datetime, length: timedelta | None) -> datetime | None:
    return None if length is None else start + believable(length)


def _on(day: date, it: Said, here: _Here) -> tuple[Reading, ...]:
    """What was said, on that day: two readings for an hour that comes twice."""
    if abs(day - here.bearings().today) > FARTHEST:
        raise Rejected(
            f"That would be in {day.year}. Which year is it, for example “12 Nov 10:00”?"
        )
    zone = timezone(it.offset.east) if it.offset else here.zone
    match it.time:
        case None:
            start = first_moment(day, here.zone)
            return (Reading(start, _after(start, it.length), has_time=False, day=day),)
        case Clock():
            starts = moments(day, minutes_of(it.time, it.part), zone)
            ends = [_after(start, it.length) for start in starts]
        case Span() if it.length:
            raise Rejected(TWICE.format(what="end"))
        case Span():
            first, last = span_minutes(it.time, it.part)
            starts = moments(day, first, zone)
            ends = [_end(start, moments(day, last, zone)) for start in starts]
        case _:
            raise ValueError("a moment has no day to be put on")
    return tuple(
        Reading(start, end, has_time=True, day=start.astimezone(here.zone).date())
        for start, end in zip(starts, ends, strict=True)
    )


def _end(start: datetime, ends: tuple[datetime, ...]) -> datetime:
    """The first of the moments after the start; Rejected if no interview takes that long."""
    end = min((end for end in ends if end > start), default=start)
    believable(end - start)
    return end


def moments(day: date, minutes: int, zone: tzinfo) -> tuple[datetime, ...]:
    """The moments in UTC at which clocks show so many minutes past that day's midnight.

    Two as the clocks go back; Rejected where they are put forward over that time.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)  # what the clock shows
    both = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [it for it in both if it.astimezone(zone).replace(tzinfo=None) == local]
    if not real:
        raise Rejected(
            f"The clocks go forward then: on {spoken(local.date())} there is no {local:%H:%M}."
            f" Which time is it, for example “{both[0].astimezone(zone):%H:%M}”?"
        )
    return tuple(dict.fromkeys(real))


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """When that day begins, in UTC; Rejected for a day the zone has left out."""
    start = datetime.combine(day, time(), zone).astimezone(UTC)
    if start.astimezone(zone).date() != day:
        raise Rejected(f"There is no {spoken(day)} {day.year} there. Which day is it?")
    return start


def read_time(text: str) -> time:
    """The time of day a text says, for somebody who was asked for that alone.

    What it cannot know is the day: to have changing clocks seen to, read the day and this text
    together with read_when. Raises Rejected.
    """
    it = said((*known(text, NO_TIME), Shift()), as_date=False)
    alone = not (it.weekday or it.week or it.offset or it.length) and it.named == Shift()
    if not (alone and isinstance(it.time, Clock)):
        raise Rejected(NO_TIME)
    return time_of(minutes_of(it.time, it.part))


_LEAD: Final = re.compile(
    r"^(?:(?:it )?(?:takes|took|lasts|lasted|for|about|around|ca|circa|~) ?)+"
)
_MINUTES: Final = re.compile("[0-9]{1,4}")
_HOURS: Final = re.compile("([0-9]{1,2}):([0-5][0-9])(?: ?h)?")


def read_duration(text: str) -> timedelta:
    """How long an interview takes, from 5 minutes to 12 hours; a bare number is minutes."""
    plain = _LEAD.sub("", tidy(text)) if len(text) <= TOO_LONG else ""
    if _MINUTES.fullmatch(plain):
        return believable(timedelta(minutes=int(plain)))
    if clock := _HOURS.fullmatch(plain):
        return believable(timedelta(hours=int(clock[1]), minutes=int(clock[2])))
    return believable(length_of(plain))


def echo(reading: Reading, zone: ZoneName) -> str:
    """The reading in full for confirmation: "Thu 12 Nov 2026, 10:00–11:00".

    An hour that comes twice is told apart by its distance from UTC.
    """
    day = _dated(reading.day)
    if not reading.has_time:
        return day
    ends = [end for end in (reading.start, reading.end) if end]
    local, suffix = _told_apart(ends, ZoneInfo(zone))
    return f"{day}, " + "–".join(f"{end:%H:%M}" for end in local) + suffix


def _dated(day: date) -> str:
    weekday, month = WEEKDAY_NAMES[day.weekday()][:3], MONTH_NAMES[day.month - 1][:3]
    return f"{weekday} {day.day} {month} {day.year}"


def _told_apart(ends: list[datetime], zone: ZoneInfo) -> tuple[list[datetime], str]:
    """The moments on the clock there, with the first one's distance from UTC if one comes twice."""
    local = [end.astimezone(zone) for end in ends]
    if all(end.replace(fold=0).utcoffset() == end.replace(fold=1).utcoffset() for end in local):
        return local, ""
    offset = local[0].utcoffset() or timedelta()
    return [end.astimezone(timezone(offset)) for end in ends], f" {timezone(offset)}"
