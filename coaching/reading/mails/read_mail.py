"""Reads a mail by its meaning: its news, and who wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.likely_news.read_likely_news import read_all_news
from coaching.reading.mails.agreed_moves import read_agreed_move
from coaching.reading.mails.asked_of_reader import use_in_mail
from coaching.reading.mails.employers import find_employer_of_mail
from coaching.reading.mails.feedback import read_feedback
from coaching.reading.mails.invitations import complete_invitation
from coaching.reading.mails.next_steps import read_next_steps
from coaching.reading.mails.one_appointment import settle_appointment
from coaching.reading.mails.people_in_mails import MailParts, read_people_in_mail
from coaching.reading.mails.shape import answers_reader, find_mail_shape
from coaching.reading.mails.signatures import read_signature
from coaching.reading.message import Message
from coaching.reading.proposals import (
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    NoteKind,
    NoteSaid,
    OutcomeSaid,
    Proposal,
    Reading,
)
from coaching.reading.telling.telling import read_telling
from coaching.reading.wishes import AskSaid, DeleteSaid, DoneSaid, SnoozeSaid, SwitchSaid
from coaching.reading.words.tokens import Tokens

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
    signature = read_signature(whole, shape)
    matter = find_employer_of_mail(whole, signature)
    read = settle_appointment(tuple(filter(is_theirs, read_all_news(body, use_in_mail))), body)
    told = complete_invitation(read, body, whole)
    news: list[Proposal] = [one for one in told if not _is_meeting_of_theirs(one, body.text)]
    if not any(_leaves_no_feedback(one) for one in news):
        news += read_feedback(talk)
    if not any(isinstance(one, InterviewSaid) for one in news):
        notes = tuple(_notes_of(talk, NoteKind.NEXT_ROUND))
        news += notes or tuple(read_next_steps(talk))
    if not any(isinstance(one, OutcomeSaid) for one in news):
        news += (one for one in _notes_of(talk, NoteKind.CONCERN) if _OF_READER.search(one.text))
    news = read_agreed_move(news, body, matter, is_answer=answers_reader(shape, message.text))
    proposals = [replace(one, about=matter) for one in _as_of_employer(news, matter)]
    people = read_people_in_mail(MailParts(whole, shape, signature, matter), proposals)
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
        return news.value is not Outcome.ACCEPTED
    return not isinstance(news, _NOT_IN_MAILS)


def _notes_of(body: Message, kind: NoteKind) -> Iterator[NoteSaid]:
    for told in read_telling(body):
        if isinstance(told, NoteSaid) and told.kind is kind:
            yield told


_OF_READER: Final = re.compile(r"(?i)\b(?:you|your|you'd|you've|you're)\b")


def _as_of_employer(news: Iterable[Proposal], matter: Matter) -> Iterator[Proposal]:
    for one in news:
        if isinstance(one, InterviewSaid | LeadSaid):
            yield replace(one, company=matter.company)
        else:
            yield one
