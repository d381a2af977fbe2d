"""Says from when to when a phrase reaches: "two weeks", "early next week", "mid December"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_days import (
    DateContext,
    DateOrder,
    PartialDate,
    RelativeDay,
    monday_of,
    possible_days,
    shift_day,
)
from coaching.reading.times.date_parts import DateStatement, combine_facts, options_for_dotted
from coaching.reading.times.date_phrases import parse_count, parse_phrases
from coaching.reading.times.date_words import (
    COUNTS,
    DAY_UNITS,
    MONTH_UNITS,
    MONTHS,
    any_word_pattern,
)
from coaching.reading.times.range_words import (
    BUSINESS_UNITS,
    DAY_ENDS,
    FEASTS,
    HOUR_UNITS,
    MONTH_PARTS,
    ORDINALS,
    PERIOD_OFFSETS,
    PERIOD_PARTS,
    QUARTER_PARTS,
    UNITS,
    VAGUE_COUNTS,
    WEEK_NAMES,
    WEEK_PARTS,
    WHOLE_PERIOD,
    YEAR_PARTS,
)
from coaching.translation import _

UNREADABLE: Final = _(
    "I could not read that as a time to decide. Write it like “a week or two” or “by 5 Dec”,"
    " or “no” if they did not say."
)
PAST_DAY: Final = _(
    "That day has passed. By when do they decide, for example “next week” or “by 5 Dec”?"
)
JUST_PAST: Final = timedelta(days=31)
"""A date without a year that was so shortly before today means the past one."""

DayRange = tuple[date, date]


@dataclass(frozen=True, slots=True)
class EmployerDays:
    """Counts days as the employer does, from today."""

    today: date
    is_business_day: Callable[[date], bool]
    order: DateOrder = "dmy"

    def business_day_after(self, count: int) -> date:
        """Returns the day so many business days after today."""
        day = self.today
        for _attempt in range(count * 7 + 30):
            if count <= 0:
                return day
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        raise InvalidInputError(UNREADABLE)


def read_day_range(text: str, calendar: EmployerDays) -> DayRange | None:
    """Returns the days a phrase means, if any; raises InvalidInputError for a day long past."""
    for form, span in DAY_RANGE_FORMS:
        if match := form.fullmatch(text):
            return span(match, calendar)
    return _read_named_day(text, calendar)


def _read_day(text: str) -> DateStatement | None:
    facts, strange = parse_phrases(text)
    if strange:
        return None
    try:
        statement = combine_facts(facts, dotted_as_date=options_for_dotted(facts)[0])
    except InvalidInputError:
        return None
    return statement if statement.has_day() else None


def _read_named_day(text: str, calendar: EmployerDays) -> DayRange | None:
    """Returns a day by its name or date, or both days where "next friday" can be two."""
    statement = _read_day(text)
    if statement is None or (statement.week and not statement.weekday):
        return None
    bearings = DateContext(calendar.today, calendar.order, "future")
    days = possible_days(statement.named_day, statement.weekday, statement.week, bearings)
    if (
        isinstance(statement.named_day, PartialDate)
        and statement.named_day.month
        and not statement.named_day.year
    ):
        near = possible_days(
            statement.named_day, None, None, DateContext(calendar.today, calendar.order)
        )
        if calendar.today - JUST_PAST <= near[0] < calendar.today:
            raise InvalidInputError(PAST_DAY)
    return (
        (days[0], days[0])
        if len(days) == 1 or statement.weekday is None
        else (min(days), max(days))
    )


def _amount_range(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "two weeks", "a few days", "7 to 10 business days", "a week or two"."""
    first, last = match["first"], match["last"] or match["first"]
    unit, later = match["unit"] or match["later"], match["later"] or match["unit"]
    if not unit:
        return None
    or_two = bool(match["last"] and not match["later"])
    ends = (_amount_bounds(first)[0], unit), (_amount_bounds(last)[1], later)
    days = [_day_after(*end, calendar, vague=or_two or first in VAGUE_COUNTS) for end in ends]
    return min(days), max(days)


