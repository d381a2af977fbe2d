"""Compares the notes of a message with those that are wanted, as a careful reader would."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.model.documents import Contact, Dossier, Interview, Opportunity, Person
from coaching.model.vocabulary import (
    ContactId,
    InterviewId,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import NoteSaid, Proposal, RatingSaid
from coaching.reading.words.tokens import Tokens

ZONE = ZoneName("Europe/London")
NOW = datetime(2026, 11, 12, 16, 0, tzinfo=ZoneInfo(ZONE))


def job(number: int, company: str, people: tuple[str, ...], hours_ago: int = 2) -> Opportunity:
    """Returns a job with one interview that is past and the people who were there."""
    start = NOW.astimezone(UTC) - timedelta(hours=hours_ago)
    wall = start.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
    round_held = Interview(InterviewId(number * 10), start, 60, wall, ZONE)
    contacts = tuple(
        Contact(id=ContactId(number * 100 + index), name=name) for index, name in enumerate(people)
    )
    return Opportunity(
        OpportunityId(number), company, "", ZONE, interviews=(round_held,), contacts=contacts
    )


def message_of(text: str, *jobs: Opportunity, asked: AskedByCoach = NOTHING_ASKED) -> Message:
    """Returns the message of somebody with these jobs."""
    person = Person(id=PersonId(1), first_name="Sam", zone=ZONE, serial=1)
    context = ReadingContext(Dossier(person, jobs), NOW, ZONE, asked=asked)
    return Message(Tokens(text), context)


def notes_of(proposals: tuple[Proposal, ...]) -> list[tuple[str, str | None, str]]:
    """Returns kind, person and words of each note; a rating's words are its value."""
    notes: list[tuple[str, str | None, str]] = []
    for proposal in proposals:
        match proposal:
            case NoteSaid():
                notes.append((proposal.kind.value, proposal.whom, proposal.text))
            case RatingSaid():
                notes.append(("rating", proposal.of.value, str(proposal.value)))
    return notes


def is_noted(wanted: tuple[str, str | None, str], notes: list[tuple[str, str | None, str]]) -> bool:
    """Tells whether a note of that kind, person and stretch is among these."""
    kind, whom, text = wanted
    return any(
        kind == other_kind and whom in (None, other_whom) and is_same_stretch(text, other_text)
        for other_kind, other_whom, other_text in notes
    )


def is_same_stretch(want: str, have: str) -> bool:
    """Tells whether 60 % of the words are kept, and half of what is kept are such words."""
    wanted, kept = (Counter(re.findall(r"[\w']+", text.casefold())) for text in (want, have))
    common = sum((wanted & kept).values())
    return common >= 0.6 * wanted.total() and 2 * common >= kept.total()
