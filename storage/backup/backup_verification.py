"""Goes through a copy of the database and sees that all of it opens, in pieces: nobody waits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import aiosqlite

from storage.crypto.sealing import MasterKeys
from storage.engine import Row, marks
from storage.errors import DamagedError, StorageError, WrongKeyError
from storage.sqlite import raw_sqlite
from storage.tables import handled_updates, people

_AT_ONCE: Final = 40
"""People in a piece: a millisecond or so, after which everybody else has their turn."""

# A row whose key is gone is of somebody who was forgotten after the copy was made.
_PEOPLE = """
    SELECT people.id, people.version, people.body, book.key
    FROM people JOIN book ON book.source = 'people' AND book.whose = people.id
    WHERE people.id > ? ORDER BY people.id LIMIT ?
"""
_OPPORTUNITIES = "SELECT person, id, version, body FROM opportunities WHERE person IN "
_PARKED = """
    SELECT parked_updates.update_id, book.key, parked_updates.body
    FROM parked_updates
    JOIN book ON book.source = 'parked_updates' AND book.whose = parked_updates.update_id
    WHERE parked_updates.update_id > ? ORDER BY parked_updates.update_id LIMIT ?
"""


@dataclass(slots=True)
class Found:
    """How much there is, whether or not it opens."""

    people: int = 0
    opportunities: int = 0
    unreadable: int = 0
    """Of the people and the parked updates that have a key."""


async def looked_through(new: Path, book: Path, keys: MasterKeys) -> Found:
    """What a finished copy holds, whose keys are in the book.

    DamagedError when SQLite finds it broken, WrongKeyError when none of it opens since its master
    key is not among `keys`.
    """
    async with raw_sqlite.looking(new) as connection:
        await raw_sqlite.attach(connection, book, "book")
        if not await raw_sqlite.is_whole(connection):
            raise DamagedError(f"{new} was not written as it should be")
        return await _proven(connection, keys)


async def _proven(connection: aiosqlite.Connection, keys: MasterKeys) -> Found:
    proof = _Proof(connection, keys)
    await proof.people()
    await proof.parked()
    proof.must_have_opened_some()
    proof.found.people = await raw_sqlite.number(connection, "SELECT count(*) FROM people")
    count = "SELECT count(*) FROM opportunities"
    proof.found.opportunities = await raw_sqlite.number(connection, count)
    return proof.found


class _Proof:
    def __init__(self, connection: aiosqlite.Connection, keys: MasterKeys) -> None:
        self.found = Found()
        self._connection, self._keys = connection, keys
        self._opened = 0
        self._wrong: WrongKeyError | None = None

    async def people(self) -> None:
        last = -1
        while rows := await self._rows(_PEOPLE, (last, _AT_ONCE)):
            ids = [row[0] for row in rows]
            theirs: dict[int, list[Row]] = {}
            for row in await self._rows(_OPPORTUNITIES + marks(ids), ids):
                theirs.setdefault(row[0], []).append(row)
            for person, version, body, key in rows:
                sealed = (person, version, body), theirs.get(person, ())
                self._try(partial(people.try_seals, self._keys, key, *sealed))
            last = ids[-1]

    async def parked(self) -> None:
        last = -1
        while rows := await self._rows(_PARKED, (last, _AT_ONCE)):
            for update, key, body in rows:
                self._try(partial(handled_updates.opened, self._keys, update, key, body))
            last = rows[-1][0]

    def must_have_opened_some(self) -> None:
        if self._wrong is not None and not self._opened:
            raise self._wrong

    async def _rows(self, sql: str, values: Row) -> list[Row]:
        return list(await self._connection.execute_fetchall(sql, values))

    def _try(self, opening: Callable[[], object]) -> None:
        try:
            opening()
        except StorageError as error:
            self.found.unreadable += 1
            if isinstance(error, WrongKeyError):
                self._wrong = error
        else:
            self._opened += 1
