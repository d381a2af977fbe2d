"""Finds the name behind what people are addressed by: "Dr. Lind", "Mrs Hale", "coach ramirez"."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.people.lexicon import (
    COMMON_WORD_SURNAMES,
    FACULTIES,
    GREETINGS,
    NEVER_NAMES,
    PARTICLES,
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


_FRENCH: Final = word_set(
    "oui un une la mme mlle madame monsieur et je nous directeur directrice chef responsable"
)
ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu)['’](?=[a-zà-ÿ])", re.IGNORECASE)
"""Begins a French word such as "j'ai" or "l'Ontario"."""
_MADAM: Final = ("mam", "maam", "madam")


class CalledNames(NameExtent):
    """Reads the names that a greeting or a calling leads up to."""

    def _skip_greetings(self, place: int) -> tuple[int, str | None]:
        """Returns where the name begins behind "Prof. Dr.", and the greeting."""
        begin, said = place, []
        while begin < len(self._words) and self._is_greeting(begin):
            said.append(self._words[begin].text)
            begin += 1
            if begin < len(self._words) and self._words[begin].text == ".":
                begin += 1
            begin = self._skip_faculty(begin)
        return begin, " ".join(
            word.capitalize() if word.islower() else word for word in said
        ) or None

    def _skip_faculty(self, begin: int) -> int:
        """Steps over what a doctor is one of: "Dr. med. Luca", "Dr. rer. nat. Ada"."""
        while begin + 1 < len(self._words) and self._words[begin].folded in FACULTIES:
            begin += 2 if self._is_stop(begin + 1) else 1
        return begin

    def _is_greeting(self, place: int) -> bool:
        """Tells whether "Dr", "Mrs" or, before a name with a capital, "maam" stands here."""
        word = self._words[place].folded.replace(" ", "")
        if word in GREETINGS or self._is_french_mister(place):
            return True
        ahead = self._words[place + 1] if place + 1 < len(self._words) else None
        is_before_name = ahead is not None and self._is_beside(place + 1) and ahead.is_capital
        if word in _MADAM and ahead is not None and is_first_name(ahead.folded):
            return self._is_beside(place + 1)
        is_capital = self._words[place].is_capital and not self._begins_sentence(place)
        is_calling = word in ("sister", "father", "brother", "pastor") and is_capital
        return (word in _MADAM or is_calling) and is_before_name

    def _is_french_mister(self, place: int) -> bool:
        """Tells whether "M. Issa Diallo" is Mister Diallo: the message is French."""
        if self._words[place].text != "M" or not self._is_stop(place + 1):
            return False
        return any(word.folded in _FRENCH for word in self._words)

    def _name_behind_greeting(
        self, place: int, begin: int, greeting: str | None
    ) -> NameFound | None:
        if begin >= len(self._words) or not self._is_beside(begin):
            return None
        word = self._words[begin]
        folded = word.folded
        if not word.is_word or self._is_no_name_here(begin):
            return None
        if self._is_initial(begin) and (self._is_stop(begin + 1) or self._ends_after(begin + 1)):
            return self._extend(place, begin, greeting, Certainty.SURE)
        lower = word.text.islower()
        if len(folded) < 2 or ELISION.match(word.text):
            return None
        if (
            lower
            and is_ordinary(folded)
            and not (is_first_name(folded) or folded in self._near.people)
        ):
            return None
        is_word = is_ordinary(folded) and not is_first_name(folded)
        has_surname = self._is_surname(begin + 1, like=word)
        if not lower and is_word and folded not in COMMON_WORD_SURNAMES and not has_surname:
            return None
        if self._is_acronym(word):
            return None
        return self._extend(place, begin, greeting, Certainty.SURE)

    def _is_no_name_here(self, place: int) -> bool:
        """Tells whether a title or what is never a name stands here; "Sir Jun" is no month."""
        word = self._words[place]
        is_never = word.folded in NEVER_NAMES or word.folded.split()[0] in NEVER_NAMES
        is_particle = word.folded in PARTICLES and self._is_capital_word(place + 1)
        is_name = word.is_capital and (is_first_name(word.folded) or is_particle)
        return (is_never and not is_name) or self._is_title_here(place)

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
