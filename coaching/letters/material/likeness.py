"""Tells whether two thoughts are about the same thing, and which word both have."""

import re
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.things import is_verb_here
from coaching.letters.material.word_forms import bare_word
from coaching.letters.material.words import NUMBERS, PREPOSITIONS
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


def find_common_thing(answer: str, doubt: str) -> str:
    """Returns a thing that an answer has in common with what was asked: "rabbits"; "" without one.

    It is a plural of the answer, which needs no article.
    """
    asked = {_stem(word) for word in doubt.casefold().split()}
    words = answer.split()
    for at, word in enumerate(words):
        bare = bare_word(word)
        is_thing = len(bare) > 4 and bare.endswith("s") and not bare.endswith(("ss", "us", "is"))
        if at and not (bare_word(words[at - 1]) in PREPOSITIONS or words[at - 1] in {"the", "my"}):
            continue
        is_counted = bare in _TIMES or (
            at and (words[at - 1][0].isdigit() or bare_word(words[at - 1]) in NUMBERS)
        )
        if (
            not is_thing
            or word[:1].isupper()
            or not bare.isalpha()
            or is_counted
            or is_verb_here(words, at)
        ):
            continue
        if _stem(bare) in asked and not verbs.is_third_person(bare):
            return word.strip(",.:;!?()")
    return _find_common_part(answer, doubt)


def _find_common_part(answer: str, doubt: str) -> str:
    """Returns such as "month two", a part with its number that both speak of; "" without one."""
    asked = {(found[1], _count(found[2])) for found in _PART.finditer(doubt.casefold())}
    own = _PART.finditer(answer.casefold())
    return next((one[0] for one in own if (one[1], _count(one[2])) in asked), "")


def _count(number: str) -> str:
    return str(_SMALL.index(number) + 1) if number in _SMALL else number


_SMALL: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PART: Final = re.compile(
    r"\b(month|week|quarter|day|phase|stage|part|step|unit|section|chapter|module|round|task)"
    rf" (\d{{1,2}}|{'|'.join(_SMALL)})\b"
)


_TIMES: Final = word_set("years months weeks days hours minutes times others points things people")


def _stem(word: str) -> str:
    return bare_word(word).removesuffix("s")
