"""Reads when an interview starts as people type it: "yesterday 3pm", "12 Nov 10:00", "fri 9-10"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import InvalidInputError, ZoneName, to_utc
from coaching.model.wording import full_day_text, long_date_text, long_day_text, time_text
from coaching.reading.times.date_clock import (
    NO_TIME,
    ClockSpan,
    ClockTime,
    check_length,
    minutes_since_midnight,
    parse_length,
    span_minutes,
    to_time,
)
from coaching.reading.times.date_days import (
    DATE_NOT_READ,
    MAX_DAYS_AWAY,
    DateContext,
    DateLean,
    DateOrder,
    RelativeDay,
    possible_days,
)
from coaching.reading.times.date_parts import (
    TWO_ENDS,
    DateStatement,
    combine_facts,
    options_for_dotted,
)
from coaching.reading.times.date_phrases import DateFacts, FromNow, parse_phrases
from coaching.reading.times.date_words import tidy
from coaching.translation import Words, _

NOT_UNDERSTOOD: Final = _(
    "I can read that but for “{word}”. If it is a place or a time zone, leave it out, I ask for the"
    " city separately: “12 Nov 10:00” is enough."
)
FAR_YEAR: Final = _("That would be in {year}. Which year is it, for example “12 Nov 10:00”?")
SKIPPED_TIME: Final = _(
    "The clocks go forward then: on {day} there is no {time}."
    " Which time is it, for example “{example}”?"
)
# Translators: a time zone left this day out, as Samoa did when it changed sides.
SKIPPED_DAY: Final = _("There is no {date} there. Which day is it?")
# Translators: such as "Thu 26 Nov 2026, 10:00" or "Thu 26 Nov 2026, 10:00–11:00".
READING: Final = _("{day}, {time}")
READING_SPAN: Final = _("{day}, {start}–{end}")
MAX_DATE_CHARS: Final = 200
"""So many letters are enough to name any day."""


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


@dataclass(frozen=True, slots=True)
class _ReadingContext:
    """Says where, when and how the person writes."""

    now: datetime
    zone: ZoneInfo
    order: DateOrder
    lean: DateLean

    def date_context(self) -> DateContext:
        return DateContext(self.now.astimezone(self.zone).date(), self.order, self.lean)


def read_when(
    text: str,
    *,
    now: datetime,
    zone: ZoneName,
    order: DateOrder = "dmy",
    lean: DateLean = "near",
) -> tuple[TimeReading, ...]:
    """Reads the start of an interview: one reading, or more, likeliest first.

    There are more where day and month can be swapped, where "next friday" can be two Fridays, where
    an hour comes twice as the clocks go back, and for "12.11" alone. Midnight begins its day.
    Raises InvalidInputError where there is no reading.
    """
    facts = parse_facts(text)
    context = _ReadingContext(to_utc(now), ZoneInfo(zone), order, lean)
    return _possible_readings(
        partial(_readings_from_facts, facts, context, dotted_as_date=way)
        for way in options_for_dotted(facts)
    )


def parse_facts(text: str, rejection: Words = DATE_NOT_READ) -> DateFacts:
    """Returns the facts in a text; raises InvalidInputError with the words that are not known."""
    facts, strange = parse_phrases(tidy(text)) if len(text) <= MAX_DATE_CHARS else ((), ())
    if not facts or any(not word.isascii() or not word.isalnum() for word in strange):
        raise InvalidInputError(rejection)
    if strange:
        raise InvalidInputError(NOT_UNDERSTOOD.format(word=strange[0]))
    return facts


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
    """Returns the statement's readings on that day: two for an hour that comes twice."""
    if abs(day - context.date_context().today) > MAX_DAYS_AWAY:
        raise InvalidInputError(FAR_YEAR.format(year=day.year))
    zone = timezone(statement.offset.east) if statement.offset else context.zone
    match statement.time:
        case None:
            start = first_moment_of_day(day, context.zone)
            return (
                TimeReading(
                    start, _end_after_length(start, statement.length), has_time=False, day=day
                ),
            )
        case ClockTime():
            starts = moments_on_day(
                day, minutes_since_midnight(statement.time, statement.day_half), zone
            )
            ends = [_end_after_length(start, statement.length) for start in starts]
        case ClockSpan() if statement.length:
            raise InvalidInputError(TWO_ENDS)
        case ClockSpan():
            first, last = span_minutes(statement.time, statement.day_half)
            starts = moments_on_day(day, first, zone)
            ends = [_first_end_after(start, moments_on_day(day, last, zone)) for start in starts]
        case _:
            raise ValueError("a moment has no day to be put on")
    return tuple(
        TimeReading(start, end, has_time=True, day=start.astimezone(context.zone).date())
        for start, end in zip(starts, ends, strict=True)
    )


