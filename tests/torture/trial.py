"""A trial tests one promise and reports what was tried, what was found, and whether it holds."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """Is one number with its bounds, which both belong to it."""

    what: str
    found: int | float
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the number is within its bounds."""
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
    """Says what a trial found; `tried` says in words how much was really done."""

    tried: str
    claims: tuple[Claim, ...]
    troubles: tuple[str, ...] = ()
    """The first few things that went wrong, enough to search for them."""

    @property
    def holds(self) -> bool:
        """Whether every claim holds, and there is at least one."""
        return bool(self.claims) and all(claim.holds for claim in self.claims)

    def __str__(self) -> str:
        lines = [f"{self.tried}: {', '.join(map(str, self.claims))}", *self.troubles]
        return "\n".join(lines)


Run = Callable[[int, float], Report]
"""Runs a trial with a seed; 1.0 is the whole of it, a smaller share is a shorter version."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Is a promise by its name; the same seed tries the same things again."""

    name: str
    promise: str
    run: Run


def count_of(whole: int, share: float) -> int:
    """Returns that share of the whole, at least one."""
    return max(1, round(whole * share))
