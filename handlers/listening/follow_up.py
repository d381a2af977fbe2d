"""Says what follows from what was just kept: a checklist, notes to take, a thank-you to write."""

from collections.abc import Iterator

from coaching.model.documents import Dossier, Interview, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Outcome
from coaching.planner import mark_done
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.playbook.steps.rebook import REBOOK as REBOOK_STEP
from coaching.reading.proposals import (
    CancelledSaid,
    NoShowSaid,
    NoteKind,
    NoteSaid,
    Reading,
)
from handlers.cards import reminders
from handlers.cards.card import StepRef
from handlers.interviews.saving_reply import following_text
from handlers.outcomes.lessons import ask_lesson
from handlers.outcomes.outcome import NEXT_STEPS, outcome_reply
from handlers.ui.turn import Turn


def follow_up(turn: Turn, reading: Reading, before: Dossier) -> None:
    """Says what follows for each job that became different."""
    known = {job.id: job for job in before.opportunities}
    for job in turn.dossier.opportunities:
        earlier = known.get(job.id)
        if earlier != job:
            _follow_job(turn, job, earlier, reading)


def _follow_job(
    turn: Turn, job: Opportunity, earlier: Opportunity | None, reading: Reading
) -> None:
    if job.outcome is not None and job.outcome is not (earlier.outcome if earlier else None):
        _follow_outcome(turn, job, job.outcome)
        return
    for interview in _list_new(job, earlier):
        _follow_interview(turn, job, interview, reading)
    if any(isinstance(one, CancelledSaid | NoShowSaid) for one in reading.proposals):
        reminders.show_open_steps(turn, job.id, REBOOK_STEP.kind)


def _follow_outcome(turn: Turn, job: Opportunity, reached: Outcome) -> None:
    turn.say(outcome_reply(turn, job, reached))
    if reached is Outcome.REJECTED:
        ask_lesson(turn, job)
    elif reached in NEXT_STEPS:
        reminders.show_open_steps(turn, job.id, NEXT_STEPS[reached])


def _list_new(job: Opportunity, earlier: Opportunity | None) -> Iterator[Interview]:
    known = {one.id for one in earlier.interviews} if earlier else set()
    return (one for one in job.interviews if one.id not in known)


def _follow_interview(turn: Turn, job: Opportunity, interview: Interview, reading: Reading) -> None:
    key = StepKey(CAPTURE_STEP.kind, interview.id)
    if interview.end > turn.now:
        turn.say(following_text(turn, job, interview))
    elif _tells(reading):
        turn.put_opportunity(mark_done(job, key, turn.now))
    else:
        reminders.show_steps(turn, StepRef(job.id, key))


def _tells(reading: Reading) -> bool:
    """Tells whether the message itself was the notes: what was talked about, or how it went."""
    return any(
        isinstance(one, NoteSaid) and one.kind is not NoteKind.NEXT_ROUND
        for one in reading.proposals
    )
