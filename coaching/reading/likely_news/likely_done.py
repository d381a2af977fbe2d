"""Reads a step that was done from a clause that likely tells one."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.done import PROMISE, kind_of_deed
from coaching.reading.news.done_for import find_first_list
from coaching.reading.news.found import FoundCue, says
from coaching.reading.wishes import DoneSaid, DoneWhat
from coaching.reading.words.cues import cue

_DONE_TO_ME: Final = re.compile(
    r"\b(?:thank|email|message|mail|text|add|connect)ed (?:me|us)\b"
    r"|\b(?:wrote|sent|gave) (?:me|us)\b"
)
_STILL_OPEN: Final = cue(
    """
    owe, still, not, yet, nicht, noch, later, must, need to, have to, will, gonna, going to,
    to do, forgot, to write, to email, to call, said to, told me to, asked me to, wants me to,
    haven't, hasn't, didn't, never, not, should, can you, could you, please, help
    """
)


def read_likely_done(message: Message, found: FoundCue) -> Iterator[DoneSaid]:
    """Reads the deed in a clause that likely tells one, for the known people named in it."""
    clause = found.place
    if _DONE_TO_ME.search(message.lower_text, clause.start, clause.end):
        return
    if says(message, _STILL_OPEN, clause) or says(message, PROMISE, clause):
        return
    what = kind_of_deed(message, clause)
    matter = matter_at(message, clause)
    for one in find_first_list(message, clause):
        if one.contact or one.referee:
            kind = DoneWhat.REFEREE_BRIEF if one.referee and not what else what
            yield DoneSaid(clause, matter, what=kind or DoneWhat.THANK_YOU, whom=one.name)
