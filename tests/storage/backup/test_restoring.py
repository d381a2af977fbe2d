"""A restore puts a backup in the place of the database, or changes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import keybook
from storage.backup.backups import back_up, list_backups, refresh_keys, restore
from storage.errors import DamagedError, InUseError, NewerDatabaseError, UnavailableError
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, DatabaseFolder, names_in
from tests.storage.dossiers import NOW, arrive, at, load
from tests.storage.keeping import fill, many_backed_up

pytestmark = pytest.mark.engines("sqlite")


async def test_the_database_before_is_put_aside(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """The old database is set aside as a whole, under the name that is returned, for each
    restore.
    """
    await arrive(store, 7)
    made = await back_up(database.url, [KEY], folder, NOW)
    await arrive(store, 8)
    await store.close()
    first = await restore(database.url, [KEY], made.path)
    second = await restore(database.url, [KEY], made.path)
    assert first.old_database is not None
    assert second.old_database is not None
    assert first.old_database.name.startswith("debrief.db.before-restore-2")
    assert first.old_database != second.old_database
    assert _people(first.old_database) == 2
    assert _people(second.old_database) == 1
    assert not any("restoring" in name or "-wal" in name for name in names_in(database.folder))


def _people(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM people").fetchone()[0])


async def test_a_lost_database_comes_back(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """Without a database there is nothing to set aside, and the folder is made again."""
    await fill(store, 7, "Ann")
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    for path in database.folder.iterdir():
        path.unlink()
    database.folder.rmdir()
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.old_database) == (1, None)
    assert (await load(await database.open(), 7)).dossier.person.first_name == "Ann"
    assert (database.folder / "debrief.db").stat().st_mode & 0o777 == 0o600


async def test_a_person_who_does_not_open_stops_no_backup(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A person who does not open stops no backup: they are counted and restored as they were."""
    await fill(store, 7, "Ann")
    await fill(store, 8, "Bob")
    async with store.unit_of_work() as unit:
        sql = "UPDATE people SET body = x'01' WHERE chat = ?"
        await unit._transaction.write(sql, [(7,)])
        await unit.updates.park(43, 7, b"{}", "ValueError", NOW)
        await unit._transaction.write("UPDATE parked_updates SET body = ?", [(b"1",)])
    made = await back_up(database.url, [KEY], folder, NOW)
    assert (made.people, made.unreadable) == (2, 2)
    await store.close()
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.dropped_count, found.unreadable) == (2, 0, 2)
    assert (await load(await database.open(), 8)).dossier.person.first_name == "Bob"


async def test_what_lacks_is_said(database: DatabaseFolder, store: Store, folder: Path) -> None:
    """Without database, backup or key book the error says so, and nothing changes."""
    await arrive(store, 7)
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    with pytest.raises(UnavailableError, match="no database at"):
        await back_up(f"sqlite:///{folder}/other.db", [KEY], folder, NOW)
    with pytest.raises(UnavailableError, match="both needed"):
        await restore(database.url, [KEY], folder / "debrief-20200101T000000Z.db")
    (folder / "debrief-keys.db").unlink()
    with pytest.raises(UnavailableError, match="both needed"):
        await restore(database.url, [KEY], made.path)
    assert names_in(folder) == [made.path.name, "debrief-backups.lock"]
    assert not any("restor" in name for name in names_in(database.folder))
    assert (await load(await database.open(), 7)).chat == 7


@pytest.mark.parametrize("how", ["cut", "no database", "of tomorrow"])
async def test_a_backup_that_cannot_be_used_changes_nothing(
    database: DatabaseFolder, store: Store, folder: Path, how: str
) -> None:
    """A damaged backup, or one of a later program, leaves the database as it was."""
    made = await many_backed_up(database, store, folder)
    await store.close()
    _spoil(made.path, how)
    with pytest.raises((DamagedError, NewerDatabaseError)):
        await restore(database.url, [KEY], made.path)
    assert not any("restor" in name for name in names_in(database.folder) if "lock" not in name)
    async with (await database.open()).unit_of_work() as unit:
        assert await unit.people.count() == 29


def _spoil(path: Path, how: str) -> None:
    match how:
        case "cut":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        case "no database":
            path.write_bytes(b"no database at all" * 1000)
        case _:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("INSERT INTO migrations VALUES (99, 'of tomorrow')")


