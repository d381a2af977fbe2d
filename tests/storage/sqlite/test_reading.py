"""A read-only opening beside the running bot changes nothing and waits for nobody."""

import sqlite3

import pytest

from storage.errors import DamagedError, InUseError, NewerDatabaseError, UnavailableError
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, load, named
from tests.storage.keeping import SCHEMAS
from tests.storage.victims import load_dump

pytestmark = pytest.mark.engines("sqlite")


async def test_it_sees_what_the_bot_kept_last(database: DatabaseFolder, store: Store) -> None:
    """A reader sees what the bot saved last, even in the middle of a turn."""
    kept = (await arrive(store, 7))[7]
    reading = await database.open(reading=True)
    async with store.unit_of_work() as unit:
        named(kept, "Ann")
        await unit.people.save([kept])
    async with store.unit_of_work():
        assert (await load(reading, 7)).dossier.person.first_name == "Ann"


async def test_it_changes_nothing(database: DatabaseFolder, store: Store) -> None:
    """A reader changes nothing, whatever a turn tries to write."""
    kept = (await arrive(store, 7))[7]
    reading = await database.open(reading=True)
    with pytest.raises(UnavailableError, match="readonly"):
        async with reading.unit_of_work() as unit:
            await unit.forget_people([kept])
    assert (await load(reading, 7)).dossier == kept.dossier
    assert (await load(store, 7)).dossier == kept.dossier


async def test_it_opens_when_the_bot_is_not_running(database: DatabaseFolder, store: Store) -> None:
    """A reader opens the database when the bot is stopped, and does not block its start."""
    await arrive(store, 7)
    await store.close()
    reading = await database.open(reading=True)
    again = await database.open()
    await arrive(again, 8)
    assert (await load(reading, 8)).chat == 8


async def test_what_is_not_there_is_not_made(database: DatabaseFolder) -> None:
    """A reader makes neither a file nor its folder, nor tables in an empty file."""
    with pytest.raises(UnavailableError, match="no database at"):
        await database.open(reading=True)
    assert not _made(database)
    database.folder.mkdir()
    (database.folder / "debrief.db").touch()
    with pytest.raises(UnavailableError, match="is empty: python -m bot restore"):
        await database.open(reading=True)


async def test_tables_of_an_older_version_are_not_looked_at(database: DatabaseFolder) -> None:
    """A reader does not upgrade older tables, and the error says what does."""
    load_dump(database.folder / "debrief.db", SCHEMAS / "0001.sql")
    with pytest.raises(UnavailableError, match="older version: run python -m bot migrate"):
        await database.open([KEY, OLD_KEY], reading=True)


def _made(database: DatabaseFolder) -> bool:
    return database.folder.exists()


async def test_a_later_or_damaged_one_is_refused(database: DatabaseFolder, store: Store) -> None:
    """A reader refuses a later or damaged database as the bot does."""
    async with store.unit_of_work() as unit:
        record = (99, "of tomorrow")
        await unit._transaction.write("INSERT INTO migrations VALUES (?, ?)", [record])
    await store.close()
    with pytest.raises(NewerDatabaseError, match="of version 99"):
        await database.open(reading=True)
    (database.folder / "debrief.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(DamagedError, match="python -m bot restore"):
        await database.open(reading=True)


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize("old", [False, True])
async def test_half_restored_is_refused(database: DatabaseFolder, old: bool, reading: bool) -> None:
    """A half restored database is refused with the remedy, and nothing is made."""
    store = await database.open()
    await store.close()
    path = database.folder / "debrief.db"
    path.rename(path.with_name("debrief.db.restoring"))
    if old:
        path.touch()
    with pytest.raises(UnavailableError, match="run python -m bot restore again") as refused:
        await database.open(reading=reading)
    assert ("or delete" in str(refused.value)) is old
    assert path.exists() is old


async def test_a_second_bot_lets_go_of_nothing(database: DatabaseFolder, store: Store) -> None:
    """A refused second start in the same process leaves the first one's locks alone."""
    with pytest.raises(InUseError):
        await database.open()
    await arrive(store, 7)
    looker = sqlite3.connect(database.folder / "debrief.db", timeout=0)
    try:
        async with store.unit_of_work() as unit:
            await unit.updates.mark_handled([1], NOW)
            assert await unit.updates.find_handled([1])
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                looker.execute("BEGIN IMMEDIATE")
    finally:
        looker.close()
