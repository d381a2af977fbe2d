"""A phrase in talk is judged by what stands around it: "sat at 3" is no Saturday."""

import re
from dataclasses import dataclass

from coaching.reading.times.date_facts import DateFact, DateFacts


@dataclass(frozen=True, slots=True)
class Piece:
    """Holds a phrase that was found; `is_sure` tells that it means a time without another one."""

    start: int
    end: int
    facts: DateFacts
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Holds a phrase, folded and as it was written, with what stands around it.

    `last` is the phrase before it, where nothing but small words stands between; `gap` is what
    stands between them as it was written.
    """

    text: str
    before: str
    after: str
    original: str
    gap: str
    last: Piece | None
    is_whole: bool
    is_before_pause: bool = False

    def follows(self, *kinds: type[DateFact]) -> bool:
        """Tells whether the phrase right before states such a fact."""
        return self.last is not None and any(isinstance(fact, kinds) for fact in self.last.facts)

    def is_led(self, pattern: re.Pattern[str]) -> bool:
        """Tells whether such words stand right before it."""
        return bool(pattern.search(self.before))
