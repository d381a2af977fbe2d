"""Tells which interviews are ahead, for which a person practises."""

from collections.abc import Iterator
from datetime import datetime

from coaching.model.documents import Dossier, Interview
from coaching.model.vocabulary import InterviewStatus


def next_interview(dossier: Dossier, now: datetime) -> tuple[str, datetime] | None:
    """Returns the company and the start of the next interview; None when none is ahead."""
    ahead = [
        (one.start, job.company)
        for job in dossier.opportunities
        if job.is_live
        for one in job.interviews
        if one.held is InterviewStatus.PLANNED and one.start > now
    ]
    if not ahead:
        return None
    start, company = min(ahead)
    return company, start


def future_interviews(dossier: Dossier, now: datetime) -> Iterator[Interview]:
    """Yields the interviews of live opportunities that begin after that moment."""
    for opportunity in dossier.opportunities:
        if opportunity.is_live:
            yield from (
                interview
                for interview in opportunity.interviews
                if interview.held is InterviewStatus.PLANNED and interview.start > now
            )


def next_interview_start(dossier: Dossier, now: datetime) -> datetime | None:
    """Returns when the next interview begins (UTC), or None when none is ahead."""
    return min((interview.start for interview in future_interviews(dossier, now)), default=None)
