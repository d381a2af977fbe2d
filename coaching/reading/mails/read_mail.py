"""Reads a mail by its meaning: its news, and who wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import ContactPart, Outcome
from coaching.reading.likely_news.read_likely_news import read_all_news
from coaching.reading.mails.asked_of_reader import use_in_mail
from coaching.reading.mails.feedback import read_feedback
from coaching.reading.mails.invitations import complete_invitation
from coaching.reading.mails.shape import MailShape, find_mail_shape
from coaching.reading.matter import default_matter, employers, to_matter
from coaching.reading.mentions import CompanyMention, DetailKind, PersonMention
from coaching.reading.message import Message
from coaching.reading.people.owners import is_generic, is_of_reader
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import (
    InterviewSaid,
    Matter,
    MovedSaid,
    NoteKind,
    NoteSaid,
    OutcomeSaid,
    PersonSaid,
    Proposal,
    Reading,
    Stretch,
)
from coaching.reading.telling.telling import read_telling
from coaching.reading.text_folding import fold_text
from coaching.reading.wishes import AskSaid, DeleteSaid, DoneSaid, SnoozeSaid, SwitchSaid
from coaching.reading.words.tokens import Tokens
from coaching.reading.words.word_line import word_set

_NAME_WORDS: Final = 2
_NOT_IN_MAILS = (AskSaid, DeleteSaid, DoneSaid, SnoozeSaid, SwitchSaid)
"""What only the person can say to the coach, not an employer in a mail."""


def read_mail(message: Message) -> Reading | None:
    """Returns the news of a mail and its people; None for a message of another form."""
    shape = find_mail_shape(message.text, is_forwarded=message.context.is_forwarded)
    if shape is None:
        return None
    body = Message(Tokens(shape.body_of(message.text)), message.context, is_mail=True)
    talk = Message(Tokens(shape.talk_of(message.text)), message.context, is_mail=True)
    whole = Message(Tokens(shape.names_of(message.text)), message.context)
    matter = find_employer(whole)
    told = complete_invitation(filter(is_theirs, read_all_news(body, use_in_mail)), body, whole)
    news: list[Proposal] = [one for one in told if not _is_meeting_of_theirs(one, body.text)]
    if not any(_leaves_no_feedback(one) for one in news):
        news += read_feedback(talk)
    if not any(isinstance(one, InterviewSaid) for one in news):
        news += _notes_of(talk, NoteKind.NEXT_ROUND)
    if not any(isinstance(one, OutcomeSaid) for one in news):
        news += (one for one in _notes_of(talk, NoteKind.CONCERN) if _OF_READER.search(one.text))
    proposals = [replace(one, about=matter) for one in _as_of_employer(news, matter)]
    people = _read_people(whole, shape, matter, proposals)
    return Reading((*proposals, *people))


def _leaves_no_feedback(news: Proposal) -> bool:
    """Tells whether a mail invites or offers: its kind words are no feedback."""
    is_offer = isinstance(news, OutcomeSaid) and news.value is Outcome.OFFER
    return is_offer or isinstance(news, InterviewSaid | MovedSaid)


_OWN_MEETING: Final = re.compile(
    r"(?i)\b(?:i'm|i am|we're|we are|i|we|they|the (?:board|team|panel)) (?:meeting"
    r"|meets?)\b(?! you)"
)


def _is_meeting_of_theirs(news: Proposal, text: str) -> bool:
    """Tells whether the writer meets somebody else: "I'm meeting our director on Thursday"."""
    if not isinstance(news, InterviewSaid):
        return False
    return bool(_OWN_MEETING.search(news.span.text_in(text)))


def is_theirs(news: Proposal) -> bool:
    """Tells whether an employer can say this in a mail; a yes to an offer is the person's own."""
    if isinstance(news, OutcomeSaid):
        return news.value in (Outcome.OFFER, Outcome.REJECTED)
    return not isinstance(news, _NOT_IN_MAILS)


def _notes_of(body: Message, kind: NoteKind) -> Iterator[NoteSaid]:
    for told in read_telling(body):
        if isinstance(told, NoteSaid) and told.kind is kind:
            yield told


_OF_READER: Final = re.compile(r"(?i)\b(?:you|your|you'd|you've|you're)\b")


def find_employer(message: Message) -> Matter:
    """Returns the one job that a mail is about: one that is known, else the employer named."""
    clients = [one for one in message.companies if _is_client(message, one)]
    others = [one for one in employers(message) if not _is_of_recruiter(message, one)]
    named = [to_matter(company) for company in clients or others]
    known = [matter for matter in named if matter.opportunity is not None]
    people = [
        Matter(opportunity=one.opportunity) for one in message.people if one.opportunity is not None
    ]
    return next(iter((*known, *people, *named)), default_matter(message.context))


_CLIENT_BEFORE: Final = re.compile(
    r"(?i)\b(?:client|behalf of|kunde|cliente|role with|job with|position with)(?: is| are)?,? ?$"
)


def _is_client(message: Message, company: CompanyMention) -> bool:
    """Tells whether an agency writes of the employer: "our client Kalyani Textiles"."""
    before = message.text[max(0, company.span.start - 20) : company.span.start]
    return not company.is_agency and bool(_CLIENT_BEFORE.search(before))


_RECRUITER_AT: Final = re.compile(
    r"(?i)\b(?:recruit\w*|talent|consultant|headhunter)\b[^\n.]{0,30}\b(?:at|@|with|from) $"
)


def _is_of_recruiter(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm is only where a recruiter works who fills the job of another one."""
    before = message.text[max(0, company.span.start - 60) : company.span.start]
    is_host = "@" in company.span.text_in(message.text)
    says = _RECRUITER_AT.search(before) or _IS_FROM.search(before)
    is_said = is_host or says or _is_in_signature(message, company)
    return bool(company.opportunity is None and is_said and _CLIENT.search(message.text))


_IS_FROM: Final = re.compile(
    r"(?i)\b(?:this is|my name is|i'm|i am|it's|its) [^\W\d_][\w'’-]{0,20}"
    r"(?: [^\W\d_][\w'’-]{0,20})? (?:from|with|at|of|over at|here from) $"
)
_LAST_LINES: Final = 160


def _is_in_signature(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm begins one of the last lines, as where the writer works does."""
    start = company.span.start
    line = message.text[message.text.rfind("\n", 0, start) + 1 : start]
    return start > max(len(message.text) - _LAST_LINES, 0) and not line.strip()


def _as_of_employer(news: Iterable[Proposal], matter: Matter) -> Iterator[Proposal]:
    for one in news:
        if isinstance(one, InterviewSaid) and matter.company:
            yield replace(one, company=matter.company)
        else:
            yield one


def _read_people(
    message: Message, shape: MailShape, matter: Matter, news: list[Proposal]
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
    if _CLIENT.search(message.text):
        return True
    return signature is not None and any(
        company.is_agency and _has(signature, company.span) for company in message.companies
    )


_REST_OF_TITLE: Final = re.compile(r", (?P<rest>[^\W\d_][\w&' -]{2,40})[ \t]*(?=\n|$)")


def _whole_line(sender: PersonSaid, message: Message, shape: MailShape) -> str | None:
    """Returns "Manager, Service Planning" where a line of the signature says no more."""
    title, signature = sender.title, shape.signature
    at = message.text.find(f"\n{title}, ", signature.start) if title and signature else -1
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


_CLIENT: Final = re.compile(
    r"(?i)\b(?:my|our|the) client(?:s\b|\b(?!s))(?! service| facing)"
    r"|\bworking (?:exclusively )?with an?\b|\b(?:can't|cannot) name (?:them|the)\b"
)


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
