"""Knows when an employer works and when a person is awake, whatever zones and clocks do.

Spans are in UTC and contain both their ends: 17:00 sharp is still business. Where a clock change
repeats or skips the local hour of an end, the span is the shorter one, so that nothing in it is
ever outside on anybody's clock.
"""

import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import CountryCode, InvalidInputError, ZoneName, to_utc
from coaching.translation import _

DAY = timedelta(days=1)
DAYS_REMEMBERED = 8192
"""So many days are remembered with their hours in a zone: every plan asks for the same ones."""
MIN_WAKING_TIME = timedelta(hours=4)
"""With at least so much waking time, every 24 hours hold a waking moment, in any zone."""
WAKING_TOO_SHORT = _(
    "That leaves less than four hours a day in which I may write to you. "
    "Please give me a longer stretch, such as 8:00 to 21:00."
)
AROUND_NEW_YEAR = frozenset({(1, 1), *((12, day) for day in range(24, 32))})
"""Months and days on which nobody is asked where things stand."""
CIVIL_HOURS = (time(9), time(20))
"""A mail at this time bothers nobody, on any day (the reason behind S0's business hours)."""


class Span(NamedTuple):
    """Runs from start to end in UTC, both included; a single moment has both the same."""

    start: datetime
    end: datetime


Spans = tuple[Span, ...]
"""The spans are sorted and do not touch."""


def intersect_spans(spans: Spans, other_spans: Spans) -> Spans:
    """Returns the time that lies in both; spans that only touch share that one moment."""
    shared = []
    i = j = 0
    while i < len(spans) and j < len(other_spans):
        start, end = (
            max(spans[i].start, other_spans[j].start),
            min(spans[i].end, other_spans[j].end),
        )
        if start <= end:
            shared.append(Span(start, end))
        if spans[i].end < other_spans[j].end:
            i += 1
        else:
            j += 1
    return tuple(shared)


def local_day(moment: datetime, zone: ZoneName) -> date:
    """Returns the date that a moment has in the zone."""
    if not moment.utcoffset():
        return _day_of_utc(moment, zone)
    return moment.astimezone(ZoneInfo(zone)).date()


@lru_cache(maxsize=DAYS_REMEMBERED)
def _day_of_utc(moment: datetime, zone: ZoneName) -> date:
    """Plans ask for the day of one moment again and again; of a moment in UTC there is one."""
    return moment.astimezone(ZoneInfo(zone)).date()


def local_moment(day: date, at: time, zone: ZoneName, *, second_time: bool = False) -> datetime:
    """Returns the UTC moment when clocks in the zone show that time of that day.

    If clocks show it twice, it is the first moment, or the second with `second_time`. If they never
    show it, it is the moment at which they jump over it.
    """
    return _moment_by(ZoneInfo(zone), day, at, int(second_time))


@lru_cache(maxsize=DAYS_REMEMBERED)
def _moment_by(rules: ZoneInfo, day: date, at: time, fold: int) -> datetime:
    local = datetime.combine(day, at, tzinfo=rules).replace(fold=fold)
    return local.astimezone(UTC) if _is_shown(local) else _jump_moment(local)


def _is_shown(local: datetime) -> bool:
    """Returns whether clocks ever show it; a clock change skips some local times."""
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None)


def _jump_moment(skipped: datetime) -> datetime:
    """Returns the second at which the clocks jump over a local time that they never show."""
    wall, zone = skipped.replace(tzinfo=None), skipped.tzinfo
    before = int(skipped.replace(fold=1).timestamp())
    after = int(skipped.replace(fold=0).timestamp())

    def local_time_at(second: int) -> datetime:
        return datetime.fromtimestamp(second, zone).replace(tzinfo=None)

    seconds = range(before, after + 1)
    return datetime.fromtimestamp(before + bisect_left(seconds, wall, key=local_time_at), UTC)


@lru_cache(maxsize=DAYS_REMEMBERED)
def _day_span(day: date, opens: time, closes: time, rules: ZoneInfo) -> Span | None:
    """Returns the span that begins on a day and passes midnight if it closes at or before
    it opens.
    """
    last = day if closes > opens else day + DAY
    start = _moment_by(rules, day, opens, 1)
    end = _moment_by(rules, last, closes, 0)
    if end < start:
        end = _moment_by(rules, last, closes, 1)
    if not _is_shown(datetime.combine(last, closes, tzinfo=rules)):
        end -= timedelta.resolution
    return Span(start, end) if start <= end else None


