"""Sums up a person's search over all opportunities for the steps that belong to none of them."""

from collections.abc import Iterator
from datetime import datetime, time

from coaching.calendar.business_hours import local_moment
from coaching.letters.briefs.jobs_together import knows_of_job
from coaching.model.documents import Consent, Dossier, Opportunity
from coaching.model.step_key import kind_of_record
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.playbook.plan_context import NO_OTHER_JOBS, JobSearch, OtherJobs
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.practice.practice_offers import next_practice_offer

OFFERED_OUTCOMES = (Outcome.OFFER, Outcome.ACCEPTED)
END_OF_BUSINESS = time(17)


def job_search(dossier: Dossier, now: datetime) -> JobSearch:
    """Sums up the search. The planner does this once for each plan."""
    jobs = dossier.opportunities
    planned = [
        interview
        for job in jobs
        for interview in job.interviews
        if interview.held is InterviewStatus.PLANNED
    ]
    return JobSearch(
        min((interview.end for interview in planned), default=None),
        max((moment for job in jobs for moment in _activity_moments(job) if moment), default=None),
        any(job.outcome is Outcome.ACCEPTED for job in jobs),
        next_practice_offer(dossier, now),
        tuple(interview.start for interview in planned),
    )


def other_jobs(dossier: Dossier, job: Opportunity) -> OtherJobs:
    """Sums up what the other jobs mean for this one; NO_OTHER_JOBS where they mean nothing."""
    told = frozenset(
        one.id
        for one in dossier.person.referees
        if one.consent is Consent.GIVEN and knows_of_job(dossier.opportunities, job, one.id)
    )
    if not any(one.outcome in OFFERED_OUTCOMES for one in dossier.opportunities):
        return OtherJobs(referees_told=told) if told else NO_OTHER_JOBS
    others = [one for one in dossier.opportunities if one.id != job.id]
    ahead = (moment for one in others if one.is_live for moment in _moments_ahead(one))
    offers = tuple(one for one in others if one.outcome in OFFERED_OUTCOMES and one.outcome_at)
    return OtherJobs(offers, max(ahead, default=None), told)


def _moments_ahead(job: Opportunity) -> Iterator[datetime]:
    """Yields when something happens at a job, or is expected: its interviews and decisions."""
    for interview in job.interviews:
        if interview.held is InterviewStatus.PLANNED:
            yield interview.end
            decision = interview.process.decision
            if decision is not None:
                yield local_moment(decision.latest, END_OF_BUSINESS, job.zone)


def _activity_moments(job: Opportunity) -> Iterator[datetime | None]:
    yield from (job.opened, job.outcome_at, job.references_asked)
    yield from (check.at for check in job.checks)
    yield from (contact.known_since for contact in job.contacts)
    for interview in job.interviews:
        yield from (interview.end, interview.logged, interview.fell_through)
    for text, record in job.records.items():
        if not _outlives_job(text):  # neither keeping an old job nor a hello is looking again
            yield from (record.done, record.skipped)


def _outlives_job(text: str) -> bool:
    definition = DEFINITION_BY_KIND.get(kind_of_record(text))
    return definition is not None and definition.outlives_job
