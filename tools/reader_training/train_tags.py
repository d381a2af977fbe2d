"""Trains the model that marks names, titles, firms and jobs, with python-crfsuite."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final

from coaching.reading.message import Message
from coaching.reading.tagged.chain_model import LETTERS, STEP, ChainModel
from coaching.reading.tagged.features import OUTSIDE, word_features
from coaching.reading.tagged.tag_words import NameChances, NameKind, lay_marks
from coaching.reading.words.tokens import Tokens
from tools.reader_training.annotated_messages import (
    AnnotatedMessage,
    Pools,
    make_pools,
    roughen,
    vary,
)
from tools.reader_training.examples import EMPTY_CONTEXT

KINDS: Final = (OUTSIDE, *NameKind)
_VARIANTS: Final = 3
"""So many others are made of each message."""
_ALONE: Final = 0.5
"""In this share of them the model has to do without what our rules find, so that it does not only
repeat them."""
_MARKS_OF_PLAIN_THINGS: Final = frozenset({"time", "sum", "at"})
_LEAST: Final = 3
"""A weight of fewer steps is left out."""

TagRow = tuple[list[list[str]], list[str]]


def tag_rows(messages: Sequence[AnnotatedMessage]) -> Iterator[TagRow]:
    """Yields the words of each message and of its variants: their features, and what they are."""
    chance, pools = Random(2026), make_pools(messages)  # noqa: S311
    for message in messages:
        for one in _variants(message, pools, chance):
            yield to_tag_row(one, is_alone=chance.random() < _ALONE)


def _variants(
    message: AnnotatedMessage, pools: Pools, chance: Random
) -> Iterator[AnnotatedMessage]:
    yield message
    for number in range(_VARIANTS):
        other = vary(message, pools, chance)
        yield roughen(other, chance) if number else other


def to_tag_row(annotated: AnnotatedMessage, *, is_alone: bool = False) -> TagRow:
    """Returns the words of a message as the coach looks at them, and what they are.

    With `is_alone` nothing tells which names, firms and jobs our rules have found.
    """
    message = Message(Tokens(annotated.text), EMPTY_CONTEXT)
    words = message.tokens.all
    kinds = [str(OUTSIDE)] * len(words)
    for span, tag in annotated.spans:
        for at, word in enumerate(words):
            if span.start <= word.span.start < span.end:
                kinds[at] = tag
    marks = [mark for mark in message.marks if not is_alone or mark.word in _MARKS_OF_PLAIN_THINGS]
    return list(word_features(words, lay_marks(words, marks))), kinds


def train_tags(rows: Iterable[TagRow]) -> ChainModel:
    """Returns the model that marks words."""
    import pycrfsuite  # only who trains has it

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.minfreq": 4,
         "feature.possible_transitions": True}
    )  # fmt: skip
    for features, kinds in rows:
        trainer.append(features, kinds)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return _to_model(info.transitions, info.state_features)


def _to_model(
    transitions: Mapping[tuple[str, str], float], features: Mapping[tuple[str, str], float]
) -> ChainModel:
    steps = tuple(
        tuple(round(transitions.get((one, other), 0.0) * STEP) / STEP for other in KINDS)
        for one in KINDS
    )
    weights: dict[str, list[tuple[int, int]]] = {}
    for (feature, kind), weight in sorted(features.items()):
        rounded = round(weight * STEP)
        if abs(rounded) >= _LEAST:
            weights.setdefault(feature, []).append((KINDS.index(kind), rounded))
    rows = {
        name: "".join(f"{LETTERS[kind]}{w}" for kind, w in row) for name, row in weights.items()
    }
    return ChainModel(tuple(map(str, KINDS)), steps, rows)


def write_chain(path: Path, model: ChainModel) -> None:
    """Writes the kinds, how well they follow each other, then a line for each feature."""
    steps = [" ".join(str(round(one * STEP)) for one in row) for row in model.steps]
    rows = sorted(f"{feature}\t{row}" for feature, row in model.weights.items())
    lines = [" ".join(model.kinds), *steps, *rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def format_tag_trial(model: ChainModel, messages: Sequence[AnnotatedMessage]) -> list[str]:
    """Returns a line for each kind: how many there are, were told, and were told to the letter."""
    there: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in messages:
        message = Message(Tokens(one.text), EMPTY_CONTEXT)
        words = message.tokens.all
        chances = model.chances(word_features(words, lay_marks(words, message.marks)))
        found = {(x.span, x.tag) for x in NameChances(words, model.kinds, chances).things}
        wanted = set(one.spans)
        for counter, some in ((there, wanted), (told, found), (right, wanted & found)):
            counter.update(str(tag) for _, tag in some)
    return [f"{kind:<20}{there[kind]:>6}{told[kind]:>6}{right[kind]:>6}" for kind in NameKind]
