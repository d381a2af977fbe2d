"""Keeps a whole reading: each of its proposals becomes a fact in the person's dossier."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from coaching.facts import keep_interviews, keep_news, keep_notes, keep_persons, keep_promises
from coaching.facts.draft import DossierDraft
from coaching.facts.people_ahead import find_people_ahead
from coaching.model.documents import Dossier
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import (
    UNSAID_MATTER,
    AssignmentSaid,
    CancelledSaid,
    ChannelSaid,
    DecisionSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    Reading,
    ReferenceChecked,
    ReferencesAsked,
)

_KEEPERS: Final[dict[type[Proposal], Callable[[DossierDraft, Any], None]]] = {
    LeadSaid: keep_interviews.keep_lead,
    InterviewSaid: keep_interviews.keep_interview,
    MovedSaid: keep_interviews.keep_move,
    CancelledSaid: keep_interviews.keep_fall,
    NoShowSaid: keep_interviews.keep_fall,
    PersonSaid: keep_persons.keep_person,
    NoteSaid: keep_notes.keep_note,
    RatingSaid: keep_notes.keep_rating,
    DecisionSaid: keep_news.keep_decision,
    PromiseSaid: keep_promises.keep_promise,
    ChannelSaid: keep_news.keep_channel,
    ReferencesAsked: keep_news.keep_references,
    ReferenceChecked: keep_persons.keep_reference_check,
    OutcomeSaid: keep_news.keep_outcome,
    OfferSaid: keep_news.keep_offer,
    AssignmentSaid: keep_news.keep_assignment,
}
"""How each kind of proposal is kept, in the order in which that has to happen: first the jobs and
interviews, then the people, then what was said with them."""


def keep_reading(reading: Reading, context: ReadingContext, text: str, now: datetime) -> Dossier:
    """Returns the dossier with everything that a message of this text said.

    What only asks the coach to do something (to delete, to wait, to mark a step as done) is not
    kept here. `now` is when the person confirmed it.
    """
    draft = DossierDraft(context, context.dossier, now)
    draft.ahead = find_people_ahead(reading.proposals, text)
    _make_jobs(draft, reading)
    for kind, keep in _KEEPERS.items():
        for proposal in reading.proposals:
            if type(proposal) is kind:
                keep(draft, proposal)
    _keep_rest(draft, reading, text)
    return draft.dossier


def _make_jobs(draft: DossierDraft, reading: Reading) -> None:
    """Makes a job for each employer who is new and of whom nothing but news was said."""
    logged = {one.about for one in reading.proposals if isinstance(one, InterviewSaid | LeadSaid)}
    for proposal in reading.proposals:
        is_kept = type(proposal) in _KEEPERS and proposal.about not in logged
        if is_kept and proposal.about.company and draft.find(proposal.about) is None:
            keep_interviews.keep_lead(draft, LeadSaid(proposal.span, proposal.about))


def _keep_rest(draft: DossierDraft, reading: Reading, text: str) -> None:
    words = tuple(span.text_in(text).strip() for span in reading.rest)
    told = next((one.about for one in reading.proposals), UNSAID_MATTER)
    job = draft.find(told)
    if job is not None and words:
        keep_notes.keep_rest(draft, job, words)
