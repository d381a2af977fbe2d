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
    DAY_UNITS,
    MONTH_UNITS,
)
from coaching.reading.times.range_words import (
    BUSINESS_UNITS,
    HOUR_UNITS,
    PERIOD_PARTS,
    VAGUE_COUNTS,
    WEEK_NAMES,
    WEEK_PARTS,
    WHOLE_PERIOD,
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
    country: str = ""

    def business_day_after(self, count: int) -> date:
        """Returns the day so many business days after today."""
        day = self.today
        for _attempt in range(count * 7 + 30):
            if count <= 0:
                return day
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        raise InvalidInputError(UNREADABLE)


def _read_day(text: str) -> DateStatement | None:
    facts, strange = parse_phrases(text)
    if strange:
        return None
    try:
        statement = combine_facts(facts, dotted_as_date=options_for_dotted(facts)[0])
    except InvalidInputError:
        return None
    return statement if statement.has_day() else None


def _is_bare_weekday(statement: DateStatement) -> bool:
    """Tells whether a weekday is all that was said: on that weekday it is the next one."""
    return bool(statement.weekday) and not (statement.named_day or statement.week)


def read_named_day(text: str, calendar: EmployerDays) -> DayRange | None:
    """Returns a day by its name or date, or both days where "next friday" can be two."""
    statement = _read_day(text)
    if statement is None or (statement.week and not statement.weekday):
        return None
    bearings = DateContext(calendar.today, calendar.order, "future")
    days = possible_days(statement.named_day, statement.weekday, statement.week, bearings)
    if _is_bare_weekday(statement) and days == (calendar.today,):
        days = (calendar.today + timedelta(weeks=1),)
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


def amount_range(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
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


def today_range(_match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "end of day"."""
    return calendar.today, calendar.today


def part_name(word: str | None) -> str:
    return PERIOD_PARTS[word] if word else WHOLE_PERIOD


def week_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads a week or a part of it, Monday to Friday; at weekends "this week" is the coming one."""
    monday = monday_of(calendar.today) + timedelta(weeks=WEEK_NAMES[match["week"]])
    if workday_range(monday, None, calendar)[1] < calendar.today:
        monday += timedelta(weeks=1)
    return workday_range(monday, match["part"], calendar)


def workday_range(monday: date, part: str | None, calendar: EmployerDays) -> DayRange:
    first, last = WEEK_PARTS[part_name(part)]
    days = [monday + timedelta(days=day) for day in range(first, last + 1)]
    open_days = [day for day in days if calendar.is_business_day(day)] or days
    return open_days[0], open_days[-1]


def week_range_of_day(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "the week of 7 December"."""
    day = read_named_day(match["day"], calendar)
    return workday_range(monday_of(day[0]), None, calendar) if day else None


def week_number_range(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "KW 50": a week by its number in the calendar, this year or else the next."""
    for year in (calendar.today.year, calendar.today.year + 1):
        try:
            monday = date.fromisocalendar(year, int(match["number"]), 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= calendar.today:
            return workday_range(monday, None, calendar)
    return None


def half_week_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "a week and a half" as ten or eleven days."""
    days = 7 * parse_count(match["n"] or "a") + 3
    return calendar.today + timedelta(days=days), calendar.today + timedelta(days=days + 1)


def month_days_range(match: re.Match[str], calendar: EmployerDays) -> DayRange | None:
    """Reads "5-10 December" and "December 5 to 10"."""
    ends = [read_named_day(f"{match[end]} {match['month']}", calendar) for end in ("a", "b")]
    days = [day for end in ends if end for day in end]
    return (min(days), max(days)) if days else None


def weekend_range(_: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Returns the coming Saturday and Sunday, or those that still last."""
    saturday = monday_of(calendar.today) + timedelta(days=5)
    return saturday, saturday + timedelta(days=1)
