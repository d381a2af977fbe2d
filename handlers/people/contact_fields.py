"""Reads what is told of one contact, field by field, and writes it into the contact."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching.model.documents import Contact, Meeting
from coaching.model.vocabulary import ContactPart, InterviewId, InvalidInputError
from coaching.model.wording import LIST_COMMA
from coaching.reading.listed_people import read_part_words
from coaching.reading.people.names import read_name
from coaching.translation import _
from handlers.flows.question import Choice, Choices, QuestionContext
from handlers.ui.formatting import PARTS

NO_NAME_THERE = _("I could not make out a name there. Such as <i>Dana Lee, CTO</i>.")
WHICH_PART = _("Pick the part that comes closest.")
NO_DOUBTS = _("no doubts")
# Translators: what stands for a mail address when there is none.
NO_REACH = _("no way yet")
PART_LABELS = (
    ((_("Interviewer"), "interviewer"), (_("Hiring manager"), "hiring_manager")),
    ((_("Set it up"), "coordinator"), (_("Reception, staff"), "staff")),
    ((_("Got me the interview"), "helper"),),
)


def require_name(text: str, _context: QuestionContext) -> str:
    """Raises InvalidInputError for a text in which the reader of people found no name."""
    read_name(text)
    raise InvalidInputError(NO_NAME_THERE)


def read_part(text: str, _: QuestionContext) -> str:
    """Reads a part in words. Raises InvalidInputError for anything else."""
    part = read_part_words(text)
    if part is None:
        raise InvalidInputError(WHICH_PART)
    return part.value


def part_choices(_: QuestionContext) -> Choices:
    """Offers every part as a button."""
    return tuple(tuple(Choice(label, part) for label, part in row) for row in PART_LABELS)


def part_text(value: Any) -> str:
    """Returns how a part reads."""
    return str(PARTS[ContactPart(value)])


def reach_text(value: Any) -> str:
    """Returns how mail, LinkedIn and phone read, as far as they are known."""
    if not value:
        return str(NO_REACH)
    return str(LIST_COMMA).join(detail for detail in value.values() if detail)


def concern_text(value: Any) -> str:
    """Returns the doubt, or that there was none."""
    return str(value or NO_DOUBTS)


# -- what is kept ----------------------------------------------------------------------------------


def apply_answers(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> Contact:
    """Returns the contact with what was said of them. What was skipped stays as it was, and an
    empty text takes back what stood there."""
    reach = said.get("reach")
    if reach == "":
        contact = replace(contact, email="", linkedin="", phone="")
    reach = reach or {}
    return replace(
        contact,
        part=ContactPart(said["part"]) if said.get("part") else contact.part,
        title=said.get("title") or contact.title,
        email=reach.get("email") or contact.email,
        linkedin=reach.get("linkedin") or contact.linkedin,
        phone=reach.get("phone") or contact.phone,
        met=_put_meeting(contact, said, interview),
    )


def _put_meeting(
    contact: Contact, said: Mapping[str, Any], interview: InterviewId | None
) -> tuple[Meeting, ...]:
    if interview is None:
        return contact.met
    before = contact.meeting_in(interview) or Meeting(interview)
    concern, useful = said.get("concern"), said.get("useful")
    after = replace(
        before,
        topic=said.get("topic") or before.topic,
        concern=before.concern if concern is None else concern,
        useful=before.useful if useful is None else useful,
    )
    others = tuple(meeting for meeting in contact.met if meeting.interview != interview)
    return (*others, after)
