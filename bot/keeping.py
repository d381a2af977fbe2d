"""Opens what is kept, as the settings say, and goes through it to see that all of it opens."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import Settings
from storage.errors import UnreadableError
from storage.keys import read_keys
from storage.store import Desk, Store, open_store

_AT_ONCE = 100
_log = logging.getLogger(__name__)


async def opened_store(settings: Settings) -> Store:
    """The database, made and brought up to date as needed. Raises StorageError."""
    return await open_store(settings.database_url, _keys(settings))


def _keys(settings: Settings) -> list[bytes]:
    """The keys given, else those of a file that is made at the first start."""
    given = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    keys, file = read_keys([part for part in given.split(",") if part.strip()], _config_home())
    if file is not None:
        _log.info("the encryption key is in %s: keep a copy of it, apart from the data", file)
    return keys


def _config_home() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


@dataclass(slots=True)
class Findings:
    """How much opens, and of which chats it does not."""

    people: int = 0
    parked: int = 0
    unreadable: list[int] = field(default_factory=list)


async def bring_up_to_date(settings: Settings) -> None:
    """Makes the tables what this version needs. Raises StorageError."""
    await (await opened_store(settings)).close()


async def check(settings: Settings) -> Findings:
    """Opens every document and every parked update once. Raises StorageError."""
    store = await opened_store(settings)
    try:
        return await _looked_through(store)
    finally:
        await store.close()


async def _looked_through(store: Store) -> Findings:
    findings = Findings()
    async with store.turn() as desk:
        findings.parked = len(await desk.parked())
    last = 0
    while True:
        async with store.turn() as desk:
            chats = await desk.chats(last, _AT_ONCE)
            await _opened(desk, chats, findings)
        if not chats:
            return findings
        last = chats[-1]


async def _opened(desk: Desk, chats: Sequence[int], findings: Findings) -> None:
    waiting = set(chats)
    while waiting:
        try:
            await desk.dossiers(waiting)
        except UnreadableError as error:
            findings.unreadable.append(error.chat)
            waiting.discard(error.chat)
        else:
            findings.people += len(waiting)
            return
