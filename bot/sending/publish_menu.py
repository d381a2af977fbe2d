"""Shows the commands and what this bot is in Telegram's own menus."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import MaybeSentError, NotSentError, Wire

TRIES = 5
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """What Telegram should show before and beside the chat."""

    commands: Sequence[tuple[str, str]]
    description: str
    short_description: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to show: how to ask for it, what it should be, how to set it."""

    ask: str
    set: str
    field: str
    wanted: Any

    def shown(self, result: Any) -> bool:
        """Whether Telegram's answer is already what it should be."""
        found = result.get(self.field) if isinstance(result, Mapping) else result
        return bool(found == self.wanted)


def entries(menu: Menu) -> tuple[Entry, ...]:
    """All there is to show, in the forms of the Bot API."""
    commands = [{"command": name, "description": what} for name, what in menu.commands]
    return (
        Entry("getMyCommands", "setMyCommands", "commands", commands),
        Entry("getMyDescription", "setMyDescription", "description", menu.description),
        Entry(
            "getMyShortDescription",
            "setMyShortDescription",
            "short_description",
            menu.short_description,
        ),
    )


async def show(menu: Menu, wire: Wire) -> None:
    """Sets what differs; a failure is tried again a few times and harms nothing else."""
    for entry in entries(menu):
        backoff = Backoff()
        for _ in range(TRIES):
            if await _shown(entry, wire):
                break
            await asyncio.sleep(backoff.seconds())
        else:
            _log.warning("%s did not work; tried again at the next start", entry.set)


async def _shown(entry: Entry, wire: Wire) -> bool:
    try:
        found = await wire.call(entry.ask, {})
        if found.ok and entry.shown(found.result):
            return True
        return (await wire.call(entry.set, {entry.field: entry.wanted})).ok
    except (NotSentError, MaybeSentError):
        return False
