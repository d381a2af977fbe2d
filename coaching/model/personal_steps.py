"""The person's own drawer: steps of no opportunity are kept and shown like any other."""

from dataclasses import replace

from coaching.model.documents import Opportunity, Person
from coaching.model.vocabulary import NO_OPPORTUNITY, ZoneName

FALLBACK_ZONE = ZoneName("UTC")
"""On which clock the drawer is while nobody knows the person's; nothing is planned till then."""


def personal_opportunity(person: Person) -> Opportunity:
    """The person's own records, in the shape of an opportunity without company and role."""
    zone = person.zone or FALLBACK_ZONE
    return Opportunity(NO_OPPORTUNITY, "", "", zone, person.country, records=person.records)


def store_personal_records(person: Person, opportunity: Opportunity) -> Person:
    """The person with what happened in the drawer since it was opened."""
    return replace(person, records=opportunity.records)
