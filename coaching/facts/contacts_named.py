"""Finds the person who is meant among those of a job, with or without how one addresses them."""

from coaching.model.documents import Contact, Opportunity
from coaching.reading.similarity import is_same_name


def find_contact_named(job: Opportunity, name: str | None) -> Contact | None:
    """Returns the contact of that name; None for no name and for somebody who is not known."""
    if not name:
        return None
    return next((one for one in job.contacts if is_named(one, name)), None)


def is_named(contact: Contact, name: str) -> bool:
    """Tells whether a contact is called that: "Dr Anita Rao" is "Anita Rao" as well."""
    names = (name, f"{contact.courtesy} {name}") if contact.courtesy else (name,)
    return any(is_same_name(contact.name, one) for one in names)
