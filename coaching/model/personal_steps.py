"""The person's own drawer: steps of no opportunity are kept and shown like any other."""

from dataclasses import replace

from coaching.model.documents import Opportunity, Person
from coaching.model.vocabulary import OWN, ZoneName

NO_ZONE = ZoneName("UTC")
"""On which clock the drawer is while nobody knows the person's; nothing is planned till then."""


def drawer(person: Person) -> Opportunity:
    """The person's own records, in the shape of an opportunity without company and role."""
    zone = person.zone or NO_ZONE
    return Opportunity(OWN, "", "", zone, person.country, records=person.records)


def put_back(person: Person, drawer: Opportunity) -> Person:
    """The person with what happened in the drawer since it was opened."""
    return replace(person, records=drawer.records)
