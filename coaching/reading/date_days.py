"""Days as people name them, "next tuesday" or "5/6", and the dates these can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NoReturn

from coaching.model.vocabulary import Rejected
from coaching.reading.date_words import MONTH_NAMES, WEEKDAY_NAMES

Order = Literal["dmy", "mdy"]
Lean = Literal["past", "future", "near"]

UNREAD: Final = (
    "I could not read that as a date and time. Write it like “tomorrow 14:30” or “12 Nov 10:00”."
)
WHICH_DAY: Final = "Which day of that week? For example “next week Tuesday 10:00”."
FARTHEST: Final = timedelta(days=3652)
"""About ten years: a date farther away is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many days or months from today."""

    days: int = 0
    months: int = 0
    weekly: bool = False
    """Said in weeks: a weekday beside it picks the day of that week."""


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day of the month, of a month and of a year, as far as they were said."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """Day and month in figures, in either order."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, so many weeks after the one it names."""

    index: int
    which: Literal["next", "last", ""] = ""
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The week, from Monday on, so many weeks after this one."""

    weeks: int


NamedDay = Shift | OnDate | Numeric


@dataclass(frozen=True, slots=True)
class Bearings:
    """Where somebody stands who names a day: their today, and how they write and mean dates."""

    today: date
    order: Order = "dmy"
    lean: Lean = "near"


def days_meant(
    named: NamedDay | None, weekday: Weekday | None, week: Week | None, bearings: Bearings
) -> tuple[date, ...]:
    """The dates that were meant, likeliest first; Rejected where there is none."""
    if weekday and week:
        return (_in_week(weekday, bearings.today + timedelta(weeks=week.weeks)),)
    if weekday and isinstance(named, Shift) and named.weekly:
        return (_in_week(weekday, shifted(bearings.today, named)),)
    if named:
        return agreeing(named_days(named, bearings), weekday)
    if weekday:
        return weekday_days(weekday, bearings)
    if week:
        raise Rejected(WHICH_DAY)
    return (bearings.today,)


def _in_week(weekday: Weekday, day: date) -> date:
    return monday_of(day) + timedelta(days=weekday.index)


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def agreeing(days: Sequence[date], weekday: Weekday | None) -> tuple[date, ...]:
    """Those days that fall on the weekday that was said; Rejected, naming both, where none does."""
    fitting = tuple(day for day in days if weekday is None or day.weekday() == weekday.index)
    if weekday and not fitting:
        said, is_ = WEEKDAY_NAMES[weekday.index], WEEKDAY_NAMES[days[0].weekday()]
        raise Rejected(
            f"{spoken(days[0])} {days[0].year} is a {is_}, not a {said}."
            f" Which day is it, for example “{is_[:3]} {spoken(days[0])} 10:00”?"
        )
    return fitting


def spoken(day: date) -> str:
    """Such as 12 November."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def weekday_days(weekday: Weekday, bearings: Bearings) -> tuple[date, ...]:
    """The days a weekday can be.

    Bare or with "this": today, else the coming one (leaning to the past: the latest). "Next" is
    the coming one, and "last" the latest; while that lies in this week, people mean the one of
    the week after (before) as well, so both are given.
    """
    today, ahead = bearings.today, (weekday.index - bearings.today.weekday()) % 7
    coming, latest = today + timedelta(days=ahead or 7), today - timedelta(days=7 - ahead)
    match weekday.which:
        case "next":
            days = _both(coming, 7, today)
        case "last":
            days = _both(latest, -7, today)
        case _ if not ahead:
            days = (today,)
        case _:
            days = (latest if bearings.lean == "past" else coming,)
    return tuple(day + timedelta(weeks=weekday.weeks) for day in days)


def _both(day: date, step: int, today: date) -> tuple[date, ...]:
    same_week = monday_of(day) == monday_of(today)
    return (day, day + timedelta(days=step)) if same_week else (day,)


def named_days(named: NamedDay, bearings: Bearings) -> tuple[date, ...]:
    """The dates a day can be, likeliest first; Rejected where there is no such day."""
    match named:
        case Shift():
            return (shifted(bearings.today, named),)
        case OnDate(day, None, None):
            return (_nearest(_in_months(day, bearings.today), bearings) or _no_such(named),)
        case OnDate():
            return (_dated(named, bearings),)
        case Numeric():
            return _numeric_days(named, bearings)


def shifted(today: date, shift: Shift) -> date:
    """The day so far away; the last of a month that is too short."""
    month = today.month - 1 + shift.months
    year, month = today.year + month // 12, month % 12 + 1
    try:
        return _within(today.day, month, year) + timedelta(days=shift.days)
    except (ValueError, OverflowError):
        raise Rejected(UNREAD) from None


def _within(day: int, month: int, year: int) -> date:
    last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(year, month, min(day, last.day))


def _numeric_days(named: Numeric, bearings: Bearings) -> tuple[date, ...]:
    orders = [(named.first, named.second), (named.second, named.first)]
    if bearings.order == "mdy":
        orders.reverse()
    dates = [OnDate(day, month, named.year) for day, month in orders if 1 <= month <= 12]
    if not dates:
        raise Rejected(UNREAD)
    return tuple(dict.fromkeys(_dated(day, bearings) for day in dates))


def _dated(named: OnDate, bearings: Bearings) -> date:
    years = [named.year] if named.year else [bearings.today.year + step for step in (0, -1, 1)]
    found = [day for year in years if (day := _real(named.day, named.month or 0, year))]
    return _nearest(found, bearings) or _no_such(named)


def _in_months(day: int, today: date) -> list[date]:
    """That day of the months around today's."""
    first = today.replace(day=1)
    months = [shifted(first, Shift(months=step)) for step in (0, 1, -1, 2, -2)]
    return [found for month in months if (found := _real(day, month.month, month.year))]


def _real(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: Sequence[date], bearings: Bearings) -> date | None:
    """The day nearest to today, on the side the person leans to if there is one."""
    today = bearings.today
    match bearings.lean:
        case "past":
            leaning = [day for day in days if day <= today]
        case "future":
            leaning = [day for day in days if day >= today]
        case _:
            leaning = list(days)
    return min(leaning or days, key=lambda day: (abs(day - today), day < today), default=None)


def _no_such(named: OnDate) -> NoReturn:
    if named.month is not None and not 1 <= named.month <= 12:
        raise Rejected(UNREAD)
    day = f"{named.day} {MONTH_NAMES[named.month - 1]}" if named.month else f"day {named.day}"
    year = f" {named.year}" if named.year else ""
    raise Rejected(f"There is no {day}{year}. Which day is it, for example “12 Nov”?")
