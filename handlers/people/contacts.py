"""Shows for /contacts everyone met, by job; each can be opened, corrected and removed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, assert_never

from telegram import Update

from coaching.letters.briefs.redaction import redact_opportunity
from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.model.wording import LIST_COMMA
from coaching.playbook.staying_in_touch import stays_in_touch
from coaching.playbook.thanks import is_thanked, thanks_keys
from coaching.translation import Text, _
from handlers.outcomes.hellos import HELLO_LABEL, NO_HELLO_LABEL, switch_hello
from handlers.people import merge_contacts
from handlers.people.add_contact import NO_OPPORTUNITY, AddContact
from handlers.people.edit_contact import FIELDS, edit_contact
from handlers.people.merge_contacts import AskWhichName, KeepContact, MergeContacts
from handlers.people.questions_about import stop_asking_about
from handlers.people.rounds_ahead import EXPECTED, list_days_ahead
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons, ButtonStyle
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import EditContact, LogInterview, OpenContact, ShowContacts
from handlers.ui.pages import BUTTONS_AT_MOST, MORE_LABEL, take_page
from handlers.ui.turn import Turn

NO_CONTACTS = _(
    "Nobody here yet. When you log an interview with /new, I ask afterwards who was there; "
    "or add somebody now."
)
TITLE = _("<b>People</b>")
# Translators: such as "• Dana Lee: interviewer, thanked, no mail yet".
CONTACT_LINE = _("• {name}: {facts}")
THANKED = _("thanked")
NO_MAIL = _("no mail yet")
# Translators: the part is such as "hiring manager".
CARD_HEADING = _("<b>{name}</b>, {part}")
# Translators: a line of a contact's card, such as "Mail: dana@acme.com".
LINE = _("{label}: {value}")
MAIL, LINKEDIN, PHONE = _("Mail"), _("LinkedIn"), _("Phone")
CONFIRM_REMOVAL = _("Remove {name}? Their notes and reminders go with them.")
REMOVED = _("{name} is removed.")
GONE = _("That contact is no longer there.")
LOG_INTERVIEW_LABEL = _("Log an interview")
ADD_LABEL = _("Add somebody")
SAME_PERSON_LABEL = _("Same person as …")
REMOVE_LABEL, KEEP_LABEL = _("Remove"), _("Keep")
EVERYONE_LABEL = _("‹ Everyone")
BACK_LABEL = _("‹ Back")
NOTE_LENGTH = 200


# -- what its buttons send -------------------------------------------------------------------------


class ContactAction(StrEnum):
    """What can be done with a contact; the values stand on buttons."""

    GONE = "gone"
    SURE = "sure"
    TWIN = "twin"
    MORE = "more"
    HELLO = "hi"


@dataclass(frozen=True, slots=True)
class ChangeContact(CallbackData):
    """Does what is done to a contact more rarely than a correction."""

    prefix: ClassVar[str] = "c"
    action: ContactAction
    opportunity: OpportunityId
    contact: ContactId


OneContactData = (
    OpenContact | EditContact | ChangeContact | KeepContact | AskWhichName | MergeContacts
)
ContactsData = ShowContacts | OneContactData


def _action_button(
    label: Text,
    action: ContactAction,
    opportunity: Opportunity,
    contact: Contact,
    style: ButtonStyle | None = None,
) -> Button:
    return Button(label, ChangeContact(action, opportunity.id, contact.id), style=style)


# -- the list --------------------------------------------------------------------------------------


async def handle_contacts(_: Update, turn: Turn) -> None:
    """Handles /contacts."""
    turn.say(*_contacts_page(turn, 0))


def _contacts_page(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    everyone = [(job, contact) for job in turn.dossier.opportunities for contact in job.contacts]
    if not turn.dossier.opportunities:
        return str(NO_OPPORTUNITY), [[Button(LOG_INTERVIEW_LABEL, LogInterview())]]
    if not everyone:
        return str(NO_CONTACTS), [[Button(ADD_LABEL, AddContact())]]
    taken = take_page(everyone, page, BUTTONS_AT_MOST - 1)
    shown = [*taken.items]
    lines = [str(TITLE)]
    for opportunity, pairs in groupby(shown, key=itemgetter(0)):
        lines += [
            "",
            formatting.opportunity_heading(opportunity),
            *(_contact_line(opportunity, contact) for _job, contact in pairs),
        ]
    return "\n".join(lines), [
        *_contact_buttons(shown),
        taken.buttons(ShowContacts),
        [Button(ADD_LABEL, AddContact())],
    ]


def _contact_line(opportunity: Opportunity, contact: Contact) -> str:
    facts = [formatting.PARTS[contact.part]]
    if was_thanked(opportunity, contact):
        facts.append(THANKED)
    if not contact.is_reachable:
        facts.append(NO_MAIL)
    words = str(LIST_COMMA).join(map(str, facts))
    return CONTACT_LINE.format(name=escape(contact.name), facts=words)


def was_thanked(opportunity: Opportunity, contact: Contact) -> bool:
    """Tells whether a thank-you to this contact is marked as done for any interview."""
    rounds = (interview.id for interview in opportunity.interviews)
    keys = (key for interview_id in rounds for key in thanks_keys(opportunity, interview_id))
    return any(key.subject == contact.id and is_thanked(opportunity, key) for key in keys)


def _contact_buttons(shown: list[tuple[Opportunity, Contact]]) -> list[list[Button]]:
    buttons = [
        Button(_contact_label(one, contact, shown), OpenContact(one.id, contact.id))
        for one, contact in shown
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _contact_label(
    opportunity: Opportunity, contact: Contact, shown: list[tuple[Opportunity, Contact]]
) -> str:
    """Returns the name; with the title or the company where somebody else has the same."""
    name = contact.name.casefold()
    same = [job for job, other in shown if other.name.casefold() == name and other != contact]
    label = formatting.cut_label(contact.name)
    more = contact.title if opportunity in same else opportunity.company
    return f"{label}, {formatting.cut_label(more, 20)}" if same and more else label


# -- one contact -----------------------------------------------------------------------------------


def contact_card(opportunity: Opportunity, contact: Contact, now: datetime) -> tuple[str, Buttons]:
    """Returns all that is kept of one contact, with a button to change each field and More."""
    shown = _find_contact(redact_opportunity(opportunity), contact.id) or contact
    lines = [
        CARD_HEADING.format(name=escape(contact.name), part=formatting.PARTS[contact.part]),
        f"{escape(opportunity.company)}{_title_suffix(shown)}",
        *_detail_lines((MAIL, contact.email), (LINKEDIN, contact.linkedin), (PHONE, shown.phone)),
    ]
    lines += _detail_lines((EXPECTED, list_days_ahead(opportunity, contact, now)))
    for meeting in shown.met:
        lines += _detail_lines(
            (FIELDS["topic"], _shorten_note(meeting.topic)),
            (FIELDS["concern"], _shorten_note(meeting.concern)),
        )
    buttons = [
        Button(label, EditContact(opportunity.id, contact.id, field))
        for field, label in FIELDS.items()
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    rows[-1].append(_action_button(MORE_LABEL, ContactAction.MORE, opportunity, contact))
    return "\n".join(lines), rows


def _detail_lines(*details: tuple[Text, str]) -> list[str]:
    """Returns a line for each detail that is not empty."""
    return [LINE.format(label=label, value=escape(value)) for label, value in details if value]


def _shorten_note(note: str) -> str:
    """Returns a note as a card shows it; drafts are made of the whole note."""
    return note if len(note) <= NOTE_LENGTH else f"{note[:NOTE_LENGTH].rstrip()} …"


def _title_suffix(contact: Contact) -> str:
    return f" · {escape(_shorten_note(contact.title))}" if contact.title else ""


def _show_more(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    back = Button(BACK_LABEL, KeepContact(opportunity.id, contact.id))
    label = NO_HELLO_LABEL if stays_in_touch(opportunity, contact) else HELLO_LABEL
    hello = _action_button(label, ContactAction.HELLO, opportunity, contact)
    text, _buttons = contact_card(opportunity, contact, turn.now)
    turn.edit(text, [_rarer_buttons(opportunity, contact), [hello, back]])


def _switch_hello(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    changed = switch_hello(turn, opportunity, contact)
    _show_more(turn, changed, _find_contact(changed, contact.id) or contact)


def _rarer_buttons(opportunity: Opportunity, contact: Contact) -> list[Button]:
    several = len(opportunity.contacts) > 1
    twin = [_action_button(SAME_PERSON_LABEL, ContactAction.TWIN, opportunity, contact)] * several
    remove = _action_button(REMOVE_LABEL, ContactAction.GONE, opportunity, contact, style="danger")
    return [Button(EVERYONE_LABEL, ShowContacts(0)), *twin, remove]


async def handle_callback(_: Update, turn: Turn, data: ContactsData) -> None:
    """Handles any button of the list or of a contact's card."""
    match data:
        case ShowContacts(page):
            turn.edit(*_contacts_page(turn, page))
        case _:
            _handle_contact_button(turn, data)


