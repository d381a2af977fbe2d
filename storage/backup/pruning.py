"""Deletes the oldest backups, but good ones do not give way to those of a new, empty database."""

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
"""The last backup of a database that is no longer in use stays for so long."""


@dataclass(frozen=True, slots=True)
class _Contents:
    lineage: str
    people: int


def prune(folder: Path, keep: int, now: datetime) -> int:
    """Deletes all but the newest `keep` backups and returns how many it deleted.

    Those dated more than a day ahead go first. Of each database whose history ended (lost, or
    another one restored in its place) the newest backup with people in it stays for 90 more days.
    """
    backups = backups_by_trust(folder, now)
    stay = (
        {*backups[:keep], *_last_of_ended_lineages(backups, now)} if backups[keep:] else {*backups}
    )
    deleted = [path for path in backups if path not in stay]
    for path in deleted:
        path.unlink(missing_ok=True)
    return len(deleted)


def _last_of_ended_lineages(found: list[Path], now: datetime) -> list[Path]:
    lineages: dict[str, Path] = {}
    for path in found:
        contents = _read_contents(path)
        if contents is not None and contents.people:
            lineages.setdefault(contents.lineage, path)
    return [path for path in lineages.values() if _is_recent(path, now)]


def _is_recent(path: Path, now: datetime) -> bool:
    at = backup_time(path)
    return at is not None and now - at <= ENDED_LINEAGE_LIFETIME


def _read_contents(path: Path) -> _Contents | None:
    """Returns None for a backup that cannot be read, which therefore brings nobody back."""
    try:
        with closing(connect_readonly(path)) as backup:
            ((people,),) = backup.execute("SELECT count(*) FROM people")
            named = backup.execute("SELECT count(*) FROM sqlite_master WHERE name = 'marks'")
            if not named.fetchone()[0]:  # the first version of the tables had no metadata
                return _Contents("", people)
            row = backup.execute("SELECT value FROM marks WHERE name = ?", (LINEAGE,)).fetchone()
            return _Contents(str(row[0]) if row else "", people)
    except sqlite3.DatabaseError:
        return None
