"""Runs statements in the one transaction at a time that a file of SQLite allows.

Nobody else has the file open, so that there is nothing to lock for anybody.
"""

from collections.abc import Collection, Sequence

import aiosqlite

from storage.engine import Lock, Row
from storage.errors import LostRaceError
from storage.sqlite.deferring_connection import Deferred, Deferring


class SqliteTransaction:
    """Runs the statements of one transaction and refuses to be used after its end."""

    __slots__ = ("_connection", "_deferring", "_over")

    def __init__(
        self, connection: aiosqlite.Connection, deferring: Deferring | None = None
    ) -> None:
        self._connection, self._deferring = connection, deferring
        self._over = False

    async def fetch_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        self._refuse_if_over()
        return list(await self._connection.execute_fetchall(sql, values))

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row and returns how many rows of the table it changed."""
        self._refuse_if_over()
        if not rows:
            return 0
        return (await self._connection.executemany(sql, rows)).rowcount

    async def write_later(
        self, sql: str, rows: Sequence[Row], *, must_change: int | None = None
    ) -> None:
        """Runs it in one hop with the next statement whose result is waited for, or the commit."""
        self._refuse_if_over()
        if self._deferring is not None and rows:
            self._deferring.defer(Deferred(sql, rows, must_change))
        elif await self.write(sql, rows) != must_change and must_change is not None:
            raise LostRaceError("a document was changed by somebody else meanwhile")

    async def new_ids(self, table: str, count: int) -> Sequence[int]:
        """Returns the ids behind the highest that the table has ever given: nobody else writes
        until this transaction is over."""
        first = await self.last_id(table) + 1
        return range(first, first + count)

    async def last_id(self, table: str) -> int:
        rows = await self.fetch_rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(rows[0][0]) if rows else 0

    async def set_last_id(self, table: str, number: int) -> None:
        await self.write("DELETE FROM sqlite_sequence WHERE name = ?", [(table,)])
        sql = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"
        await self.write(sql, [(table, number)])

    async def claim_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        return await self.fetch_rows(sql, values)

    async def lock_chats(
        self,
        chats: Collection[int],
        *,
        waits: bool = False,  # noqa: ARG002 - there is nobody to wait for
    ) -> Collection[int]:
        return chats

    async def list_absent(self, owners: Collection[int]) -> Collection[int]:
        return owners

    async def reserve_slots(self, _: str, count: int, milliseconds: int) -> int:  # noqa: ARG002 - all are free
        return 0

    async def lock(self, _: Lock) -> None:
        """Returns at once: BEGIN IMMEDIATE has locked all there is."""

    async def try_lock(self, _: Lock) -> bool:
        return True

    def end(self) -> None:
        """Refuses all further statements."""
        self._over = True

    def _refuse_if_over(self) -> None:
        if self._over:
            raise RuntimeError("this transaction is over")
