"""Reads a wish for quiet, or to be rid of a job, that no phrase of ours knows."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.reading.matter import employers, is_within, matter_at
from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue
from coaching.reading.proposals import Proposal
from coaching.reading.wishes import DeleteSaid, SnoozeSaid


def read_likely_snooze(
    message: Message, found: FoundCue, days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    """Reads a wish for quiet where the message says little else."""
    if message.word_count > SHORT or not _ASKS_FOR_QUIET.search(found.words):
        return
    here = (day for day in days if is_within(day.span, found.place))
    until = next((day.moment() for day in here), None)
    yield SnoozeSaid(found.place, matter_at(message, found.place), until=until)


SHORT: Final = 14
"""Words. A message with more says more than a wish."""
_ASKS_FOR_QUIET: Final = re.compile(
    r"\b(?:me|til|till|until|later|again|after|now|please|pls|today|tomorrow|morgen|bis|amanh[ãa]"
    r"|mañana|demain)\b"
)


def read_likely_delete(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    """Reads a wish to delete a job that is named; nothing else is ever deleted on a guess."""
    named = [one for one in employers(message) if one.opportunity is not None]
    if message.word_count <= SHORT and len(named) == 1:
        yield DeleteSaid(found.place, matter_at(message, found.place))
