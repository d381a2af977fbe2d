"""One promise, put to the test: what was tried, what was found, and whether it holds."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure and its bound; both bounds belong to it."""

    what: str
    found: int | float
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is within its bound."""
        above = self.least is None or self.found >= self.least
        return above and (self.most is None or self.found <= self.most)

    def __str__(self) -> str:
        figure = f"{self.found:,.3f}" if isinstance(self.found, float) else f"{self.found:,}"
        return f"{self.what} {figure}" + ("" if self.holds else f" (NOT {self._bound()})")

    def _bound(self) -> str:
        bounds = ((self.least, "at least"), (self.most, "at most"))
        return " and ".join(f"{word} {bound:g}" for bound, word in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class Report:
    """What a trial found. `tried` counts what was really done, in words."""

    tried: str
    claims: tuple[Claim, ...]
    troubles: tuple[str, ...] = ()
    """The first few things that went wrong, enough to look for them."""

    @property
    def holds(self) -> bool:
        """Whether every claim does, of which there must be some."""
        return bool(self.claims) and all(claim.holds for claim in self.claims)

    def __str__(self) -> str:
        lines = [f"{self.tried}: {', '.join(map(str, self.claims))}", *self.troubles]
        return "\n".join(lines)


Run = Callable[[int, float], Report]
"""Tries a promise with a seed; 1.0 is the whole of it, a smaller share is a shorter version."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A promise by its name. The same seed tries the same things again."""

    name: str
    promise: str
    run: Run


def count_of(whole: int, share: float) -> int:
    """How many make that share of the whole; one at least."""
    return max(1, round(whole * share))
