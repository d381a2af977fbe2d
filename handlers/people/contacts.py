"""/contacts: everyone you met, by opportunity; open one to read, correct or remove them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.playbook.thanks import is_thanked, thanks_keys
from handlers.answers.same_person import replace_name_answers
from handlers.people import merge_contacts
from handlers.people.add_contact import NO_OPPORTUNITY, AddContact
from handlers.people.edit_contact import FIELDS, edit_contact
from handlers.people.merge_contacts import AskWhichName, KeepContact, MergeContacts
from handlers.ui import formatting
from handlers.ui.buttons import Button, ButtonStyle
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import EditContact, LogInterview, OpenContact, ShowContacts
from handlers.ui.turn import Turn

NO_CONTACTS = (
    "Nobody here yet. When you log an interview with /new, I ask afterwards who was there; "
    "or add somebody now."
)
TITLE = "<b>People</b>"
CONFIRM_REMOVAL = "Remove {name}? Their notes and reminders go with them."
REMOVED = "{name} is removed."
GONE = "That contact is no longer there."
PAGE_SIZE = 12
NOTE_LENGTH = 200


# -- what its buttons send -------------------------------------------------------------------------


class ContactAction(StrEnum):
    """What can be done with a contact; the values stand on buttons."""

    GONE = "gone"
    SURE = "sure"
    TWIN = "twin"


@dataclass(frozen=True, slots=True)
class ChangeContact(CallbackData):
    """Removes a contact, after a question, or asks who is the same person."""

    prefix: ClassVar[str] = "c"
    action: ContactAction
    opportunity: OpportunityId
    contact: ContactId


OneContactData = (
    OpenContact | EditContact | ChangeContact | KeepContact | AskWhichName | MergeContacts
)
ContactsData = ShowContacts | OneContactData


def _action_button(
    label: str,
    action: ContactAction,
    opportunity: Opportunity,
    contact: Contact,
    style: ButtonStyle | None = None,
) -> Button:
    return Button(label, ChangeContact(action, opportunity.id, contact.id), style=style)


# -- the list --------------------------------------------------------------------------------------


async def handle_contacts(_: Update, turn: Turn) -> None:
    """/contacts."""
    turn.say(*_contacts_page(turn, 0))


def _contacts_page(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    everyone = [(one, contact) for one in turn.dossier.opportunities for contact in one.contacts]
    if not turn.dossier.opportunities:
        return NO_OPPORTUNITY, [[Button("Log an interview", LogInterview())]]
    if not everyone:
        return NO_CONTACTS, [[Button("Add somebody", AddContact())]]
    page = min(page, (len(everyone) - 1) // PAGE_SIZE)
    shown = everyone[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [TITLE]
    for opportunity in dict.fromkeys(one.id for one, _ in shown):
        mine = [pair for pair in shown if pair[0].id == opportunity]
        lines += [
            "",
            formatting.opportunity_heading(mine[0][0]),
            *(_contact_line(*pair) for pair in mine),
        ]
    return "\n".join(lines), [
        *_contact_buttons(shown),
        *_page_buttons(page, len(everyone)),
        _add_row(),
    ]


def _contact_line(opportunity: Opportunity, contact: Contact) -> str:
    parts = [
        str(formatting.PARTS[contact.part]),
        "thanked" if was_thanked(opportunity, contact) else "",
    ]
    known = "" if contact.is_reachable else "no mail yet"
    return f"• {escape(contact.name)}: " + ", ".join(filter(None, [*parts, known]))


def was_thanked(opportunity: Opportunity, contact: Contact) -> bool:
    """Whether a thank-you to this contact is marked as done for any interview."""
    rounds = (one.id for one in opportunity.interviews)
    keys = (key for one in rounds for key in thanks_keys(opportunity, one))
    return any(key.subject == contact.id and is_thanked(opportunity, key) for key in keys)


def _contact_buttons(shown: list[tuple[Opportunity, Contact]]) -> list[list[Button]]:
    buttons = [
        Button(contact.name[:24], OpenContact(opportunity.id, contact.id))
        for opportunity, contact in shown
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _page_buttons(page: int, count: int) -> list[list[Button]]:
    before = [Button("‹ Earlier", ShowContacts(page - 1))] if page else []
    after = [Button("More ›", ShowContacts(page + 1))] if (page + 1) * PAGE_SIZE < count else []
    return [[*before, *after]] if before or after else []


def _add_row() -> list[Button]:
    return [Button("Add somebody", AddContact())]


# -- one contact -----------------------------------------------------------------------------------


def contact_card(opportunity: Opportunity, contact: Contact) -> tuple[str, list[list[Button]]]:
    """All that is kept of one contact, and a button to change each of it."""
    shown = next(
        (one for one in redact_opportunity(opportunity).contacts if one.id == contact.id), contact
    )
    lines = [
        f"<b>{escape(contact.name)}</b>, {formatting.PARTS[contact.part]}",
        f"{escape(opportunity.company)}{_title_suffix(shown)}",
        *(
            f"{label}: {escape(text)}"
            for label, text in (
                ("Mail", contact.email),
                ("LinkedIn", contact.linkedin),
                ("Phone", shown.phone),
            )
            if text
        ),
    ]
    for met in shown.met:
        lines += [f"You talked about: {_shorten_note(met.topic)}"] * bool(met.topic)
        lines += [f"Their doubt: {_shorten_note(met.concern)}"] * bool(met.concern)
    buttons = [
        Button(label, EditContact(opportunity.id, contact.id, field))
        for field, label in FIELDS.items()
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return "\n".join(lines), [*rows, _last_row(opportunity, contact)]


def _shorten_note(note: str) -> str:
    """A note as a card shows it; drafts are made of the whole."""
    return escape(note if len(note) <= NOTE_LENGTH else f"{note[:NOTE_LENGTH].rstrip()} …")


def _title_suffix(contact: Contact) -> str:
    return f" · {_shorten_note(contact.title)}" if contact.title else ""


def _last_row(opportunity: Opportunity, contact: Contact) -> list[Button]:
    several = len(opportunity.contacts) > 1
    twin = [_action_button("Same person as …", ContactAction.TWIN, opportunity, contact)] * several
    remove = _action_button("Remove", ContactAction.GONE, opportunity, contact, style="danger")
    return [Button("‹ Everyone", ShowContacts(0)), *twin, remove]


async def handle_callback(_: Update, turn: Turn, data: ContactsData) -> None:
    """Any button of the list or of a contact's card."""
    match data:
        case ShowContacts(page):
            turn.edit(*_contacts_page(turn, page))
        case _:
            _handle_contact_button(turn, data)


