"""SQLite: everything in one file beside the bot, with nothing else to run.

One connection writes (SQLite 3.7.0 to 3.51.2 can lose a WAL that two connections reset), one
lock is held from BEGIN to COMMIT, and a statement costs one hop to the connection's thread.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError
from typing import IO

import aiosqlite

from storage.engine import Row
from storage.errors import DamagedError, InUseError, UnavailableError

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged commits when the power fails
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_WORDS = {
    "key": "INTEGER PRIMARY KEY",
    "serial": "INTEGER PRIMARY KEY AUTOINCREMENT",  # an id is never given twice
    "bytes": "BLOB",
}


class SqliteTransaction:
    """The statements of one transaction; refuses to be used after its end."""

    __slots__ = ("_connection", "_over")

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._over = False

    async def rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        """What a single statement yields."""
        self._must_be_at_work()
        return list(await self._connection.execute_fetchall(sql, values))

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row; how many rows of the table it touched in all."""
        self._must_be_at_work()
        if not rows:
            return 0
        return (await self._connection.executemany(sql, rows)).rowcount

    def end(self) -> None:
        """Nothing more may be run here."""
        self._over = True

    def _must_be_at_work(self) -> None:
        if self._over:
            raise RuntimeError("this transaction is over")


class SqliteEngine:
    """One database file, opened by `open_engine`."""

    def __init__(self, connection: aiosqlite.Connection, lock_file: IO[bytes]) -> None:
        self._connection = connection
        self._lock_file = lock_file
        self._turn = asyncio.Lock()

    @property
    def words(self) -> Mapping[str, str]:
        """How SQLite spells the types that engines spell differently."""
        return _WORDS

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqliteTransaction]:
        """IMMEDIATE: a transaction that starts as a reader cannot be sure to become a writer.

        The thread works in order: what a cancelled caller had asked for still runs, and the
        ROLLBACK after it.
        """
        async with self._turn:
            work = SqliteTransaction(self._connection)
            try:
                await self._connection.execute_fetchall("BEGIN IMMEDIATE")
                yield work
                work.end()
                await self._connection.commit()
            except BaseException:
                work.end()
                with suppress(ValueError):  # closed meanwhile, and taken back by that
                    await self._connection.rollback()
                raise

    async def scrub(self) -> None:
        """Moves the log into the file, where deleted bytes are zeroed, and empties it."""
        async with self._turn:
            await self._connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Lets the file go; a transaction still at work is taken back."""
        try:
            await self._connection.close()
        finally:
            self._lock_file.close()


async def open_engine(path: Path) -> SqliteEngine:
    """Makes the folder and the file when they are not there, readable by their owner only.

    InUseError while another process has it open, UnavailableError when it cannot be opened at
    all, DamagedError when SQLite finds it broken.
    """
    lock_file = _made(path)
    try:
        connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=256)
    except BaseException:
        lock_file.close()
        raise
    engine = SqliteEngine(connection, lock_file)
    try:
        await _prepare(connection, path)
    except BaseException:
        await engine.close()
        raise
    return engine


async def _prepare(connection: aiosqlite.Connection, path: Path) -> None:
    with _damage_said(path):
        for pragma in _PRAGMAS:
            await connection.execute_fetchall(pragma)
        found = list(await connection.execute_fetchall("PRAGMA quick_check(1)"))
    if found[0][0] != "ok":
        raise _damaged(path, str(found[0][0]))


@contextmanager
def _damage_said(path: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise UnavailableError(f"{path} cannot be used: {error}") from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its subclasses are about the call, not the file
            raise
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, found: str) -> DamagedError:
    return DamagedError(f"{path} is damaged ({found}): restore the newest backup over it")


def _made(path: Path) -> IO[bytes]:
    """Makes what is missing, and holds a file beside the database locked until it is closed."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("r+b"):  # a folder, or a file of somebody else's, shows here
            pass
        lock_file = path.with_name(path.name + ".lock").open("ab")
    except OSError as error:
        raise UnavailableError(f"{path} cannot be opened: {error.strerror}") from error
    try:
        _lock(lock_file)
    except BlockingIOError as error:
        lock_file.close()
        raise InUseError(f"another process has {path} open: stop it first") from error
    return lock_file


def _lock(lock_file: IO[bytes]) -> None:
    if os.name != "posix":
        return
    import fcntl

    fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
