"""Facts about a day and a time become the moments that the person can have meant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import InvalidInputError, ZoneName, to_utc
from coaching.reading.times.clock_moments import first_moment_of_day, moments_on_day
from coaching.reading.times.date_clock import (
    ClockSpan,
    ClockTime,
    check_length,
    minutes_since_midnight,
    possible_halves,
    span_minutes,
)
from coaching.reading.times.date_days import (
    DATE_NOT_READ,
    MAX_DAYS_AWAY,
    DateContext,
    DateLean,
    DateOrder,
    possible_days,
)
from coaching.reading.times.date_facts import DateFacts, FromNow, SaidZone, UtcOffset
from coaching.reading.times.date_parts import (
    TWO_ENDS,
    DateStatement,
    combine_facts,
    options_for_dotted,
)
from coaching.reading.times.date_words import DayHalf
from coaching.translation import _

FAR_YEAR: Final = _("That would be in {year}. Which year is it, for example “12 Nov 10:00”?")


@dataclass(frozen=True, slots=True)
class TimeReading:
    """Holds one moment the person can have meant; `start` and `end` are in UTC, `day` is local.

    Without a time of day `start` is the first moment of the day; `end` is then as far from it as
    the interview is said to take.
    """

    start: datetime
    end: datetime | None
    has_time: bool
    day: date
    said: "SaidClock | None" = field(default=None, compare=False)
    """What clocks show in the time zone that was written, where one was."""


@dataclass(frozen=True, slots=True)
class SaidClock:
    """Holds the zone that was written beside a time, as a tzinfo and in words: "CET", "UTC+2"."""

    zone: tzinfo
    words: str


@dataclass(frozen=True, slots=True)
class _ReadingContext:
    """Says where, when and how the person writes."""

    now: datetime
    zone: ZoneInfo
    order: DateOrder
    lean: DateLean

    def date_context(self) -> DateContext:
        return DateContext(self.now.astimezone(self.zone).date(), self.order, self.lean)


def read_facts(
    facts: DateFacts, *, now: datetime, zone: ZoneName, order: DateOrder, lean: DateLean
) -> tuple[TimeReading, ...]:
    """Returns the moments that facts can mean, likeliest first.

    Raises InvalidInputError where there is none.
    """
    context = _ReadingContext(to_utc(now), ZoneInfo(zone), order, lean)
    return _possible_readings(
        partial(_readings_from_facts, facts, context, dotted_as_date=way)
        for way in options_for_dotted(facts)
    )


def _possible_readings(
    readers: Iterable[Callable[[], tuple[TimeReading, ...]]],
) -> tuple[TimeReading, ...]:
    """Returns the readings of all readers that succeed; raises the first error where none does."""
    readings: list[TimeReading] = []
    objections: list[InvalidInputError] = []
    for way in readers:
        try:
            readings += way()
        except InvalidInputError as objection:
            objections.append(objection)
    if not readings:
        raise objections[0]
    return tuple(dict.fromkeys(readings))


def _readings_from_facts(
    facts: DateFacts, context: _ReadingContext, *, dotted_as_date: bool
) -> tuple[TimeReading, ...]:
    statement = combine_facts(facts, dotted_as_date=dotted_as_date)
    if isinstance(statement.time, FromNow):
        return (_reading_from_now(statement, statement.time.shift, context),)
    if not statement.has_day() and statement.time is None:
        raise InvalidInputError(DATE_NOT_READ)
    days = possible_days(
        statement.named_day, statement.weekday, statement.week, context.date_context()
    )
    return _possible_readings(partial(_readings_on_day, day, statement, context) for day in days)


def _reading_from_now(
    statement: DateStatement, shift: timedelta, context: _ReadingContext
) -> TimeReading:
    """Returns the minute so far from now; a day that was said beside it has to be the same."""
    start = (context.now + shift).replace(second=0, microsecond=0)
    day = start.astimezone(context.zone).date()
    if statement.has_day() and day not in possible_days(
        statement.named_day, statement.weekday, statement.week, context.date_context()
    ):
        raise InvalidInputError(DATE_NOT_READ)
    return TimeReading(start, _end_after_length(start, statement.length), has_time=True, day=day)


def _end_after_length(start: datetime, length: timedelta | None) -> datetime | None:
    return None if length is None else start + check_length(length)


def _readings_on_day(
    day: date, statement: DateStatement, context: _ReadingContext
) -> tuple[TimeReading, ...]:
    """Returns the statement's readings on that day.

    There are two for an hour that comes twice, for an early hour that may be in the evening, and
    for a zone that can be in two places.
    """
    if abs(day - context.date_context().today) > MAX_DAYS_AWAY:
        raise InvalidInputError(FAR_YEAR.format(year=day.year))
    clock = statement.time
    match clock:
        case None:
            start = first_moment_of_day(day, context.zone)
            end = _end_after_length(start, statement.length)
            return (TimeReading(start, end, has_time=False, day=day),)
        case ClockSpan() if statement.length:
            raise InvalidInputError(TWO_ENDS)
        case ClockTime() | ClockSpan():
            return _possible_readings(
                partial(_readings_at, day, clock, statement.length, _Dial(context.zone, half, said))
                for half in possible_halves(clock, statement.day_half)
                for said in _clocks_of_zone(statement.offset)
            )
        case _:
            raise ValueError("a moment has no day to be put on")


def _clocks_of_zone(offset: UtcOffset | SaidZone | None) -> tuple[SaidClock | None, ...]:
    """Returns the clocks that a written zone can mean; None for the person's own."""
    match offset:
        case None:
            return (None,)
        case UtcOffset():
            zone = timezone(offset.east)
            return (SaidClock(zone, str(zone)),)
        case SaidZone():
            return tuple(
                SaidClock(ZoneInfo(zone), offset.words if len(offset.zones) == 1 else zone)
                for zone in offset.zones
            )


@dataclass(frozen=True, slots=True)
class _Dial:
    """Says how a time of day is taken: the person's zone, the half of the day, the zone said."""

    zone: ZoneInfo
    half: DayHalf | None
    said: SaidClock | None


def _readings_at(
    day: date,
    clock: ClockTime | ClockSpan,
    length: timedelta | None,
    dial: _Dial,
) -> tuple[TimeReading, ...]:
    """Returns the moments at which clocks there show that time of that day."""
    zone, half = dial.said.zone if dial.said else dial.zone, dial.half
    if isinstance(clock, ClockTime):
        starts = moments_on_day(day, minutes_since_midnight(clock, half), zone)
        ends = [_end_after_length(start, length) for start in starts]
    else:
        first, last = span_minutes(clock, half)
        starts = moments_on_day(day, first, zone)
        ends = [_first_end_after(start, moments_on_day(day, last, zone)) for start in starts]
    return tuple(
        TimeReading(
            start, end, has_time=True, day=start.astimezone(dial.zone).date(), said=dial.said
        )
        for start, end in zip(starts, ends, strict=True)
    )


def _first_end_after(start: datetime, ends: tuple[datetime, ...]) -> datetime:
    """Returns the first end after the start; raises InvalidInputError if it is too far away."""
    end = min((end for end in ends if end > start), default=start)
    check_length(end - start)
    return end
