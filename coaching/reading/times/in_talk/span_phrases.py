"""Finds phrases that name a span of days in talk: "next week", "end of january", "2-3 weeks"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.times.date_words import COUNTS, MONTHS
from coaching.reading.times.in_talk.range_leads import (
    AMOUNT_LEAD,
    NO_AMOUNT_LEAD,
    NO_AMOUNT_TAIL,
    SPAN_LEAD,
)
from coaching.reading.times.range_forms import DAY_RANGE_FORMS, RangeForm
from coaching.reading.times.range_months import (
    feast_range,
    month_range,
    new_year_range,
    quarter_range,
    thanksgiving_range,
    year_range,
)
from coaching.reading.times.range_spans import (
    amount_range,
    today_range,
    week_range,
    week_range_of_day,
    weekend_range,
)
from coaching.reading.times.range_words import (
    ABBREVIATIONS,
    DAY_ENDS,
    FEASTS,
    HOUR_UNITS,
    ORDINALS,
    PERIOD_OFFSETS,
    PERIOD_PARTS,
    VAGUE_COUNTS,
    WEEK_NAMES,
)


@dataclass(frozen=True, slots=True)
class SpanFound:
    """Holds a phrase that was found; `is_amount` marks a bare length, such as "two weeks"."""

    start: int
    end: int
    form: RangeForm
    match: re.Match[str]
    is_amount: bool = False


_TABLES: Final = (
    COUNTS, DAY_ENDS, FEASTS, MONTHS, ORDINALS, PERIOD_OFFSETS, PERIOD_PARTS, VAGUE_COUNTS,
    WEEK_NAMES, ABBREVIATIONS,
)  # fmt: skip
_OTHER_STARTERS: Final = (
    "kw", "cw", "calendar", "kalenderwoche", "semaine", "thanksgiving", "any", "the", "week",
    "weeks", "month", "year", "quarter", "q1", "q2", "q3", "q4", "calendar", "new", "weekend",
    "this",
)  # fmt: skip
_STARTERS: Final = frozenset(
    {words.partition(" ")[0].partition("-")[0] for table in _TABLES for words in table}
    | {*_OTHER_STARTERS}
)
_PLACE: Final = re.compile(r"(?<![\w@€$£#'])(?:(?<![.,:/+-])[0-9]+|q[1-4]|[^\W\d_]+)")
_AROUND: Final = 36


def find_spans(text: str) -> Iterator[SpanFound]:
    """Finds the phrases from left to right, the longest at each place."""
    end = 0
    for word in _PLACE.finditer(text):
        if word.start() < end or not (word[0][0].isdigit() or word[0] in _STARTERS):
            continue
        found = _span_at(text, word.start())
        if found:
            yield found
            end = found.end


def _span_at(text: str, place: int) -> SpanFound | None:
    matches = [
        (match, form)
        for form in DAY_RANGE_FORMS
        if form.span is not week_range_of_day and (match := form.search_at(text, place))
    ]
    for match, form in sorted(matches, key=lambda each: -each[0].end()):
        found = _judge_span(SpanFound(place, match.end(), form, match), text)
        if found:
            return found
    return None


def _judge_span(found: SpanFound, text: str) -> SpanFound | None:
    """Returns the phrase if it names days here, and marks a bare amount."""
    before = text[max(0, found.start - _AROUND) : found.start]
    after = text[found.end : found.end + _AROUND]
    form, words = found.form.span, found.match.groupdict()
    if form is amount_range:
        return _judge_amount(found, before, after)
    if form is week_range:
        named = words["part"] or words["week"] not in _WEEK_ALONE
        return found if named else None
    if form is month_range:
        is_named = words["part"] or words["nth"] or words["step"] in _NEXT
        is_led = words["name"] and SPAN_LEAD.search(before) and not after[1:2].isdigit()
        return found if (is_named and not _is_one_thing(words, after)) or is_led else None
    if form in (new_year_range, quarter_range, feast_range, thanksgiving_range):
        return found if words.get("part") or SPAN_LEAD.search(before) else None
    if form is weekend_range:
        return found if _BESIDE_WEEKEND.search(before) else None
    if form is year_range:
        return found if words["part"] or (words["step"] and SPAN_LEAD.search(before)) else None
    if form is today_range:
        return found if re.search(r"(?:^|\W)(?:by|until|before|till?) $", before) else None
    return found


_BESIDE_WEEKEND: Final = re.compile(r"(?:^|\W)(?:before|by|after|until|till?|vor dem|nach dem) $")
_WEEK_ALONE: Final = frozenset(
    ["the week", "week", "woche", "der woche", "the week after", "week after", "semana", "semaine"]
)
_NEXT: Final = frozenset(
    ["next", "following", "the following", "coming", "nachsten", "kommenden", "this"]
)


def _is_one_thing(words: dict[str, str | None], after: str) -> bool:
    """Tells that "late May Smith" and "first week of the month 2" are cut short."""
    return bool(words["name"]) and bool(re.match(r" [0-9]{1,2}(?:st|nd|rd|th)?\b", after))


def _judge_amount(found: SpanFound, before: str, after: str) -> SpanFound | None:
    words = found.match.groupdict()
    unit = words["unit"] or words["later"]
    if unit is None or unit in ("h", "m"):
        return None
    is_led = bool(AMOUNT_LEAD.search(before))
    if unit in HOUR_UNITS:
        return found if _HOURS_LEAD.search(before) else None
    if is_led and not _COUNTED_LEAD.search(before):
        return None if found.match[0] in _ONE_DAY and re.search(r"\bin $", before) else found
    if NO_AMOUNT_LEAD.search(before) or NO_AMOUNT_TAIL.match(after):
        return None
    if _ONE_UNIT.fullmatch(found.match[0]) and not _ABOUT_LEAD.search(before):
        is_said = not found.start or after.startswith(" or so") or _SAID_BEHIND.match(after)
        return found if is_said else None
    return SpanFound(found.start, found.end, found.form, found.match, is_amount=True)


_HOURS_LEAD: Final = re.compile(
    r"(?:within|next|in the next|give (?:it|us|them|me)|reckons?) (?:the )?(?:next )?$"
)
_ONE_UNIT: Final = re.compile("(?:a|an|one|eine?) [a-z]+")
_ABOUT_LEAD: Final = re.compile(
    r"\b(?:reckons?|thinks?|give it|guess(?:es)?|said|say|says|about|around|roughly|probably"
    r"|maybe|takes?) $"
)
_SAID_BEHIND: Final = re.compile(r",? (?:they|she|he|hr) (?:said|says|reckon\w*|told me)\b")
_ONE_DAY: Final = frozenset({"a day", "one day"})
_COUNTED_LEAD: Final = re.compile(r"\b(?:in the last|in the past|in last) $")
