"""Finds the next date of an event that comes again and again."""

from collections.abc import Iterator, Mapping, Set
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any, Final

_MOST_STEPS: Final = 3_000
"""Eight years of days; a rule that goes on longer without a date to come is not followed."""
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7}
_MONTHS: Final = {"MONTHLY": 1, "YEARLY": 12}


def first_to_come(
    begins: datetime, rule: Mapping[str, list[Any]], left_out: Set[Any], now: datetime
) -> datetime:
    """Returns the first date of the rule that is not over at `now`; else the last, or `begins`.

    Of the parts of a rule (RFC 5545) it knows FREQ, INTERVAL, COUNT, UNTIL and the days of a week;
    where others would move a date, it keeps to that of the first.
    """
    last = begins
    for moment in _list_dates(begins, rule):
        if moment in left_out or moment.date() in left_out:
            continue
        last = moment
        if moment >= now:
            return moment
    return last


def _list_dates(begins: datetime, rule: Mapping[str, list[Any]]) -> Iterator[datetime]:
    count = int(_part(rule, "COUNT", _MOST_STEPS))
    until = _part(rule, "UNTIL", None)
    for number, moment in enumerate(_step(begins, rule)):
        if number >= min(count, _MOST_STEPS) or (until is not None and _is_after(moment, until)):
            return
        yield moment


def _part(rule: Mapping[str, list[Any]], name: str, usual: Any) -> Any:
    return (rule.get(name) or [usual])[0]


def _is_after(moment: datetime, until: date) -> bool:
    if not isinstance(until, datetime):
        return moment.date() > until
    if moment.tzinfo is None or until.tzinfo is None:
        return moment.replace(tzinfo=None) > until.replace(tzinfo=None)
    return moment > until


def _step(begins: datetime, rule: Mapping[str, list[Any]]) -> Iterator[datetime]:
    """Yields the dates without end; each keeps the time of day that the first one has."""
    often = str(_part(rule, "FREQ", "")).upper()
    interval = max(1, min(int(_part(rule, "INTERVAL", 1)), 1000))
    if often in _DAYS:
        yield from _step_days(begins, _DAYS[often] * interval, _weekdays(begins, rule, often))
    elif often in _MONTHS:
        yield from _step_months(begins, _MONTHS[often] * interval)
    else:
        yield begins


def _weekdays(begins: datetime, rule: Mapping[str, list[Any]], often: str) -> list[int]:
    said = [str(day).upper()[-2:] for day in rule.get("BYDAY", [])] if often == "WEEKLY" else []
    known = sorted(_WEEKDAYS.index(day) for day in said if day in _WEEKDAYS)
    return known or [begins.weekday()]


def _step_days(begins: datetime, days: int, weekdays: list[int]) -> Iterator[datetime]:
    week, is_weekly = begins - timedelta(days=begins.weekday()), days % 7 == 0
    moment = begins
    while True:
        if not is_weekly:
            yield moment
            moment += timedelta(days=days)
            continue
        on_days = (week + timedelta(days=weekday) for weekday in weekdays)
        yield from (one for one in on_days if one >= begins)
        week += timedelta(days=days)


def _step_months(begins: datetime, months: int) -> Iterator[datetime]:
    """Yields the same day of each month, without the months that have no such day."""
    for number in range(_MOST_STEPS):
        total = begins.month - 1 + number * months
        year = begins.year + total // 12
        if year > MAXYEAR:
            return
        try:
            yield begins.replace(year=year, month=total % 12 + 1)
        except ValueError:
            continue
