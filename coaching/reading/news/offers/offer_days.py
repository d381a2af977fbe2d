"""Tells by when an offer is to be answered from by when they decide, and from a task's day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.tasks import says_task
from coaching.reading.proposals import OutcomeSaid

_OF_MINE: Final = re.compile(
    r"\b(?:let (?:me|us|them|him|her) know|confirm\w*|reply|respond|answer|response|resposta"
    r"|antwort"
    r"|rückmeldung|réponse|respuesta|accept\w*|acceptance|sign|your decision|my decision)\b"
)
_OF_THEIRS: Final = re.compile(
    r"\b(?:they|she|he|hr|the (?:board|team|panel|company))(?:'ll| will|'d| would"
    r"|'re going to)? (?:only )?"
    r"(?:decide|comes?|sends?|let me know|get back|come back|answer|reply|tell|confirm|email|call"
    r"|ring|post|draw up|have it)"
)
_BOUND: Final = re.compile(
    r"\b(?:by|until|till?|til|before|latest|deadline(?: is| on)?|due(?: on| is)?|no later than"
    r"|hasta"
    r"|at[ée]|bis(?: zum)?|jusqu'(?:à|au)|tot)(?: the| el| le| [àa])? ?$"
)
_OF_OTHERS: Final = (
    *(DayUse.INTERVIEW, DayUse.START_OF_WORK, DayUse.OWN_DEED, DayUse.CANCELLED, DayUse.MOVED),
    *(DayUse.REFERENCES, DayUse.SNOOZE),
)


def _is_bound(message: Message, day: UsedDay) -> bool:
    """Tells whether a day is the last one for something, and for nothing else that is said."""
    if (
        not message.is_line
        or day.use in _OF_OTHERS
        or (day.use is DayUse.TASK and says_task(message))
    ):
        return False
    if day.use is DayUse.PROMISE and not _I_MUST.search(_clause(message, day)):
        return False
    before = message.lower_text[max(0, day.span.start - 16) : day.span.start]
    bound = day.range is not None and day.range.is_bound
    return bound or _BOUND.search(before) is not None


_I_MUST: Final = re.compile(
    r"\b(?:i|i've|ive|i'm|im|we|gotta|got|have|need|must|want|wants|if)\b(?: \w+){0,3}? (?:to|me"
    r"|say)\b"
)


def _clause(message: Message, day: UsedDay) -> str:
    """Returns the words of the clause in which a day stands, in small letters."""
    return clause_around(message, day.span, day.sentence).text_in(message.lower_text)


_COULD_BE: Final = (DayUse.DECISION, DayUse.PROMISE, DayUse.ASIDE)


def use_for_offer(
    message: Message, days: Sequence[UsedDay], outcomes: Iterable[OutcomeSaid]
) -> Iterator[UsedDay]:
    """Yields the days; with an offer in the message, its answer is due on that of a reply."""
    offered = {one.about for one in outcomes if one.value is Outcome.OFFER}
    is_task = not offered and says_task(message)
    for day in days:
        sentence = day.sentence.text_in(message.lower_text)
        is_reply = day.use in _COULD_BE and _OF_MINE.search(sentence) is not None
        is_due = is_reply or _is_bound(message, day)
        if offered and is_due and not _OF_THEIRS.search(_clause(message, day)):
            is_its_own = matter_at(message, day.span) in offered
            yield replace(day, use=DayUse.ANSWER_OFFER) if is_its_own else day
        elif is_task and day.use is DayUse.ANSWER_OFFER:
            yield replace(day, use=DayUse.TASK)
        else:
            yield day
