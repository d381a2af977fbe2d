"""Describes what a database engine has to offer; all other SQL is the same for every engine."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

Row = Sequence[Any]


class Transaction(Protocol):
    """Runs the statements of one transaction; the SQL has question marks for values."""

    async def fetch_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        """Returns the rows of a single statement."""
        ...

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row and returns how many rows of the table it changed."""
        ...

    async def last_id(self, table: str) -> int:
        """Returns the highest id that a table of type {serial} has ever given; 0 before the
        first."""
        ...


class Engine(Protocol):
    """Is one database; two transactions never see each other's unfinished work."""

    @property
    def type_names(self) -> Mapping[str, str]:
        """Maps the type names that migrations put in braces (key, serial, bytes) to its own."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commits at the end, and rolls back on any exception, including cancellation."""
        ...

    async def check_in_place(self) -> None:
        """Raises ReplacedError when what was opened was deleted or replaced from outside."""
        ...

    async def has_table(self, table: str) -> bool: ...

    async def scrub(self) -> bool:
        """Removes deleted bytes from every file; returns False when a reader is in the way."""
        ...

    async def close(self) -> None:
        """Closes the database; a transaction still at work is rolled back."""
        ...


def placeholders(values: Sequence[object]) -> str:
    """Returns as many question marks as there are values, for IN."""
    return f"({','.join('?' * len(values))})"
