"""Reads whom somebody knows at an employer's, out of a note: "the CFO at Fenwick"."""

import re
from collections.abc import Iterable
from typing import Final

from coaching.letters.material.gate import NOT_A_THING, has_its_capitals, is_surely_verb
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.noun_phrases import make_noun_phrase
from coaching.letters.material.word_forms import bare_word
from coaching.letters.material.words import HURRIED
from coaching.reading.people.word_set import word_set

_KNOWS: Final = re.compile(
    r"^(?:(?:she|he|they|kim)\s+)?(?:also\s+)?(?:knows?|knew|met|(?:is\s)?(?:a\s)?friends?\s(?:with|of)"
    r"|used\sto\swork\s(?:with|for)|works?\swith|worked\s(?:with|for))\s+",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"[.;:!?(\n]|,\s+(?!(?:who|the|head|chief|director|manager|lead|cto|ceo|cfo|coo|vp)\b)"
    r"|\s[-–—]\s|\s(?:and|but|because|so)\s",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r",?\s{1,20}who\s+", re.IGNORECASE)
_TITLES: Final = word_set("cto ceo cfo coo cio cmo vp md hr")
MAX_WORDS: Final = 12


def drop_verb(note: str) -> str:
    """Returns a note without the verb that it begins with: "the CFO" for "knows the CFO"."""
    return _KNOWS.sub("", note.strip(), count=1)


def read_acquaintance(note: str, names: Iterable[str], company: str) -> str:
    """Returns who is known, as it stands after "you know"; "" where nothing of it is clean."""
    first = _END.split(drop_verb(note))[0]
    text = mend_words(first, frozenset(names)).strip(" ,")
    text = " ".join(word.upper() if bare_word(word) in _TITLES else word for word in text.split())
    at, comma, rest = text.partition(", ")
    if comma and at.casefold() == company.casefold():
        text = f"{rest} at {at}"
    who, *_more = _WHO.split(text)
    words = who.split()
    clean = 0 < len(text.split()) <= MAX_WORDS and Listener().may_hear(text)
    clean = clean and has_its_capitals(text) and not HURRIED.search(text)
    bare = {bare_word(word) for word in words}
    if not clean or NOT_A_THING & bare or any(map(is_surely_verb, bare)):
        return ""
    thing = make_noun_phrase(text, "the") if words[0][:1].islower() else None
    return thing.text if thing else text
