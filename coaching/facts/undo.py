"""What a message changed can be taken back for as long as nothing else has changed it since."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from coaching.model.documents import ConfirmedChange, Dossier, Opportunity, Person
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import PersonId

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KEPT_AT_MOST = 3


def remember_change(
    before: Dossier, after: Dossier, pending: PendingReading, now: datetime
) -> Dossier:
    """Returns the dossier with a note of what became different, so that it can be taken back."""
    known = {job.id: job for job in before.opportunities}
    touched = [job for job in after.opportunities if known.get(job.id) != job]
    change = ConfirmedChange(
        serial=pending.serial,
        at=now,
        text=pending.text,
        proposals=pending.proposals,
        digest=_digest(touched, after.person),
        before=tuple(known[job.id] for job in touched if job.id in known),
        new=tuple(job.id for job in touched if job.id not in known),
        referees=before.person.referees,
        stories=before.person.stories,
    )
    changes = (*after.person.changes, change)[-KEPT_AT_MOST:]
    return replace(after, person=replace(after.person, changes=changes))


def take_back(dossier: Dossier, serial: int) -> Dossier | None:
    """Returns the dossier without what that message changed; None where it is too late for that.

    What happened to steps since then stays.
    """
    change = next((one for one in dossier.person.changes if one.serial == serial), None)
    if change is None:
        return None
    ids = {*change.new, *(job.id for job in change.before)}
    touched = [job for job in dossier.opportunities if job.id in ids]
    if _digest(touched, dossier.person) != change.digest:
        return None
    earlier = {job.id: job for job in change.before}
    jobs = tuple(
        _with_records(earlier[job.id], job) if job.id in earlier else job
        for job in dossier.opportunities
        if job.id not in change.new
    )
    changes = tuple(one for one in dossier.person.changes if one.serial != serial)
    person = replace(
        dossier.person, changes=changes, referees=change.referees, stories=change.stories
    )
    return Dossier(person, jobs)


def forget_changes(person: Person, wanted: int) -> Person:
    """Returns the person without any earlier state of a job that is deleted."""
    changes = tuple(
        one
        for one in person.changes
        if wanted not in one.new and wanted not in {job.id for job in one.before}
    )
    return replace(person, changes=changes)


def _with_records(earlier: Opportunity, now: Opportunity) -> Opportunity:
    return replace(
        earlier,
        records=now.records,
        drafted=now.drafted,
        edits=now.edits,
        letter_questions=now.letter_questions,
    )


def _digest(jobs: Iterable[Opportunity], person: Person) -> str:
    """Returns a short word that is another one as soon as any fact is another one."""
    told = Person(PersonId(0), referees=person.referees, stories=person.stories)
    facts = Dossier(told, _without_records(jobs))
    return hashlib.sha256(_adapter().dump_json(facts)).hexdigest()[:20]


@cache
def _adapter() -> "TypeAdapter[Dossier]":
    from pydantic import TypeAdapter  # building it takes a tenth of a second: at first use

    return TypeAdapter(Dossier)


def _without_records(jobs: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    """Returns the jobs without what happens to their steps and letters, which is no fact told."""
    return tuple(
        replace(job, records={}, drafted=(), edits=(), letter_questions=()) for job in jobs
    )