def _first_end_after(start: datetime, ends: tuple[datetime, ...]) -> datetime:
    """Returns the first end after the start; raises InvalidInputError if it is too far away."""
    end = min((end for end in ends if end > start), default=start)
    check_length(end - start)
    return end


def moments_on_day(day: date, minutes: int, zone: tzinfo) -> tuple[datetime, ...]:
    """Returns the moments in UTC at which clocks show so many minutes past that day's midnight.

    There are two as the clocks go back; raises InvalidInputError where they skip that time.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)  # what the clock shows
    candidates = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [
        moment for moment in candidates if moment.astimezone(zone).replace(tzinfo=None) == local
    ]
    if not real:
        raise InvalidInputError(
            SKIPPED_TIME.format(
                day=long_day_text(local.day, local.month),
                time=time_text(local.time()),
                example=f"{candidates[0].astimezone(zone):%H:%M}",
            )
        )
    return tuple(dict.fromkeys(real))


def first_moment_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Returns when that day begins, in UTC; raises InvalidInputError for a day the zone skipped."""
    start = datetime.combine(day, time(), zone).astimezone(UTC)
    if start.astimezone(zone).date() != day:
        date_words = long_date_text(day.day, day.month, day.year)
        raise InvalidInputError(SKIPPED_DAY.format(date=date_words))
    return start


def read_time(text: str) -> time:
    """Reads the time of day, for a question that asks for nothing else.

    It does not know the day: where clock changes matter, read the day and this text together with
    read_when. Raises InvalidInputError.
    """
    statement = combine_facts((*parse_facts(text, NO_TIME), RelativeDay()), dotted_as_date=False)
    alone = (
        not (statement.weekday or statement.week or statement.offset or statement.length)
        and statement.named_day == RelativeDay()
    )
    if not (alone and isinstance(statement.time, ClockTime)):
        raise InvalidInputError(NO_TIME)
    return to_time(minutes_since_midnight(statement.time, statement.day_half))


_LENGTH_LEAD_IN: Final = re.compile(
    r"^(?:(?:it )?(?:takes|took|lasts|lasted|for|about|around|ca|circa|~) ?)+"
)
_BARE_MINUTES: Final = re.compile("[0-9]{1,4}")
_HOURS_AND_MINUTES: Final = re.compile("([0-9]{1,2}):([0-5][0-9])(?: ?h)?")


def read_duration(text: str) -> timedelta:
    """Reads how long an interview takes, from 5 minutes to 12 hours; a bare number is minutes."""
    plain = _LENGTH_LEAD_IN.sub("", tidy(text)) if len(text) <= MAX_DATE_CHARS else ""
    if _BARE_MINUTES.fullmatch(plain):
        return check_length(timedelta(minutes=int(plain)))
    if clock := _HOURS_AND_MINUTES.fullmatch(plain):
        return check_length(timedelta(hours=int(clock[1]), minutes=int(clock[2])))
    return check_length(parse_length(plain))


def format_reading(reading: TimeReading, zone: ZoneName) -> str:
    """Formats the reading in full for confirmation: "Thu 12 Nov 2026, 10:00–11:00".

    An hour that comes twice is marked by its distance from UTC.
    """
    day = full_day_text(reading.day)
    if not reading.has_time:
        return day
    ends = [end for end in (reading.start, reading.end) if end]
    local, suffix = _to_local_times(ends, ZoneInfo(zone))
    times = [time_text(end.time()) for end in local]
    if len(times) == 1:
        return READING.format(day=day, time=times[0]) + suffix
    return READING_SPAN.format(day=day, start=times[0], end=times[1]) + suffix


def _to_local_times(ends: list[datetime], zone: ZoneInfo) -> tuple[list[datetime], str]:
    """Returns local times, and the first one's distance from UTC if that hour comes twice."""
    local = [end.astimezone(zone) for end in ends]
    if all(end.replace(fold=0).utcoffset() == end.replace(fold=1).utcoffset() for end in local):
        return local, ""
    offset = local[0].utcoffset() or timedelta()
    return [end.astimezone(timezone(offset)) for end in ends], f" {timezone(offset)}"
