"""Says what wall clocks show, in whole minutes of UTC, for judging without the product's rules.

A minute is counted from 1970 in UTC. Days are counted as `date.toordinal` does.
"""

import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import holidays

DAY = 24 * 60
EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = datetime(2024, 11, 1, tzinfo=UTC), datetime(2036, 12, 31, tzinfo=UTC)
"""Wider than 2025 to 2035, for what begins before and ends after."""
STEP = timedelta(hours=12)
ZONES = tuple(sorted(available_timezones()))


def minute_of(moment: datetime) -> int:
    """Returns the minute that contains a moment."""
    return int(moment.timestamp()) // 60


def moment_of(minute: int) -> datetime:
    """Returns the beginning of a minute."""
    return datetime.fromtimestamp(minute * 60, UTC)


@dataclass(frozen=True, slots=True)
class Wall:
    """Is a wall clock: from each of `changes` on it is ahead of UTC by the same place of
    `offsets`.
    """

    zone: str
    changes: tuple[int, ...]
    offsets: tuple[int, ...]
    """The offsets in minutes; there is one more than there are changes."""

    def offset(self, minute: int) -> int:
        return self.offsets[bisect_right(self.changes, minute)]

    def shows(self, minute: int) -> tuple[int, int]:
        """Returns the day, and the minute of that day."""
        day, clock = divmod(minute + self.offset(minute), DAY)
        return day + EPOCH, clock

    def day(self, minute: int) -> int:
        return self.shows(minute)[0]

    def when(self, day: int, clock: int) -> list[int]:
        """Returns the minutes at which it shows that time of that day.

        There are two when clocks are set back over it, and the minute of the jump when they skip
        it.
        """
        local = (day - EPOCH) * DAY + clock
        found = {local - off for off in set(self._near(local))}
        shown = sorted(minute for minute in found if minute + self.offset(minute) == local)
        return shown or [next(c for c in self.changes if self._jumps(c, local))]

    def repeated(self, minute: int) -> bool:
        """Returns whether it shows that local time twice."""
        local = minute + self.offset(minute)
        return len(self.when(local // DAY + EPOCH, local % DAY)) > 1

    def _near(self, local: int) -> Iterator[int]:
        for minute in (local - DAY, local, local + DAY):
            yield self.offset(minute)

    def _jumps(self, change: int, local: int) -> bool:
        before = change + self.offset(change - 1)
        return before <= local < change + self.offset(change)


@cache
def wall(zone: str) -> Wall:
    """Returns the clock of a zone of tzdata, with the changes found in it."""
    local = ZoneInfo(zone)
    changes: list[int] = []
    offsets = [_offset(FIRST, local)]
    moment = FIRST
    while moment < LAST:
        after = moment + STEP
        if _offset(after, local) != offsets[-1]:
            changes.append(_change(moment, after, local))
            offsets.append(_offset(after, local))
        moment = after
    return Wall(zone, tuple(changes), tuple(offsets))


def _offset(moment: datetime, local: ZoneInfo) -> int:
    delta = moment.astimezone(local).utcoffset() or timedelta()
    return int(delta.total_seconds()) // 60


def _change(before: datetime, after: datetime, local: ZoneInfo) -> int:
    old, low, high = _offset(before, local), minute_of(before), minute_of(after)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(moment_of(middle), local) == old else (low, middle)
    return high


def changes_of(zone: str) -> list[int]:
    """Returns the clock changes of 2025 to 2035."""
    first, last = (minute_of(datetime(year, 1, 1, tzinfo=UTC)) for year in (2025, 2036))
    return [change for change in wall(zone).changes if first <= change < last]


# -- who is awake, who is at work ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hours:
    """Holds hours of the day on a wall clock, both ends included; `on` says on which days they
    begin.

    They pass midnight when they end earlier than they begin, and mean always when both are the
    same.
    """

    wall: Wall
    opens: int
    closes: int
    on: Callable[[int], bool] = field(default=lambda _: True)
    strict: bool = False
    """Whether an hour that clocks show twice counts for neither."""

    def holds(self, minute: int) -> bool:
        day, clock = self.wall.shows(minute)
        if self.strict and self.wall.repeated(minute):
            return False
        if self.opens == self.closes:
            return True
        if self.opens < self.closes:
            return self.opens <= clock <= self.closes and self.on(day)
        return (clock >= self.opens and self.on(day)) or (clock <= self.closes and self.on(day - 1))

    def edges(self, start: int, end: int) -> list[int]:
        """Returns minutes between two at which it may begin to hold, or be the last to hold."""
        days = range(self.wall.day(start) - 1, self.wall.day(end) + 2)
        found = (
            minute
            for day in days
            for clock in (self.opens, self.closes)
            for minute in self.wall.when(day, clock)
        )
        return [minute for minute in (*found, *self._around(start, end)) if start <= minute <= end]

    def _around(self, start: int, end: int) -> Iterator[int]:
        """Returns the edges of hours that are shown twice: clocks are set by half, one or two
        hours.
        """
        for change in self.wall.changes:
            if start - DAY <= change <= end + DAY:
                for apart in (0, 30, 60, 120):
                    yield from (change - apart, change - apart - 1, change + apart)


def first(start: int, end: int, *hours: Hours) -> int | None:
    """Returns the first minute between two at which all of them hold."""
    return next((each for each in _edges(start, end, hours) if _all(each, hours)), None)


def last(start: int, end: int, *hours: Hours) -> int | None:
    """Returns the last such minute."""
    return next((each for each in reversed(_edges(start, end, hours)) if _all(each, hours)), None)


def _edges(start: int, end: int, hours: Sequence[Hours]) -> list[int]:
    if start > end:
        return []
    return sorted({start, end, *(edge for one in hours for edge in one.edges(start, end))})


def _all(minute: int, hours: Iterable[Hours]) -> bool:
    return all(one.holds(minute) for one in hours)


@cache
def works(country: str, day: int) -> bool:
    """Returns whether a country works that day, straight from the library of holidays."""
    that = date.fromordinal(day)
    return _calendar(country).is_working_day(that) if country else that.weekday() < 5


@cache
def _calendar(country: str) -> holidays.HolidayBase:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # lunar holidays of distant years are not known yet
        return holidays.country_holidays(country, years=range(2024, 2038))
