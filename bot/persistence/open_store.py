"""Opens the database with its keys, as the settings say."""

import asyncio
import logging
from typing import IO

from bot.persistence.daily_backups import Backups
from bot.persistence.encryption_keys import (
    has_key_setting,
    key_folder,
    read_key_file,
    refuse_missing_shared_key,
)
from bot.settings import Settings
from storage.backup.backup_folder import list_backups
from storage.backup.keybook import has_book
from storage.backup.known_people import BEGUN_ANEW, refuse_empty_database
from storage.crypto.keys import make_key
from storage.unit_of_work import Store, database_path, is_postgres, open_store

NEW_KEY_MADE = "a fresh encryption key is in %s: keep a copy of that file, apart from the data"
KEY_FOUND = "the encryption key is in %s: keep a copy of it, apart from the data"
_log = logging.getLogger(__name__)


async def open_database(settings: Settings, *, read_only: bool = False) -> Store:
    """Opens the database, created and brought up to date as needed; raises StorageError.

    With `read_only` it only reads beside a running bot, changes nothing and creates nothing. Else
    it refuses to begin an empty database where the backups know people.
    """
    keys = load_keys(settings)
    if not read_only:
        await _refuse_empty(settings)
    return await open_store(settings.database_url, keys, read_only=read_only)


async def _refuse_empty(settings: Settings) -> None:
    if is_postgres(settings.database_url):
        return
    path = database_path(settings.database_url)
    await asyncio.to_thread(refuse_empty_database, path, settings.backup_dir)


async def open_database_at_start(
    settings: Settings, lock_file: IO[bytes] | None = None, *, begins_anew: bool = False
) -> Store:
    """Opens the database and creates an encryption key at the very first start.

    A key is created only where nothing is stored and no key is given. Other commands must not do
    that: a new key could take the place of the one that opens the stored data. With `begins_anew`
    the database may be empty although the backups know people. `lock_file` is the lock of a process
    that locked the database before. Raises StorageError.
    """
    is_shared = is_postgres(settings.database_url)
    if is_shared:
        refuse_missing_shared_key(settings)
    is_anything_stored = (
        is_shared
        or database_path(settings.database_url).exists()
        or list_backups(settings.backup_dir)
        or has_book(settings.backup_dir)
    )
    fresh = None if is_anything_stored or has_key_setting(settings) else make_key(key_folder())
    if fresh is not None:  # a warning: without a copy of the key everything can be lost
        _log.warning(NEW_KEY_MADE, fresh)
    keys, file = read_key_file(settings)
    if file is not None and fresh is None:
        _log.info(KEY_FOUND, file)
    if not begins_anew:
        await _refuse_empty(settings)
    return await open_store(settings.database_url, keys, lock_file=lock_file)


def load_keys(settings: Settings) -> list[bytes]:
    """Returns the given keys, else those of the key file, newest first; raises KeyFileError."""
    return read_key_file(settings)[0]


def backups_of(settings: Settings) -> Backups:
    """Returns the backups of that database, with the folder and number from the settings."""
    keys = load_keys(settings)
    return Backups(settings.database_url, keys, settings.backup_dir, settings.backups_kept)


async def migrate_database(settings: Settings, *, begins_anew: bool = False) -> None:
    """Creates the tables, or upgrades them for this version; raises StorageError.

    With `begins_anew` an empty database is begun although the backups know people, and that is
    noted in it.
    """
    store = await open_database_at_start(settings, begins_anew=begins_anew)
    try:
        if begins_anew:
            async with store.unit_of_work() as unit:
                if not await unit.people.count():  # the history that the backups know ends here
                    await unit.metadata.begin_lineage(renew=True)
                await unit.metadata.write(BEGUN_ANEW, "yes")
    finally:
        await store.close()
