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

SEND_OUTCOMES = ("sent", "later", "uncertain", "dropped", "unreachable")
PRESS_OUTCOMES = ("answered", "unanswered")
TURN_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
LATE_BOUNDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 4 * 3600.0, 24 * 3600.0)


@dataclass(slots=True)
class Histogram:
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


class Metrics:
    """What has been counted since the start."""

    def __init__(self) -> None:
        self.turns: Counter[tuple[str, str]] = Counter()
        self.turn_seconds = Histogram(TURN_BOUNDS)
        self.sends: Counter[str] = Counter(dict.fromkeys(SEND_OUTCOMES, 0))
        self.presses: Counter[str] = Counter(dict.fromkeys(PRESS_OUTCOMES, 0))
        self.late_seconds = Histogram(LATE_BOUNDS)
        self.failed_batches = 0
        self.last_heard: datetime | None = None
        """When Telegram last had an answer for us (UTC): to a fetch, or about the webhook."""
        self.last_backup: datetime | None = None
        """When the newest backup was made (UTC), as far as somebody has looked."""

    def count_turn(self, kind: str, outcome: str, seconds: float) -> None:
        """One update was handled. What stands behind a colon in its outcome is for the log."""
        known = kind if kind in ALLOWED_UPDATES else "other"
        self.turns[known, outcome.partition(":")[0]] += 1
        self.turn_seconds.add(seconds)

    def count_send(self, outcome: str) -> None:
        """One letter was tried: one of SENDS."""
        self.sends[outcome] += 1

    def count_press(self, outcome: str) -> None:
        """One press was answered, or could not be: one of PRESSES."""
        self.presses[outcome] += 1

    def record_delay(self, late_seconds: float) -> None:
        """Somebody was reminded, so long after it was due."""
        self.late_seconds.add(max(late_seconds, 0.0))

    def record_heard(self, now: datetime) -> None:
        """Telegram and we understand each other at this moment (UTC)."""
        self.last_heard = now

    def count_failed_batch(self) -> None:
        """What came in could not be kept, and is taken again later."""
        self.failed_batches += 1


def format_metrics(
    metrics: Metrics, counts: "Counts | None", now: datetime, *, is_ready: bool
) -> bytes:
    """Everything in Prometheus' text format. Loads its library: 50 ms at the first call."""
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
    from prometheus_client.registry import Collector

    class MetricsCollector(Collector):
        def collect(self) -> Iterator["Metric"]:
            yield from _counter_families(metrics)
            yield from _gauge_families(metrics, counts, now, is_ready=is_ready)

    registry = CollectorRegistry()
    registry.register(MetricsCollector())
    ProcessCollector(registry=registry)
    return generate_latest(registry)


def _counter_families(metrics: Metrics) -> Iterator["Metric"]:
    from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily

    turns = CounterMetricFamily(
        "debrief_turns", "Updates handled, by kind and outcome.", labels=("kind", "outcome")
    )
    for (kind, outcome), many in sorted(metrics.turns.items()):
        turns.add_metric((kind, outcome), many)
    yield turns
    for name, about, counter in (
        ("debrief_sends", "Tries to send a letter, by outcome.", metrics.sends),
        (
            "debrief_presses",
            "Pressed buttons, by whether Telegram took the answer.",
            metrics.presses,
        ),
    ):
        tries = CounterMetricFamily(name, about, labels=("outcome",))
        for outcome, many in counter.items():
            tries.add_metric((outcome,), many)
        yield tries
    yield CounterMetricFamily(
        "debrief_failed_batches",
        "Times that what came in could not be kept at once.",
        metrics.failed_batches,
    )
    for name, about, spread in (
        ("debrief_turn_seconds", "How long an update took to handle.", metrics.turn_seconds),
        ("debrief_ping_late_seconds", "How late reminders were said.", metrics.late_seconds),
    ):
        yield HistogramMetricFamily(name, about, spread.buckets(), spread.total)


def _gauge_families(
    metrics: Metrics, counts: "Counts | None", now: datetime, *, is_ready: bool
) -> Iterator["Metric"]:
    """What is so at this moment; what the database would have to tell is left out without it."""
    from prometheus_client.metrics_core import GaugeMetricFamily

    yield GaugeMetricFamily("debrief_ready", "1 when all is well, else 0.", int(is_ready))
    for name, about, moment in (
        ("last_fetch", "When Telegram last had an answer for us.", metrics.last_heard),
        ("last_backup", "When the newest backup was made.", metrics.last_backup),
    ):
        if moment is not None:
            seconds = moment.timestamp()
            yield GaugeMetricFamily(f"debrief_{name}_timestamp_seconds", about, seconds)
    if counts is None:
        return
    for name, about, value in (
        ("people", "People of whom something is kept.", counts.people),
        ("people_reachable", "Those who have not blocked the bot.", counts.reachable),
        ("people_due", "Those whose reminder is due.", counts.due_people),
        ("opportunities", "Jobs that are kept.", counts.opportunities),
        ("outbox_letters", "Letters that wait or are on their way.", counts.messages),
        (
            "outbox_age_seconds",
            "How long the oldest waits that should be gone.",
            _outbox_age(counts, now),
        ),
        ("parked_updates", "Updates that were put aside.", counts.parked),
    ):
        yield GaugeMetricFamily(f"debrief_{name}", about, value)


def _outbox_age(counts: "Counts", now: datetime) -> float:
    return max((now - counts.oldest_message).total_seconds(), 0.0) if counts.oldest_message else 0.0