def _handle_contact_button(turn: Turn, data: OneContactData) -> None:
    opportunity = turn.find_real_opportunity(data.opportunity)
    contacts = opportunity.contacts if opportunity else ()
    contact = next((one for one in contacts if one.id == data.contact), None)
    if opportunity is None or contact is None:
        turn.show_toast(GONE)
    else:
        _act_on_contact(turn, opportunity, contact, data)


def _act_on_contact(
    turn: Turn, opportunity: Opportunity, contact: Contact, data: OneContactData
) -> None:
    match data:
        case OpenContact():
            _say_card(turn, opportunity, contact)
        case EditContact(field=field):
            _edit_or_show(turn, opportunity, contact, field)
        case KeepContact():
            turn.edit(*contact_card(opportunity, contact))
        case ChangeContact(action):
            _ACTIONS[action](turn, opportunity, contact)
        case AskWhichName(other=other):
            merge_contacts.ask_which_name(turn, opportunity, contact, other)
        case MergeContacts(other=other):
            merge_contacts.merge_contacts(turn, opportunity, contact, other)
        case _:
            assert_never(data)


def _edit_or_show(turn: Turn, opportunity: Opportunity, contact: Contact, field: str) -> None:
    if field in FIELDS:
        edit_contact(turn, opportunity, contact.id, field)
    else:
        _say_card(turn, opportunity, contact)


def _say_card(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    turn.say(*contact_card(opportunity, contact))


def _confirm_removal(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    sure = _action_button("Remove", ContactAction.SURE, opportunity, contact, style="danger")
    keep = Button("Keep", KeepContact(opportunity.id, contact.id))
    turn.edit(CONFIRM_REMOVAL.format(name=escape(contact.name)), [[sure, keep]])


def _remove(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    rest = tuple(one for one in opportunity.contacts if one.id != contact.id)
    turn.put_opportunity(replace(opportunity, contacts=rest))
    turn.person = replace_name_answers(turn.person, opportunity.id, contact)
    turn.edit(REMOVED.format(name=escape(contact.name)), [[Button("‹ Everyone", ShowContacts(0))]])


_ACTIONS: dict[ContactAction, Callable[[Turn, Opportunity, Contact], None]] = {
    ContactAction.GONE: _confirm_removal,
    ContactAction.SURE: _remove,
    ContactAction.TWIN: merge_contacts.ask_same_person,
}
