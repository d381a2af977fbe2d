"""What becomes of each update, and what is left to do once a batch of them is kept."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.intake.callback_answers import Press


class Outcome(StrEnum):
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
    PUT_ASIDE = "put aside"
    """It could not be handled; `python -m bot parked` shows it."""


@dataclass(frozen=True, slots=True)
class Handled:
    """One update, for the log and the figures: nothing in it is personal."""

    kind: str
    outcome: Outcome
    seconds: float
    update: int = 0
    """Its number."""
    why: str = ""

    @property
    def line(self) -> str:
        """For people who read the log."""
        told = f"{self.outcome}: {self.why}" if self.why else self.outcome
        return f"update {self.update} {self.kind} {self.seconds * 1000:.1f} ms {told}"

    @property
    def fields(self) -> dict[str, object]:
        """The same for machines that do, by the names of bot.monitoring.logging.FIELDS."""
        return {
            "update": self.update,
            "kind": self.kind,
            "outcome": str(self.outcome),
            "ms": round(self.seconds * 1000, 1),
            "why": self.why,
        }


@dataclass(slots=True)
class Effects:
    """What is left to do once a batch is kept."""

    presses: list[Press] = field(default_factory=list)
    next_ping: datetime | None = None
    turns: list[Handled] = field(default_factory=list)
    """One an update, for the log and the figures."""
    forgot: bool = False
    """Whether somebody of whom something was kept was forgotten."""


class StillFailingError(Exception):
    """What was put aside and is tried again cannot be handled yet."""
