"""Times of day and lengths of time as people write them: "half past two", "15h30", "90 min"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from coaching.model.vocabulary import Rejected
from coaching.reading.date_words import (
    COUNTS,
    FIXED_LENGTHS,
    HOUR_UNITS,
    HOUR_WORDS,
    MINUTE_UNITS,
    MINUTE_WORDS,
    NAMED_HOURS,
    PAST_OR_TO,
    SIDES,
    Half,
    either,
)

NO_TIME: Final = "I could not read that as a time. Write it like “15:00” or “3pm”."
NO_LENGTH: Final = "I could not read that as a length. Write it like “45 min” or “1.5 hours”."
BAD_LENGTH: Final = "An interview takes from 5 minutes to 12 hours. How long, for example “45 min”?"
SHORTEST: Final = timedelta(minutes=5)
LONGEST: Final = timedelta(hours=12)
NOON: Final = 12 * 60
DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `minute` is negative in "quarter to four"."""

    hour: int
    minute: int = 0
    half: Half | None = None
    exact: bool = False
    """Said on the 24-hour clock: 15:00, 07:30, noon."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day to another."""

    start: Clock
    end: Clock


def _digits(match: re.Match[str]) -> Clock:
    """15:30, 10.30 am, 15h30, 0930, 3 pm, 9: hour, minute and half under their names."""
    said = match.groupdict()
    hour = said["hour"]
    return Clock(
        int(hour),
        int(said.get("minute") or 0),
        _half(said.get("half")),
        exact=hour.startswith("0") or int(hour) > 12,
    )


def _half(word: str | None) -> Half | None:
    if not word:
        return None
    return "am" if word == "am" else "pm"


def _relative(match: re.Match[str]) -> Clock:
    """Quarter to four, twenty past 3."""
    amount = match["amount"]
    minutes = PAST_OR_TO[amount] if amount in PAST_OR_TO else int(amount)
    return Clock(hour_of(match["hour"]), SIDES[match["side"]] * minutes, _half(match["half"]))


def _spelled(match: re.Match[str]) -> Clock:
    """Ten thirty, two o'clock, seven pm."""
    minute = MINUTE_WORDS[match["minute"]] if match["minute"] else 0
    return Clock(hour_of(match["hour"]), minute, _half(match["half"]))


def hour_of(word: str) -> int:
    """Ten and 10 as a number."""
    return HOUR_WORDS[word] if word in HOUR_WORDS else int(word)


_HALF: Final = "(?: ?(?P<half>am|pm))?"
_HOUR: Final = f"(?P<hour>{either(HOUR_WORDS)}|[0-9]{{1,2}})"
_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], Clock]], ...]] = (
    (
        (
            f"(?:(?P<amount>{either(PAST_OR_TO)}|[0-9]{{1,2}}(?= min| past))(?: ?min(?:ute)?s?)?)"
            f" (?P<side>{either(SIDES)}) {_HOUR}(?: o'?clock)?{_HALF}"
        ),
        _relative,
    ),
    (f"half {_HOUR}{_HALF}", lambda m: Clock(hour_of(m["hour"]), 30, _half(m["half"]))),
    (f"halb {_HOUR}", lambda m: Clock(hour_of(m["hour"]), -30)),
    (either(NAMED_HOURS), lambda m: Clock(NAMED_HOURS[m[0]], exact=True)),
    (
        (
            rf"(?P<hour>[0-9]{{1,2}})[:.](?P<minute>[0-5][0-9])"
            rf"(?::[0-5][0-9])?(?: ?(?:uhr|hrs|h))?{_HALF}"
        ),
        _digits,
    ),
    (
        r"(?P<hour>[0-9]{1,2}) ?(?:uhr|hrs|h)(?: ?(?P<minute>[0-5][0-9]))?",
        _digits,
    ),
    (r"(?P<hour>[0-9]{1,2})(?P<minute>[0-5][0-9]) ?(?P<half>am|pm)", _digits),
    (
        r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][05])(?: ?(?:uhr|hours|hrs|h))?",
        lambda m: replace(_digits(m), exact=True),
    ),
    (
        (
            f"(?P<hour>{either(HOUR_WORDS)})(?: (?P<minute>{either(MINUTE_WORDS)}))?"
            f"(?: o'?clock| uhr)?{_HALF}"
        ),
        _spelled,
    ),
    (rf"(?P<hour>[0-9]{{1,2}})(?: ?o'?clock)?{_HALF}", _digits),
)
_CLOCKS: Final = tuple((re.compile(form), make) for form, make in _FORMS)


