"""Gives tests zones, clock changes, people and employers, and wall clocks to check against.

The checks read a local time from a wall clock and do not use spans.
"""

import os
import warnings
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.vocabulary import CountryCode, ZoneName

EXAMPLES = settings(
    max_examples=int(os.environ.get("DEBRIEF_EXAMPLES", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
ZONES = tuple(ZoneName(name) for name in sorted(zoneinfo.available_timezones()))
COUNTRIES = tuple(
    map(CountryCode, ("", "US", "DE", "GB", "JP", "IN", "SA", "AE", "IL", "BR", "CN"))
)
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2035, 12, 31, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@cache
def clock_changes(zone: ZoneName) -> tuple[datetime, ...]:
    """Returns the minutes between 2025 and 2035 at which clocks in a zone change."""
    local, week = ZoneInfo(zone), timedelta(days=7)
    found, moment = [], FIRST
    while moment < LAST:
        after = moment + week
        if moment.astimezone(local).utcoffset() != after.astimezone(local).utcoffset():
            found.append(_change_between(moment, after, local))
        moment = after
    return tuple(found)


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    old = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before) / MINUTE)
    while high - low > 1:
        middle = (low + high) // 2
        same = (before + middle * MINUTE).astimezone(zone).utcoffset() == old
        low, high = (middle, high) if same else (low, middle)
    return before + high * MINUTE


def moments_in(zone: ZoneName) -> st.SearchStrategy[datetime]:
    """Returns whole minutes of 2025 to 2035, half of them within two days of a clock change."""
    minutes = int((LAST - FIRST) / MINUTE)
    anywhere = st.integers(0, minutes).map(lambda n: FIRST + n * MINUTE)
    if not clock_changes(zone):
        return anywhere
    near = st.builds(
        lambda change, n: change + n * MINUTE,
        st.sampled_from(clock_changes(zone)),
        st.integers(-2 * 24 * 60, 2 * 24 * 60),
    )
    return st.one_of(near, anywhere)


def _waking(zone: ZoneName, wakes: int, hours: int) -> WakingHours:
    """Returns waking hours from a half hour of the day on, for a number of half hours."""
    sleeps = (wakes + hours) % 48
    return WakingHours(zone, time(wakes // 2, wakes % 2 * 30), time(sleeps // 2, sleeps % 2 * 30))


WAKINGS = st.one_of(
    st.builds(WakingHours, st.sampled_from(ZONES)),
    st.builds(_waking, st.sampled_from(ZONES), st.integers(0, 47), st.integers(8, 48)),
)


def calendars() -> st.SearchStrategy[BusinessCalendar]:
    """Returns employers of many countries in all zones."""
    return st.builds(BusinessCalendar, st.sampled_from(COUNTRIES), st.sampled_from(ZONES))


def shows_awake(moment: datetime, waking: WakingHours) -> bool:
    """Returns whether the person's wall clock is between waking and sleeping."""
    return _shows(moment, waking.zone, waking.wakes, waking.sleeps)


def shows_business(moment: datetime, calendar: BusinessCalendar) -> bool:
    """Returns whether the employer's wall clock and calendar say that they work."""
    day = moment.astimezone(ZoneInfo(calendar.zone)).date()
    hours = _shows(moment, calendar.zone, calendar.opens, calendar.closes)
    return hours and works(calendar.country, day)


def shows_civil(moment: datetime, calendar: BusinessCalendar) -> bool:
    """Returns whether the employer's wall clock is between 9:00 and 20:00."""
    return _shows(moment, calendar.zone, time(9), time(20))


def _shows(moment: datetime, zone: ZoneName, start: time, end: time) -> bool:
    at = moment.astimezone(ZoneInfo(zone)).time()
    return start <= at <= end if start < end else at >= start or at <= end


@cache
def works(country: CountryCode, day: date) -> bool:
    """Returns whether a country works on a day, straight from the library."""
    if not country:
        return day.weekday() < 5
    return _holidays(country).is_working_day(day)


@cache
def _holidays(country: CountryCode) -> holidays.HolidayBase:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # India's are known until 2035
        return holidays.country_holidays(country, years=range(2024, 2038))


def is_repeated(moment: datetime, zone: ZoneName) -> bool:
    """Returns whether clocks in the zone show that local time twice."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
