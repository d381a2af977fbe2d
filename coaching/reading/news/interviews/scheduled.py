"""Reads a schedule of several interviews, each with its own firm, hour and role."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import InterviewKind, InvalidInputError
from coaching.reading.firms.schedules import Scheduled
from coaching.reading.matter import employers, is_within, to_matter
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.news.interviews.beside_employer import OF_ALL
from coaching.reading.news.interviews.kinds import kind_within
from coaching.reading.news.tense import AHEAD, PAST
from coaching.reading.people.titles import find_title
from coaching.reading.proposals import InterviewSaid, SaidTime, Stretch
from coaching.reading.times.dates import parse_facts
from coaching.reading.times.in_talk.find_times import resolve_time

_TAIL_SIGNS: Final = re.compile(r"[,;()|]|\s[-–—]\s")


def read_scheduled(message: Message) -> Iterator[InterviewSaid]:
    """Yields the interview of each entry whose time can be read."""
    for entry in message.schedule:
        named = [one for one in employers(message) if is_within(one.span, entry.whole)]
        said = _read_time(message, entry) if named else None
        if said:
            yield _to_interview(message, entry, named[0], said)


def _to_interview(
    message: Message, entry: Scheduled, company: CompanyMention, said: SaidTime
) -> InterviewSaid:
    matter = to_matter(company)
    return InterviewSaid(
        entry.whole,
        matter,
        company=matter.company,
        role=_role_in(message, entry),
        time=said,
        kind=kind_within(message, entry.whole) or _kind_of_all(message),
    )


def _kind_of_all(message: Message) -> InterviewKind | None:
    """Returns how they are all held: "both on Teams"."""
    said = OF_ALL.search(message.lower_text)
    return kind_within(message, Stretch(said.start(), len(message.text))) if said else None


def _role_in(message: Message, entry: Scheduled) -> str | None:
    """Returns the role that is named in an entry, or stands behind its firm."""
    near = [one.name for one in message.roles if is_within(one.span, entry.whole)]
    behind = Stretch(entry.name.end, entry.whole.end).text_in(message.text)
    pieces = (piece.strip(" .") for piece in _TAIL_SIGNS.split(behind))
    return next((one for one in (*near, *pieces) if one and find_title(one) == one), None) or next(
        iter(near), None
    )


def _read_time(message: Message, entry: Scheduled) -> SaidTime | None:
    lead = message.lower_text[: message.schedule[0].name.start]
    words = f"{lead} {entry.whole.text_in(message.lower_text)}"
    says_past = PAST.search(words) and not AHEAD.search(words)
    try:
        facts = parse_facts(entry.when)
    except InvalidInputError:
        return None
    said = resolve_time(facts, message.context, "past" if says_past else "future")
    return replace(said, others=()) if said and said.start else None
