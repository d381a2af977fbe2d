"""Reads who wrote a mail, and whom one is to meet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.mails.employers import CLIENT
from coaching.reading.mails.shape import MailShape
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


def read_people_in_mail(
    message: Message, shape: MailShape, matter: Matter, news: Sequence[Proposal]
) -> Iterator[PersonSaid]:
    """Reads who wrote, and whom one is to meet."""
    senders = {one.name for one in message.people if _is_sender(one, shape)}
    is_invitation = any(isinstance(one, InterviewSaid | MovedSaid) for one in news)
    is_agency = _is_signed_by_agency(message, shape)
    for person in read_people_said(message, with_owners=bool(senders)):
        if _is_no_person(person.name, message):
            continue
        is_sender = person.name in senders
        part = _part_in_mail(person, is_sender=is_sender, is_invitation=is_invitation)
        if is_sender and is_agency:
            part = ContactPart.AGENCY_RECRUITER
        said = _with_details(person, message) if is_sender else person
        title = _whole_line(said, message, shape) if is_sender else said.title
        said = replace(said, title=_without_firm(title, message))
        yield replace(said, about=matter, part=part)
    if not any(not _is_no_person(name, message) for name in senders):
        yield from _sender_by_address(message, shape, matter)


_DEPARTMENTS: Final = word_set(
    "equipo equipe team departamento departement abteilung personalabteilung personal recursos"
    " ressources human talent hiring recruitment recruiting people hr candidate careers office ref"
    " reference admissions staffing dear liebes zespol ekipa squadra"
)


def _is_no_person(name: str, message: Message) -> bool:
    """Tells whether a signature names a department, or the firm alone."""
    words = fold_text(name).split()
    firms = (fold_text(one.name) for one in message.companies)
    return not words or words[0] in _DEPARTMENTS or " ".join(words) in firms


def _is_signed_by_agency(message: Message, shape: MailShape) -> bool:
    signature = shape.signature
    if CLIENT.search(message.text):
        return True
    return signature is not None and any(
        company.is_agency and _has(signature, company.span) for company in message.companies
    )


_REST_OF_TITLE: Final = re.compile(
    r"(?:,| [-–—]| /) (?P<rest>[^\W\d_](?:[\w&',]| (?![-–—])){1,40})[ \t]*(?=\n|$)"
)


def _whole_line(sender: PersonSaid, message: Message, shape: MailShape) -> str | None:
    """Returns "Manager, Planning" and "Manager - HR" where a line of the signature says no more."""
    title, signature = sender.title, shape.signature
    at = message.text.find(f"\n{title}", signature.start) if title and signature else -1
    if title is None or at < 0:
        return title
    rest = _REST_OF_TITLE.match(message.text, at + 1 + len(title))
    inside = rest and any(rest.start() <= one.span.start < rest.end() for one in message.companies)
    return title + rest[0].rstrip() if rest and not inside else title


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
        if len(words) == _NAME_WORDS and all(word.isalpha() for word in words):
            name = " ".join(word.capitalize() for word in words)
            yield PersonSaid(detail.span, matter, name=name, email=detail.value)


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
