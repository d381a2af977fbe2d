"""Gathers what a note with something useful is about, and goes through sentences in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from coaching.letters import notes
from coaching.letters.letter import Occasion, proper_names
from coaching.model.documents import Contact, Interview, Meeting, Opportunity
from coaching.model.wording import SOMEBODY
from coaching.reading.people.names import short_name

USEFUL_MAX_CHARACTERS = 300
"""A link or sample up to this length goes into a note whole, a longer one not at all: a cut link
leads nowhere."""


@dataclass(frozen=True, slots=True)
class LetterMaterial:
    """Holds what a note is about. `variation` picks the phrasing: it is the contact's place in the
    team, and one further for each take."""

    occasion: Occasion
    interview: Interview
    contact: Contact
    variation: int
    names: frozenset[str]

    @property
    def opportunity(self) -> Opportunity:
        """The job that the interview was for."""
        return self.occasion.opportunity

    @property
    def take(self) -> int:
        """Which of the person's points is wanted."""
        return self.occasion.take

    @property
    def meeting(self) -> Meeting | None:
        """What was said with the contact in this interview."""
        return self.contact.meeting_in(self.interview.id)

    @property
    def short_name(self) -> str:
        """How the coach speaks of the contact in passing."""
        return short_name(self.contact.name) or str(SOMEBODY)


def gather_material(occasion: Occasion, interview: Interview, contact: Contact) -> LetterMaterial:
    """Returns what a note to one contact after one interview is written from."""
    team = sorted(each.id for each in occasion.opportunity.contacts)
    turn = team.index(contact.id) if contact.id in team else int(contact.id)
    names = proper_names(occasion.person, occasion.opportunity)
    return LetterMaterial(occasion, interview, contact, turn + occasion.take, names)


def topic_points(material: LetterMaterial) -> tuple[str, ...]:
    """Returns the points noted on the talk with this contact, as typed."""
    return notes.split_points(material.meeting.topic) if material.meeting else ()


def useful_text(meeting: Meeting | None) -> str:
    """Returns the link or sample as typed, on its lines; "" when there is none short enough."""
    text = "\n".join(line.strip() for line in meeting.useful.splitlines()) if meeting else ""
    return text.strip() if notes.is_short_enough(text, 50, USEFUL_MAX_CHARACTERS) else ""


Choice = TypeVar("Choice")


def pick(choices: Sequence[Choice], variation: int) -> Choice:
    """Returns the choice for this variation; after the last choice the first comes again."""
    return choices[variation % len(choices)]
