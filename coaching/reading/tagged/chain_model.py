"""A chain model adds up what each feature says for each kind of word, and which follows which."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_ENTRY: Final = re.compile(r"([A-Za-z])(-?\d+)")
STEP: Final = 16
"""The weights in the file are whole numbers, so many for one."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
"""Each kind has one in the file."""


@dataclass(frozen=True)
class ChainModel:
    """Holds the kinds of words, what each feature adds to them, and how well one follows another.

    `steps` has a row for each kind: what is added for each kind right behind it. A weight is
    written as in the file, "b-12e7", and is read when it is first wanted: most never are.
    """

    kinds: tuple[str, ...]
    steps: tuple[tuple[float, ...], ...]
    weights: Mapping[str, str]

    def chances(self, rows: Iterable[Iterable[str]]) -> list[list[float]]:
        """Returns for each word how likely each kind is, by all readings of the line together."""
        scores = [self._add_up(row) for row in rows]
        if not scores:
            return []
        powers = [[math.exp(one - max(row)) for one in row] for row in scores]
        steps = [[math.exp(one) for one in row] for row in self.steps]
        forward = _go_through(powers, steps)
        back = _go_through(powers[::-1], list(map(list, zip(*steps, strict=True))))[::-1]
        return [
            _to_shares([f * b / (p or 1) for f, b, p in zip(*three, strict=True)])
            for three in zip(forward, back, powers, strict=True)
        ]

    def _add_up(self, features: Iterable[str]) -> list[float]:
        sums = [0] * len(self.kinds)
        for row in filter(None, map(self.weights.get, features)):
            for kind, weight in _entries(row):
                sums[kind] += weight
        return [one / STEP for one in sums]


def _go_through(
    powers: Sequence[Sequence[float]], steps: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Returns for each word how likely the line up to it is with each kind there."""
    columns = list(zip(*steps, strict=True))
    before = _to_shares(powers[0])
    gone = [before]
    for row in powers[1:]:
        before = _to_shares(
            [
                power * sum(one * step for one, step in zip(before, column, strict=True))
                for power, column in zip(row, columns, strict=True)
            ]
        )
        gone.append(before)
    return gone


def _to_shares(numbers: Sequence[float]) -> list[float]:
    total = sum(numbers) or 1.0
    return [one / total for one in numbers]


@cache
def load_chain(name: str) -> ChainModel:
    """Returns the model of a file beside this one: its kinds, how they follow, then a line for each
    feature."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    kinds = tuple(lines[0].split())
    behind = 1 + len(kinds)
    steps = tuple(tuple(int(one) / STEP for one in line.split()) for line in lines[1:behind])
    rows = (line.rpartition("\t") for line in lines[behind:])
    return ChainModel(kinds, steps, {feature: row for feature, _, row in rows})


@cache
def _entries(row: str) -> tuple[tuple[int, int], ...]:
    return tuple((LETTERS.index(letter), int(weight)) for letter, weight in _ENTRY.findall(row))
