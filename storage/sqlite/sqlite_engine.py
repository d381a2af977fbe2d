"""SQLite keeps everything in one file beside the bot, with nothing else to run.

One connection writes (SQLite 3.7.0 to 3.51.2 can lose a WAL that two connections reset), one lock
is held from BEGIN to COMMIT, and a statement costs one hop to the connection's thread.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from sqlite3 import Connection, DatabaseError, OperationalError
from sqlite3 import connect as sqlite_connect
from typing import IO

import aiosqlite

from storage.engine import Lock
from storage.errors import DamagedError, UnavailableError
from storage.sqlite import restore_swap
from storage.sqlite.database_file import create_files, lock_database
from storage.sqlite.deferring_connection import Deferred, Deferring, DeferringConnection
from storage.sqlite.files_in_place import FilesInPlace
from storage.sqlite.sqlite_transaction import SqliteTransaction

Connect = Callable[[Path], Connection]

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged commits when the power fails
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_DISK_ERRORS = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""These errors say nothing about the statement: the same one works once the disk does."""
_TYPE_NAMES = {
    "key": "INTEGER PRIMARY KEY",
    "serial": "INTEGER PRIMARY KEY AUTOINCREMENT",  # an id is never given twice
    "bytes": "BLOB",
}


class SqliteEngine:
    """Is one database file, opened by `open_engine` or `open_readonly_engine`."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        lock_file: IO[bytes] | None = None,
        files_in_place: FilesInPlace | None = None,
        deferring: Deferring | None = None,
    ) -> None:
        self._connection = connection
        self._deferring = deferring
        self._lock_file = lock_file
        self._files_in_place = files_in_place
        self._transaction_lock = asyncio.Lock()
        # IMMEDIATE: a transaction that starts as a reader cannot be sure to become a writer.
        self._begin_statement = "BEGIN" if lock_file is None else "BEGIN IMMEDIATE"
        self._beginning = Deferred(self._begin_statement)

    @property
    def type_names(self) -> Mapping[str, str]:
        """Maps the types that engines spell differently to SQLite's spelling."""
        return _TYPE_NAMES

    @property
    def owner(self) -> int:
        """Is 0, because the lock file keeps every other process out."""
        return 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqliteTransaction]:
        """Runs a transaction; raises UnavailableError, with nothing saved, when the disk fails.

        That includes a full disk and a locked file. Raises ReplacedError when the files are not
        those that were opened, also when that happened meanwhile: nothing may be confirmed then.
        The thread works in order: statements of a cancelled caller still run, and the ROLLBACK
        after them.
        """
        async with self._transaction_lock:
            self._check_files()
            work = SqliteTransaction(self._connection, self._deferring)
            try:
                await self._begin()
                yield work
                work.end()
                await self._commit()
            except BaseException as error:
                work.end()
                await self._roll_back()
                if _is_disk_error(error):
                    raise UnavailableError(f"nothing can be kept: {error}") from error
                raise
            self._check_files()
            self.remember_files()

    async def _begin(self) -> None:
        if self._deferring is not None:
            self._deferring.defer(self._beginning)
        else:
            await self._connection.execute_fetchall(self._begin_statement)

    async def _commit(self) -> None:
        """Commits; where no statement has run, nothing has begun yet."""
        if self._deferring is None or not self._deferring.take_back(self._beginning):
            await self._connection.commit()

    async def _roll_back(self) -> None:
        """Returns when all is undone, however often the caller is cancelled meanwhile: what the
        next one writes later would be undone with it."""
        undoing = asyncio.create_task(self._connection.rollback())
        try:
            await asyncio.shield(undoing)
        except ValueError:
            pass  # it was closed in the meantime, which rolls back
        except asyncio.CancelledError:
            while not undoing.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait({undoing})
            raise

    async def check_in_place(self) -> None:
        """Raises ReplacedError when the files are not those that were opened. It waits for its own
        work, which makes them longer and shorter."""
        async with self._transaction_lock:
            self._check_files()

    def remember_files(self) -> None:
        """Takes the files as they are now for what this connection left behind."""
        if self._files_in_place is not None:
            self._files_in_place.remember()

    def _check_files(self) -> None:
        if self._files_in_place is not None:
            self._files_in_place.check()

    async def has_table(self, table: str) -> bool:
        sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        async with self._transaction_lock:
            return bool(list(await self._connection.execute_fetchall(sql, (table,))))

    async def scrub(self) -> bool:
        """Moves the log into the file, where deleted bytes are zeroed, and empties it.

        Returns False when a reader is in the way (waiting for it would delay every turn) or the
        disk refuses: what was committed before is saved in any case.
        """
        async with self._transaction_lock:
            self._check_files()
            await self._connection.execute_fetchall("PRAGMA busy_timeout = 0")
            try:
                truncate = "PRAGMA wal_checkpoint(TRUNCATE)"
                ((busy, *_),) = await self._connection.execute_fetchall(truncate)
            except OperationalError:
                return False
            finally:
                await self._connection.execute_fetchall(_PRAGMAS[0])
                self.remember_files()
        return not busy

    async def count_present(self) -> int:
        """Is 0: the lock file keeps every other process out."""
        return 0

    async def keep_present(self, on_notified: Callable[[], None]) -> None:
        """Returns at once: no other process can have the file open."""

    async def notify(self) -> None:
        """Tells nobody."""

    async def run_alone(
        self,
        _: Lock,
        work: Callable[[], Awaitable[None]],
        on_standby: Callable[[], None],  # noqa: ARG002 - it never stands by
    ) -> None:
        await work()

    async def close(self) -> None:
        """Closes the file; a transaction still at work is rolled back."""
        self._files_in_place = None  # closing deletes the log and its index
        try:
            await self._connection.close()
        finally:
            if self._lock_file is not None:
                self._lock_file.close()


