"""A turn: one thing a person did, all we know of them, and what the coach says to it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import Update

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.personal_steps import drawer, put_back
from coaching.model.vocabulary import OWN, OpportunityId
from handlers.ui.buttons import Buttons, Keys, inline, reply_keys
from storage.tables.counting import Counts
from storage.tables.outgoing_message import Saying


@dataclass(slots=True)
class Turn:
    """What a handler works on. Nothing here reads or writes anything: the intake keeps
    `dossier`, queues `said` and answers the press with `toast` when the handler has returned.

    PTB's handlers put `args` and `matches` here, as they do with a context of their own.
    """

    now: datetime
    chat: int
    dossier: Dossier
    message: int = 0
    """Id of the message the person wrote, or whose button they pressed."""
    newcomer: bool = False
    reachable: bool = True
    counts: Counts | None = None
    """How the whole house stands: brought along only for an admin who asks."""
    forget: bool = False
    """Set to delete all that is kept of this person with this turn."""
    said: list[Saying] = field(default_factory=list)
    toast: str | None = None
    alert: bool = False
    args: list[str] | None = None
    matches: list[Any] | None = None
    written: datetime = field(init=False)
    """When the person wrote what is read here: what they call "tomorrow" counts from it."""

    def __post_init__(self) -> None:
        self.written = self.now

    @property
    def person(self) -> Person:
        """The person as this turn has left them so far."""
        return self.dossier.person

    @person.setter
    def person(self, person: Person) -> None:
        self.dossier = replace(self.dossier, person=person)

    def opportunity(self, wanted: OpportunityId | int | None) -> Opportunity | None:
        """The opportunity of that id, None when it is not (or no longer) there; the person's own
        drawer for the id that stands for it."""
        if wanted == OWN:
            return drawer(self.person)
        return next((one for one in self.dossier.opportunities if one.id == wanted), None)

    def job(self, wanted: OpportunityId | int | None) -> Opportunity | None:
        """The same for what only a real opportunity has: people, interviews, an outcome."""
        return None if wanted == OWN else self.opportunity(wanted)

    def keep(self, opportunity: Opportunity) -> None:
        """Adds the opportunity, or puts it in the place of its earlier self."""
        if opportunity.id == OWN:
            self.person = put_back(self.person, opportunity)
            return
        others = self.dossier.opportunities
        if self.opportunity(opportunity.id) is None:
            kept = (*others, opportunity)
        else:
            kept = tuple(opportunity if one.id == opportunity.id else one for one in others)
        self.dossier = replace(self.dossier, opportunities=kept)

    def drop(self, opportunity: OpportunityId) -> None:
        """Deletes one opportunity with all its contacts and notes."""
        kept = tuple(one for one in self.dossier.opportunities if one.id != opportunity)
        self.dossier = replace(self.dossier, opportunities=kept)

    def next_id(self) -> int:
        """A number never given before to anything of this person's."""
        self.person = replace(self.person, serial=self.person.serial + 1)
        return self.person.serial

    def say(self, text: str, buttons: Buttons = (), keys: Keys | None = None) -> None:
        """Queues a message in Telegram's HTML. Names and notes in it must be escaped already."""
        self.said.append(saying(text, buttons, keys))

    def edit(self, text: str, buttons: Buttons = ()) -> None:
        """Rewrites the card whose button was pressed."""
        payload = {"message_id": self.message, **worded(text), "reply_markup": inline(buttons)}
        self.said.append(Saying("editMessageText", payload))

    def rebutton(self, buttons: Buttons = ()) -> None:
        """Changes the buttons of the card that was pressed (none: takes them off), not its text."""
        payload = {"message_id": self.message, "reply_markup": inline(buttons)}
        self.said.append(Saying("editMessageReplyMarkup", payload))

    def hand(self, name: str, content: str, caption: str) -> None:
        """Queues a file with text in it."""
        document = {"file": name, "content": content}
        payload = {"document": document, "caption": caption, "parse_mode": "HTML"}
        self.said.append(Saying("sendDocument", payload))

    def whisper(self, text: str, *, alert: bool = False) -> None:
        """Answers the press itself: a short note over the chat, at most 200 characters."""
        self.toast, self.alert = text[:200], alert


def written_at(update: Update, now: datetime) -> datetime:
    """When it was written, which is long ago where the bot was away; an edited message counts from
    when it was first sent. A press tells no time."""
    message = update.message or update.edited_message
    return min(message.date, now) if message is not None else now


def worded(text: str) -> dict[str, Any]:
    """The parameters that every text of ours has."""
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def saying(text: str, buttons: Buttons = (), keys: Keys | None = None) -> Saying:
    """A message with buttons under it, or with keys in place of the keyboard."""
    payload = worded(text)
    if buttons:
        payload["reply_markup"] = inline(buttons)
    elif keys is not None:
        payload["reply_markup"] = reply_keys(keys)
    return Saying("sendMessage", payload)
