"""/contacts: everyone you met, by opportunity; open one to read, correct or remove them."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from telegram import Update

from coaching.letters.redaction import in_view
from coaching.model.documents import Contact, Conversation, Interview, Opportunity
from coaching.model.limits import room_for_people
from coaching.model.vocabulary import ContactId
from coaching.playbook.rows_thanks import is_thanked, thanks_for
from handlers.answers.limits_messages import NO_ROOM
from handlers.answers.same_person import unnamed
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.people import merge_contacts
from handlers.people.edit_contact import FIELDS, edit_contact
from handlers.people.people_met import keep_people, person_questions
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NOBODY = (
    "Nobody here yet. When you log an interview with /new, I ask afterwards who was there; "
    "or add somebody now."
)
NO_OPPORTUNITY = "There is no opportunity yet to put people to. /new logs an interview."
TITLE = "<b>People</b>"
SURE = "Remove {name}? Their notes and reminders go with them."
REMOVED = "{name} is removed."
GONE = "That contact is no longer there."
ADDED = "Kept: {names}."
NOBODY_ADDED = "Nobody added."
WHICH = "Where does the new contact belong?"
WHO_TO_ADD = "Who is it? One name, or several with commas between."
PAGE = 12
NOTE_SHOWN = 200


# -- the list --------------------------------------------------------------------------------------


async def contacts(_: Update, turn: Turn) -> None:
    """/contacts."""
    turn.say(*_list(turn, 0))


def _list(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    everyone = [(one, contact) for one in turn.dossier.opportunities for contact in one.contacts]
    if not turn.dossier.opportunities:
        return NO_OPPORTUNITY, [[Button("Log an interview", "n:new")]]
    if not everyone:
        return NOBODY, [[Button("Add somebody", "c:add")]]
    page = min(page, (len(everyone) - 1) // PAGE)
    shown = everyone[page * PAGE : (page + 1) * PAGE]
    lines = [TITLE]
    for opportunity in dict.fromkeys(one.id for one, _ in shown):
        mine = [pair for pair in shown if pair[0].id == opportunity]
        lines += ["", formatting.heading(mine[0][0]), *(_line(*pair) for pair in mine)]
    return "\n".join(lines), [*_open_rows(shown), *_pages(page, len(everyone)), _add_row()]


def _line(opportunity: Opportunity, contact: Contact) -> str:
    parts = [formatting.PARTS[contact.part], "thanked" if thanked(opportunity, contact) else ""]
    known = "" if contact.reachable else "no mail yet"
    return f"• {escape(contact.name)}: " + ", ".join(filter(None, [*parts, known]))


def thanked(opportunity: Opportunity, contact: Contact) -> bool:
    """Whether a thank-you to this contact is marked as done for any interview."""
    rounds = (one.id for one in opportunity.interviews)
    keys = (key for one in rounds for key in thanks_for(opportunity, one))
    return any(key.subject == contact.id and is_thanked(opportunity, key) for key in keys)


def _open_rows(shown: list[tuple[Opportunity, Contact]]) -> list[list[Button]]:
    buttons = [
        Button(contact.name[:24], f"c:open:{opportunity.id}:{contact.id}")
        for opportunity, contact in shown
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _pages(page: int, count: int) -> list[list[Button]]:
    before = [Button("‹ Earlier", f"c:page:{page - 1}")] if page else []
    after = [Button("More ›", f"c:page:{page + 1}")] if (page + 1) * PAGE < count else []
    return [[*before, *after]] if before or after else []


def _add_row() -> list[Button]:
    return [Button("Add somebody", "c:add")]


# -- one contact -----------------------------------------------------------------------------------


def card(opportunity: Opportunity, contact: Contact) -> tuple[str, list[list[Button]]]:
    """All that is kept of one contact, and a button to change each of it."""
    shown = next((one for one in in_view(opportunity).contacts if one.id == contact.id), contact)
    lines = [
        f"<b>{escape(contact.name)}</b>, {formatting.PARTS[contact.part]}",
        f"{escape(opportunity.company)}{_title(shown)}",
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
        lines += [f"You talked about: {_short(met.topic)}"] * bool(met.topic)
        lines += [f"Their doubt: {_short(met.concern)}"] * bool(met.concern)
    buttons = [
        Button(label, f"c:edit:{opportunity.id}:{contact.id}:{field}")
        for field, label in FIELDS.items()
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return "\n".join(lines), [*rows, _last_row(opportunity, contact)]


def _short(note: str) -> str:
    """A note as a card shows it; drafts are made of the whole."""
    return escape(note if len(note) <= NOTE_SHOWN else f"{note[:NOTE_SHOWN].rstrip()} …")


def _title(contact: Contact) -> str:
    return f" · {_short(contact.title)}" if contact.title else ""


def _last_row(opportunity: Opportunity, contact: Contact) -> list[Button]:
    ids = f"{opportunity.id}:{contact.id}"
    several = len(opportunity.contacts) > 1
    twin = [Button("Same person as …", f"c:twin:{ids}")] if several else []
    remove = Button("Remove", f"c:gone:{ids}", style="danger")
    return [Button("‹ Everyone", "c:page:0"), *twin, remove]


async def pressed(update: Update, turn: Turn) -> None:
    """Any button of the list or of a contact's card."""
    query = update.callback_query
    parts = (query.data or "").split(":")[1:] if query else []
    match parts:
        case ["page", page] if page.isdigit():
            turn.edit(*_list(turn, int(page)))
        case ["add"]:
            _add(turn)
        case ["to", opportunity]:
            _add_to(turn, turn.job(int(opportunity)))
        case [verb, opportunity, contact, *field]:
            _one(turn, verb, turn.job(int(opportunity)), int(contact), field)
        case _:
            turn.whisper(GONE)


