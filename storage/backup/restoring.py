"""Restores a backup: at every moment there is the old database, the new one, or a clear refusal.

The new one is built apart, checked and opened as the bot would, and only then waits beside the old
one for its place; while it waits, nothing opens the old one.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Final

import aiosqlite

from storage import files
from storage.backup import keybook
from storage.backup.backup_verification import verify_copy
from storage.crypto.sealing import MasterKeys
from storage.errors import DamagedError, StorageError, UnavailableError
from storage.sqlite import raw_sqlite, restore_swap
from storage.sqlite.database_file import lock_database
from storage.sqlite.sqlite_engine import open_engine
from storage.tables.metadata import Metadata
from storage.unit_of_work import database_path, prepare_store

_log = logging.getLogger(__name__)

# The fate of a message that waited when the backup was made is not known any more.
_ADD_KEYS = (
    """
    UPDATE people SET key = coalesce((SELECT key FROM book.book
        WHERE source = 'people' AND whose = people.id), x'')
    """,
    """
    UPDATE parked_updates SET key = coalesce((SELECT key FROM book.book
        WHERE source = 'parked_updates' AND whose = parked_updates.update_id), x'')
    """,
    "UPDATE outbox SET sending_since = 1 WHERE chat <> 0",
)
_COUNT_FORGOTTEN = "SELECT count(*) FROM people WHERE key = x''"
_DELETE_FORGOTTEN = (
    "DELETE FROM people WHERE key = x''",
    "DELETE FROM parked_updates WHERE key = x''",
    "DELETE FROM opportunities WHERE person NOT IN (SELECT id FROM people)",
    "DELETE FROM outbox WHERE chat <> 0 AND person NOT IN (SELECT id FROM people)",
)
_OLD_DATABASE_SUFFIX: Final = "before-restore"


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """Says what a restore brought back."""

    people: int
    opportunities: int
    dropped_count: int
    """How many people were left out: their key was destroyed after the backup was made."""
    old_database: Path | None
    """Where the old database is now; None when there was none."""
    unreadable: int = 0
    """How many people and parked updates did not open when the backup was made either."""


async def restore(url: str, keys: Sequence[bytes], file: Path) -> RestoreResult:
    """Replaces the database by a backup and sets the old one aside.

    The key book must be beside the backup; people deleted since then from the present database are
    first removed from it. Raises InUseError while the bot runs; any StorageError or OSError leaves
    the database as it was.
    """
    path, book = database_path(url), keybook.book_path(file.parent)
    for needed in (file, book):
        _require_file(needed)
    lock = lock_database(path)
    try:
        restore_swap.clear_unfinished(path)
        broken_off = restore_swap.replacement_path(path).exists()
        new = restore_swap.build_path(path)
        await _remove_forgotten_keys(book, path, keys, file)
        with raw_sqlite.translate_errors(f"{file} cannot be restored"):
            dropped = await _build_database(file, book, new)
            await _open_once(new, keys)
            found = await verify_copy(new, book, MasterKeys(keys))
        await asyncio.to_thread(files.move_into_place, new, restore_swap.replacement_path(path))
        with suppress(OSError, StorageError):  # the next start does it anew, as after a forgetting
            await keybook.renew(
                restore_swap.replacement_path(path), file.parent, MasterKeys(keys), [file]
            )
        aside = await asyncio.to_thread(_swap, path, broken_off=broken_off)
    finally:
        restore_swap.clear_unfinished(path)
        lock.close()
    return RestoreResult(found.people, found.opportunities, dropped, aside, found.unreadable)


async def _remove_forgotten_keys(book: Path, live: Path, keys: Sequence[bytes], file: Path) -> None:
    """Removes the keys that a killed bot may not have removed from the book."""
    if not await keybook.is_readable(book):
        raise DamagedError(
            f"{book} is damaged, and without it no backup opens: put a copy of it back; or, if "
            "the database is still there, python -m bot backup makes a new one of its keys"
        )
    if not await asyncio.to_thread(live.is_file):
        return
    if not await _can_list_people(live):
        _log.warning("%s cannot be read: who was deleted since the last backup is not known", live)
        return
    try:
        await keybook.renew(live, file.parent, MasterKeys(keys), [file])
    except OSError as error:
        raise UnavailableError(
            f"{book} cannot be written ({error.strerror}), and people who were deleted may still "
            "be in it: copy the backup and it to another folder, and restore from there"
        ) from error


async def _can_list_people(live: Path) -> bool:
    """Returns False for a damaged, empty or foreign file: people missing there were not deleted."""
    try:
        async with raw_sqlite.open_readonly(live) as connection:
            for table in ("people", "parked_updates", "outbox"):
                await raw_sqlite.fetch_number(connection, f"SELECT count(*) FROM {table}")
            return await raw_sqlite.is_whole(connection)
    except sqlite3.DatabaseError:
        return False


async def _build_database(file: Path, book: Path, new: Path) -> int:
    """Builds the backup with its keys, without people who have none; returns how many those are."""
    await raw_sqlite.copy_database(file, new)
    async with raw_sqlite.open_for_building(new) as connection:
        await raw_sqlite.attach(connection, book, "book")
        await _run_statements(connection, _ADD_KEYS)
        dropped = await raw_sqlite.fetch_number(connection, _COUNT_FORGOTTEN)
        await _run_statements(connection, _DELETE_FORGOTTEN)
    return dropped


async def _run_statements(connection: aiosqlite.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        await connection.execute_fetchall(statement)


async def _open_once(new: Path, keys: Sequence[bytes]) -> None:
    """Opens the database as the bot would, brings it up to date and gives it a new lineage."""
    engine = await open_engine(new)
    store = await prepare_store(engine, keys)
    try:
        async with engine.transaction() as transaction:
            await Metadata(transaction).begin_lineage(renew=True)
    finally:
        await store.close()
    async with raw_sqlite.open_for_building(
        new
    ):  # and out of the mode in which files lie beside it
        pass


def _swap(path: Path, *, broken_off: bool) -> Path | None:
    """Does the last steps; if they are interrupted, the next restore continues."""
    aside = _move_old_database(path, broken_off=broken_off)
    restore_swap.replacement_path(path).replace(path)
    files.sync_folder(path.parent)
    return aside


def _move_old_database(path: Path, *, broken_off: bool) -> Path | None:
    """Returns where the old database is now; its log moves with it and never stays behind."""
    aside: Path | None = None
    if path.exists():
        aside = files.find_path_aside(path, _OLD_DATABASE_SUFFIX)
        path.replace(aside)
    elif broken_off:  # an earlier restore was killed here
        aside = max(
            _list_old_databases(path), default=None, key=lambda found: found.stat().st_mtime_ns
        )
    log = _sibling_path(path, "-wal")
    if log.exists() and aside is not None:
        log.replace(_sibling_path(aside, "-wal"))
    for suffix in ("-wal", "-shm", "-journal"):
        _sibling_path(path, suffix).unlink(missing_ok=True)
    files.sync_folder(path.parent)
    return aside


def _list_old_databases(path: Path) -> list[Path]:
    paths = path.parent.glob(f"{escape(path.name)}.{_OLD_DATABASE_SUFFIX}-*")
    return [one for one in paths if not one.name.endswith(("-wal", "-shm"))]


def _sibling_path(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _require_file(file: Path) -> None:
    if not file.is_file():
        raise UnavailableError(f"there is no {file}: a backup and its key book are both needed")
