"""Marks in a message who is named, what they are, which firm and which job, by a model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from coaching.reading.proposals import Stretch
from coaching.reading.tagged.chain_model import load_chain
from coaching.reading.tagged.features import OUTSIDE, word_features
from coaching.reading.words.tokens import Token, Tokens

_WEIGHTS: Final = "tags.txt"
_MOST_WORDS: Final = 600
"""Of a longer message the first words alone are marked."""


class NameKind(StrEnum):
    """Says what a word is part of."""

    PERSON = "person"
    TITLE = "title"
    COMPANY = "company"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mark:
    """Says what a recogniser holds a stretch for, in a word of its own."""

    word: str
    span: Stretch


@dataclass(frozen=True, slots=True)
class Tagged:
    """Holds words that are one thing together; `chance` is how likely the unlikeliest of them is
    that."""

    tag: NameKind
    span: Stretch
    chance: float


@dataclass(frozen=True)
class NameChances:
    """Holds for each word of a message how likely it is part of what."""

    words: tuple[Token, ...]
    kinds: tuple[str, ...]
    chances: Sequence[Sequence[float]]

    @cached_property
    def things(self) -> tuple[Tagged, ...]:
        """The words that are likeliest one thing together, in order."""
        return tuple(self._find())

    def _find(self) -> Iterator[Tagged]:
        first = 0
        best = [row.index(max(row)) for row in self.chances]
        for at in range(1, len(best) + 1):
            if at == len(best) or best[at] != best[first]:
                if self.kinds[best[first]] != OUTSIDE:
                    yield self._join(first, at, best[first])
                first = at

    def _join(self, first: int, last: int, kind: int) -> Tagged:
        span = Stretch(self.words[first].span.start, self.words[last - 1].span.end)
        chance = min(row[kind] for row in self.chances[first:last])
        return Tagged(NameKind(self.kinds[kind]), span, chance)

    def chance_of(self, span: Stretch, tag: NameKind) -> float:
        """Returns how likely the likeliest word of a stretch is part of such a thing."""
        kind = self.kinds.index(tag)
        inside = (
            row[kind]
            for word, row in zip(self.words, self.chances, strict=True)
            if span.start <= word.span.start < span.end
        )
        return max(inside, default=1.0)


def load_tags() -> None:
    """Reads the model's file, which takes a moment that no message should wait for."""
    load_chain(_WEIGHTS)


def tag_words(tokens: Tokens, marks: Sequence[Mark]) -> NameChances:
    """Returns what each word is likely part of; a later mark is written over an earlier one."""
    words = tokens.all[:_MOST_WORDS]
    model = load_chain(_WEIGHTS)
    chances = model.chances(word_features(words, lay_marks(words, marks)))
    return NameChances(words, model.kinds, chances)


def lay_marks(words: Sequence[Token], marks: Sequence[Mark]) -> list[str]:
    """Returns the mark of each word."""
    laid = [OUTSIDE] * len(words)
    starts = {word.span.start: at for at, word in enumerate(words)}
    for mark in marks:
        at = next((starts[i] for i in range(mark.span.start, mark.span.end) if i in starts), None)
        while at is not None and at < len(words) and words[at].span.start < mark.span.end:
            laid[at] = mark.word
            at += 1
    return laid
