"""Counts what the bot does, for whoever watches over it: numbers only, never who or what.

Loading this takes 70 ms, most of it the library's: the bot fetches from Telegram meanwhile.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.monitoring.health import Health, find_troubles
from bot.telegram_api.bot_api import ALLOWED_UPDATES

if TYPE_CHECKING:
    from storage.unit_of_work import Counts

SEND_OUTCOMES: Final = ("sent", "later", "uncertain", "refused", "unreachable")
PRESS_OUTCOMES: Final = ("answered", "unanswered")
VOICE_OUTCOMES: Final = ("heard", "no_words", "unreadable", "later")
REMINDER: Final = "reminder"
MODEL_OUTCOMES: Final = ("answered", "failed")
VOICE_BOUNDS: Final = (0.5, 1.0, 2.0, 4.0, 6.0, 10.0, 20.0, 60.0, 300.0)
TURN_BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
LATE_BOUNDS: Final = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 4 * 3600.0, 24 * 3600.0)
# process_start_time_seconds says when counting began
disable_created_metrics()  # type: ignore[no-untyped-call] # the library gives it no types


class Metrics:
    """What has been counted since the start."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.turns = Counter(
            "debrief_turns",
            "Updates handled, by kind and outcome.",
            ("kind", "outcome"),
            registry=registry,
        )
        self.sends = Counter(
            "debrief_sends", "Tries to send a message, by outcome.", ("outcome",), registry=registry
        )
        self.presses = Counter(
            "debrief_presses",
            "Pressed buttons, by whether Telegram took the answer.",
            ("outcome",),
            registry=registry,
        )
        self.failed_calls = _make_failed_calls(registry)
        self.failed_batches = _make_failed_batches(registry)
        about = "How long an update took to handle."
        self.turn_seconds = Histogram(
            "debrief_turn_seconds", about, buckets=TURN_BOUNDS, registry=registry
        )
        self.late_seconds = Histogram(
            "debrief_ping_late_seconds",
            "How late reminders were said.",
            buckets=LATE_BOUNDS,
            registry=registry,
        )
        self.voice_notes, self.voice_seconds = _make_voice_metrics(registry)
        self.model_asks = _make_model_asks(registry)
        _show_zeros(self.voice_notes, VOICE_OUTCOMES)
        self.slow_turns = _make_slow_turns(registry)
        _show_zeros(self.sends, SEND_OUTCOMES)
        _show_zeros(self.presses, PRESS_OUTCOMES)
        self.last_backup: datetime | None = None
        """When the newest backup was made (UTC), as far as somebody has looked."""

    def count_turn(
        self, kind: str, outcome: str, seconds: float, *, is_over_budget: bool = False
    ) -> None:
        """Counts one handled update. What stands behind a colon in its outcome is for the log."""
        known = kind if kind in ALLOWED_UPDATES else "other"
        self.turns.labels(known, outcome.partition(":")[0]).inc()
        self.turn_seconds.observe(seconds)
        if is_over_budget:
            self.slow_turns.labels(known).inc()

    def count_slow_reminder(self) -> None:
        """Counts one reminder that took longer than a turn should."""
        self.slow_turns.labels(REMINDER).inc()

    def count_voice_note(self, outcome: str, seconds: float) -> None:
        """Counts one try to hear a voice note."""
        self.voice_notes.labels(outcome).inc()
        self.voice_seconds.observe(seconds)

    def count_model_ask(self, outcome: str) -> None:
        """Counts one question to the language model."""
        self.model_asks.labels(outcome).inc()

    def record_delay(self, seconds: float) -> None:
        """Counts somebody who was reminded, so long after it was due."""
        self.late_seconds.observe(max(seconds, 0.0))


def _make_failed_batches(registry: CollectorRegistry) -> Counter:
    about = "Times that what came in could not be kept at once."
    return Counter("debrief_failed_batches", about, registry=registry)


def _make_slow_turns(registry: CollectorRegistry) -> Counter:
    about = "Updates and reminders whose turn took longer than a turn should, by kind."
    counter = Counter("debrief_slow_turns", about, ("kind",), registry=registry)
    _show_zeros(counter, (*ALLOWED_UPDATES, REMINDER))
    return counter


def _make_failed_calls(registry: CollectorRegistry) -> Counter:
    about = "Calls that failed: refused for good, or without an answer that says what became of it."
    return Counter("debrief_failed_calls", about, ("method",), registry=registry)


def _make_model_asks(registry: CollectorRegistry) -> Counter:
    about = "Questions to the language model, by outcome."
    asks = Counter("debrief_model_asks", about, ("outcome",), registry=registry)
    _show_zeros(asks, MODEL_OUTCOMES)
    return asks


def _make_voice_metrics(registry: CollectorRegistry) -> tuple[Counter, Histogram]:
    about = "Tries to hear a voice note, by outcome."
    notes = Counter("debrief_voice_notes", about, ("outcome",), registry=registry)
    about = "How long it took to fetch and hear a voice note."
    return notes, Histogram("debrief_voice_seconds", about, buckets=VOICE_BOUNDS, registry=registry)


def _show_zeros(counter: Counter, outcomes: Iterable[str]) -> None:
    """Shows as 0 what never happened."""
    for outcome in outcomes:
        counter.labels(outcome)


def format_metrics(metrics: Metrics, health: Health, counts: "Counts | None") -> bytes:
    """Returns everything in Prometheus' text format. What the database would have to tell is left
    out without `counts`: an old figure would be a lie."""
    gauges = CollectorRegistry()
    is_ready = not find_troubles(health)
    _add_gauge(gauges, "ready", "1 when all is well, else 0.", is_ready)
    for name, about, moment in (
        ("last_fetch", "When Telegram last had an answer for us.", health.last_heard),
        ("last_backup", "When the newest backup was made.", metrics.last_backup),
    ):
        if moment is not None:
            _add_gauge(gauges, f"{name}_timestamp_seconds", about, moment.timestamp())
    if counts is not None:
        _add_counts(gauges, counts, health.now)
    return generate_latest(metrics.registry) + generate_latest(gauges)


def _add_counts(gauges: CollectorRegistry, counts: "Counts", now: datetime) -> None:
    oldest = counts.oldest_message
    age = max((now - oldest).total_seconds(), 0.0) if oldest else 0.0
    for name, about, value in (
        ("people", "People of whom something is kept.", counts.people),
        ("people_reachable", "Those who have not blocked the bot.", counts.reachable),
        ("people_unreadable", "People who cannot be read.", counts.unreadable),
        ("people_due", "Those whose reminder is due.", counts.due_people),
        ("opportunities", "Jobs that are kept.", counts.opportunities),
        ("outbox_messages", "Messages that wait or are on their way.", counts.messages),
        ("outbox_age_seconds", "How long the oldest waits that should be gone.", age),
        (
            "parked_updates",
            "Updates that are parked after a failure.",
            counts.parked,
        ),
        (
            "undelivered_messages",
            "Messages that Telegram did not take, kept for 30 days.",
            counts.undelivered,
        ),
        ("files_waiting", "Voice notes and files that wait to be read.", counts.waiting_files),
    ):
        _add_gauge(gauges, name, about, value)


def _add_gauge(gauges: CollectorRegistry, name: str, about: str, value: float) -> None:
    Gauge(f"debrief_{name}", about, registry=gauges).set(value)
