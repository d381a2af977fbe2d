"""Checks that everything in a copy of the database opens, in batches, so that nobody waits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import aiosqlite

from storage.crypto.sealing import MasterKeys
from storage.engine import Row, placeholders
from storage.errors import DamagedError, StorageError, WrongKeyError
from storage.sqlite import raw_sqlite
from storage.tables.seal_binding import BINDING_MIGRATION, try_parked, try_person

_BATCH_SIZE: Final = 40
"""A batch of so many people takes a millisecond or so, then other work has its turn."""

# A row without a key belongs to somebody who was forgotten after the copy was made.
_SELECT_PEOPLE = """
    SELECT people.id, people.chat, people.version, people.reachable, people.next_ping_at,
        book.key, people.body
    FROM people JOIN book ON book.source = 'people' AND book.whose = people.id
    WHERE people.id > ? ORDER BY people.id LIMIT ?
"""
_SELECT_OPPORTUNITIES = "SELECT person, id, version, body FROM opportunities WHERE person IN "
_SELECT_PARKED = """
    SELECT parked_updates.update_id, parked_updates.chat, parked_updates.reason,
        book.key, parked_updates.body
    FROM parked_updates
    JOIN book ON book.source = 'parked_updates' AND book.whose = parked_updates.update_id
    WHERE parked_updates.update_id > ? ORDER BY parked_updates.update_id LIMIT ?
"""


@dataclass(slots=True)
class VerificationResult:
    """Counts everything in the copy, whether or not it opens."""

    people: int = 0
    opportunities: int = 0
    unreadable: int = 0
    """How many people and parked updates have a key and still do not open."""


async def verify_copy(copy: Path, book: Path, keys: MasterKeys) -> VerificationResult:
    """Counts what a finished copy holds, with the keys in the book.

    Raises DamagedError when SQLite finds it broken, and WrongKeyError when none of it opens because
    its master key is not among `keys`.
    """
    async with raw_sqlite.open_readonly(copy) as connection:
        await raw_sqlite.attach(connection, book, "book")
        if not await raw_sqlite.is_whole(connection):
            raise DamagedError(f"{copy} was not written as it should be")
        return await _verify_all(connection, keys)


async def _verify_all(connection: aiosqlite.Connection, keys: MasterKeys) -> VerificationResult:
    count_bound = f"SELECT count(*) FROM migrations WHERE name = '{BINDING_MIGRATION}'"
    is_bound = await raw_sqlite.fetch_number(connection, count_bound) > 0
    proof = _Verifier(connection, keys, is_bound=is_bound)
    await proof.verify_people()
    await proof.verify_parked()
    proof.refuse_if_none_opened()
    proof.result.people = await raw_sqlite.fetch_number(connection, "SELECT count(*) FROM people")
    count = "SELECT count(*) FROM opportunities"
    proof.result.opportunities = await raw_sqlite.fetch_number(connection, count)
    return proof.result


class _Verifier:
    def __init__(
        self, connection: aiosqlite.Connection, keys: MasterKeys, *, is_bound: bool
    ) -> None:
        self.result = VerificationResult()
        self._connection, self._keys, self._is_bound = connection, keys, is_bound
        self._opened_count = 0
        self._wrong_key_error: WrongKeyError | None = None

    async def verify_people(self) -> None:
        last = -1
        while rows := await self._fetch_rows(_SELECT_PEOPLE, (last, _BATCH_SIZE)):
            ids = [row[0] for row in rows]
            opportunities: dict[int, list[Row]] = {}
            for row in await self._fetch_rows(_SELECT_OPPORTUNITIES + placeholders(ids), ids):
                opportunities.setdefault(row[0], []).append(row)
            for row in rows:
                sealed = row, opportunities.get(row[0], ())
                self._try_open(partial(try_person, self._keys, *sealed, is_bound=self._is_bound))
            last = ids[-1]

    async def verify_parked(self) -> None:
        last = -1
        while rows := await self._fetch_rows(_SELECT_PARKED, (last, _BATCH_SIZE)):
            for row in rows:
                self._try_open(partial(try_parked, self._keys, row, is_bound=self._is_bound))
            last = rows[-1][0]

    def refuse_if_none_opened(self) -> None:
        if self._wrong_key_error is not None and not self._opened_count:
            raise self._wrong_key_error

    async def _fetch_rows(self, sql: str, values: Row) -> list[Row]:
        return list(await self._connection.execute_fetchall(sql, values))

    def _try_open(self, open_sealed: Callable[[], object]) -> None:
        try:
            open_sealed()
        except StorageError as error:
            self.result.unreadable += 1
            if isinstance(error, WrongKeyError):
                self._wrong_key_error = error
        else:
            self._opened_count += 1
