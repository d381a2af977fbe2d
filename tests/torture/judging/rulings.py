"""Says when each row of the playbook wants to speak, as single moments on wall clocks.

Each rule takes a case and returns a minute of UTC; `moment` makes a range of it where a clock shows
its hour twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tests.torture.judging.walls import DAY, Hours, Wall, first, last, works

HOUR = 60
PATIENCE = 10
"""For so many business days a check-in looks for an hour that suits both."""


@dataclass(frozen=True, slots=True)
class Case:
    """Holds one interview of one person for the rules, in minutes of UTC."""

    person: Hours
    """When the person is awake."""
    firm: Wall
    country: str
    start: int
    end: int
    logged: int
    looking_day: int
    contacts: Mapping[int, bool]
    """By contact id, whether there is a way to write to them."""
    referee: int
    asked: int | None = None
    """When the employer asked for references."""
    latest: date | None = None
    """The latest day they named for their decision."""
    gone: int = 0
    """When the person deletes everything."""
    promised: int | None = None
    """The day by which somebody there said they would call."""
    own: int | None = None
    """The day by which the person promised something."""
    task: int | None = None
    """The day on which a task is due."""
    offered: int | None = None
    """When an offer was told."""
    answer_due: int | None = None
    """When it has to be answered."""

    @property
    def work(self) -> Hours:
        """When they are at work."""
        strict, country = self.person.strict, self.country
        return Hours(self.firm, 9 * HOUR, 17 * HOUR, lambda day: works(country, day), strict)

    @property
    def civil(self) -> Hours:
        """When a mail bothers nobody there."""
        return Hours(self.firm, 9 * HOUR, 20 * HOUR, strict=self.person.strict)

    @property
    def strictly(self) -> "Case":
        """The same hours, where an hour that clocks show twice counts for neither."""
        return replace(self, person=replace(self.person, strict=True))

    def business_day(self, day: int, further: int) -> int:
        """Returns the day so many business days after one of theirs."""
        while further:
            day += 1
            further -= works(self.country, day)
        return day


class Range(NamedTuple):
    """Runs from the first to the last minute that is right."""

    lo: int
    hi: int


# -- single moments --------------------------------------------------------------------------------


def awake_from(case: Case, minute: int) -> int:
    """Returns that minute, or the next waking one."""
    found = first(minute, minute + 2 * DAY, case.person)
    assert found is not None, "nobody sleeps for two days"
    return found


def awake_until(case: Case, minute: int, earliest: int) -> int | None:
    """Returns the last waking minute before, if it is not too early."""
    return last(earliest, minute, case.person)


def _eve(case: Case, hours: Hours, start: int, end: int, earliest: int) -> int | None:
    """Returns the last waking minute before any of these hours begin."""
    held = [m for m in sorted({start, *hours.edges(start, end)}) if hours.holds(m)]
    begins = [m for m in held if m == start or not hours.holds(m - 1)]
    eves = (awake_until(case, minute, earliest) for minute in begins)
    return next((eve for eve in eves if eve is not None), None)


def moment(case: Case, rule: Callable[[Case], int]) -> Range:
    """Returns when a rule wants it, as a range.

    An hour that clocks show twice may count or not; where they jump, the second before is as good
    as the jump.
    """
    one, other = rule(case), rule(case.strictly)
    latest = max(one, other)
    return Range(min(one, other), latest + (latest + 1 in case.person.wall.changes))


def waking(case: Case, minute: int) -> Range:
    """Returns that range, or the one on waking."""
    return moment(case, lambda one: awake_from(one, minute))


def speaks_again(case: Case, kind: str, minute: int) -> Range:
    """Returns when a reminder comes that could not come before that minute: at once or on waking,
    and a check-in in their hours only."""
    return moment(case, welcome(minute)) if kind == "checkin" else waking(case, minute)


# -- the rows --------------------------------------------------------------------------------------


def leaving(case: Case) -> int:
    """Row 1: an hour before the start; if asleep then, on waking in time, else the
    evening before.
    """
    early = case.start - HOUR
    found = first(early, case.start - 15, case.person)
    if found is None:
        found = awake_until(case, early, early - 2 * DAY)
    assert found is not None, "nobody sleeps for two days"
    return found


def first_thanks(case: Case) -> int:
    """Rows 7 to 9, first ping: the first hour that is right for both.

    Without one it is the last waking moment before their work, else civil hours, else the nearest
    moment.
    """
    soon, closes = case.end + HOUR, case.end + DAY
    found = first(soon, closes, case.person, case.work)
    if found is None:
        found = _eve(case, case.work, soon, closes, case.end)
    if found is None:
        found = first(soon, closes, case.person, case.civil)
    if found is None:
        found = _eve(case, case.civil, soon, closes, case.end)
    return awake_from(case, case.end) if found is None else found


def are_off(case: Case) -> bool:
    """Whether nobody works there in the 24 hours: Friday evening, a holiday."""
    return first(case.end + HOUR, case.end + DAY, case.work) is None


def back_at_work(case: Case) -> Range:
    """Returns the hours of their next business day."""
    day = case.business_day(case.firm.day(case.end), 1)
    return Range(case.firm.when(day, 9 * HOUR)[-1], case.firm.when(day, 17 * HOUR)[0])


def thanks_until(case: Case) -> int:
    """Rows 7 to 9: 24 hours, or until that day of work is over where they are off for longer."""
    return back_at_work(case).hi if are_off(case) else case.end + DAY


def second_thanks(case: Case) -> int:
    """Rows 7 to 9, second ping: from three hours before the end of the 24, at the best hour.

    If the person is asleep through all of them, it is the last waking moment before. Where they are
    off for longer, it is the first good hour when they are back.
    """
    if are_off(case):
        return _thanks_when_back(case)
    late, closes = case.end + DAY - 3 * HOUR, case.end + DAY
    for hours in ((case.person, case.work), (case.person, case.civil), (case.person,)):
        found = first(late, closes, *hours)
        if found is not None:
            return found
    found = awake_until(case, late, late - 2 * DAY)
    assert found is not None, "nobody sleeps for two days"
    return found


def _thanks_when_back(case: Case) -> int:
    back, opening = back_at_work(case), first_thanks(case)
    found = first(back.lo, back.hi, case.person)
    if found is None:
        found = awake_until(case, back.lo, opening + HOUR // 2)
    return opening if found is None else found


def ten_o_clock(further: int) -> Callable[[Case], int]:
    """Returns 10:00 local time so many business days after, or on waking that day, or before."""

    def at(case: Case) -> int:
        day = case.business_day(case.firm.day(case.end), further)
        while (found := clock_on(case, day, 10 * HOUR)) < case.end:
            day = case.business_day(day, 1)
        return found

    return at


def clock_on(case: Case, day: int, clock: int) -> int:
    """Returns that time of that day where the person is, or on waking that day, or before."""
    wanted = case.person.wall.when(day, clock)[0]
    found = first(wanted, case.person.wall.when(day, DAY - 1)[-1], case.person)
    if found is None:
        found = last(wanted - 2 * DAY, wanted, case.person)
    assert found is not None, "nobody sleeps for two days"
    return found


def referees(case: Case) -> int:
    """Row 11: the next business day at ten, or at once when references were asked for."""
    if case.asked is not None:
        return awake_from(case, max(case.asked, case.end))
    return ten_o_clock(1)(case)


def _after_new_year(case: Case, day: int) -> int:
    """Returns the day itself, or their first day of work after 1 January where it lies before."""
    while True:
        local = date.fromordinal(day)
        if (local.month, local.day) != (1, 1) and (local.month, local.day) < (12, 24):
            return day
        day = case.business_day(day, 1)


def check_in(case: Case, day: int, since: int) -> int:
    """Row 15: from that business day on, the first hour when they work and the person is awake.

    If there is none, it is the last waking moment before their work.
    """
    days = [_after_new_year(case, day)]
    while len(days) < PATIENCE:
        days.append(_after_new_year(case, case.business_day(days[-1], 1)))
    return _suits_both(case, days, since)


def welcome(minute: int) -> Callable[[Case], int]:
    """Row 15, always in business hours: that minute where they work and the person is awake, else
    the next one, as for a check-in of that day."""

    def at(case: Case) -> int:
        day, days = case.business_day(case.firm.day(minute) - 1, 1), list[int]()
        while len(days) < PATIENCE:
            day = _after_new_year(case, day)
            if case.firm.when(day, 17 * HOUR)[0] >= minute:
                days.append(day)
            day = case.business_day(day, 1)
        return _suits_both(case, days, minute)

    return at


def _suits_both(case: Case, days: Sequence[int], since: int) -> int:
    for each in days:
        opens, closes = case.firm.when(each, 9 * HOUR)[-1], case.firm.when(each, 17 * HOUR)[0]
        found = first(max(opens, since), closes, case.person)
        if found is not None:
            return found
    begins = (case.firm.when(each, 9 * HOUR)[-1] for each in days)
    eves = (awake_until(case, minute, since) for minute in begins)
    eve = next((eve for eve in eves if eve is not None), None)
    return awake_from(case, since) if eve is None else eve


def first_check_in(case: Case) -> int:
    """Row 15, first: two business days after the latest day they named, else after five.

    A task that was not handed in counts from its day.
    """
    since = case.end
    if case.task is not None:
        since = max(since, case.person.wall.when(case.task, DAY - 1)[0])
    held, latest = case.firm.day(since), latest_day(case)
    if latest is None:
        return check_in(case, case.business_day(held, 5), since)
    return check_in(case, case.business_day(max(held, latest), 2), since)


def latest_day(case: Case) -> int | None:
    """Returns the latest day by which they said that they would decide or call."""
    named = [case.latest.toordinal()] if case.latest is not None else []
    promised = [case.promised] if case.promised is not None else []
    return max([*named, *promised], default=None)


def five_days_on(sent: int) -> Callable[[Case], int]:
    """Row 15, second, and row 16: five business days after, and after the day they named."""

    def at(case: Case) -> int:
        day = case.business_day(case.firm.day(sent), 5)
        latest = latest_day(case)
        if latest is not None:
            day = max(day, case.business_day(latest, 2))
        return check_in(case, day, sent)

    return at


def once_more(asks: Range) -> Callable[[Case], int]:
    """Row 15: one that nobody touched comes back after three business days."""
    return lambda case: check_in(case, case.business_day(case.firm.day(asks.lo), 3), asks.lo)


def silence(first_sent: int | None) -> Callable[[Case], int]:
    """Row 16 without two check-ins: three weeks after their day and the first, or five weeks after
    the end."""

    def at(case: Case) -> int:
        since = case.end
        if case.task is not None:
            since = max(since, case.person.wall.when(case.task, DAY - 1)[0])
        latest = latest_day(case)
        days = [case.firm.day(since) + 35 if latest is None else latest + 21]
        if first_sent is not None:
            days.append(case.firm.day(first_sent) + 21)
        return check_in(case, case.business_day(max(days) - 1, 1), since)

    return at
