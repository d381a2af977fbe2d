"""What is written later is written in order, and all of a transaction or nothing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

import aiosqlite
import pytest

from storage.errors import LostRaceError
from storage.sqlite.deferring_connection import Deferred
from storage.sqlite.sqlite_engine import SqliteEngine, open_engine
from tests.hang_guard import HANG_GUARD

INSERT = "INSERT INTO numbers (number) VALUES (?)"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[SqliteEngine]:
    opened = await open_engine(tmp_path / "debrief.db")
    async with opened.transaction() as work:
        await work.fetch_rows("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    yield opened
    await opened.close()


async def _numbers(engine: SqliteEngine) -> list[int]:
    async with engine.transaction() as work:
        return [number for (number,) in await work.fetch_rows("SELECT number FROM numbers")]


async def _write(engine: SqliteEngine, *statements: Deferred, reads: bool = False) -> None:
    async with engine.transaction() as work:
        for sql, rows, must_change in statements:
            await work.write_later(sql, rows or (), must_change=must_change)
        if reads:
            await work.fetch_rows("SELECT 1")


async def _write_and_fail(engine: SqliteEngine) -> None:
    async with engine.transaction() as work:
        await work.write_later(INSERT, [(1,)])
        raise ZeroDivisionError


async def test_what_is_read_next_knows_what_was_written_later(engine: SqliteEngine) -> None:
    """Statements keep their order, whether anybody waits for them or not."""
    async with engine.transaction() as work:
        await work.write_later(INSERT, [(1,), (2,)])
        await work.write_later("DELETE FROM numbers WHERE number = ?", [(1,)])
        assert [*await work.fetch_rows("SELECT number FROM numbers")] == [(2,)]
        await work.write_later(INSERT, [(3,)])
        assert await work.write("UPDATE numbers SET number = number + ?", [(4,)]) == 2
        await work.write_later(INSERT, [(1,)])
    assert await _numbers(engine) == [1, 6, 7]


@pytest.mark.parametrize("reads", [True, False])
async def test_what_fails_later_undoes_all(engine: SqliteEngine, *, reads: bool) -> None:
    """It fails with the next statement, or with the commit; what comes after it is as ever."""
    with pytest.raises(sqlite3.IntegrityError):
        await _write(engine, Deferred(INSERT, [(1,)]), Deferred(INSERT, [(1,)]), reads=reads)
    assert await _numbers(engine) == []
    await _write(engine, Deferred(INSERT, [(5,)]))
    assert await _numbers(engine) == [5]


async def test_what_must_change_and_does_not_was_lost(engine: SqliteEngine) -> None:
    """As where a document was changed by somebody else."""
    lost = Deferred("DELETE FROM numbers WHERE number = ?", [(7,)], must_change=1)
    with pytest.raises(LostRaceError):
        await _write(engine, Deferred(INSERT, [(1,)]), lost)
    assert await _numbers(engine) == []


@pytest.mark.parametrize("at_fault", [Deferred(INSERT, [(1,)]), Deferred("BEGIN IMMEDIATE")])
async def test_nothing_is_kept_of_a_turn_that_passes_over_what_failed(
    engine: SqliteEngine, at_fault: Deferred
) -> None:
    """Also not what it does after that: where it could not even begin, each row would be kept by
    itself."""
    await _write(engine, Deferred(INSERT, [(1,)]))
    with pytest.raises(sqlite3.Error):
        await _write_past_a_fault(engine, at_fault)
    assert await _numbers(engine) == [1]


async def _write_past_a_fault(engine: SqliteEngine, at_fault: Deferred) -> None:
    async with engine.transaction() as work:
        await work.write_later(INSERT, [(2,)])
        assert engine._deferring is not None
        engine._deferring.defer(at_fault)
        with suppress(sqlite3.Error):
            await work.fetch_rows("SELECT 1")
        with suppress(sqlite3.Error):
            await work.write(INSERT, [(3,)])


async def test_a_turn_that_fails_leaves_nothing_for_the_next(engine: SqliteEngine) -> None:
    """What was to be written later is dropped with it."""
    with pytest.raises(ZeroDivisionError):
        await _write_and_fail(engine)
    assert await _numbers(engine) == []


async def test_nobody_waits_for_what_is_written_later(
    engine: SqliteEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To begin, to write and to commit is one hop to the connection's thread."""
    hops: list[object] = []
    execute = aiosqlite.Connection._execute

    async def count(self: Any, *values: Any, **named: Any) -> Any:
        hops.append(values[0])
        return await execute(self, *values, **named)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(aiosqlite.Connection, "_execute", count)
    await _write(engine, Deferred(INSERT, [(1,)]), Deferred(INSERT, [(2,)]))
    assert len(hops) == 1
    assert await _numbers(engine) == [1, 2]


async def test_a_turn_that_is_stopped_twice_keeps_the_next_one_waiting(
    engine: SqliteEngine,
) -> None:
    """Until it is undone: nothing of the next one can get into it and be undone with it."""
    let_go = Event()

    async def write_and_wait() -> None:
        async with engine.transaction() as work:
            await work.write_later(INSERT, [(1,)])
            await work.fetch_rows("SELECT wait()")

    await engine._connection.create_function("wait", 0, lambda: let_go.wait(HANG_GUARD))
    turn = asyncio.create_task(write_and_wait())
    await _let_others_run()
    turn.cancel()
    await _let_others_run()
    turn.cancel()
    next_turn = asyncio.create_task(_write(engine, Deferred(INSERT, [(2,)])))
    await _let_others_run()
    let_go.set()
    with pytest.raises(asyncio.CancelledError):
        await turn
    await next_turn
    assert await _numbers(engine) == [2]


async def _let_others_run() -> None:
    for _ in range(5):
        await asyncio.sleep(0)
