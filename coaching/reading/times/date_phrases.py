"""A typed text is split into phrases here, and each phrase into facts about days and times."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from coaching.reading.times.date_clock import (
    CLOCK_REGEX,
    LENGTH_REGEX,
    SPACED_CLOCK_REGEX,
    ClockSpan,
    parse_clock,
    parse_hour,
    parse_length,
)
from coaching.reading.times.date_days import NumericDate, PartialDate, RelativeDay, Week, Weekday
from coaching.reading.times.date_facts import (
    BareNumber,
    DateFact,
    DateFacts,
    DottedNumber,
    Duration,
    EndTime,
    FromNow,
    HourMark,
    PartOfDay,
    SaidZone,
    UtcOffset,
)
from coaching.reading.times.date_words import (
    AT_WORDS,
    COUNTS,
    DAY_HALVES,
    DAY_UNITS,
    DISTANCE_LEADS,
    HOUR_WORDS,
    MONTH_UNITS,
    MONTHS,
    NAMED_DAYS,
    NEXT_OR_LAST_AFTER,
    NEXT_OR_LAST_WORDS,
    NOISE_WORDS,
    NOW_WORDS,
    ORDINALS,
    SHORT_WEEKDAYS,
    WEEK_WORDS,
    WEEKDAYS,
    any_word_pattern,
)
from coaching.reading.times.zone_words import ZONE_NAMES, find_zones


@dataclass(frozen=True, slots=True)
class Phrase:
    """Describes one way of writing something, and the facts it states."""

    pattern: re.Pattern[str]
    facts: Callable[[re.Match[str]], DateFacts | None]
    """None where the words are not what the pattern takes them for."""


def make_phrase(pattern: str, facts: Callable[[re.Match[str]], DateFacts | None]) -> Phrase:
    """Makes a phrase that stands alone: no letter or digit follows it directly."""
    return Phrase(re.compile(rf"(?:{pattern})(?!\w)"), facts)


def parse_count(word: str) -> int:
    """Reads "two", "2" and "a" as numbers."""
    return COUNTS[word] if word in COUNTS else int(word)


def _parse_year(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) + (2000 if len(word) == 2 else 0)


def _parse_day(word: str) -> int:
    return ORDINALS.get(word) or int(re.sub("[^0-9]", "", word))


def _parse_month_day(match: re.Match[str]) -> DateFacts:
    return (
        PartialDate(_parse_day(match["day"]), MONTHS[match["month"]], _parse_year(match["year"])),
    )


def _parse_numeric_date(match: re.Match[str]) -> DateFacts:
    return (NumericDate(int(match["a"]), int(match["b"]), _parse_year(match["year"])),)


def _parse_distance(match: re.Match[str], sign: int) -> DateFacts:
    """Reads so many days, weeks or months from now on (sign 1) or back (sign -1)."""
    count, unit = sign * parse_count(match["n"]), match["unit"]
    if unit in MONTH_UNITS:
        return (RelativeDay(months=count),)
    days = DAY_UNITS[unit]
    return (RelativeDay(count * days, is_weekly=days > 1),)


def _parse_named_day(match: re.Match[str]) -> DateFacts:
    days, half = NAMED_DAYS[match[0]]
    return (RelativeDay(days), PartOfDay(half)) if half else (RelativeDay(days),)


def _parse_weekday(match: re.Match[str]) -> DateFacts:
    groups = match.groupdict()
    weeks = parse_count(groups.get("n") or "one") if "n" in groups else 0
    before, after = groups.get("which") or "", groups.get("after") or ""
    side = NEXT_OR_LAST_WORDS.get(before) or NEXT_OR_LAST_AFTER.get(after) or ""
    return (Weekday(_weekday_index(match), side, weeks),)


def _weekday_index(match: re.Match[str]) -> int:
    return {**WEEKDAYS, **SHORT_WEEKDAYS}[match["day"]]


def _parse_week_after(match: re.Match[str]) -> DateFacts:
    """Reads "Monday week": the Monday after the coming one."""
    weeks = 2 if match["unit"] == "fortnight" else 1
    if match["near"]:
        return (RelativeDay(NAMED_DAYS[match["near"]][0] + 7 * weeks),)
    return (Weekday(WEEKDAYS[match["day"]], weeks=weeks),)


def _parse_zone(match: re.Match[str]) -> DateFacts | None:
    words = match["zone"] or match["place"]
    zones = find_zones(words)
    return (
        (SaidZone(f"{words.upper()}" if match["zone"] else f"{words} time", zones),)
        if zones
        else None
    )


def _parse_offset(match: re.Match[str]) -> DateFacts:
    if not match["sign"]:
        return (UtcOffset(timedelta()),)
    east = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return (UtcOffset(-east if match["sign"] == "-" else east),)


_COUNT: Final = f"(?P<n>{any_word_pattern(COUNTS)}|[0-9]{{1,3}})"
_UNIT: Final = f"(?P<unit>{any_word_pattern([*DAY_UNITS, *MONTH_UNITS])})"
_WEEKLY: Final = f"{any_word_pattern([unit for unit, days in DAY_UNITS.items() if days == 7])}"
_WEEKDAY: Final = (
    f"(?P<day>{any_word_pattern(WEEKDAYS)}|{any_word_pattern(SHORT_WEEKDAYS)}(?= [0-9]))"
)
_MONTH: Final = f"(?P<month>{any_word_pattern(MONTHS)})"
_DAY: Final = rf"(?P<day>[0-9]{{1,2}}(?:\.|st|nd|rd|th)?|{any_word_pattern(ORDINALS)})"
_PLACE: Final = "[a-z]{2,15}(?: [a-z]{2,15})?"
_YEAR: Final = "(?:19|2[01])[0-9]{2}"
_AT: Final = any_word_pattern(AT_WORDS)
_SPACED: Final = f"(?:{SPACED_CLOCK_REGEX}|{CLOCK_REGEX})"
_CLOCK_SPAN: Final = (
    f"(?P<start>{_SPACED})(?: ?- ?| to | till? | until | bis | ate | a | as | hasta )"
    f"(?P<end>{_SPACED})"
)


def _parse_clock_span(match: re.Match[str]) -> DateFacts:
    return (ClockSpan(parse_clock(match["start"]), parse_clock(match["end"])),)


# The longest phrase at a place wins; of equally long phrases the first one wins.
PHRASES: Final = (
    make_phrase(
        rf"(?P<year>{_YEAR})[-/. ](?P<month>[0-9]{{1,2}})[-/. ](?P<day>[0-9]{{1,2}})",
        lambda m: (PartialDate(int(m["day"]), int(m["month"]), int(m["year"])),),
    ),
    make_phrase(
        rf"(?:the )?{_DAY}(?: ?of(?: the month of)?| de| day of)?[ /-]?{_MONTH}"
        rf"(?:(?:[ /-]| de | del )(?P<year>{_YEAR})|[/-](?P<short>[0-9]{{2}}))?",
        lambda m: (
            PartialDate(
                _parse_day(m["day"]),
                MONTHS[m["month"]],
                _parse_year(m["year"] or m["short"]),
            ),
        ),
    ),
    make_phrase(rf"{_MONTH}[ -]?(?:the )?{_DAY}(?: (?P<year>{_YEAR}))?", _parse_month_day),
    make_phrase(
        rf"(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})(?:/(?P<year>{_YEAR}|[0-9]{{2}}))?",
        _parse_numeric_date,
    ),
    make_phrase(
        rf"(?P<a>[0-9]{{1,2}})-(?P<b>[0-9]{{1,2}})-(?P<year>{_YEAR}|[0-9]{{2}})",
        _parse_numeric_date,
    ),
    make_phrase(
        rf"(?P<day>[0-9]{{1,2}})\. ?(?P<month>[0-9]{{1,2}})\."
        rf"(?: ?(?P<year>{_YEAR})|(?P<short>[0-9]{{2}}))",
        lambda m: (
            PartialDate(
                int(m["day"]),
                int(m["month"]),
                _parse_year(m["year"] or m["short"]),
            ),
        ),
    ),
    make_phrase(
        r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.",
        lambda m: (PartialDate(int(m["day"]), int(m["month"])),),
    ),
    make_phrase(
        r"(?P<a>[0-9]{1,2})\.(?P<b>[0-9]{1,2})",
        lambda m: (DottedNumber(int(m["a"]), int(m["b"]), m["b"]),),
    ),
    make_phrase("dia (?P<day>[0-9]{1,2})", lambda m: (PartialDate(int(m["day"])),)),
    make_phrase(
        rf"(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)|the {any_word_pattern(ORDINALS)})",
        lambda m: (PartialDate(_parse_day(m["day"].removeprefix("the "))),),
    ),
    make_phrase(
        f"(?P<side>{any_word_pattern(DISTANCE_LEADS)}) {_COUNT} {_UNIT}(?:'? time)?",
        lambda m: _parse_distance(m, DISTANCE_LEADS[m["side"]]),
    ),
    make_phrase(
        f"{_COUNT} {_UNIT} (?:from now|from today|hence)", lambda m: _parse_distance(m, 1)
    ),
    make_phrase(f"{_COUNT} {_UNIT} (?:ago|back|atras|назад)", lambda m: _parse_distance(m, -1)),
    make_phrase(
        f"{_COUNT} {_UNIT} (?:from|after) tomorrow",
        lambda m: (RelativeDay(parse_count(m["n"]) * DAY_UNITS.get(m["unit"], 30) + 1),),
    ),
    make_phrase(
        f"{_COUNT} {_WEEKLY} (?:from|on|after) (?:(?P<which>this) )?{_WEEKDAY}",
        _parse_weekday,
    ),
    make_phrase(f"{_WEEKDAY} in {_COUNT} {_WEEKLY}", _parse_weekday),
    make_phrase(
        f"(?:a )?fortnight (?:from|on) {_WEEKDAY}",
        lambda m: (Weekday(_weekday_index(m), weeks=2),),
    ),
    make_phrase(
        f"(?:the )?{_WEEKDAY} after next",
        lambda m: (Weekday(_weekday_index(m), "next", weeks=1),),
    ),
    make_phrase(any_word_pattern(NAMED_DAYS), _parse_named_day),
    make_phrase(
        f"(?:(?P<which>{any_word_pattern(NEXT_OR_LAST_WORDS)}) )?{_WEEKDAY}"
        f"(?: (?P<after>{any_word_pattern(NEXT_OR_LAST_AFTER)}))?",
        _parse_weekday,
    ),
    make_phrase(
        f"(?:(?P<near>today|tomorrow)|(?P<day>{any_word_pattern(WEEKDAYS)}))"
        " (?P<unit>week|fortnight)",
        _parse_week_after,
    ),
    make_phrase(any_word_pattern(WEEK_WORDS), lambda m: (Week(WEEK_WORDS[m[0]]),)),
    make_phrase(any_word_pattern(DAY_HALVES), lambda m: (PartOfDay(DAY_HALVES[m[0]]),)),
    make_phrase(any_word_pattern(NOW_WORDS), lambda _: (FromNow(timedelta()),)),
    make_phrase(
        f"(?P<length>{LENGTH_REGEX}) from now|in (?P<in>{LENGTH_REGEX})",
        lambda m: (FromNow(parse_length(m["length"] or m["in"])),),
    ),
    make_phrase(
        f"(?P<length>{LENGTH_REGEX}) ago|vor (?P<vor>{LENGTH_REGEX})",
        lambda m: (FromNow(-parse_length(m["length"] or m["vor"])),),
    ),
    make_phrase("[0-9]{1,2} ?h ?(?:[0-5][0-9])?", lambda m: (HourMark(m[0]),)),
    make_phrase(
        f"(?:(?:for|lasting) )?(?P<length>{LENGTH_REGEX})",
        lambda m: (Duration(parse_length(m["length"])),),
    ),
    make_phrase(
        f"[0-9]{{1,2}}|{any_word_pattern(HOUR_WORDS)}",
        lambda m: (BareNumber(parse_hour(m[0])),),
    ),
    make_phrase(
        f"(?:{_AT} ?)?(?P<clock>{CLOCK_REGEX})",
        lambda m: (parse_clock(m["clock"]),),
    ),
    make_phrase(
        f"(?:{_AT} )(?P<clock>{SPACED_CLOCK_REGEX})", lambda m: (parse_clock(m["clock"]),)
    ),
    make_phrase(
        f"(?:until|till?|to|bis|ate|hasta) (?P<clock>{CLOCK_REGEX})",
        lambda m: (EndTime(parse_clock(m["clock"])),),
    ),
    make_phrase(f"(?:(?:from|von|de|das|{_AT}) )?{_CLOCK_SPAN}", _parse_clock_span),
    make_phrase(f"between (?P<start>{CLOCK_REGEX}) and (?P<end>{CLOCK_REGEX})", _parse_clock_span),
    make_phrase(
        r"(?:(?:utc|gmt) ?)?(?P<sign>[+-])(?P<hours>0?[0-9]|1[0-4])(?::?(?P<minutes>[0-5][0-9]))?"
        r"|utc|gmt",
        _parse_offset,
    ),
    make_phrase(
        f"(?P<zone>{any_word_pattern(ZONE_NAMES)})(?: time| zone)?"
        f"|(?:in )?(?P<place>{_PLACE}) time(?: zone)?",
        _parse_zone,
    ),
    make_phrase(any_word_pattern(NOISE_WORDS), lambda _: ()),
)  # fmt: skip


def parse_phrases(text: str) -> tuple[DateFacts, tuple[str, ...]]:
    """Returns the facts in a tidied text, and the words that no phrase knows."""
    facts: list[DateFact] = []
    strange: list[str] = []
    place = 0
    while place < len(text):
        longest = next(phrases_at(text, place), None)
        if text[place] == " ":
            place += 1
        elif longest:
            place, said = longest
            facts += said
        else:
            strange.append(text[place:].partition(" ")[0])
            place += len(strange[-1])
    return tuple(facts), tuple(strange)


def phrases_at(text: str, place: int) -> Iterator[tuple[int, DateFacts]]:
    """Finds the phrases that begin there, the longest first: where each ends, and its facts."""
    matches = [
        (found, phrase) for phrase in PHRASES if (found := phrase.pattern.match(text, place))
    ]
    for found, phrase in sorted(matches, key=lambda match: -match[0].end()):
        facts = phrase.facts(found)
        if facts is not None:
            yield found.end(), facts
