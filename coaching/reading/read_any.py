"""Reads a message in the form it has: a mail, people, small talk, or what somebody tells."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.chats.read_chat import read_chat
from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.interview_notes.who_comes_again import add_who_comes_again
from coaching.reading.likely_news.read_likely_news import read_all_news
from coaching.reading.mails.read_mail import read_mail
from coaching.reading.message import Message
from coaching.reading.news.commitments_kept import read_commitments_kept
from coaching.reading.news.reference_checks import drop_what_checks_tell
from coaching.reading.news.to_coach.small_talk import read_small_talk
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people_answers import read_people_answer
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    InterviewSaid,
    MovedSaid,
    NoShowSaid,
    NoteKind,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    Reading,
    SmallTalk,
    Stretch,
)
from coaching.reading.roundups.read_roundup import read_roundup
from coaching.reading.said_days import find_day
from coaching.reading.talk import read_talk
from coaching.reading.wishes import AskAbout, AskSaid, DoneSaid, SwitchSaid, stands_alone
from coaching.reading.words.tokens import Tokens

Reader = Callable[[Message], Reading | None]
"""Reads a message of its own form; None where the message has another form."""
READERS: Final[tuple[Reader, ...]] = (read_chat, read_mail, read_people_answer)

_NOT_SETTLED_BY: Final = (
    *(CancelledSaid, InterviewSaid, MovedSaid, NoShowSaid, OfferSaid, OutcomeSaid, PromiseSaid),
    AssignmentSaid,
)
"""Who tells such news settles no promise and no task by the same words."""
_NO_QUESTION: Final = frozenset({OpenQuestion.NOTHING, OpenQuestion.STEP, OpenQuestion.OTHER})


def read_any(text: str, context: ReadingContext) -> Reading:
    """Returns what the message says, read against what is known."""
    return read_message(Message(Tokens(text), context))


def read_message(message: Message) -> Reading:
    """Returns what a message says that others look at as well."""
    question = message.context.asked.question
    if question not in _NO_QUESTION and is_non_answer(message.text):
        return Reading(small_talk=SmallTalk.NON_ANSWER)
    if talk := read_small_talk(message):
        return Reading(small_talk=talk)
    readings = (reader(message) for reader in READERS)
    form = next((reading for reading in readings if reading is not None), None)
    return form or read_roundup(message, _read_plain) or _read_plain(message)


def _read_plain(message: Message) -> Reading:
    """Reads the news in a message, what it tells of an interview or answers, and who is named."""
    news = _without_what_letter_says(read_all_news(message))
    if any(map(stands_alone, news)):
        return Reading(news)
    news = _without_what_is_switched(message, news)
    talk = _tell_promises_apart(message, read_talk(message, news))
    is_interview = any(isinstance(one, InterviewSaid | NoteSaid) for one in talk.proposals)
    part = ContactPart.INTERVIEWER if is_interview else None
    people = () if talk.small_talk else read_people_said(message, usual_part=part)
    people = add_who_comes_again(message, talk.proposals, people)
    if any(isinstance(one, AskSaid) for one in talk.proposals):
        people = tuple(one for one in people if not _is_mere_name(one))
    told = drop_what_checks_tell((*talk.proposals, *people))
    return _with_commitments(message, replace(talk, proposals=told))


def _without_what_letter_says(news: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Returns the news without what a letter is wished to say: "write to them that I accept"."""
    if not any(isinstance(one, AskSaid) and one.question is AskAbout.LETTER for one in news):
        return news
    return tuple(one for one in news if not isinstance(one, DoneSaid | OutcomeSaid))


def _without_what_is_switched(message: Message, news: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Returns the news without what only names a kind of reminders: "switch off offers"."""
    places = [one.span for one in news if isinstance(one, SwitchSaid)]
    return tuple(
        one
        for one in news
        if isinstance(one, SwitchSaid)
        or not any(_says_no_more(message, one.span, place) for place in places)
    )


def _says_no_more(message: Message, span: Stretch, place: Stretch) -> bool:
    """Tells whether a span ends where the place in it does, but for a "please"."""
    rest = message.lower_text[place.end : span.end].strip(" .,!")
    return place.start <= span.start < place.end and rest in ("", "please", "pls", "thanks")


def _is_mere_name(person: PersonSaid) -> bool:
    """Tells whether a name is all that is said: a question about somebody tells nothing of them."""
    return not (person.title or person.part or person.email or person.phone or person.linkedin)


def _with_commitments(message: Message, talk: Reading) -> Reading:
    """Returns the talk with what is settled of promises and tasks, where it tells no other news."""
    if any(isinstance(one, _NOT_SETTLED_BY) for one in talk.proposals):
        return talk
    kept = tuple(read_commitments_kept(message))
    if not kept:
        return talk
    others = tuple(one for one in talk.proposals if not isinstance(one, DoneSaid))
    return replace(talk, proposals=(*others, *kept), small_talk=None)


def _tell_promises_apart(message: Message, talk: Reading) -> Reading:
    """Returns the talk in which what the person promised has its day, and is not taken for a
    promise of theirs as well."""
    proposals = [_with_day(message, one) for one in talk.proposals]
    mine = [one.span for one in proposals if _is_own_promise(one)]
    kept = (
        one
        for one in proposals
        if not isinstance(one, PromiseSaid)
        or not any(one.span.start <= span.start and span.end <= one.span.end for span in mine)
    )
    return replace(talk, proposals=tuple(kept))


def _with_day(message: Message, proposal: Proposal) -> Proposal:
    if isinstance(proposal, NoteSaid) and _is_own_promise(proposal):
        return replace(proposal, due=find_day(message, proposal.span))
    return proposal


def _is_own_promise(proposal: Proposal) -> bool:
    return isinstance(proposal, NoteSaid) and proposal.kind is NoteKind.PROMISED_BY_ME
