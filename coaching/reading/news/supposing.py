"""Tells what was only supposed, hoped or asked: nothing of it has happened."""

from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue
from coaching.reading.proposals import Stretch
from coaching.reading.words.cues import cue

_SUPPOSING: Final = cue(
    """
    if, whether, in case, hope, hoping, hopefully, fingers crossed, unless, i think they'll,
    i guess they'll, maybe they'll, might, worried that, afraid, what happens when, should i,
    shall i, can i, could i, how do i, when do i, wenn, falls, ob, hoffentlich, se, si, espero,
    tomara
    """
)
_WINDOW: Final = 40


def is_supposed(message: Message, found: FoundCue) -> bool:
    """Tells whether a supposing word stands shortly before the phrase, in its clause."""
    plain = message.lower_text
    begin = max(found.sentence.start, found.place.start - _WINDOW)
    before = plain[begin : found.place.start]
    clause = max(before.rfind(mark) for mark in (",", ";", " but ", " and ", " - "))
    return _SUPPOSING.search(before, max(clause, 0)) is not None


def is_asked(message: Message, found: FoundCue) -> bool:
    """Tells whether the sentence is a question."""
    return found.sentence.text_in(message.text).rstrip().endswith("?")


def is_denied(message: Message, place: Stretch) -> bool:
    """Tells whether the phrase is denied just before it: "not yet rejected", "no offer"."""
    plain = message.lower_text
    return _DENIAL.search(plain, max(0, place.start - 24), place.start) is not None


_DENIAL: Final = cue(
    """
    not, no, n't, didn't, hasn't, haven't, hadn't, don't, doesn't, isn't, wasn't, never, without,
    noch nicht, kein, keine, nicht, não, nao
    """
)
