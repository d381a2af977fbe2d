"""Tells what a clause says by a model, where no phrase of ours knows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from coaching.reading.clause_kinds.features import FARTHEST_START, clause_features, start_features
from coaching.reading.clause_kinds.linear_model import load_model
from coaching.reading.clause_kinds.marked_words import mark_words
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch

_KINDS: Final = "kinds.txt"
_STARTS: Final = "starts.txt"


def load_models() -> None:
    """Reads the models' files, which takes a moment that no message should wait for."""
    load_model(_KINDS)
    load_model(_STARTS)


@dataclass(frozen=True, slots=True)
class KindGuess:
    """Holds the likeliest kind of a clause, and how likely it is."""

    kind: str
    chance: float


@dataclass
class KindGuesser:
    """Goes through the clauses of one message in order; what a clause says leans on the one before.

    Places are those of the message's line.
    """

    message: Message
    _kind: str = ""
    _before: tuple[str, ...] = field(default=())

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return mark_words(self.message)

    def guess(self, first: int, last: int) -> KindGuess:
        """Returns what the clause says that goes from one place up to another."""
        model = load_model(_KINDS)
        words = self._words[first:last]
        chances = model.probabilities(clause_features(words, self._kind, self._before))
        chance = max(chances)
        guess = KindGuess(model.kinds[chances.index(chance)], chance)
        self.go_on(first, last, guess.kind)
        return guess

    def go_on(self, first: int, last: int, kind: str) -> None:
        """Takes in a clause whose kind is known."""
        self._kind, self._before = kind, self._words[first:last]

    def start(self, first: int, last: int, kind: str) -> int:
        """Returns the place where the words worth noting begin in a clause of a kind."""
        model = load_model(_STARTS)
        begins = model.kinds.index("begins")
        words = self._words[first:last][:FARTHEST_START]
        places = [at for at, word in enumerate(words) if word]
        chances = {
            at: model.probabilities(start_features(words, at, kind))[begins] for at in places
        }
        return first + max(chances, key=lambda at: chances[at], default=0)


def guess_kinds(message: Message) -> Iterator[tuple[Stretch, KindGuess]]:
    """Yields each clause of a message with what it says."""
    guesser = KindGuesser(message)
    for span in message.clauses:
        first, last = message.line.first_in(span), message.line.first_after(span)
        yield span, guesser.guess(first, last)
