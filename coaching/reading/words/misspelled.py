"""Takes a word that was typed wrong for the one that was meant: "canceld", "thrusday"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Spelling:
    """Knows some words, and which of them is meant by one with a single slip of the fingers.

    A slip is one letter too many, too few or wrong, or two that changed places; the first letter
    is right. Words of fewer than `least` letters are too near to others. Where two could be meant
    it is the longer one: a letter is left out more often than put in.
    """

    words: frozenset[str]
    least: int = 6

    def mend(self, word: str) -> str | None:
        """Returns the word that is meant; None for a word that is right, and for any other."""
        if not self.least - 1 <= len(word) <= self._longest + 1 or word in self.words:
            return None
        likely = {one for part in (word, *_shorten(word)) for one in self._by_part.get(part, ())}
        meant = sorted((one for one in likely if _is_slip(word, one)), key=len, reverse=True)
        is_clear = len(meant) == 1 or (len(meant) > 1 and len(meant[0]) > len(meant[1]))
        return meant[0] if is_clear else None

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.words), default=0)

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """Each word by itself and by what is left of it without one letter."""
        parts: dict[str, list[str]] = {}
        for word in self.words:
            for part in (word, *_shorten(word)) if len(word) >= self.least else ():
                parts.setdefault(part, []).append(word)
        return parts


def know_words(tables: Iterable[str], least: int = 6) -> Spelling:
    """Returns the spelling of the words in some tables."""
    return Spelling(frozenset(word for table in tables for word in table.split()), least)


def _shorten(word: str) -> Iterator[str]:
    """Yields what is left of a word without one letter behind the first."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _is_slip(word: str, other: str) -> bool:
    """Tells whether two words that share all letters but one differ by a single slip."""
    if word[0] != other[0]:
        return False
    if len(word) != len(other):
        return abs(len(word) - len(other)) == 1
    places = [place for place in range(len(word)) if word[place] != other[place]]
    first, last = places[0], places[-1]
    is_swapped = last - first == 1 and word[first] == other[last] and word[last] == other[first]
    return len(places) == 1 or (len(places) == 2 and is_swapped)
