"""Runs statements in one transaction of a server, in as few round trips as they allow."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import count
from typing import cast

import asyncpg

from storage.engine import Lock, Row
from storage.errors import LostRaceError
from storage.postgres.advisory_locks import OWNERS_FROM, number_of_lock

_NEW_IDS = """
    SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, CAST(? AS INTEGER))
"""
_LAST_ID = """
    SELECT coalesce(max(last_value), 0) FROM pg_sequences
    WHERE schemaname = current_schema() AND sequencename = CAST(? AS TEXT) || '_id_seq'
"""
_LIST_ABSENT = """
    SELECT owner FROM unnest(CAST(? AS BIGINT[])) AS owner
    WHERE pg_try_advisory_xact_lock(CAST(? AS BIGINT) + owner)
"""
# By the server's clock, which is the same for all.
_RESERVE_SLOTS = """
    WITH clock AS (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS at)
    INSERT INTO marks (name, value)
    SELECT named, CAST(at + length AS TEXT)
    FROM clock, (SELECT CAST(? AS BIGINT) AS length, CAST(? AS TEXT) AS named) AS wanted
    ON CONFLICT (name) DO UPDATE SET value = CAST(
        greatest(CAST(marks.value AS BIGINT) + CAST(? AS BIGINT), CAST(excluded.value AS BIGINT))
        AS TEXT)
    RETURNING CAST(value AS BIGINT)
        - CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)
"""
_SET_LAST_ID = "SELECT setval(pg_get_serial_sequence(?, 'id'), ?, ?)"
# A plan that locks chats while it still sorts would lock too many: rows are chosen first.
_CLAIM_ROWS = """
    WITH chosen AS MATERIALIZED ({sql} FOR UPDATE SKIP LOCKED)
    SELECT * FROM chosen WHERE pg_try_advisory_xact_lock(chat)
"""
_TRY_LOCK_CHATS = """
    SELECT chat FROM unnest(CAST(? AS BIGINT[])) AS chat WHERE pg_try_advisory_xact_lock(chat)
"""
# In one order, so that two who wait never wait for each other.
_LOCK_CHATS = """
    SELECT pg_advisory_xact_lock(chat)
    FROM (SELECT unnest(CAST(? AS BIGINT[])) AS chat ORDER BY 1) AS chats
"""


class PostgresTransaction:
    """Runs the statements of one transaction and refuses to be used after its end."""

    __slots__ = ("_connection", "_is_over")

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._is_over = False

    async def fetch_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        self._refuse_if_over()
        return cast("Sequence[Row]", await self._connection.fetch(number_values(sql), *values))

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row, all of them in one round trip, and returns how many rows
        of the table it changed."""
        self._refuse_if_over()
        if not rows:
            return 0
        numbered = number_values(sql)
        if len(rows) == 1:
            return _count_changed(await self._connection.execute(numbered, *rows[0]))
        return len(await self._connection.fetchmany(f"{numbered} RETURNING 1", rows))

    async def write_later(
        self, sql: str, rows: Sequence[Row], *, must_change: int | None = None
    ) -> None:
        """Runs it at once."""
        if await self.write(sql, rows) != must_change and must_change is not None:
            raise LostRaceError("a document was changed by somebody else meanwhile")

    async def new_ids(self, table: str, count: int) -> Sequence[int]:
        return [number for (number,) in await self.fetch_rows(_NEW_IDS, (table, count))]

    async def last_id(self, table: str) -> int:
        ((number,),) = await self.fetch_rows(_LAST_ID, (table,))
        return int(number)

    async def set_last_id(self, table: str, number: int) -> None:
        await self.fetch_rows(_SET_LAST_ID, (table, max(number, 1), number > 0))

    async def claim_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        return await self.fetch_rows(_CLAIM_ROWS.format(sql=sql), values)

    async def lock_chats(self, chats: Collection[int], *, waits: bool = False) -> Collection[int]:
        if not chats:
            return ()
        if waits:
            await self.fetch_rows(_LOCK_CHATS, ([*chats],))
            return chats
        return {chat for (chat,) in await self.fetch_rows(_TRY_LOCK_CHATS, ([*chats],))}

    async def list_absent(self, owners: Collection[int]) -> Collection[int]:
        if not owners:
            return ()
        rows = await self.fetch_rows(_LIST_ABSENT, ([*owners], OWNERS_FROM))
        return {owner for (owner,) in rows}

    async def reserve_slots(self, name: str, count: int, milliseconds: int) -> int:
        length = count * milliseconds
        ((wait,),) = await self.fetch_rows(_RESERVE_SLOTS, (length, name, length))
        return max(0, int(wait) - length)

    async def lock(self, lock: Lock) -> None:
        await self.fetch_rows("SELECT pg_advisory_xact_lock(?)", (number_of_lock(lock),))

    async def try_lock(self, lock: Lock) -> bool:
        sql = "SELECT pg_try_advisory_xact_lock(?)"
        ((has_lock,),) = await self.fetch_rows(sql, (number_of_lock(lock),))
        return bool(has_lock)

    def end(self) -> None:
        """Refuses all further statements."""
        self._is_over = True

    def _refuse_if_over(self) -> None:
        if self._is_over:
            raise RuntimeError("this transaction is over")


@lru_cache(2048)
def number_values(sql: str) -> str:
    """Returns the statement with numbers ($1, $2) in place of its question marks."""
    numbers = count(1)
    first, *others = sql.split("?")
    return first + "".join(f"${next(numbers)}{part}" for part in others)


def _count_changed(status: str) -> int:
    """Returns the number at the end of what the server says of a statement, such as UPDATE 1."""
    return int(status.rpartition(" ")[2])
