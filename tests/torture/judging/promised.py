"""Says when the playbook wants to speak of promises, of tasks and of an offer's deadline.

These are rows 27 and 31 to 33, counted on wall clocks as all rules here.
"""

from collections.abc import Callable, Iterator, Sequence

from tests.torture.judging.rulings import (
    HOUR,
    Case,
    Range,
    awake_from,
    awake_until,
    clock_on,
    moment,
)
from tests.torture.judging.walls import DAY, first

STILL_HELPS = 5 * DAY
Rule = Callable[[Case], int]
MORNING, AFTERNOON, TEN = 9 * HOUR, 16 * HOUR, 10 * HOUR
ANSWER_HOURS, ANSWER_LEAST = 3 * HOUR, HOUR // 2


def their_promise(case: Case) -> Range:
    """Row 32: at 16:00 of that day."""
    day = case.promised or 0
    return moment(case, lambda one: clock_on(one, day, AFTERNOON))


def own_promise(case: Case) -> Iterator[Range]:
    """Row 33: in the morning of that day, and at ten on the business day after it."""
    day = case.own or 0
    ends = _end_of(case, day)
    yield from _in_time(case, [lambda one: _on_the_day(one, day)], case.logged, ends)
    yield from _after_it(case, ends)


def task(case: Case) -> list[Range]:
    """Row 31: in the morning of the day before, and of the day."""
    day = case.task or 0
    rules: list[Rule] = [
        lambda one: clock_on(one, day - 1, MORNING),
        lambda one: _on_the_day(one, day),
    ]
    return _in_time(case, rules, case.logged, _end_of(case, day))


def _in_time(case: Case, rules: Sequence[Rule], told: int, ends: int) -> list[Range]:
    """Returns what lies an hour behind the telling and before the end, none close together.

    If all of it lies before that, it is an hour after it was told.
    """
    ahead = sorted(moment(case, rule) for rule in rules)
    found: list[Range] = []
    for one in ahead:
        is_apart = not found or one.lo - found[-1].lo >= HOUR // 2
        if told + HOUR <= one.lo and one.hi < ends and is_apart:
            found.append(one)
    if not found:
        soon = moment(case, lambda one: awake_from(one, told + HOUR))
        found = [soon] * (soon.hi < ends)
    return found


def _end_of(case: Case, day: int) -> int:
    return case.person.wall.when(day, DAY - 1)[0]


def _on_the_day(case: Case, day: int) -> int:
    """Returns nine o'clock, or the last waking moment with an hour left of the day."""
    at, latest = clock_on(case, day, MORNING), _end_of(case, day) - HOUR
    if at <= latest:
        return at
    found = awake_until(case, latest, latest - 2 * DAY)
    assert found is not None, "nobody sleeps for two days"
    return found


def _after_it(case: Case, ends: int) -> list[Range]:
    """Returns ten o'clock of the business day after it, while it still helps: for five days."""
    late = moment(case, _ten_after(ends))
    return [late] if late.hi <= ends + STILL_HELPS else []


def _ten_after(minute: int) -> Callable[[Case], int]:
    """Returns ten o'clock of the next business day of theirs."""

    def at(case: Case) -> int:
        day = case.business_day(case.firm.day(minute), 1)
        while (found := clock_on(case, day, TEN)) < minute:
            day = case.business_day(day, 1)
        return found

    return at


# -- an offer --------------------------------------------------------------------------------------


def offer_answers(case: Case) -> list[Range]:
    """Row 27: two business days before, the one before, three hours before; what lies behind is
    left out. If all of it does, an hour after it was told. On the next business day it asks."""
    told, due = case.offered or 0, case.answer_due or 0
    rules: list[Rule] = [
        lambda one: _days_before(one, 2),
        lambda one: _days_before(one, 1),
        _hours_before,
    ]
    return [*_in_time(case, rules, told, due), *_after_it(case, due)]


def _days_before(case: Case, further: int) -> int:
    day = case.person.wall.day(case.answer_due or 0)
    while further:
        day -= 1
        further -= case.business_day(day - 1, 1) == day
    opens, closes = case.firm.when(day, 9 * HOUR)[-1], case.firm.when(day, 17 * HOUR)[0]
    found = first(opens, closes, case.person)
    if found is None:
        found = awake_until(case, opens, opens - 2 * DAY)
    assert found is not None, "nobody sleeps for two days"
    return found


def _hours_before(case: Case) -> int:
    due = case.answer_due or 0
    lo, hi = due - ANSWER_HOURS, due - ANSWER_LEAST
    found = first(lo, hi, case.person, case.work)
    if found is None:
        found = first(lo, hi, case.person)
    if found is None:
        found = awake_until(case, lo, lo - 2 * DAY)
    assert found is not None, "nobody sleeps for two days"
    return found