def _one(
    turn: Turn, verb: str, opportunity: Opportunity | None, wanted: int, field: list[str]
) -> None:
    contacts = opportunity.contacts if opportunity else ()
    contact = next((one for one in contacts if one.id == wanted), None)
    if opportunity is None or contact is None:
        turn.whisper(GONE)
    elif verb == "edit" and field and field[0] in FIELDS:
        edit_contact(turn, opportunity, ContactId(wanted), field[0])
    elif verb in _WITH_ANOTHER and field:
        _WITH_ANOTHER[verb](turn, opportunity, contact, int(field[0]))
    else:
        _VERBS.get(verb, _open)(turn, opportunity, contact)


def _open(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    turn.say(*card(opportunity, contact))


def _show(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    turn.edit(*card(opportunity, contact))


def _ask_sure(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    ids = f"{opportunity.id}:{contact.id}"
    sure = [Button("Remove", f"c:sure:{ids}", style="danger"), Button("Keep", f"c:keep:{ids}")]
    turn.edit(SURE.format(name=escape(contact.name)), [sure])


def _remove(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    rest = tuple(one for one in opportunity.contacts if one.id != contact.id)
    turn.keep(replace(opportunity, contacts=rest))
    turn.person = unnamed(turn.person, opportunity.id, contact)
    turn.edit(REMOVED.format(name=escape(contact.name)), [[Button("‹ Everyone", "c:page:0")]])


_VERBS: dict[str, Callable[[Turn, Opportunity, Contact], None]] = {
    "open": _open,
    "gone": _ask_sure,
    "sure": _remove,
    "keep": _show,
    "twin": merge_contacts.ask_who,
}
_WITH_ANOTHER: dict[str, Callable[[Turn, Opportunity, Contact, int], None]] = {
    "both": merge_contacts.ask_name,
    "join": merge_contacts.join,
}
_ID = "[0-9]{1,15}"
PRESSED = (
    rf"c:(add|(page|to):{_ID}|(open|gone|sure|keep|twin):{_ID}:{_ID}|edit:{_ID}:{_ID}:[a-z]+"
    rf"|(both|join):{_ID}:{_ID}:{_ID})"
)
"""What the buttons of this room send."""


# -- adding ----------------------------------------------------------------------------------------


def _add(turn: Turn) -> None:
    live = [one for one in turn.dossier.opportunities if one.live]
    if len(live) == 1:
        _add_to(turn, live[0])
    elif live:
        turn.say(
            WHICH, [[Button(f"{one.company}, {one.role}"[:40], f"c:to:{one.id}")] for one in live]
        )
    else:
        turn.say(NO_OPPORTUNITY, [[Button("Log an interview", "n:new")]])


def _add_to(turn: Turn, opportunity: Opportunity | None) -> None:
    if opportunity is None:
        turn.whisper(GONE)
        return
    if not room_for_people(opportunity):
        turn.say(NO_ROOM)
        return
    interview = latest(opportunity)
    engine.begin(
        turn,
        ADD_CONTACT,
        opportunity=opportunity.id,
        interview=interview.id if interview else None,
    )


def latest(opportunity: Opportunity) -> Interview | None:
    """The interview that was or will be last."""
    return max(opportunity.interviews, key=lambda one: one.start, default=None)


def _finish_add(turn: Turn, talk: Conversation) -> None:
    names = [escape(str(v)) for k, v in talk.answers.items() if k.partition("#")[0] == "name" and v]
    turn.say(ADDED.format(names=formatting.list_words(names)) if names else NOBODY_ADDED)
    reminders.ping(turn)


ADD_CONTACT = flow(
    Flow(
        name="contact_add",
        version=1,
        title=lambda _: "adding people",
        questions=person_questions(who=WHO_TO_ADD),
        keep=keep_people,
        finish=_finish_add,
    )
)
