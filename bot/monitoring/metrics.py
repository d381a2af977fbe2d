"""Counts what the bot does, for whoever watches over it: numbers only, never who or what.

Counting is plain arithmetic; the library that writes it all down is loaded when somebody asks.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from bot.telegram_api.bot_api import ALLOWED_UPDATES

if TYPE_CHECKING:
    from prometheus_client import Metric

    from storage.unit_of_work import Counts

SENDS = ("sent", "later", "uncertain", "dropped", "unreachable")
PRESSES = ("answered", "unanswered")
TURN_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
LATE_BOUNDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 4 * 3600.0, 24 * 3600.0)


@dataclass(slots=True)
class Spread:
    """How many values were at most how large. Bounds ascend; one more place is above all."""

    bounds: tuple[float, ...]
    counts: list[int] = field(default_factory=list)
    total: float = 0.0

    def __post_init__(self) -> None:
        self.counts = [0] * (len(self.bounds) + 1)

    def add(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    def buckets(self) -> list[tuple[str, float]]:
        """As Prometheus has them: each counts all below it too."""
        names = [*map(str, self.bounds), "+Inf"]
        return [
            (name, float(many)) for name, many in zip(names, accumulate(self.counts), strict=True)
        ]


class Measures:
    """What has been counted since the start."""

    def __init__(self) -> None:
        self.turns: Counter[tuple[str, str]] = Counter()
        self.turn_seconds = Spread(TURN_BOUNDS)
        self.sends: Counter[str] = Counter(dict.fromkeys(SENDS, 0))
        self.presses: Counter[str] = Counter(dict.fromkeys(PRESSES, 0))
        self.late_seconds = Spread(LATE_BOUNDS)
        self.failed_batches = 0
        self.last_fetch: datetime | None = None
        """When Telegram last had an answer for us (UTC): to a fetch, or about the webhook."""
        self.last_backup: datetime | None = None
        """When the newest backup was made (UTC), as far as somebody has looked."""

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """One update was handled. What stands behind a colon in its outcome is for the log."""
        known = kind if kind in ALLOWED_UPDATES else "other"
        self.turns[known, outcome.partition(":")[0]] += 1
        self.turn_seconds.add(seconds)

    def sent(self, outcome: str) -> None:
        """One letter was tried: one of SENDS."""
        self.sends[outcome] += 1

    def pressed(self, outcome: str) -> None:
        """One press was answered, or could not be: one of PRESSES."""
        self.presses[outcome] += 1

    def pinged(self, late_seconds: float) -> None:
        """Somebody was reminded, so long after it was due."""
        self.late_seconds.add(max(late_seconds, 0.0))

    def fetched(self, now: datetime) -> None:
        """Telegram and we understand each other at this moment (UTC)."""
        self.last_fetch = now

    def batch_failed(self) -> None:
        """What came in could not be kept, and is taken again later."""
        self.failed_batches += 1


def written(measures: Measures, counts: "Counts | None", now: datetime, *, ready: bool) -> bytes:
    """Everything in Prometheus' text format. Loads its library: 50 ms at the first call."""
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
    from prometheus_client.registry import Collector

    class Counted(Collector):
        def collect(self) -> Iterator["Metric"]:
            yield from _counted(measures)
            yield from _gauged(measures, counts, now, ready=ready)

    registry = CollectorRegistry()
    registry.register(Counted())
    ProcessCollector(registry=registry)
    return generate_latest(registry)


def _counted(measures: Measures) -> Iterator["Metric"]:
    from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily

    turns = CounterMetricFamily(
        "debrief_turns", "Updates handled, by kind and outcome.", labels=("kind", "outcome")
    )
    for (kind, outcome), many in sorted(measures.turns.items()):
        turns.add_metric((kind, outcome), many)
    yield turns
    for name, about, counter in (
        ("debrief_sends", "Tries to send a letter, by outcome.", measures.sends),
        (
            "debrief_presses",
            "Pressed buttons, by whether Telegram took the answer.",
            measures.presses,
        ),
    ):
        tries = CounterMetricFamily(name, about, labels=("outcome",))
        for outcome, many in counter.items():
            tries.add_metric((outcome,), many)
        yield tries
    yield CounterMetricFamily(
        "debrief_failed_batches",
        "Times that what came in could not be kept at once.",
        measures.failed_batches,
    )
    for name, about, spread in (
        ("debrief_turn_seconds", "How long an update took to handle.", measures.turn_seconds),
        ("debrief_ping_late_seconds", "How late reminders were said.", measures.late_seconds),
    ):
        yield HistogramMetricFamily(name, about, spread.buckets(), spread.total)


def _gauged(
    measures: Measures, counts: "Counts | None", now: datetime, *, ready: bool
) -> Iterator["Metric"]:
    """What is so at this moment; what the database would have to tell is left out without it."""
    from prometheus_client.metrics_core import GaugeMetricFamily

    yield GaugeMetricFamily("debrief_ready", "1 when all is well, else 0.", int(ready))
    for name, about, moment in (
        ("last_fetch", "When Telegram last had an answer for us.", measures.last_fetch),
        ("last_backup", "When the newest backup was made.", measures.last_backup),
    ):
        if moment is not None:
            seconds = moment.timestamp()
            yield GaugeMetricFamily(f"debrief_{name}_timestamp_seconds", about, seconds)
    if counts is None:
        return
    for name, about, value in (
        ("people", "People of whom something is kept.", counts.people),
        ("people_reachable", "Those who have not blocked the bot.", counts.reachable),
        ("people_due", "Those whose reminder is due.", counts.due),
        ("opportunities", "Jobs that are kept.", counts.opportunities),
        ("outbox_letters", "Letters that wait or are on their way.", counts.letters),
        ("outbox_age_seconds", "How long the oldest waits that should be gone.", _age(counts, now)),
        ("parked_updates", "Updates that were put aside.", counts.parked),
    ):
        yield GaugeMetricFamily(f"debrief_{name}", about, value)


def _age(counts: "Counts", now: datetime) -> float:
    return max((now - counts.oldest_letter).total_seconds(), 0.0) if counts.oldest_letter else 0.0
