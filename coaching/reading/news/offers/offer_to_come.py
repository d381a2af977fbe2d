"""Tells whether an offer is only promised: "they will have the offer letter out by Wednesday"."""

import re
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue

_WILL: Final = re.compile(
    r"\b(?:will|they'?ll|he'?ll|she'?ll|gonna|going to|should|is to|are to|shall|to expect)\b"
    r"[^.!?\n,;]{0,40}$"
)
_ON_ITS_WAY: Final = re.compile(
    r"[^.!?\n,;]{0,24}\b(?:is coming|are coming|will|on its way|should|to follow|is to|'ll)\b"
)
_PAPER: Final = re.compile(
    r"\b(?:(?:an?|the|my|their|formal|written|job) offer|offer letter|letter|contract|paperwork)\b"
)


def is_to_come(message: Message, found: FoundCue) -> bool:
    """Tells whether the offer or its paper that a phrase names has still to be sent."""
    plain, place = message.lower_text, found.place
    words = plain[place.start : place.end]
    if message.is_mail or not _PAPER.search(words):
        return False
    before = plain[max(found.sentence.start, place.start - 40) : place.start]
    inside = re.search(r"\b(?:will|'ll|gonna|going to|should)\b", words)
    return bool(inside or _WILL.search(before) or _ON_ITS_WAY.match(plain, place.end))
