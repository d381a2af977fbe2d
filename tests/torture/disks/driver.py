"""An APSW connection that storage takes for one of sqlite3, so that a simulated disk is under it.

It has what aiosqlite asks for and fails as sqlite3 fails. Two pragmas can be replaced: how safely
it writes (for contrast) and how long it waits for a lock (for speed).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import apsw

from storage.sqlite.deferring_connection import Deferring
from storage.sqlite.sqlite_engine import Connect

Values = Sequence[Any]
_OPERATIONAL = (
    apsw.SQLError,
    apsw.PermissionsError,
    apsw.AbortError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.ReadOnlyError,
    apsw.InterruptError,
    apsw.IOError,
    apsw.FullError,
    apsw.CantOpenError,
    apsw.ProtocolError,
    apsw.SchemaChangeError,
)


@dataclass(slots=True)
class Fetched:
    """Holds the rows of a statement."""

    found: list[Any]
    rowcount: int

    def fetchall(self) -> list[Any]:
        return self.found


class PlainDriver:
    """Is one connection; `pragmas` replaces some statements by others.

    `failed` is called when a statement failed.
    """

    def __init__(
        self,
        path: Path,
        disk: str,
        pragmas: dict[str, str] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        with _as_sqlite3_fails():
            self.raw = apsw.Connection(str(path), vfs=disk, statementcachesize=256)
        self._pragmas, self._failed = pragmas or {}, failed

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.in_transaction

    def execute(self, sql: str, values: Values = ()) -> Fetched:
        """Runs one statement to its end."""
        with _as_sqlite3_fails(self._failed):
            found = list(self.raw.execute(self._pragmas.get(sql, sql), tuple(values)))
            return Fetched(found, self.raw.changes())

    def executemany(self, sql: str, rows: Iterable[Values]) -> Fetched:
        """Runs it for each row; the count covers all of them."""
        with _as_sqlite3_fails(self._failed):
            return Fetched([], sum(self._changed(sql, row) for row in rows))

    def commit(self) -> None:
        """Does nothing when no transaction is open, as sqlite3."""
        if self.raw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Does nothing when no transaction is open: SQLite itself rolls back after some
        failures.
        """
        if self.raw.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Rolls an open transaction back and closes."""
        with _as_sqlite3_fails():
            self.raw.close()

    def _changed(self, sql: str, row: Values) -> int:
        self.raw.execute(sql, tuple(row))
        return self.raw.changes()


class Driver(Deferring, PlainDriver):  # type: ignore[misc] # it stands in for sqlite3's
    """Runs some statements later, as the product's own connection does."""


def driven(
    disk: str,
    pragmas: dict[str, str] | None = None,
    failed: Callable[[], None] | None = None,
) -> Connect:
    """Returns what opens a database on that disk for the engine."""
    return lambda path: cast("sqlite3.Connection", Driver(path, disk, pragmas, failed))


@contextmanager
def _as_sqlite3_fails(failed: Callable[[], None] | None = None) -> Iterator[None]:
    try:
        yield
    except apsw.NoMemError as error:
        raise MemoryError from error
    except apsw.Error as error:
        if failed is not None:
            failed()
        raise _told(error) from error


def _told(error: apsw.Error) -> sqlite3.Error:
    said = _kind(error)(str(error))
    said.sqlite_errorcode = getattr(error, "extendedresult", apsw.SQLITE_ERROR)
    said.sqlite_errorname = type(error).__name__
    return said


def _kind(error: apsw.Error) -> type[sqlite3.Error]:
    if isinstance(error, _OPERATIONAL):
        return sqlite3.OperationalError
    if isinstance(error, apsw.ConstraintError | apsw.MismatchError):
        return sqlite3.IntegrityError
    return sqlite3.DatabaseError
