"""Sums up a person's search over all opportunities for the steps that belong to none of them."""

from collections.abc import Iterator
from datetime import datetime

from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import kind_of_record
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.playbook.plan_context import JobSearch
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.practice import practice_plan


def job_search(dossier: Dossier, now: datetime) -> JobSearch:
    """Sums up the search. The planner does this once for each plan."""
    jobs = dossier.opportunities
    ends = (
        interview.end
        for job in jobs
        for interview in job.interviews
        if interview.held is InterviewStatus.PLANNED
    )
    return JobSearch(
        min(ends, default=None),
        max((moment for job in jobs for moment in _activity_moments(job) if moment), default=None),
        any(job.outcome is Outcome.ACCEPTED for job in jobs),
        practice_plan.next_practice_offer(dossier, now),
    )


def _activity_moments(job: Opportunity) -> Iterator[datetime | None]:
    yield from (job.opened, job.outcome_at, job.references_asked)
    yield from (check.at for check in job.checks)
    yield from (contact.known_since for contact in job.contacts)
    for interview in job.interviews:
        yield from (interview.end, interview.logged, interview.fell_through)
    for text, record in job.records.items():
        if not _is_housekeeping(text):  # keeping an old job is not looking again
            yield from (record.done, record.skipped)


def _is_housekeeping(text: str) -> bool:
    definition = DEFINITION_BY_KIND.get(kind_of_record(text))
    return definition is not None and definition.is_housekeeping
