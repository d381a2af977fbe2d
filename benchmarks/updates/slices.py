"""Compares rates that were measured in short slices, one rival after the other."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slice:
    """Says how many updates were answered in a slice, in how many seconds, and what it cost."""

    updates: int
    seconds: float
    cpu_seconds: float

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds


@dataclass(frozen=True, slots=True)
class Spread:
    """Holds the median of some figures and their quartiles."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f}-{self.high:.2f})"


def spread_of(figures: Sequence[float]) -> Spread:
    """Returns the median and the quartiles; of a single figure, all three are that one."""
    if len(figures) == 1:
        return Spread(figures[0], figures[0], figures[0])
    low, median, high = statistics.quantiles(figures, n=4, method="inclusive")
    return Spread(median, low, high)


def compare_rates(ours: Sequence[Slice], peer: Sequence[Slice]) -> Spread:
    """Compares each slice with the one that was measured right beside it, so that what the machine
    does besides cancels out."""
    return spread_of([mine.rate / theirs.rate for mine, theirs in zip(ours, peer, strict=True)])


def cpu_each(slices: Sequence[Slice]) -> float:
    """Returns the processor time of an update in seconds, which depends less on how busy the
    machine is."""
    return sum(each.cpu_seconds for each in slices) / sum(each.updates for each in slices)


def format_figures(name: str, slices: Sequence[Slice]) -> str:
    """Returns the line with the rate of a rival and its processor time for each update."""
    rate = spread_of([each.rate for each in slices])
    return (
        f"{name}: {rate.median:.0f} updates/s ({rate.low:.0f}-{rate.high:.0f}), "
        f"{cpu_each(slices) * 1000:.2f} ms of the processor each"
    )
