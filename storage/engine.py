"""What a database engine has to offer; all other SQL is written once, for every engine."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

Row = Sequence[Any]


class Transaction(Protocol):
    """One transaction at work. Values stand in the SQL as question marks."""

    async def fetch_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        """What a single statement yields."""
        ...

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row; how many rows of the table it touched in all."""
        ...


class Engine(Protocol):
    """One database. Two transactions never see each other's work half done."""

    @property
    def type_names(self) -> Mapping[str, str]:
        """How this engine spells what migrations name in braces: key, serial, bytes."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commits at the end; takes everything back on any exception, cancellation included."""
        ...

    async def has_table(self, table: str) -> bool:
        """Whether there is such a table."""
        ...

    async def scrub(self) -> bool:
        """Takes what was deleted out of every file; False when a reader is in the way just now."""
        ...

    async def close(self) -> None:
        """Lets the database go; a transaction still at work is taken back."""
        ...


def placeholders(values: Sequence[object]) -> str:
    """A list of as many question marks, for IN."""
    return f"({','.join('?' * len(values))})"
