"""The key book: the wrapped keys of everybody in the backups, in one file beside them.

The backups hold no keys, so whoever is taken out of the book cannot be brought back from any of
them. A key leaves it when the database that wrote it there has it no more: its person was
forgotten. A database of another lineage (a new one, one restored from an older backup), or one
that was set back by hand, takes nobody out that it never knew; such keys go with the last backup
that needs them.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import aiosqlite

from storage import files
from storage.backup.backup_folder import alone_in, backups_in, unfinished
from storage.crypto.sealing import MasterKeys
from storage.engine import Row
from storage.errors import StorageError, TamperedError
from storage.sqlite import raw_sqlite
from storage.tables.metadata import LINEAGE

_log = logging.getLogger(__name__)

BOOK: Final = "debrief-keys.db"
_AT_ONCE = 100

# How many letters a lineage had ever seen: fewer than that, and the database was set back.
_LATEST = "CREATE TABLE latest (lineage TEXT NOT NULL, letters BIGINT NOT NULL)"
_LETTERS = "SELECT coalesce(max(seq), 0) FROM live.sqlite_sequence WHERE name = 'outbox'"
_SET_BACK = "SELECT EXISTS (SELECT 1 FROM old.latest WHERE lineage = ? AND letters > ?)"
_STRANGE = "SELECT EXISTS (SELECT 1 FROM old.book WHERE ? OR lineage <> ?)"
# `whose` and the table name the owner a key is wrapped for. `seen`: the last lineage in which
# their chat was there, when that is another one than the key's own.
_TABLE = """
    CREATE TABLE book (
        source TEXT NOT NULL, whose BIGINT NOT NULL, chat BIGINT, key BLOB NOT NULL,
        lineage TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (source, whose)
    ) WITHOUT ROWID
"""
_NEEDED = """
    CREATE TABLE temp.needed (source TEXT, whose BIGINT, PRIMARY KEY (source, whose)) WITHOUT ROWID
"""
_NEEDS = """
    INSERT OR IGNORE INTO temp.needed
    SELECT 'people', id FROM one.people
    UNION ALL SELECT 'parked_updates', update_id FROM one.parked_updates
"""
_LIVE = """
    INSERT INTO main.book (source, whose, chat, key, lineage, seen)
    SELECT 'people', id, chat, key, :lineage, :lineage FROM live.people
    UNION ALL SELECT 'parked_updates', update_id, chat, key, :lineage, :lineage
    FROM live.parked_updates
"""
_STRANGERS = """
    INSERT OR IGNORE INTO main.book (source, whose, chat, key, lineage, seen)
    SELECT source, whose, chat, key,
        CASE WHEN lineage = :lineage THEN lineage || '~' ELSE lineage END,
        CASE WHEN chat IN (SELECT chat FROM live.people) THEN :lineage
            WHEN :set_back THEN '' ELSE seen END
    FROM old.book AS entry
    WHERE (:set_back OR lineage <> :lineage)
        AND (:set_back OR seen <> :lineage OR chat IN (SELECT chat FROM live.people))
        AND (:unsure OR EXISTS (SELECT 1 FROM temp.needed
            WHERE needed.source = entry.source AND needed.whose = entry.whose))
"""
_CHANGED = """
    SELECT source, whose, book.key, last.key FROM main.book JOIN old.book AS last
    USING (source, whose)
    WHERE book.key <> last.key AND (source, whose) > (?, ?) ORDER BY source, whose LIMIT ?
"""
_PUT_KEY = "UPDATE main.book SET key = ? WHERE source = ? AND whose = ?"
_OLDER = """
    SELECT source, whose, key FROM book
    WHERE substr(key, 2, 4) <> ? AND (source, whose) > (?, ?) ORDER BY source, whose LIMIT ?