async def open_engine(
    path: Path, connect: Connect | None = None, lock_file: IO[bytes] | None = None
) -> SqliteEngine:
    """Opens the database and creates folder and file if needed, readable by their owner only.

    `lock_file` is what `lock_database` returned to a caller who needed it earlier; it is closed
    with the engine, or when this fails. `connect` brings a connection of another make, which must
    not begin transactions by itself.
    Raises InUseError while another process has it open, UnavailableError when it cannot be opened
    at all, DamagedError when SQLite finds it broken.
    """
    lock_file = create_files(path, lock_file or lock_database(path))
    made: list[Connection] = []

    def make() -> Connection:
        made.append((connect or _connect)(path))
        return made[0]

    try:
        connection = await aiosqlite.Connection(make, 64)
    except BaseException:
        lock_file.close()
        raise
    deferring = made[0] if isinstance(made[0], Deferring) else None
    engine = SqliteEngine(connection, lock_file, FilesInPlace(path), deferring)
    await _prepare_or_close(engine, connection, path, _PRAGMAS)
    engine.remember_files()
    return engine


async def open_readonly_engine(path: Path) -> SqliteEngine:
    """Opens the database for reading only, beside another process, and delays nobody.

    Raises UnavailableError when there is no such file or it cannot be opened, DamagedError when
    SQLite finds it broken.
    """
    restore_swap.refuse_missing_database(path)
    with _translate_errors(path):
        connection = await aiosqlite.Connection(partial(connect_readonly, path), 64)
    pragmas = (_PRAGMAS[0], "PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY")
    return await _prepare_or_close(SqliteEngine(connection), connection, path, pragmas)


def connect_readonly(path: Path) -> Connection:
    """Returns a connection that can change nothing, to a file that must exist."""
    return sqlite_connect(sqlite_uri(path), uri=True, isolation_level=None, cached_statements=256)


def sqlite_uri(path: Path, mode: str = "ro") -> str:
    """Returns the address by which SQLite opens an existing file, in mode "ro" or "rw"."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _connect(path: Path) -> Connection:
    make = DeferringConnection
    return sqlite_connect(str(path), isolation_level=None, cached_statements=256, factory=make)


async def _prepare_or_close(
    engine: SqliteEngine, connection: aiosqlite.Connection, path: Path, pragmas: Sequence[str]
) -> SqliteEngine:
    try:
        await _prepare(connection, path, pragmas)
    except BaseException:
        await engine.close()
        raise
    return engine


async def _prepare(connection: aiosqlite.Connection, path: Path, pragmas: Sequence[str]) -> None:
    with _translate_errors(path):
        for pragma in pragmas:
            await connection.execute_fetchall(pragma)
        results = list(await connection.execute_fetchall("PRAGMA quick_check(1)"))
    if results[0][0] != "ok":
        raise _damage_error(path, str(results[0][0]))


def _is_disk_error(error: BaseException) -> bool:
    code = getattr(error, "sqlite_errorcode", None) if isinstance(error, OperationalError) else None
    return code is not None and code & 0xFF in _DISK_ERRORS


@contextmanager
def _translate_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise UnavailableError(f"{path} cannot be used: {error}") from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its subclasses are about the call, not the file
            raise
        raise _damage_error(path, str(error)) from error


def _damage_error(path: Path, found: str) -> DamagedError:
    return DamagedError(
        f"{path} is damaged ({found}): python -m bot restore puts the newest backup in its place"
    )
