"""Defines what the buttons of a question send, and those that resume a flow or drop it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from handlers.ui.callback_data import CallbackData, read_number


class WayAround(StrEnum):
    """What can be done with a question instead of answering it."""

    BACK = "back"
    SKIP = "skip"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ChosenAnswer:
    """One of the answers that stand under a question, or under the offer with that number."""

    index: int
    offer: int | None = None

    @property
    def text(self) -> str:
        """Returns such as "0", or "w9.0" for an offer."""
        return str(self.index) if self.offer is None else f"w{self.offer}.{self.index}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what `text` returned. Raises ValueError for anything else."""
        offer, dot, index = text.rpartition(".")
        if offer[:1] != "w" * len(dot):
            raise ValueError(f"no choice of an answer: {text!r}")
        return cls(read_number(index), read_number(offer[1:]) if dot else None)


@dataclass(frozen=True, slots=True)
class AnswerQuestion(CallbackData):
    """Answers the question at a slot of the conversation with that serial. `action` is the number
    of a choice, or back, skip, later."""

    prefix: ClassVar[str] = "q"
    serial: int
    slot: str
    action: ChosenAnswer | WayAround


@dataclass(frozen=True, slots=True)
class ResumeFlow(CallbackData):
    """Resumes a conversation that was left."""

    prefix: ClassVar[str] = "r"
    serial: int


@dataclass(frozen=True, slots=True)
class DropFlow(CallbackData):
    """Drops a conversation that was left."""

    prefix: ClassVar[str] = "r:drop"
    serial: int
