"""`python -m tools.growth [PART ...]` times every pattern and every reader on hostile texts.

It prints how the time grows when the worst text becomes twice as long, and how long a text that a
person can send takes at most. It ends with 1 when one grows more than 2.5 times, or takes too long.
PART limits it to the names with that part in them.
"""

import sys
from collections.abc import Iterator, Sequence

from tools.growth.measure import LIMIT, MOST_SECONDS, Growth, Subject, measure
from tools.growth.patterns import PatternUse, find_patterns, product_modules
from tools.growth.readers import find_readers
from tools.growth.texts import COMMON, Recipe, recipes, units_of


def hostile_recipes(use: PatternUse) -> Sequence[Recipe]:
    """Returns the texts that a pattern is tried on: the usual ones, and those made of its own
    words."""
    words = units_of(use.pattern.pattern)
    return [*recipes([*COMMON, *words]), *recipes(COMMON, [words[0], words[-1]] if words else [])]


def reader_recipes() -> Sequence[Recipe]:
    """Returns the texts that a reader is tried on."""
    return [*recipes(COMMON), *recipes(COMMON, ["https://a.", "Dana Lee "])]


def subjects(parts: Sequence[str]) -> Iterator[tuple[str, Subject, Sequence[Recipe]]]:
    """Yields everything that is timed, by its name. Raises SystemExit for what cannot be."""
    modules = product_modules()
    patterns, readers = find_patterns(modules), find_readers(modules)
    for trouble in (*patterns.unread, *readers.uncallable):
        sys.stdout.write(f"made while it runs, and timed with what uses it: {trouble}\n")
    for use in patterns.uses:
        if _is_wanted(use.name, parts):
            yield use.name, use.run, hostile_recipes(use)
    for reader in readers.readers:
        if _is_wanted(reader.name, parts):
            yield reader.name, reader.run, reader_recipes()
    if readers.uncallable:
        raise SystemExit(1)


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


def main() -> int:
    """Returns 1 when anything grows faster than its input."""
    count, failed = 0, 0
    for name, subject, tried in subjects(sys.argv[1:]):
        growth = measure(subject, tried)
        count, failed = count + 1, failed + (not growth.holds)
        sys.stdout.write(line_of(name, growth))
        sys.stdout.flush()
    sys.stdout.write(f"\n{failed} of {count} grow faster than their input.\n")
    return int(failed > 0 or not count)


if __name__ == "__main__":
    sys.exit(main())
