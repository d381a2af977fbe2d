"""Knows how people say that they took an offer."""

import re
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue
from coaching.reading.words.cues import cue

ACCEPTED: Final = cue(
    """
    i signed, i just signed, i've signed, signed today, signed yesterday, signed the contract,
    signed it, signed with, accepted the offer, accepted their offer, i accepted, i've accepted,
    accepted it, accepted, said yes to them, i said yes, i'm taking it, taking the job, i took it,
    took the job, took the offer, taking the offer, i'm joining, i start at, i start on,
    starting at, i'll be joining, unterschrieben, angenommen, habe zugesagt, zugesagt,
    hab zugesagt, aceitei, assinei, acepté, firmé, j'ai accepté, j'ai signé, i accept,
    i don accept, i have accepted, accepting the offer, going with them, going with,
    took their offer, just accepted, have signed, i've said yes, ich hab zugesagt,
    ich habe zugesagt, aceitei a proposta, he aceptado, acepté la oferta, j'accepte, ja gezegd,
    heb getekend, getekend, contract signed, signed and (sent|returned|posted|scanned|emailed),
    signed the (paperwork|offer|letter|papers),
    sent (back|off) the (signed)? (contract|offer|letter),
    said yes to (the)? (offer|job|role|it), told (them|him|her) yes,
    decided to (take|accept|go for) it,
    i took their, going to take it, gonna take it, i'm taking, ive taken, taking their offer
    """
)


def is_something_accepted(message: Message, found: FoundCue) -> bool:
    """Tells whether "accepted" is said of something else: "the paper was accepted"."""
    if found.words in ("i'm taking", "im taking"):
        return _THE_JOB.match(message.lower_text, found.place.end) is None
    if found.words != "accepted":
        return False
    if _AN_INVITE.match(message.lower_text, found.place.end):
        return True
    before = message.lower_text[max(0, found.place.start - 16) : found.place.start]
    if re.search(r"\b(?:she|he|they)(?: (?:has|have|just|already))? $", before):
        return True
    return re.search(r"\b(?:was|were|been|is|got|get|be|are) $", before) is not None


_AN_INVITE: Final = re.compile(
    r" (?:my|our|his|her|the|their) (?:\w+ )?(?:linkedin|li|invit\w*|request|connection"
    r"|apolog\w*|point"
    r"|answer|explanation)\b"
)
"""What is accepted otherwise than a job."""
_THE_JOB: Final = re.compile(
    r" (?:it|them|this|that|(?:the|their|that|this) (?:\w+ )?(?:job|offer|role|position"
    r"|one|post))\b"
)
