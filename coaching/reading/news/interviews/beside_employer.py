"""Where several interviews stand in one sentence, each has its own role, and is held in its way."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from coaching.model.vocabulary import InterviewKind
from coaching.reading.matter import employers, is_within, sentence_around
from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.interviews.kinds import kind_within
from coaching.reading.proposals import Stretch


def find_kind_beside(message: Message, day: UsedDay) -> InterviewKind | None:
    """Returns how it is held: as it says of this employer, else as it says before the first."""
    own, lead = _parts_around(message, day)
    return kind_within(message, own) or (kind_within(message, lead) if lead else None)


def _parts_around(message: Message, day: UsedDay) -> tuple[Stretch, Stretch | None]:
    """Returns what is said of the employer of a day, and what stands before the first of several.

    Of one alone that is the whole sentence.
    """
    inside = [one.span for one in employers(message) if is_within(one.span, day.sentence)]
    parts = _part_by_employer(message, day.sentence, inside)
    own = next((part for part in parts if is_within(day.span, part)), day.sentence)
    if len(parts) < 2 or OF_ALL.search(message.lower_text, own.start, day.sentence.end):
        return day.sentence, None
    return own, Stretch(day.sentence.start, inside[0].start)


def _part_by_employer(
    message: Message, sentence: Stretch, employed: Sequence[Stretch]
) -> tuple[Stretch, ...]:
    """Parts a sentence at the last "," or "and" before each employer but the first."""
    starts = [sentence.start]
    for before, one in pairwise(employed):
        joint = max(message.lower_text.rfind(mark, before.end, one.start) for mark in _JOINTS)
        starts.append(joint if joint > 0 else one.start)
    return tuple(Stretch(*pair) for pair in pairwise((*starts, sentence.end)))


OF_ALL: Final = re.compile(r"\b(?:both|all|each|either)\b")
"""Says something of every interview that is named: "both on teams"."""
_JOINTS: Final = (",", ";", " and ", " & ", " plus ", "\n")


def find_role_beside(message: Message, day: UsedDay) -> str | None:
    """Returns the role that is named with the employer of a day, or before the first of several."""
    own, lead = _parts_around(message, day)
    parts = [own, lead] if lead else [own]
    near = [one.name for part in parts for one in message.roles if is_within(one.span, part)]
    if near or lead:
        return next(iter(near), None)
    if len(message.roles) == 1:
        return message.roles[0].name
    firms = {one.name for one in employers(message) if one.opportunity is None}
    return _role_with_firm(message) if len(firms) == 1 else None


def _role_with_firm(message: Message) -> str | None:
    """Returns the role that is named in the sentence in which the only new firm is."""
    firm = next(one for one in employers(message) if one.opportunity is None)
    sentence = sentence_around(message, firm.span)
    return next((one.name for one in message.roles if is_within(one.span, sentence)), None)
