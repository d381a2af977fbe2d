"""Describes what a database engine has to offer; all other SQL is the same for every engine."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from enum import IntEnum
from typing import Any, Protocol

Row = Sequence[Any]


class Lock(IntEnum):
    """Names what one transaction of all processes does at a time."""

    SCHEMA = 1
    """Changes the tables, or what is written once in a database's life."""
    CLAIMS = 2
    """Claims outgoing messages: two that claimed at once could part what belongs in order."""
    POLLER = 3
    """Fetches updates from Telegram."""


class Transaction(Protocol):
    """Runs the statements of one transaction; the SQL has question marks for values.

    Locks are held until the transaction ends. Where only one process has the database open, they
    are there for the asking: nobody else is at work.
    """

    async def fetch_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        """Returns the rows of a single statement."""
        ...

    async def write(self, sql: str, rows: Sequence[Row]) -> int:
        """Runs a statement for each row and returns how many rows of the table it changed."""
        ...

    async def write_later(
        self, sql: str, rows: Sequence[Row], *, must_change: int | None = None
    ) -> None:
        """Runs a statement for each row before whatever this transaction does next, at the latest
        before it commits; what goes wrong may be raised there.

        Raises LostRaceError when it changes another number of rows than it must.
        """
        ...

    async def new_ids(self, table: str, count: int) -> Sequence[int]:
        """Returns so many ids, ascending, that a table of type {serial} never gave before."""
        ...

    async def last_id(self, table: str) -> int:
        """Returns the highest id that such a table has ever given; 0 before the first."""
        ...

    async def set_last_id(self, table: str, number: int) -> None:
        """Has such a table give the ids above that number from here on."""
        ...

    async def claim_rows(self, sql: str, values: Row = ()) -> Sequence[Row]:
        """Returns the rows of a query on one table, without those of chats that another process is
        at work on; nobody else can work on these chats until this transaction ends.

        The query has a column with the name chat.
        """
        ...

    async def lock_chats(self, chats: Collection[int], *, waits: bool = False) -> Collection[int]:
        """Locks chats against every other process and returns those that it could lock. With
        `waits` it waits for all of them."""
        ...

    async def list_absent(self, owners: Collection[int]) -> Collection[int]:
        """Returns those of these processes that are not there, as far as the server sees."""
        ...

    async def reserve_slots(self, name: str, count: int, milliseconds: int) -> int:
        """Reserves so many slots of that length, one behind the other over all processes, and
        returns in how many milliseconds the first begins."""
        ...

    async def lock(self, lock: Lock, /) -> None:
        """Waits until no other transaction holds that lock."""
        ...

    async def try_lock(self, lock: Lock, /) -> bool:
        """Returns whether this transaction has the lock, without waiting for it."""
        ...


class Engine(Protocol):
    """Is one database; two transactions never see each other's unfinished work."""

    @property
    def type_names(self) -> Mapping[str, str]:
        """Maps the type names that migrations put in braces (key, serial, bytes) to its own."""
        ...

    @property
    def owner(self) -> int:
        """Names this process where several have the database open at once, and is 0 where only one
        can: what was claimed before a start is then in nobody's hands."""
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

    async def count_present(self) -> int:
        """Returns how many processes show that they are at work on the database."""
        ...

    async def keep_present(self, on_notified: Callable[[], None]) -> None:
        """Shows the other processes, until it is cancelled, that this one is there, and calls the
        function when one of them calls `notify`. Returns at once where there are no others."""
        ...

    async def notify(self) -> None:
        """Tells the other processes that there is something to send."""
        ...

    async def run_alone(
        self, lock: Lock, work: Callable[[], Awaitable[None]], on_standby: Callable[[], None]
    ) -> None:
        """Does the work in one of all processes; when that one is lost, another takes over within
        15 s. The function is called now and then while this one stands by."""
        ...

    async def close(self) -> None:
        """Closes the database; a transaction still at work is rolled back."""
        ...


def placeholders(values: Sequence[object]) -> str:
    """Returns as many question marks as there are values, for IN."""
    return f"({','.join('?' * len(values))})"
