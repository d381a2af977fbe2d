"""Tells who withdrew: the person from a job, or the employer the offer."""

import re
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue


def is_taken_back(message: Message, found: FoundCue) -> bool:
    """Tells whether it is the offer that is withdrawn: then the employer did it."""
    plain, end = message.lower_text, found.place.end
    before = plain[max(0, found.place.start - 30) : found.place.start]
    is_named = found.words.startswith("with") and _AN_OFFER.match(plain, end)
    return bool(is_named or _OFFER_WAS.search(before))


_AN_OFFER: Final = re.compile(r" (?:the|their|that|its|my) (?:\w+ ){0,2}offer\b")
_OFFER_WAS: Final = re.compile(r"\boffer (?:\w+ ){0,2}(?:was|has been|is|got|been|were) $")
