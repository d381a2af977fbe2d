"""Says who is named in a message, each person once, with all that was said about them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from coaching.model.documents import Contact
from coaching.model.vocabulary import ContactPart
from coaching.reading.context import OpenQuestion
from coaching.reading.matter import default_matter, employers, matter_at, to_matter
from coaching.reading.mentions import DetailKind, DetailMention, PersonMention
from coaching.reading.message import Message
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.owners import (
    FIELDS,
    address_words,
    is_address_of,
    is_generic,
    names_somebody,
)
from coaching.reading.people.people_finder import LIST_QUESTIONS
from coaching.reading.proposals import Matter, PersonSaid, Stretch
from coaching.reading.titles_told import put_titles_right

_Said = TypeVar("_Said")


def read_people_said(
    message: Message,
    *,
    usual_part: ContactPart | None = None,
    with_known: bool = False,
    with_owners: bool = True,
) -> tuple[PersonSaid, ...]:
    """Returns everybody whom the message names; somebody known only where it adds something.

    `usual_part` is the part of those of whom none is said; `with_known` keeps everybody;
    `with_owners` gives an address without a name to the one it can be of.
    """
    named = (one for one in message.people if not _is_job(one, message))
    people = [_join(message, mentions) for mentions in _group(named)]
    people += tuple(_owners_of_details(message, people)) if with_owners else ()
    people = put_titles_right(message, _merge_known(people))
    kept = [one for one in people if with_known or _adds_something(one, message)]
    return tuple(_with_part(one, usual_part) for one in kept)


def _is_job(one: PersonMention, message: Message) -> bool:
    """Tells whether a name of one word is that of the job: an interview "for Dev"."""
    behind_for = message.lower_text[: one.span.start].endswith(" for ")
    is_new = one.contact is None and not message.is_mail and " " not in one.name
    return is_new and behind_for and any(one.span == job.span for job in message.roles)


def _merge_known(people: Iterable[PersonSaid]) -> list[PersonSaid]:
    """Returns everybody once: what is said of a known person in several places is put together."""
    merged: dict[object, PersonSaid] = {}
    for number, one in enumerate(people):
        key = one.contact or one.referee
        whom = (one.contact is None, key) if key else number
        merged[whom] = _complete(merged[whom], one) if whom in merged else one
    return list(merged.values())


def _complete(one: PersonSaid, other: PersonSaid) -> PersonSaid:
    return replace(
        one,
        title=one.title or other.title,
        part=one.part or other.part,
        email=one.email or other.email,
        phone=one.phone or other.phone,
        linkedin=one.linkedin or other.linkedin,
    )


def _group(mentions: Iterable[PersonMention]) -> list[list[PersonMention]]:
    """Gathers the mentions of each person, without those who were not there."""
    groups: dict[object, list[PersonMention]] = {}
    for mention in mentions:
        key = mention.contact or mention.referee or mention.name.casefold()
        groups.setdefault((type(key), key, mention.contact is None), []).append(mention)
    return [group for group in groups.values() if not any(mention.is_aside for mention in group)]


def _join(message: Message, mentions: list[PersonMention]) -> PersonSaid:
    """Returns one person with the first of each thing that was said."""
    first = mentions[0]
    is_referee = any(mention.is_referee for mention in mentions)
    return PersonSaid(
        first.whole,
        Matter() if is_referee else _matter(message, first),
        name=max((mention.name for mention in mentions), key=lambda name: len(name.split())),
        title=_first(mention.title for mention in mentions),
        part=_first(mention.part for mention in mentions),
        email=_first(mention.email for mention in mentions),
        phone=_first(mention.phone for mention in mentions),
        linkedin=_first(mention.linkedin for mention in mentions),
        greeting=_first(mention.greeting for mention in mentions),
        contact=first.contact,
        referee=first.referee,
        is_referee=is_referee,
    )


def _first(said: Iterable[_Said | None]) -> _Said | None:
    return next((one for one in said if one is not None), None)


def _matter(message: Message, mention: PersonMention) -> Matter:
    if mention.opportunity is not None:
        return Matter(opportunity=mention.opportunity)
    matter = _matter_of_agent(message, mention) or matter_at(message, mention.span)
    is_asked = message.context.asked.question in LIST_QUESTIONS
    return default_matter(message.context) if is_asked and matter.company else matter


def _matter_of_agent(message: Message, mention: PersonMention) -> Matter | None:
    """Returns the employer in whose matter an agency's recruiter is kept, and not the agency's
    own: "Priya of Meridian Search, re: head of compliance at Straits"."""
    if mention.part is not ContactPart.AGENCY_RECRUITER:
        return None
    own = matter_at(message, mention.span).company
    others = [one for one in employers(message) if one.name != own]
    behind = message.text[mention.span.end : mention.span.end + len(own or "") + _BESIDE]
    is_of_agency = own is not None and own in behind
    return to_matter(others[0]) if is_of_agency and others else None


_BESIDE: Final = 12


def _with_part(person: PersonSaid, part: ContactPart | None) -> PersonSaid:
    is_new = person.contact is None and person.referee is None and not person.is_referee
    return replace(person, part=part) if is_new and person.part is None and part else person


def _adds_something(person: PersonSaid, message: Message) -> bool:
    if person.contact is None and person.referee is None:
        return True
    known = _find_contact(message, person)
    if known is None:
        return any((person.email, person.phone, person.linkedin, person.title))
    new = (
        (person.title, known.title),
        (person.email, known.email),
        (person.phone, known.phone),
        (person.linkedin, known.linkedin),
        (person.name, known.name),
    )
    has_part = person.part not in (None, known.part, ContactPart.INTERVIEWER)
    return has_part or any(said and said != kept for said, kept in new)


def _find_contact(message: Message, person: PersonSaid) -> Contact | None:
    jobs = message.context.dossier.opportunities
    contacts = (contact for job in jobs for contact in job.contacts)
    return next((one for one in contacts if one.id == person.contact), None)


# -- details of somebody who is not named ----------------------------------------------------------


def _owners_of_details(message: Message, people: list[PersonSaid]) -> Iterator[PersonSaid]:
    """Yields the known people whose address or number is given without a name."""
    taken = {value for one in people for value in (one.email, one.phone, one.linkedin) if value}
    last: Contact | None = None
    for detail in sorted(message.details, key=lambda one: one.kind is DetailKind.PHONE):
        field = FIELDS.get(detail.kind)
        if field is None or detail.value in taken or is_generic(detail):
            continue
        owner = _owner(message, detail, people) or (None if people else last)
        if owner is not None:
            taken.add(detail.value)
            last = owner
            yield _to_said(message, detail, owner)
        elif name := _name_in(message, detail):
            yield PersonSaid(
                detail.span, default_matter(message.context), name=name, email=detail.value
            )


def _name_in(message: Message, detail: DetailMention) -> str | None:
    """Returns "Amit Shah" for amit.shah@acme.example, where one was asked who was there."""
    if message.context.asked.question not in LIST_QUESTIONS or detail.kind is not DetailKind.EMAIL:
        return None
    words = address_words(detail)
    is_name = len(words) == _FIRST_AND_LAST and is_first_name(words[0]) and len(words[1]) > 1
    return " ".join(word.capitalize() for word in words) if is_name else None


_FIRST_AND_LAST = 2


def _to_said(message: Message, detail: DetailMention, owner: Contact) -> PersonSaid:
    job = next(
        job for job in message.context.dossier.opportunities if owner.id in _ids(job.contacts)
    )
    kind, value = detail.kind, detail.value
    return PersonSaid(
        detail.span,
        Matter(opportunity=job.id),
        name=owner.name,
        contact=owner.id,
        email=value if kind is DetailKind.EMAIL else None,
        phone=value if kind is DetailKind.PHONE else None,
        linkedin=value if kind is DetailKind.LINKEDIN else None,
    )


def _ids(contacts: Iterable[Contact]) -> set[int]:
    return {contact.id for contact in contacts}


def _owner(message: Message, detail: DetailMention, people: list[PersonSaid]) -> Contact | None:
    """Returns whose it is: by the address, else whom the coach asked about, else the only one."""
    jobs = message.context.dossier.opportunities
    contacts = [contact for job in jobs for contact in job.contacts]
    by_address = [one for one in contacts if is_address_of(detail, one.name)]
    if by_address:
        return by_address[0]
    if people:
        return None
    asked = message.context.asked
    if asked.contact is not None:
        return next((one for one in contacts if one.id == asked.contact), None)
    if names_somebody(detail) and asked.question is not OpenQuestion.REACH:
        return None
    matter = matter_at(message, Stretch(detail.span.start, detail.span.end))
    job = next((job for job in jobs if job.id == matter.opportunity), None)
    return job.contacts[0] if job and len(job.contacts) == 1 else None
