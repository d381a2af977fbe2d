"""Opens what is kept, as the settings say: the database and its keys."""

import logging
import os
from pathlib import Path

from bot.persistence.daily_backups import Backups
from bot.settings import Settings
from storage.backup.backup_folder import backups_in
from storage.crypto.keys import make_key, read_keys
from storage.unit_of_work import Store, open_store, path_of

FRESH = "a fresh encryption key is in %s: keep a copy of that file, apart from the data"
KEPT = "the encryption key is in %s: keep a copy of it, apart from the data"
_log = logging.getLogger(__name__)


async def opened_store(settings: Settings, *, reading: bool = False) -> Store:
    """The database, made and brought up to date as needed. Raises StorageError.

    `reading` looks at it beside a running bot, changes nothing and makes nothing.
    """
    return await open_store(settings.database_url, keys_of(settings), reading=reading)


async def begun_store(settings: Settings) -> Store:
    """The same, and where nothing is kept and there is no encryption key yet, one is made. Raises
    StorageError.

    Only for what may be the very first start: made anywhere else, a key would lie in the place
    of the one that opens what is kept.
    """
    kept = path_of(settings.database_url).exists() or backups_in(settings.backup_dir)
    fresh = None if kept or keys_given(settings) else make_key(key_home())
    if fresh is not None:  # a warning: without a copy of it everything can be lost
        _log.warning(FRESH, fresh)
    keys, file = _found_keys(settings)
    if file is not None and fresh is None:
        _log.info(KEPT, file)
    return await open_store(settings.database_url, keys)


def keys_of(settings: Settings) -> list[bytes]:
    """The keys given, else those of the key file; the newest first. Raises KeyFileError."""
    return _found_keys(settings)[0]


def keys_given(settings: Settings) -> bool:
    """Whether the settings name the keys; else they are in a file of their own."""
    return bool(_given(settings))


def key_home() -> Path:
    """Where the folder with the key file lies."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _found_keys(settings: Settings) -> tuple[list[bytes], Path | None]:
    return read_keys(_given(settings), key_home())


def _given(settings: Settings) -> list[str]:
    given = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    return [part for part in given.split(",") if part.strip()]


def backups_of(settings: Settings) -> Backups:
    """The backups of that database, wherever and however many the settings say."""
    keys = keys_of(settings)
    return Backups(settings.database_url, keys, settings.backup_dir, settings.backups_kept)


async def bring_up_to_date(settings: Settings) -> None:
    """Makes the tables what this version needs, and what is not there. Raises StorageError."""
    await (await begun_store(settings)).close()
