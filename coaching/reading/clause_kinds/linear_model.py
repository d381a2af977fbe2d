"""A linear model is a table of weights: what each feature adds to each kind."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_ENTRY: Final = re.compile(r"([A-Za-z])(-?\d+)")
STEP: Final = 16
"""The weights in the file are whole numbers, so many for one."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Each kind has one in the file."""


@dataclass(frozen=True)
class LinearModel:
    """Holds the kinds, and for each feature which kinds it speaks for, and how much."""

    kinds: tuple[str, ...]
    weights: Mapping[str, tuple[tuple[int, int], ...]]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Returns how likely each kind is; together they are 1."""
        distinct = dict.fromkeys(features)
        sums = [0] * len(self.kinds)
        for feature in distinct:
            for kind, weight in self.weights.get(feature, ()):
                sums[kind] += weight
        scale = 1 / (STEP * math.sqrt(len(distinct) or 1))
        most = max(sums)
        powers = [math.exp(scale * (one - most)) for one in sums]
        total = sum(powers)
        return [power / total for power in powers]


@cache
def load_model(name: str) -> LinearModel:
    """Returns the model of a file beside this one: its kinds, then a line for each feature."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    rows = (line.rsplit("\t", 1) for line in lines[1:])
    return LinearModel(tuple(lines[0].split()), {feature: _entries(row) for feature, row in rows})


def _entries(row: str) -> tuple[tuple[int, int], ...]:
    return tuple((LETTERS.index(letter), int(weight)) for letter, weight in _ENTRY.findall(row))
