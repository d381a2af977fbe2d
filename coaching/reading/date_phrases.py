"""What a typed text says, phrase by phrase, before anybody adds the phrases up."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from coaching.reading.date_clock import CLOCK, LENGTH, Clock, Span, clock_of, hour_of, length_of
from coaching.reading.date_days import Numeric, OnDate, Shift, Week, Weekday
from coaching.reading.date_words import (
    COUNTS,
    DAY_UNITS,
    HALVES,
    HOUR_WORDS,
    MONTH_UNITS,
    MONTHS,
    NAMED_DAYS,
    NOISE,
    NOW,
    ORDINALS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    WEEKS,
    WHICH,
    Half,
    either,
)


@dataclass(frozen=True, slots=True)
class Until:
    """The time at which the interview ends, apart from its start."""

    end: Clock


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long the interview takes."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class FromNow:
    """A moment so far from now."""

    shift: timedelta


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Morning, or afternoon and later."""

    half: Half


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from UTC that was written behind the time."""

    east: timedelta


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number: an hour or a year, as the rest of the text will have it."""

    value: int


@dataclass(frozen=True, slots=True)
class Dotted:
    """12.11: the 12th of November, or eleven minutes past twelve."""

    first: int
    second: int
    digits: str


@dataclass(frozen=True, slots=True)
class HourMark:
    """1h or 2h30: a time of day, or how long it takes."""

    text: str


