"""Tells whoever pressed for an answer from whoever puts an interview off."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue

_PRESSES: Final = re.compile(
    r"push(?:ed|es|ing)? (?:(?:me|us) (?:(?:really |quite |very |pretty )?hard |a (?:bit|lot) )?"
    r"|back (?:(?:hard|a bit|a lot|quite hard) )?)(?:on|about|over|for|from) "
)
_SPAN: Final = re.compile(r"(?:an?|one|two|three|half an|\d{1,2}) (?:hour|day|week|month|min)")
_LEAD: Final = len("to the ")


def asks_hard(message: Message, found: FoundCue, days: Sequence[UsedDay]) -> bool:
    """Tells whether somebody asked hard: "Tom pushed me on SQL", "she pushed back on the plan".

    Where a day or a span of time follows, it is a move all the same: "pushed me on to Friday".
    """
    plain = message.lower_text
    push = plain.find("push", found.place.start, found.sentence.end)
    pressed = _PRESSES.match(plain, push) if push >= 0 else None
    if pressed is None or _SPAN.match(plain, pressed.end()):
        return False
    return not any(pressed.end() <= day.span.start <= pressed.end() + _LEAD for day in days)
