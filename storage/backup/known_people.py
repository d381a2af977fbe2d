"""Counts the people whom the backups could bring back, before a start begins with nobody."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from storage.backup.backup_folder import list_backups
from storage.backup.keybook import book_path
from storage.backup.set_back import (
    HAS_DEPARTURES,
    HAS_FEWER_MESSAGES,
    LACKS_PEOPLE,
    lineage_before_set_back,
)
from storage.errors import NothingThereError
from storage.sqlite import restore_swap
from storage.sqlite.sqlite_engine import connect_readonly, sqlite_uri
from storage.tables.metadata import LINEAGE

BEGUN_ANEW: Final = "begun anew"
"""The database stores under this name that it was begun empty although backups knew people."""


def refuse_empty_database(path: Path, folder: Path) -> None:
    """Raises NothingThereError when there is nobody in the database, although the backups or their
    key book know people; UnavailableError when a restore was not finished.

    It may be empty when somebody said so, and when the last of its people has left. One that was
    set back, or lost its log while everybody was only there, is not known to be empty.
    """
    restore_swap.refuse_unfinished_restore(path)
    if _has_people(path):
        return
    known = count_known_people(folder)
    if known and not _is_known_to_be_empty(path, folder):
        raise NothingThereError(path, folder, known)


def count_known_people(folder: Path) -> int:
    """Returns how many people the key book could bring back; where there is none that can be read,
    how many are in the backup that has most."""
    known = _read_number(book_path(folder), "SELECT count(*) FROM book WHERE source = 'people'")
    if known is not None:
        return known
    counts = (_read_number(one, "SELECT count(*) FROM people") for one in list_backups(folder))
    return max((count or 0 for count in counts), default=0)


def _has_people(path: Path) -> bool:
    """Returns True for a file that cannot be read, too: to open it says what is wrong with it."""
    if not path.is_file() or not path.stat().st_size:
        return False
    try:
        with closing(connect_readonly(path)) as database:
            if not _has_table(database, "people"):
                return False
            return bool(database.execute("SELECT EXISTS (SELECT 1 FROM people)").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


def _is_known_to_be_empty(path: Path, folder: Path) -> bool:
    """Returns whether the database was begun anew on purpose, or is the one that the key book
    was written from and has lost nobody who did not leave."""
    lineage = _read_metadata(path, LINEAGE)
    if lineage is not None and lineage == _last_lineage(folder):
        return not _was_set_back(path, book_path(folder), lineage)
    return _read_metadata(path, BEGUN_ANEW) is not None


def _was_set_back(path: Path, book: Path, lineage: str) -> bool:
    values = {"lineage": lineage, "set_back_lineage": lineage_before_set_back(lineage)}
    with closing(sqlite3.connect(":memory:", uri=True)) as database:
        for name, file in (("live", path), ("old", book)):
            database.execute(f"ATTACH ? AS {name}", (sqlite_uri(file),))
        if database.execute(HAS_FEWER_MESSAGES, values).fetchone()[0]:
            return True
        has_departures = bool(database.execute(HAS_DEPARTURES).fetchone()[0])
        return has_departures and bool(database.execute(LACKS_PEOPLE, values).fetchone()[0])


def _read_metadata(path: Path, name: str) -> str | None:
    found = _read(path, "SELECT value FROM marks WHERE name = ?", name)
    return str(found) if found is not None else None


def _last_lineage(folder: Path) -> object:
    return _read(book_path(folder), "SELECT lineage FROM latest")


def _read_number(path: Path, sql: str) -> int | None:
    found = _read(path, sql)
    return found if isinstance(found, int) else None


def _read(path: Path, sql: str, *values: str) -> object:
    """Returns the first value; None when there is none, or no such file or table."""
    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        with closing(connect_readonly(path)) as database:
            row = database.execute(sql, values).fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row else None


def _has_table(database: sqlite3.Connection, name: str) -> bool:
    sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    return bool(database.execute(sql, (name,)).fetchone()[0])
