"""Reads what somebody promised to send: a thing, an address, or what is told and not sent."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.gate import (
    CLAUSE_START,
    NOT_A_THING,
    PHRASE_MAX_WORDS,
    has_its_capitals,
    is_surely_verb,
)
from coaching.letters.material.kinds import Link, NounPhrase
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.noun_phrases import make_noun_phrase
from coaching.letters.material.words import DETERMINERS, DURATION, HURRIED
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.word_set import word_set

_PROMISED: Final = re.compile(
    r"^(?:promised? ?:\s?)?(?:i(?:['’]?ll)?\s|that\s)?"
    r"(?:have\sto|must|will|to|should|can|need\sto|promised)?\s?"
    r"(?:to\s)?(?:promised|send|sending|sent|share|mail|forward|email|bring)?\s?"
    r"(?:(?:her|him|them|you|it\sover|over|on)\s)?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"https?://\S+|\bwww\.\S+|"
    r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,}/\S+|(?:com|org|net|io|dev)\b)",
    re.IGNORECASE,
)


_NO_THINGS: Final = word_set(
    "nothing none promise something anything stuff things no never smth sth smthg sthg"
)
_ARROW: Final = re.compile(r"(?:(?<!\s)\s+)?(?:->|=>|→|>)")
_TELLABLE: Final = re.compile(
    r"(?:the|my) (?:\w+ )?(?:name|number|address|date|title|day|time|price|contact)s?\b",
    re.IGNORECASE,
)
"""Is told and not attached."""
_TOLD_VALUE: Final = re.compile(
    r"(?P<thing>(?:(?:the|my) )?(?:\w+ )?(?:name|number|address|date|title|day|price)s?"
    r"(?: of [^,.:;]{3,40}?)?)"
    r"(?: is|, it is|, it['’]s|,|:) (?P<value>[^\s,;][^;]{1,60})",
    re.IGNORECASE,
)
_IS: Final = re.compile(r"\b(?:it is|it['’]?s|is called|called|namely|is)\s+(?P<value>[^.;,()]+)")


def _cut_unknown_place(text: str) -> str:
    """Returns a thing without "from the bangor years", where a word may be a name in lower case."""
    if has_its_capitals(text):
        return text
    bare = re.split(r"\s(?:from|in|at|by)\s", text, maxsplit=1)[0]
    return bare if has_its_capitals(bare) else text


_TALKED_ABOUT: Final = re.compile(
    r"(?<=\w) (?:that |which )?(?:i|we|you|he|she|they) (?:mentioned|told|talked|spoke|discussed"
    r"|asked|wanted|said|had)\b.*$",
    re.IGNORECASE,
)
"""Tells which thing it is, which the reader knows: "the article we talked about"."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Holds what the person said they would send, and the address where it lies; for what is told
    and not sent, such as a name, what it is."""

    thing: NounPhrase | None = None
    link: Link | None = None
    told: str = ""


def read_promised(text: str, listener: Listener) -> Promised:
    """Returns what is to be sent; both parts are None where nothing of it is clean."""
    if not text.strip() or is_non_answer(text):
        return Promised()
    told = _TOLD_VALUE.fullmatch(text.strip().rstrip("."))
    if told and listener.may_be_told(text):
        thing = make_noun_phrase(told["thing"], "the")
        return Promised(thing, None, told["value"]) if thing else Promised()
    found = _ADDRESS.search(text)
    link = Link(found.group().rstrip(".,;)")) if found else None
    rest = _ADDRESS.sub(" ", text).strip(" :,-–")
    things = (_read_promised_thing(part, listener) for part in split_fragments(rest))
    thing = next(filter(None, things), None)
    if thing is None or link or not _TELLABLE.match(thing.text):
        return Promised(thing, link)
    value = _IS.search(rest)
    words = value["value"].strip() if value and listener.may_hear(value["value"]) else ""
    return Promised(thing, None, words) if words else Promised()


def _read_promised_thing(part: str, listener: Listener) -> NounPhrase | None:
    text = CLAUSE_START.split(_PROMISED.sub("", mend_words(part, listener.names), count=1))[0]
    text = _TALKED_ABOUT.sub("", text)
    text = re.sub(r"(?<!\s)\s+(?:by|on|before|until|today|tomorrow|tonight)\b.*$", "", text)
    text = _cut_unknown_place(_ARROW.split(text)[0].strip(" .,:"))
    words = [word.lower() for word in text.split()]
    clean = 0 < len(words) <= PHRASE_MAX_WORDS and listener.may_hear(text)
    clean = clean and not is_non_answer(text) and words[0] not in _NO_THINGS
    clean = clean and DURATION.match(text) is None
    clean = clean and "?" not in part and not (NOT_A_THING - {"my", "our"}) & set(words)
    clean = clean and not (words[0].endswith("n't") or words[0] in {"can", "said", "went", "not"})
    if not clean or HURRIED.search(text) or any(map(is_surely_verb, words)):
        return None
    text = re.sub(r"^an?\s", "the ", text)
    thing = make_noun_phrase(text, "the")
    is_open = text.split()[0].lower() in DETERMINERS or text[0].isdigit()
    if thing is None or is_open or thing.text.startswith("the "):
        return thing
    return NounPhrase(f"the {thing.text}", thing.is_plural)
