"""Shows the commands and the description of this bot in Telegram's own menus."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse, MaybeSentError, NotSentError
from coaching.translation import Words, list_languages, use_language

TRIES = 5
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """Holds what Telegram should show before and beside the chat."""

    commands: Sequence[tuple[str, Words]]
    description: Words
    short_description: Words


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """Is one thing to show: how to read it, what it should be, how to set it."""

    get_method: str
    set_method: str
    field: str
    wanted: Any
    language: str = ""
    """Two letters; empty for everybody whose language has no menu of its own."""

    def is_shown(self, result: Any) -> bool:
        """Returns whether Telegram's answer already matches."""
        current = result.get(self.field) if isinstance(result, Mapping) else result
        return bool(current == self.wanted)

    @property
    def language_parameter(self) -> dict[str, str]:
        """The parameter that says for which language the entry is."""
        return {"language_code": self.language} if self.language else {}


def menu_entries(menu: Menu, language: str = "") -> tuple[MenuEntry, ...]:
    """Returns everything there is to show in a language, in the forms of the Bot API."""
    with use_language(language):
        commands = [{"command": name, "description": str(what)} for name, what in menu.commands]
        description, short = str(menu.description), str(menu.short_description)
    code = language[:2]
    return (
        MenuEntry("getMyCommands", "setMyCommands", "commands", commands, code),
        MenuEntry("getMyDescription", "setMyDescription", "description", description, code),
        MenuEntry(
            "getMyShortDescription", "setMyShortDescription", "short_description", short, code
        ),
    )


async def set_menu(menu: Menu, api: BotApiClient) -> None:
    """Sets what differs; it repeats a failed call a few times, and nothing else depends on it."""
    entries = (menu_entries(menu, language) for language in ("", *list_languages()))
    for entry in chain.from_iterable(entries):
        backoff = Backoff()
        for _ in range(TRIES):
            if await _try_set_entry(entry, api):
                break
            await asyncio.sleep(backoff.next_pause())
        else:
            _log.warning("%s did not work; tried again at the next start", entry.set_method)


async def _try_set_entry(entry: MenuEntry, api: BotApiClient) -> bool:
    current = await _call(entry.get_method, entry.language_parameter, api)
    if current is not None and entry.is_shown(current.result):
        return True
    parameters = {entry.field: entry.wanted, **entry.language_parameter}
    return await _call(entry.set_method, parameters, api) is not None


async def _call(
    method: str, parameters: Mapping[str, Any], api: BotApiClient
) -> ApiResponse | None:
    """Returns the answer; None when the call failed, which is counted."""
    try:
        answer = await api.call(method, parameters)
    except (NotSentError, MaybeSentError) as error:
        api.note_failure(method, error)
        return None
    if not answer.ok:
        api.note_failure(method, answer.description)
    return answer if answer.ok else None
