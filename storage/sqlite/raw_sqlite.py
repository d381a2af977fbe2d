"""Plain connections to a database file, for what goes over all of it: copying, looking through."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import aiosqlite

from storage import files
from storage.engine import Row
from storage.errors import DamagedError, UnavailableError
from storage.sqlite.sqlite_engine import address, read_only

_BUILDING = (
    "PRAGMA journal_mode = OFF",  # what breaks off is thrown away
    "PRAGMA synchronous = OFF",  # a finished file is flushed once, as a whole
    "PRAGMA secure_delete = ON",
)
_ALWAYS = ("PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY")


@asynccontextmanager
async def looking(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Changes nothing, beside whoever has it open."""
    async with _open(aiosqlite.Connection(partial(read_only, path), 64), _ALWAYS) as connection:
        yield connection


@asynccontextmanager
async def building(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Changes a file that nobody else knows of yet. Broken off, it is of no use."""
    # never made here: cancelled while it opens, it would appear again after it was cleared away
    opened = aiosqlite.connect(address(path, "rw"), isolation_level=None, uri=True)
    async with _open(opened, (*_ALWAYS, *_BUILDING)) as connection:
        yield connection


async def attach(connection: aiosqlite.Connection, path: Path, name: str) -> None:
    """Looks into another file beside it, and changes nothing there."""
    await connection.execute_fetchall(f"ATTACH ? AS {name}", (address(path),))


async def number(connection: aiosqlite.Connection, sql: str, values: Row = ()) -> int:
    """The one number that a query yields."""
    ((found,),) = await connection.execute_fetchall(sql, values)
    return int(found)


async def copy(source: Path, to: Path) -> None:
    """Everything in one moment's state, without what was deleted; nobody who writes waits."""
    files.make_file(to)
    async with looking(source) as connection:
        await connection.execute_fetchall("VACUUM INTO ?", (str(to),))


async def is_whole(connection: aiosqlite.Connection) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    found = await connection.execute_fetchall("PRAGMA quick_check(1)")
    return [tuple(row) for row in found] == [("ok",)]


@contextmanager
def plainly(what: str) -> Iterator[None]:
    """An error of SQLite's becomes one line beginning with `what`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UnavailableError(f"{what}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedError(f"{what}: {error}") from error


@asynccontextmanager
async def _open(
    connection: aiosqlite.Connection, pragmas: tuple[str, ...]
) -> AsyncIterator[aiosqlite.Connection]:
    async with connection:
        try:
            for pragma in pragmas:
                await connection.execute_fetchall(pragma)
            yield connection
        except BaseException:
            await connection.interrupt()  # cancelled: whoever stops the bot does not wait for it
            raise
