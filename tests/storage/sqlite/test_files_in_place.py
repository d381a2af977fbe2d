"""A database that is deleted or replaced while it is open keeps nothing more, and says so."""

import asyncio
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.errors import ReplacedError
from storage.unit_of_work import Store
from tests.storage.conftest import DatabaseFolder
from tests.storage.dossiers import NOW, arrive

pytestmark = pytest.mark.engines("sqlite")


def _delete(path: Path) -> None:
    path.unlink()


def _replace(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


def _cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


HARMS = (
    *((_delete, suffix) for suffix in ("", "-wal", "-shm", ".lock")),
    *((_replace, suffix) for suffix in ("", "-wal", "-shm", ".lock")),
    *((_cut_short, suffix) for suffix in ("", "-wal")),  # the index is mapped into memory
    (_move_folder, ""),
)


@pytest.mark.parametrize(("harm", "suffix"), HARMS)
async def test_nothing_is_kept_from_then_on(
    store: Store, database: DatabaseFolder, harm: Callable[[Path], None], suffix: str
) -> None:
    """After a file is deleted, replaced or cut short every unit of work is refused."""
    await arrive(store, 7)
    harm(database.folder / f"debrief.db{suffix}")
    with pytest.raises(ReplacedError):
        await store.check_in_place()
    for _ in range(2):
        with pytest.raises(ReplacedError, match=f"debrief.db{suffix}.*: deleted, replaced"):
            await arrive(store, 8)


async def test_what_is_committed_meanwhile_is_not_acknowledged(
    store: Store, database: DatabaseFolder
) -> None:
    """When the file goes in the middle of a unit of work, that one is not acknowledged either."""
    called: list[bool] = []

    async def lose_it() -> None:
        async with store.unit_of_work() as unit:
            await unit.people.save([unit.people.new(7, NOW)])
            unit.on_commit(lambda: called.append(True))
            _delete(database.folder / "debrief.db")

    with pytest.raises(ReplacedError):
        await lose_it()
    assert called == []


async def test_it_goes_on_when_the_file_is_back(
    store: Store, database: DatabaseFolder, caplog: pytest.LogCaptureFixture
) -> None:
    """The very same file put back ends the trouble; each time it is told once."""
    path, aside = database.folder / "debrief.db", database.folder / "aside"
    caplog.set_level(logging.ERROR)
    for chat in (7, 8):
        path.rename(aside)
        for _ in range(3):
            with pytest.raises(ReplacedError):
                await arrive(store, chat)
        aside.rename(path)
        await arrive(store, chat)
    assert caplog.text.count("while the bot runs") == 2


async def test_a_look_in_the_middle_of_its_own_work_waits(store: Store) -> None:
    """Emptying the log makes it shorter; a look meanwhile is no false alarm."""
    people = await arrive(store, *range(1, 400))

    async def forget() -> None:
        for person in people.values():
            async with store.unit_of_work() as unit:
                await unit.forget_people([person])

    async def look() -> None:
        while not forgetting.done():
            await store.check_in_place()
            await asyncio.sleep(0)

    forgetting = asyncio.create_task(forget())
    await asyncio.gather(forgetting, look())


async def test_its_own_work_is_no_harm(store: Store, database: DatabaseFolder) -> None:
    """Emptying its own log, growing and a reader beside it are no trouble."""
    people = await arrive(store, *range(1, 200))
    reader = await database.open(reading=True)
    async with store.unit_of_work() as unit:
        await unit.forget_people(people.values())
    await reader.close()
    await arrive(store, 7)
    await store.check_in_place()


async def test_a_lost_log_loses_nothing_at_a_clean_end(
    store: Store, database: DatabaseFolder
) -> None:
    """When only the log is deleted, closing still brings everything into the file."""
    await arrive(store, 7)
    _delete(database.folder / "debrief.db-wal")
    with pytest.raises(ReplacedError):
        await arrive(store, 8)
    await store.close()
    async with (await database.open()).unit_of_work() as unit:
        assert await unit.people.list_chats(0, 9) == [7]
