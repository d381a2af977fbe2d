"""Says how much may be said on a day, and until when a reminder may wait because of that."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.torture.judging.expected import Due
from tests.torture.judging.rulings import HOUR, Case, Range, speaks_again, waking
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


def latest(
    case: Case, due: Due, messages: Sequence[UnaskedMessage], kept: Sequence[Range] = ()
) -> int:
    """Returns until when a reminder may come that is due then.

    On a day with three messages it may wait for the next, and behind another one for half an hour.
    A place is `kept` for each of these moments, which cannot wait for the next day.
    """
    at, kind = due.at, due.kind
    if kind in DEADLINES | PREPARING:
        return at.hi
    near = [one.minute for one in messages if at.lo - APART < one.minute <= at.hi]
    until = max([at.hi, *(speaks_again(case, kind, minute + APART + 1).hi for minute in near)])
    day = case.person.wall.day(at.hi)
    taken = sum(case.person.wall.day(one.minute) == day for one in messages)
    ahead = {one for one in kept if case.person.wall.day(one.hi) == day and one.hi >= at.lo}
    if taken + len(ahead) < A_DAY:
        return until
    tomorrow = case.person.wall.when(day + 1, 0)[0]
    return max(until, tomorrow + DAY if kind in QUIET else speaks_again(case, kind, tomorrow).hi)


def cannot_wait(case: Case, due: Due) -> bool:
    """Tells whether a reminder would be over before the person is awake on the next day."""
    if due.until is None or due.kind in QUIET | DEADLINES | PREPARING:
        return False
    tomorrow = case.person.wall.when(case.person.wall.day(due.at.hi) + 1, 0)[0]
    return due.until < waking(case, tomorrow).hi


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
