"""Which backups go: the oldest, yet no new, empty database drives out the good ones."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from storage.backup.backup_folder import backup_time, backups_by_trust
from storage.sqlite.sqlite_engine import connect_readonly
from storage.tables.metadata import LINEAGE

ENDED_LINEAGE_LIFETIME: Final = timedelta(days=90)
"""How long the last backup of people stays whose database is no longer the one in use."""


@dataclass(frozen=True, slots=True)
class _Contents:
    lineage: str
    people: int


def prune(folder: Path, keep: int, now: datetime) -> int:
    """Deletes all but the newest so many; first those dated more than a day ahead. How many went.

    Of each database whose history ended (lost, or another one restored in its place) the newest
    backup with people in it stays for 90 days more.
    """
    found = backups_by_trust(folder, now)
    stay = {*found[:keep], *_last_of_ended_lineages(found, now)} if found[keep:] else {*found}
    gone = [path for path in found if path not in stay]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _last_of_ended_lineages(found: list[Path], now: datetime) -> list[Path]:
    lineages: dict[str, Path] = {}
    for path in found:
        held = _read_contents(path)
        if held is not None and held.people:
            lineages.setdefault(held.lineage, path)
    return [path for path in lineages.values() if _is_recent(path, now)]


def _is_recent(path: Path, now: datetime) -> bool:
    at = backup_time(path)
    return at is not None and now - at <= ENDED_LINEAGE_LIFETIME


def _read_contents(path: Path) -> _Contents | None:
    """None when it cannot be read: then it brings nobody back."""
    try:
        with closing(connect_readonly(path)) as backup:
            ((people,),) = backup.execute("SELECT count(*) FROM people")
            named = backup.execute("SELECT count(*) FROM sqlite_master WHERE name = 'marks'")
            if not named.fetchone()[0]:  # the first version of the tables had no marks
                return _Contents("", people)
            row = backup.execute("SELECT value FROM marks WHERE name = ?", (LINEAGE,)).fetchone()
            return _Contents(str(row[0]) if row else "", people)
    except sqlite3.DatabaseError:
        return None
