"""Pruning leaves the newest backups, and the last people of a database that was lost."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.backup.backup_folder import backup_name
from storage.backup.backups import back_up, backups_by_trust, list_backups, prune, restore
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive
from tests.storage.keeping import SCHEMAS
from tests.storage.victims import load_dump

pytestmark = pytest.mark.engines("sqlite")

DAY = timedelta(days=1)


def _backup(folder: Path, at: datetime, lineage: str, people: int) -> Path:
    """Writes as much of a backup as pruning reads."""
    path = folder / backup_name(at)
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE people (id)")
        made.executemany("INSERT INTO people VALUES (?)", [(one,) for one in range(people)])
        made.execute("CREATE TABLE marks (name, value)")
        made.execute("INSERT INTO marks VALUES ('lineage', ?)", (lineage,))
    return path


def test_the_newest_stay(tmp_path: Path) -> None:
    """Pruning counts and deletes only backups, whatever else is in the folder or in them."""
    made = [tmp_path / f"debrief-202611{day:02}T030000Z.db" for day in range(1, 6)]
    others = [tmp_path / name for name in ("debrief-keys.db", "debrief-2026.db", "notes.txt")]
    for path in (*made, *others):
        path.touch()
    assert prune(tmp_path, 2, NOW) == 3
    assert list_backups(tmp_path) == [made[4], made[3]]
    assert all(path.exists() for path in others)
    assert list_backups(tmp_path / "nowhere") == []


async def test_a_lost_volume_loses_no_good_backup(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """Weeks of backups of a new, empty database do not remove the people of the lost one."""
    await arrive(store, 7, 8)
    await back_up(database.url, [KEY], folder, NOW)
    good = await back_up(database.url, [KEY], folder, NOW + DAY)
    await store.close()
    (database.folder / "debrief.db").unlink()
    empty = await database.open()
    for day in range(2, 6):
        await back_up(database.url, [KEY], folder, NOW + day * DAY)
        prune(folder, 2, NOW + day * DAY)
    await empty.close()
    assert list_backups(folder)[2:] == [good.path]
    assert (await restore(database.url, [KEY], good.path)).people == 2


def test_an_ended_history_keeps_its_last_people_for_90_days(tmp_path: Path) -> None:
    """The last backup with people of an ended history stays for 90 days; an empty one does not
    count.
    """
    last = _backup(tmp_path, NOW, "first", 2)
    _backup(tmp_path, NOW + DAY, "first", 0)
    (tmp_path / backup_name(NOW + 2 * DAY)).write_bytes(b"no database at all" * 100)
    live = [_backup(tmp_path, NOW + day * DAY, "second", 0) for day in range(85, 91)]
    prune(tmp_path, 3, NOW + 90 * DAY)
    assert list_backups(tmp_path) == [*live[:2:-1], last]
    prune(tmp_path, 3, NOW + 91 * DAY)
    assert list_backups(tmp_path) == live[:2:-1]


def test_a_backup_of_the_first_tables_is_understood(tmp_path: Path) -> None:
    """Pruning understands a backup of the first tables, which have no lineage."""
    first = tmp_path / backup_name(NOW)
    load_dump(first, SCHEMAS / "0001.sql")
    live = [_backup(tmp_path, NOW + day * DAY, "second", 1) for day in (1, 2)]
    prune(tmp_path, 1, NOW + 2 * DAY)
    assert list_backups(tmp_path) == [live[1], first]


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=4000)])
def test_what_is_dated_in_the_future_goes_first(tmp_path: Path, ahead: timedelta) -> None:
    """A backup dated more than a day ahead goes first and is not the newest while there
    is another.
    """
    wrong = _backup(tmp_path, NOW + ahead, "one", 1)
    assert backups_by_trust(tmp_path, NOW) == [wrong]
    made = [_backup(tmp_path, NOW + day * DAY, "one", 1) for day in (-1, 0, 1)]
    assert backups_by_trust(tmp_path, NOW) == [*made[::-1], wrong]
    prune(tmp_path, 3, NOW)
    assert list_backups(tmp_path) == made[::-1]
