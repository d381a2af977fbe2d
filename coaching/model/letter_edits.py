"""Holds what a person changed in a letter, so that it stays changed whenever it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coaching.model.vocabulary import Tone

KEPT_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class SmoothedSentence:
    """Holds what a language model made of sentences that follow each other."""

    sources: tuple[str, ...]
    """Digests of these sentences; where one of them changes, it counts no more."""
    keys: tuple[str, ...]
    """Under what a change of each of them is kept."""
    text: str


@dataclass(frozen=True, slots=True)
class LetterEdit:
    """Holds the changes to the letter of one step; `key` is the step's text."""

    key: str
    changed: dict[str, str] = field(default_factory=dict)
    """The words in the place of a sentence, by the sentence's key; "" leaves it out."""
    said_first: str = ""
    """What they add to the first paragraph, a sentence a line."""
    said_last: str = ""
    """What they add before the wish or the question at the end, a sentence a line."""
    postscript: str = ""
    subject: str = ""
    """What they write above it; "" for the subject it was given."""
    tone: Tone | None = None
    """How this letter greets its reader, where that differs from all others."""
    smoothed: tuple[SmoothedSentence, ...] = ()
    """What they took of a language model's text, in the order of the letter."""
    offered: tuple[SmoothedSentence, ...] = ()
    """What it wrote and they have not taken yet."""

    @property
    def is_empty(self) -> bool:
        """Whether the letter is as it was written."""
        return self == LetterEdit(self.key)


def find_edit(edits: Iterable[LetterEdit], key: str) -> LetterEdit:
    """Returns what was changed in a letter; an empty edit where nothing was."""
    return next((edit for edit in edits if edit.key == key), LetterEdit(key))


def put_edit(edits: Iterable[LetterEdit], edit: LetterEdit) -> tuple[LetterEdit, ...]:
    """Returns the edits with this one in the place of the letter's earlier one."""
    others = tuple(other for other in edits if other.key != edit.key)
    return (*others, *(() if edit.is_empty else (edit,)))[-KEPT_AT_MOST:]
