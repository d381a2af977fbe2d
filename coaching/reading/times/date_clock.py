"""People write times of day and lengths in many ways: "half past two", "15h30", "90 min"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_words import (
    COUNTS,
    FIXED_LENGTHS,
    HOUR_UNITS,
    HOUR_WORDS,
    MINUTE_UNITS,
    MINUTE_WORDS,
    NAMED_HOURS,
    PAST_OR_TO_MINUTES,
    PAST_OR_TO_SIGNS,
    DayHalf,
    any_word_pattern,
)
from coaching.translation import _

NO_TIME: Final = _("I could not read that as a time. Write it like “15:00” or “3pm”.")
NO_LENGTH: Final = _("I could not read that as a length. Write it like “45 min” or “1.5 hours”.")
BAD_LENGTH: Final = _(
    "An interview takes from 5 minutes to 12 hours. How long, for example “45 min”?"
)
SHORTEST_INTERVIEW: Final = timedelta(minutes=5)
LONGEST_INTERVIEW: Final = timedelta(hours=12)
NOON_MINUTES: Final = 12 * 60
DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class ClockTime:
    """Holds a time of day as written; `minute` is negative in "quarter to four"."""

    hour: int
    minute: int = 0
    half: DayHalf | None = None
    is_24_hour: bool = False
    """The time was written on the 24-hour clock: 15:00, 07:30, noon."""
    is_formal: bool = False
    """The time was written with "Uhr" or "h", so that 7:30 is rather in the morning."""


@dataclass(frozen=True, slots=True)
class ClockSpan:
    start: ClockTime
    end: ClockTime


def _parse_digits(match: re.Match[str]) -> ClockTime:
    """Reads 15:30, 10.30 am, 15h30, 0930, 3 pm and 9; hour, minute and half are named groups."""
    groups = match.groupdict()
    hour = groups["hour"]
    return ClockTime(
        int(hour),
        int(groups.get("minute") or 0),
        _parse_half(groups.get("half")),
        is_24_hour=hour.startswith("0") or int(hour) > 12 or hour == "0",
        is_formal=bool(groups.get("formal")),
    )


def _parse_half(word: str | None) -> DayHalf | None:
    if not word:
        return None
    return "am" if word == "am" else "pm"


def _parse_relative(match: re.Match[str]) -> ClockTime:
    """Reads "quarter to four" and "twenty past 3"."""
    amount = match["amount"]
    minutes = PAST_OR_TO_MINUTES[amount] if amount in PAST_OR_TO_MINUTES else int(amount)
    return ClockTime(
        parse_hour(match["hour"]),
        PAST_OR_TO_SIGNS[match["side"]] * minutes,
        _parse_half(match["half"]),
    )


def _parse_spelled(match: re.Match[str]) -> ClockTime:
    """Reads "ten thirty", "two o'clock" and "seven pm"."""
    minute = MINUTE_WORDS[match["minute"]] if match["minute"] else 0
    return ClockTime(parse_hour(match["hour"]), minute, _parse_half(match["half"]))


def parse_hour(word: str) -> int:
    """Reads "ten" and "10" as a number."""
    return HOUR_WORDS[word] if word in HOUR_WORDS else int(word)


_HALF: Final = "(?: ?(?P<half>am|pm))?"
_HOUR: Final = f"(?P<hour>{any_word_pattern(HOUR_WORDS)}|[0-9]{{1,2}})"
_CLOCK_PATTERNS: Final[tuple[tuple[str, Callable[[re.Match[str]], ClockTime]], ...]] = (
    (
        (
            f"(?:(?P<amount>{any_word_pattern(PAST_OR_TO_MINUTES)}|[0-9]{{1,2}}(?= min| past))"
            "(?: ?min(?:ute)?s?)?)"
            f" (?P<side>{any_word_pattern(PAST_OR_TO_SIGNS)}) {_HOUR}(?: o'?clock)?{_HALF}"
        ),
        _parse_relative,
    ),
    (
        f"(?P<hour>{any_word_pattern(HOUR_WORDS)}|[0-9]{{1,2}}) y media",
        lambda m: ClockTime(parse_hour(m["hour"]), 30),
    ),
    (
        f"half {_HOUR}{_HALF}",
        lambda m: ClockTime(parse_hour(m["hour"]), 30, _parse_half(m["half"])),
    ),
    (f"halb {_HOUR}(?: uhr)?", lambda m: ClockTime(parse_hour(m["hour"]), -30)),
    (any_word_pattern(NAMED_HOURS), lambda m: ClockTime(NAMED_HOURS[m[0]], is_24_hour=True)),
    (
        (
            rf"(?P<hour>[0-9]{{1,2}})[:.](?P<minute>[0-5][0-9])"
            rf"(?::[0-5][0-9])?(?P<formal> ?(?:uhr|hrs|horas|heures|h))?{_HALF}"
        ),
        _parse_digits,
    ),
    (
        (
            r"(?P<hour>[0-9]{1,2})(?P<formal> ?(?:uhr|hrs|horas|heures?|h))"
            r"(?: ?(?P<minute>[0-5][0-9])(?: ?min)?)?"
        ),
        _parse_digits,
    ),
    (r"(?P<hour>[0-9]{1,2})(?P<minute>[0-5][0-9]) ?(?P<half>am|pm)", _parse_digits),
    (
        r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][05])(?: ?(?:uhr|hours|hrs|h))?",
        lambda m: replace(_parse_digits(m), is_24_hour=True),
    ),
    (
        (
            f"(?P<hour>{any_word_pattern(HOUR_WORDS)})"
            f"(?: (?P<minute>{any_word_pattern(MINUTE_WORDS)}))?"
            f"(?: o'?clock| uhr)?{_HALF}"
        ),
        _parse_spelled,
    ),
    (rf"(?P<hour>[0-9]{{1,2}})(?: ?o'?clock)?{_HALF}", _parse_digits),
)
_SPACED_CLOCK: Final = f"(?P<hour>[0-9]{{1,2}}) (?P<minute>[0-5][05]){_HALF}"
_CLOCK_PARSERS: Final = tuple(
    (re.compile(form), make) for form, make in (*_CLOCK_PATTERNS, (_SPACED_CLOCK, _parse_digits))
)


def strip_group_names(pattern: str) -> str:
    """Returns the pattern without group names, so that another pattern can contain it."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


