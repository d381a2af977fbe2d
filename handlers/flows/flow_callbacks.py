"""What the buttons of a question send, and those that take a flow up again or drop it."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.ui.callback_data import CallbackData


@dataclass(frozen=True, slots=True)
class AnswerQuestion(CallbackData):
    """Answers the question at a slot of the conversation with that number; `action` is a choice's
    number, or back, skip, later."""

    prefix: ClassVar[str] = "q"
    serial: int
    slot: str
    action: str


@dataclass(frozen=True, slots=True)
class ResumeFlow(CallbackData):
    """Takes up a conversation that was left."""

    prefix: ClassVar[str] = "r"
    serial: int


@dataclass(frozen=True, slots=True)
class DropFlow(CallbackData):
    """Drops a conversation that was left."""

    prefix: ClassVar[str] = "r:drop"
    serial: int
