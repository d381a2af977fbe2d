"""The bot's parts run in one process on a clock that is set by hand, and its messages can be read.

Intake, store, engine, handlers and the search for due people are the product's own; only Telegram
is left out, so that years pass in minutes. Every message is taken out of the outbox as sent.
"""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import telegram

from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.intake.update_result import Effects
from bot.scheduling.due_reminders import ReminderPolicy, dispatch_due
from handlers import router
from handlers.cards import reminders
from storage.unit_of_work import (
    ClaimedMessage,
    Delivery,
    DeliveryStatus,
    Store,
    UnitOfWork,
    open_store,
)
from tests.handlers.chat import make_bot

Raw = dict[str, Any]
KEY = b"k" * 32
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
CLAIMED = 100_000


@dataclass(slots=True)
class HandClock:
    """Stands still until it is set."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass(slots=True)
class VirtualBot:
    """Is opened by `virtual_bot`; `toasts` are the answers to presses by the id of the press."""

    folder: Path
    clock: HandClock
    store: Store
    bot: telegram.Bot = field(default_factory=make_bot)
    toasts: dict[str, str] = field(default_factory=dict)
    _intake: Intake | None = None

    @property
    def now(self) -> datetime:
        return self.clock.at

    # -- what Intake asks of the rest of the product -------------------------------------------

    async def join_transaction(self, _unit: UnitOfWork, _now: datetime) -> Callable[[], None]:
        """Sends nothing with the commit."""
        return _nothing

    def take_effects(self, effects: Effects) -> None:
        """Records the answers to presses."""
        self.toasts |= {press.id: press.toast or "" for press in effects.callback_answers}

    # -- what happens ------------------------------------------------------------------------

    async def take(self, raws: Sequence[Mapping[str, Any]]) -> None:
        """Gives updates to the intake as one batch."""
        if self._intake is None:
            way_in = EntryPoints(router.route_update, reminders.next_ping)
            self._intake = Intake(self.store, self.bot, self.clock, entry_points=way_in, hooks=self)
        await self._intake.take([dict(raw) for raw in raws])

    async def remind(self) -> int:
        """Reminds everybody who is due, as the scheduler does."""
        voice = ReminderPolicy(reminders.say_reminder, reminders.next_ping)
        return await dispatch_due(self.store, voice, self.now)

    async def next_due(self) -> datetime | None:
        """Returns when somebody is due next."""
        async with self.store.unit_of_work() as unit:
            return await unit.people.next_ping_time()

    async def said(self) -> list[ClaimedMessage]:
        """Returns everything in the outbox, which counts as sent from here on."""
        async with self.store.unit_of_work() as unit:
            letters = await unit.outbox.claim(self.now, CLAIMED)
            await unit.outbox.record([Delivery(letter, DeliveryStatus.SENT) for letter in letters])
        return letters

    async def restart(self) -> None:
        """Closes the store and opens it again, as a new process would."""
        await self.store.close()
        self.store, self._intake = await open_store(_url(self.folder), [KEY]), None


def _nothing() -> None:
    return


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'debrief.db'}"


def folder_in_memory() -> Path:
    """Returns a new folder, in memory where that is possible."""
    return Path(tempfile.mkdtemp(prefix="debrief-", dir=MEMORY if MEMORY.is_dir() else None))


@asynccontextmanager
async def virtual_bot(start: datetime) -> AsyncIterator[VirtualBot]:
    """Opens a bot with an empty database and its clock at `start`; nothing of it stays."""
    folder = folder_in_memory()
    try:
        made = VirtualBot(folder, HandClock(start), await open_store(_url(folder), [KEY]))
        try:
            yield made
        finally:
            await made.store.close()
    finally:
        shutil.rmtree(folder)


# -- updates as Telegram sends them ----------------------------------------------------------------

BOT: Raw = {"id": 1, "is_bot": True, "first_name": "Debrief", "username": "debrief_bot"}


def _who(chat: int, name: str) -> Raw:
    return {"id": chat, "is_bot": False, "first_name": name, "language_code": "en"}


def _chat(chat: int, name: str) -> Raw:
    return {"id": chat, "type": "private", "first_name": name}


def wrote(update: int, chat: int, message: int, text: str, at: datetime, name: str = "Sam") -> Raw:
    """Returns a message of a person."""
    content: Raw = {"text": text}
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0])
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    place = {"chat": _chat(chat, name), "from": _who(chat, name)}
    stamp = {"message_id": message, "date": int(at.timestamp())}
    return {"update_id": update, "message": stamp | place | content}


def pressed(
    update: int, chat: int, card: Mapping[str, Any], data: str, at: datetime, name: str = "Sam"
) -> Raw:
    """Returns a person's press on a button of a card (message_id, text, reply_markup)."""
    message = {"date": int(at.timestamp()), "chat": _chat(chat, name), "from": BOT, **card}
    who = {"from": _who(chat, name), "chat_instance": "1"}
    query = {"id": str(update), "data": data, "message": message, **who}
    return {"update_id": update, "callback_query": query}


def moved(update: int, chat: int, at: datetime, *, blocked: bool, name: str = "Sam") -> Raw:
    """Returns an update that the person blocked or unblocked the bot."""
    states = ["member", "kicked"] if blocked else ["kicked", "member"]
    old, new = (Raw(status=status, user=BOT) for status in states)
    if blocked:
        new["until_date"] = 0
    else:
        old["until_date"] = 0
    change = {"old_chat_member": old, "new_chat_member": new, "date": int(at.timestamp())}
    place = {"chat": _chat(chat, name), "from": _who(chat, name)}
    return {"update_id": update, "my_chat_member": change | place}
