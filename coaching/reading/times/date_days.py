"""People name days in many ways, "next tuesday" or "5/6"; this module finds the possible dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NoReturn

from coaching.model.vocabulary import InvalidInputError
from coaching.model.wording import LONG_WEEKDAYS, long_date_text, long_day_text
from coaching.reading.times.date_words import MONTH_NAMES, WEEKDAY_NAMES
from coaching.translation import _

DateOrder = Literal["dmy", "mdy"]
DateLean = Literal["past", "future", "near"]

DATE_NOT_READ: Final = _(
    "I could not read that as a date and time. Write it like “tomorrow 14:30” or “12 Nov 10:00”."
)
WHICH_DAY: Final = _("Which day of that week? For example “next week Tuesday 10:00”.")
WRONG_WEEKDAY: Final = _(
    "{date} is a {weekday}, not a {said}. Which day is it, for example “{example}”?"
)
NO_SUCH_DATE: Final = _("There is no {date}. Which day is it, for example “12 Nov”?")
NO_SUCH_DAY: Final = _("There is no day {day}. Which day is it, for example “12 Nov”?")
MAX_DAYS_AWAY: Final = timedelta(days=3652)
"""A date more than about ten years away is a typing mistake."""


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Means so many days or months from today."""

    days: int = 0
    months: int = 0
    is_weekly: bool = False
    """The distance was given in weeks, so a weekday beside it picks the day of that week."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Holds a day of the month, a month and a year, as far as the person said them."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Holds day and month as numbers, in either order."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """Means a weekday, so many weeks after the one it names."""

    index: int
    next_or_last: Literal["next", "last", ""] = ""
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """Means a week from Monday on, so many weeks after this one."""

    weeks: int


NamedDay = RelativeDay | PartialDate | NumericDate


@dataclass(frozen=True, slots=True)
class DateContext:
    """Says what "today" is for the person, and how they write and mean dates."""

    today: date
    order: DateOrder = "dmy"
    lean: DateLean = "near"


def possible_days(
    named: NamedDay | None, weekday: Weekday | None, week: Week | None, context: DateContext
) -> tuple[date, ...]:
    """Returns the dates that can be meant, likeliest first; raises InvalidInputError for none."""
    if weekday and week:
        return (_day_in_week(weekday, context.today + timedelta(weeks=week.weeks)),)
    if weekday and isinstance(named, RelativeDay) and named.is_weekly:
        return (_day_in_week(weekday, shift_day(context.today, named)),)
    if weekday and isinstance(named, PartialDate) and named.month is None:
        return _days_of_month_on(named, weekday, context)
    if named:
        return days_on_weekday(days_for_named_day(named, context), weekday)
    if weekday:
        return days_for_weekday(weekday, context)
    if week:
        raise InvalidInputError(WHICH_DAY)
    return (context.today,)


def _days_of_month_on(
    named: PartialDate, weekday: Weekday, context: DateContext
) -> tuple[date, ...]:
    """Reads "Friday 6th" as the nearest 6th that is a Friday; raises InvalidInputError for none."""
    days = _day_in_near_months(named.day, context.today)
    fitting = [day for day in days if day.weekday() == weekday.index]
    nearest = _nearest_day(fitting, context)
    return (nearest,) if nearest else days_on_weekday(days_for_named_day(named, context), weekday)


def _day_in_week(weekday: Weekday, day: date) -> date:
    return monday_of(day) + timedelta(days=weekday.index)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_on_weekday(days: Sequence[date], weekday: Weekday | None) -> tuple[date, ...]:
    """Returns the days on that weekday; raises InvalidInputError, which names both, for none."""
    fitting = tuple(day for day in days if weekday is None or day.weekday() == weekday.index)
    if weekday and not fitting:
        raise InvalidInputError(_wrong_weekday_text(days[0], weekday))
    return fitting


def _wrong_weekday_text(day: date, said: Weekday) -> str:
    """Names both weekdays; the example is in English, as that is how days are read."""
    return WRONG_WEEKDAY.format(
        date=long_date_text(day.day, day.month, day.year),
        weekday=LONG_WEEKDAYS[day.weekday()],
        said=LONG_WEEKDAYS[said.index],
        example=(
            f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1]} 10:00"
        ),
    )


def days_for_weekday(weekday: Weekday, context: DateContext) -> tuple[date, ...]:
    """Returns the days that a weekday can be.

    Bare or with "this" it is today, else the coming one (leaning to the past: the latest one).
    "Next" is the coming one, and "last" the latest one. While that lies in this week, people also
    mean the one a week later (earlier), so both are returned.
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
    """Returns the dates a day can be, likeliest first; raises InvalidInputError for none."""
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
    """Returns the day so far away; in a month that is too short it is the last day."""
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
    days = [day for year in years if (day := _date_or_none(named.day, named.month or 0, year))]
    return _nearest_day(days, context) or _reject_date(named)


def _day_in_near_months(day: int, today: date) -> list[date]:
    """Returns that day of the month in the months around today's."""
    first = today.replace(day=1)
    months = [shift_day(first, RelativeDay(months=step)) for step in (0, 1, -1, 2, -2)]
    return [
        possible_day
        for month in months
        if (possible_day := _date_or_none(day, month.month, month.year))
    ]


def _date_or_none(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest_day(days: Sequence[date], context: DateContext) -> date | None:
    """Returns the day nearest to today, on the side the person leans to if there is one."""
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
    if named.month is None:
        raise InvalidInputError(NO_SUCH_DAY.format(day=named.day))
    day = (
        long_date_text(named.day, named.month, named.year)
        if named.year
        else long_day_text(named.day, named.month)
    )
    raise InvalidInputError(NO_SUCH_DATE.format(date=day))
