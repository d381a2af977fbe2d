"""What a button of a step does with it: one word, or a choice among times or days by its number."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class StepVerb(StrEnum):
    """What needs no number. The texts stand on buttons in chats and never change."""

    DO = "do"
    """Begins what the main button stands for."""
    DONE = "done"
    SKIP = "skip"
    UNDO = "undo"
    LATER = "later"
    PICK = "pick"
    """Asks for a time to come back to it."""
    CARD = "card"
    """Shows the card as it is by now."""
    DELETE = "delete"
    """Asks whether to delete what the step is about."""
    SURE = "sure"
    """Deletes it."""
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    ALL = "all"
    """Marks it as done for everybody to whom one mail went."""
    UNDO_ALL = "unall"
    WAITING = "waiting"
    SENT = "sent"
    """Says that a letter is out after which the step is still to be done."""
    LETTER = "letter"
    """Writes its letter, where the main button stands for something else."""
    DAYS = "days"
    """Asks on which day of the week to look around."""


@dataclass(frozen=True, slots=True)
class SnoozeTo:
    """Puts the step off to one of the times that Later offers."""

    choice: int

    @property
    def text(self) -> str:
        """Returns such as "l0"."""
        return f"l{self.choice}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what `text` returned. Raises ValueError for anything else."""
        return cls(_parse_number(text, "l"))


@dataclass(frozen=True, slots=True)
class LookOn:
    """Sets the day of the week on which to look around; 0 is Monday."""

    day: int

    @property
    def text(self) -> str:
        """Returns such as "d0"."""
        return f"d{self.day}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what `text` returned. Raises ValueError for anything else."""
        return cls(_parse_number(text, "d"))


def _parse_number(text: str, letter: str) -> int:
    """Reads one digit behind a letter. Raises ValueError for anything else."""
    if len(text) != 2 or not text.startswith(letter):
        raise ValueError(f"no choice of a step: {text!r}")
    return int(text[1])


AnyVerb = StepVerb | SnoozeTo | LookOn
