"""Some things that were said can be meant in two ways: these are asked with one press each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from coaching.model.documents import Dossier, Opportunity
from coaching.model.vocabulary import OpportunityId
from coaching.reading.matter import last_round, next_round
from coaching.reading.proposals import (
    UNSAID_MATTER,
    CancelledSaid,
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    NoShowSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    Proposal,
    SaidTime,
)
from coaching.reading.similarity import is_same_name, is_similar_name

WEIGHTY: Final = (MovedSaid, CancelledSaid, NoShowSaid, OutcomeSaid, OfferSaid)
"""What moves, ends or decides something; kept with the wrong job it would do harm."""
JOBS_AT_MOST: Final = 5
"""So many jobs are offered, the last ones first; any other is named after "another one"."""


class UnclearKind(StrEnum):
    TIME = "time"
    """Which of several moments the words mean."""
    ROUND = "round"
    """Whether it is a new time of the interview ahead, or another round."""
    JOB = "job"
    """Whether it is the job that is known, or another one."""
    WHICH = "which"
    """Which of all jobs it is about, where neither an employer nor anybody of theirs was named."""
    BELONGS = "belongs"
    """To which of all jobs somebody belongs who was named without any employer."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Holds what can be meant in several ways: each option is the whole reading in that sense.

    `place` is the proposal that is unclear; `job` is the known one that may be meant. `jobs` are
    those of a WHICH or BELONGS, one an option; the option behind them belongs to none of these.
    """

    kind: UnclearKind
    place: int
    options: tuple[tuple[Proposal, ...], ...]
    job: OpportunityId | None = None
    jobs: tuple[OpportunityId, ...] = ()

    @property
    def key(self) -> str:
        """Returns the word under which the answer is remembered."""
        return f"{self.kind}.{self.place}"


def find_unclear(
    proposals: tuple[Proposal, ...], dossier: Dossier, decided: tuple[str, ...], now: datetime
) -> Unclear | None:
    """Returns the first thing that has to be asked; None where everything is clear."""
    every = _find_all(proposals, dossier, now)
    return next((one for one in every if one.key not in decided), None)


def _find_all(
    proposals: tuple[Proposal, ...], dossier: Dossier, now: datetime
) -> Iterator[Unclear]:
    if proposals and all(map(_is_stranger, proposals)):
        yield from _unclear_which(UnclearKind.BELONGS, proposals, 0, dossier, now)
    for place, proposal in enumerate(proposals):
        if isinstance(proposal, WEIGHTY) or _is_new_interview(proposal):
            yield from _unclear_which(UnclearKind.WHICH, proposals, place, dossier, now)
        if isinstance(proposal, InterviewSaid | LeadSaid):
            yield from _unclear_job(proposals, place, proposal, dossier)
        if isinstance(proposal, InterviewSaid):
            yield from _unclear_round(proposals, place, proposal, dossier, now)
        if isinstance(proposal, InterviewSaid | MovedSaid):
            yield from _unclear_time(proposals, place, proposal)


def _is_stranger(proposal: Proposal) -> bool:
    """Tells whether somebody is named of whom nothing is known, nor what they have to do here."""
    return (
        isinstance(proposal, PersonSaid)
        and proposal.part is None
        and proposal.contact is None
        and not proposal.is_referee
    )


def _is_new_interview(proposal: Proposal) -> bool:
    return isinstance(proposal, InterviewSaid) and proposal.known is None


def _unclear_time(
    proposals: tuple[Proposal, ...], place: int, proposal: InterviewSaid | MovedSaid
) -> Iterator[Unclear]:
    time = proposal.time
    if time is None or not time.others:
        return
    meant: tuple[SaidTime, ...] = (replace(time, others=()), *time.others[:2])
    options = tuple(
        _with_one(proposals, place, replace(proposal, time=one))
        for one in sorted(meant, key=lambda one: (one.day, str(one.start)))
    )
    yield Unclear(UnclearKind.TIME, place, options)


def _unclear_round(
    proposals: tuple[Proposal, ...],
    place: int,
    proposal: InterviewSaid,
    dossier: Dossier,
    now: datetime,
) -> Iterator[Unclear]:
    job = _job(dossier, proposal.about)
    time = proposal.time
    if job is None or proposal.known is not None or time is None:
        return
    ahead = next_round(job, now)
    start = time.start
    if ahead is None or start is None or start <= now or ahead.start == start:
        return
    moved = MovedSaid(proposal.span, proposal.about, time=time, known=ahead.id)
    options = (_with_one(proposals, place, moved), proposals)
    yield Unclear(UnclearKind.ROUND, place, options, job.id)


def _unclear_which(
    kind: UnclearKind,
    proposals: tuple[Proposal, ...],
    place: int,
    dossier: Dossier,
    now: datetime,
) -> Iterator[Unclear]:
    """Yields which job is meant, where the last one was only guessed and others go on."""
    guess = proposals[place].about
    going_on = [job for job in dossier.opportunities if job.is_live]
    if not guess.is_guess or all(job.id == guess.opportunity for job in going_on):
        return
    offered = going_on[: -JOBS_AT_MOST - 1 : -1]
    options = [
        tuple(move_to_job(one, job, now) if one.about.is_guess else one for one in proposals)
        for job in (*offered, None)
    ]
    jobs = tuple(job.id for job in offered)
    yield Unclear(kind, place, tuple(options), jobs=jobs)


def move_to_job(proposal: Proposal, job: Opportunity | None, now: datetime) -> Proposal:
    """Returns the proposal as one about that job, and about its interview; None is none of these.

    The interview is the next one, or else the last.
    """
    about = Matter(opportunity=job.id) if job else UNSAID_MATTER
    if isinstance(proposal, MovedSaid | CancelledSaid | NoShowSaid):
        meant = (next_round(job, now) or last_round(job, now)) if job else None
        return replace(proposal, about=about, known=meant.id if meant else None)
    return replace(proposal, about=about)


def _unclear_job(
    proposals: tuple[Proposal, ...],
    place: int,
    proposal: InterviewSaid | LeadSaid,
    dossier: Dossier,
) -> Iterator[Unclear]:
    job = _job_perhaps_meant(proposal, dossier)
    if job is None:
        return
    known, other = Matter(opportunity=job.id), Matter(company=proposal.about.company or job.company)
    same = tuple(_about(one, proposal.about, known) for one in proposals)
    another = tuple(_about(one, proposal.about, other) for one in proposals)
    yield Unclear(UnclearKind.JOB, place, (same, another), job.id)


def _job_perhaps_meant(proposal: InterviewSaid | LeadSaid, dossier: Dossier) -> Opportunity | None:
    """Returns a live job of nearly that name, or of that name with another role."""
    known = _job(dossier, proposal.about)
    if known is not None:
        return known if _has_another_role(proposal, known) else None
    company = proposal.about.company
    live = [job for job in dossier.opportunities if job.is_live]
    if not company or any(is_same_name(job.company, company) for job in live):
        return None
    return next((job for job in live if is_similar_name(job.company, company)), None)


def _has_another_role(proposal: InterviewSaid | LeadSaid, job: Opportunity) -> bool:
    role = proposal.role
    return bool(role and job.role) and not is_same_name(job.role, role or "")


def _about(proposal: Proposal, wanted: Matter, matter: Matter) -> Proposal:
    return replace(proposal, about=matter) if proposal.about == wanted else proposal


def _with_one(
    proposals: tuple[Proposal, ...], place: int, proposal: Proposal
) -> tuple[Proposal, ...]:
    return (*proposals[:place], proposal, *proposals[place + 1 :])


def _job(dossier: Dossier, matter: Matter) -> Opportunity | None:
    jobs = dossier.opportunities
    return next((job for job in jobs if job.id == matter.opportunity), None)
