"""Marks somebody of a job for a hello months after it ended, or for none ever again."""

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.playbook.staying_in_touch import find_kind_at_a_no, keep_in_touch, stays_in_touch
from coaching.translation import _
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

HELLO_LABEL = _("A hello in 3 months")
NO_HELLO_LABEL = _("No hello")
MARKED = _("Once the job is over I bring up {name} twice, after three months and after six.")
UNMARKED = _("I will not bring up {name}.")
GONE = _("That contact is no longer there.")
# Translators: follows "Kept with Acme. Read it again tomorrow; it is kinder then."
WILL_SAY_HELLO = _("In three months I will bring up {name}, for a hello.")


class Hellos(StrEnum):
    """Whether there is to be a hello; the values stand on buttons."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class WantHello(CallbackData):
    """Marks a contact for a hello, or for none."""

    prefix: ClassVar[str] = "c:hello"
    hellos: Hellos
    opportunity: OpportunityId
    contact: ContactId


def hello_button(opportunity: Opportunity, contact: Contact) -> Button:
    """Returns the button that marks somebody for a hello, or takes that back."""
    if stays_in_touch(opportunity, contact):
        return Button(NO_HELLO_LABEL, WantHello(Hellos.OFF, opportunity.id, contact.id))
    return Button(HELLO_LABEL, WantHello(Hellos.ON, opportunity.id, contact.id))


def say_hello_ahead(opportunity: Opportunity) -> tuple[str, list[list[Button]]]:
    """Returns that whoever was kind at a no will be brought up, with a way out; "" for nobody."""
    contact = find_kind_at_a_no(opportunity)
    if contact is None or not contact.name or not stays_in_touch(opportunity, contact):
        return "", []
    text = WILL_SAY_HELLO.format(name=escape(contact.name))
    return text, [[hello_button(opportunity, contact)]]


def switch_hello(turn: Turn, opportunity: Opportunity, contact: Contact) -> Opportunity:
    """Marks somebody for a hello where they were not marked, else takes it back; the job as it is
    then."""
    is_wanted = not stays_in_touch(opportunity, contact)
    changed = keep_in_touch(opportunity, contact.id, is_wanted=is_wanted)
    turn.put_opportunity(changed)
    turn.show_toast((MARKED if is_wanted else UNMARKED).format(name=contact.name))
    return changed


def _find(opportunity: Opportunity | None, wanted: ContactId) -> Contact | None:
    contacts = opportunity.contacts if opportunity else ()
    return next((one for one in contacts if one.id == wanted), None)


async def handle_callback(_: Update, turn: Turn, data: WantHello) -> None:
    """Handles the button. What it says of itself is what is done, however old it is."""
    job = turn.find_real_opportunity(data.opportunity)
    contact = _find(job, data.contact)
    if job is None or contact is None:
        turn.show_toast(GONE)
        return
    if stays_in_touch(job, contact) is not (data.hellos is Hellos.ON):
        job = switch_hello(turn, job, contact)
    turn.replace_buttons([[hello_button(job, _find(job, contact.id) or contact)]])
