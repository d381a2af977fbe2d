"""Says what follows from what was just kept: first what comes later, last what is asked now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from coaching.model.documents import Dossier, Interview, Opportunity
from coaching.model.pending import PendingReading
from coaching.model.retiming import replace_interview
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactPart, OpportunityId, Outcome
from coaching.playbook.step_records import step_record
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.playbook.steps.offers.answer_offer import ANSWER_OFFER
from coaching.playbook.steps.rebook import REBOOK as REBOOK_STEP
from coaching.playbook.steps.thank_yous.referee_thanks import REFEREE_THANKS as REFEREE_THANKS_STEP
from coaching.reading.context import OpenQuestion
from coaching.reading.matter import last_round
from coaching.reading.proposals import (
    CancelledSaid,
    Matter,
    NoShowSaid,
    NoteKind,
    NoteSaid,
    PersonSaid,
    Proposal,
    Reading,
    ReferenceChecked,
)
from coaching.reading.similarity import is_same_name
from coaching.translation import _
from handlers.cards import reminders
from handlers.cards.card import StepRef
from handlers.cards.reading_card import reading_of
from handlers.interviews.capture import ask_missing_facts, find_interview, mark_notes_taken
from handlers.interviews.news import say_who_was_checked
from handlers.interviews.saving_reply import following_text
from handlers.outcomes.lessons import ask_lesson
from handlers.outcomes.outcome import outcome_reply
from handlers.outcomes.what_follows import follow_outcome
from handlers.ui.turn import Turn

TOLD_FREELY = (OpenQuestion.TELLING, OpenQuestion.PEOPLE)
"""What answers these is told of an interview, and shown on a card first."""
CHECKLISTS_FOLLOW = _(
    "A short checklist comes before each of them; once one is over I will ask for notes. "
    "Nothing to do for them until then."
)


class NewRound(NamedTuple):
    """Is an interview that the message told of, with its job."""

    job: Opportunity
    interview: Interview


class ReachedOutcome(NamedTuple):
    """Is how a job ended, or an offer, as the message told it."""

    job: Opportunity
    outcome: Outcome


def follow_up(turn: Turn, pending: PendingReading, before: Dossier) -> None:
    """Says what follows for all jobs that became different since `before`.

    In this order: what the coach will do by itself, how it ended, cards with something to do now,
    and at the end the one question that waits for an answer.
    """
    reading, known = reading_of(pending), {job.id: job for job in before.opportunities}
    changed = [job for job in turn.dossier.opportunities if known.get(job.id) != job]
    outcomes = [one for job in changed for one in _find_outcome(job, known.get(job.id))]
    ended = {one.job.id for one in outcomes}
    rounds = [
        NewRound(job, interview)
        for job in changed
        if job.id not in ended
        for interview in _list_new(job, known.get(job.id))
    ]
    _say_what_comes(turn, [one for one in rounds if one.interview.end > turn.now])
    for one in outcomes:
        turn.say(outcome_reply(turn, one.job, one.outcome))
    _show_cards(turn, reading, changed, known)
    over = [one for one in rounds if one.interview.end <= turn.now]
    told = [one for one in over if _tells_of(one.job, reading)]
    _offer_notes(turn, [one for one in over if one not in told])
    told += [
        _end_early(turn, one) for one in _find_told(turn, pending, changed) if one not in rounds
    ]
    _ask_now(turn, outcomes, [one for one in told if one.job.id not in ended])


def _ask_now(turn: Turn, outcomes: Sequence[ReachedOutcome], told: Sequence[NewRound]) -> None:
    """Asks the one question that waits for an answer: about the end of a job before all else."""
    rejected = [one.job for one in outcomes if one.outcome is Outcome.REJECTED]
    if rejected:
        ask_lesson(turn, rejected[-1])
        return
    for one in outcomes:
        follow_outcome(turn, turn.find_real_opportunity(one.job.id) or one.job)
    for job, interview in told:
        _go_on_with_notes(turn, job, interview)


def _find_outcome(job: Opportunity, earlier: Opportunity | None) -> Iterator[ReachedOutcome]:
    if job.outcome is not None and job.outcome is not (earlier.outcome if earlier else None):
        yield ReachedOutcome(job, job.outcome)


def _list_new(job: Opportunity, earlier: Opportunity | None) -> Iterator[Interview]:
    known = {one.id for one in earlier.interviews} if earlier else set()
    return (one for one in job.interviews if one.id not in known)


def _say_what_comes(turn: Turn, rounds: Sequence[NewRound]) -> None:
    """Says once that a checklist and the notes come, however many interviews are ahead."""
    if len(rounds) == 1:
        turn.say(following_text(turn, rounds[0].job, rounds[0].interview))
    elif rounds:
        turn.say(CHECKLISTS_FOLLOW)


def _show_cards(
    turn: Turn,
    reading: Reading,
    changed: Sequence[Opportunity],
    known: Mapping[OpportunityId, Opportunity],
) -> None:
    """Shows what can be done now: about new terms of an offer, or for an interview that fell
    through."""
    for job in changed:
        earlier = known.get(job.id)
        if earlier is not None and earlier.outcome is Outcome.OFFER and job.offer != earlier.offer:
            reminders.show_open_steps(turn, job.id, ANSWER_OFFER.kind)
    for said in reading.proposals:
        if isinstance(said, ReferenceChecked):
            _thank_for_reference(turn, said, changed)
            break
    if any(isinstance(one, CancelledSaid | NoShowSaid) for one in reading.proposals):
        for job in changed:
            reminders.show_open_steps(turn, job.id, REBOOK_STEP.kind)


def _thank_for_reference(
    turn: Turn, said: ReferenceChecked, changed: Sequence[Opportunity]
) -> None:
    """Shows whom to thank, or asks who it was where nobody was named."""
    asked = [job for job in turn.dossier.opportunities if _is_about(said.about, job)]
    if said.whom is None and asked:
        say_who_was_checked(turn, asked[-1])
    for job in changed:
        reminders.show_open_steps(turn, job.id, REFEREE_THANKS_STEP.kind)


def _offer_notes(turn: Turn, rounds: Sequence[NewRound]) -> None:
    """Offers on one card to take notes of what is over."""
    keys = ((job.id, StepKey(CAPTURE_STEP.kind, interview.id)) for job, interview in rounds)
    reminders.show_steps(turn, *(StepRef(job, key) for job, key in keys))


# -- the message was the notes ---------------------------------------------------------------------


def _tells_of(job: Opportunity, reading: Reading) -> bool:
    """Tells whether the message was the notes of a job: who was there, what was talked about."""
    return any(_is_told(one) and _is_about(one.about, job) for one in reading.proposals)


def _is_told(proposal: Proposal) -> bool:
    match proposal:
        case NoteSaid(kind=kind):
            return kind is not NoteKind.NEXT_ROUND
        case PersonSaid(contact=None, part=part, is_referee=False):
            return part in _WAS_THERE
        case _:
            return False


_WAS_THERE = frozenset({ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER, ContactPart.RECRUITER})


def _is_about(matter: Matter, job: Opportunity) -> bool:
    """Tells whether something was said of a job; what names none may be about any."""
    if matter.company is not None:
        return is_same_name(matter.company, job.company)
    return matter.opportunity in (None, job.id)


def _find_told(
    turn: Turn, pending: PendingReading, changed: Sequence[Opportunity]
) -> Iterator[NewRound]:
    """Yields the interviews known before that the message tells of, where nobody had taken notes.

    Who was asked for them tells of the interview that was asked about.
    """
    for job in [] if pending.is_forwarded else changed:
        if pending.opportunity == job.id and pending.question in TOLD_FREELY:
            told = find_interview(job, pending.interview)
        else:
            told = last_round(job, turn.now) if _tells_of(job, reading_of(pending)) else None
            told = told if told and _wants_notes(turn, job, told) else None
        if told is not None and told.start <= turn.now:
            yield NewRound(job, told)


def _wants_notes(turn: Turn, job: Opportunity, interview: Interview) -> bool:
    """Tells whether the interview is over, perhaps sooner than planned, and its notes were not
    taken yet."""
    record = step_record(job, StepKey(CAPTURE_STEP.kind, interview.id))
    half = interview.start + (interview.end - interview.start) / 2
    return half <= turn.now and record.done is None


def _end_early(turn: Turn, told: NewRound) -> NewRound:
    """Returns the interview as one that is over: whoever tells how it was is out of it."""
    job = turn.find_real_opportunity(told.job.id) or told.job
    if told.interview.end <= turn.now:
        return told
    minutes = max(1, int((turn.now - told.interview.start).total_seconds() // 60))
    over = replace(told.interview, minutes=minutes)
    turn.put_opportunity(replace_interview(job, over))
    return NewRound(turn.find_real_opportunity(job.id) or job, over)


def _go_on_with_notes(turn: Turn, job: Opportunity, interview: Interview) -> None:
    """Asks what the message left open, where no other question waits for its answer."""
    job = turn.find_opportunity(job.id) or job
    if turn.person.conversation is None:
        ask_missing_facts(turn, job, interview)
    else:
        mark_notes_taken(turn, job, interview.id)
