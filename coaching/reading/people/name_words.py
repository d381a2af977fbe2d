"""Holds the words of a message for those who look for names: which can be a part of one."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from coaching.reading.people.lexicon import (
    COMMON_WORD_SURNAMES,
    CREDENTIALS,
    FIRST_NAME_SURNAMES,
    GREETINGS,
    HONORIFICS,
    NEVER_NAMES,
    SUFFIXES,
    is_first_name,
    is_near_ordinary,
    is_ordinary,
)
from coaching.reading.people.titles import MODIFIERS, begin_title, is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token, Tokens


class Certainty(IntEnum):
    """Says how sure it is that words are a name, before their surroundings are looked at."""

    GUESS = 1
    """Is an unknown word with a capital, or an ordinary word that is a name as well."""
    LIKELY = 2
    """Is a common first name."""
    SURE = 3
    """Has a first name and a surname, a greeting such as Dr., or is somebody known."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """Is a name with the tokens it is made of: `first` to `last`, not including `last`.

    `whole` includes greeting, degrees and pronouns; `name` is spelled for a list.
    """

    first: int
    last: int
    span: Stretch
    whole: Stretch
    name: str
    greeting: str | None
    certainty: Certainty
    is_called: bool = False
    """Whether a calling leads up to it, which is the title as well: "coach Ramirez"."""

    @property
    def words(self) -> int:
        """How many words the name has."""
        return len(self.name.split())


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Holds what may be a name here: folded words of people and of firms that are known.

    `starts` are the places where an unknown word may be a name, as at the head of a list's entry.
    """

    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    starts: frozenset[int] = frozenset()
    blocked: tuple[Stretch, ...] = ()
    signed: int | None = None
    """Where in the text the name of who wrote a mail begins."""