def _spans_between(
    start: datetime,
    end: datetime,
    zone: ZoneName,
    hours: tuple[time, time],
    is_counted: Callable[[date], bool],
) -> Spans:
    """Returns the hours of the days that count, as far as they lie between start and end."""
    local = ZoneInfo(zone)
    first, last = start.astimezone(local).date() - DAY, end.astimezone(local).date()
    days = (first + n * DAY for n in range((last - first).days + 1))
    spans = (_day_span(day, *hours, local) for day in days if is_counted(day))
    return intersect_spans(
        tuple(span for span in spans if span), (Span(to_utc(start), to_utc(end)),)
    )


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Knows when an employer works: holidays of country and region, weekend, local hours.

    A country that is empty or unknown works Monday to Friday without holidays.
    """

    country: CountryCode
    zone: ZoneName
    opens: time = time(9)
    closes: time = time(17)
    region: str = ""
    rests_at_new_year: bool = False
    """Whether the days from 24 December to 1 January count as days off."""

    def day_of(self, moment: datetime) -> date:
        """Returns the employer's date at a moment."""
        return local_day(moment, self.zone)

    def is_business_day(self, day: date) -> bool:
        if self.rests_at_new_year and (day.month, day.day) in AROUND_NEW_YEAR:
            return False
        return day not in days_off(self.country, day.year, self.region)

    def next_business_day(self, day: date) -> date:
        return self.add_business_days(day, 1)

    def add_business_days(self, day: date, n: int) -> date:
        """Returns the n-th business day after a day (n is at least 0), and the day itself for 0."""
        if n < 0:
            raise ValueError(f"cannot count {n} business days")
        while n:
            day += DAY
            if self.is_business_day(day):
                n -= 1
        return day

    def hours_on(self, day: date) -> Span | None:
        """Returns their business hours on a day, or None when they do not work."""
        if not self.is_business_day(day):
            return None
        return _day_span(day, self.opens, self.closes, ZoneInfo(self.zone))

    def business_spans(self, start: datetime, end: datetime) -> Spans:
        return _spans_between(
            start, end, self.zone, (self.opens, self.closes), self.is_business_day
        )

    def civil_spans(self, start: datetime, end: datetime) -> Spans:
        """Returns when between two moments a mail bothers nobody there: 9:00 to 20:00 on
        any day.
        """
        return _spans_between(start, end, self.zone, CIVIL_HOURS, _is_any_day)

    def is_business_time(self, moment: datetime) -> bool:
        return bool(self.business_spans(moment, moment))


@dataclass(frozen=True, slots=True)
class WakingHours:
    """Says when a person may be written to; the hours may pass midnight.

    The same time for both means all day. Raises InvalidInputError for less than four hours.
    """

    zone: ZoneName
    wakes: time = time(8)
    sleeps: time = time(21)

    def __post_init__(self) -> None:
        if self.day_length < MIN_WAKING_TIME:
            raise InvalidInputError(WAKING_TOO_SHORT)

    @property
    def day_length(self) -> timedelta:
        """Returns how long the waking day is when no clock changes."""
        wakes, sleeps = (datetime.combine(date.min, at) for at in (self.wakes, self.sleeps))
        return sleeps - wakes if sleeps > wakes else sleeps + DAY - wakes

    def waking_spans(self, start: datetime, end: datetime) -> Spans:
        if self.wakes == self.sleeps:
            return (Span(to_utc(start), to_utc(end)),)
        return _spans_between(start, end, self.zone, (self.wakes, self.sleeps), _is_any_day)

    def is_awake(self, moment: datetime) -> bool:
        return bool(self.waking_spans(moment, moment))

    def next_waking_moment(self, moment: datetime) -> datetime:
        """Returns the moment itself when they are awake, else the next at which they wake."""
        moment = to_utc(moment)
        if self.wakes == self.sleeps:
            return moment
        rules = ZoneInfo(self.zone)
        day = moment.astimezone(rules).date() - DAY
        while not (span := _day_span(day, self.wakes, self.sleeps, rules)) or span.end < moment:
            day += DAY
        return max(span.start, moment)

    def last_waking_moment(self, moment: datetime) -> datetime:
        """Returns the moment itself when they are awake, else the last at which they were."""
        moment = to_utc(moment)
        return self.waking_spans(moment - 2 * DAY, moment)[-1].end


@lru_cache(maxsize=1024)
def waking_hours_in(zone: ZoneName, wakes: time, sleeps: time) -> WakingHours:
    """Returns the waking hours of everybody in that zone who keeps them, checked once."""
    return WakingHours(zone, wakes, sleeps)


def _is_any_day(_day: date) -> bool:
    return True


@lru_cache(maxsize=256)
def days_off(country: CountryCode, year: int, region: str = "") -> frozenset[date]:
    """Returns weekends and public holidays, without weekend days that are worked.

    Without a region, or with one that is not known, the holidays are the nationwide ones.
    """
    import holidays

    days = _days_of(year)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # lunar holidays of distant years are not known yet
            country_holidays = (
                holidays.country_holidays(country, subdiv=region or None, years=year)
                if country
                else None
            )
    except NotImplementedError:
        if region:
            return days_off(country, year)
        country_holidays = None
    if country_holidays is None:
        return frozenset(day for day in days if day.weekday() >= 5)
    return frozenset(day for day in days if not country_holidays.is_working_day(day))


def _days_of(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    return (first + n * DAY for n in range((date(year, 12, 31) - first).days + 1))
