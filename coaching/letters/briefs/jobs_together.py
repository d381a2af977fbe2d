"""Finds the jobs of the same weeks of which a referee hears in one letter."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from coaching.letters.letter import last_interview_held
from coaching.model.documents import Opportunity
from coaching.model.vocabulary import RefereeId

SAME_WEEKS = timedelta(weeks=6)
"""Jobs told of within so long are of the same weeks: one letter covers them (row 11 of the
playbook)."""
MOST_TOGETHER = 4
"""More jobs than these make no letter that somebody reads."""


def list_jobs_together(
    jobs: Iterable[Opportunity], job: Opportunity, referee: RefereeId, now: datetime
) -> tuple[Opportunity, ...]:
    """Returns the other jobs of which a brief about this one tells as well, the earliest interview
    first.

    A job whose employer asks for references has a letter of its own, and so has one of which the
    referee knows already. Once the letter is sent, it is about those that it was about then.
    """
    sent = _find_briefing(job, referee)
    at = sent or now
    held = last_interview_held(job, at)
    if held is None or _wants_references(job, at):
        return ()
    starts = {
        one.id: last.start
        for one in jobs
        if one.id != job.id and one.outcome is None and not _wants_references(one, at)
        if (last := last_interview_held(one, at)) and abs(last.start - held.start) < SAME_WEEKS
        if (_find_briefing(one, referee) or at) >= at
    }
    others = sorted((one for one in jobs if one.id in starts), key=lambda one: starts[one.id])
    return tuple(others[-(MOST_TOGETHER - 1) :])


def knows_of_job(jobs: Iterable[Opportunity], job: Opportunity, referee: RefereeId) -> bool:
    """Tells whether a referee was told of this job in the letter about another one."""
    if job.references_asked is not None:
        return False
    jobs = [*jobs]
    others = (one for one in jobs if one.id != job.id)
    briefed = [(one, sent) for one in others if (sent := _find_briefing(one, referee))]
    return any(job in list_jobs_together(jobs, one, referee, sent) for one, sent in briefed)


def _wants_references(job: Opportunity, at: datetime) -> bool:
    return job.references_asked is not None and job.references_asked <= at


def _find_briefing(job: Opportunity, referee: RefereeId) -> datetime | None:
    record = job.records.get(f"referee.0.{referee}")
    return record.done if record else None
