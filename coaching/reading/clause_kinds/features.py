"""Says what the models look at in a clause. The trainer and the reader use these same lists."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

_MOST_WORDS: Final = 40
"""Of a longer clause the first words alone are looked at."""
_BESIDE: Final = 8
_PIECE: Final = 4
_LENGTHS: Final = (2, 4, 7, 12, 20)
FARTHEST_START: Final = 14
"""What is worth noting begins before so many words of a clause."""


def clause_features(
    words: Sequence[str], kind_before: str, words_before: Sequence[str]
) -> Iterator[str]:
    """Yields what tells the kind of a clause, some of it more than once.

    `words` are its marked words; of the clause before it `kind_before` is "" where there is none.
    """
    plain = [word for word in words if word][:_MOST_WORDS]
    yield "*"
    yield f"k:{kind_before}"
    yield f"l:{sum(len(plain) > length for length in _LENGTHS)}"
    yield from plain
    yield from (f"<{word}" for word in plain[:3])
    yield from _runs(plain)
    yield from _pieces(plain)
    yield from (f"b:{word}" for word in words_before[-_BESIDE:] if word)


def _runs(words: Sequence[str]) -> Iterator[str]:
    framed = ["<", *words, ">"]
    yield from (f"{one} {other}" for one, other in pairwise(framed))
    yield from (" ".join(framed[at : at + 3]) for at in range(len(framed) - 2))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """Yields pieces of words, so that "worrying" and "worried" have something in common."""
    for word in words:
        if word.islower() and len(word) > _PIECE:
            yield from (f"+{word[at : at + _PIECE]}" for at in range(len(word) - _PIECE + 1))


def start_features(words: Sequence[str], at: int, kind: str) -> Iterator[str]:
    """Yields what tells whether the words worth noting in a clause of a kind begin at a place."""
    before = ("<", "<", *words[:at])[-2:]
    here = (*words[at:], ">", ">")[:2]
    yield from (f"{kind} at {min(at, 6)}", f"at {min(at, 6)}", "*")
    for of in ("", kind):
        yield f"{of} -1 {before[1]}"
        yield f"{of} -2 {before[0]} {before[1]}"
        yield f"{of} +1 {here[0]}"
        yield f"{of} +2 {here[0]} {here[1]}"
        yield f"{of} -+ {before[1]} {here[0]}"
