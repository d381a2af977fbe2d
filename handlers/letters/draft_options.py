"""A draft is shown in one form, wording and length; the buttons under it carry these options."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from coaching.letters.letter import Variant
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import OfStep, StepRef
from handlers.ui.callback_data import read_number

TAKES_AT_MOST = 60
"""Wordings are counted up to this number, then from the start again.

The number has two digits because a button carries at most 64 bytes.
"""
_VARIANT_CODES = {
    Variant.MAIL: "m",
    Variant.CARD: "c",
    Variant.LINKEDIN: "l",
    Variant.CALL: "k",
}
_VARIANT_BY_CODE = {code: variant for variant, code in _VARIANT_CODES.items()}
_FLAGS = "sgnxafo"
"""One letter for each of the options that are on or off, in their order."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """Says how a draft is shown.

    `group` writes one mail to everybody of the interview. `no_card` takes the card by hand back.
    `is_expanded` shows the rarer buttons, `asks_mail` the mail programs to choose from.
    `corrected` takes what proofreading suggests for the spelling. `shows_sources` shows where each
    sentence is from.
    """

    variant: Variant = Variant.MAIL
    take: int = 0
    shorter: bool = False
    group: bool = False
    no_card: bool = False
    is_expanded: bool = False
    asks_mail: bool = False
    corrected: bool = False
    shows_sources: bool = False

    @property
    def text(self) -> str:
        """Returns the options as at most ten characters."""
        are_on = (
            *(self.shorter, self.group, self.no_card, self.is_expanded),
            *(self.asks_mail, self.corrected, self.shows_sources),
        )
        flags = "".join(flag for flag, is_on in zip(_FLAGS, are_on, strict=True) if is_on)
        return f"{_VARIANT_CODES[self.variant]}{self.take % TAKES_AT_MOST}{flags}"

    @property
    def plain(self) -> "DraftOptions":
        """Returns the same options with the usual buttons."""
        return replace(self, is_expanded=False, no_card=False, asks_mail=False, shows_sources=False)

    @classmethod
    def parse(cls, text: str) -> "DraftOptions":
        """Returns the options that `text` was made from. Raises ValueError for anything else."""
        flags = text.lstrip("mclk0123456789")
        options = cls(
            _VARIANT_BY_CODE.get(text[:1], Variant.MAIL),
            read_number(text[1 : len(text) - len(flags)]),
            *(flag in flags for flag in _FLAGS),
        )
        if options.text != text:
            raise ValueError(f"no options of a draft: {text!r}")
        return options


@dataclass(frozen=True, slots=True)
class WriteLetter(OfStep):
    """Writes the draft of a step as a message of its own."""

    prefix: ClassVar[str] = "w"
    opportunity: OpportunityId
    key: StepKey
    options: DraftOptions


@dataclass(frozen=True, slots=True)
class ReplaceLetter(OfStep):
    """Writes the draft of a step in the place of the draft above the button."""

    prefix: ClassVar[str] = "v"
    opportunity: OpportunityId
    key: StepKey
    options: DraftOptions


@dataclass(frozen=True, slots=True)
class AskMissing(OfStep):
    """Asks for one thing that the draft above the button could still hold."""

    prefix: ClassVar[str] = "w:ask"
    opportunity: OpportunityId
    key: StepKey
    question: LetterQuestion
    options: DraftOptions


class SmoothVerb(StrEnum):
    """Says what a button does about a smoother letter. The values stand on buttons."""

    ASK = "ask"
    """Asks the language model, or at first whether it may be asked."""
    YES = "yes"
    NO = "no"
    TAKE = "take"
    MINE = "mine"
    BACK = "back"
    """Takes back what was taken."""


@dataclass(frozen=True, slots=True)
class SmoothLetter(OfStep):
    """Does something about a smoother text of a step's letter."""

    prefix: ClassVar[str] = "sm"
    verb: SmoothVerb
    opportunity: OpportunityId
    key: StepKey
    options: DraftOptions


_OF_OFFER = (SmoothVerb.TAKE, SmoothVerb.MINE)
"""Stand below a smoother text of a letter, which is a draft as well."""


def find_options(callback_data: Iterable[str]) -> DraftOptions | None:
    """Reads from a draft's buttons how it is shown; returns None where there is no draft."""
    shown = find_shown(callback_data)
    return shown[1] if shown else None


def find_shown(callback_data: Iterable[str]) -> tuple[StepRef, DraftOptions] | None:
    """Reads from a draft's buttons whose letter it is and how it is shown."""
    sent = list(callback_data)
    smooth = [data for data in map(SmoothLetter.unpack, sent) if data]
    offered = [(one.ref, one.options.plain) for one in smooth if one.verb in _OF_OFFER]
    drawn = [(data.ref, data.options.plain) for data in map(ReplaceLetter.unpack, sent) if data]
    return next(reversed((*offered, *drawn)), None)
