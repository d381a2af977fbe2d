"""Tells one firm with two names from two firms: "Marks and Spencer", "at Zell and Nord"."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.reading.firms.company_words import BOUNDARY_WORDS
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.word_set import word_set
from coaching.reading.words.tokens import Token

_OF_SEVERAL: Final = re.compile(
    r"(?i)\b(?:appl(?:y|ied|ying)|applications|interviews|offers|calls|rounds|screens|both)"
    r" (?:[\w:]+ ){0,3}$"
)
"""Leads up to several firms: "applied at Zell and Nord", "interviews at Zell and Nord"."""
_FAMOUS: Final = word_set(
    """
    marks ernst johnson procter bang standard price holland fortnum crate barnes bed abercrombie
    black rolls dolce smith
    """
)
"""Begin the names of firms that are called by two: "Marks and Spencer"."""
_ENDS_PAIR: Final = word_set("sons son co company partners associates brothers daughters bros")
_PAIR: Final = 3
_REACH: Final = 60


def leads_to_several(text: str, end: int) -> bool:
    """Tells whether several firms may be named behind a place."""
    return _OF_SEVERAL.search(text[max(0, end - _REACH) : end]) is not None


def is_two_firms(some: Sequence[Token]) -> bool:
    """Tells whether "Zell and Nord" are two firms rather than one that is called so."""
    return (
        len(some) == _PAIR
        and some[1].folded == "and"
        and some[0].folded not in _FAMOUS
        and some[2].folded not in _ENDS_PAIR
    )


def is_one_firm(words: Sequence[Token], index: int, end: int) -> bool:
    """Tells whether "X and Y" is one firm: no first name is among the words."""
    around = (words[end - 1], words[end + 1])
    if end - index == 1 and words[index].folded in _FAMOUS and words[index].is_capital:
        return True
    return end - index == 1 and not any(is_first_name(word.folded) for word in around)


_INNER: Final = word_set("early first second third next night of de del da do du des van von")
"""Stand inside a firm's name as well as behind it: "Banksia Early Learning", "Sol de Levante"."""


def is_inner_word(words: Sequence[Token], place: int) -> bool:
    """Tells whether a word goes on with a name: another one in capitals stands behind it."""
    if words[place].folded not in _INNER or place + 1 >= len(words):
        return False
    behind = words[place + 1]
    is_name = behind.is_word and behind.is_capital and behind.folded not in BOUNDARY_WORDS
    is_small = words[place].text.islower() == (len(words[place].text) < _SMALL)
    return is_name and is_small and not is_first_name(behind.folded)


_SMALL: Final = 4
