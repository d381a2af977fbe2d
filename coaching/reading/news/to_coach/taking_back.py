"""Reads that reminders are wanted again, which are asked for, and what is to be taken back."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.events.back_rows import REMINDERS_ASKED, RESUME, RESUME_IN_QUIET, UNDO
from coaching.reading.events.find_events import find_to_clause_end
from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue
from coaching.reading.proposals import Proposal, Stretch
from coaching.reading.wishes import AskAbout, AskSaid, ResumeSaid, UndoSaid
from coaching.reading.words.word_line import word_set

_LONGEST: Final = 12
_ALL: Final = re.compile(r"\b(?:all|everything|every)\b")


def read_taking_back(message: Message) -> Iterator[Proposal]:
    """Yields the one wish of this kind that a short message holds.

    With a day, a firm or a name in it, the message is about something else.
    """
    named = message.times or message.ranges or message.companies or message.people
    if message.is_mail or message.word_count > _LONGEST or named:
        return
    if asked := find_to_clause_end(message, REMINDERS_ASKED):
        yield AskSaid(asked.place, question=AskAbout.REMINDERS)
    elif wish := _find_resume(message):
        is_all = _ALL.search(message.lower_text) is not None
        yield ResumeSaid(wish.place, everything=is_all)
    elif (undone := find_to_clause_end(message, UNDO)) and _is_all_said(message, undone.place):
        yield UndoSaid(undone.place)


def _find_resume(message: Message) -> FoundCue | None:
    until = message.context.dossier.person.paused_until
    is_quiet = until is not None and until > message.context.now
    tables = (RESUME, RESUME_IN_QUIET) if is_quiet else (RESUME,)
    return next(filter(None, (find_to_clause_end(message, one) for one in tables)), None)


def _is_all_said(message: Message, place: Stretch) -> bool:
    around = message.lower_text[: place.start] + " " + message.lower_text[place.end :]
    return all(word in _AROUND for word in re.findall(r"\w+", around))


_AROUND: Final = word_set(
    "sorry oops whoops no wait ok okay hey coach please pls hm hmm ah oh thanks and"
)
