"""Opens plain connections to a database file, for work on all of it: copying and checking."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import aiosqlite

from storage import files
from storage.engine import Row
from storage.errors import DamagedError, UnavailableError
from storage.sqlite.sqlite_engine import connect_readonly, sqlite_uri

_BUILD_PRAGMAS = (
    "PRAGMA journal_mode = OFF",  # an unfinished file is thrown away
    "PRAGMA synchronous = OFF",  # a finished file is flushed once, as a whole
    "PRAGMA secure_delete = ON",
)
_COMMON_PRAGMAS = ("PRAGMA busy_timeout = 5000", "PRAGMA temp_store = MEMORY")


@asynccontextmanager
async def open_readonly(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Opens a file for reading only, beside a process that has it open."""
    async with _open(
        aiosqlite.Connection(partial(connect_readonly, path), 64), _COMMON_PRAGMAS
    ) as connection:
        yield connection


@asynccontextmanager
async def open_for_building(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Opens a file that nobody else knows yet; if the work is interrupted, the file is useless."""
    # The file exists before: a cancelled open would create it again after it was deleted.
    opened = aiosqlite.connect(sqlite_uri(path, "rw"), isolation_level=None, uri=True)
    async with _open(opened, (*_COMMON_PRAGMAS, *_BUILD_PRAGMAS)) as connection:
        yield connection


async def attach(connection: aiosqlite.Connection, path: Path, name: str) -> None:
    """Attaches another file for reading only."""
    await connection.execute_fetchall(f"ATTACH ? AS {name}", (sqlite_uri(path),))


async def fetch_number(
    connection: aiosqlite.Connection, sql: str, values: Row | Mapping[str, object] = ()
) -> int:
    """Returns the single number that a query yields."""
    ((number,),) = await connection.execute_fetchall(sql, values)
    return int(number)


async def copy_database(source: Path, to: Path) -> None:
    """Copies the state of one moment, without deleted data; no writer has to wait."""
    files.make_file(to)
    async with open_readonly(source) as connection:
        await connection.execute_fetchall("VACUUM INTO ?", (str(to),))


async def is_whole(connection: aiosqlite.Connection) -> bool:
    """Returns whether SQLite finds nothing wrong with the file."""
    results = await connection.execute_fetchall("PRAGMA quick_check(1)")
    return [tuple(row) for row in results] == [("ok",)]


@contextmanager
def translate_errors(what: str) -> Iterator[None]:
    """Turns an error of SQLite into one line that begins with `what`."""
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
            await (
                connection.interrupt()
            )  # cancelled: a process that stops the bot must not wait for it
            raise
