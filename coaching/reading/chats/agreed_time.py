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


_BARE_HOUR: Final = re.compile(
    r"\s*(?:ok(?:ay)?,? |yes,? |make it |say |how about |then |let['’]s say |perfect,? )?(?:at )?"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
    r"(?=,? (?:ok(?:ay)?|possible|is|works|fine|good|can|then|it is|suits|sharp|better)\b"
    r"|[?!.]?\s*$)",
    re.IGNORECASE,
)
_HOUR_SAID: Final = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
_POSSIBLE: Final = re.compile(
    rf"(?<=[,.] ){_HOUR_SAID} (?:possible|ok(?:ay)?|instead|better)\b", re.IGNORECASE
)
_MAKE_IT: Final = re.compile(
    rf"\b(?:make it|say|shall we say|how about|let['’]s do) {_HOUR_SAID}\b"
    r"(?! ?(?:%|min|hours?|hrs?|days?|people|pages|weeks?))",
    re.IGNORECASE,
)
"""Is an hour of the day that was already named: "6 possible?", "6 ok"."""


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
    if agreed.clock is not None:
        _take_bare_hour(agreed, agreed.clock, turn.text, message)


def _take_bare_hour(agreed: _Agreed, former: time, text: str, message: Message) -> None:
    """Takes a figure alone for an hour in the same half of the day as the one before."""
    found = _MAKE_IT.search(text)
    if found is None and not any(one.has_time for one in message.times):
        found = _BARE_HOUR.match(text) or _POSSIBLE.search(text)
    if found is None or any(_is_within(one, found.start("hour")) for one in message.times):
        return
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    hour += 12 if former.hour >= _NOON and hour < _NOON else 0
    if hour < _DAY and minute < _HOUR:
        agreed.clock, agreed.end = time(hour, minute), None


def _is_within(one: TimeMention, place: int) -> bool:
    return one.has_time and one.span.start <= place < one.span.end


_NOON: Final = 12
_DAY: Final = 24
_HOUR: Final = 60


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


_PUTS_OFF: Final = re.compile(
    r"\b(?:(?:can|could|shall|need to|have to|must|got to|let['’]s) (?:(?:we|i|you) )?(?:please )?"
    r"(?:push|move|postpone|reschedule|re-?arrange|shift|delay|rebook)"
    r"|(?:not|n['’]t) (?:going to|gonna) happen|won['’]t (?:happen|work out)|is off\b"
    r"|(?:find|look for|get back (?:to you )?with|send you)"
    r" (?:an?|some)?other (?:time|day|date|slot)"
    r"|(?:new|another|other) (?:time|day|date|slot)s?)\b",
    re.IGNORECASE,
)
_STAYS: Final = re.compile(
    r"\b(?:stays?|remains?|is still|same (?:time|hour)|time is (?:the same|unchanged)"
    r"|as planned)\b",
    re.IGNORECASE,
)
_OTHER_PLACE: Final = re.compile(
    r"\b(?:venue|place|room|address|location|building|office|entrance|floor|phone|zoom|teams|video"
    r"|online|in person|on-?site)\b",
    re.IGNORECASE,
)


def puts_off(turns: Sequence[ChatTurn]) -> bool:
    """Tells whether they write that an interview has to wait, and no new time stands yet."""
    return any(_PUTS_OFF.search(one.text) for one in turns if not one.is_mine)


def says_stays(turns: Sequence[ChatTurn]) -> bool:
    """Tells whether they write that the time stays, and where or how they meet is another."""
    said = [one.text for one in turns if not one.is_mine]
    return any(map(_STAYS.search, said)) and any(map(_OTHER_PLACE.search, said))
