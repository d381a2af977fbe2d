"""Says what the person promised, and what was promised to them."""

from html import escape

from coaching.model.commitments import Promise
from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ReminderTopic
from coaching.reading.proposals import NoteKind
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.cards.card_buttons import card_buttons
from handlers.cards.note_lines import NOTES, NOTES_WITH, PROMISED_BY_DAY
from handlers.listening.on_record.asked_of import (
    about_contact,
    find_asked_contact,
    jobs_asked_of,
    lines_of,
    say_nobody,
)
from handlers.ui import formatting
from handlers.ui.turn import Turn

NO_PROMISE = _(
    "I have no promise on record. Tell me one as it was said, such as <i>I promised Sam the "
    "sample by Friday</i>."
)
PROMISED_TO_YOU = _("Promised to you: {text}")
PROMISED_BY_THEM = _("{name} promised you: {text}")
KEPT = _("✓ {text}")
PROMISES_AT_MOST = 8
BUTTONS_FOR = 3


def say_promises(turn: Turn, wish: AskSaid) -> None:
    """Lists the promises of the jobs that are meant, with buttons for those to keep."""
    jobs = jobs_asked_of(turn, wish)
    contact = find_asked_contact(jobs, wish)
    if wish.whom and contact is None:
        say_nobody(turn, jobs, wish)
        return
    told = [_promises_text(job, contact) for job in jobs]
    told = [one for one in told if one]
    if not told:
        turn.say(NO_PROMISE)
        return
    lines = about_contact(lines_of(turn, jobs, ReminderTopic.PROMISES), contact)
    todo = [one for one in lines if one.is_actionable][:BUTTONS_FOR]
    turn.say("\n\n".join(told), card_buttons(todo, turn.now))


def _promises_text(job: Opportunity, contact: Contact | None) -> str:
    """Returns the promises of a job under its name, those of the person first; "" without any."""
    made = [one for one in job.promises if contact is None or one.contact == contact.id]
    made = sorted(made, key=lambda one: (not one.is_mine, one.made))
    rows = [f"• {_promise_text(job, one)}" for one in made[:PROMISES_AT_MOST]]
    return "\n".join([formatting.opportunity_heading(job), *rows]) if rows else ""


def _promise_text(job: Opportunity, promise: Promise) -> str:
    who = next((one for one in job.contacts if one.id == promise.contact), None)
    text = escape(" ".join(promise.words.split()))
    if promise.due is not None:
        day = formatting.weekday_date_text(promise.due.day)
        text = PROMISED_BY_DAY.format(text=text, day=day)
    if promise.is_mine:
        kind = NoteKind.PROMISED_BY_ME
        label = NOTES_WITH[kind] if who else NOTES[kind]
    else:
        label = PROMISED_BY_THEM if who else PROMISED_TO_YOU
    told = label.format(name=escape(who.name) if who else "", text=text)
    return told if promise.is_open else KEPT.format(text=told)
