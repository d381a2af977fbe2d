"""Says how much may be said on a day, and until when a reminder may wait because of that."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.torture.judging.rulings import HOUR, Case, Range, waking
from tests.torture.judging.walls import DAY

A_DAY = 3
"""So many messages a day, beside deadlines and what belongs to that day's interview."""
APART = HOUR // 2
OWN = frozenset({"looking", "practise"})
"""These belong to no interview."""
QUIET = OWN | {"linkedin"}
"""These wait for a morning."""
DEADLINES, PREPARING = frozenset({"answer", "assignment"}), frozenset({"leave", "brief"})


class UnaskedMessage(NamedTuple):
    """Is one message: its minute of UTC, and the kinds of step on it."""

    minute: int
    kinds: frozenset[str]


def latest(case: Case, at: Range, kind: str, messages: Sequence[UnaskedMessage]) -> int:
    """Returns until when a reminder may come that is due then.

    On a day with three messages it may wait for the next, and behind another one for half an hour.
    """
    if kind in DEADLINES | PREPARING:
        return at.hi
    near = [one.minute for one in messages if at.lo - APART < one.minute <= at.hi]
    until = max([at.hi, *(minute + APART + 1 for minute in near)])
    day = case.person.wall.day(at.hi)
    if sum(case.person.wall.day(one.minute) == day for one in messages) < A_DAY:
        return until
    tomorrow = case.person.wall.when(day + 1, 0)[0]
    return max(until, tomorrow + DAY if kind in QUIET else waking(case, tomorrow).hi)


def full_days(case: Case, messages: Iterable[UnaskedMessage], chosen: Iterable[int]) -> list[int]:
    """Returns the days with more messages than there may be; `chosen` are the minutes to which the
    person put something off."""
    here = case.person.wall
    days: dict[int, int] = {}
    chosen = [*chosen]
    for one in messages:
        day = here.day(one.minute)
        tied = day in (here.day(case.start), here.day(case.end)) and one.kinds - OWN
        wanted = any(0 <= one.minute - minute <= DAY for minute in chosen)
        if not (tied or wanted or one.kinds & (DEADLINES | PREPARING)):
            days[day] = days.get(day, 0) + 1
    return [day for day, number in days.items() if number > A_DAY]
