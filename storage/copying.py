"""Copies everything from one database to another of any engine, and compares what has arrived.

The rows go over as they are, sealed, with their numbers: no key is needed, and none is opened.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from storage.database_url import is_postgres
from storage.engine import Engine, Row, Transaction
from storage.engines import use_engine
from storage.errors import InUseError, UnavailableError
from storage.migrations import check_is_current, list_migrations, migrate
from storage.sqlite.database_file import database_path, lock_database
from storage.sqlite.restore_swap import refuse_missing_database

_ROWS_AT_ONCE = 500
NOT_EMPTY = "there is something in the target already ({table}): a copy goes into an empty one"
AT_WORK = "{count} processes of the bot have the database open: stop them first"
_DIFFERS = "the copy of {table} is not what was read: nothing was kept of it"


@dataclass(frozen=True, slots=True)
class Table:
    """Names a table's columns, those that order its rows first."""

    name: str
    keys: tuple[str, ...]
    others: tuple[str, ...]
    is_serial: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.keys, *self.others)


TABLES: Final = (
    Table(
        "people",
        ("id",),
        ("chat", "version", "reachable", "next_ping_at", "key", "body", "unreadable_at"),
    ),
    Table("opportunities", ("person", "id"), ("version", "body")),
    Table(
        "outbox",
        ("id",),
        (
            "chat", "person", "key", "rank", "method", "body", "not_before", "expires_at",
            "sending_since", "attempts", "doubts", "said_at", "owner",
        ),
        is_serial=True,
    ),
    Table("handled_updates", ("update_id",), ("handled_at",)),
    Table("parked_updates", ("update_id",), ("chat", "reason", "parked_at", "key", "body")),
    Table(
        "undelivered_messages",
        ("id",),
        ("chat", "method", "rank", "expires_at", "reason", "given_up_at", "key", "body"),
    ),
    Table(
        "waiting_files", ("id",), ("chat", "update_id", "tries", "due_at", "body"), is_serial=True
    ),
    Table("marks", ("name",), ("value",)),
)  # fmt: skip
_MARKS = TABLES[-1]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """Says how many rows a table has, and what all of them come to."""

    name: str
    rows: int
    digest: str


async def move_database(source: str, target: str) -> list[CopiedTable]:
    """Copies the database of one URL to that of another, while nobody is at work on either.

    Raises InUseError when somebody is, and any StorageError; then the target is as empty as it was.
    """
    with _lock_source(source):
        for url in (source, target):
            if is_postgres(url):
                await _refuse_processes(url)
        return await copy_database(source, target)


@contextmanager
def _lock_source(url: str) -> Iterator[None]:
    """Keeps a bot from starting on a file while it is copied."""
    if is_postgres(url):
        yield
        return
    refuse_missing_database(database_path(url))
    with lock_database(database_path(url)):
        yield


async def _refuse_processes(url: str) -> None:
    async with use_engine(url, reads_only=True) as engine:
        if count := await engine.count_present():
            raise InUseError(AT_WORK.format(count=count))


async def copy_database(source: str, target: str, *, with_bodies: bool = True) -> list[CopiedTable]:
    """Copies the database of one URL to that of another, whose tables are made as needed.

    What is written to the source meanwhile is not copied. Raises a StorageError; then the target is
    as empty as it was.
    """
    async with use_engine(source, reads_only=True) as reading:
        await check_is_current(reading, list_migrations())
        async with use_engine(target) as writing:
            await migrate(writing, list_migrations())
            return await copy_all(reading, writing, with_bodies=with_bodies)


async def copy_all(
    source: Engine, target: Engine, *, with_bodies: bool = True
) -> list[CopiedTable]:
    """Copies every row in one transaction of each, and returns what has arrived, table by table.

    Without bodies only who there is goes over, and the wrapped keys. Raises UnavailableError when
    the target is not empty, or does not hold afterwards what was read.
    """
    copied: list[CopiedTable] = []
    async with source.transaction() as reading, target.transaction() as writing:
        await _empty_target(writing)
        for table in TABLES:
            read = await _copy_table(reading, writing, table, with_bodies=with_bodies)
            arrived = await _digest_table(writing, table)
            if arrived != read:
                raise UnavailableError(_DIFFERS.format(table=table.name))
            copied.append(arrived)
    return copied


async def digest_all(engine: Engine) -> list[CopiedTable]:
    """Returns what each table comes to, to compare two databases."""
    async with engine.transaction() as transaction:
        return [await _digest_table(transaction, table) for table in TABLES]


async def _empty_target(writing: Transaction) -> None:
    """Raises UnavailableError when anything is kept there; what a start noted of itself goes."""
    for table in TABLES:
        rows = await writing.fetch_rows(f"SELECT count(*) FROM {table.name}")
        if rows[0][0] and table is not _MARKS:
            raise UnavailableError(NOT_EMPTY.format(table=table.name))
    await writing.fetch_rows("DELETE FROM marks")


async def _copy_table(
    reading: Transaction, writing: Transaction, table: Table, *, with_bodies: bool
) -> CopiedTable:
    values = ", ".join("?" * len(table.columns))
    insert = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({values})"
    digest = _Digest()
    async for rows in _read_pages(reading, table):
        page = rows if with_bodies else [_without_body(table, row) for row in rows]
        await writing.write(insert, page)
        digest.add(page)
    if table.is_serial:
        await writing.set_last_id(table.name, await reading.last_id(table.name))
    return digest.of(table)


async def _digest_table(transaction: Transaction, table: Table) -> CopiedTable:
    digest = _Digest()
    async for rows in _read_pages(transaction, table):
        digest.add(rows)
    return digest.of(table)


async def _read_pages(transaction: Transaction, table: Table) -> AsyncIterator[Sequence[Row]]:
    """Yields all rows in the order of their keys, some hundreds at a time."""
    keys = ", ".join(table.keys)
    sql = f"SELECT {', '.join(table.columns)} FROM {table.name}"
    order = f"ORDER BY {keys} LIMIT {_ROWS_AT_ONCE}"
    behind = f"({keys}) > ({', '.join('?' * len(table.keys))})"
    rows = await transaction.fetch_rows(f"{sql} {order}")
    while rows:
        yield [tuple(row) for row in rows]
        last = rows[-1][: len(table.keys)]
        rows = await transaction.fetch_rows(f"{sql} WHERE {behind} {order}", last)


def _without_body(table: Table, row: Row) -> Row:
    if "body" not in table.columns:
        return row
    at = table.columns.index("body")
    return (*row[:at], b"", *row[at + 1 :])


class _Digest:
    """Adds up what rows come to, in whatever order they come: engines sort texts differently."""

    def __init__(self) -> None:
        self._rows = self._sum = 0

    def add(self, rows: Sequence[Row]) -> None:
        for row in rows:
            one = blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=16)
            self._sum += int.from_bytes(one.digest())
        self._rows += len(rows)

    def of(self, table: Table) -> CopiedTable:
        return CopiedTable(table.name, self._rows, f"{self._sum % (1 << 128):032x}")
