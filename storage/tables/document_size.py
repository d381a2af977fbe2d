"""Says how many bytes a person's documents have, for the limit of what one person can keep."""

from dataclasses import replace

from coaching.model.documents import Dossier, Opportunity, Person
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC
from storage.tables.stored_person import StoredPerson


def count_kept_bytes(dossier: Dossier) -> int:
    """Returns how much the person keeps, as it would be stored.

    What is left out has a limit of its own, and has to be possible when there is no room: to be
    asked, to leave a step done, to close a job, and what can be taken back.
    """
    kept = OPPORTUNITY_CODEC.encode
    return len(PERSON_CODEC.encode(_without_state(dossier.person))) + sum(
        len(kept(_without_progress(job))) for job in dossier.opportunities
    )


def estimate_size(stored: StoredPerson, after: Dossier) -> int:
    """Returns at least as many bytes as the documents have after a turn, in little time: it adds
    what has changed to the size of what was loaded."""
    before = stored.baseline
    known = {id(job) for _, job in before.opportunities.values()} if before else set()
    new = [job for job in after.opportunities if id(job) not in known]
    person = () if before and before.person is after.person else (after.person,)
    return (
        stored.loaded_bytes
        + sum(len(stored.encode(OPPORTUNITY_CODEC, job)) for job in new)
        + sum(len(stored.encode(PERSON_CODEC, one)) for one in person)
    )


def count_change_bytes(person: Person) -> int:
    """Returns how much is kept so that the last messages can be taken back."""
    return len(PERSON_CODEC.encode(replace(Person(person.id), changes=person.changes)))


def _without_state(person: Person) -> Person:
    return replace(person, conversation=None, paused=(), changes=(), exports=(), records={})


def _without_progress(job: Opportunity) -> Opportunity:
    return replace(job, records={}, outcome=None, outcome_at=None)
