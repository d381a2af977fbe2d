"""Steps that belong to no opportunity are stored and shown like any other, in one of their own."""

from dataclasses import replace

from coaching.model.documents import Opportunity, Person
from coaching.model.vocabulary import NO_OPPORTUNITY, ZoneName

FALLBACK_ZONE = ZoneName("UTC")
"""The personal steps use this zone while the person's is unknown; nothing is planned till then."""


def personal_opportunity(person: Person) -> Opportunity:
    """Returns the person's own records, in the shape of an opportunity without company and role."""
    zone = person.zone or FALLBACK_ZONE
    return Opportunity(NO_OPPORTUNITY, "", "", zone, person.country, records=person.records)


def store_personal_records(person: Person, opportunity: Opportunity) -> Person:
    """Returns the person with the records of that opportunity, as they are after the turn."""
    return replace(person, records=opportunity.records)
