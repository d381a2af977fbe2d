"""Counts the personal notes that LinkedIn's free plan takes, so that they go to who decides."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from coaching.model.documents import Contact, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart

NOTES_A_MONTH: Final = 5
"""So many invitations of a free account may have a note (S1; LinkedIn names no exact day)."""
MONTH: Final = timedelta(days=30)
KIND: Final = StepKind("linkedin")


def find_used_notes(jobs: Iterable[Opportunity], now: datetime) -> tuple[datetime, ...]:
    """Returns when the notes of the last 30 days went out. An invitation that was sent while five
    notes were used went out without one."""
    sent = sorted(at for job in jobs for at in _list_invitations(job) if at <= now)
    used: list[datetime] = []
    for at in sent:
        if len([one for one in used if at - one < MONTH]) < NOTES_A_MONTH:
            used.append(at)
    return tuple(at for at in used if now - at < MONTH)


def _list_invitations(job: Opportunity) -> Iterable[datetime]:
    records = ((StepKey.parse(text), record) for text, record in job.records.items())
    return (record.done for key, record in records if key.kind == KIND and record.done)


def count_deciders_to_invite(jobs: Iterable[Opportunity]) -> int:
    """Returns how many hiring managers of live jobs were met and not invited yet."""
    return sum(
        contact.part is ContactPart.HIRING_MANAGER and not _is_invited(job, contact)
        for job in jobs
        if job.is_live
        for contact in job.contacts
        if contact.met
    )


def _is_invited(job: Opportunity, contact: Contact) -> bool:
    keys = (StepKey(KIND, met.interview, contact.id).text for met in contact.met)
    records = [job.records[key] for key in keys if key in job.records]
    return any(record.done or record.skipped for record in records)
