"""Says what became of each update, and what is left to do once its batch is committed."""

import traceback
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.intake.callback_answers import CallbackAnswer


class UpdateResult(StrEnum):
    """Says what became of an update."""

    KEPT = "kept"
    REPEATED = "repeated"
    """It was handled before."""
    FORGOTTEN = "forgotten"
    """All that was kept of the person is deleted, as they asked."""
    REACHABLE = "reachable"
    BLOCKED = "blocked"
    TOO_FAST = "too fast"
    """It was left out, because the person sends more than they can read the answers of."""
    NO_ROOM = "no room"
    """It was not kept, and the person was told: they keep as much as one person can."""
    NOT_FOR_US = "not for us"
    """It came from a stranger, a group or a channel, or is of a kind that we do not know."""
    PARKED = "parked"
    """It could not be handled; `python -m bot parked` shows it."""


@dataclass(frozen=True, slots=True)
class ResultWithReason:
    """Says what became of an update and, for the log, why."""

    result: UpdateResult
    why: str = ""


TURN_BUDGET = 0.25
"""Seconds. A turn that takes longer is logged and counted."""
BATCH_BUDGET = 0.1
"""Seconds. A batch whose turns have taken that long leaves the rest to the next one."""


@dataclass(frozen=True, slots=True)
class HandledUpdate:
    """Describes one update for the log and the metrics; nothing in it is personal."""

    kind: str
    result: UpdateResult
    seconds: float
    update_id: int = 0
    """Telegram's number of the update."""
    why: str = ""

    @property
    def is_over_budget(self) -> bool:
        """Whether it took longer than a turn should."""
        return self.seconds > TURN_BUDGET

    @property
    def log_line(self) -> str:
        """The line of the log for people to read."""
        told = f"{self.result}: {self.why}" if self.why else str(self.result)
        told += f", over the budget of {TURN_BUDGET * 1000:g} ms" if self.is_over_budget else ""
        return f"update {self.update_id} {self.kind} {self.seconds * 1000:.1f} ms {told}"

    @property
    def log_fields(self) -> dict[str, object]:
        """The same for programs that read the log, by the names of
        bot.monitoring.logging.FIELDS."""
        return {
            "update": self.update_id,
            "kind": self.kind,
            "outcome": str(self.result),
            "ms": round(self.seconds * 1000, 1),
            "why": self.why,
        }


@dataclass(slots=True)
class Effects:
    """Holds what is left to do once a batch is committed."""

    callback_answers: list[CallbackAnswer] = field(default_factory=list)
    next_ping: datetime | None = None
    handled_updates: list[HandledUpdate] = field(default_factory=list)
    """One for each update, for the log and the metrics."""
    has_forgotten: bool = False
    """Whether a person was forgotten of whom something was stored."""
    has_file: bool = False
    """Whether a file was kept that is to be fetched and read."""
    has_unreadable: bool = False
    """Whether a person wrote who cannot be read."""


class StillFailingError(Exception):
    """A parked update that is tried again cannot be handled yet."""


def describe_error(error: Exception) -> str:
    """Returns the class, file and line of an error, and nothing that a person wrote."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"
