"""Finds names in a message: with and without capitals, with Dr. and Jr., in every script."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.people.callings import ELISION, CalledNames
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import (
    BEFORE_MONTHS,
    BEFORE_PEOPLE,
    BEHIND_PEOPLE,
    CLEAR_SHORT,
    COMMON_WORD_SURNAMES,
    CREDENTIALS,
    DAYS,
    FIRST_NAME_SURNAMES,
    MONTH_HEADS,
    NEVER_NAMES,
    OF_PLACES,
    SHORT_MONTHS,
    is_first_name,
    is_near_ordinary,
    is_ordinary,
    is_unclear_name,
)
from coaching.reading.people.name_extent import bare_form
from coaching.reading.people.name_words import Certainty, NameFound, is_other_script
from coaching.reading.people.title_words import SECOND_TITLE_WORDS
from coaching.reading.people.titles import is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.words.tokens import Token


class NameScanner(CalledNames):
    """Reads the names out of one message."""

    def scan(self) -> Iterator[NameFound]:
        """Yields every stretch that can be a name, from left to right."""
        place = 0
        while place < len(self._words):
            found = None if place in self._blocked else self._name_at(place)
            if found is not None:
                yield found
                place = found.last
            else:
                place += 1

    # -- one name ----------------------------------------------------------------------------------

    def _name_at(self, place: int) -> NameFound | None:
        if not self._words[place].is_word:
            return None
        if called := self._name_behind_calling(place):
            return called
        begin, greeting = self._skip_greetings(place)
        if begin > place:
            found = self._name_behind_greeting(place, begin, greeting)
            if found is not None:
                return found
            return None
        certainty = self._certainty_at(begin)
        return self._extend(begin, begin, None, certainty) if certainty else None

    def _certainty_at(self, place: int) -> Certainty | None:
        """Says whether a name can begin here, by its first word alone."""
        word = self._words[place]
        folded = word.folded
        if not word.is_word or (len(word.text) < 2 and not self._is_initial(place)):
            return None
        if ELISION.match(word.text):
            return None
        if is_other_script(word.text):
            return self._certainty_of_script(place)
        if folded in self._near.people or bare_form(folded) in self._near.people:
            is_plain = not is_ordinary(folded) or self._has_capital(word)
            return Certainty.SURE if is_plain or self._is_spoken_of(place) else None
        if folded in self._near.companies or self._is_never(place):
            return None
        if self._is_common_first_name(word):
            return self._certainty_of_first_name(place)
        return self._certainty_of_unknown(place)

    def _is_named_like_month(self, place: int) -> bool:
        """Tells "Jan was worried" from "12 Jan" and "until Jan"."""
        before = self._words[place - 1].folded if place else ""
        behind = self._words[place + 1] if place + 1 < len(self._words) else None
        if before[:1].isdigit() or before in BEFORE_MONTHS:
            return False
        if behind and (behind.text[0].isdigit() or behind.folded in ("the", "next")):
            return False
        is_acting = behind is not None and behind.folded in BEHIND_PEOPLE
        surname = self._is_surname(place + 1, like=self._words[place])
        in_list = place in self._near.starts
        return is_acting or surname or in_list or before in BEFORE_PEOPLE or before in _RELATIONS

    def _is_spoken_of(self, place: int) -> bool:
        """Tells whether a known name that is a word as well stands where a person does."""
        before = self._words[place - 1].folded if place else ""
        behind = self._words[place + 1].folded if place + 1 < len(self._words) else ""
        return before in BEFORE_PEOPLE or behind in BEHIND_PEOPLE

    def _is_never(self, place: int) -> bool:
        word = self._words[place]
        if word.folded.replace(" ", "") in CREDENTIALS and word.text not in _NAMES_TOO:
            return True
        if word.folded in LANGUAGES_AND_PEOPLES or word.folded in _ANSWERS:
            return True
        if word.folded in SHORT_MONTHS and not self._is_named_like_month(place):
            return True
        before = self._words[place - 1] if place else word
        if before.folded in OF_PLACES and is_place(f"{before.text} {word.text}"):
            return True
        if word.folded in DAYS and self._is_before_date(place):
            return True
        if place and before.folded in SECOND_TITLE_WORDS.get(word.folded, ()):
            return True
        if word.folded in NEVER_NAMES and not is_first_name(word.folded):
            return True
        is_name = is_first_name(word.folded) and not word.text.islower()
        return is_title_word(word.folded) and not is_name

    def _is_before_date(self, place: int) -> bool:
        behind = self._words[place + 1] if place + 1 < len(self._words) else None
        return behind is not None and (
            behind.text[0].isdigit() or behind.text == "," or behind.folded[:3] in MONTH_HEADS
        )

    def _certainty_of_script(self, place: int) -> Certainty | None:
        word = self._words[place].text
        if word[0].islower() and word[0].upper() != word[0]:
            return None
        if place in self._near.starts:
            return Certainty.LIKELY
        mixed = any("a" <= char.lower() <= "z" for char in self._text)
        if mixed and (len(word) <= 5 or word[0].isupper()):
            return Certainty.LIKELY
        following = self._words[place + 1] if place + 1 < len(self._words) else None
        has_two = bool(following and word[0].isupper() and following.text[0].isupper())
        return Certainty.GUESS if has_two else None

    def _is_common_first_name(self, word: Token) -> bool:
        folded = word.folded
        return any(
            is_first_name(form) for form in (folded, folded.replace(" ", ""), folded.split()[0])
        ) or (is_first_name(bare_form(folded)) and not is_ordinary(folded))

    def _certainty_of_first_name(self, place: int) -> Certainty | None:
        word = self._words[place]
        if is_unclear_name(word.folded) or word.folded in _MONTHS:
            return self._certainty_of_word(place)
        if word.text.isupper() and len(word.text) <= 3 and not self._shouts:
            return Certainty.GUESS
        short = len(word.folded) <= 3 and word.text.islower() and place not in self._near.starts
        return Certainty.GUESS if short and word.folded not in CLEAR_SHORT else Certainty.LIKELY

    def _certainty_of_word(self, place: int) -> Certainty | None:
        """Says whether a first name that is a word or a month as well is a name here."""
        word = self._words[place]
        related = place > 0 and self._words[place - 1].folded in _RELATIONS - {"and"}
        if not self._is_shouted(place) and (related or self._speaks_at(place)):
            return Certainty.LIKELY
        if word.folded in _MONTHS and not self._is_surname(place + 1, like=word):
            return Certainty.GUESS if place in self._near.starts else None
        if self._is_shouted(place):
            return None
        if self._has_capital(word) and not self._begins_sentence(place):
            return Certainty.LIKELY
        if place in self._near.starts and (self._ends_after(place + 1) or self._is_full(place)):
            return Certainty.LIKELY
        if self._has_capital(word) and self._is_surname(place + 1, like=word):
            return Certainty.LIKELY
        return Certainty.GUESS if self._has_capital(word) else None

    def _is_full(self, place: int) -> bool:
        """Tells whether a surname follows, in small letters: "will grant, rose field"."""
        behind = self._words[place + 1].folded if place + 1 < len(self._words) else ""
        is_surname = behind in COMMON_WORD_SURNAMES or behind in FIRST_NAME_SURNAMES
        return is_surname and self._ends_after(place + 2)

    def _speaks_at(self, place: int) -> bool:
        """Tells whether a name that is a word as well asks or says: "so june asks me"."""
        behind = self._words[place + 1].folded if place + 1 < len(self._words) else ""
        before = self._words[place - 1].folded if place else ""
        ahead = self._words[place + 2].folded if place + 2 < len(self._words) else ""
        is_free = before not in BEFORE_MONTHS and before not in _TAKING
        says = behind in _SPEAKING or (behind == "the" and is_title_word(ahead))
        return is_free and says

    def _is_shouted(self, place: int) -> bool:
        """Tells whether a word that is a name as well is only stressed: "we would LOVE to"."""
        word = self._words[place]
        behind = self._words[place + 1] if place + 1 < len(self._words) else None
        return len(word.text) > 1 and word.text.isupper() and not (behind and behind.text.isupper())

    def _certainty_of_unknown(self, place: int) -> Certainty | None:
        """Says whether a word that is no common first name can begin a name."""
        word = self._words[place]
        folded = word.folded
        in_list = place in self._near.starts
        if word.span.start == self._near.signed and self._has_capital(word):
            return None if is_department(folded) else Certainty.GUESS
        if self._is_initial(place):
            on_behalf = place > 1 and self._words[place - 2].text in ("i", "I")
            if on_behalf and folded in ("a", "v"):  # "i. A." before a signature
                return None
            named = self._is_stop(place + 1) and self._is_surname(place + 2, like=word)
            return Certainty.GUESS if named else None
        if self._is_acronym(word) or is_department(folded) or self._is_title_here(place):
            return None
        if is_ordinary(folded):
            return self._certainty_of_ordinary(place)
        if _COINED.match(word.text):
            return None
        if self._has_capital(word):
            return Certainty.LIKELY if in_list else Certainty.GUESS
        return Certainty.GUESS if in_list and self._can_be_small_name(place) else None

    def _certainty_of_ordinary(self, place: int) -> Certainty | None:
        """Says whether an everyday word with a capital can begin a name."""
        word = self._words[place]
        if not self._has_capital(word) or self._is_led_by_word(place):
            return None
        second = self._is_surname(place + 1, like=word)
        behind = self._words[place + 1].folded if second else ""
        second = second and (behind in COMMON_WORD_SURNAMES or not is_ordinary(behind))
        opens = self._begins_sentence(place)
        if second and not opens:
            return Certainty.GUESS
        in_list = place in self._near.starts
        return Certainty.GUESS if in_list and (second or not opens) else None

    def _can_be_small_name(self, place: int) -> bool:
        """Tells whether an unknown word in small letters can be a name in a list: it is no label,
        and does not say in another language what somebody is, as in "Ewa Lis, kierownik"."""
        folded = self._words[place].folded
        is_label = place + 1 < len(self._words) and self._words[place + 1].text == ":"
        is_said_of = (
            place > 1
            and self._words[place - 1].text in ",(–—-"
            and self._has_capital(self._words[place - 2])
        )
        behind = self._words[place + 1] if place + 1 < len(self._words) else None
        is_said_of = is_said_of or (
            behind is not None and behind.is_capital and is_first_name(behind.folded)
        )
        is_word = len(folded) > 2 and folded.isalpha() and not is_near_ordinary(folded)
        return is_word and not (is_label or is_said_of)

    def _is_led_by_word(self, place: int) -> bool:
        """Tells whether a word with a capital only leads up to a first name: "Uncle Femi"."""
        behind = self._words[place + 1] if place + 1 < len(self._words) else None
        is_name = behind is not None and is_first_name(behind.folded)
        return is_name and behind is not None and not is_unclear_name(behind.folded)


_COINED: Final = re.compile(
    r"(?!Mc|Mac|De|Di|La|Le|Du|Van|Von|Fitz|Al|El|O)[A-Z][a-z]{1,12}[A-Z]"
    r"|[A-Z]\w{1,12}-(?:trained|based"
    r"|only|style|wide|like|ish|led|ex)\b"
)
"""Begins as products are called, "HireVue", or says of what kind somebody is: "PwC-trained"."""
_RELATIONS: Final = word_set(
    "wife husband missus partner colleague boss sister brother assistant and"
)
_ANSWERS: Final = frozenset({"si", "sim", "oui", "oo", "ja", "jawohl", "nein", "yes", "no"})
_NAMES_TOO: Final = frozenset({"Jd", "Ma", "Ba", "Pa", "Do", "Mba", "Pe", "Mai"})
_MONTHS: Final = frozenset({"april", "may", "june", "august"})
_SPEAKING: Final = word_set(
    "said says asked asks told wanted wants thinks reckons nodded laughed smiled mentioned replied"
)
_TAKING: Final = word_set("the a an this that my your his her their our i you we they he she it to")
"""Behind these a word is no name: "the grace asked of us", "i will"."""
