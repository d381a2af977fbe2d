"""Whoever tells how an interview was under the card that asks for it need not press first."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from coaching.facts.proposal_json import is_fact
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId
from coaching.playbook.step_records import step_record
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import DecisionSaid, NoteSaid, PersonSaid, Proposal, Reading
from coaching.reading.read import read
from handlers.flows.pauses import pause_current
from handlers.listening.listen import take_text
from handlers.listening.reading_context import message_context
from handlers.ui.turn import Turn

FRESH_FOR: Final = timedelta(hours=4)
"""So long whatever is told is taken for what the card has asked for."""


class NotesAsked(NamedTuple):
    """Is an interview with when its card asked for notes (UTC), which were not taken yet."""

    at: datetime
    job: Opportunity
    interview: InterviewId


def take_told_under_card(turn: Turn, text: str) -> bool:
    """Takes a message as the notes that the last card asked for.

    A question that was asked before the card waits meanwhile. Returns False where no such card
    came, or where the message tells nothing of an interview, or of another job.
    """
    asked = max(_list_asked(turn), default=None, key=lambda one: one.at)
    conversation = turn.person.conversation
    if asked is None or (conversation is not None and conversation.touched >= asked.at):
        return False
    known = message_context(turn, AskedByCoach(OpenQuestion.TELLING, asked.job.id, asked.interview))
    is_free = conversation is None
    if not _is_telling(read(text, known), asked.job, is_free=is_free):
        return False
    pause_current(turn)
    take_text(turn, text, known.asked, may_wait=True)
    return True


def _list_asked(turn: Turn) -> Iterator[NotesAsked]:
    for job in turn.dossier.opportunities:
        for interview in job.interviews if job.is_live else ():
            record = step_record(job, StepKey(CAPTURE_STEP.kind, interview.id))
            is_settled = record.done is not None or record.skipped is not None
            if record.pinged and not is_settled and turn.now - record.pinged[-1] <= FRESH_FOR:
                yield NotesAsked(record.pinged[-1], job, interview.id)


def _is_telling(reading: Reading, job: Opportunity, *, is_free: bool) -> bool:
    """Tells whether somebody is named or something told, and nothing of another employer.

    A day alone may be the answer to a question that is open.
    """
    told = (PersonSaid, NoteSaid, DecisionSaid) if is_free else (PersonSaid, NoteSaid)
    tells = any(isinstance(one, told) for one in reading.proposals)
    return tells and all(is_fact(one) and _is_about(one, job) for one in reading.proposals)


def _is_about(proposal: Proposal, job: Opportunity) -> bool:
    return not proposal.about.company and proposal.about.opportunity in (None, job.id)
