"""A database to be opened, closed, killed and looked into; the suite runs on every engine."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.unit_of_work import Store, open_store

KEY, OLD_KEY = b"k" * 32, b"o" * 32


class DatabaseFolder:
    """Where a database lives; knows how to open it and what lies on the disk."""

    def __init__(self, folder: Path, stack: AsyncExitStack) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder}/debrief.db"
        self._stack = stack

    async def open(self, keys: Sequence[bytes] = (KEY,), *, reading: bool = False) -> Store:
        """Opens it; it is closed with the test."""
        store = await open_store(self.url, keys, read_only=reading)
        self._stack.push_async_callback(store.close)
        return store

    def bytes(self) -> bytes:
        """All that is on the disk."""
        return lying_in(self.folder)


@pytest.fixture(params=["sqlite"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DatabaseFolder]:
    async with AsyncExitStack() as stack:
        yield DatabaseFolder(tmp_path / str(request.param), stack)


@pytest.fixture
async def store(house: DatabaseFolder) -> Store:
    return await house.open()


@pytest.fixture
def folder(house: DatabaseFolder) -> Path:
    """Where its backups are made."""
    return house.folder.parent / "backups"


def lying_in(folder: Path) -> bytes:
    """All that lies there."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def names_in(folder: Path) -> list[str]:
    """What lies there, by name."""
    return sorted(path.name for path in folder.iterdir())
