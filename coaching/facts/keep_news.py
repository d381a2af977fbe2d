"""Keeps what happened with a job: decisions, promises, offers, tasks, outcomes."""

from dataclasses import replace

from coaching.facts.draft import DossierDraft
from coaching.facts.keep_promises import due_by
from coaching.model.commitments import Assignment, Offer
from coaching.model.documents import DecisionDate, Interview
from coaching.model.vocabulary import AssignmentId, Outcome
from coaching.reading.proposals import (
    AssignmentSaid,
    ChannelSaid,
    DecisionSaid,
    OfferSaid,
    OutcomeSaid,
    ReferencesAsked,
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
    """Keeps the terms of an offer; what was told before stays where nothing new is said.

    Whoever tells of an offer's terms has an offer.
    """
    job = draft.find(said.about)
    if job is None:
        return
    before = job.offer or Offer(told=draft.now)
    offer = replace(
        before,
        deadline=due_by(said.deadline) if said.deadline else before.deadline,
        amount=said.amount or before.amount,
        share=said.share or before.share,
        start=said.start or before.start,
        place=said.place or before.place,
    )
    draft.put(replace(job, offer=offer))
    if job.outcome is None:
        keep_outcome(draft, OutcomeSaid(said.span, said.about, Outcome.OFFER))


def keep_assignment(draft: DossierDraft, said: AssignmentSaid) -> None:
    """Keeps a task with the day on which it is due; told again, it is the same one."""
    job = draft.find(said.about)
    if job is None:
        return
    due = due_by(said.due) if said.due else None
    earlier = next((one for one in job.assignments if _is_same_task(one, said.text)), None)
    if earlier is not None:
        again = replace(earlier, due=due or earlier.due)
        tasks = tuple(again if one.id == earlier.id else one for one in job.assignments)
    else:
        task = Assignment(AssignmentId(draft.allocate_id()), said.text, draft.now, due)
        tasks = (*job.assignments, task)
    draft.put(replace(job, assignments=tasks))


def _is_same_task(earlier: Assignment, words: str) -> bool:
    """Tells whether it is an open task that was told before, perhaps with another day."""
    return earlier.handed_in is None and is_same_name(earlier.words, words)
