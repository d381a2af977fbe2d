"""A rule finds one kind of slip, and shows by two sentences what it finds and what it spares."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from coaching.proofreading.slip import Slip

Right = str | Callable[[str], str]


@dataclass(frozen=True)
class SlipRule:
    """Finds `pattern` in a text, case ignored, and apostrophes straight.

    What is wrong is the group "x", or else all that was found. `right` is what should stand there:
    a template of `re`, or a function of the wrong words. `finds` marks a slip as {wrong|right}, and
    `spares` looks like it and is right; a test holds both. The patterns have no two open ends in a
    row, so that the time for a text grows with its length alone.
    """

    pattern: str
    right: Right
    finds: str
    spares: str

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE | re.MULTILINE)

    def find(self, text: str) -> Iterator[Slip]:
        """Yields the slips of this kind; `text` has straight apostrophes only."""
        for found in self._regex.finditer(text):
            group: int | str = "x" if "x" in self._regex.groupindex else 0
            wrong = found[group]
            right = found.expand(self.right) if isinstance(self.right, str) else self.right(wrong)
            if right != wrong:
                yield Slip(found.start(group), found.end(group), wrong, _like(wrong, right))


def _like(wrong: str, right: str) -> str:
    """Returns the right words with a capital where the wrong ones have it."""
    begins = wrong[:1].isupper() and wrong != "I"
    return right[:1].upper() + right[1:] if begins else right


def find_by_rules(text: str, rules: Iterable[SlipRule]) -> list[Slip]:
    """Returns what the rules find, with the apostrophes as the text writes them."""
    straight = text.replace("’", "'")
    curly = straight != text
    return [
        Slip(
            slip.start,
            slip.end,
            text[slip.start : slip.end],
            slip.right.replace("'", "’") if curly else slip.right,
        )
        for rule in rules
        for slip in rule.find(straight)
    ]
