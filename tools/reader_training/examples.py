"""Reads labelled tellings and cuts them as the coach cuts what people write."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId, ZoneName
from coaching.reading.clause_kinds.marked_words import mark_words
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Tokens

MARK: Final = "|"
"""Stands in a labelled clause before the words worth noting."""
_PERSON: Final = Person(id=PersonId(1), first_name="Sam", zone=ZoneName("UTC"), serial=1000)
EMPTY_CONTEXT: Final = ReadingContext(
    Dossier(_PERSON), datetime(2026, 11, 30, 12, tzinfo=UTC), ZoneName("UTC")
)
"""Knows of no job and nobody."""


@dataclass(frozen=True, slots=True)
class Example:
    """Holds one clause as the model reads it; `kind` is None where nobody labelled it.

    `start` is how many of its words stand before those worth noting, None where nobody said.
    """

    words: tuple[str, ...]
    kind: str | None
    start: int | None


@dataclass(frozen=True, slots=True)
class _Label:
    span: Stretch
    kind: str | None
    mark: int | None


def read_tellings(path: Path) -> Iterator[tuple[Example, ...]]:
    """Yields the clauses of each telling in a file with one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield to_examples(json.loads(line)["clauses"])


def to_examples(clauses: Sequence[Sequence[str | None]]) -> tuple[Example, ...]:
    """Returns the clauses of one telling, given as text and kind, as the coach would cut them."""
    text, labels = _join(clauses)
    message = Message(Tokens(text), EMPTY_CONTEXT)
    words = mark_words(message)
    return tuple(_to_example(message, words, span, labels) for span in message.clauses)


def _join(clauses: Sequence[Sequence[str | None]]) -> tuple[str, list[_Label]]:
    text, labels = "", []
    for clause, kind, *_whom in clauses:
        said = clause or ""
        if text and not text[-1].isspace() and not said[:1].isspace():
            text += " "
        start = len(text)
        mark = start + said.index(MARK) if MARK in said else None
        text += said.replace(MARK, "")
        labels.append(_Label(Stretch(start, len(text)), kind, mark))
    return text, labels


def _to_example(
    message: Message, words: tuple[str, ...], span: Stretch, labels: list[_Label]
) -> Example:
    """Gives a clause the label that most of it has."""
    own = max(labels, key=lambda one: min(one.span.end, span.end) - max(one.span.start, span.start))
    starts = [token.span.start for token in message.tokens.all]
    places = [at for at, start in enumerate(starts) if span.start <= start < span.end]
    before = None
    if own.mark is not None and own.mark < span.end:
        before = sum(starts[at] < own.mark for at in places)
    return Example(tuple(words[at] for at in places), own.kind, before)
