"""Whoever tells in several messages lists people in one of them, and goes through them by name in
the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.documents import Contact
from coaching.model.vocabulary import ContactId
from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.interview_notes.by_person import read_by_person
from coaching.reading.proposals import (
    InterviewSaid,
    NoteSaid,
    PersonSaid,
    Proposal,
    Reading,
    Stretch,
)
from coaching.reading.read import read
from coaching.reading.similarity import is_same_name

LINES_AT_MOST: Final = 12
"""More lines are no messages in a row; they are read as a whole alone."""
_FEWEST_NAMES: Final = 2


def read_lines(text: str, whole: Reading, known: ReadingContext) -> Reading:
    """Returns the reading with everybody of the lines that are lists, and with what lines that go
    through people by name say of each: "Helen: the merger, Tobias: their tone"."""
    lines = tuple(_cut_lines(text))
    proposals = whole.proposals
    for line in lines if len(lines) <= LINES_AT_MOST else ():
        notes = _read_notes(line.text_in(text), proposals, known)
        if notes:
            others = (one for one in proposals if not _is_replaced(one, line))
            proposals = (*others, *_move(notes, line))
        elif len(lines) > 1:
            listed = _read_list(line.text_in(text), known)
            proposals = (*proposals, *_move(_keep_new(listed, proposals), line))
    return replace(whole, proposals=proposals)


def _cut_lines(text: str) -> Iterator[Stretch]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Stretch(start, start + len(line))
        start += len(line) + 1


def _read_notes(line: str, said: Sequence[Proposal], known: ReadingContext) -> tuple[Proposal, ...]:
    """Returns a topic for each of the people by whose names the line goes; none for fewer than two
    of them."""
    if line.count(":") < _FEWEST_NAMES:
        return ()
    asked = replace(known.asked, question=OpenQuestion.TOPIC)
    notes = read_by_person(line, _list_people(said, known), replace(known, asked=asked))
    named = {one.whom for one in notes if isinstance(one, NoteSaid)}
    return notes if len(named) >= _FEWEST_NAMES else ()


def _list_people(said: Sequence[Proposal], known: ReadingContext) -> tuple[Contact, ...]:
    """Returns whom the line may name: the people of the job, and those named just before."""
    jobs = known.dossier.opportunities
    contacts = [one for job in jobs if job.id == known.asked.opportunity for one in job.contacts]
    names = {one.name for one in said if isinstance(one, PersonSaid) and " " in one.name}
    names |= {one.name for one in said if isinstance(one, PersonSaid) and one.title}
    new = names - {one.name for one in contacts}
    return (
        *contacts,
        *(Contact(ContactId(-place), name) for place, name in enumerate(sorted(new), 1)),
    )


def _is_replaced(one: Proposal, line: Stretch) -> bool:
    is_here = line.start <= one.span.start < line.end
    return is_here and isinstance(one, NoteSaid | PersonSaid)


def _read_list(line: str, known: ReadingContext) -> tuple[PersonSaid, ...]:
    alone = read(line, known).proposals
    if not alone or not all(isinstance(one, PersonSaid | InterviewSaid) for one in alone):
        return ()
    asked = replace(known.asked, question=OpenQuestion.PEOPLE)
    listed = read(line, replace(known, asked=asked)).proposals
    return tuple(one for one in listed if isinstance(one, PersonSaid))


def _keep_new(
    listed: Sequence[PersonSaid], proposals: Sequence[Proposal]
) -> tuple[PersonSaid, ...]:
    people = [one.name for one in proposals if isinstance(one, PersonSaid)]
    return tuple(one for one in listed if not any(is_same_name(one.name, name) for name in people))


def _move(proposals: Sequence[Proposal], line: Stretch) -> Iterator[Proposal]:
    for one in proposals:
        span = Stretch(one.span.start + line.start, one.span.end + line.start)
        yield replace(one, span=span)