class NameWords:
    """Tells of each word of a message whether it can belong to a name."""

    def __init__(self, tokens: Tokens, near: Neighbourhood) -> None:
        self._words = tokens.all
        self._text = tokens.text
        self._near = near
        letters = [char for char in tokens.text if char.isalpha()]
        upper = sum(char.isupper() for char in letters)
        self._shouts = (
            " " in tokens.text.strip() and len(letters) > 12 and upper > 0.7 * len(letters)
        )
        self._blocked = {
            index
            for index, word in enumerate(self._words)
            if any(one.start <= word.span.start < one.end for one in near.blocked)
        }

    def _is_surname(self, place: int, *, like: Token, behind_particle: bool = False) -> bool:
        """Tells whether a word can go on with a name that began with `like`."""
        if place >= len(self._words) or place in self._blocked or not self._is_beside(place):
            return False
        word = self._words[place]
        folded = word.folded
        if (
            not word.is_word
            or len(word.text) < 2
            or is_other_script(word.text) != is_other_script(like.text)
        ):
            return False
        if folded in GREETINGS and self._is_capital_word(place + 1):
            return False  # "Kollegin Frau Kühn" is Mrs Kühn
        if folded in NEVER_NAMES or folded in HONORIFICS or folded.replace(" ", "") in CREDENTIALS:
            return folded in COMMON_WORD_SURNAMES and self._has_capital(word)
        if folded in self._near.companies and folded not in self._near.people:
            is_family = self._has_capital(like) and like.folded not in self._near.companies
            return is_family and self._has_capital(word) and self._ends_after(place + 1)
        if self._has_capital(word) and not self._shouts:
            return self._is_capital_surname(place, like)
        if self._has_capital(like) and not self._shouts:
            return False
        return self._is_lower_surname(place, like, behind_particle=behind_particle)

    def _is_capital_word(self, place: int) -> bool:
        return (
            place < len(self._words)
            and self._words[place].is_word
            and self._words[place].is_capital
        )

    def _is_capital_surname(self, place: int, like: Token) -> bool:
        word = self._words[place]
        if self._is_acronym(word) or self._is_title_here(place):
            return False
        if word.folded in SUFFIXES:
            return False
        return self._has_capital(like) or not is_ordinary(word.folded)

    def _is_described(self, place: int) -> bool:
        """Tells whether a title or department stands here: "tariq aziz finance"."""
        if place >= len(self._words) or not self._words[place].is_word:
            return False
        word = self._words[place].folded
        return is_title_word(word) or is_department(word)

    def _is_lower_surname(self, place: int, like: Token, *, behind_particle: bool) -> bool:
        word = self._words[place]
        folded = word.folded
        if folded in self._near.people:
            return True
        if folded in COMMON_WORD_SURNAMES:
            return self._ends_after(place + 1)
        if is_ordinary(folded) or is_title_word(folded) or is_department(folded):
            return False
        if is_first_name(folded):
            is_usual = folded in FIRST_NAME_SURNAMES or not is_first_name(like.folded)
            return is_usual or self._is_described(place + 1) or self._is_one_of_two(place)
        if is_near_ordinary(folded) and not (behind_particle or self._ends_after(place + 1)):
            return False
        return folded.replace(" ", "").isalpha() and len(folded) > 1

    def _is_one_of_two(self, place: int) -> bool:
        """Tells whether two first names are one person's: "aoife brogan who runs", "dr noor"."""
        behind = [word.folded for word in self._words[place + 1 : place + 3]]
        is_told = len(behind) == _TWO and behind[0] == "who" and behind[1] in _ONE_DOES
        lead = [word.folded for word in self._words[max(0, place - 3) : place - 1]]
        is_greeted = bool(lead) and (
            lead[-1] in GREETINGS or (lead[-1] == "." and lead[0] in GREETINGS)
        )
        return is_told or (is_greeted and self._ends_after(place + 1))

    def _has_capital(self, word: Token) -> bool:
        return word.is_capital and not (self._shouts and word.text.isupper())

    def _is_beside(self, place: int) -> bool:
        """Tells whether only a blank stands before a token, and no line break."""
        return place > 0 and self._words[place - 1].text != "\n" and self._words[place].text != "\n"

    def _is_initial(self, place: int) -> bool:
        word = self._words[place]
        return (
            len(word.text) == 1
            and word.text.isalpha()
            and word.text.isupper()
            and word.text.isascii()
        )

    def _is_stop(self, place: int) -> bool:
        return place < len(self._words) and self._words[place].text == "."

    def _is_acronym(self, word: Token) -> bool:
        return (
            word.text.isupper() and len(word.text) <= 5 and not self._shouts and word.text.isascii()
        )

    def _is_title_here(self, place: int) -> bool:
        """Tells whether a title begins here, such as "Head of" or "Product Owner"."""
        folded = self._words[place].folded
        if folded in COMMON_WORD_SURNAMES or is_first_name(folded):
            return False
        if is_ordinary(folded) and self._is_title_word_at(place + 1):
            return True
        begins = is_title_word(folded) or is_department(folded) or folded in MODIFIERS
        return begins and (is_title_word(folded) or self._title_at(place) > 1)

    def _is_title_word_at(self, place: int) -> bool:
        return place < len(self._words) and is_title_word(self._words[place].folded)

    def _title_at(self, place: int) -> int:
        words = []
        for word in self._words[place : place + 6]:
            if not (word.is_word or word.text in "&/-"):
                break
            words.append(word.folded if word.is_word else word.text)
        return begin_title(words)

    def _begins_sentence(self, place: int) -> bool:
        before = self._words[place - 1].text if place else "\n"
        return before in '.!?\n:;•*-–—"“(' or before.endswith(("…",))

    def _ends_after(self, place: int) -> bool:
        """Tells whether a name can end before this token: a sign, or a word that follows names."""
        if place >= len(self._words):
            return True
        word = self._words[place]
        return not word.is_word or word.folded in _FOLLOWING


_TWO: Final = 2
_ONE_DOES: Final = word_set(
    "runs leads heads does is was manages owns oversees chairs looks teaches works had asked"
)
"""Follow "who" behind one person's name."""
_FOLLOWING: Final = word_set(
    """
    and und y e et & from at in of for who whos who's which that the a an is was are were she he
    they shes hes theyre said says asked asks told wanted wants called rang joined runs leads
    led does did has had gave came went will would also plus then but so not their our his her
    my again too by with on as about von aus de da do
    got gets put sent gives took walked talked spoke reckons thinks explained mentioned kept seemed
    himself herself themselves interviewed introduced recommended referred helped showed met
    """
)


def is_other_script(text: str) -> bool:
    """Tells whether a word is written in a script other than Latin."""
    return text[0].isalpha() and ord(text[0]) > 0x24F and not 0x1E00 <= ord(text[0]) <= 0x1EFF
