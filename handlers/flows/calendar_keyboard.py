"""A day and an hour can be tapped: a month with its days, then the hours of the day."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from coaching.model.vocabulary import CountryCode
from coaching.model.wording import LONG_MONTHS, WEEKDAYS
from coaching.translation import _
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData

SUNDAY_FIRST = frozenset(
    (  # noqa: SIM905 - as the source lists them
        "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT "
        "MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
    ).split()
)
"""In these countries a week begins on Sunday (Unicode CLDR 44, weekData)."""
# Translators: the head of a calendar, such as "December 2026".
MONTH_HEADING = _("{month} {year}")
BACK_LABEL = _("‹ The days")
HALF_HOURS = tuple(range(8 * 60, 20 * 60, 30))
"""The minutes of the day that are offered; any other time is typed."""
HOURS_A_ROW = 4
NO_DAY = "·"


@dataclass(frozen=True, slots=True)
class ShowMonth(CallbackData):
    """Shows a month under the open question; month 0 of year 0 is the one of today."""

    prefix: ClassVar[str] = "y:month"
    serial: int
    slot: str
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class PickDay(CallbackData):
    """Chooses a day, by its ordinal number; the hours follow."""

    prefix: ClassVar[str] = "y:day"
    serial: int
    slot: str
    day: int


@dataclass(frozen=True, slots=True)
class PickHour(CallbackData):
    """Answers the open question with a day and the minutes since its midnight."""

    prefix: ClassVar[str] = "y:hour"
    serial: int
    slot: str
    day: int
    minutes: int


@dataclass(frozen=True, slots=True)
class PickNothing(CallbackData):
    """Stands on what cannot be chosen: weekdays, and days that make no sense."""

    prefix: ClassVar[str] = "y:none"


def month_keyboard(
    serial: int, slot: str, shown: date, earliest: date | None, country: CountryCode
) -> list[list[Button]]:
    """Returns the month of a day; days before `earliest` cannot be chosen."""
    first = shown.replace(day=1)
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    month = MONTH_HEADING.format(month=LONG_MONTHS[first.month - 1], year=first.year)
    head = [
        _month_button("‹", serial, slot, before, earliest),
        Button(month, PickNothing()),
        _month_button("›", serial, slot, after, earliest),
    ]
    weeks = Calendar(6 if country in SUNDAY_FIRST else 0)
    names = [Button(WEEKDAYS[day], PickNothing()) for day in weeks.iterweekdays()]
    days = weeks.monthdatescalendar(first.year, first.month)
    rows = [[_day_button(serial, slot, day, first, earliest) for day in week] for week in days]
    return [head, names, *rows]


def _month_button(label: str, serial: int, slot: str, day: date, earliest: date | None) -> Button:
    if earliest is not None and (day.year, day.month) < (earliest.year, earliest.month):
        return Button(NO_DAY, PickNothing())
    return Button(label, ShowMonth(serial, slot, day.year, day.month))


def _day_button(serial: int, slot: str, day: date, month: date, earliest: date | None) -> Button:
    if day.month != month.month:
        return Button(" ", PickNothing())
    if earliest is not None and day < earliest:
        return Button(NO_DAY, PickNothing())
    return Button(str(day.day), PickDay(serial, slot, day.toordinal()))


def hours_keyboard(serial: int, slot: str, day: date, minutes: Sequence[int]) -> list[list[Button]]:
    """Returns the hours of a day that can be chosen, and the way back to its month."""
    hours = [
        Button(f"{at // 60}:{at % 60:02}", PickHour(serial, slot, day.toordinal(), at))
        for at in minutes
    ]
    rows = [hours[at : at + HOURS_A_ROW] for at in range(0, len(hours), HOURS_A_ROW)]
    return [*rows, [Button(BACK_LABEL, ShowMonth(serial, slot, day.year, day.month))]]
