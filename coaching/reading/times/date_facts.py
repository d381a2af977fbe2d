"""What a text says about a day or a time is held as facts, one for each phrase."""

from dataclasses import dataclass
from datetime import timedelta

from coaching.reading.times.date_clock import ClockSpan, ClockTime
from coaching.reading.times.date_days import NumericDate, PartialDate, RelativeDay, Week, Weekday
from coaching.reading.times.date_words import DayHalf


@dataclass(frozen=True, slots=True)
class EndTime:
    """Holds the time at which the interview ends, apart from its start."""

    end: ClockTime


@dataclass(frozen=True, slots=True)
class Duration:
    """Holds how long the interview takes."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class FromNow:
    """Means a moment so far from now."""

    shift: timedelta


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Means the morning, or the afternoon and later."""

    half: DayHalf


@dataclass(frozen=True, slots=True)
class UtcOffset:
    """Holds a distance from UTC that was written after the time."""

    east: timedelta


@dataclass(frozen=True, slots=True)
class SaidZone:
    """Holds a time zone as it was written, and the places it can mean, likeliest first."""

    words: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BareNumber:
    """Holds a bare number: an hour or a year, depending on the rest of the text."""

    value: int


@dataclass(frozen=True, slots=True)
class DottedNumber:
    """Holds "12.11": the 12th of November, or eleven minutes past twelve."""

    first: int
    second: int
    digits: str


@dataclass(frozen=True, slots=True)
class HourMark:
    """Holds "1h" or "2h30": a time of day, or how long the interview takes."""

    text: str


DateFact = (
    RelativeDay | PartialDate | NumericDate | Weekday | Week | ClockTime | ClockSpan
    | EndTime | Duration | FromNow | PartOfDay | UtcOffset | SaidZone | BareNumber | DottedNumber
    | HourMark
)  # fmt: skip
DateFacts = tuple[DateFact, ...]
