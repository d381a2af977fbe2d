"""Says who was there, or shows the one person who is asked for."""

from html import escape

from coaching.model.documents import Contact, Opportunity
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.listening.on_record.asked_of import (
    find_asked_contact,
    jobs_asked_of,
    say_nobody,
)
from handlers.people.contacts import contact_card
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons
from handlers.ui.links import OpenContact, ShowContacts
from handlers.ui.turn import Turn

NOBODY_TOLD = _(
    "I have nobody on record there. Tell me who it was, such as <i>I met Dana Lee, their CTO</i>."
)
# Translators: such as "• Dana Lee, CTO (hiring manager) · dana@acme.com".
PERSON_LINE = _("• {name} ({part})")
EVERYONE_LABEL = _("Everyone ›")
PEOPLE_AT_MOST = 7


def say_people(turn: Turn, wish: AskSaid) -> None:
    """Answers with the card of who is named, else with everybody of the jobs that are meant."""
    jobs = jobs_asked_of(turn, wish)
    contact = find_asked_contact(jobs, wish)
    if contact is not None:
        job = next(one for one in jobs if contact in one.contacts)
        turn.say(*contact_card(job, contact, turn.now))
    elif wish.whom:
        say_nobody(turn, jobs, wish)
    else:
        _say_everybody(turn, [one for one in jobs if one.contacts])


def _say_everybody(turn: Turn, jobs: list[Opportunity]) -> None:
    if not jobs:
        turn.say(NOBODY_TOLD)
        return
    blocks = [
        "\n".join([formatting.opportunity_heading(job), *map(_person_line, job.contacts)])
        for job in jobs
    ]
    turn.say("\n\n".join(blocks), _rows(jobs))


def _rows(jobs: list[Opportunity]) -> Buttons:
    everybody = [(job, one) for job in jobs for one in job.contacts]
    buttons = [
        Button(formatting.cut_label(one.name), OpenContact(job.id, one.id))
        for job, one in everybody[:PEOPLE_AT_MOST]
    ]
    pairs = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    more = [[Button(EVERYONE_LABEL, ShowContacts(0))]] if len(everybody) > PEOPLE_AT_MOST else []
    return [*pairs, *more]


def _person_line(contact: Contact) -> str:
    words = ", ".join(filter(None, (contact.name, contact.title)))
    return PERSON_LINE.format(name=escape(words), part=formatting.PARTS[contact.part])
