"""Gives tests updates as Telegram sends them, doors that record them, and hooks that
record calls.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from telegram import Update

from bot.intake.entry_points import EntryPoints
from bot.intake.update_result import Effects
from coaching.model.documents import Dossier
from handlers.ui.turn import Turn
from storage.unit_of_work import ClaimedMessage, Store, UnitOfWork
from tests.bot.conftest import NOW

SAM, KIM = 1001, 1002
Raw = dict[str, Any]
_numbers = count(1)


class Rest:
    """Records what the intake asks for after its commits."""

    def __init__(self) -> None:
        self.effects: list[Effects] = []
        self.committed = 0

    async def join_transaction(self, unit: UnitOfWork, now: datetime) -> Callable[[], None]:
        def committed() -> None:
            self.committed += 1

        return committed

    def take_effects(self, effects: Effects) -> None:
        self.effects.append(effects)

    @property
    def outcomes(self) -> list[str]:
        """Returns the result of each update so far."""
        return [one.result for effects in self.effects for one in effects.handled_updates]


async def enter(update: Update, turn: Turn) -> None:
    """Adds each text to the first name; some texts do more."""
    query, message = update.callback_query, update.effective_message
    text = query.data if query else message.text if message else ""
    turn.person = replace(turn.person, first_name=turn.person.first_name + f"{text} ")
    turn.say(f"got {text}")
    if text == "boom":
        raise ZeroDivisionError("with a secret in it")
    if text == "forget":
        turn.deletes_person = True
    if query:
        turn.show_toast("noted")


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    return now + timedelta(hours=len(dossier.person.first_name))


DOORS = EntryPoints(enter, next_ping)


def message(text: str, chat: int = SAM, kind: str = "private", date: int | None = None) -> Raw:
    """Returns a text message, by default written at NOW."""
    number = next(_numbers)
    said = {
        "message_id": number,
        "date": int(NOW.timestamp()) if date is None else date,
        "chat": {"id": chat, "type": kind},
        "from": {"id": chat, "is_bot": False, "first_name": "Sam"},
        "text": text,
    }
    return {"update_id": number, "message": said}


def press(data: str, chat: int = SAM) -> Raw:
    """Returns a press on a button under a card."""
    raw = message("card", chat)
    query = {"id": "77", "from": raw["message"]["from"], "chat_instance": "1", "data": data}
    return {"update_id": raw["update_id"], "callback_query": {**query, "message": raw["message"]}}


def member(status: str, chat: int = SAM, kind: str = "private") -> Raw:
    """Returns an update about the bot's new status in a chat."""
    raw = message("", chat, kind)
    user = {"id": 1, "is_bot": True, "first_name": "Bot"}
    change = {
        "chat": raw["message"]["chat"],
        "from": raw["message"]["from"],
        "date": 1,
        "old_chat_member": {"status": "member", "user": user},
        "new_chat_member": {"status": status, "user": user, "until_date": 0},
    }
    return {"update_id": raw["update_id"], "my_chat_member": change}


async def names(store: Store) -> dict[int, str]:
    """Returns what the doors recorded of Sam and Kim."""
    async with store.unit_of_work() as unit:
        kept = await unit.people.load([SAM, KIM])
    return {chat: one.dossier.person.first_name for chat, one in kept.items()}


async def letters(store: Store) -> list[ClaimedMessage]:
    """Returns all messages that wait in the outbox."""
    async with store.unit_of_work() as unit:
        return await unit.outbox.claim(NOW, 200)


async def texts(store: Store) -> list[str]:
    """Returns the texts of the waiting messages."""
    return [str(letter.payload.get("text", letter.method)) for letter in await letters(store)]


async def parked(store: Store) -> list[int | None]:
    """Returns whose updates were parked."""
    async with store.unit_of_work() as unit:
        return [one.chat for one in await unit.updates.list_parked()]