CLOCK_REGEX: Final = "(?:" + "|".join(strip_group_names(form) for form, _ in _CLOCK_PATTERNS) + ")"
SPACED_CLOCK_REGEX: Final = strip_group_names(_SPACED_CLOCK)
"""Reads "5 45" after a word that tells that a time comes."""


def parse_clock(text: str) -> ClockTime:
    """Reads a text that is a time of day and nothing else; raises InvalidInputError otherwise."""
    for form, make in _CLOCK_PARSERS:
        if match := form.fullmatch(text):
            return make(match)
    raise InvalidInputError(NO_TIME)


def minutes_since_midnight(clock: ClockTime, day_half: DayHalf | None = None) -> int:
    """Returns minutes since midnight; a bare hour from 1 to 7 is in the afternoon by default."""
    minutes = _hour_of_day(clock, day_half) * 60 + clock.minute
    if not 0 <= minutes < DAY_MINUTES:
        raise InvalidInputError(NO_TIME)
    return minutes


def possible_halves(
    time: ClockTime | ClockSpan, day_half: DayHalf | None
) -> tuple[DayHalf | None, ...]:
    """Returns the halves of the day to try: both from 5:00 to 7:59, where nothing tells which.

    None means what is usual; it comes first unless the time was written formally.
    """
    ends = (time,) if isinstance(time, ClockTime) else (time.start, time.end)
    start, told = ends[0], any(end.half for end in ends)
    if day_half or told or start.is_24_hour or not 5 <= _hour_on_dial(start) <= 7:
        return (day_half,)
    return ("am", None) if start.is_formal else (None, "am")


def _hour_on_dial(clock: ClockTime) -> int:
    """Returns the hour that a clock without halves shows."""
    return (clock.hour * 60 + clock.minute) // 60


def _hour_of_day(clock: ClockTime, day_half: DayHalf | None) -> int:
    half = clock.half or (None if clock.is_24_hour else day_half)
    match half:
        case "am" if clock.hour > 12:
            raise InvalidInputError(NO_TIME)
        case "am":
            return clock.hour % 12
        case "pm" if clock.hour <= 12:
            return clock.hour % 12 + 12
    afternoon = not clock.is_24_hour and half is None and 1 <= clock.hour <= 7
    return clock.hour + 12 if afternoon else clock.hour


