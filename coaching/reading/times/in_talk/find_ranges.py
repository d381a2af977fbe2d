"""Finds by when, or between which days, something is to come: "within 2 weeks", "by friday"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import InvalidInputError, ZoneName
from coaching.reading.context import ReadingContext
from coaching.reading.mentions import RangeMention
from coaching.reading.proposals import SaidTime
from coaching.reading.times.date_clock import parse_length
from coaching.reading.times.date_days import Weekday, monday_of
from coaching.reading.times.date_words import DISTANCE_LEADS, any_word_pattern
from coaching.reading.times.in_talk.find_times import find_said_times, resolve_time
from coaching.reading.times.in_talk.found_time import FoundTime
from coaching.reading.times.in_talk.join_ranges import join_ranges
from coaching.reading.times.in_talk.placed_text import BREAK, PlacedText, place_text
from coaching.reading.times.in_talk.range_leads import (
    AFTER_LEAD,
    BEFORE_LEAD,
    BETWEEN_LEAD,
    BY_LEAD,
    DAY_END_LEAD,
    DAY_END_TAIL,
    JOIN_DAYS,
    LATEST_TAIL,
    NOT_A_LIMIT,
    NOT_UNTIL_LEAD,
)
from coaching.reading.times.in_talk.span_phrases import SpanFound, find_spans
from coaching.reading.times.range_spans import DayRange, EmployerDays, workday_range
from coaching.reading.times.range_words import HOUR_UNITS

_AROUND: Final = 44
_DISTANCE: Final = re.compile(rf"{any_word_pattern(DISTANCE_LEADS)} ")
_LEADS_ON: Final = re.compile(
    r" (?:by |on |is )?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
"""Behind "latest" it is that day's word of limit: "next week, latest friday"."""
_WEEK_OF: Final = re.compile(
    r"(?:the )?(?:week (?:of|commencing|starting|beginning|from)|w/c|wc|woche vom|semana do dia) "
    r"(?:the )?$"
)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Holds the days that a stretch of the folded text names, before what limits them."""

    start: int
    end: int
    days: DayRange
    moment: SaidTime | None = None
    is_span: bool = True
    is_amount: bool = False


def find_ranges(message: str, context: ReadingContext) -> tuple[RangeMention, ...]:
    """Finds spans of days, and days and moments with a word of limit; a limit counts to its end."""
    placed = place_text(message)
    spans = _all_spans(placed, message, context)
    mentions = (_to_mention(span, placed, context) for span in spans)
    return join_ranges([mention for mention in mentions if mention], message)


def _all_spans(placed: PlacedText, message: str, context: ReadingContext) -> list[DaySpan]:
    """Returns what names days, in order, none over another, and two that are joined as one."""
    calendar = EmployerDays(
        context.today,
        lambda day: context.is_business_day(day, None),
        "mdy" if context.month_first else "dmy",
        context.dossier.person.country or "",
    )
    named = list(_spans_by_name(placed.text, context, calendar))
    days = _days_and_moments(placed, message, context, calendar)
    spans = [*named, *(day for day in days if not _is_said_better(day, named, placed.text))]
    spans.sort(key=lambda span: (span.start, -span.end))
    apart: list[DaySpan] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return _join_spans(apart, placed.text)


def _is_said_better(day: DaySpan, named: list[DaySpan], text: str) -> bool:
    """Tells whether "in a week" is the beginning of "a week or two"."""
    return bool(_DISTANCE.match(text, day.start, day.end)) and any(
        day.start <= span.start < day.end <= span.end for span in named
    )


def _spans_by_name(text: str, context: ReadingContext, calendar: EmployerDays) -> Iterator[DaySpan]:
    for found in find_spans(text):
        try:
            days = found.form.span(found.match, calendar)
        except InvalidInputError:
            continue
        if days:
            moment = _moment_of_hours(found, context.now, context.zone)
            yield DaySpan(found.start, found.end, days, moment, is_amount=found.is_amount)


def _moment_of_hours(found: SpanFound, now: datetime, zone: ZoneName) -> SaidTime | None:
    """Returns the moment so many hours from now: "within 48 hours" is no whole day."""
    unit = found.match.groupdict().get("unit") or found.match.groupdict().get("later")
    if unit not in HOUR_UNITS:
        return None
    try:
        start = (now + parse_length(found.match[0])).replace(second=0, microsecond=0)
    except InvalidInputError:
        return None
    return SaidTime(start.astimezone(ZoneInfo(zone)).date(), start)


def _days_and_moments(
    placed: PlacedText, message: str, context: ReadingContext, calendar: EmployerDays
) -> Iterator[DaySpan]:
    for time in find_said_times(message):
        if time.is_former:
            continue
        moment = resolve_time(time.facts, context, "future")
        if moment is None:
            continue
        week = _WEEK_OF.search(placed.text[max(0, time.start - 24) : time.start])
        if week and not time.has_time:
            days = workday_range(monday_of(moment.day), None, calendar)
            yield DaySpan(time.start - len(week[0]), time.end, days)
        else:
            yield _day_span(time, moment, placed.text)


def _day_span(time: FoundTime, moment: SaidTime, text: str) -> DaySpan:
    days = [moment.day, *(other.day for other in moment.others)] if _is_next(time) else [moment.day]
    lead = DAY_END_LEAD.search(text[max(0, time.start - _AROUND) : time.start])
    start = time.start - (len(lead[0].lstrip(" \n")) if lead else 0)
    tail = DAY_END_TAIL.match(text[time.end : time.end + _AROUND])
    end = time.end + (tail.end() if tail else 0)
    said = moment if time.has_time else None
    return DaySpan(start, end, (min(days), max(days)), said, is_span=False)


def _is_next(time: FoundTime) -> bool:
    """Tells whether "next friday" was said, which can be two days."""
    return any(isinstance(fact, Weekday) and fact.next_or_last for fact in time.facts)


def _join_spans(spans: list[DaySpan], text: str) -> list[DaySpan]:
    """Joins "Tuesday or Wednesday" and "end of november or early december"."""
    joined: list[DaySpan] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and _belongs_to(before, span, text):
            days = (min(before.days[0], span.days[0]), max(before.days[1], span.days[1]))
            joined[-1] = replace(before, end=span.end, days=days, is_span=True, moment=None)
        else:
            joined.append(span)
    return joined


def _belongs_to(first: DaySpan, second: DaySpan, text: str) -> bool:
    between = text[first.end : second.start]
    if first.moment or second.moment or not JOIN_DAYS.fullmatch(between):
        return False
    with_and = between.strip() in ("and", "e", "und")
    if with_and and not BETWEEN_LEAD.search(text[max(0, first.start - 12) : first.start]):
        return False
    return first.days[0] <= second.days[1]


def _to_mention(span: DaySpan, placed: PlacedText, context: ReadingContext) -> RangeMention | None:
    """Returns the span with what limits it; a plain day or moment without a limit is no range."""
    text = placed.text
    before = text[max(0, span.start - _AROUND) : span.start].rpartition(BREAK)[2]
    span = _as_feast(span, before, text)
    limited = _limit(span, before, text)
    if limited is None:
        return None
    start, days, is_bound = limited
    tail = LATEST_TAIL.match(text[span.end : span.end + _AROUND])
    if tail and _LEADS_ON.match(text, span.end + tail.end()):
        tail = None
    if tail:
        days, is_bound = (days[1], days[1]), True
    elif not is_bound and not span.is_span:
        return None
    if days[1] < context.today:
        return None
    return RangeMention(
        span=placed.stretch(start, span.end + (tail.end() if tail else 0)),
        earliest=max(days[0], context.today),
        latest=days[1],
        deadline=span.moment if is_bound else None,
        is_bound=is_bound,
        is_amount=span.is_amount and not is_bound,
    )


def _as_feast(span: DaySpan, before: str, text: str) -> DaySpan:
    """Returns New Year as its day beside a limit; "in the new year" is all January."""
    leads = (NOT_UNTIL_LEAD, BY_LEAD, BEFORE_LEAD, AFTER_LEAD)
    is_limited = any(lead.search(before) for lead in leads)
    if not (is_limited and text[span.start : span.end].strip().endswith("new year")):
        return span
    return replace(span, days=(span.days[0].replace(day=1), span.days[0].replace(day=1)))


def _limit(span: DaySpan, before: str, text: str) -> tuple[int, DayRange, bool] | None:
    """Returns where the limit begins, the days it leaves, and whether it is one."""
    first, last = span.days
    if lead := NOT_UNTIL_LEAD.search(before):
        return _at(lead, span), span.days, False
    if (lead := BY_LEAD.search(before)) and not NOT_A_LIMIT.search(before):
        day = first + (last - first) // 2 if _names_a_middle(span, text) else last
        return _at(lead, span), (day, day), True
    if lead := BEFORE_LEAD.search(before):
        is_that_day = _names_an_end(span, text) or _names_an_evening(span, text)
        day = last if is_that_day else _day_before(span)
        return _at(lead, span), (day, day), True
    if span.is_span and not span.is_amount and (lead := AFTER_LEAD.search(before)):
        return _at(lead, span), (last + timedelta(days=1), last + timedelta(days=7)), False
    return span.start, (first, last), False


def _day_before(span: DaySpan) -> date:
    """Returns the last day before a span; a moment still leaves its own day."""
    return span.days[0] if span.moment else span.days[0] - timedelta(days=1)


def _names_an_end(span: DaySpan, text: str) -> bool:
    return bool(re.match(r"(?:the )?(?:end|ende|fim|fin) ", text[span.start : span.end]))


def _names_an_evening(span: DaySpan, text: str) -> bool:
    """Tells whether a late part of a day is named: before it lies most of that day."""
    return _LATE_IN_DAY.search(text, span.start, span.end) is not None


_LATE_IN_DAY: Final = re.compile(
    r"\b(?:night|evening|tonight|tonite|afternoon|arvo|noon|midday|lunch|lunchtime|abend|noite|noche"
    r"|soir)\b"
)


def _names_a_middle(span: DaySpan, text: str) -> bool:
    return bool(re.match(r"(?:the )?(?:mid|mitte|mi|meados|mediados)", text[span.start : span.end]))


def _at(lead: re.Match[str], span: DaySpan) -> int:
    """Returns where the words of limit begin in the folded text."""
    words = lead[0].lstrip(" \n-,(")
    return span.start - len(words)
