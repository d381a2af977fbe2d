"""The key book holds the wrapped keys of everybody in the backups, in one file beside them.

The backups hold no keys, so a person who is removed from the book cannot be brought back from any
of them. A key is removed when the database that wrote it no longer has it, because its person was
forgotten. A database of another lineage (a new one, or one restored from an older backup), or one
that was set back by hand, removes nobody that it never knew; such keys go with the last backup that
needs them.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import aiosqlite

from storage import files
from storage.backup.backup_folder import list_backups, lock_folder, path_until_finished
from storage.backup.set_back import (
    COUNT_DEPARTURES,
    HAS_DEPARTURES,
    HAS_FEWER_MESSAGES,
    LACKS_PEOPLE,
    lineage_before_set_back,
)
from storage.crypto.sealing import MasterKeys
from storage.engine import Row
from storage.errors import StorageError, TamperedError
from storage.sqlite import raw_sqlite
from storage.tables.metadata import LINEAGE

_log = logging.getLogger(__name__)

BOOK_NAME: Final = "debrief-keys.db"
_BATCH_SIZE = 100

# How many messages a lineage had ever seen, and how many people had left it: by these it is noticed
# that the database was set back. The column `letters` keeps its name, as it is stored in key books.
_CREATE_LATEST = """
    CREATE TABLE latest (
        lineage TEXT NOT NULL, letters BIGINT NOT NULL, departures BIGINT NOT NULL
    )
"""
_INSERT_LATEST = """
    INSERT INTO latest VALUES (
        :lineage,
        (SELECT coalesce(max(seq), 0) FROM live.sqlite_sequence WHERE name = 'outbox'),
        {departures}
    )
"""
_HAS_OTHER_LINEAGE = "SELECT EXISTS (SELECT 1 FROM old.book WHERE ? OR lineage <> ?)"
# `whose` and the table name the owner a key is wrapped for. `seen`: the last lineage in which
# their chat was there, when that is another one than the key's own.
_CREATE_BOOK = """
    CREATE TABLE book (
        source TEXT NOT NULL, whose BIGINT NOT NULL, chat BIGINT, key BLOB NOT NULL,
        lineage TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (source, whose)
    ) WITHOUT ROWID
"""
_CREATE_NEEDED = """
    CREATE TABLE temp.needed (source TEXT, whose BIGINT, PRIMARY KEY (source, whose)) WITHOUT ROWID
"""
_INSERT_NEEDED = """
    INSERT OR IGNORE INTO temp.needed
    SELECT 'people', id FROM one.people
    UNION ALL SELECT 'parked_updates', update_id FROM one.parked_updates
"""
_COPY_LIVE_KEYS = """
    INSERT INTO main.book (source, whose, chat, key, lineage, seen)
    SELECT 'people', id, chat, key, :lineage, :lineage FROM live.people
    UNION ALL SELECT 'parked_updates', update_id, chat, key, :lineage, :lineage
    FROM live.parked_updates
"""
_COPY_OTHER_KEYS = """
    INSERT OR IGNORE INTO main.book (source, whose, chat, key, lineage, seen)
    SELECT source, whose, chat, key,
        CASE WHEN lineage = :lineage THEN :set_back_lineage ELSE lineage END,
        CASE WHEN chat IN (SELECT chat FROM live.people) THEN :lineage
            WHEN :set_back THEN '' ELSE seen END
    FROM old.book AS entry
    WHERE (:set_back OR lineage <> :lineage)
        AND (:set_back OR seen <> :lineage OR chat IN (SELECT chat FROM live.people))
        AND (:unsure OR EXISTS (SELECT 1 FROM temp.needed
            WHERE needed.source = entry.source AND needed.whose = entry.whose))
"""
_SELECT_CHANGED = """
    SELECT source, whose, book.key, last.key FROM main.book JOIN old.book AS last
    USING (source, whose)
    WHERE book.key <> last.key AND (source, whose) > (?, ?) ORDER BY source, whose LIMIT ?
"""
_PUT_KEY = "UPDATE main.book SET key = ? WHERE source = ? AND whose = ?"
_SELECT_OLDER = """
    SELECT source, whose, key FROM book
    WHERE substr(key, 2, 4) <> ? AND (source, whose) > (?, ?) ORDER BY source, whose LIMIT ?
