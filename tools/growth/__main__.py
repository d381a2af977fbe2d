"""`python -m tools.growth [PART ...]` times every pattern and every reader on hostile texts.

It prints how the time grows when the worst text becomes twice as long, and how long a text that a
person can send takes at most. It ends with 1 when one grows more than 2.5 times, or takes too long;
those are listed once more at the end. PART limits it to the names with that part in them.

`--short` tries only the patterns, on a few texts, and lists only those that grow.
"""

import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tools.growth.children import work_in_children
from tools.growth.measure import (
    ENDED_SECONDS,
    LIMIT,
    MOST_SECONDS,
    TOO_LONG,
    Growth,
    Subject,
    find_growing,
    measure,
)
from tools.growth.patterns import PatternUse, find_patterns, product_modules
from tools.growth.readers import find_readers
from tools.growth.texts import COMMON, FEW, Recipe, recipes, units_of

SHORT_ENDED_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """Is a pattern or a reader, and the texts that it is tried on."""

    name: str
    subject: Subject
    recipes: Sequence[Recipe]


def hostile_recipes(use: PatternUse) -> Sequence[Recipe]:
    """Returns the texts that a pattern is tried on: the usual ones, and those made of its own
    words."""
    words = units_of(use.pattern.pattern)
    return [*recipes([*COMMON, *words]), *recipes(COMMON, [words[0], words[-1]] if words else [])]


def reader_recipes() -> Sequence[Recipe]:
    """Returns the texts that a reader is tried on."""
    return [*recipes(COMMON), *recipes(COMMON, ["https://a.", "Dana Lee "])]


def find_subjects(parts: Sequence[str]) -> Iterator[NamedSubject]:
    """Yields everything that is timed. Raises SystemExit where a reader cannot be called."""
    modules = product_modules()
    patterns, readers = find_patterns(modules), find_readers(modules)
    for trouble in (*patterns.unread, *readers.uncallable):
        sys.stdout.write(f"made while it runs, and timed with what uses it: {trouble}\n")
    if readers.uncallable:
        raise SystemExit(1)
    for use in patterns.uses:
        if _is_wanted(use.name, parts):
            yield NamedSubject(use.name, use.run, hostile_recipes(use))
    for reader in readers.readers:
        if _is_wanted(reader.name, parts):
            yield NamedSubject(reader.name, reader.run, reader_recipes())


def _is_wanted(name: str, parts: Sequence[str]) -> bool:
    return not parts or any(part in name for part in parts)


def line_of(name: str, growth: Growth) -> str:
    """Returns the line of the listing."""
    verdict = (
        "" if growth.holds else f"  TOO MUCH (at most {LIMIT}, and {MOST_SECONDS * 1000:g} ms)"
    )
    return (
        f"{growth.a_doubling:5.2f} a doubling, {growth.slowest * 1000:6.2f} ms at most  "
        f"{name}  {growth.recipe}{verdict}\n"
    )


_subjects: list[NamedSubject] = []
"""What is measured. A function cannot be sent to another process, so these are found before the
processes are forked."""


def _measure_one(number: int) -> Growth:
    return measure(_subjects[number].subject, _subjects[number].recipes)


def _look_at_one(number: int) -> Growth | Literal[True]:
    """Returns True where nothing grows."""
    return find_growing(_subjects[number].subject, _subjects[number].recipes) or True


def measure_all() -> Iterator[tuple[str, Growth]]:
    """Yields every name with its growth, on all cores, and tells on a terminal how far it is."""
    began, count = time.monotonic(), len(_subjects)
    measured = work_in_children(_measure_one, count, os.cpu_count() or 1, ENDED_SECONDS)
    for done, (number, growth) in enumerate(measured, 1):
        yield _subjects[number].name, growth or _endless(number)
        if sys.stderr.isatty():
            passed = time.monotonic() - began
            sys.stderr.write(f"{done} of {count}, {passed:.0f} s\r")


def find_short(subjects: Sequence[NamedSubject], seconds: float) -> Iterator[tuple[str, Growth]]:
    """Yields the names of those that grow faster than their input; one that nothing stops is ended
    after so many seconds of processor time."""
    _subjects[:] = subjects
    for number, growth in work_in_children(_look_at_one, len(subjects), 1, seconds):
        if growth is not True:
            yield _subjects[number].name, growth or _endless(number)


def _endless(number: int) -> Growth:
    """Returns the growth of what had to be ended with its process."""
    return Growth(_subjects[number].recipes[0], 0, TOO_LONG, math.inf, math.inf)


def find_short_subjects() -> Iterator[NamedSubject]:
    """Yields every pattern of the product with a few texts."""
    few = tuple(recipes(FEW))
    for use in find_patterns(product_modules()).uses:
        yield NamedSubject(use.name, use.run, few)


def _main_short() -> int:
    subjects = tuple(find_short_subjects())
    growing = [line_of(*each) for each in find_short(subjects, SHORT_ENDED_SECONDS)]
    sys.stdout.writelines([*growing, f"{len(growing)} of {len(subjects)} patterns grow.\n"])
    return int(bool(growing) or not subjects)


def main() -> int:
    """Returns 1 when anything grows faster than its input."""
    if sys.argv[1:] == ["--short"]:
        return _main_short()
    _subjects[:] = find_subjects(sys.argv[1:])
    failed: list[str] = []
    for name, growth in measure_all():
        line = line_of(name, growth)
        failed += [] if growth.holds else [line]
        sys.stdout.write(line)
        sys.stdout.flush()
    sys.stdout.write(f"\n{len(failed)} of {len(_subjects)} grow faster than their input.\n")
    sys.stdout.writelines(failed)
    return int(bool(failed) or not _subjects)


if __name__ == "__main__":
    sys.exit(main())
