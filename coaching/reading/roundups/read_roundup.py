"""Reads a message about several jobs entry by entry, so that nothing lands with another one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from coaching.reading.context import OpenQuestion
from coaching.reading.message import Message
from coaching.reading.proposals import (
    UNSAID_MATTER,
    Matter,
    Proposal,
    RatingSaid,
    Reading,
    Stretch,
)
from coaching.reading.roundups.cut_entries import JobEntry, cut_entries
from coaching.reading.words.tokens import Tokens

_LONGEST: Final = 2500
"""In so many characters nobody sums up."""
_FREE: Final = frozenset({OpenQuestion.NOTHING, OpenQuestion.STEP, OpenQuestion.OTHER})


def read_roundup(message: Message, read_plain: Callable[[Message], Reading]) -> Reading | None:
    """Returns what is told of each job; None for a message of another form.

    `read_plain` reads an entry as a message of its own.
    """
    if message.context.asked.question not in _FREE or len(message.text) > _LONGEST:
        return None
    entries = cut_entries(message)
    if not entries:
        return None
    told = tuple(one for entry in entries for one in _read_entry(message, entry, read_plain))
    return Reading(told) if told else None


def _read_entry(
    message: Message, entry: JobEntry, read_plain: Callable[[Message], Reading]
) -> Iterator[Proposal]:
    begin = entry.span.start
    asked = replace(message.context.asked, opportunity=entry.firm.opportunity)
    head = replace(entry.firm, span=_move(entry.firm.span, -begin))
    own = Message(
        Tokens(entry.span.text_in(message.text).rstrip(" ,;")),
        replace(message.context, asked=asked),
        heads=(head,),
        jobs=tuple(
            replace(one, span=_move(one.span, -begin))
            for one in message.roles
            if begin <= one.span.start and one.span.end <= entry.span.end
        ),
    )
    firm = entry.firm
    matter = Matter(firm.opportunity, None if firm.opportunity else firm.name)
    for one in read_plain(own).proposals:
        about = matter if one.about == UNSAID_MATTER and isinstance(one, RatingSaid) else one.about
        yield replace(one, span=_move(one.span, begin), about=about)


def _move(span: Stretch, by: int) -> Stretch:
    return Stretch(span.start + by, span.end + by)
