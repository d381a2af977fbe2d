"""Writes together what nobody waits for: a hop to the connection's thread costs more than a row."""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from storage.engine import Row
from storage.errors import LostRaceError


class Deferred(NamedTuple):
    """Is a statement that runs before the next one whose result is waited for."""

    sql: str
    rows: Sequence[Row] | None = None
    """Each runs it once; None where it takes no values."""
    must_change: int | None = None
    """How many rows of the table it changes, unless somebody else was faster."""


class Deferring:
    """Is mixed into a connection: statements run in the order in which they were given, some of
    them later.

    Any thread may defer a statement. All others are for the thread of the connection.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        self._deferred: deque[Deferred] = deque()

    def defer(self, statement: Deferred) -> None:
        """Has a statement run before the next one, or with the commit.

        What goes wrong with it goes wrong there, and again with each one after that, and with the
        commit: nothing behind it can be kept without it, until all is rolled back.
        """
        self._deferred.append(statement)

    def take_back(self, statement: Deferred) -> bool:
        """Returns whether this statement is all that waits, and takes it back then."""
        is_alone = len(self._deferred) == 1 and self._deferred[0] is statement
        if is_alone:
            self._deferred.clear()
        return is_alone

    def execute(self, *values: Any) -> sqlite3.Cursor:
        """Runs what was deferred, then this."""
        self._run_deferred()
        return self._beneath.execute(*values)

    def executemany(self, *values: Any) -> sqlite3.Cursor:
        """Runs what was deferred, then this."""
        self._run_deferred()
        return self._beneath.executemany(*values)

    def commit(self) -> None:
        """Runs what was deferred, then commits."""
        self._run_deferred()
        self._beneath.commit()

    def rollback(self) -> None:
        """Drops what was deferred as well."""
        self._deferred.clear()
        self._beneath.rollback()

    @property
    def _beneath(self) -> sqlite3.Connection:
        """Is the connection into which this is mixed."""
        return cast("sqlite3.Connection", super())

    def _run_deferred(self) -> None:
        while self._deferred:
            sql, rows, must_change = self._deferred[0]
            run = self._run(sql, rows)
            if must_change not in (None, run.rowcount):
                raise LostRaceError("a document was changed by somebody else meanwhile")
            self._deferred.popleft()

    def _run(self, sql: str, rows: Sequence[Row] | None) -> sqlite3.Cursor:
        beneath = self._beneath
        return beneath.execute(sql) if rows is None else beneath.executemany(sql, rows)


class DeferringConnection(Deferring, sqlite3.Connection):
    """Is a connection of SQLite that runs some statements later."""
