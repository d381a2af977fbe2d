"""Holds one turn: what a person did, all that is known of them, and what the coach says to it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import escape
from typing import Any

from telegram import Update

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.vocabulary import NO_OPPORTUNITY, OpportunityId
from coaching.translation import Words
from handlers.ui.abilities import PLAIN, Abilities
from handlers.ui.buttons import Buttons, ReplyKeyboard, inline_markup, reply_keyboard_markup
from handlers.ui.fit import count_buttons, fit, fit_toast
from storage.tables.counting import Counts
from storage.tables.outgoing_message import OutgoingMessage

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Turn:
    """Is what a handler works on. Nothing here reads or writes anything: the intake keeps
    `dossier`, queues `outgoing`, each message fit to Telegram's limits, and answers the press with
    `toast` when the handler has returned.

    PTB's handlers put `args` and `matches` here, as they do with a context of their own.
    """

    now: datetime
    chat_id: int
    dossier: Dossier
    message_id: int = 0
    """The id of the message that the person wrote, or whose button they pressed."""
    is_newcomer: bool = False
    is_reachable: bool = True
    counts: Counts | None = None
    """The figures of all people together; they are loaded only for an admin who asks."""
    abilities: Abilities = PLAIN
    waiting_files: int = 0
    """How many files of theirs wait to be read; it is counted only for a message with one."""
    fetches_file: bool = False
    """Is set to keep what this message says of its file until the file was fetched and read."""
    model_answer: str | None = None
    """What a language model says of this message; None while it was not asked, "" for nothing."""
    deletes_person: bool = False
    """Is set to delete everything that is kept of this person."""
    outgoing: list[OutgoingMessage] = field(default_factory=list)
    toast: str | None = None
    alert: bool = False
    args: list[str] | None = None
    matches: list[Any] | None = None
    written_at: datetime = field(init=False)
    """When the person wrote what is read here; what they call "tomorrow" counts from it."""

    def __post_init__(self) -> None:
        self.written_at = self.now

    @property
    def person(self) -> Person:
        """The person as this turn has changed them so far."""
        return self.dossier.person

    @person.setter
    def person(self, person: Person) -> None:
        self.dossier = replace(self.dossier, person=person)

    def find_opportunity(self, wanted: OpportunityId | int | None) -> Opportunity | None:
        """Returns the opportunity of that id, None when it does not exist (any more). One id stands
        for the person's own steps, which belong to no job."""
        if wanted == NO_OPPORTUNITY:
            return personal_opportunity(self.person)
        return next((job for job in self.dossier.opportunities if job.id == wanted), None)

    def find_real_opportunity(self, wanted: OpportunityId | int | None) -> Opportunity | None:
        """Returns a real opportunity, which has people, interviews and an outcome; None for any
        other id."""
        return None if wanted == NO_OPPORTUNITY else self.find_opportunity(wanted)

    def put_opportunity(self, opportunity: Opportunity) -> None:
        """Adds the opportunity, or replaces its earlier version."""
        if opportunity.id == NO_OPPORTUNITY:
            self.person = store_personal_records(self.person, opportunity)
            return
        others = self.dossier.opportunities
        if self.find_opportunity(opportunity.id) is None:
            kept = (*others, opportunity)
        else:
            kept = tuple(opportunity if one.id == opportunity.id else one for one in others)
        self.dossier = replace(self.dossier, opportunities=kept)

    def delete_opportunity(self, opportunity: OpportunityId) -> None:
        """Deletes one opportunity with all its contacts and notes."""
        kept = tuple(one for one in self.dossier.opportunities if one.id != opportunity)
        self.dossier = replace(self.dossier, opportunities=kept)

    def allocate_id(self) -> int:
        """Returns a number that nothing else of this person's ever had."""
        self.person = replace(self.person, serial=self.person.serial + 1)
        return self.person.serial

    def say(self, text: Words, buttons: Buttons = (), keys: ReplyKeyboard | None = None) -> None:
        """Queues a message in Telegram's HTML. Names and notes in it must be escaped already."""
        self.outgoing.append(build_message(text, buttons, keys))

    def edit(self, text: Words, buttons: Buttons = ()) -> None:
        """Rewrites the card whose button was pressed."""
        payload = {
            "message_id": self.message_id,
            **text_parameters(text),
            "reply_markup": inline_markup(buttons),
        }
        self.outgoing.append(OutgoingMessage("editMessageText", payload))

    def replace_buttons(self, buttons: Buttons = ()) -> None:
        """Changes the buttons of the card that was pressed, not its text. Without buttons, they are
        removed."""
        payload = {"message_id": self.message_id, "reply_markup": inline_markup(buttons)}
        self.outgoing.append(OutgoingMessage("editMessageReplyMarkup", payload))

    def say_file(self, name: str, content: str, caption: Words) -> None:
        """Queues a file with text in it."""
        document = {"file": name, "content": content}
        payload = {"document": document, "caption": str(caption), "parse_mode": "HTML"}
        self.outgoing.append(OutgoingMessage("sendDocument", payload))

    def show_toast(self, text: Words, *, alert: bool = False) -> None:
        """Answers the press itself with a short note over the chat. What is too long for that is
        also said in the chat as a whole."""
        words = str(text)
        self.toast, self.alert = fit_toast(words), alert
        if self.toast != words:
            self.say(escape(words))

    def fit_outgoing(self) -> list[OutgoingMessage]:
        """Returns everything that is said in this turn, in messages that Telegram takes."""
        return fit_messages(self.outgoing)


def fit_messages(messages: Iterable[OutgoingMessage]) -> list[OutgoingMessage]:
    """Returns the messages in order, within Telegram's limits. Every text and keyboard that leaves
    goes through here."""
    return [part for message in messages for part in _fit_message(message)]


def _fit_message(message: OutgoingMessage) -> tuple[OutgoingMessage, ...]:
    parts = fit(message)
    if left_out := count_buttons(message) - sum(map(count_buttons, parts)):
        _log.error("Telegram would not take %d buttons of a %s", left_out, message.method)
    return parts


def message_time(update: Update, now: datetime) -> datetime:
    """Returns when a message was written, which is long ago where the bot was away. An edited
    message counts from when it was first sent. A press tells no time."""
    message = update.message or update.edited_message
    return min(message.date, now) if message is not None else now


def text_parameters(text: Words) -> dict[str, Any]:
    """Returns the parameters that every text of ours has."""
    return {"text": str(text), "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def build_message(
    text: Words, buttons: Buttons = (), keys: ReplyKeyboard | None = None
) -> OutgoingMessage:
    """Returns a message with buttons under it, or with keys in place of the keyboard."""
    payload = text_parameters(text)
    if buttons:
        payload["reply_markup"] = inline_markup(buttons)
    elif keys is not None:
        payload["reply_markup"] = reply_keyboard_markup(keys)
    return OutgoingMessage("sendMessage", payload)
