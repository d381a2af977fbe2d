"""Says which days a month, a quarter, a year or a feast means: "mid December", "Christmas"."""

import re
from datetime import date, timedelta

from coaching.reading.times.date_days import RelativeDay, monday_of, shift_day
from coaching.reading.times.date_words import MONTHS
from coaching.reading.times.range_spans import DayRange, EmployerDays, part_name, workday_range
from coaching.reading.times.range_words import (
    FEASTS,
    MONTH_PARTS,
    ORDINALS,
    PERIOD_OFFSETS,
    QUARTER_PARTS,
    YEAR_PARTS,
)


def month_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
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
        first, last = MONTH_PARTS[part_name(words["part"])]
    start = date(year, month, 1)
    length = (shift_day(start, RelativeDay(months=1)) - start).days
    return start.replace(day=first), start.replace(day=min(last, length))


def _months_range(first: date, start: int, end: int) -> DayRange:
    """Returns the days from the start-th to the end-th month after the first of a month."""
    after = shift_day(first, RelativeDay(months=end + 1))
    return shift_day(first, RelativeDay(months=start)), after - timedelta(days=1)


def year_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    start, end = YEAR_PARTS[part_name(match["part"])]
    first = date(calendar.today.year + PERIOD_OFFSETS[match["step"] or "this"], 1, 1)
    return _months_range(first, start - 1, end - 1)


def new_year_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "in the new year" as next January."""
    words: dict[str, str | None] = {"nth": None, "part": match["part"]}
    return _month_part_range(calendar.today.year + 1, 1, words)


def day_of_month_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "the last day of November"."""
    words = {"nth": None, "part": None, "year": None, "name": match["name"]}
    if match["name"] == "month":
        span = _month_part_range(calendar.today.year, calendar.today.month, words)
    else:
        span = _month_name_range(words, calendar.today)
    day = span[1] if match["nth"] == "last" else span[0]
    return day, day


def quarter_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "Q1", "this quarter" and "next quarter"."""
    today = calendar.today
    start_end = QUARTER_PARTS[part_name(match["part"])]
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


def feast_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "Christmas" and "the holidays": the coming ones, or those that still last."""
    month, day, length = FEASTS[match["feast"]]
    for year in (calendar.today.year - 1, calendar.today.year):
        first = date(year, month, day)
        if (last := first + timedelta(days=length - 1)) >= calendar.today:
            return first, last
    first = date(calendar.today.year + 1, month, day)
    return first, first + timedelta(days=length - 1)


def thanksgiving_range(_: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Returns the fourth Thursday of November, or Canada's second Monday of October."""
    pick = _second_monday if _is_in_canada(calendar) else _fourth_thursday
    days = (pick(calendar.today.year + step) for step in (0, 1))
    day = next(day for day in days if day >= calendar.today)
    return day, day


def day_after_feast(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "the day after Thanksgiving" and "the day after New Year"."""
    if match["feast"] == "thanksgiving":
        last = thanksgiving_range(match, calendar)[1]
    else:
        last = feast_range(match, calendar)[1]
    return last + timedelta(days=1), last + timedelta(days=1)


def _is_in_canada(calendar: EmployerDays) -> bool:
    """Tells whether the employer's country has its feast in October and not in November."""
    return calendar.country == "CA"


def _second_monday(year: int) -> date:
    first = date(year, 10, 8)
    return first + timedelta(days=(0 - first.weekday()) % 7)


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 22)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def week_beside_feast_range(match: re.Match[str], calendar: EmployerDays) -> DayRange:
    """Reads "the week after Thanksgiving": the working week beside the one with the feast."""
    if match["feast"] == "thanksgiving":
        feast = thanksgiving_range(match, calendar)
    else:
        feast = feast_range(match, calendar)
    steps = {"after": 1, "before": -1, "of": 0}
    monday = monday_of(feast[0]) + timedelta(weeks=steps[match["side"]])
    return workday_range(monday, None, calendar)
