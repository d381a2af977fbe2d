"""Makes contacts of what was answered about people, and writes what was said into a contact."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from coaching.model.documents import Contact, Conversation, Meeting, Opportunity
from coaching.model.vocabulary import ContactId, ContactPart, InterviewId
from handlers.answers.same_person import merge_into_known
from handlers.flows.question import parse_slot_name, slot_name
from handlers.ui.turn import Turn


def keep_people(turn: Turn, conversation: Conversation) -> None:
    """Makes contacts of the answers. Keeping the same answers again changes nothing."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    rounds = sum(parse_slot_name(slot)[0] == "name" for slot in conversation.answers)
    for round_index in range(rounds):
        opportunity = _add_person(turn, opportunity, conversation, round_index)
    turn.put_opportunity(opportunity)


def _add_person(
    turn: Turn, opportunity: Opportunity, conversation: Conversation, round_index: int
) -> Opportunity:
    name = conversation.answers.get(slot_name("name", round_index))
    if not name:
        return opportunity
    origin = f"{conversation.serial}.{round_index}"
    same = conversation.answers.get(slot_name("same", round_index))
    if same:
        name, opportunity = same, merge_into_known(opportunity, same, origin)
    known = find_contact(opportunity, name, origin)
    contact = known or Contact(
        id=ContactId(turn.allocate_id()), name=name, known_since=turn.now, origin=origin
    )
    said = {
        key: conversation.answers.get(slot_name(key, round_index))
        for key in ("part", "topic", "concern", "reach", "title")
    }
    name = name if contact.origin == origin else contact.name  # known people keep their spelling
    contact = apply_answers(replace(contact, name=name), said, conversation.interview)
    return _put_contact(opportunity, contact)


def _put_contact(opportunity: Opportunity, contact: Contact) -> Opportunity:
    """Puts the contact in the place of their earlier state, or behind the others."""
    contacts = opportunity.contacts
    if any(other.id == contact.id for other in contacts):
        contacts = tuple(contact if other.id == contact.id else other for other in contacts)
    else:
        contacts = (*contacts, contact)
    return replace(opportunity, contacts=contacts)


def find_contact(opportunity: Opportunity, name: str, origin: str) -> Contact | None:
    """Returns the contact that this answer brought before, or else the one of that name."""
    contacts = opportunity.contacts
    by_origin = (contact for contact in contacts if contact.origin == origin)
    by_name = (contact for contact in contacts if contact.name.casefold() == name.casefold())
    return next(chain(by_origin, by_name), None)


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
