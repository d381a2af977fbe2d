"""Keeps what happened with a job: decisions, promises, offers, tasks, outcomes."""

from dataclasses import replace

from coaching.facts.draft import DossierDraft
from coaching.model.commitments import Assignment, DueBy, Offer, Promise
from coaching.model.documents import DecisionDate, Interview
from coaching.model.vocabulary import AssignmentId, PromiseId
from coaching.reading.proposals import (
    AssignmentSaid,
    ChannelSaid,
    DecisionSaid,
    OfferSaid,
    OutcomeSaid,
    PromiseSaid,
    ReferencesAsked,
    SaidTime,
)
from coaching.reading.similarity import is_same_name


def keep_decision(draft: DossierDraft, said: DecisionSaid) -> None:
    """Keeps by when they decide, with the interview in which they said it."""
    job = draft.find(said.about)
    if job is not None:
        words = said.words or said.latest.isoformat()
        decision = DecisionDate(said.earliest, said.latest, words)
        draft.change_interview(job, lambda one: _with_decision(one, decision))


def _with_decision(interview: Interview, decision: DecisionDate) -> Interview:
    return replace(interview, process=replace(interview.process, decision=decision))


def keep_promise(draft: DossierDraft, said: PromiseSaid) -> None:
    """Keeps a promise of theirs for its day."""
    job = draft.find(said.about)
    if job is None:
        return
    contact = next(
        (one for one in job.contacts if said.whom and is_same_name(one.name, said.whom)), None
    )
    interview = draft.interview_of(job)
    promise = Promise(
        id=PromiseId(draft.allocate_id()),
        words=said.text,
        is_mine=False,
        made=draft.now,
        due=DueBy(said.by),
        contact=contact.id if contact else None,
        interview=interview.id if interview else None,
    )
    draft.put(replace(job, promises=(*job.promises, promise)))


def keep_channel(draft: DossierDraft, said: ChannelSaid) -> None:
    """Keeps how the employer may be reached."""
    if (job := draft.find(said.about)) is not None:
        draft.put(replace(job, channel=said.value))


def keep_references(draft: DossierDraft, said: ReferencesAsked) -> None:
    """Keeps that the employer wants references, from now on."""
    if (job := draft.find(said.about)) is not None:
        draft.put(replace(job, references_asked=job.references_asked or draft.now))


def keep_outcome(draft: DossierDraft, said: OutcomeSaid) -> None:
    """Keeps how it ended, or that there is an offer."""
    job = draft.find(said.about)
    if job is not None and job.outcome is not said.value:
        draft.put(replace(job, outcome=said.value, outcome_at=draft.now))


def keep_offer(draft: DossierDraft, said: OfferSaid) -> None:
    """Keeps the terms of an offer; what was told before stays where nothing new is said."""
    job = draft.find(said.about)
    if job is None:
        return
    offer = job.offer or Offer(told=draft.now)
    deadline = due_by(said.deadline) if said.deadline else offer.deadline
    draft.put(
        replace(job, offer=replace(offer, deadline=deadline, amount=said.amount or offer.amount))
    )


def due_by(time: SaidTime) -> DueBy:
    """Returns a day, with its moment where an hour was said."""
    return DueBy(time.day, time.start)


def keep_assignment(draft: DossierDraft, said: AssignmentSaid) -> None:
    """Keeps a task with the day on which it is due."""
    job = draft.find(said.about)
    if job is None:
        return
    task = Assignment(
        id=AssignmentId(draft.allocate_id()),
        words=said.text,
        given=draft.now,
        due=due_by(said.due) if said.due else None,
    )
    draft.put(replace(job, assignments=(*job.assignments, task)))
