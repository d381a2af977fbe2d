"""What a person can want of a letter in their reply to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coaching.model.vocabulary import Tone


class LetterPlace(StrEnum):
    """Says where new words belong in a letter."""

    TALK = "talk"
    DOUBT = "doubt"
    FIT = "fit"
    WANT = "want"
    PROMISED = "promised"
    END = "end"
    """Before the signature: a question, or what belongs nowhere else."""


@dataclass(frozen=True, slots=True)
class WantLength:
    """Wants the letter shorter, or whole again."""

    shorter: bool


@dataclass(frozen=True, slots=True)
class WantAnother:
    """Wants another version."""


@dataclass(frozen=True, slots=True)
class WantSources:
    """Wants to see which words are the person's own."""


@dataclass(frozen=True, slots=True)
class WantTone:
    """Wants the letter to greet in another tone; `step` is 1 for more formal, -1 for less."""

    step: int = 0
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class WantBack:
    """Wants the letter as it was before it was changed."""


@dataclass(frozen=True, slots=True)
class WantOther:
    """Wants other words for sentences, by the sentence's key; "" leaves one out."""

    changed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WantPostscript:
    """Wants a line below the signature; "" takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class WantSubject:
    """Wants another subject above the letter."""

    text: str


@dataclass(frozen=True, slots=True)
class WantWords:
    """Wants something said; without a place the words themselves tell where."""

    text: str
    place: LetterPlace | None = None
    is_sure: bool = True
    """Whether they are surely meant for the reader; where they may not be, it is asked first."""


@dataclass(frozen=True, slots=True)
class IsFine:
    """Is content with the letter, or says thanks for it."""


@dataclass(frozen=True, slots=True)
class AsksHowToSend:
    """Asks how it goes out, or tells the coach to send it."""


@dataclass(frozen=True, slots=True)
class WantHeart:
    """Wants more enthusiasm, which nobody can say for them."""


@dataclass(frozen=True, slots=True)
class NamesThing:
    """Names what the letter shall mention and does not say it: "mention the coffee"."""

    words: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """Speaks of a part that the letter does not have."""

    words: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Is neither a change that is known nor a sentence for the letter."""


LetterWish = (
    WantLength
    | WantAnother
    | WantSources
    | WantTone
    | WantBack
    | WantOther
    | WantPostscript
    | WantSubject
    | WantWords
    | IsFine
    | AsksHowToSend
    | WantHeart
    | NamesThing
    | NotFound
    | NotUnderstood
)
