"""Measures how the time for a text grows when the text becomes twice as long."""

import math
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
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
ENDED_SECONDS = 4 * SUBJECT_SECONDS
"""What cannot even be stopped is ended with its process after so long."""
SHORT_LENGTHS, SHORT_SECONDS = (1_200, 4_800), 0.004
"""The short form compares the times for these two lengths. What takes less than so many seconds for
the second one does not grow by the square, which would be 23 million steps."""
SHORT_SCREENED, SHORT_TOO_LONG = 2_400, 0.2
"""No text of that length takes so long, on any machine. It is long enough for what grows to be
among the slowest, whatever a busy machine adds to the others."""
SHORT_TRIES, SHORT_SLOWEST = 3, 4
SHORT_MEASURED = 0.05
"""Seconds of processor time that are compared with each other."""
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
    timed = _screen(subject, recipes, until)
    slow = [each for seconds, each in timed if seconds > QUICK][:3] or [timed[0][1]]
    grown = [_grow_surely(subject, slow[0])]
    grown += (_grow_surely(subject, each) for each in slow[1:] if time.process_time() < until)
    worst = max(grown, key=lambda each: each.a_doubling)
    return replace(worst, slowest=_slowest(subject, timed[0][1]))


def _screen(
    subject: Subject, recipes: Sequence[Recipe], until: float
) -> list[tuple[float, Recipe]]:
    """Returns the slowest texts with their times, the slowest first. Past `until` (processor time)
    no further text is tried."""
    first = _time_until(subject, recipes, (FIRST_LENGTH,), until)
    slowest = [each for _, each in _sort_slowest_first(first)[:SLOWEST]]
    timed = _time_until(subject, slowest, OTHER_LENGTHS, until)
    return _sort_slowest_first([*timed, *first])


def _time_until(
    subject: Subject, recipes: Sequence[Recipe], lengths: Sequence[int], until: float
) -> list[tuple[float, Recipe]]:
    timed: list[tuple[float, Recipe]] = []
    for each in recipes:
        if timed and time.process_time() > until:
            break
        timed.append((max(_time(subject, each, length) for length in lengths), each))
    return timed


def find_growing(subject: Subject, recipes: Sequence[Recipe]) -> Growth | None:
    """Returns the growth with the worst of the texts when it grows faster than its input, else
    None. It takes a few milliseconds for what does not grow.

    Only what takes much longer than its length could explain is measured, several times and by the
    ratio of processor times, so that the answer does not depend on how busy the machine is.
    """
    for seconds, each in _time_short(subject, recipes)[:SHORT_SLOWEST]:
        if seconds >= SHORT_TOO_LONG:
            return Growth(each, SHORT_SCREENED, seconds, math.inf, seconds)
        growth = min(_repeat_while_growing(subject, each), key=lambda one: one.a_doubling)
        if growth.a_doubling > LIMIT:
            return growth
    return None


def _repeat_while_growing(subject: Subject, recipe: Recipe) -> Iterator[Growth]:
    """Yields the growth, and again where it seems too fast: only what always does is so."""
    for _ in range(SHORT_TRIES):
        growth = _grow_short(subject, recipe)
        yield growth
        if growth.a_doubling <= LIMIT:
            return


def _grow_short(subject: Subject, recipe: Recipe) -> Growth:
    """Compares the times of many runs together: a clock of processor time may move in steps."""
    once, four_times = (recipe.build(length) for length in SHORT_LENGTHS)
    seconds = cpu_seconds(subject, four_times, 2)
    a_doubling = 1.0
    if seconds >= SHORT_SECONDS:
        runs = max(1, round(SHORT_MEASURED / seconds))
        longer = cpu_seconds(partial(_repeat, subject, runs), four_times, 1) / runs
        shorter = cpu_seconds(partial(_repeat, subject, 4 * runs), once, 1) / (4 * runs)
        a_doubling = (longer / shorter) ** 0.5 if shorter else math.inf
    return Growth(recipe, SHORT_LENGTHS[1], seconds, a_doubling, seconds)


def _repeat(subject: Subject, runs: int, text: str) -> None:
    for _ in range(runs):
        subject(text)


def _time_short(subject: Subject, recipes: Sequence[Recipe]) -> list[tuple[float, Recipe]]:
    """Returns the texts, the slowest first, up to one that takes too long."""
    timed: list[tuple[float, Recipe]] = []
    for each in recipes:
        text = each.build(SHORT_SCREENED)
        seconds = cpu_seconds(subject, text, 1, SHORT_TOO_LONG)
        if seconds >= SHORT_TOO_LONG:
            seconds = cpu_seconds(subject, text, 2, SHORT_TOO_LONG)
        timed.append((seconds, each))
        if seconds >= SHORT_TOO_LONG:
            break
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
    if third >= TOO_LONG:  # it was stopped, though a quarter of it was quick
        return Growth(recipe, length * 4, third, math.inf)
    return Growth(recipe, length * 4, third, min(third / second, (third / first) ** 0.5))


def cpu_seconds(subject: Subject, text: str, times: int, at_most: float = 0.0) -> float:
    """Returns the least processor time of several runs, in seconds; `at_most`, else TOO_LONG, when
    it was stopped after that time. What it raises does not matter: a refusal is an answer."""
    least = at_most = at_most or TOO_LONG
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
