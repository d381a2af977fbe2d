"""What becomes of each update, and what is left to do once a batch of them is kept."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.intake.callback_answers import CallbackAnswer


class UpdateResult(StrEnum):
    """What became of an update."""

    KEPT = "kept"
    REPEATED = "repeated"
    """It was taken before."""
    FORGOTTEN = "forgotten"
    """All that was kept of the person is gone, as they asked."""
    REACHABLE = "reachable"
    BLOCKED = "blocked"
    TOO_FAST = "too fast"
    """Left out: the person sends more than they can read the answers of."""
    NOT_FOR_US = "not for us"
    """A stranger, a group, a channel, or nothing we know."""
    PARKED = "parked"
    """It could not be handled; `python -m bot parked` shows it."""


@dataclass(frozen=True, slots=True)
class ResultWithReason:
    """What became of an update, and for the log why."""

    result: UpdateResult
    why: str = ""


@dataclass(frozen=True, slots=True)
class HandledUpdate:
    """One update, for the log and the figures: nothing in it is personal."""

    kind: str
    result: UpdateResult
    seconds: float
    update_id: int = 0
    """Its number."""
    why: str = ""

    @property
    def log_line(self) -> str:
        """For people who read the log."""
        told = f"{self.result}: {self.why}" if self.why else self.result
        return f"update {self.update_id} {self.kind} {self.seconds * 1000:.1f} ms {told}"

    @property
    def log_fields(self) -> dict[str, object]:
        """The same for machines that do, by the names of bot.monitoring.logging.FIELDS."""
        return {
            "update": self.update_id,
            "kind": self.kind,
            "outcome": str(self.result),
            "ms": round(self.seconds * 1000, 1),
            "why": self.why,
        }


@dataclass(slots=True)
class Effects:
    """What is left to do once a batch is kept."""

    callback_answers: list[CallbackAnswer] = field(default_factory=list)
    next_ping: datetime | None = None
    handled_updates: list[HandledUpdate] = field(default_factory=list)
    """One an update, for the log and the figures."""
    has_forgotten: bool = False
    """Whether somebody of whom something was kept was forgotten."""


class StillFailingError(Exception):
    """What was parked and is tried again cannot be handled yet."""