Fact = (
    Shift | OnDate | Numeric | Weekday | Week | Clock | Span
    | Until | Lasting | FromNow | PartOfDay | Offset | Number | Dotted | HourMark
)  # fmt: skip
Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something, and what it says."""

    pattern: re.Pattern[str]
    facts: Callable[[re.Match[str]], Facts]


def phrase(pattern: str, facts: Callable[[re.Match[str]], Facts]) -> Phrase:
    """A phrase that stands on its own: no letter or figure follows it directly."""
    return Phrase(re.compile(rf"(?:{pattern})(?![a-z0-9])"), facts)


def count_of(word: str) -> int:
    """Two, 2 and "a" as numbers."""
    return COUNTS[word] if word in COUNTS else int(word)


def _year(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) + (2000 if len(word) == 2 else 0)


def _day(word: str) -> int:
    return ORDINALS.get(word) or int(re.sub("[^0-9]", "", word))


def _on_date(match: re.Match[str]) -> Facts:
    return (OnDate(_day(match["day"]), MONTHS[match["month"]], _year(match["year"])),)


def _numeric(match: re.Match[str]) -> Facts:
    return (Numeric(int(match["a"]), int(match["b"]), _year(match["year"])),)


def _away(match: re.Match[str], sign: int) -> Facts:
    """So many days, weeks or months on (sign 1) or back (sign -1)."""
    count, unit = sign * count_of(match["n"]), match["unit"]
    if unit in MONTH_UNITS:
        return (Shift(months=count),)
    days = DAY_UNITS[unit]
    return (Shift(count * days, weekly=days > 1),)


def _named_day(match: re.Match[str]) -> Facts:
    days, half = NAMED_DAYS[match[0]]
    return (Shift(days), PartOfDay(half)) if half else (Shift(days),)


def _weekday(match: re.Match[str]) -> Facts:
    said = match.groupdict()
    weeks = count_of(said.get("n") or "one") if "n" in said else 0
    index = {**WEEKDAYS, **SHORT_WEEKDAYS}[match["day"]]
    return (Weekday(index, WHICH.get(said.get("which") or "", ""), weeks),)


def _offset(match: re.Match[str]) -> Facts:
    if not match["sign"]:
        return (Offset(timedelta()),)
    east = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return (Offset(-east if match["sign"] == "-" else east),)


_N: Final = f"(?P<n>{either(COUNTS)}|[0-9]{{1,3}})"
_UNIT: Final = f"(?P<unit>{either([*DAY_UNITS, *MONTH_UNITS])})"
_WEEKLY: Final = f"{either([unit for unit, days in DAY_UNITS.items() if days == 7])}"
_WEEKDAY: Final = f"(?P<day>{either(WEEKDAYS)}|{either(SHORT_WEEKDAYS)}(?= [0-9]))"
_MONTH: Final = f"(?P<month>{either(MONTHS)})"
_DAY: Final = rf"(?P<day>[0-9]{{1,2}}(?:\.|st|nd|rd|th)?|{either(ORDINALS)})"
_YEAR: Final = "(?:19|2[01])[0-9]{2}"
_ENDS: Final = f"(?P<start>{CLOCK})(?: ?- ?| to | till? | until | bis )(?P<end>{CLOCK})"


def _span(match: re.Match[str]) -> Facts:
    return (Span(clock_of(match["start"]), clock_of(match["end"])),)


# The longest phrase at a place wins, and of equally long ones the first.
PHRASES: Final = (
    phrase(
        rf"(?P<year>{_YEAR})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})",
        lambda m: (OnDate(int(m["day"]), int(m["month"]), int(m["year"])),),
    ),
    phrase(
        rf"(?:the )?{_DAY}(?: ?of)?[ /-]?{_MONTH}"
        rf"(?:[ /-](?P<year>{_YEAR})|[/-](?P<short>[0-9]{{2}}))?",
        lambda m: (OnDate(_day(m["day"]), MONTHS[m["month"]], _year(m["year"] or m["short"])),),
    ),
    phrase(rf"{_MONTH}[ -]?(?:the )?{_DAY}(?: (?P<year>{_YEAR}))?", _on_date),
    phrase(rf"(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})(?:/(?P<year>{_YEAR}|[0-9]{{2}}))?", _numeric),
    phrase(rf"(?P<a>[0-9]{{1,2}})-(?P<b>[0-9]{{1,2}})-(?P<year>{_YEAR}|[0-9]{{2}})", _numeric),
    phrase(
        rf"(?P<day>[0-9]{{1,2}})\. ?(?P<month>[0-9]{{1,2}})\."
        rf"(?: ?(?P<year>{_YEAR})|(?P<short>[0-9]{{2}}))",
        lambda m: (OnDate(int(m["day"]), int(m["month"]), _year(m["year"] or m["short"])),),
    ),
    phrase(
        r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.",
        lambda m: (OnDate(int(m["day"]), int(m["month"])),),
    ),
    phrase(
        r"(?P<a>[0-9]{1,2})\.(?P<b>[0-9]{1,2})",
        lambda m: (Dotted(int(m["a"]), int(m["b"]), m["b"]),),
    ),
    phrase(
        rf"(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)|the {either(ORDINALS)})",
        lambda m: (OnDate(_day(m["day"].removeprefix("the "))),),
    ),
    phrase(f"(?:in|vor) {_N} {_UNIT}", lambda m: _away(m, -1 if m[0].startswith("vor") else 1)),
    phrase(f"{_N} {_UNIT} (?:from now|from today|hence)", lambda m: _away(m, 1)),
    phrase(f"{_N} {_UNIT} ago", lambda m: _away(m, -1)),
    phrase(
        f"{_N} {_UNIT} (?:from|after) tomorrow",
        lambda m: (Shift(count_of(m["n"]) * DAY_UNITS.get(m["unit"], 30) + 1),),
    ),
    phrase(f"{_N} {_WEEKLY} (?:from|on|after) (?:(?P<which>this) )?{_WEEKDAY}", _weekday),
    phrase(f"{_WEEKDAY} in {_N} {_WEEKLY}", _weekday),
    phrase(either(NAMED_DAYS), _named_day),
    phrase(f"(?:(?P<which>{either(WHICH)}) )?{_WEEKDAY}", _weekday),
    phrase(either(WEEKS), lambda m: (Week(WEEKS[m[0]]),)),
    phrase(either(HALVES), lambda m: (PartOfDay(HALVES[m[0]]),)),
    phrase(either(NOW), lambda _: (FromNow(timedelta()),)),
    phrase(
        f"(?P<length>{LENGTH}) from now|in (?P<in>{LENGTH})",
        lambda m: (FromNow(length_of(m["length"] or m["in"])),),
    ),
    phrase(
        f"(?P<length>{LENGTH}) ago|vor (?P<vor>{LENGTH})",
        lambda m: (FromNow(-length_of(m["length"] or m["vor"])),),
    ),
    phrase("[0-9]{1,2} ?h ?(?:[0-5][0-9])?", lambda m: (HourMark(m[0]),)),
    phrase(
        f"(?:(?:for|lasting) )?(?P<length>{LENGTH})",
        lambda m: (Lasting(length_of(m["length"])),),
    ),
    phrase(f"[0-9]{{1,2}}|{either(HOUR_WORDS)}", lambda m: (Number(hour_of(m[0])),)),
    phrase(f"(?:at |um |@ ?|gegen )?(?P<clock>{CLOCK})", lambda m: (clock_of(m["clock"]),)),
    phrase(f"(?:until|till?|to|bis) (?P<clock>{CLOCK})", lambda m: (Until(clock_of(m["clock"])),)),
    phrase(f"(?:from |von |at )?{_ENDS}", _span),
    phrase(f"between (?P<start>{CLOCK}) and (?P<end>{CLOCK})", _span),
    phrase(
        r"(?:(?:utc|gmt) ?)?(?P<sign>[+-])(?P<hours>0?[0-9]|1[0-4])(?::?(?P<minutes>[0-5][0-9]))?"
        r"|utc|gmt",
        _offset,
    ),
    phrase(either(NOISE), lambda _: ()),
)  # fmt: skip


def heard(text: str) -> tuple[Facts, tuple[str, ...]]:
    """What a tidied text says, and the words that say nothing we know."""
    facts: list[Fact] = []
    strange: list[str] = []
    place = 0
    while place < len(text):
        matches = [(found, it) for it in PHRASES if (found := it.pattern.match(text, place))]
        if text[place] == " ":
            place += 1
        elif matches:
            found, said = max(matches, key=lambda match: match[0].end())
            facts += said.facts(found)
            place = found.end()
        else:
            strange.append(text[place:].partition(" ")[0])
            place += len(strange[-1])
    return tuple(facts), tuple(strange)
