"""Opens what is kept, as the settings say: the database and its keys."""

import logging
import os
from pathlib import Path

from bot.persistence.daily_backups import Backups
from bot.settings import Settings
from storage.backup.backup_folder import list_backups
from storage.crypto.keys import make_key, read_keys
from storage.unit_of_work import Store, database_path, open_store

NEW_KEY_MADE = "a fresh encryption key is in %s: keep a copy of that file, apart from the data"
KEY_FOUND = "the encryption key is in %s: keep a copy of it, apart from the data"
_log = logging.getLogger(__name__)


async def open_database(settings: Settings, *, read_only: bool = False) -> Store:
    """The database, made and brought up to date as needed. Raises StorageError.

    `reading` looks at it beside a running bot, changes nothing and makes nothing.
    """
    return await open_store(settings.database_url, load_keys(settings), read_only=read_only)


async def open_database_at_start(settings: Settings) -> Store:
    """The same, and where nothing is kept and there is no encryption key yet, one is made. Raises
    StorageError.

    Only for what may be the very first start: made anywhere else, a key would lie in the place
    of the one that opens what is kept.
    """
    kept = database_path(settings.database_url).exists() or list_backups(settings.backup_dir)
    fresh = None if kept or has_key_setting(settings) else make_key(key_folder())
    if fresh is not None:  # a warning: without a copy of it everything can be lost
        _log.warning(NEW_KEY_MADE, fresh)
    keys, file = _read_key_file(settings)
    if file is not None and fresh is None:
        _log.info(KEY_FOUND, file)
    return await open_store(settings.database_url, keys)


def load_keys(settings: Settings) -> list[bytes]:
    """The keys given, else those of the key file; the newest first. Raises KeyFileError."""
    return _read_key_file(settings)[0]


def has_key_setting(settings: Settings) -> bool:
    """Whether the settings name the keys; else they are in a file of their own."""
    return bool(_keys_setting(settings))


def key_folder() -> Path:
    """Where the folder with the key file lies."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _read_key_file(settings: Settings) -> tuple[list[bytes], Path | None]:
    return read_keys(_keys_setting(settings), key_folder())


def _keys_setting(settings: Settings) -> list[str]:
    given = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    return [part for part in given.split(",") if part.strip()]


def backups_of(settings: Settings) -> Backups:
    """The backups of that database, wherever and however many the settings say."""
    keys = load_keys(settings)
    return Backups(settings.database_url, keys, settings.backup_dir, settings.backups_kept)


async def migrate_database(settings: Settings) -> None:
    """Makes the tables what this version needs, and what is not there. Raises StorageError."""
    await (await open_database_at_start(settings)).close()