"""


def book_in(folder: Path) -> Path:
    """Where the book of the backups in a folder lies."""
    return folder / BOOK


def is_in(folder: Path) -> bool:
    """Whether there is one."""
    return book_in(folder).exists()


async def renew(
    live: Path, folder: Path, keys: MasterKeys | None, also: Sequence[Path] = ()
) -> None:
    """Puts the next book in the place of the last one, if there is any use for one. `also` are
    backups that it must serve besides those named like one.

    Raises a StorageError or OSError.
    """
    book = book_in(folder)
    async with alone_in(folder):
        if not is_in(folder) and not backups_in(folder):
            return
        with raw_sqlite.plainly(f"{book} cannot be renewed from {live}"):
            await write(live, folder, [*also, *backups_in(folder)], unfinished(book), keys)
        await replace(folder)


async def replace(folder: Path) -> None:
    """Puts the finished next book in the place of the last one. A damaged one is put aside: what
    it still holds is of no use to the program, and perhaps to somebody."""
    book = book_in(folder)
    if is_in(folder) and not await is_readable(book):
        aside = files.aside(book, "damaged")
        await asyncio.to_thread(book.replace, aside)
        _log.error(
            "%s was damaged: it is %s now, and a new one holds the keys of those who are in the "
            "database; delete the damaged one when you need it no more",
            book,
            aside,
        )
    await asyncio.to_thread(files.put, unfinished(book), book)


async def is_readable(book: Path) -> bool:
    """Whether a book is whole. UnavailableError when the disk is what cannot be read."""
    with raw_sqlite.plainly(f"{book} cannot be read"):
        try:
            async with raw_sqlite.looking(book) as connection:
                await raw_sqlite.number(connection, "SELECT count(*) FROM book")
                await raw_sqlite.number(connection, "SELECT count(*) FROM latest")
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
    """Writes the next book of a folder as `new`, from its last one, if that can be read, and the
    database at `live`. With `keys`, everything in it is wrapped by the newest."""
    takes_over = is_in(folder) and await is_readable(book_in(folder))
    files.make_file(new)
    async with raw_sqlite.building(new) as connection:
        await connection.execute_fetchall(_TABLE)
        await connection.execute_fetchall(_LATEST)
        await raw_sqlite.attach(connection, live, "live")
        lineage, letters = await _lineage(connection), await raw_sqlite.number(connection, _LETTERS)
        await connection.execute_fetchall("INSERT INTO latest VALUES (?, ?)", (lineage, letters))
        await connection.execute_fetchall(_LIVE, {"lineage": lineage})
        if takes_over:
            await raw_sqlite.attach(connection, book_in(folder), "old")
            await _take_over(connection, lineage, letters, backups)
            if keys is not None:
                await _keep_what_opens(connection, keys)
        if keys is not None:
            await _rewrap(connection, keys)


async def _keep_what_opens(connection: aiosqlite.Connection, keys: MasterKeys) -> None:
    """A key that was damaged in the database stays as it was in the last book: so a backup still
    brings back whose it is."""
    last: tuple[str, int] = ("", 0)
    while True:
        rows = list(await connection.execute_fetchall(_CHANGED, (*last, _AT_ONCE)))
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
    """What came over from the last book may still be wrapped by an older master key."""
    mark = bytes.fromhex(keys.newest)
    last: tuple[str, int] = ("", 0)
    while True:
        rows = list(await connection.execute_fetchall(_OLDER, (mark, *last, _AT_ONCE)))
        if not rows:
            return
        await connection.executemany(_PUT_KEY, _anew(keys, rows))
        last = rows[-1][0], rows[-1][1]


async def _lineage(connection: aiosqlite.Connection) -> str:
    """None was kept by the first version of the tables."""
    has = "SELECT count(*) FROM live.sqlite_master WHERE name = 'marks'"
    if not await raw_sqlite.number(connection, has):
        return ""
    sql = "SELECT value FROM live.marks WHERE name = ?"
    found = list(await connection.execute_fetchall(sql, (LINEAGE,)))
    return str(found[0][0]) if found else ""


async def _take_over(
    connection: aiosqlite.Connection, lineage: str, letters: int, backups: Iterable[Path]
) -> None:
    set_back = await raw_sqlite.number(connection, _SET_BACK, (lineage, letters))
    if not await raw_sqlite.number(connection, _STRANGE, (set_back, lineage)):
        return
    await connection.execute_fetchall(_NEEDED)
    unsure = not all([await _gathered(connection, backup) for backup in backups])
    values = {"lineage": lineage, "unsure": unsure, "set_back": set_back}
    await connection.execute_fetchall(_STRANGERS, values)


async def _gathered(connection: aiosqlite.Connection, backup: Path) -> bool:
    """Whether it could be seen who is in that backup."""
    try:
        await raw_sqlite.attach(connection, backup, "one")
        await connection.execute_fetchall(_NEEDS)
        await connection.execute_fetchall("DETACH one")
    except sqlite3.DatabaseError:
        return False
    return True


def _anew(keys: MasterKeys, rows: Sequence[Row]) -> list[Row]:
    done: list[Row] = []
    for source, whose, key in rows:
        try:
            done.append((keys.rewrapped(key, f"{source} {whose}"), source, whose))
        except StorageError:
            continue  # of no use with these keys, and perhaps with others
    return done
