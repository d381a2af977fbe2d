"""Makes one contact of two that are the same person: choose the other, choose the name, done."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from coaching.matching.merge import merge_two_contacts
from coaching.matching.similarity import is_similar_person
from coaching.model.documents import Contact, Conversation, Opportunity, Person
from coaching.model.vocabulary import ContactId, OpportunityId
from handlers.answers.same_person import replace_name_answers
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenContact, ShowContacts
from handlers.ui.turn import Turn

SAME_PERSON_PROMPT = "Who is the same person as {name}?"
WHICH_NAME = (
    "{one} and {other} become one person. Notes, addresses and what is done of both are kept. "
    "Which name is right?"
)
MERGED = "{other} and {kept} are one now: {kept}. What was done for either is done."
CONTACT_GONE = "That contact is no longer there."
CHOICES_AT_MOST = 12


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepContact(CallbackData):
    """Shows the contact's card again; nothing was changed."""

    prefix: ClassVar[str] = "c:keep"
    opportunity: OpportunityId
    contact: ContactId


@dataclass(frozen=True, slots=True)
class AskWhichName(CallbackData):
    """Asks which name stays of two contacts."""

    prefix: ClassVar[str] = "c:both"
    opportunity: OpportunityId
    contact: ContactId
    other: ContactId


@dataclass(frozen=True, slots=True)
class MergeContacts(CallbackData):
    """Merges the other contact into the one that stays."""

    prefix: ClassVar[str] = "c:join"
    opportunity: OpportunityId
    contact: ContactId
    other: ContactId


# -- the questions ---------------------------------------------------------------------------------


def ask_same_person(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    """Shows the others of this job, those with a name like this one first."""
    others = [one for one in opportunity.contacts if one.id != contact.id]
    others.sort(key=lambda one: not is_similar_person(one.name, contact.name))
    buttons = [
        Button(one.name[:24], AskWhichName(opportunity.id, contact.id, one.id))
        for one in others[:CHOICES_AT_MOST]
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    turn.edit(
        SAME_PERSON_PROMPT.format(name=escape(contact.name)),
        [*rows, _back_row(opportunity, contact)],
    )


def ask_which_name(turn: Turn, opportunity: Opportunity, contact: Contact, other_id: int) -> None:
    """Asks which of the two names stays; that press joins them."""
    other = _find_other(opportunity, contact, other_id)
    if other is None:
        turn.show_toast(CONTACT_GONE)
        return
    pairs = ((contact, other), (other, contact))
    rows = [
        [Button(f"Keep {one.name[:40]}", MergeContacts(opportunity.id, one.id, two.id))]
        for one, two in pairs
    ]
    text = WHICH_NAME.format(one=escape(contact.name), other=escape(other.name))
    turn.edit(text, [*rows, _back_row(opportunity, contact)])


def merge_contacts(turn: Turn, opportunity: Opportunity, survivor: Contact, other_id: int) -> None:
    """Joins the other into `kept`."""
    other = _find_other(opportunity, survivor, other_id)
    if other is None:
        turn.show_toast(CONTACT_GONE)
        return
    turn.put_opportunity(merge_two_contacts(opportunity, survivor, other))
    turn.person = _redirect_conversations(
        replace_name_answers(turn.person, opportunity.id, other, new_name=survivor.name),
        opportunity.id,
        other,
        survivor,
    )
    text = MERGED.format(kept=escape(survivor.name), other=escape(other.name))
    shown = Button(survivor.name[:24], OpenContact(opportunity.id, survivor.id))
    turn.edit(text, [[shown, Button("‹ Everyone", ShowContacts(0))]])


def _find_other(opportunity: Opportunity, contact: Contact, wanted: int) -> Contact | None:
    others = (one for one in opportunity.contacts if one.id != contact.id)
    return next((one for one in others if one.id == wanted), None)


def _back_row(opportunity: Opportunity, contact: Contact) -> list[Button]:
    return [Button(f"‹ {contact.name[:24]}", KeepContact(opportunity.id, contact.id))]


def _redirect_conversations(
    person: Person, opportunity: OpportunityId, before: Contact, after: Contact
) -> Person:
    """A flow about the one is about the other."""

    def redirect(conversation: Conversation) -> Conversation:
        same = (conversation.opportunity, conversation.subject) == (opportunity, before.id)
        return replace(conversation, subject=after.id) if same else conversation

    talk = person.conversation
    paused = tuple(redirect(one) for one in person.paused)
    return replace(person, conversation=redirect(talk) if talk else None, paused=paused)
