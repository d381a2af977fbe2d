"""A backup holds everything, still sealed, in one file, without the keys that would open it.

The wrapped keys of everybody are in one key book beside the backups: when people delete themselves
they are removed from it, and no backup brings them back.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from storage import files
from storage.backup import keybook
from storage.backup.backup_folder import (
    backup_name,
    backup_time,
    backups_by_trust,
    is_backup_folder,
    list_backups,
    lock_folder,
    path_until_finished,
)
from storage.backup.backup_verification import verify_copy
from storage.backup.pruning import prune
from storage.backup.restoring import RestoreResult, restore
from storage.crypto.sealing import MasterKeys
from storage.errors import DamagedError
from storage.sqlite import raw_sqlite
from storage.sqlite.restore_swap import refuse_missing_database
from storage.unit_of_work import database_path

__all__ = [
    "Backup",
    "RestoreResult",
    "back_up",
    "backup_time",
    "backups_by_trust",
    "list_backups",
    "prune",
    "refresh_keys",
    "restore",
]

# A message with a key of its own is to somebody of whom nothing is kept, or was said before they
# were: then their row holds the same key.
_EMPTY_KEYS = (
    """
    DELETE FROM outbox WHERE key IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM people WHERE people.id = outbox.person)
    """,
    "UPDATE outbox SET key = NULL WHERE key IS NOT NULL",
    "UPDATE people SET key = x''",
    "UPDATE parked_updates SET key = x''",
)
# What Telegram did not take, and what waits a moment to be heard, is not worth keeping for longer
# than the database it stands in.
_PASSING_TABLES = ("undelivered_messages", "waiting_files")
_HAS_TABLE = "SELECT count(*) FROM sqlite_master WHERE name = '{name}'"
_DELETE_ALL = "DELETE FROM {name}"
_SELECT_COUNTS = """
    SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM opportunities),
        (SELECT count(*) FROM outbox), (SELECT count(*) FROM parked_updates),
        (SELECT count(*) FROM handled_updates)
"""


@dataclass(frozen=True, slots=True)
class Backup:
    """Is a finished backup with its counts; `at` is UTC."""

    path: Path
    at: datetime
    people: int
    opportunities: int
    unreadable: int = 0
    """How many people and parked updates did not open in the database either."""
    pruned_count: int = 0
    """How many older backups were deleted after this one was made."""


async def back_up(url: str, keys: Sequence[bytes], folder: Path, now: datetime) -> Backup:
    """Makes a backup beside a process that has the database open, and verifies all of it.

    What was in the folder before stays as it is until this one is known to be complete; a damaged
    key book is then set aside. Raises a StorageError or OSError.
    """
    live, master = database_path(url), MasterKeys(keys)
    refuse_missing_database(live)
    files.make_folder(folder)
    path = folder / backup_name(now)
    async with lock_folder(folder):
        new, book = path_until_finished(path), path_until_finished(keybook.book_path(folder))
        with raw_sqlite.translate_errors(f"{live} cannot be backed up in {folder}"):
            await _write_copy(live, new)
            await keybook.write(live, folder, [new, *list_backups(folder)], book, master)
            found = await verify_copy(new, book, master)
        await keybook.replace(folder)
        await asyncio.to_thread(files.move_into_place, new, path)
    return Backup(path, now.astimezone(UTC), found.people, found.opportunities, found.unreadable)


async def refresh_keys(url: str, folder: Path, keys: Sequence[bytes] = ()) -> None:
    """Removes the keys of forgotten people from the key book, and takes over newly wrapped keys.

    With `keys`, it also rewraps the keys that are in no database any more. Nothing happens where
    there are no backups. Raises a StorageError or OSError.
    """
    if is_backup_folder(folder):
        refuse_missing_database(database_path(url))
        await keybook.renew(database_path(url), folder, MasterKeys(keys) if keys else None)


async def _write_copy(live: Path, new: Path) -> None:
    """Copies the database as it is at one moment, and then that copy without its keys."""
    whole = new.with_name(new.name + ".whole")
    await raw_sqlite.copy_database(live, whole)
    async with raw_sqlite.open_for_building(whole) as connection:
        for statement in _EMPTY_KEYS:
            await connection.execute_fetchall(statement)
        for name in _PASSING_TABLES:
            if await raw_sqlite.fetch_number(connection, _HAS_TABLE.format(name=name)):
                await connection.execute_fetchall(_DELETE_ALL.format(name=name))
        before = await _count_rows(connection)
        files.make_file(new)
        await connection.execute_fetchall("VACUUM INTO ?", (str(new),))
    async with raw_sqlite.open_readonly(new) as connection:
        if await _count_rows(connection) != before:
            raise DamagedError(f"the backup of {live} does not hold all of it")
    await asyncio.to_thread(whole.unlink)


async def _count_rows(connection: aiosqlite.Connection) -> tuple[int, ...]:
    (counts,) = await connection.execute_fetchall(_SELECT_COUNTS)
    return tuple(counts)
