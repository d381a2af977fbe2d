"""A copy to another engine and back holds every row as it was, or nothing is kept of it."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.copying import copy_all, digest_all
from storage.engine import Engine
from storage.errors import UnavailableError
from storage.migrations import list_migrations, migrate
from storage.postgres import postgres_engine
from storage.postgres.postgres_transaction import PostgresTransaction
from storage.sqlite import sqlite_engine
from storage.unit_of_work import open_store, prepare_store
from tests.postgres_server import empty_database
from tests.storage.conftest import KEY
from tests.storage.dossiers import NOW, message
from tests.storage.keeping import fill


async def _fill_all(url: str) -> None:
    """Puts something into every table."""
    store = await open_store(url, [KEY])
    people = [await fill(store, chat, f"Ann {chat}") for chat in (7, 8, -9)]
    async with store.unit_of_work() as unit:
        said = [(person, message(f"one of {person.chat}")) for person in people]
        await unit.outbox.queue(said, NOW)
        await unit.outbox.claim(NOW, 2)
        await unit.updates.mark_handled(range(1200), NOW)
        await unit.updates.park(43, 7, b'{"update_id": 43}', "ValueError", NOW)
        await unit.waiting_files.keep(people[0], 44, b"{}", NOW)
        await unit.metadata.write("Ä and a", "ü\n")
    await store.close()


async def _open_sqlite(path: Path, stack: AsyncExitStack) -> Engine:
    engine = await sqlite_engine.open_engine(path)
    stack.push_async_callback(engine.close)
    return engine


async def test_there_and_back_it_is_the_same(postgres_url: str, tmp_path: Path) -> None:
    """From SQLite to PostgreSQL and back every table has the same rows, the next message gets the
    next number, and people can be read."""
    await _fill_all(f"sqlite:///{tmp_path}/one.db")
    await empty_database(postgres_url)
    async with AsyncExitStack() as stack:
        one, two = [await _open_sqlite(tmp_path / f"{name}.db", stack) for name in ("one", "two")]
        server = await postgres_engine.open_engine(postgres_url)
        stack.push_async_callback(server.close)
        for engine in (server, two):
            await migrate(engine, list_migrations())
        there, back = await copy_all(one, server), await copy_all(server, two)
        assert there == back == await digest_all(one)
        assert all(table.rows for table in there if table.name != "undelivered_messages")
        for engine in (one, server, two):
            async with engine.transaction() as transaction:
                assert [*await transaction.new_ids("outbox", 2)] == [4, 5]
    store = await open_store(f"sqlite:///{tmp_path}/two.db", [KEY])
    async with store.unit_of_work() as unit:
        assert set(await unit.people.load([7, 8, -9])) == {7, 8, -9}
    await store.close()


async def test_nothing_is_copied_over_anything(postgres_url: str, tmp_path: Path) -> None:
    """Where anything is kept already, nothing is copied, and what is there stays."""
    await _fill_all(f"sqlite:///{tmp_path}/one.db")
    await empty_database(postgres_url)
    store = await prepare_store(await postgres_engine.open_engine(postgres_url), [KEY])
    async with store.unit_of_work() as unit:
        await unit.updates.mark_handled([1], NOW)
    await store.close()
    async with AsyncExitStack() as stack:
        one = await _open_sqlite(tmp_path / "one.db", stack)
        server = await postgres_engine.open_engine(postgres_url)
        stack.push_async_callback(server.close)
        with pytest.raises(UnavailableError, match="handled_updates"):
            await copy_all(one, server)
        assert [table.rows for table in await digest_all(server)][:4] == [0, 0, 0, 1]


async def test_a_copy_that_differs_is_not_kept(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that is changed on its way is noticed, and the target stays empty."""
    await _fill_all(f"sqlite:///{tmp_path}/one.db")
    await empty_database(postgres_url)
    async with AsyncExitStack() as stack:
        one = await _open_sqlite(tmp_path / "one.db", stack)
        server = await postgres_engine.open_engine(postgres_url)
        stack.push_async_callback(server.close)
        await migrate(server, list_migrations())
        write = PostgresTransaction.write

        async def write_wrongly(self: object, sql: str, rows: list[tuple[object, ...]]) -> int:
            wrong = [(*row[:-1], row[-1] + 1) if "outbox" in sql else row for row in rows]  # type: ignore[operator]
            return await write(self, sql, wrong)  # type: ignore[arg-type]

        monkeypatch.setattr(PostgresTransaction, "write", write_wrongly)
        with pytest.raises(UnavailableError, match="copy of outbox"):
            await copy_all(one, server)
        monkeypatch.undo()
        assert not any(table.rows for table in await digest_all(server) if table.name != "marks")
