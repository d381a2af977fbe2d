"""Measures how the time for a text grows when the text becomes twice as long."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from types import FrameType

from tools.growth.texts import Recipe

Subject = Callable[[str], object]
LENGTH = 4_096
"""A message of Telegram is no longer than this."""
FIRST_LENGTH = 600
OTHER_LENGTHS = (150, 1_500, LENGTH)
"""Every text is tried at the first length, and the slowest of them at the others too: readers
refuse what is too long for them."""
SLOWEST = 12
MOST_SECONDS = 0.15
"""No text up to LENGTH may take longer than this, whatever the growth."""
LONGEST = 65_536
QUICK = 0.001
"""What takes less than this for a text of LENGTH cannot be growing much faster than its input: the
square of LENGTH is 16 million steps."""
MEASURABLE = 0.004
TOO_LONG = 1.0
SUBJECT_SECONDS = 30.0
"""So long a subject is measured at most; what is known by then counts."""
LIMIT = 2.5
"""A doubling may take so many times as long; what is linear takes twice as long."""


class TookTooLongError(BaseException):
    """It used more processor time than it may."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Says how long the worst text took, and how the time grew with each doubling of it; `slowest`
    is the time for the slowest text that a person can send."""

    recipe: Recipe
    length: int
    seconds: float
    a_doubling: float
    slowest: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether it grows no faster than its input, and no text takes too long."""
        return self.a_doubling <= LIMIT and self.slowest <= MOST_SECONDS


def measure(subject: Subject, recipes: Sequence[Recipe]) -> Growth:
    """Returns the growth with the worst of the texts."""
    until = time.process_time() + SUBJECT_SECONDS
    _time(subject, recipes[0], FIRST_LENGTH)  # what it loads at first does not count
    timed = _screen(subject, recipes)
    slow = [each for seconds, each in timed if seconds > QUICK][:3] or [timed[0][1]]
    grown = [_grow_surely(subject, slow[0])]
    grown += (_grow_surely(subject, each) for each in slow[1:] if time.process_time() < until)
    worst = max(grown, key=lambda each: each.a_doubling)
    return replace(worst, slowest=_slowest(subject, timed[0][1]))


def _screen(subject: Subject, recipes: Sequence[Recipe]) -> list[tuple[float, Recipe]]:
    """Returns the slowest texts with their times, the slowest first."""
    first = [(_time(subject, each, FIRST_LENGTH), each) for each in recipes]
    timed = [
        (max(seconds, *(_time(subject, each, length) for length in OTHER_LENGTHS)), each)
        for seconds, each in _sort_slowest_first(first)[:SLOWEST]
    ]
    return _sort_slowest_first(timed)


def _sort_slowest_first(timed: Iterable[tuple[float, Recipe]]) -> list[tuple[float, Recipe]]:
    return sorted(timed, key=lambda pair: pair[0], reverse=True)


def _time(subject: Subject, recipe: Recipe, length: int) -> float:
    return cpu_seconds(subject, recipe.build(length), 1)


def _slowest(subject: Subject, recipe: Recipe) -> float:
    """Returns the time for the slowest text of a length that a person can send. The first run may
    have loaded something."""
    lengths = (FIRST_LENGTH, *OTHER_LENGTHS)
    return max(cpu_seconds(subject, recipe.build(length), 4) for length in lengths)


def find_too_slow(
    subject: Subject, recipes: Iterable[Recipe], length: int, at_most: float
) -> Recipe | None:
    """Returns the first recipe of which a text of that length takes more processor time than
    `at_most` seconds, each time of three; None when there is none.

    With a text so long that its square takes many times the limit, and a limit of many times what
    is linear takes, the answer does not depend on how busy the machine is.
    """
    return next(
        (
            each
            for each in recipes
            if cpu_seconds(subject, text := each.build(length), 1, at_most) >= at_most
            and all(cpu_seconds(subject, text, 1, at_most) >= at_most for _ in range(2))
        ),
        None,
    )


def _grow_surely(subject: Subject, recipe: Recipe) -> Growth:
    """Measures again what seems to grow too fast: a busy machine can make one look so."""
    growth = _grow(subject, recipe)
    for _ in range(2):
        if not growth.holds:
            growth = min(growth, _grow(subject, recipe), key=lambda each: each.a_doubling)
    return growth


def _grow(subject: Subject, recipe: Recipe) -> Growth:
    """Measures one text at a length where the time can be told from chance, then twice and four
    times as long."""
    length = LENGTH
    while length > 64 and cpu_seconds(subject, recipe.build(length), 1) > 0.05:
        length //= 2
    while length < LONGEST and cpu_seconds(subject, recipe.build(length), 3) < MEASURABLE:
        length *= 2
    first, second, third = (cpu_seconds(subject, recipe.build(length * by), 4) for by in (1, 2, 4))
    if min(first, second) <= 0 or third < MEASURABLE:
        return Growth(recipe, length * 4, third, 1.0)
    return Growth(recipe, length * 4, third, min(third / second, (third / first) ** 0.5))


def cpu_seconds(subject: Subject, text: str, times: int, at_most: float = TOO_LONG) -> float:
    """Returns the least processor time of several runs, in seconds; `at_most` when it was stopped
    after that time. What it raises does not matter: a refusal is an answer."""
    least = at_most
    for _ in range(times):
        began = time.process_time()
        try:
            with stop_after(at_most), suppress(Exception):
                subject(text)
        except TookTooLongError:
            return at_most
        least = min(least, time.process_time() - began)
    return least


@contextmanager
def stop_after(seconds: float) -> Iterator[None]:
    """Raises TookTooLongError in what runs inside, after so much processor time."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError
