"""Tells by when an offer is to be answered from by when they decide, and from a task's day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
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
    r"\b(?:they|she|he|the (?:board|team|panel|company))(?:'ll| will|'d| would)? (?:only )?"
    r"(?:decide|comes?|sends?|let me know|get back|come back|answer|reply|tell)"
)
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
        if offered and is_reply and not _OF_THEIRS.search(sentence):
            is_its_own = matter_at(message, day.span) in offered
            yield replace(day, use=DayUse.ANSWER_OFFER) if is_its_own else day
        elif is_task and day.use is DayUse.ANSWER_OFFER:
            yield replace(day, use=DayUse.TASK)
        else:
            yield day
