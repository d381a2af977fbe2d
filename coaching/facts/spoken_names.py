"""Lists the names that a person is likely to speak, so that a voice note is written as they are."""

from collections.abc import Iterator
from typing import Final

from coaching.facts.proposal_json import decode_proposal
from coaching.model.documents import Dossier, Opportunity
from coaching.model.pending import PendingReading
from coaching.reading.proposals import PersonSaid

MOST_CHARACTERS: Final = 400
"""What is told beforehand to a model of speech holds about a hundred words."""


def list_spoken_names(dossier: Dossier) -> str:
    """Returns companies, people and roles as one line with commas; "" where nothing is known yet.

    First come those that wait for a yes, then those of the newest jobs.
    """
    names: dict[str, None] = {}
    length = 0
    for name in _names(dossier):
        if name and name not in names:
            length += len(name) + 2
            if length > MOST_CHARACTERS:
                break
            names[name] = None
    return f"{', '.join(names)}." if names else ""


def _names(dossier: Dossier) -> Iterator[str]:
    for pending in reversed(dossier.person.pending):
        yield from _names_that_wait(pending)
    jobs = sorted(dossier.opportunities, key=lambda job: job.id, reverse=True)
    for job in jobs:
        if job.is_live:
            yield from _names_of_job(job)
    yield from (referee.name for referee in dossier.person.referees)
    yield from (job.company for job in jobs if not job.is_live)


def _names_that_wait(pending: PendingReading) -> Iterator[str]:
    for proposal in map(decode_proposal, pending.proposals):
        yield proposal.about.company or ""
        if isinstance(proposal, PersonSaid):
            yield proposal.name


def _names_of_job(job: Opportunity) -> Iterator[str]:
    yield job.company
    yield from (contact.name for contact in reversed(job.contacts))
    yield job.role
