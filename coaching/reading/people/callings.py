"""Finds the name behind a calling that people are addressed by: "coach ramirez", "Captain Lind"."""

from dataclasses import replace
from typing import Final

from coaching.reading.people.lexicon import (
    COMMON_WORD_SURNAMES,
    GREETINGS,
    NEVER_NAMES,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.name_extent import NameExtent
from coaching.reading.people.name_words import Certainty, NameFound
from coaching.reading.people.titles import is_department, is_title_word
from coaching.reading.people.word_set import word_set

CALLINGS: Final = word_set(
    """
    coach captain principal superintendent pastor deacon matron nurse chef lieutenant sergeant
    major colonel commander admiral inspector detective constable officer judge dean provost
    headmaster headmistress rector councillor sheriff marshal skipper foreman professor bosun
    """
)
"""Stand before a surname as Mr and Mrs do."""
_BEFORE_CALLINGS: Final = word_set(
    """
    vice first second third assistant deputy head sous senior chief executive acting interim charge
    """
)
_LEADS: Final = word_set("with w met to and by from plus was is saw n & , ; : ( -")


class CalledNames(NameExtent):
    """Reads the names that a calling leads up to."""

    def _name_behind_calling(self, place: int) -> NameFound | None:
        """Returns the name behind "vice principal", with the words before it as its beginning."""
        calling = place
        while calling < place + 2 and self._is_word_of(calling, _BEFORE_CALLINGS):
            calling += 1
        name = calling + 1
        if not self._is_word_of(calling, CALLINGS):
            return None
        if not self._can_be_called(name) or not self._leads_to_somebody(place, name):
            return None
        word = self._words[calling].text
        greeting = word.capitalize() if calling == place else None
        found = self._extend(place, name, greeting, Certainty.SURE)
        is_whole = found.words > 1
        return replace(found, is_called=True, greeting=None if is_whole else greeting)

    def _is_word_of(self, place: int, words: frozenset[str]) -> bool:
        return place < len(self._words) and self._words[place].folded in words

    def _can_be_called(self, place: int) -> bool:
        """Tells whether a word can be the name of whom a calling leads up to."""
        if place >= len(self._words) or place in self._blocked or not self._is_beside(place):
            return False
        word = self._words[place]
        folded = word.folded
        if not word.is_word or len(folded) < 2 or folded in NEVER_NAMES | GREETINGS | CALLINGS:
            return False
        if is_title_word(folded) or is_department(folded) or self._is_acronym(word):
            return False
        if self._has_capital(word):
            return True
        if folded in COMMON_WORD_SURNAMES:
            return self._ends_after(place + 1)
        return is_first_name(folded) or not is_ordinary(folded)

    def _leads_to_somebody(self, place: int, name: int) -> bool:
        """Tells whether a person is named here: with a capital, in a list, or behind "with"."""
        before = self._words[place - 1] if place else None
        if before is not None and before.folded == "at":
            return False
        if self._has_capital(self._words[name]) and self._words[name - 1].is_word:
            return True
        return place in self._near.starts or (before is not None and before.folded in _LEADS)
