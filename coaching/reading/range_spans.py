"""From when to when a phrase reaches: "two weeks", "early next week", "mid December"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coaching.model.vocabulary import Rejected
from coaching.reading.date_days import (
    Bearings,
    OnDate,
    Order,
    Shift,
    days_meant,
    monday_of,
    shifted,
)
from coaching.reading.date_parts import Said, dotted_ways, said
from coaching.reading.date_phrases import count_of, heard
from coaching.reading.date_words import COUNTS, DAY_UNITS, MONTH_UNITS, MONTHS, either
from coaching.reading.range_words import (
    BUSINESS_UNITS,
    DAY_ENDS,
    FEASTS,
    HOUR_UNITS,
    MONTH_PARTS,
    NTH,
    PARTS,
    QUARTER_PARTS,
    STEPS,
    UNITS,
    VAGUE_COUNTS,
    WEEK_NAMES,
    WEEK_PARTS,
    WHOLE,
    YEAR_PARTS,
)

UNREAD: Final = (
    "I could not read that as a time to decide. Write it like “a week or two” or “by 5 Dec”,"
    " or “no” if they did not say."
)
PAST: Final = "That day has passed. By when do they decide, for example “next week” or “by 5 Dec”?"
JUST_PAST: Final = timedelta(days=31)
"""A date without a year so shortly before today is meant as the past one."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The employer's days as they look from today."""

    today: date
    is_business_day: Callable[[date], bool]
    order: Order = "dmy"

    def business_days_on(self, count: int) -> date:
        """The day so many business days after today."""
        day = self.today
        for _ in range(count * 7 + 30):
            if count <= 0:
                return day
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        raise Rejected(UNREAD)


def span_of(text: str, calendar: Calendar) -> Span | None:
    """The first and the last day a phrase means, if it means any; Rejected for a day long gone."""
    for form, span in SPANS:
        if match := form.fullmatch(text):
            return span(match, calendar)
    return _named_day(text, calendar)


def _day_said(text: str) -> Said | None:
    facts, strange = heard(text)
    if strange:
        return None
    try:
        it = said(facts, as_date=dotted_ways(facts)[0])
    except Rejected:
        return None
    return it if it.has_day() else None


def _named_day(text: str, calendar: Calendar) -> Span | None:
    """A day by its name or date; both days where "next friday" can be two."""
    it = _day_said(text)
    if it is None or (it.week and not it.weekday):
        return None
    bearings = Bearings(calendar.today, calendar.order, "future")
    days = days_meant(it.named, it.weekday, it.week, bearings)
    if isinstance(it.named, OnDate) and it.named.month and not it.named.year:
        near = days_meant(it.named, None, None, Bearings(calendar.today, calendar.order))
        if calendar.today - JUST_PAST <= near[0] < calendar.today:
            raise Rejected(PAST)
    return (days[0], days[0]) if len(days) == 1 or it.weekday is None else (min(days), max(days))


def _counted(match: re.Match[str], calendar: Calendar) -> Span | None:
    """Two weeks, a few days, 7 to 10 business days, a week or two, a week to ten days."""
    first, last = match["first"], match["last"] or match["first"]
    unit, later = match["unit"] or match["later"], match["later"] or match["unit"]
    if not unit:
        return None
    or_two = bool(match["last"] and not match["later"])
    ends = (_counts(first)[0], unit), (_counts(last)[1], later)
    days = [_away(*end, calendar, vague=or_two or first in VAGUE_COUNTS) for end in ends]
    return min(days), max(days)


def _counts(word: str) -> tuple[int, int]:
    if word in VAGUE_COUNTS:
        return VAGUE_COUNTS[word]
    return count_of(word), count_of(word)