async def test_a_damaged_database_is_not_backed_up(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A damaged database is not backed up, and the last good backup restores it."""
    made = await many_backed_up(database, store, folder)
    await store.close()
    _spoil(database.folder / "debrief.db", "cut")
    with pytest.raises(DamagedError):
        await back_up(database.url, [KEY], folder, at(5))
    with pytest.raises(DamagedError, match="python -m bot restore"):
        await database.open()
    assert list_backups(folder) == [made.path]
    assert (await restore(database.url, [KEY], made.path)).people == 29
    assert (await load(await database.open(), 7)).chat == 7


async def test_a_running_bot_is_not_restored_over(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A running bot's database is not replaced, and no bot starts in the middle of a restore."""
    await arrive(store, 7)
    made = await back_up(database.url, [KEY], folder, NOW)
    await arrive(store, 8)
    with pytest.raises(InUseError, match="stop it first"):
        await restore(database.url, [KEY], made.path)
    async with store.unit_of_work() as unit:
        assert await unit.people.count() == 2


async def test_whoever_left_just_before_a_kill_stays_away(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A person who left just before the bot was killed does not come back by a restore.

    Nobody starts the bot in between, and the backup may have another name.
    """
    gone = await fill(store, 7, "Ann")
    await fill(store, 8, "Bob")
    made = await back_up(database.url, [KEY], folder, NOW)
    async with store.unit_of_work() as unit:
        await unit.forget_people([gone])
    await store.close()
    other = made.path.rename(folder / "the-good-one.db")
    for _ in range(2):
        found = await restore(database.url, [KEY], other)
        assert (found.people, found.dropped_count) == (1, 1)


@pytest.mark.parametrize("how", ["cut", "no database", "empty", "another's"])
async def test_a_database_that_cannot_tell_takes_nobody_out(
    database: DatabaseFolder, store: Store, folder: Path, how: str
) -> None:
    """A damaged or foreign database removes nobody from the book."""
    made = await many_backed_up(database, store, folder)
    await store.close()
    path = database.folder / "debrief.db"
    if how in {"empty", "another's"}:
        path.write_bytes(b"")
    if how == "another's":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE people (name TEXT)")
    elif how != "empty":
        _spoil(path, how)
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.dropped_count, found.unreadable) == (29, 0, 0)


async def test_a_key_damaged_in_the_database_comes_back(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A key damaged in the database comes back from the book after any backup or restore."""
    await fill(store, 7, "Ann")
    await fill(store, 8, "Bob")
    made = await back_up(database.url, [KEY], folder, NOW)
    async with store.unit_of_work() as unit:
        sql = "UPDATE people SET key = CAST(substr(key, 1, 64) || x'00' AS BLOB) WHERE chat = ?"
        await unit._transaction.write(sql, [(7,)])
    await refresh_keys(database.url, folder, [KEY])
    assert (await back_up(database.url, [KEY], folder, at(5))).unreadable == 0
    await store.close()
    assert (await restore(database.url, [KEY], made.path)).unreadable == 0
    assert (await load(await database.open(), 7)).dossier.person.first_name == "Ann"


async def test_a_book_that_cannot_be_written_brings_nobody_back(
    database: DatabaseFolder, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restore stops when the book cannot be written while the database may know better."""
    await fill(store, 7, "Ann")
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()

    async def fails(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(keybook, "renew", fails)
    with pytest.raises(UnavailableError, match=r"debrief-keys\.db.*Read-only.*another folder"):
        await restore(database.url, [KEY], made.path)
    (database.folder / "debrief.db").unlink()
    assert (await restore(database.url, [KEY], made.path)).people == 1


async def test_a_stray_log_goes_to_no_other_database(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A stray log file stays with the database that was set aside earlier."""
    await arrive(store, 7)
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    first = await restore(database.url, [KEY], made.path)
    assert first.old_database is not None
    log = first.old_database.with_name(first.old_database.name + "-wal")
    log.write_bytes(b"its own")
    (database.folder / "debrief.db").unlink()
    (database.folder / "debrief.db-wal").write_bytes(b"stray")
    assert (await restore(database.url, [KEY], made.path)).old_database is None
    assert log.read_bytes() == b"its own"
    assert not (database.folder / "debrief.db-wal").exists()
