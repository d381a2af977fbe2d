"""Shows the commands and what this bot is in Telegram's own menus."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient, MaybeSentError, NotSentError

TRIES = 5
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """What Telegram should show before and beside the chat."""

    commands: Sequence[tuple[str, str]]
    description: str
    short_description: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One thing to show: how to ask for it, what it should be, how to set it."""

    get_method: str
    set_method: str
    field: str
    wanted: Any

    def is_shown(self, result: Any) -> bool:
        """Whether Telegram's answer is already what it should be."""
        found = result.get(self.field) if isinstance(result, Mapping) else result
        return bool(found == self.wanted)


def menu_entries(menu: Menu) -> tuple[MenuEntry, ...]:
    """All there is to show, in the forms of the Bot API."""
    commands = [{"command": name, "description": what} for name, what in menu.commands]
    return (
        MenuEntry("getMyCommands", "setMyCommands", "commands", commands),
        MenuEntry("getMyDescription", "setMyDescription", "description", menu.description),
        MenuEntry(
            "getMyShortDescription",
            "setMyShortDescription",
            "short_description",
            menu.short_description,
        ),
    )


async def set_menu(menu: Menu, api: BotApiClient) -> None:
    """Sets what differs; a failure is tried again a few times and harms nothing else."""
    for entry in menu_entries(menu):
        backoff = Backoff()
        for _ in range(TRIES):
            if await _try_set_entry(entry, api):
                break
            await asyncio.sleep(backoff.next_pause())
        else:
            _log.warning("%s did not work; tried again at the next start", entry.set_method)


async def _try_set_entry(entry: MenuEntry, api: BotApiClient) -> bool:
    try:
        found = await api.call(entry.get_method, {})
        if found.ok and entry.is_shown(found.result):
            return True
        return (await api.call(entry.set_method, {entry.field: entry.wanted})).ok
    except (NotSentError, MaybeSentError):
        return False
