"""`python -m tools.growth [PART ...]` times every pattern and every reader on hostile texts.

It prints how the time grows when the worst text becomes twice as long, and how long a text that a
person can send takes at most. It ends with 1 when one grows more than 2.5 times, or takes too long;
those are listed once more at the end. PART limits it to the names with that part in them.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.growth.measure import LIMIT, MOST_SECONDS, Growth, Subject, measure
from tools.growth.patterns import PatternUse, find_patterns, product_modules
from tools.growth.readers import find_readers
from tools.growth.texts import COMMON, Recipe, recipes, units_of


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


def measure_all() -> Iterator[tuple[str, Growth]]:
    """Yields every name with its growth, on all cores, and tells on a terminal how far it is."""
    began, count = time.monotonic(), len(_subjects)
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for number, growth in enumerate(pool.imap(_measure_one, range(count))):
            yield _subjects[number].name, growth
            if sys.stderr.isatty():
                passed = time.monotonic() - began
                sys.stderr.write(f"{number + 1} of {count}, {passed:.0f} s\r")


def main() -> int:
    """Returns 1 when anything grows faster than its input."""
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
