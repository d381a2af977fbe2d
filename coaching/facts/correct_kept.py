"""What was kept already is put right in words: the fact that it became is changed."""

from dataclasses import replace

from coaching.facts.correct_line import correct_any
from coaching.facts.keep_persons import find_contact
from coaching.model.documents import Opportunity
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import (
    AssignmentSaid,
    DecisionSaid,
    InterviewSaid,
    Matter,
    MovedSaid,
    OfferSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
)
from coaching.reading.similarity import is_same_name


def correct_kept(
    proposals: tuple[Proposal, ...], text: str, context: ReadingContext
) -> Proposal | None:
    """Returns what changes the kept fact as the text says; None where the text fits no line.

    `proposals` are what an earlier message said, and what was kept of it.
    """
    corrected = correct_any(proposals, text, context)
    if corrected is None:
        return None
    pairs = zip(proposals, corrected, strict=True)
    before, after = next((old, new) for old, new in pairs if old != new)
    job = _find_job(before.about, context)
    return _change_of(job, before, after) if job is not None else None


def _change_of(job: Opportunity, before: Proposal, after: Proposal) -> Proposal | None:
    about = Matter(opportunity=job.id)
    match before, after:
        case InterviewSaid(time=time) | MovedSaid(time=time), InterviewSaid() | MovedSaid():
            start = time.start if time else None
            meant = next((one for one in job.interviews if one.start == start), None)
            return MovedSaid(after.span, about, time=after.time, known=meant.id) if meant else None
        case PersonSaid(), PersonSaid():
            contact = find_contact(job, before)
            return replace(after, about=about, contact=contact.id, part=None) if contact else None
        case _, DecisionSaid() | PromiseSaid() | OfferSaid() | AssignmentSaid():
            return replace(after, about=about)
        case _:
            return None


def _find_job(matter: Matter, context: ReadingContext) -> Opportunity | None:
    """Returns the job that the message was kept with; the newest of several at one employer."""
    for job in reversed(context.dossier.opportunities):
        is_named = matter.company is not None and is_same_name(job.company, matter.company)
        if job.id == matter.opportunity or is_named:
            return job
    return None
