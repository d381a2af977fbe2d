"""Tells whether two thoughts are about the same thing, by a word of content in both."""

import re
from typing import Final

from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_SHORTEST: Final = 5
_KNOWN_BY: Final = 7
"""So many letters tell one word from another, whatever it ends in."""
_IN_ANY_TALK: Final = word_set(
    """
    years months weeks hours minutes people company would about there their which where every first
    after before again really still never always things thing working worked works other others
    three seven eight could should because while since under these those being having makes taken
    going myself yours together during between without within small large great later today
    """
)


def content_of(text: str) -> frozenset[str]:
    """Returns the words by which a thought is known, cut so that their endings do not count."""
    words = re.findall(r"[^\W\d_]+", fold_text(text))
    return frozenset(
        word.removesuffix("s")[:_KNOWN_BY]
        for word in words
        if len(word) >= _SHORTEST and word not in _IN_ANY_TALK
    )


def have_common_content(first: str, second: str) -> bool:
    """Tells whether a word of content stands in both."""
    return bool(content_of(first) & content_of(second))