"""


def book_path(folder: Path) -> Path:
    """Returns where the book of the backups in a folder lies."""
    return folder / BOOK_NAME


def has_book(folder: Path) -> bool:
    return book_path(folder).exists()


async def renew(
    live: Path, folder: Path, keys: MasterKeys | None, other_backups: Sequence[Path] = ()
) -> None:
    """Replaces the last book by the next one, if there is any use for one.

    `other_backups` are backups that it must serve besides those with a backup's name. Raises a
    StorageError or OSError.
    """
    book = book_path(folder)
    async with lock_folder(folder):
        if not has_book(folder) and not list_backups(folder):
            return
        with raw_sqlite.translate_errors(f"{book} cannot be renewed from {live}"):
            await write(
                live,
                folder,
                [*other_backups, *list_backups(folder)],
                path_until_finished(book),
                keys,
            )
        await replace(folder)


async def replace(folder: Path) -> None:
    """Replaces the last book by the finished next one.

    A damaged book is set aside: the program cannot use it, but somebody perhaps can.
    """
    book = book_path(folder)
    if has_book(folder) and not await is_readable(book):
        aside = files.find_path_aside(book, "damaged")
        await asyncio.to_thread(book.replace, aside)
        _log.error(
            "%s was damaged: it is %s now, and a new one holds the keys of those who are in the "
            "database; delete the damaged one when you need it no more",
            book,
            aside,
        )
    await asyncio.to_thread(files.move_into_place, path_until_finished(book), book)


async def is_readable(book: Path) -> bool:
    """Returns whether a book is complete; raises UnavailableError when the disk cannot be read."""
    with raw_sqlite.translate_errors(f"{book} cannot be read"):
        try:
            async with raw_sqlite.open_readonly(book) as connection:
                await raw_sqlite.fetch_number(connection, "SELECT count(*) FROM book")
                await raw_sqlite.fetch_number(connection, "SELECT count(*) FROM latest")
                return await raw_sqlite.is_whole(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # that one: no such table
                raise
            return False
        except sqlite3.DatabaseError:
            return False


async def write(
    live: Path, folder: Path, backups: Iterable[Path], new: Path, keys: MasterKeys | None
) -> None:
    """Writes the next book of a folder as `new`, from its last one and the live database.

    The last one is used if it is readable. With `keys`, everything is wrapped by the newest one.
    """
    takes_over = has_book(folder) and await is_readable(book_path(folder))
    files.make_file(new)
    async with raw_sqlite.open_for_building(new) as connection:
        await connection.execute_fetchall(_CREATE_BOOK)
        await connection.execute_fetchall(_CREATE_LATEST)
        await raw_sqlite.attach(connection, live, "live")
        lineage = await _read_lineage(connection)
        # what left meanwhile is counted next time: the keys are copied after this
        sql = _INSERT_LATEST.format(departures=COUNT_DEPARTURES if lineage else 0)
        await connection.execute_fetchall(sql, {"lineage": lineage})
        await connection.execute_fetchall(_COPY_LIVE_KEYS, {"lineage": lineage})
        if takes_over:
            await raw_sqlite.attach(connection, book_path(folder), "old")
            await _take_over(connection, lineage, backups)
            if keys is not None:
                await _restore_damaged_keys(connection, keys)
        if keys is not None:
            await _rewrap(connection, keys)


async def _restore_damaged_keys(connection: aiosqlite.Connection, keys: MasterKeys) -> None:
    """Restores keys that were damaged in the database from the last book.

    So a backup still brings back their owners.
    """
    last: tuple[str, int] = ("", 0)
    while True:
        rows = list(await connection.execute_fetchall(_SELECT_CHANGED, (*last, _BATCH_SIZE)))
        if not rows:
            return
        kept = [
            (before, source, whose)
            for source, whose, key, before in rows
            if _is_damaged(keys, key, f"{source} {whose}")
            and not _is_damaged(keys, before, f"{source} {whose}")
        ]
        await connection.executemany(_PUT_KEY, kept)
        last = rows[-1][0], rows[-1][1]


def _is_damaged(keys: MasterKeys, wrapped: bytes, owner: str) -> bool:
    try:
        keys.unwrap(wrapped, owner)
    except TamperedError:
        return True
    except StorageError:
        return False
    return False


async def _rewrap(connection: aiosqlite.Connection, keys: MasterKeys) -> None:
    """Wraps keys from the last book that are still wrapped by an older master key."""
    mark = bytes.fromhex(keys.newest_mark)
    last: tuple[str, int] = ("", 0)
    while True:
        rows = list(await connection.execute_fetchall(_SELECT_OLDER, (mark, *last, _BATCH_SIZE)))
        if not rows:
            return
        await connection.executemany(_PUT_KEY, _rewrap_rows(keys, rows))
        last = rows[-1][0], rows[-1][1]


async def _read_lineage(connection: aiosqlite.Connection) -> str:
    """Returns an empty text for the first version of the tables, which had no lineage."""
    has_metadata = "SELECT count(*) FROM live.sqlite_master WHERE name = 'marks'"
    if not await raw_sqlite.fetch_number(connection, has_metadata):
        return ""
    sql = "SELECT value FROM live.marks WHERE name = ?"
    values = list(await connection.execute_fetchall(sql, (LINEAGE,)))
    return str(values[0][0]) if values else ""


async def _take_over(
    connection: aiosqlite.Connection, lineage: str, backups: Iterable[Path]
) -> None:
    set_back = await _was_set_back(connection, lineage)
    if not await raw_sqlite.fetch_number(connection, _HAS_OTHER_LINEAGE, (set_back, lineage)):
        return
    await connection.execute_fetchall(_CREATE_NEEDED)
    unsure = not all([await _gather_owners(connection, backup) for backup in backups])
    values = {
        "lineage": lineage,
        "set_back_lineage": lineage_before_set_back(lineage),
        "unsure": unsure,
        "set_back": set_back,
    }
    await connection.execute_fetchall(_COPY_OTHER_KEYS, values)


async def _was_set_back(connection: aiosqlite.Connection, lineage: str) -> bool:
    values = {"lineage": lineage, "set_back_lineage": lineage}
    if await raw_sqlite.fetch_number(connection, HAS_FEWER_MESSAGES, values):
        return True
    if not lineage or not await raw_sqlite.fetch_number(connection, HAS_DEPARTURES):
        return False
    return bool(await raw_sqlite.fetch_number(connection, LACKS_PEOPLE, values))


async def _gather_owners(connection: aiosqlite.Connection, backup: Path) -> bool:
    """Returns whether the owners in that backup could be read."""
    try:
        await raw_sqlite.attach(connection, backup, "one")
        await connection.execute_fetchall(_INSERT_NEEDED)
        await connection.execute_fetchall("DETACH one")
    except sqlite3.DatabaseError:
        return False
    return True


def _rewrap_rows(keys: MasterKeys, rows: Sequence[Row]) -> list[Row]:
    done: list[Row] = []
    for source, whose, key in rows:
        try:
            done.append((keys.rewrap(key, f"{source} {whose}"), source, whose))
        except StorageError:
            continue  # of no use with these keys, and perhaps with others
    return done