def _amount_bounds(word: str) -> tuple[int, int]:
    if word in VAGUE_COUNTS:
        return VAGUE_COUNTS[word]
    return parse_count(word), parse_count(word)


def _day_after(count: int, unit: str, calendar: EmployerDays, *, vague: bool) -> date:
    """Returns the day so far away; a vague "day or two" counts business days."""
    if unit in BUSINESS_UNITS or (vague and DAY_UNITS.get(unit) == 1):
        return calendar.business_day_after(count)
    if unit in MONTH_UNITS:
        return shift_day(calendar.today, RelativeDay(months=count))
    days = -(-count // 24) if unit in HOUR_UNITS else count * DAY_UNITS[unit]
    return calendar.today + timedelta(days=days)


def _part_name(word: str | None) -> str:
    return PERIOD_PARTS[word] if word else WHOLE_PERIOD


def _week_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads a week or a part of it, Monday to Friday; at weekends "this week" is the coming one."""
    monday = monday_of(calendar.today) + timedelta(weeks=WEEK_NAMES[match["week"]])
    if _workday_range(monday, None, calendar)[1] < calendar.today:
        monday += timedelta(weeks=1)
    return _workday_range(monday, match["part"], calendar)


def _workday_range(monday: date, part: str | None, calendar: EmployerDays) -> DayRange:
    first, last = WEEK_PARTS[_part_name(part)]
    days = [monday + timedelta(days=day) for day in range(first, last + 1)]
    open_days = [day for day in days if calendar.is_business_day(day)] or days
    return open_days[0], open_days[-1]


def _week_range_of_day(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "the week of 7 December"."""
    day = _read_named_day(match["day"], calendar)
    return _workday_range(monday_of(day[0]), None, calendar) if day else None


def _month_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "December", "mid next month", "the second week of January 2027"."""
    said_, today = match.groupdict(), calendar.today
    if said_["name"]:
        return _month_name_range(said_, today)
    start = shift_day(
        today.replace(day=1), RelativeDay(months=PERIOD_OFFSETS[match["step"] or "this"])
    )
    return _month_part_range(start.year, start.month, said_)


def _month_name_range(words: dict[str, str | None], today: date) -> DayRange:
    month = MONTHS[words["name"] or ""]
    if words["year"]:
        return _month_part_range(int(words["year"]), month, words)
    span = _month_part_range(today.year, month, words)
    passed = span[1] < today and month != today.month
    return _month_part_range(today.year + 1, month, words) if passed else span


def _month_part_range(year: int, month: int, words: dict[str, str | None]) -> DayRange:
    if nth := words["nth"]:
        first, last = (ORDINALS[nth] * 7 - 6, ORDINALS[nth] * 7) if ORDINALS[nth] else (25, 31)
    else:
        first, last = MONTH_PARTS[_part_name(words["part"])]
    start = date(year, month, 1)
    length = (shift_day(start, RelativeDay(months=1)) - start).days
    return start.replace(day=first), start.replace(day=min(last, length))


def _months_range(first: date, start: int, end: int) -> DayRange:
    """Returns the days from the start-th to the end-th month after the first of a month."""
    after = shift_day(first, RelativeDay(months=end + 1))
    return shift_day(first, RelativeDay(months=start)), after - timedelta(days=1)


def _year_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    start, end = YEAR_PARTS[_part_name(match["part"])]
    first = date(calendar.today.year + PERIOD_OFFSETS[match["step"] or "this"], 1, 1)
    return _months_range(first, start - 1, end - 1)


def _new_year_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "in the new year" as next January."""
    words: dict[str, str | None] = {"nth": None, "part": match["part"]}
    return _month_part_range(calendar.today.year + 1, 1, words)


def _quarter_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "Q1", "this quarter" and "next quarter"."""
    today = calendar.today
    start_end = QUARTER_PARTS[_part_name(match["part"])]
    current_quarter = (today.month - 1) // 3
    if not match["q"]:
        first = shift_day(
            date(today.year, current_quarter * 3 + 1, 1),
            RelativeDay(months=3 * PERIOD_OFFSETS[match["step"] or "this"]),
        )
        return _months_range(first, *start_end)
    quarter = int(match["q"]) - 1
    year = int(match["year"]) if match["year"] else today.year + (quarter < current_quarter)
    return _months_range(date(year, quarter * 3 + 1, 1), *start_end)


def _feast_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "Christmas" and "the holidays": the coming ones, or those that still last."""
    month, day, length = FEASTS[match["feast"]]
    for year in (calendar.today.year - 1, calendar.today.year):
        first = date(year, month, day)
        if (last := first + timedelta(days=length - 1)) >= calendar.today:
            return first, last
    first = date(calendar.today.year + 1, month, day)
    return first, first + timedelta(days=length - 1)


def _thanksgiving_range(_: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Returns the fourth Thursday of November, as in the United States."""
    days = (_fourth_thursday(calendar.today.year + step) for step in (0, 1))
    day = next(day for day in days if day >= calendar.today)
    return day, day


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 22)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def _month_days_range(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "5-10 December" and "December 5 to 10"."""
    ends = [_read_named_day(f"{match[end]} {match['month']}", calendar) for end in ("a", "b")]
    days = [day for end in ends if end for day in end]
    return (min(days), max(days)) if days else None


_COUNT: Final = any_word_pattern([*VAGUE_COUNTS, *COUNTS]) + "|[0-9]{1,3}"
_TO: Final = "(?: ?(?:-|to|or|bis|oder|or even|or maybe|maybe) ?)"
_IN_PART: Final = f"(?:(?P<part>{any_word_pattern(PERIOD_PARTS)})[ -](?:the )?)?"
_PERIOD_OFFSET: Final = f"(?P<step>{any_word_pattern(PERIOD_OFFSETS)})"
_YEAR: Final = "20[0-9]{2}"
_MONTH: Final = any_word_pattern(MONTHS)
_DAY: Final = r"[0-9]{1,2}(?:\.|st|nd|rd|th)?"

DAY_RANGE_FORMS: Final[
    tuple[tuple[re.Pattern[str], Callable[[re.Match[str], EmployerDays], DayRange | None]], ...]
] = tuple(
    (re.compile(form), span)
    for form, span in (
        (
            (
                f"(?P<first>{_COUNT})(?:[ -]?(?P<unit>{any_word_pattern(UNITS)}))?"
                f"(?:{_TO}(?P<last>{_COUNT}))?(?:[ -]?(?P<later>{any_word_pattern(UNITS)}))?'?"
            ),
            _amount_range,
        ),
        (f"{_IN_PART}(?P<week>{any_word_pattern(WEEK_NAMES)})", _week_range),
        ("(?:the )?week (?:of|commencing|starting|beginning) (?P<day>.+)", _week_range_of_day),
        (
            (
                f"(?:{_IN_PART}|(?:the )?(?P<nth>{any_word_pattern(ORDINALS)})"
                " week (?:of|in) (?:the )?)"
                f"(?:(?P<name>{_MONTH})(?: (?P<year>{_YEAR}))?"
                f"|(?:{_PERIOD_OFFSET} )?(?:month|monats?))"
            ),
            _month_range,
        ),
        (f"{_IN_PART}(?:the )?new year", _new_year_range),
        (f"{_IN_PART}(?:{_PERIOD_OFFSET} )?(?:calendar )?(?:year|jahre?s?)", _year_range),
        (
            f"{_IN_PART}(?:q(?P<q>[1-4])(?: (?P<year>{_YEAR}))?|(?:{_PERIOD_OFFSET} )?quarter)",
            _quarter_range,
        ),
        (f"(?:the )?(?P<feast>{any_word_pattern(FEASTS)})", _feast_range),
        ("thanksgiving", _thanksgiving_range),
        (f"(?P<a>{_DAY}){_TO}(?P<b>{_DAY}) (?:of )?(?P<month>{_MONTH})", _month_days_range),
        (f"(?P<month>{_MONTH}) (?P<a>{_DAY}){_TO}(?P<b>{_DAY})", _month_days_range),
        (any_word_pattern(DAY_ENDS), lambda _, calendar: (calendar.today, calendar.today)),
        ("any day(?: now)?", lambda _, calendar: (calendar.today, calendar.business_day_after(2))),
    )
)
