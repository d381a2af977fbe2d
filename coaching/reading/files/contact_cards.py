"""Makes people to confirm of contact cards: with name, title, address, number and employer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.details.mails_and_links import find_details
from coaching.reading.files.vcards import ContactCard
from coaching.reading.matter import default_matter
from coaching.reading.mentions import DetailKind
from coaching.reading.message import Message
from coaching.reading.people.names import read_name
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import Matter, PersonSaid, Reading, Stretch
from coaching.reading.similarity import is_same_name
from coaching.reading.words.tokens import Tokens

_LINE_END: Final = "\n"


@dataclass(frozen=True, slots=True)
class CardsRead:
    """Holds the cards as text, a line each, and the people on them."""

    text: str
    reading: Reading


def read_cards(cards: Iterable[ContactCard], context: ReadingContext) -> CardsRead:
    """Returns everybody who is named on the cards; a card without a name is left out."""
    people: list[PersonSaid] = []
    lines: list[str] = []
    place = 0
    for card in cards:
        person = _read_card(card, context)
        if person is not None:
            line = _card_line(card)
            people.append(replace(person, span=Stretch(place, place + len(line))))
            lines.append(line)
            place += len(line) + len(_LINE_END)
    return CardsRead(_LINE_END.join(lines), Reading(tuple(people)))


def _card_line(card: ContactCard) -> str:
    return ", ".join(filter(None, (card.name, card.title, card.firm, card.email, card.phone)))


def _read_card(card: ContactCard, context: ReadingContext) -> PersonSaid | None:
    named = _read_name(card.name, context)
    if named is None:
        return None
    return replace(
        named,
        about=_find_matter(named, card, context),
        title=card.title or named.title,
        email=_read_detail(card.email, DetailKind.EMAIL),
        phone=card.phone or None,
        part=None,
    )


def _read_name(name: str, context: ReadingContext) -> PersonSaid | None:
    """Returns who is meant by a name as address books have it: "Priya Shah - Globex HR"."""
    asked = replace(context, asked=AskedByCoach(OpenQuestion.PEOPLE))
    people: Sequence[PersonSaid] = read_people_said(Message(Tokens(name), asked), with_known=True)
    if len(people) == 1:
        return people[0]
    try:
        return PersonSaid(Stretch(0, len(name)), name=read_name(name))
    except InvalidInputError:
        return None


def _read_detail(value: str, kind: DetailKind) -> str | None:
    found = find_details(Tokens(value), ())
    return next((one.value for one in found if one.kind is kind), None)


def _find_matter(named: PersonSaid, card: ContactCard, context: ReadingContext) -> Matter:
    """Returns the job of somebody known, else the one at the card's employer, else a guess."""
    if named.is_referee or named.contact is not None:
        return named.about
    jobs = context.dossier.opportunities
    at_firm = [job for job in jobs if card.firm and is_same_name(job.company, card.firm)]
    if at_firm:
        return Matter(opportunity=next((job for job in at_firm if job.is_live), at_firm[-1]).id)
    return named.about if not named.about.is_guess else default_matter(context)