def _away(count: int, unit: str, calendar: Calendar, *, vague: bool) -> date:
    """The day so far away; a vague "day or two" are days on which people work."""
    if unit in BUSINESS_UNITS or (vague and DAY_UNITS.get(unit) == 1):
        return calendar.business_days_on(count)
    if unit in MONTH_UNITS:
        return shifted(calendar.today, Shift(months=count))
    days = -(-count // 24) if unit in HOUR_UNITS else count * DAY_UNITS[unit]
    return calendar.today + timedelta(days=days)


def _part(word: str | None) -> str:
    return PARTS[word] if word else WHOLE


def _week(match: re.Match[str], calendar: Calendar) -> Span:
    """A week or a part of it, Monday to Friday; at the weekend "this week" is the coming one."""
    monday = monday_of(calendar.today) + timedelta(weeks=WEEK_NAMES[match["week"]])
    if _days_of_week(monday, None, calendar)[1] < calendar.today:
        monday += timedelta(weeks=1)
    return _days_of_week(monday, match["part"], calendar)


def _days_of_week(monday: date, part: str | None, calendar: Calendar) -> Span:
    first, last = WEEK_PARTS[_part(part)]
    days = [monday + timedelta(days=day) for day in range(first, last + 1)]
    open_days = [day for day in days if calendar.is_business_day(day)] or days
    return open_days[0], open_days[-1]


def _week_of_day(match: re.Match[str], calendar: Calendar) -> Span | None:
    """The week of 7 December."""
    day = _named_day(match["day"], calendar)
    return _days_of_week(monday_of(day[0]), None, calendar) if day else None


def _month(match: re.Match[str], calendar: Calendar) -> Span:
    """December, mid next month, the second week of January 2027."""
    said_, today = match.groupdict(), calendar.today
    if said_["name"]:
        return _named_month(said_, today)
    start = shifted(today.replace(day=1), Shift(months=STEPS[match["step"] or "this"]))
    return _part_of_month(start.year, start.month, said_)


def _named_month(words: dict[str, str | None], today: date) -> Span:
    month = MONTHS[words["name"] or ""]
    if words["year"]:
        return _part_of_month(int(words["year"]), month, words)
    span = _part_of_month(today.year, month, words)
    passed = span[1] < today and month != today.month
    return _part_of_month(today.year + 1, month, words) if passed else span


def _part_of_month(year: int, month: int, words: dict[str, str | None]) -> Span:
    if nth := words["nth"]:
        first, last = (NTH[nth] * 7 - 6, NTH[nth] * 7) if NTH[nth] else (25, 31)
    else:
        first, last = MONTH_PARTS[_part(words["part"])]
    start = date(year, month, 1)
    length = (shifted(start, Shift(months=1)) - start).days
    return start.replace(day=first), start.replace(day=min(last, length))


def _months(first: date, start: int, end: int) -> Span:
    """From the start-th to the end-th month after a first of the month."""
    after = shifted(first, Shift(months=end + 1))
    return shifted(first, Shift(months=start)), after - timedelta(days=1)


def _year(match: re.Match[str], calendar: Calendar) -> Span:
    start, end = YEAR_PARTS[_part(match["part"])]
    first = date(calendar.today.year + STEPS[match["step"] or "this"], 1, 1)
    return _months(first, start - 1, end - 1)


def _new_year(match: re.Match[str], calendar: Calendar) -> Span:
    """In the new year: next January."""
    words: dict[str, str | None] = {"nth": None, "part": match["part"]}
    return _part_of_month(calendar.today.year + 1, 1, words)


def _quarter(match: re.Match[str], calendar: Calendar) -> Span:
    """Q1, or this or the next quarter."""
    today = calendar.today
    start_end = QUARTER_PARTS[_part(match["part"])]
    this = (today.month - 1) // 3
    if not match["q"]:
        first = shifted(
            date(today.year, this * 3 + 1, 1), Shift(months=3 * STEPS[match["step"] or "this"])
        )
        return _months(first, *start_end)
    wanted = int(match["q"]) - 1
    year = int(match["year"]) if match["year"] else today.year + (wanted < this)
    return _months(date(year, wanted * 3 + 1, 1), *start_end)


def _feast(match: re.Match[str], calendar: Calendar) -> Span:
    """Christmas, the holidays: the coming ones, or those that still last."""
    month, day, length = FEASTS[match["feast"]]
    for year in (calendar.today.year - 1, calendar.today.year):
        first = date(year, month, day)
        if (last := first + timedelta(days=length - 1)) >= calendar.today:
            return first, last
    first = date(calendar.today.year + 1, month, day)
    return first, first + timedelta(days=length - 1)


def _thanksgiving(_: re.Match[str], calendar: Calendar) -> Span:
    """The fourth Thursday of November, as in the United States."""
    days = (_fourth_thursday(calendar.today.year + step) for step in (0, 1))
    day = next(day for day in days if day >= calendar.today)
    return day, day


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 22)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def _days_of_month(match: re.Match[str], calendar: Calendar) -> Span | None:
    """5-10 December, December 5 to 10."""
    ends = [_named_day(f"{match[end]} {match['month']}", calendar) for end in ("a", "b")]
    days = [day for end in ends if end for day in end]
    return (min(days), max(days)) if days else None


_COUNT: Final = either([*VAGUE_COUNTS, *COUNTS]) + "|[0-9]{1,3}"
_TO: Final = "(?: ?(?:-|to|or|bis|oder|or even|or maybe|maybe) ?)"
_IN_PART: Final = f"(?:(?P<part>{either(PARTS)})[ -](?:the )?)?"
_STEP: Final = f"(?P<step>{either(STEPS)})"
_YEAR: Final = "20[0-9]{2}"
_MONTH: Final = either(MONTHS)
_DAY: Final = r"[0-9]{1,2}(?:\.|st|nd|rd|th)?"

SPANS: Final[
    tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Calendar], Span | None]], ...]
] = tuple(
    (re.compile(form), span)
    for form, span in (
        (
            (
                f"(?P<first>{_COUNT})(?:[ -]?(?P<unit>{either(UNITS)}))?"
                f"(?:{_TO}(?P<last>{_COUNT}))?(?:[ -]?(?P<later>{either(UNITS)}))?'?"
            ),
            _counted,
        ),
        (f"{_IN_PART}(?P<week>{either(WEEK_NAMES)})", _week),
        ("(?:the )?week (?:of|commencing|starting|beginning) (?P<day>.+)", _week_of_day),
        (
            (
                f"(?:{_IN_PART}|(?:the )?(?P<nth>{either(NTH)}) week (?:of|in) (?:the )?)"
                f"(?:(?P<name>{_MONTH})(?: (?P<year>{_YEAR}))?|(?:{_STEP} )?(?:month|monats?))"
            ),
            _month,
        ),
        (f"{_IN_PART}(?:the )?new year", _new_year),
        (f"{_IN_PART}(?:{_STEP} )?(?:calendar )?(?:year|jahre?s?)", _year),
        (f"{_IN_PART}(?:q(?P<q>[1-4])(?: (?P<year>{_YEAR}))?|(?:{_STEP} )?quarter)", _quarter),
        (f"(?:the )?(?P<feast>{either(FEASTS)})", _feast),
        ("thanksgiving", _thanksgiving),
        (f"(?P<a>{_DAY}){_TO}(?P<b>{_DAY}) (?:of )?(?P<month>{_MONTH})", _days_of_month),
        (f"(?P<month>{_MONTH}) (?P<a>{_DAY}){_TO}(?P<b>{_DAY})", _days_of_month),
        (either(DAY_ENDS), lambda _, calendar: (calendar.today, calendar.today)),
        ("any day(?: now)?", lambda _, calendar: (calendar.today, calendar.business_days_on(2))),
    )
)