def nameless(pattern: str) -> str:
    """The same pattern to be built into another, without names of its own."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


CLOCK: Final = "(?:" + "|".join(nameless(form) for form, _ in _FORMS) + ")"


def clock_of(text: str) -> Clock:
    """The time of day a text is, no more and no less; Rejected where it is none."""
    for form, make in _CLOCKS:
        if match := form.fullmatch(text):
            return make(match)
    raise Rejected(NO_TIME)


def minutes_of(clock: Clock, part: Half | None = None) -> int:
    """Minutes since midnight; a bare hour from 1 to 7 is in the afternoon unless `part` says."""
    minutes = _hour_of(clock, part) * 60 + clock.minute
    if not 0 <= minutes < DAY:
        raise Rejected(NO_TIME)
    return minutes


def _hour_of(clock: Clock, part: Half | None) -> int:
    half = clock.half or (None if clock.exact else part)
    match half:
        case "am" if clock.hour > 12:
            raise Rejected(NO_TIME)
        case "am":
            return clock.hour % 12
        case "pm" if clock.hour <= 12:
            return clock.hour % 12 + 12
    afternoon = not clock.exact and half is None and 1 <= clock.hour <= 7
    return clock.hour + 12 if afternoon else clock.hour


def span_minutes(span: Span, part: Half | None = None) -> tuple[int, int]:
    """Both ends in minutes since the first midnight; the end may lie on the next day."""
    start = minutes_of(span.start, part or _borrowed(span))
    end = minutes_of(span.end, part)
    if part is None and not span.start.half and start >= end and span.end.half == "pm":
        start = minutes_of(span.start, "am")
    if end <= start < end + NOON and _is_loose(span):
        end += NOON
    return start, end if end > start else end + DAY


def _is_loose(span: Span) -> bool:
    """Whether the end may be meant twelve hours later: not in 22:00-10:30, but in 19:00-8."""
    on_24_hours = span.end.exact or (span.start.exact and span.end.hour >= 10)
    return not (on_24_hours or span.end.half)


def _borrowed(span: Span) -> Half | None:
    """In "3-4pm" the first hour takes its half of the day from the second."""
    return None if span.start.exact else span.end.half


def time_of(minutes: int) -> time:
    """The time of day so many minutes after midnight."""
    return time(minutes // 60 % 24, minutes % 60)


_COUNT: Final = f"(?:{either(COUNTS)}(?=[ -])|[0-9]{{1,3}})"
_LENGTHS: Final[tuple[tuple[str, Callable[[re.Match[str]], float]], ...]] = (
    (either(FIXED_LENGTHS), lambda m: FIXED_LENGTHS[m[0]]),
    (
        f"(?P<n>{_COUNT})[ -]?{either(HOUR_UNITS)} and a (?P<part>half|quarter)",
        lambda m: _count(m["n"]) * 60 + (30 if m["part"] == "half" else 15),
    ),
    (
        f"(?P<n>{_COUNT}) (?:and a half|1/2|½) {either(HOUR_UNITS)}",
        lambda m: _count(m["n"]) * 60 + 30,
    ),
    (
        rf"(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}}) ?{either(HOUR_UNITS)}",
        lambda m: float(m["n"]) * 60,
    ),
    (
        (
            f"(?P<n>{_COUNT})[ -]?{either(HOUR_UNITS)}"
            f"(?: ?(?:and |und )?(?P<more>{_COUNT})(?: ?{either(MINUTE_UNITS)})?)?"
        ),
        lambda m: _count(m["n"]) * 60 + (_count(m["more"]) if m["more"] else 0),
    ),
    (f"(?P<n>{_COUNT})[ -]?{either(MINUTE_UNITS)}", lambda m: _count(m["n"])),
)
_LENGTH_FORMS: Final = tuple((re.compile(form), minutes) for form, minutes in _LENGTHS)
LENGTH: Final = "(?:" + "|".join(nameless(form) for form, _ in _LENGTHS) + ")"


def _count(word: str) -> int:
    return COUNTS[word] if word in COUNTS else int(word)


def length_of(text: str) -> timedelta:
    """The length a text with a unit is, however long; Rejected where it is none."""
    for form, minutes in _LENGTH_FORMS:
        if match := form.fullmatch(text):
            return timedelta(minutes=round(minutes(match)))
    raise Rejected(NO_LENGTH)


def believable(length: timedelta) -> timedelta:
    """The same length when an interview can take that long, else Rejected."""
    if not SHORTEST <= length <= LONGEST:
        raise Rejected(BAD_LENGTH)
    return length