def span_minutes(span: ClockSpan, day_half: DayHalf | None = None) -> tuple[int, int]:
    """Returns both ends in minutes since the first midnight; the end may be on the next day."""
    start = minutes_since_midnight(span.start, day_half or _start_half(span))
    end = minutes_since_midnight(span.end, day_half)
    if day_half is None and not span.start.half and start >= end and span.end.half == "pm":
        start = minutes_since_midnight(span.start, "am")
    if end <= start < end + NOON_MINUTES and _can_end_later(span):
        end += NOON_MINUTES
    return start, end if end > start else end + DAY_MINUTES


def _can_end_later(span: ClockSpan) -> bool:
    """Returns whether the end may be twelve hours later: in 19:00-8, but not in 22:00-10:30."""
    on_24_hours = span.end.is_24_hour or (span.start.is_24_hour and span.end.hour >= 10)
    return not (on_24_hours or span.end.half)


def _start_half(span: ClockSpan) -> DayHalf | None:
    """Takes the half of the day from the end: in "3-4pm" the first hour is in the afternoon too."""
    return None if span.start.is_24_hour else span.end.half


def to_time(minutes: int) -> time:
    """Returns the time of day so many minutes after midnight, on whichever day."""
    return time(minutes // 60 % 24, minutes % 60)


_COUNT: Final = f"(?:{any_word_pattern(COUNTS)}(?!\\w)|[0-9]{{1,3}})"
_LENGTH_PATTERNS: Final[tuple[tuple[str, Callable[[re.Match[str]], float]], ...]] = (
    (any_word_pattern(FIXED_LENGTHS), lambda m: FIXED_LENGTHS[m[0]]),
    ("(?:an )?hour and a (?P<part>half|quarter)", lambda m: 90 if m["part"] == "half" else 75),
    (
        f"(?P<n>{_COUNT})[ -]?{any_word_pattern(HOUR_UNITS)} and a (?P<part>half|quarter)",
        lambda m: _parse_count(m["n"]) * 60 + (30 if m["part"] == "half" else 15),
    ),
    (
        f"(?P<n>{_COUNT}) (?:and a half|1/2|½) {any_word_pattern(HOUR_UNITS)}",
        lambda m: _parse_count(m["n"]) * 60 + 30,
    ),
    (
        rf"(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}}) ?{any_word_pattern(HOUR_UNITS)}",
        lambda m: float(m["n"]) * 60,
    ),
    (
        (
            f"(?P<n>{_COUNT})[ -]?{any_word_pattern(HOUR_UNITS)}"
            f"(?: ?(?:and |und )?(?P<more>{_COUNT})(?: ?{any_word_pattern(MINUTE_UNITS)})?)?"
        ),
        lambda m: _parse_count(m["n"]) * 60 + (_parse_count(m["more"]) if m["more"] else 0),
    ),
    (f"(?P<n>{_COUNT})[ -]?{any_word_pattern(MINUTE_UNITS)}", lambda m: _parse_count(m["n"])),
)
_LENGTH_PARSERS: Final = tuple((re.compile(form), minutes) for form, minutes in _LENGTH_PATTERNS)
LENGTH_REGEX: Final = (
    "(?:" + "|".join(strip_group_names(form) for form, _ in _LENGTH_PATTERNS) + ")"
)


def _parse_count(word: str) -> int:
    return COUNTS[word] if word in COUNTS else int(word)


def parse_length(text: str) -> timedelta:
    """Reads a length with its unit, however long; raises InvalidInputError where there is none."""
    for form, minutes in _LENGTH_PARSERS:
        if match := form.fullmatch(text):
            return timedelta(minutes=round(minutes(match)))
    raise InvalidInputError(NO_LENGTH)


def check_length(length: timedelta) -> timedelta:
    """Returns the length if an interview can take that long; raises InvalidInputError otherwise."""
    if not SHORTEST_INTERVIEW <= length <= LONGEST_INTERVIEW:
        raise InvalidInputError(BAD_LENGTH)
    return length
