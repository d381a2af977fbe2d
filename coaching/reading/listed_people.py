"""Reads the people somebody met as they write them down: each on a line, or all in a sentence."""

import unicodedata
from dataclasses import dataclass, replace

from coaching.model.vocabulary import ContactPart, InvalidInputError
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.message import Message
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.names import ContactDetails, clean_text, read_name
from coaching.reading.people.parts import find_part
from coaching.reading.people_answers import is_description
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import PersonSaid
from coaching.reading.words.tokens import Tokens
from coaching.translation import _

PEOPLE_AT_MOST = 12
TOO_MANY_PEOPLE = _(
    "That is more people than I can take at once. Send up to {limit} names at a time."
)
WHOSE_ADDRESS = _("Whose address is that? The name first, such as <i>Dana Lee, dana@acme.com</i>.")

PART_WORDS = {
    "hiring manager": ContactPart.HIRING_MANAGER,
    "manager": ContactPart.HIRING_MANAGER,
    "boss": ContactPart.HIRING_MANAGER,
    "interviewer": ContactPart.INTERVIEWER,
    "panel": ContactPart.INTERVIEWER,
    "hr": ContactPart.COORDINATOR,
    "reception": ContactPart.STAFF,
    "assistant": ContactPart.STAFF,
}
"""Is what these words mean where a part was asked for; parts.py reads them in a sentence."""
NO_DETAILS = ContactDetails()
_PARTS_KEPT = {
    ContactPart.RECRUITER: ContactPart.COORDINATOR,
    ContactPart.AGENCY_RECRUITER: ContactPart.COORDINATOR,
}
"""The conversation about people has one button for who sets interviews up."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Holds somebody as they were written down; what was not said is None or empty."""

    name: str
    part: ContactPart | None = None
    title: str = ""
    reach: ContactDetails = NO_DETAILS


def read_part_words(text: str) -> ContactPart | None:
    """Returns the part that an answer means, in a word or in a sentence."""
    words = text.strip().casefold().rstrip(".!").removeprefix("the ").removeprefix("my ")
    part = PART_WORDS.get(words) or find_part(text)
    return _PARTS_KEPT.get(part, part) if part else None


def read_people(text: str, context: ReadingContext) -> tuple[ListedPerson, ...]:
    """Reads everybody named in a text, with title, part and address; nobody where it says so.

    Raises InvalidInputError when there is no name in it, or too many.
    """
    plain = clean_text(text)
    if is_non_answer(plain):
        return ()
    message = Message(Tokens(plain), _as_list(context))
    people = tuple(_to_listed(one) for one in read_people_said(message, with_known=True))
    if len(people) > PEOPLE_AT_MOST:
        raise InvalidInputError(TOO_MANY_PEOPLE.format(limit=PEOPLE_AT_MOST))
    if len(people) == 1 and _is_marked_up(message):
        return (ListedPerson(read_name(plain)),)
    if people or is_description(plain):
        return people
    if message.details:
        raise InvalidInputError(WHOSE_ADDRESS)
    return (ListedPerson(read_name(plain)),)


def _is_marked_up(message: Message) -> bool:
    """Tells whether only signs stand beside a name, such as an emoji, which belong to it."""
    words = [token.text for token in message.tokens.all if token.is_word]
    has_sign = any(char in "<>" or unicodedata.category(char) == "So" for char in message.text)
    return len(words) <= 4 and not message.details and has_sign


def _as_list(context: ReadingContext) -> ReadingContext:
    """Returns the context in which names stay as they were written: people match them later."""
    jobs = tuple(replace(job, contacts=()) for job in context.dossier.opportunities)
    person = replace(context.dossier.person, referees=())
    return replace(
        context,
        dossier=replace(context.dossier, person=person, opportunities=jobs),
        asked=AskedByCoach(OpenQuestion.PEOPLE),
    )


def _to_listed(person: PersonSaid) -> ListedPerson:
    reach = ContactDetails(person.email or "", person.linkedin or "", person.phone or "")
    name = read_name(person.name_with_greeting)
    part = _PARTS_KEPT.get(person.part, person.part) if person.part else None
    return ListedPerson(name, part, person.title or "", reach)
