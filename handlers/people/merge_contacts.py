"""Makes one contact of two that are the same person; asks for the other and for the name."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from coaching.matching.merge import merge_two_contacts
from coaching.model.documents import Contact, Conversation, Opportunity, Person
from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.reading.similarity import is_similar_person
from coaching.translation import _
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenContact, ShowContacts
from handlers.ui.turn import Turn

SAME_PERSON_PROMPT = _("Who is the same person as {name}?")
WHICH_NAME = _(
    "{name} and {other} become one person. Notes, addresses and what is done of both are kept. "
    "Which name is right?"
)
MERGED = _("{other} and {name} are one now: {name}. What was done for either is done.")
CONTACT_GONE = _("That contact is no longer there.")
KEEP_NAME_LABEL = _("Keep {name}")
EVERYONE_LABEL = _("‹ Everyone")
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
    """Shows the other contacts of this job, those with a similar name first."""
    others = [other for other in opportunity.contacts if other.id != contact.id]
    others.sort(key=lambda other: not is_similar_person(other.name, contact.name))
    buttons = [
        Button(formatting.cut_label(other.name), AskWhichName(opportunity.id, contact.id, other.id))
        for other in others[:CHOICES_AT_MOST]
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    turn.edit(
        SAME_PERSON_PROMPT.format(name=escape(contact.name)),
        [*rows, _back_row(opportunity, contact)],
    )


def ask_which_name(turn: Turn, opportunity: Opportunity, contact: Contact, other_id: int) -> None:
    """Asks which of the two names stays; a press of that name merges them."""
    other = _find_other(opportunity, contact, other_id)
    if other is None:
        turn.show_toast(CONTACT_GONE)
        return
    rows = [
        [_keep_name_button(opportunity, contact, other)],
        [_keep_name_button(opportunity, other, contact)],
    ]
    text = WHICH_NAME.format(name=escape(contact.name), other=escape(other.name))
    turn.edit(text, [*rows, _back_row(opportunity, contact)])


def _keep_name_button(opportunity: Opportunity, survivor: Contact, other: Contact) -> Button:
    label = KEEP_NAME_LABEL.format(name=survivor.name[:40])
    return Button(label, MergeContacts(opportunity.id, survivor.id, other.id))


def merge_contacts(turn: Turn, opportunity: Opportunity, survivor: Contact, other_id: int) -> None:
    """Merges the other contact into `survivor`."""
    other = _find_other(opportunity, survivor, other_id)
    if other is None:
        turn.show_toast(CONTACT_GONE)
        return
    turn.put_opportunity(merge_two_contacts(opportunity, survivor, other))
    turn.person = _redirect_conversations(turn.person, opportunity.id, other, survivor)
    text = MERGED.format(name=escape(survivor.name), other=escape(other.name))
    shown = Button(formatting.cut_label(survivor.name), OpenContact(opportunity.id, survivor.id))
    turn.edit(text, [[shown, Button(EVERYONE_LABEL, ShowContacts(0))]])


def _find_other(opportunity: Opportunity, contact: Contact, wanted: int) -> Contact | None:
    others = (other for other in opportunity.contacts if other.id != contact.id)
    return next((other for other in others if other.id == wanted), None)


def _back_row(opportunity: Opportunity, contact: Contact) -> list[Button]:
    return [
        Button(f"‹ {formatting.cut_label(contact.name)}", KeepContact(opportunity.id, contact.id))
    ]


def _redirect_conversations(
    person: Person, opportunity: OpportunityId, before: Contact, after: Contact
) -> Person:
    """Makes every flow about one contact a flow about the other."""

    def redirect(conversation: Conversation) -> Conversation:
        same = (conversation.opportunity, conversation.subject) == (opportunity, before.id)
        return replace(conversation, subject=after.id) if same else conversation

    current = person.conversation
    return replace(
        person,
        conversation=redirect(current) if current else None,
        paused=tuple(map(redirect, person.paused)),
    )
