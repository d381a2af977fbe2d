"""A row of a card opens its step, and the step leads back to the card that it was opened from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import OfStep, StepButton, StepRef
from handlers.ui.callback_data import CallbackData, read_number


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Says where the card is that a step was opened from.

    It is the card that was sent at the moment `number`, in milliseconds of POSIX time, or a page of
    the step's job. A card that cannot be found again is NOWHERE.
    """

    number: int = 0
    is_job: bool = False

    @property
    def text(self) -> str:
        """Returns such as "c1796043000000" or "j0"."""
        return f"{'j' if self.is_job else 'c'}{self.number}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what `text` returned. Raises ValueError for anything else."""
        if text[:1] not in ("j", "c"):
            raise ValueError(f"no place of a card: {text!r}")
        return cls(read_number(text[1:]), text.startswith("j"))


NOWHERE = CardPlace()


def milliseconds_of(moment: datetime) -> int:
    """Returns the POSIX time of a moment in whole milliseconds."""
    return int(moment.timestamp() * 1000)


def place_of_card(sent: datetime) -> CardPlace:
    """Returns the place of a card whose steps are marked as shown at that moment."""
    return CardPlace(milliseconds_of(sent))


@dataclass(frozen=True, slots=True)
class OpenStep(OfStep):
    """Shows one step of a card with all that can be done about it."""

    prefix: ClassVar[str] = "a"
    opportunity: OpportunityId
    key: StepKey
    place: CardPlace = NOWHERE


@dataclass(frozen=True, slots=True)
class BackToCard(CallbackData):
    """Shows the card again that a step was opened from."""

    prefix: ClassVar[str] = "a:back"
    opportunity: OpportunityId
    place: CardPlace


def list_step_refs(callback_data: Iterable[str]) -> list[StepRef]:
    """Reads the steps of a card off its own buttons, each of them once and in order."""
    buttons = (StepButton.unpack(data) or OpenStep.unpack(data) for data in callback_data)
    return list(dict.fromkeys(button.ref for button in buttons if button))


def find_place(callback_data: Iterable[str]) -> CardPlace:
    """Reads off a card's own buttons where it is found again."""
    buttons = (OpenStep.unpack(data) or BackToCard.unpack(data) for data in callback_data)
    return next((button.place for button in buttons if button), NOWHERE)
