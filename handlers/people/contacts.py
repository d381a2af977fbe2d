"""/contacts: everyone you met, by opportunity; open one to read, correct or remove them."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from telegram import Update

from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Conversation, Interview, Opportunity
from coaching.model.limits import count_contacts_left
from coaching.model.vocabulary import ContactId
from coaching.playbook.rows_thanks import is_thanked, thanks_keys
from handlers.answers.limits_messages import CONTACT_LIMIT_TEXT
from handlers.answers.same_person import replace_name_answers
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.people import merge_contacts
from handlers.people.edit_contact import FIELDS, edit_contact
from handlers.people.people_met import keep_people, person_questions
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NO_CONTACTS = (
    "Nobody here yet. When you log an interview with /new, I ask afterwards who was there; "
    "or add somebody now."
)
NO_OPPORTUNITY = "There is no opportunity yet to put people to. /new logs an interview."
TITLE = "<b>People</b>"
CONFIRM_REMOVAL = "Remove {name}? Their notes and reminders go with them."
REMOVED = "{name} is removed."
GONE = "That contact is no longer there."
ADDED = "Kept: {names}."
NOBODY_ADDED = "Nobody added."
WHICH_OPPORTUNITY = "Where does the new contact belong?"
WHO_TO_ADD = "Who is it? One name, or several with commas between."
PAGE_SIZE = 12
NOTE_LENGTH = 200


# -- the list --------------------------------------------------------------------------------------


async def handle_contacts(_: Update, turn: Turn) -> None:
    """/contacts."""
    turn.say(*_contacts_page(turn, 0))


def _contacts_page(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    everyone = [(one, contact) for one in turn.dossier.opportunities for contact in one.contacts]
    if not turn.dossier.opportunities:
        return NO_OPPORTUNITY, [[Button("Log an interview", "n:new")]]
    if not everyone:
        return NO_CONTACTS, [[Button("Add somebody", "c:add")]]
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
    parts = [formatting.PARTS[contact.part], "thanked" if was_thanked(opportunity, contact) else ""]
    known = "" if contact.is_reachable else "no mail yet"
    return f"• {escape(contact.name)}: " + ", ".join(filter(None, [*parts, known]))


def was_thanked(opportunity: Opportunity, contact: Contact) -> bool:
    """Whether a thank-you to this contact is marked as done for any interview."""
    rounds = (one.id for one in opportunity.interviews)
    keys = (key for one in rounds for key in thanks_keys(opportunity, one))
    return any(key.subject == contact.id and is_thanked(opportunity, key) for key in keys)


def _contact_buttons(shown: list[tuple[Opportunity, Contact]]) -> list[list[Button]]:
    buttons = [
        Button(contact.name[:24], f"c:open:{opportunity.id}:{contact.id}")
        for opportunity, contact in shown
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _page_buttons(page: int, count: int) -> list[list[Button]]:
    before = [Button("‹ Earlier", f"c:page:{page - 1}")] if page else []
    after = [Button("More ›", f"c:page:{page + 1}")] if (page + 1) * PAGE_SIZE < count else []
    return [[*before, *after]] if before or after else []


def _add_row() -> list[Button]:
    return [Button("Add somebody", "c:add")]


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
        Button(label, f"c:edit:{opportunity.id}:{contact.id}:{field}")
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
    ids = f"{opportunity.id}:{contact.id}"
    several = len(opportunity.contacts) > 1
    twin = [Button("Same person as …", f"c:twin:{ids}")] if several else []
    remove = Button("Remove", f"c:gone:{ids}", style="danger")
    return [Button("‹ Everyone", "c:page:0"), *twin, remove]


async def handle_callback(update: Update, turn: Turn) -> None:
    """Any button of the list or of a contact's card."""
    query = update.callback_query
    parts = (query.data or "").split(":")[1:] if query else []
    match parts:
        case ["page", page] if page.isdigit():
            turn.edit(*_contacts_page(turn, int(page)))
        case ["add"]:
            _start_adding(turn)
        case ["to", opportunity]:
            _add_to_opportunity(turn, turn.find_real_opportunity(int(opportunity)))
        case [verb, opportunity, contact, *field]:
            _handle_contact_button(
                turn, verb, turn.find_real_opportunity(int(opportunity)), int(contact), field
            )
        case _:
            turn.show_toast(GONE)


