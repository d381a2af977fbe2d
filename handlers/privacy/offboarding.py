"""Whoever is no longer let in can still see what is kept of them, take it along and delete it."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from handlers.flows import engine
from handlers.privacy import privacy
from handlers.ui.turn import Turn

_WRITTEN = filters.UpdateType.MESSAGE
_COMMANDS: dict[str, Callable[[Update, Any], Coroutine[Any, Any, None]]] = {
    "privacy": privacy.privacy,
    "export": privacy.export,
    "delete": privacy.delete,
}
_WAYS_OUT = tuple(
    CommandHandler(name, handle, filters=_WRITTEN) for name, handle in _COMMANDS.items()
)


async def leave(update: Update, turn: Turn) -> bool:
    """Takes the three commands, and the answer to whether to delete everything. False: it was
    none of these, and nothing was done."""
    for door in _WAYS_OUT:
        check = door.check_update(update)
        if check is not None and check is not False:
            await door.callback(update, turn)
            return True
    talk = turn.person.conversation
    if talk is None or talk.flow != privacy.DELETE.name:
        return False
    return _pressed(update, turn, talk.serial) or _typed(update, turn, talk.asked_after)


def _pressed(update: Update, turn: Turn, serial: int) -> bool:
    data = (update.callback_query and update.callback_query.data) or ""
    found = re.fullmatch(rf"q:{serial}:([^:]+):([^:]+)", data)
    if found is not None:
        engine.press(turn, serial, found[1], found[2])
    return found is not None


def _typed(update: Update, turn: Turn, asked_after: int) -> bool:
    text = (update.message and update.message.text) or ""
    if not text or text.startswith("/") or turn.message <= asked_after:
        return False
    return engine.hear(turn, text)
