"""Finds firms that are introduced: "it is Maji Safi Trust, an NGO", "a firm called Tidewater"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.firms.company_words import BOUNDARY_WORDS, NO_COMPANY
from coaching.reading.people.lexicon import GREETINGS, NEVER_NAMES, is_first_name
from coaching.reading.people.titles import find_title, is_department
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_NAME: Final = r"[A-Z][\w&’'-]{1,24}(?: (?:of |and |& )?[A-Z&][\w&’'-]{0,24}){0,4}"
_KIND: Final = (
    r"(?:ngo|charity|non-?profit|firm|company|start-?up|outfit|place|business|bank|school|college"
    r"|clinic|hospital|hotel|restaurant|bakery|brewery|factory|plant|agency|shop|store|studio|lab"
    r"|trust|foundation|co-?op|cooperative|council|consultancy|supplier|manufacturer|practice"
    r"|employer|client|nursery|farm|dealer|garage|chain|group|insurer|publisher|airline)"
)
_IT_IS: Final = r"\b(?i:it|this|that|the one|this one|the job)(?:['’]?s| is| was)"
_EXPLAINED: Final = (
    rf"(?=,? (?:an?|one of the|some) (?:[\w-]+ ){{0,3}}{_KIND}s?\b"
    r"|,? (?:who|that|which|where) i (?:spoke|talked|met|saw|had|was|applied)\b)"
)
_CALLED: Final = r"(?:that['’]?s |which is )?(?:named|called|by the name of)"
_INTRODUCED: Final = (
    re.compile(rf"{_IT_IS} (?:for|with|at) (?:the )?(?P<name>{_NAME})"),
    re.compile(rf"{_IT_IS} (?:the )?(?P<name>{_NAME}){_EXPLAINED}"),
    re.compile(rf"\b{_KIND},? {_CALLED} (?P<name>{_NAME})"),
    re.compile(
        rf"(?P<name>{_NAME}),? (?:it['’]?s|it is|is|was|they['’]?re|they are) (?:it )?called\b"
    ),
    re.compile(
        rf"(?:\b(?:hang on|wait|sorry|i mean|i meant|actually|scratch that|no)[, ]+)"
        rf"(?:it['’]?s|its|that['’]?s|i mean|rather) (?:at )?(?:the )?(?P<name>{_NAME})"
        r"(?=[,.;]| for| at| on|$)"
    ),
    re.compile(rf"(?P<name>{_NAME}),? is (?:the|their) name of the {_KIND}\b"),
)
"""A name that stands so is a firm's, also where another job is on record."""
_LEADS_UP: Final = re.compile(rf"{_IT_IS} (?:(?:for|with|at) )?(?:the )?$|\b{_KIND},? {_CALLED} $")
_CALLED_SO: Final = re.compile(r",? (?:it['’]?s|it is|is|they['’]?re|they are) called\b")


def find_introduced(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the firms that a telling introduces by name."""
    for pattern in _INTRODUCED:
        for match in pattern.finditer(tokens.text):
            if _can_be_firm(match["name"]):
                yield Stretch(match.start("name"), match.end("name"))


def is_introduced(text: str, span: Stretch) -> bool:
    """Tells whether a firm is introduced where it stands, and is no place in a story."""
    before = text[max(0, span.start - 60) : span.start]
    return bool(_LEADS_UP.search(before) or _CALLED_SO.match(text, span.end))


def _can_be_firm(name: str) -> bool:
    words = fold_text(name).split()
    if not words or is_place(name) or find_title(name) or is_department(words[0]):
        return False
    head = words[0]
    is_alone = len(words) == 1 and (head in BOUNDARY_WORDS or head in NO_COMPANY)
    return not (is_alone or is_first_name(head) or head in NEVER_NAMES or head in GREETINGS)
