"""Tells which day and hour two people agreed on in a chat, whoever named them first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from coaching.reading.chats.chat_turns import ChatTurn
from coaching.reading.context import ReadingContext
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import SaidTime
from coaching.reading.words.tokens import Tokens

_YES: Final = re.compile(
    r"\s*(?:👍|ok(?:ay)?\b|yes\b|yep\b|yeah\b|sure\b|can\b|perfect\b|great\b|works?\b|fine\b"
    r"|no problem|no worries|deal\b|done\b|see you|good\b|that works|alright\b|confirmed\b"
    r"|brilliant|lovely|ja\b|sim\b|s[ií]\b|oui\b|nice\b|all good|super\b|it is\b|cool\b"
    r"|ty+\b|thanks"
    r"|(?:\w+ )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?,? (?:is |it is|sounds |works |suits )?"
    r"(?:fine|ok|okay|good|great|perfect|works|suits|it is|then))",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(r"\b(?:instead of|rather than|not|no longer|from) (?:at |on |the )?$")
_LIMIT: Final = re.compile(
    r"\b(?:by|before|until|till|start(?:s|ing)?|starting on|deadline|back by|answer by|due) "
    r"(?:on |the |at )?$"
)


@dataclass(slots=True)
class _Agreed:
    day: date | None = None
    clock: time | None = None
    end: time | None = None


def find_agreed(turns: Sequence[ChatTurn], context: ReadingContext) -> SaidTime | None:
    """Returns the moment that stood in the end; None where no hour of a day was agreed on."""
    agreed = _Agreed()
    for number, turn in enumerate(turns):
        if _counts(turns, number):
            _take(agreed, turn, context)
    if agreed.day is None or agreed.clock is None:
        return None
    zone = ZoneInfo(context.zone)
    start = datetime.combine(agreed.day, agreed.clock, zone).astimezone(UTC)
    end = datetime.combine(agreed.day, agreed.end, zone).astimezone(UTC) if agreed.end else None
    return SaidTime(agreed.day, start, end)


def _counts(turns: Sequence[ChatTurn], number: int) -> bool:
    """Tells whether what a turn names was agreed: theirs, or the person's own with a yes to it."""
    turn = turns[number]
    if not turn.is_mine:
        return True
    behind = next((one for one in turns[number + 1 :] if not one.is_mine), None)
    return behind is not None and bool(_YES.match(behind.text))


def _take(agreed: _Agreed, turn: ChatTurn, context: ReadingContext) -> None:
    message = Message(Tokens(turn.text), context)
    for one in message.times:
        if not _is_limit(message, one):
            _take_time(agreed, one, context)


def _is_limit(message: Message, one: TimeMention) -> bool:
    before = message.lower_text[max(0, one.span.start - 24) : one.span.start]
    is_bound = any(
        found.is_bound and found.span.start <= one.span.start < found.span.end
        for found in message.ranges
    )
    return bool(one.is_former or is_bound or _FORMER.search(before) or _LIMIT.search(before))


def _take_time(agreed: _Agreed, one: TimeMention, context: ReadingContext) -> None:
    said = one.resolve("future")
    if said is None:
        return
    if one.has_day:
        agreed.day = said.day
    if one.has_time and said.start:
        zone = ZoneInfo(context.zone)
        agreed.clock = said.start.astimezone(zone).time()
        agreed.end = said.end.astimezone(zone).time() if said.end else None