def _handle_contact_button(turn: Turn, data: OneContactData) -> None:
    opportunity = turn.find_real_opportunity(data.opportunity)
    contact = _find_contact(opportunity, data.contact) if opportunity else None
    if opportunity is None or contact is None:
        turn.show_toast(GONE)
        turn.edit(*_contacts_page(turn, 0))
    else:
        _act_on_contact(turn, opportunity, contact, data)


def _find_contact(opportunity: Opportunity, wanted: ContactId) -> Contact | None:
    return next((contact for contact in opportunity.contacts if contact.id == wanted), None)


def _act_on_contact(
    turn: Turn, opportunity: Opportunity, contact: Contact, data: OneContactData
) -> None:
    match data:
        case OpenContact():
            _say_card(turn, opportunity, contact)
        case EditContact(field=field):
            _edit_or_show(turn, opportunity, contact, field)
        case KeepContact():
            turn.edit(*contact_card(opportunity, contact, turn.now))
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
    turn.say(*contact_card(opportunity, contact, turn.now))


def _confirm_removal(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    sure = _action_button(REMOVE_LABEL, ContactAction.SURE, opportunity, contact, style="danger")
    keep = Button(KEEP_LABEL, KeepContact(opportunity.id, contact.id))
    turn.edit(CONFIRM_REMOVAL.format(name=escape(contact.name)), [[sure, keep]])


def _remove(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    rest = tuple(other for other in opportunity.contacts if other.id != contact.id)
    turn.put_opportunity(replace(opportunity, contacts=rest))
    everyone = Button(EVERYONE_LABEL, ShowContacts(0))
    turn.edit(REMOVED.format(name=escape(contact.name)), [[everyone]])
    stop_asking_about(turn, opportunity, contact)


_ACTIONS: dict[ContactAction, Callable[[Turn, Opportunity, Contact], None]] = {
    ContactAction.GONE: _confirm_removal,
    ContactAction.SURE: _remove,
    ContactAction.TWIN: merge_contacts.ask_same_person,
    ContactAction.MORE: _show_more,
    ContactAction.HELLO: _switch_hello,
}
