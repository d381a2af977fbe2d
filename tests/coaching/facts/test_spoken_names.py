"""A voice note is heard with the names in mind that the person's document knows."""

from dataclasses import replace
from datetime import UTC, datetime

from coaching.facts.proposal_json import encode_proposal
from coaching.facts.spoken_names import MOST_CHARACTERS, list_spoken_names
from coaching.model.documents import Contact, Dossier, Opportunity, Person, Referee
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import (
    ContactId,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    ZoneName,
)
from coaching.reading.proposals import LeadSaid, Matter, PersonSaid, Stretch

HERE = Stretch(0, 0)


def job(number: int, company: str, *names: str) -> Opportunity:
    people = tuple(Contact(ContactId(at), name) for at, name in enumerate(names))
    return Opportunity(OpportunityId(number), company, "Engineer", ZoneName("UTC"), contacts=people)


def test_newest_names_come_first() -> None:
    """The newest job and whom the person met last stand first, and each name once."""
    person = Person(PersonId(1), referees=(Referee(RefereeId(1), "Grace Hopper"),))
    jobs = (job(1, "Acme", "Dana"), job(2, "Globex", "Tom", "Priya Shah"))
    told = list_spoken_names(Dossier(person, jobs))
    assert told == "Globex, Priya Shah, Tom, Engineer, Acme, Dana, Grace Hopper."


def test_a_closed_job_comes_last() -> None:
    """Of a job that ended the company is enough."""
    closed = replace(job(2, "Initech", "Sam"), outcome=Outcome.REJECTED)
    told = list_spoken_names(Dossier(Person(PersonId(1)), (job(1, "Acme"), closed)))
    assert told == "Acme, Engineer, Initech."


def test_what_waits_for_a_yes_is_known_too() -> None:
    """Names of a card that nobody has confirmed yet come first."""
    about = Matter(company="Globex")
    said = (LeadSaid(HERE, about), PersonSaid(HERE, about, name="Priya Shah"))
    waiting = PendingReading(
        1, datetime(2026, 11, 12, tzinfo=UTC), "", tuple(encode_proposal(one) for one in said)
    )
    person = Person(PersonId(1), pending=(waiting,))
    assert list_spoken_names(Dossier(person, (job(1, "Acme"),))) == (
        "Globex, Priya Shah, Acme, Engineer."
    )


def test_nothing_known_is_nothing_told() -> None:
    """A newcomer's note is heard without a hint."""
    assert list_spoken_names(Dossier(Person(PersonId(1)))) == ""


def test_many_names_are_cut() -> None:
    """A model takes about a hundred words beforehand."""
    names = [f"Somebody Number{at}" for at in range(40)]
    told = list_spoken_names(Dossier(Person(PersonId(1)), (job(1, "Acme", *names),)))
    assert len(told) <= MOST_CHARACTERS
    assert told.startswith("Acme, Somebody Number39")
