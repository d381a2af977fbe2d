"""Days as people name them, "next tuesday" or "5/6", and the dates these can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NoReturn

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.date_words import MONTH_NAMES, WEEKDAY_NAMES

DateOrder = Literal["dmy", "mdy"]
DateLean = Literal["past", "future", "near"]

DATE_NOT_READ: Final = (
    "I could not read that as a date and time. Write it like “tomorrow 14:30” or “12 Nov 10:00”."
)
WHICH_DAY: Final = "Which day of that week? For example “next week Tuesday 10:00”."
MAX_DAYS_AWAY: Final = timedelta(days=3652)
"""About ten years: a date farther away is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """So many days or months from today."""

    days: int = 0
    months: int = 0
    is_weekly: bool = False
    """Said in weeks: a weekday beside it picks the day of that week."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of the month, of a month and of a year, as far as they were said."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Day and month in figures, in either order."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, so many weeks after the one it names."""

    index: int
    next_or_last: Literal["next", "last", ""] = ""
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The week, from Monday on, so many weeks after this one."""

    weeks: int


NamedDay = RelativeDay | PartialDate | NumericDate


@dataclass(frozen=True, slots=True)
class DateContext:
    """Where somebody stands who names a day: their today, and how they write and mean dates."""

    today: date
    order: DateOrder = "dmy"
    lean: DateLean = "near"


def possible_days(
    named: NamedDay | None, weekday: Weekday | None, week: Week | None, context: DateContext
) -> tuple[date, ...]:
    """The dates that were meant, likeliest first; Rejected where there is none."""
    if weekday and week:
        return (_day_in_week(weekday, context.today + timedelta(weeks=week.weeks)),)
    if weekday and isinstance(named, RelativeDay) and named.is_weekly:
        return (_day_in_week(weekday, shift_day(context.today, named)),)
    if named:
        return days_on_weekday(days_for_named_day(named, context), weekday)
    if weekday:
        return days_for_weekday(weekday, context)
    if week:
        raise InvalidInputError(WHICH_DAY)
    return (context.today,)


def _day_in_week(weekday: Weekday, day: date) -> date:
    return monday_of(day) + timedelta(days=weekday.index)


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def days_on_weekday(days: Sequence[date], weekday: Weekday | None) -> tuple[date, ...]:
    """Those days that fall on the weekday that was said; Rejected, naming both, where none does."""
    fitting = tuple(day for day in days if weekday is None or day.weekday() == weekday.index)
    if weekday and not fitting:
        said, is_ = WEEKDAY_NAMES[weekday.index], WEEKDAY_NAMES[days[0].weekday()]
        raise InvalidInputError(
            f"{format_day(days[0])} {days[0].year} is a {is_}, not a {said}."
            f" Which day is it, for example “{is_[:3]} {format_day(days[0])} 10:00”?"
        )
    return fitting


def format_day(day: date) -> str:
    """Such as 12 November."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def days_for_weekday(weekday: Weekday, context: DateContext) -> tuple[date, ...]:
    """The days a weekday can be.

    Bare or with "this": today, else the coming one (leaning to the past: the latest). "Next" is
    the coming one, and "last" the latest; while that lies in this week, people mean the one of
    the week after (before) as well, so both are given.
    """
    today, ahead = context.today, (weekday.index - context.today.weekday()) % 7
    coming, latest = today + timedelta(days=ahead or 7), today - timedelta(days=7 - ahead)
    match weekday.next_or_last:
        case "next":
            days = _with_other_week(coming, 7, today)
        case "last":
            days = _with_other_week(latest, -7, today)
        case _ if not ahead:
            days = (today,)
        case _:
            days = (latest if context.lean == "past" else coming,)
    return tuple(day + timedelta(weeks=weekday.weeks) for day in days)


def _with_other_week(day: date, step: int, today: date) -> tuple[date, ...]:
    same_week = monday_of(day) == monday_of(today)
    return (day, day + timedelta(days=step)) if same_week else (day,)


def days_for_named_day(named: NamedDay, context: DateContext) -> tuple[date, ...]:
    """The dates a day can be, likeliest first; Rejected where there is no such day."""
    match named:
        case RelativeDay():
            return (shift_day(context.today, named),)
        case PartialDate(day, None, None):
            return (
                _nearest_day(_day_in_near_months(day, context.today), context)
                or _reject_date(named),
            )
        case PartialDate():
            return (_resolve_date(named, context),)
        case NumericDate():
            return _days_for_numeric(named, context)


def shift_day(today: date, relative: RelativeDay) -> date:
    """The day so far away; the last of a month that is too short."""
    month = today.month - 1 + relative.months
    year, month = today.year + month // 12, month % 12 + 1
    try:
        return _clamp_to_month(today.day, month, year) + timedelta(days=relative.days)
    except (ValueError, OverflowError):
        raise InvalidInputError(DATE_NOT_READ) from None


def _clamp_to_month(day: int, month: int, year: int) -> date:
    last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(year, month, min(day, last.day))


def _days_for_numeric(named: NumericDate, context: DateContext) -> tuple[date, ...]:
    orders = [(named.first, named.second), (named.second, named.first)]
    if context.order == "mdy":
        orders.reverse()
    dates = [PartialDate(day, month, named.year) for day, month in orders if 1 <= month <= 12]
    if not dates:
        raise InvalidInputError(DATE_NOT_READ)
    return tuple(dict.fromkeys(_resolve_date(day, context) for day in dates))


def _resolve_date(named: PartialDate, context: DateContext) -> date:
    years = [named.year] if named.year else [context.today.year + step for step in (0, -1, 1)]
    found = [day for year in years if (day := _date_or_none(named.day, named.month or 0, year))]
    return _nearest_day(found, context) or _reject_date(named)


def _day_in_near_months(day: int, today: date) -> list[date]:
    """That day of the months around today's."""
    first = today.replace(day=1)
    months = [shift_day(first, RelativeDay(months=step)) for step in (0, 1, -1, 2, -2)]
    return [found for month in months if (found := _date_or_none(day, month.month, month.year))]


def _date_or_none(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest_day(days: Sequence[date], context: DateContext) -> date | None:
    """The day nearest to today, on the side the person leans to if there is one."""
    today = context.today
    match context.lean:
        case "past":
            leaning = [day for day in days if day <= today]
        case "future":
            leaning = [day for day in days if day >= today]
        case _:
            leaning = list(days)
    return min(leaning or days, key=lambda day: (abs(day - today), day < today), default=None)


def _reject_date(named: PartialDate) -> NoReturn:
    if named.month is not None and not 1 <= named.month <= 12:
        raise InvalidInputError(DATE_NOT_READ)
    day = f"{named.day} {MONTH_NAMES[named.month - 1]}" if named.month else f"day {named.day}"
    year = f" {named.year}" if named.year else ""
    raise InvalidInputError(f"There is no {day}{year}. Which day is it, for example “12 Nov”?")
