"""After the notes only that is asked which letters and dates still need, in a few questions."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import Channel, ContactPart

ASKED_AT_MOST: Final = 5
"""So many questions follow the notes, however many people were there."""
_JUDGES: Final = frozenset(
    {ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER, ContactPart.RECRUITER}
)
"""Who has these parts talked with the person about the job."""


class MissingFact(StrEnum):
    """Names what is asked; the values are the keys of the questions."""

    PEOPLE = "people"
    """Who was there: without them there is nobody to thank (all sources)."""
    TOPICS = "topics"
    """What was talked about, with each of them: a letter comes back to it (S0, S3)."""
    DECISION = "decision"
    """By when they decide: check-ins count from it (S1)."""
    DOUBTS = "doubts"
    """A doubt about the person, which a letter can answer (S3)."""
    CHANNEL = "channel"
    """How they may be followed up with (S1, S2)."""
    UNSAID = "unsaid"
    """What was left unsaid, which a letter can carry (S1, S4)."""


def find_missing_facts(job: Opportunity, interview: Interview) -> tuple[MissingFact, ...]:
    """Returns what is still to be asked about an interview, the most useful first."""
    return tuple(_list_missing(job, interview))[:ASKED_AT_MOST]


def is_missing(fact: MissingFact, job: Opportunity, interview: Interview) -> bool:
    """Tells whether that is still unknown of the interview."""
    return fact in _list_missing(job, interview)


def _list_missing(job: Opportunity, interview: Interview) -> Iterator[MissingFact]:
    met = list_met(job, interview)
    if not met:
        yield MissingFact.PEOPLE
    if not met or list_without_topic(job, interview):
        yield MissingFact.TOPICS
    if interview.process.decision is None and not _is_promised(job, interview):
        yield MissingFact.DECISION
    if not any(_concern(one, interview) for one in met):
        yield MissingFact.DOUBTS
    if job.channel is Channel.UNKNOWN:
        yield MissingFact.CHANNEL
    if not (interview.capture.unsaid or interview.reflection.unsaid):
        yield MissingFact.UNSAID


def _is_promised(job: Opportunity, interview: Interview) -> bool:
    """Tells whether somebody there said by when they would call or write."""
    return any(
        one.interview == interview.id and one.due is not None and not one.is_mine
        for one in job.promises
    )


def _concern(contact: Contact, interview: Interview) -> str:
    meeting = contact.meeting_in(interview.id)
    return meeting.concern if meeting else ""


def list_met(job: Opportunity, interview: Interview) -> tuple[Contact, ...]:
    """Returns everybody of the job who was in that interview."""
    return tuple(one for one in job.contacts if one.meeting_in(interview.id))


def list_without_topic(job: Opportunity, interview: Interview) -> tuple[Contact, ...]:
    """Returns who talked about the job in that interview, and nobody knows about what."""
    met = ((one, one.meeting_in(interview.id)) for one in job.contacts if one.part in _JUDGES)
    return tuple(one for one, meeting in met if meeting is not None and not meeting.topic)
