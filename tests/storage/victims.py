"""Describes the works that are killed at each step: their start, their action, their check."""

import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.engine import Row
from storage.migrations import list_migrations, migrate
from storage.sqlite.sqlite_engine import open_engine
from storage.sqlite.sqlite_transaction import SqliteTransaction
from storage.unit_of_work import Store, open_store
from tests.storage.conftest import KEY, OLD_KEY
from tests.storage.keeping import SCHEMAS

Step = Callable[[Path], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class VictimWork:
    """`look` raises when something is wrong after a kill.

    `plant` breaks the work, in a child process, in a way that `look` has to find.
    """

    name: str
    prepare: Step
    do: Step
    look: Step
    plant: Callable[[], None]


def must(holds: bool, what: str) -> None:
    """Raises AssertionError with the text, also under python -O."""
    if not holds:
        raise AssertionError(what)


def url_in(folder: Path) -> str:
    """Returns the URL of the database that is worked on."""
    return f"sqlite:///{folder}/data/debrief.db"


def load_dump(path: Path, dump: Path) -> None:
    """Makes a database from a dump."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(dump.read_text("utf-8"))


def schema(path: Path) -> tuple[frozenset[int], frozenset[tuple[str, str]]]:
    """Returns the recorded migrations, and every table and index as it was written."""
    with closing(sqlite3.connect(path)) as database:
        sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'migrations'"
        made = frozenset((name, " ".join(text.split())) for name, text in database.execute(sql))
        known = "SELECT count(*) FROM sqlite_master WHERE name = 'migrations'"
        if not database.execute(known).fetchone()[0]:
            return frozenset(), made
        return frozenset(n for (n,) in database.execute("SELECT number FROM migrations")), made


async def names(store: Store) -> dict[int, str]:
    """Returns everybody's first name by their chat; raises when something does not open."""
    async with store.unit_of_work() as unit:
        found = await unit.people.load(await unit.people.list_chats(0, 1000))
    return {chat: kept.dossier.person.first_name for chat, kept in found.items()}


async def names_at(url: str, keys: Sequence[bytes] = (KEY,)) -> dict[int, str]:
    """Opens the database and returns the names."""
    store = await open_store(url, keys)
    try:
        return await names(store)
    finally:
        await store.close()


async def _as_of_old(folder: Path) -> None:
    load_dump(folder / "data" / "debrief.db", SCHEMAS / "0001.sql")


async def _from_nothing(folder: Path) -> None:
    (folder / "data").mkdir()


async def _open(folder: Path) -> None:
    await (await open_store(url_in(folder), [KEY, OLD_KEY])).close()


async def _schema_whole(folder: Path) -> None:
    path = folder / "data" / "debrief.db"
    if path.exists():
        done, made = schema(path)
        must(made == await _schema_of(len(done)), f"{len(done)} recorded, but {made}")
    await _open(folder)
    must(
        schema(path)[1] == await _schema_of(len(list_migrations())),
        "not finished by the next start",
    )


async def _old_data_whole(folder: Path) -> None:
    await _schema_whole(folder)
    found = await names_at(url_in(folder), [KEY, OLD_KEY])
    must(found == {7: "Ann", 8: "Bob"}, f"people: {found}")


_schemas: dict[int, frozenset[tuple[str, str]]] = {}


async def _schema_of(number: int) -> frozenset[tuple[str, str]]:
    if number not in _schemas:
        with TemporaryDirectory() as folder:
            engine = await open_engine(Path(folder) / "debrief.db")
            await migrate(engine, list_migrations()[:number])
            await engine.close()
            _schemas[number] = schema(Path(folder) / "debrief.db")[1]
    return _schemas[number]


def _in_pieces() -> None:
    real = SqliteTransaction.fetch_rows

    async def committing(
        self: SqliteTransaction, sql: str, values: Sequence[object] = ()
    ) -> Sequence[Row]:
        found = await real(self, sql, values)
        if sql.startswith(("CREATE", "ALTER")):
            await self._connection.commit()
            await self._connection.execute_fetchall("BEGIN IMMEDIATE")
        return found

    SqliteTransaction.fetch_rows = committing  # type: ignore[method-assign]


MIGRATING = (
    VictimWork("migrating", _as_of_old, _open, _old_data_whole, _in_pieces),
    VictimWork("beginning", _from_nothing, _open, _schema_whole, _in_pieces),
)
