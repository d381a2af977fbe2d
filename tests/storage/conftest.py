"""Gives each test a database to open, close, kill and search; the suite runs on every engine.

What is about the files of SQLite says so by a mark: @pytest.mark.engines("sqlite").
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.unit_of_work import Store, open_store
from tests.postgres_server import empty_database

KEY, OLD_KEY = b"k" * 32, b"o" * 32
ENGINES = ("sqlite", "postgres")


class DatabaseFolder:
    """Knows where a database is, how to open it and what is on the disk."""

    def __init__(self, folder: Path, stack: AsyncExitStack, url: str = "") -> None:
        self.folder = folder
        self.url = url or f"sqlite:///{folder}/debrief.db"
        self._stack = stack

    async def open(self, keys: Sequence[bytes] = (KEY,), *, reading: bool = False) -> Store:
        """Opens the database, which is closed at the end of the test."""
        store = await open_store(self.url, keys, read_only=reading)
        self._stack.push_async_callback(store.close)
        return store

    def bytes(self) -> bytes:
        """Returns all bytes on the disk."""
        return lying_in(self.folder)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("engines")
        metafunc.parametrize("database", mark.args if mark else ENGINES, indirect=True)


@pytest.fixture
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DatabaseFolder]:
    engine, url = str(request.param), ""
    if engine == "postgres":
        url = request.getfixturevalue("postgres_url")
        await empty_database(url)
    async with AsyncExitStack() as stack:
        yield DatabaseFolder(tmp_path / engine, stack, url)


@pytest.fixture
async def store(database: DatabaseFolder) -> Store:
    return await database.open()


@pytest.fixture
def folder(database: DatabaseFolder) -> Path:
    """Returns the folder for its backups."""
    return database.folder.parent / "backups"


def lying_in(folder: Path) -> bytes:
    """Returns all files in the folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def names_in(folder: Path) -> list[str]:
    """Returns the names of all files in the folder."""
    return sorted(path.name for path in folder.iterdir())
