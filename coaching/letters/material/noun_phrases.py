"""Gives a thing its article, by its first word and by the noun that it is about."""

import re
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.kinds import NounPhrase
from coaching.letters.material.word_forms import bare_word, lower_first, next_word
from coaching.letters.material.words import (
    DAYS_AND_MONTHS,
    DETERMINERS,
    MASS_NOUNS,
    NUMBERS,
    PREPOSITIONS,
)
from coaching.reading.people.word_set import word_set

_NEXT: Final = word_set(
    "valid to people i we you they everybody everyone nobody somebody clients customers"
)
"""Begin what is said of a thing: "tools people use"."""
_MEASURES: Final = word_set("more over about around almost nearly under up less fewer at")
"""Stand before a figure and take no article: "more than 300 climbs"."""


def make_noun_phrase(text: str, article: str = "") -> NounPhrase | None:
    """Returns a thing as it stands inside a sentence; `article` is for one that has none yet.

    Without `article` it is "a" or "an" for one thing and nothing for several.
    """
    bare = _spell_first(lower_first(text.strip(" .,;:")))
    pair = _PAIR.match(bare)
    text = f"{pair[1]} and {pair[2]}" if pair else bare
    words = text.split()
    if not words or len(words) > 24 or _cannot_begin_thing(bare_word(words[0])):
        return None
    first, head = bare_word(words[0]), _head(words)
    is_plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    is_open = first in DETERMINERS | PREPOSITIONS or words[0][0].isdigit() or first == "only"
    is_open = is_open or (first in _MEASURES and any(char.isdigit() for char in text))
    is_open = is_open or verbs.is_gerund(first) or head in NUMBERS
    is_open = is_open or pair is not None
    is_name = words[0][:1].isupper() and first not in DAYS_AND_MONTHS
    if words[0] in {"A", "A*", "B", "C"} and len(words) > 1 and bare_word(words[1]) in {"in", "at"}:
        return NounPhrase(f"{'an' if words[0][0] == 'A' else 'a'} {text}")
    if is_open or is_name or is_plural or head in MASS_NOUNS or first in MASS_NOUNS:
        return NounPhrase(text if not article or is_open else f"{article} {text}", is_plural)
    return NounPhrase(f"{article or _indefinite(first)} {text}")


_NO_THING_STARTS: Final = word_set("back online away home alone known used due up down out nervous")


_KIND: Final = r"(?:small|big|good|nice|great|short|long|new|old|young|kind|friendly|real|honest)"
_PAIR: Final = re.compile(rf"({_KIND} [a-z-]+),? ({_KIND} [a-z-]+)$")
"""Matches two short things that only a comma parts: "good coffee, good people"."""
_SMALL: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def _spell_first(text: str) -> str:
    """Returns "three years of nights" for "3 years of nights"."""
    number, _, rest = text.partition(" ")
    is_small = number in "23456789" and len(number) == 1 and rest[:1].islower()
    return f"{_SMALL[int(number) - 2]} {rest}" if is_small else text


def _cannot_begin_thing(first: str) -> bool:
    is_verb = verbs.is_finite(first) and not first.endswith("s")
    is_verb = is_verb or first in _NO_THING_STARTS
    return is_verb or (first in PREPOSITIONS and first not in {"how", "why", "what", "over"})


def _head(words: list[str]) -> str:
    """Returns the noun that the phrase is about: the last word before "of", "in" or a comma."""
    for at, word in enumerate(words):
        following = next_word(words, at)
        is_end = word.endswith(",") or not following or following in PREPOSITIONS | _NEXT
        if is_end:
            return bare_word(word)
    return bare_word(words[-1])


def _indefinite(word: str) -> str:
    return "an" if word[:1] in "aeiou" and not word.startswith(("uni", "use", "eu", "one")) else "a"
