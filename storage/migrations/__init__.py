"""Brings the tables of any earlier version up to date, each step completely or not at all."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.engine import Engine, Lock, Transaction
from storage.errors import NewerDatabaseError, UnavailableError

_CREATE_TABLE = (
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"
)

_SELECT_NUMBERS = "SELECT number FROM migrations"

DataStep = Callable[[Transaction], Awaitable[None]]
"""Changes rows in a way that SQL alone cannot, in the transaction of the migration."""


@dataclass(frozen=True, slots=True)
class Migration:
    """Is one step: its statements run, and its number is recorded, in one transaction."""

    number: int
    name: str
    statements: tuple[str, ...]


def list_migrations() -> tuple[Migration, ...]:
    """Returns the migrations beside this file, NNNN_name.sql each, split at every semicolon."""
    return tuple(_read_migration(path) for path in sorted(Path(__file__).parent.glob("[0-9]*.sql")))


async def migrate(
    engine: Engine,
    migrations: Sequence[Migration],
    data_steps: Mapping[str, DataStep] | None = None,
) -> int:
    """Runs the migrations that a database has not had yet and returns their number.

    The data step under a migration's name is run after its statements.
    Raises NewerDatabaseError when it has had one that is not known here.
    """
    async with engine.transaction() as transaction:
        await transaction.lock(Lock.SCHEMA)
        done = await _read_numbers(transaction)
    _refuse_newer(done, migrations)
    waiting = [migration for migration in migrations if migration.number not in done]
    for migration in waiting:
        await _run_migration(engine, migration, (data_steps or {}).get(migration.name))
    return len(waiting)


async def check_is_current(engine: Engine, migrations: Sequence[Migration]) -> None:
    """Checks a database that is only read.

    Raises UnavailableError when it lacks a migration, NewerDatabaseError when it has had one that
    is not known here.
    """
    done: set[int] = set()
    if await engine.has_table("migrations"):
        async with engine.transaction() as transaction:
            done = {number for (number,) in await transaction.fetch_rows(_SELECT_NUMBERS)}
    _refuse_newer(done, migrations)
    if not done:
        raise UnavailableError(
            "the database is empty: python -m bot restore puts the newest backup in its place, "
            "or start the bot to begin anew"
        )
    if any(migration.number not in done for migration in migrations):
        raise UnavailableError("the database is of an older version: run python -m bot migrate")


def _refuse_newer(applied_numbers: Collection[int], migrations: Sequence[Migration]) -> None:
    newest = max((migration.number for migration in migrations), default=0)
    if max(applied_numbers, default=0) > newest:
        raise NewerDatabaseError(
            f"the database is of version {max(applied_numbers)}, this program knows {newest}: "
            "start the newer program, or restore a backup made before it"
        )


async def _run_migration(engine: Engine, migration: Migration, step: DataStep | None) -> None:
    async with engine.transaction() as transaction:
        await transaction.lock(Lock.SCHEMA)
        if migration.number in await _read_numbers(transaction):
            return  # another process was faster
        for statement in migration.statements:
            await transaction.fetch_rows(statement.format(**engine.type_names))
        if step is not None:
            await step(transaction)
        record = (migration.number, migration.name)
        await transaction.write("INSERT INTO migrations (number, name) VALUES (?, ?)", [record])


async def _read_numbers(transaction: Transaction) -> set[int]:
    await transaction.fetch_rows(_CREATE_TABLE)
    return {number for (number,) in await transaction.fetch_rows(_SELECT_NUMBERS)}


def _read_migration(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    lines = path.read_text("utf-8").splitlines()
    plain = "\n".join(line for line in lines if not line.startswith("--"))
    statements = (statement.strip() for statement in plain.split(";"))
    return Migration(int(number), name, tuple(filter(None, statements)))
