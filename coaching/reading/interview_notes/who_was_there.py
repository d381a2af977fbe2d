"""Whoever is known already and named in a telling was there, and stands in the list to confirm."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.interview_notes.told_in_lines import read_lines
from coaching.reading.message import Message
from coaching.reading.proposals import InterviewSaid, LeadSaid, Matter, PersonSaid, Reading
from coaching.reading.read import read, read_message
from coaching.reading.words.tokens import Tokens

_LONGEST_LIST: Final = 2_000
"""A panel of thirty with titles and addresses is no longer than so many characters."""


def read_told(text: str, known: ReadingContext) -> Reading:
    """Returns what is told of an interview: everybody on a list, and who of its people was
    there."""
    message = Message(Tokens(text), known)
    reading = _read_as_list(text, read_message(message), known)
    whole = add_known_people(message, reading)
    return read_lines(text, whole, known)


def _read_as_list(text: str, reading: Reading, known: ReadingContext) -> Reading:
    """Returns what a telling says that is no more than a list of people: everybody on it."""
    if len(text) > _LONGEST_LIST:
        return reading
    if not all(isinstance(one, PersonSaid | InterviewSaid) for one in reading.proposals):
        return reading
    asked = replace(known.asked, question=OpenQuestion.PEOPLE)
    listed = read(text, replace(known, asked=asked))
    people = [one for one in listed.proposals if isinstance(one, PersonSaid)]
    return listed if len(people) > len(reading.proposals) else reading


def add_known_people(message: Message, reading: Reading) -> Reading:
    """Returns the reading with everybody of the job asked about whom the message names.

    Who was only spoken of is no part of it. Somebody new belongs to that job too, whatever firm
    their address is of, unless the message tells of an interview there.
    """
    context = message.context
    job = context.asked.opportunity
    logged = [one.about for one in reading.proposals if isinstance(one, InterviewSaid | LeadSaid)]
    proposals = tuple(
        _place_person(one, context, logged) if isinstance(one, PersonSaid) else one
        for one in reading.proposals
    )
    listed = {one.contact for one in proposals if isinstance(one, PersonSaid)}
    people: dict[int, PersonSaid] = {}
    for mention in message.people:
        is_theirs = mention.opportunity == job and mention.contact is not None
        if is_theirs and not mention.is_aside and mention.contact not in listed:
            said = PersonSaid(
                mention.span, Matter(opportunity=job), name=mention.name, contact=mention.contact
            )
            people.setdefault(mention.contact or 0, said)
    added = tuple(_with_part(one, context) for one in people.values())
    return replace(reading, proposals=(*proposals, *added))


def _place_person(
    said: PersonSaid, context: ReadingContext, logged: Collection[Matter]
) -> PersonSaid:
    if said.about.company and said.about not in logged:
        return replace(said, about=Matter(opportunity=context.asked.opportunity))
    is_theirs = said.about.opportunity == context.asked.opportunity
    return _with_part(said, context) if said.contact and is_theirs and not said.part else said


def _with_part(said: PersonSaid, context: ReadingContext) -> PersonSaid:
    """Returns the person with the part and title that are known, as who was there."""
    contacts = (one for job in context.dossier.opportunities for one in job.contacts)
    known = next(one for one in contacts if one.id == said.contact)
    return replace(said, part=known.part, title=said.title or known.title or None)
