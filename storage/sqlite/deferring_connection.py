"""Writes together what nobody waits for: a hop to the connection's thread costs more than a row."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from storage.engine import Row
from storage.errors import LostRaceError


class Deferred(NamedTuple):
    """Is a statement that runs before the next one whose result is waited for."""

    sql: str
    rows: Sequence[Row] | None = None
    """Each runs it once; None where it takes no values."""
    must_change: int | None = None
    """How many rows of the table it changes, unless somebody else was faster."""


class DeferringConnection(sqlite3.Connection):
    """Runs statements in the order in which they were given, some of them later.

    Any thread may defer a statement. All others are for the thread of the connection.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        self._deferred: list[Deferred] = []

    def defer(self, statement: Deferred) -> None:
        """Has a statement run before the next one, or with the commit. What goes wrong with it goes
        wrong there."""
        self._deferred.append(statement)

    def execute(self, *values: Any) -> sqlite3.Cursor:
        """Runs what was deferred, then this."""
        self._run_deferred()
        return super().execute(*values)

    def executemany(self, *values: Any) -> sqlite3.Cursor:
        """Runs what was deferred, then this."""
        self._run_deferred()
        return super().executemany(*values)

    def commit(self) -> None:
        """Runs what was deferred, then commits."""
        self._run_deferred()
        super().commit()

    def rollback(self) -> None:
        """Drops what was deferred as well."""
        self._deferred.clear()
        super().rollback()

    def _run_deferred(self) -> None:
        statements, self._deferred = self._deferred, []
        for sql, rows, must_change in statements:
            run = super().execute(sql) if rows is None else super().executemany(sql, rows)
            if must_change not in (None, run.rowcount):
                raise LostRaceError("a document was changed by somebody else meanwhile")
