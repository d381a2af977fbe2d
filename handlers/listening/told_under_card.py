"""Whoever tells how an interview was need not press first, nor finish an older question."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from coaching.facts.proposal_json import is_fact
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus, OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import DecisionSaid, NoteSaid, PersonSaid, Proposal, Reading
from coaching.reading.read import read
from handlers.flows.pauses import pause_current
from handlers.interviews.capture import find_notes_record
from handlers.listening.listen import take_text
from handlers.listening.reading_context import message_context
from handlers.ui.turn import Turn

FRESH_FOR: Final = timedelta(hours=4)
"""So long whatever is told is taken for what the card for notes has asked for."""


class Held(NamedTuple):
    """Is an interview that is just over, with when it was or its card came (UTC)."""

    at: datetime
    job: Opportunity
    interview: InterviewId


def take_told_under_card(turn: Turn, text: str) -> bool:
    """Takes a message as the notes of the interview that is just over.

    A question that was asked before waits meanwhile. Returns False where there is no such
    interview, or where the message tells nothing of one, or of another job.
    """
    held = max(_list_held(turn), default=None, key=lambda one: one.at)
    conversation = turn.person.conversation
    if held is None or (conversation is not None and conversation.touched >= held.at):
        return False
    known = message_context(turn, AskedByCoach(OpenQuestion.TELLING, held.job.id, held.interview))
    is_free = conversation is None
    if not _is_telling(read(text, known), held.job.id, is_free=is_free):
        return False
    pause_current(turn)
    take_text(turn, text, known.asked, may_wait=True)
    return True


def _list_held(turn: Turn) -> Iterator[Held]:
    for job in turn.dossier.opportunities:
        for interview in job.interviews if job.is_live else ():
            record = find_notes_record(job, interview.id)
            at = record.pinged[-1] if record.pinged else _when_over(interview)
            is_settled = record.done is not None or record.skipped is not None
            is_held = interview.held is InterviewStatus.PLANNED and not is_settled
            if is_held and timedelta() <= turn.now - at <= FRESH_FOR:
                yield Held(at, job, interview.id)


def _when_over(interview: Interview) -> datetime:
    """Returns when it may be over at the soonest: some are shorter than was planned."""
    return interview.start + (interview.end - interview.start) / 2


def _is_telling(reading: Reading, job: OpportunityId, *, is_free: bool) -> bool:
    """Tells whether somebody is named or something told, and nothing of another employer.

    A day alone may be the answer to a question that is open.
    """
    told = (PersonSaid, NoteSaid, DecisionSaid) if is_free else (PersonSaid, NoteSaid)
    tells = any(isinstance(one, told) for one in reading.proposals)
    return tells and all(is_fact(one) and _is_about(one, job) for one in reading.proposals)


def _is_about(proposal: Proposal, job: OpportunityId) -> bool:
    return not proposal.about.company and proposal.about.opportunity in (None, job)