def _handle_contact_button(
    turn: Turn, verb: str, opportunity: Opportunity | None, contact_id: int, field: list[str]
) -> None:
    contacts = opportunity.contacts if opportunity else ()
    contact = next((one for one in contacts if one.id == contact_id), None)
    if opportunity is None or contact is None:
        turn.show_toast(GONE)
    elif verb == "edit" and field and field[0] in FIELDS:
        edit_contact(turn, opportunity, ContactId(contact_id), field[0])
    elif verb in _PAIR_HANDLERS and field:
        _PAIR_HANDLERS[verb](turn, opportunity, contact, int(field[0]))
    else:
        _BUTTON_HANDLERS.get(verb, _say_card)(turn, opportunity, contact)


def _say_card(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    turn.say(*contact_card(opportunity, contact))


def _replace_with_card(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    turn.edit(*contact_card(opportunity, contact))


def _confirm_removal(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    ids = f"{opportunity.id}:{contact.id}"
    sure = [Button("Remove", f"c:sure:{ids}", style="danger"), Button("Keep", f"c:keep:{ids}")]
    turn.edit(CONFIRM_REMOVAL.format(name=escape(contact.name)), [sure])


def _remove(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    rest = tuple(one for one in opportunity.contacts if one.id != contact.id)
    turn.put_opportunity(replace(opportunity, contacts=rest))
    turn.person = replace_name_answers(turn.person, opportunity.id, contact)
    turn.edit(REMOVED.format(name=escape(contact.name)), [[Button("‹ Everyone", "c:page:0")]])


_BUTTON_HANDLERS: dict[str, Callable[[Turn, Opportunity, Contact], None]] = {
    "open": _say_card,
    "gone": _confirm_removal,
    "sure": _remove,
    "keep": _replace_with_card,
    "twin": merge_contacts.ask_same_person,
}
_PAIR_HANDLERS: dict[str, Callable[[Turn, Opportunity, Contact, int], None]] = {
    "both": merge_contacts.ask_which_name,
    "join": merge_contacts.merge_contacts,
}
_ID_PATTERN = "[0-9]{1,15}"
CALLBACK_PATTERN = (
    rf"c:(add|(page|to):{_ID_PATTERN}|(open|gone|sure|keep|twin):{_ID_PATTERN}:{_ID_PATTERN}|edit:{_ID_PATTERN}:{_ID_PATTERN}:[a-z]+"
    rf"|(both|join):{_ID_PATTERN}:{_ID_PATTERN}:{_ID_PATTERN})"
)
"""What the buttons of this room send."""


# -- adding ----------------------------------------------------------------------------------------


def _start_adding(turn: Turn) -> None:
    live = [one for one in turn.dossier.opportunities if one.is_live]
    if len(live) == 1:
        _add_to_opportunity(turn, live[0])
    elif live:
        turn.say(
            WHICH_OPPORTUNITY,
            [[Button(f"{one.company}, {one.role}"[:40], f"c:to:{one.id}")] for one in live],
        )
    else:
        turn.say(NO_OPPORTUNITY, [[Button("Log an interview", "n:new")]])


def _add_to_opportunity(turn: Turn, opportunity: Opportunity | None) -> None:
    if opportunity is None:
        turn.show_toast(GONE)
        return
    if not count_contacts_left(opportunity):
        turn.say(CONTACT_LIMIT_TEXT)
        return
    interview = latest_interview(opportunity)
    engine.begin(
        turn,
        ADD_CONTACT,
        opportunity=opportunity.id,
        interview=interview.id if interview else None,
    )


def latest_interview(opportunity: Opportunity) -> Interview | None:
    """The interview that was or will be last."""
    return max(opportunity.interviews, key=lambda one: one.start, default=None)


def _finish_add(turn: Turn, conversation: Conversation) -> None:
    names = [
        escape(str(v))
        for k, v in conversation.answers.items()
        if k.partition("#")[0] == "name" and v
    ]
    turn.say(ADDED.format(names=formatting.join_words(names)) if names else NOBODY_ADDED)
    reminders.say_reminder(turn)


ADD_CONTACT = register_flow(
    Flow(
        name="contact_add",
        version=1,
        title=lambda _: "adding people",
        questions=person_questions(first_prompt=WHO_TO_ADD),
        keep=keep_people,
        finish=_finish_add,
    )
)
