"""Reads who wrote a mail, and whom one is to meet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.firms.companies import is_host_of
from coaching.reading.mails.employers import CLIENT
from coaching.reading.mails.shape import MailShape
from coaching.reading.mails.signatures import Signature
from coaching.reading.mails.teams import signs_as_team
from coaching.reading.mentions import DetailKind, PersonMention
from coaching.reading.message import Message
from coaching.reading.people.owners import is_generic, is_of_reader
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import (
    InterviewSaid,
    Matter,
    MovedSaid,
    PersonSaid,
    Proposal,
    Stretch,
)
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import word_set

_NAME_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class MailParts:
    """Holds a mail with what is known of it: its parts, who signs, and which job it is about."""

    message: Message
    shape: MailShape
    signature: Signature
    matter: Matter


def read_people_in_mail(mail: MailParts, news: Sequence[Proposal]) -> Iterator[PersonSaid]:
    """Reads who wrote, and whom one is to meet."""
    message, shape = mail.message, mail.shape
    senders = {one.name for one in message.people if _is_sender(one, shape)}
    is_invitation = any(isinstance(one, InterviewSaid | MovedSaid) for one in news)
    is_agency = mail.signature.is_agency or CLIENT.search(message.text) is not None
    is_agency = is_agency or _is_signed_by_agency(message, shape)
    for person in read_people_said(message, with_owners=bool(senders)):
        if _is_no_person(person, message):
            continue
        is_sender = person.name in senders
        part = _part_in_mail(person, is_sender=is_sender, is_invitation=is_invitation)
        if is_sender and is_agency:
            part = ContactPart.AGENCY_RECRUITER
        said = _with_details(person, message) if is_sender else person
        title = _title_of_sender(said, mail) if is_sender else _without_firm(said.title, message)
        yield replace(said, title=title, about=mail.matter, part=part)
    yield from _find_guests(message, mail.matter)
    if not any(not _is_no_person(one, message) for one in message.people if one.name in senders):
        yield from _sender_by_address(message, shape, mail.matter)


_DEPARTMENTS: Final = word_set(
    "equipo equipe team departamento departement abteilung personalabteilung personal recursos"
    " ressources human talent hiring recruitment recruiting people hr candidate careers office ref"
    " reference admissions staffing dear liebes zespol ekipa squadra"
)


def _is_no_person(person: PersonSaid | PersonMention, message: Message) -> bool:
    """Tells whether a signature names a department, or the firm alone."""
    words = fold_text(person.name).split()
    firms = (fold_text(one.name) for one in message.companies)
    return (
        not words
        or words[0] in _DEPARTMENTS
        or " ".join(words) in firms
        or signs_as_team(_line_at(message.text, person.span.start))
    )


def _line_at(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _is_signed_by_agency(message: Message, shape: MailShape) -> bool:
    signature = shape.signature
    return signature is not None and any(
        company.is_agency and _has(signature, company.span) for company in message.companies
    )


def _title_of_sender(sender: PersonSaid, mail: MailParts) -> str | None:
    """Returns the title as the signature writes it: "Manager - HR", not "Manager" alone."""
    written, title = mail.signature.title, sender.title
    if written and (title is None or _is_of_signature(sender, mail)):
        return written
    firm = mail.signature.firm
    is_firm = firm is not None and title == firm.text_in(mail.message.text)
    return None if is_firm else _without_firm(title, mail.message)


def _is_of_signature(sender: PersonSaid, mail: MailParts) -> bool:
    """Tells whether the title is the one that the signature holds, as far as it was read."""
    return (sender.title or "").casefold() in (mail.signature.title or "").casefold()


def _without_firm(title: str | None, message: Message) -> str | None:
    """Returns "HR-adviseur" where the signature says "HR-adviseur Polderlicht B.V."."""
    for company in message.companies:
        name = company.span.text_in(message.text)
        if title and name.casefold() in title.casefold():
            before = title[: title.casefold().index(name.casefold())]
            if before.casefold().endswith((" of ", " for ", " de ")):
                continue
            return before.strip(" ,|-–@") or None
    return title


def _sender_by_address(message: Message, shape: MailShape, matter: Matter) -> Iterator[PersonSaid]:
    """Reads the name of who wrote out of an address such as dmitri.volkov@acme.example."""
    for detail in message.details:
        if shape.sender is None or not _has(shape.sender.span, detail.span):
            continue
        words = detail.value.partition("@")[0].split(".")
        if len(words) == _NAME_WORDS and all(word.isalpha() and len(word) > 1 for word in words):
            name = " ".join(word.capitalize() for word in words)
            yield PersonSaid(detail.span, matter, name=name, email=detail.value)


_GUEST: Final = re.compile(
    r"(?m)^[ \t]{0,8}(?:[•*·-][ \t]{0,4})?(?P<first>[a-z]{2,20})\.(?P<last>[a-z]{2,24})"
    r"@(?P<host>[\w.-]{3,60})[ \t]{0,8}$"
)
"""Is somebody in the list of an invitation, by the address alone."""


def _find_guests(message: Message, matter: Matter) -> Iterator[PersonSaid]:
    """Yields who is invited with the person by an address at the employer's."""
    if not matter.company:
        return
    named = {fold_text(one.name) for one in message.people}
    for match in _GUEST.finditer(message.text):
        name = f"{match['first'].capitalize()} {match['last'].capitalize()}"
        if is_host_of(match["host"], matter.company) and fold_text(name) not in named:
            place = Stretch(match.start("first"), match.end("host"))
            yield PersonSaid(place, matter, name=name, email=match[0].strip(" \t•*·-"))


def _is_sender(person: PersonMention, shape: MailShape) -> bool:
    sender = shape.sender
    in_header = sender is not None and _has(sender.span, person.span)
    return in_header or (shape.signature is not None and _has(shape.signature, person.span))


def _has(outer: Stretch, inner: Stretch) -> bool:
    return outer.start <= inner.start < outer.end


def _part_in_mail(
    person: PersonSaid, *, is_sender: bool, is_invitation: bool
) -> ContactPart | None:
    if person.part in (ContactPart.AGENCY_RECRUITER, ContactPart.HIRING_MANAGER):
        return person.part
    if is_invitation:
        return ContactPart.COORDINATOR if is_sender else ContactPart.INTERVIEWER
    return person.part


def _with_details(sender: PersonSaid, message: Message) -> PersonSaid:
    """Returns who wrote with the address and the number that stand anywhere in the mail."""
    fitting = [
        one for one in message.details if not (is_generic(one) or is_of_reader(message.text, one))
    ]
    found = {one.kind: one.value for one in reversed(fitting)}
    return replace(
        sender,
        email=sender.email or found.get(DetailKind.EMAIL),
        phone=sender.phone or found.get(DetailKind.PHONE),
    )
