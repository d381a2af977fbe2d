"""Tells whom a message names for a round that is still to come: they were not met yet."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coaching.reading.proposals import NoteKind, NoteSaid, PersonSaid, Proposal, Stretch

_AHEAD: Final = re.compile(
    r"(?:\b(?:will|(?:is|are) going to|should)|['’]ll)\s(?:also\s)?"
    r"(?:be\s(?:there|in (?:it|on it))|join|sit in|attend|interview me)\b"
    r"|\bnext\s(?:up\s)?(?:i|we|they)\b[^.!?\n]{0,40}\b(?:meet|see|talk to|speak (?:to|with))\b",
    re.IGNORECASE,
)
"""Says that somebody is still to be met: "will be there", "next they want me to meet"."""
_SENTENCE: Final = re.compile(r"[^.!?\n]+")


def find_people_ahead(proposals: Iterable[Proposal], text: str) -> frozenset[Stretch]:
    """Returns where people are named in what is said of the next round."""
    proposals = tuple(proposals)
    said = (*_list_next_rounds(proposals), *_list_sentences_ahead(text))
    people = (one.span for one in proposals if isinstance(one, PersonSaid))
    return frozenset(one for one in people if any(is_within(one, whole) for whole in said))


def _list_next_rounds(proposals: Iterable[Proposal]) -> Iterator[Stretch]:
    for one in proposals:
        if isinstance(one, NoteSaid) and one.kind is NoteKind.NEXT_ROUND:
            yield one.span


def _list_sentences_ahead(text: str) -> Iterator[Stretch]:
    for found in _SENTENCE.finditer(text):
        if _AHEAD.search(found.group()):
            yield Stretch(found.start(), found.end())


def is_within(one: Stretch, whole: Stretch) -> bool:
    """Tells whether a stretch lies in another one."""
    return whole.start <= one.start and one.end <= whole.end
