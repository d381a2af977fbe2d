"""Tells whether two letters of one team would be recognised as the same (S1, S2, S3)."""

import re
from collections.abc import Sequence
from itertools import combinations

from coaching.letters.letter import Letter

SIMILARITY_LIMIT = 0.5
"""Two notes count as the same from this share of common word triples on."""


def is_too_similar(one: str, other: str) -> bool:
    """Returns whether two notes to one team would be recognised as the same (S1, S2, S3)."""
    first, second = _word_triples(one), _word_triples(other)
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) / smaller >= SIMILARITY_LIMIT


def find_similar_pairs(letters: Sequence[Letter]) -> tuple[tuple[int, int], ...]:
    """Returns the places of any two letters of one interview that are too similar, each pair
    once."""
    pairs = combinations(range(len(letters)), 2)
    return tuple((a, b) for a, b in pairs if is_too_similar(letters[a].body, letters[b].body))


def _word_triples(text: str) -> frozenset[tuple[str, ...]]:
    """Returns the word triples of the paragraphs between greeting and signature, where there are
    such."""
    paragraphs = text.casefold().split("\n\n")
    middle = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    words = re.findall(r"\w+", " ".join(middle))
    return frozenset(zip(words, words[1:], words[2:], strict=False))
