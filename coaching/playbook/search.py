"""The whole search of a person over all opportunities, as far as their own steps depend on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.practice import practice_plan


@dataclass(frozen=True, slots=True)
class JobSearch:
    """Moments are UTC, None where there is none."""

    first_interview_end: datetime | None
    """When the first interview of all that took or will take place ends."""
    last_activity: datetime | None
    """When something was last told or done about an opportunity, or will take place."""
    has_accepted: bool
    practice_due: datetime | None


def job_search(dossier: Dossier, now: datetime) -> JobSearch:
    """Looked up once for each plan."""
    jobs = dossier.opportunities
    ends = (
        each.end for job in jobs for each in job.interviews if each.held is InterviewStatus.PLANNED
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
    for each in job.interviews:
        yield from (each.end, each.logged, each.fell_through)
    for key, record in job.records.items():
        if not key.startswith(f"{StepKind.CLEAR}."):  # who keeps an old job is not looking again
            yield from (record.done, record.skipped)
