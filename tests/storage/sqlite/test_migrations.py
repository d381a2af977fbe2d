"""A migration runs completely or not at all, once, and never backwards."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Engine
from storage.errors import (
    DamagedError,
    InUseError,
    KeyFileError,
    NewerDatabaseError,
    UnavailableError,
)
from storage.migrations import Migration, list_migrations, migrate
from storage.sqlite.sqlite_engine import open_engine
from storage.unit_of_work import open_store, prepare_store
from tests.storage.conftest import KEY, DatabaseFolder
from tests.storage.dossiers import arrive

pytestmark = pytest.mark.engines("sqlite")

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
GOOD = Migration(1, "good", ("CREATE TABLE one (id {key})",))
BROKEN = Migration(2, "broken", ("CREATE TABLE two (id {key})", "CREATE TABLE one (id {key})"))


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    engine = await open_engine(tmp_path / "debrief.db")
    yield engine
    await engine.close()


async def _tables(engine: Engine) -> set[str]:
    async with engine.transaction() as transaction:
        return {name for (name,) in await transaction.fetch_rows(TABLES)}


async def test_the_tables_are_made_once(engine: Engine) -> None:
    """The migrations make all tables from nothing, and the second run has nothing to do."""
    assert await migrate(engine, list_migrations()) == len(list_migrations())
    assert await migrate(engine, list_migrations()) == 0
    assert await _tables(engine) == {
        "people",
        "opportunities",
        "outbox",
        "handled_updates",
        "undelivered_messages",
        "waiting_files",
        "parked_updates",
        "marks",
        "migrations",
    }


def test_shipped_migrations_are_numbered_without_a_gap() -> None:
    """The numbers have no gap, so that two branches cannot both add the next one unnoticed."""
    assert [one.number for one in list_migrations()] == [*range(1, len(list_migrations()) + 1)]


async def test_a_migration_that_fails_leaves_nothing(engine: Engine) -> None:
    """A failing migration leaves nothing; the one before it stays, and a corrected one
    runs again.
    """
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        await migrate(engine, [GOOD, BROKEN])
    assert await _tables(engine) == {"one", "migrations"}
    mended = Migration(2, "mended", ("CREATE TABLE two (id {key})",))
    assert await migrate(engine, [GOOD, mended]) == 1
    assert await _tables(engine) == {"one", "two", "migrations"}


async def test_a_later_database_is_refused(engine: Engine) -> None:
    """An older program does not touch a later database."""
    await migrate(engine, [GOOD, Migration(2, "later", ())])
    with pytest.raises(NewerDatabaseError, match="of version 2, this program knows 1"):
        await migrate(engine, [GOOD])


async def test_one_process_at_a_time(database: DatabaseFolder) -> None:
    """A second process cannot open the database until the first closes it."""
    store = await database.open()
    with pytest.raises(InUseError, match="stop it first"):
        await database.open()
    await store.close()
    await database.open()


async def test_a_damaged_file_is_refused(database: DatabaseFolder) -> None:
    """A damaged file is refused with the remedy, and released."""
    database.folder.mkdir()
    (database.folder / "debrief.db").write_bytes(b"no database at all" * 100)
    for _ in range(2):
        with pytest.raises(DamagedError, match="restore"):
            await database.open()


async def test_files_are_the_owners_only(database: DatabaseFolder) -> None:
    """Files are readable by their owner only, because ids and times are not sealed."""
    await database.open()
    modes = {path.name: path.stat().st_mode & 0o777 for path in database.folder.iterdir()}
    assert modes["debrief.db"] == 0o600
    assert modes["debrief.db-wal"] == 0o600
    assert database.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("url", ["", "debrief.db", "mysql:///x", "sqlite:///"])
async def test_an_unknown_url_is_refused(url: str) -> None:
    """For an unknown URL the error shows what a valid one looks like."""
    with pytest.raises(UnavailableError, match="sqlite:///"):
        await open_store(url, [KEY])


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A folder that cannot be made gives one clear line and no library error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(UnavailableError, match="cannot be opened"):
        await open_store(f"sqlite:///{tmp_path}/file/debrief.db", [KEY])


async def test_commits_are_flushed_to_the_disk(engine: Engine) -> None:
    """Every commit is flushed to the write-ahead log: a power cut loses no acknowledged turn."""
    async with engine.transaction() as transaction:
        found = {
            name: (await transaction.fetch_rows(f"PRAGMA {name}"))[0][0]
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


async def test_a_path_that_is_no_file_is_said_plainly(tmp_path: Path) -> None:
    """A path that is no file gives one plain line and no library error."""
    (tmp_path / "debrief.db").mkdir()
    with pytest.raises(UnavailableError, match="cannot be opened"):
        await open_store(f"sqlite:///{tmp_path}/debrief.db", [KEY])


async def test_a_connection_of_another_make_can_be_brought(tmp_path: Path) -> None:
    """With a connection of another make, everything goes through it from the first statement on."""
    seen: list[str] = []

    def connect(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.set_trace_callback(seen.append)
        return connection

    store = await prepare_store(await open_engine(tmp_path / "debrief.db", connect), [KEY])
    await arrive(store, 7)
    await store.close()
    assert seen[0].startswith("PRAGMA")
    assert any(statement.lstrip().startswith("INSERT INTO people") for statement in seen)


async def test_what_cannot_be_opened_is_let_go(tmp_path: Path) -> None:
    """When opening fails for a bad key, the engine is closed and the next opening works."""
    with pytest.raises(KeyFileError):
        await prepare_store(await open_engine(tmp_path / "debrief.db"), [])
    await (await open_engine(tmp_path / "debrief.db")).close()
