"""Reads what somebody known is called by now: "Sam goes by Samuel", "Ana Diaz is now Ana Ortiz"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.people.name_extent import spell_name
from coaching.reading.people.people_on_record import KnownPeople, KnownPerson
from coaching.reading.text_folding import fold_text

_NAME: Final = r"[^\W\d_][\w'’-]{1,24}"
_GOES_BY: Final = re.compile(
    rf"(?:^|[.!?\n,]\s)(?P<who>{_NAME}?(?:\s{_NAME}?)?)(?:\s(?:goes by|prefers(?: to be called)?"
    r"|(?:wants|likes) to be called|is short for|is known as)"
    r"|(?:['’]?s|\sis)\s(?:(?:really|actually|in fact)\s)?called)\s"
    rf"(?P<name>{_NAME})(?=\W*$|[,.!;]|\s(?:really|actually|btw|not|now|these days|by the way)\b)",
    re.IGNORECASE,
)
_IS_NOW: Final = re.compile(
    rf"(?:^|[.!?\n,]\s)(?P<who>{_NAME}\s{_NAME})\s(?:is|goes by)\s(?:now\s)?(?:called\s)?"
    rf"(?P<name>{_NAME}\s{_NAME})(?=\W*(?:now\W*)?$|[,.!;])",
    re.IGNORECASE,
)


Renamed = tuple[re.Match[str], int, str, KnownPerson]
"""What says it, where it begins, the whole new name, and who has it."""


def find_renamed(text: str, known: KnownPeople) -> Iterator[Renamed]:
    """Yields each known person who is called otherwise."""
    for match in _GOES_BY.finditer(text):
        person = known.find(match["who"])
        if person is not None and _is_name(match["name"]):
            _first, *rest = person.name.split()
            yield match, match.start("who"), " ".join((spell_name(match["name"]), *rest)), person
    for match in _IS_NOW.finditer(text):
        person = known.find(match["who"])
        first = fold_text(match["name"]).split()[0]
        if person is not None and first in person.words and not _is_same(match["name"], person):
            yield match, match.start("who"), spell_name(match["name"]), person


def is_about_name(match: re.Match[str]) -> bool:
    """Tells "Priya Nair with an i" from "Anika already replied with a bunch of flowers"."""
    _first, *rest = match["name"].split()
    return not any(word.islower() and is_ordinary(fold_text(word)) for word in rest)


def _is_name(word: str) -> bool:
    folded = fold_text(word)
    return is_first_name(folded) or (word.istitle() and not is_ordinary(folded))


def _is_same(name: str, person: KnownPerson) -> bool:
    return tuple(fold_text(name).split()) == person.words
