"""An empty database is not begun where the backups know people, unless somebody says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup.backup_folder import list_backups
from storage.backup.backups import back_up, refresh_keys, restore
from storage.backup.keybook import book_path
from storage.backup.known_people import (
    BEGUN_ANEW,
    count_known_people,
    refuse_empty_database,
)
from storage.errors import NothingThereError, UnavailableError
from storage.files import make_file
from storage.sqlite.restore_swap import replacement_path
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive

pytestmark = pytest.mark.engines("sqlite")


@pytest.fixture
async def path(store: Store, database: DatabaseFolder, folder: Path) -> Path:
    """Returns the database of two people that was backed up once and is closed."""
    await arrive(store, 7, 8)
    await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    return database.folder / "debrief.db"


def _lose(path: Path) -> None:
    path.unlink()


def _damage(path: Path) -> None:
    path.write_bytes(b"no book" * 99)


def _interrupt_restore(path: Path) -> None:
    path.replace(replacement_path(path))


async def test_a_database_with_people_is_begun(path: Path, folder: Path) -> None:
    """Where there is somebody in the database, nothing is refused."""
    refuse_empty_database(path, folder)
    assert count_known_people(folder) == 2


@pytest.mark.parametrize("left", ["nothing", "no bytes", "no tables", "another database"])
async def test_an_empty_one_is_refused(
    path: Path, folder: Path, database: DatabaseFolder, left: str
) -> None:
    """A database that is gone, empty or another one without people is refused with the remedy."""
    _lose(path)
    if left == "another database":
        await (await database.open()).close()
    elif left == "no tables":
        with closing(sqlite3.connect(path)) as other:
            other.executescript("CREATE TABLE other (id); DROP TABLE other;")
    elif left == "no bytes":
        make_file(path)
    with pytest.raises(NothingThereError, match=r"know people \(2\).*restore.*--begin-anew"):
        refuse_empty_database(path, folder)


async def test_the_backups_alone_are_enough_to_know(path: Path, folder: Path) -> None:
    """Without the key book, or with a damaged one, the backups themselves are counted."""
    _lose(path)
    _damage(book_path(folder))
    with pytest.raises(NothingThereError):
        refuse_empty_database(path, folder)
    _lose(book_path(folder))
    with pytest.raises(NothingThereError):
        refuse_empty_database(path, folder)


def test_without_backups_anything_may_begin(tmp_path: Path) -> None:
    """The very first start is refused nothing, and the question itself creates nothing."""
    refuse_empty_database(tmp_path / "debrief.db", tmp_path / "backups")
    assert list(tmp_path.iterdir()) == []


async def test_when_the_last_has_left_it_may_be_empty(
    path: Path, folder: Path, database: DatabaseFolder
) -> None:
    """A database whose people deleted themselves is no lost one, before and after the shredding."""
    store = await database.open()
    async with store.unit_of_work() as unit:
        await unit.forget_people((await unit.people.load([7, 8])).values())
    await store.close()
    refuse_empty_database(path, folder)
    await refresh_keys(database.url, folder)
    refuse_empty_database(path, folder)
    assert count_known_people(folder) == 0


@pytest.mark.parametrize("harm", ["the log is lost", "an older copy"])
@pytest.mark.parametrize("begun", ["", "anew"])
async def test_a_young_one_that_lost_everybody_is_refused(
    database: DatabaseFolder, folder: Path, harm: str, begun: str
) -> None:
    """A database whose people stood only in the log that is gone, or that is replaced by a copy
    from before they came, is no database that they have left."""
    await (await database.open()).close()
    store, path = await database.open(), database.folder / "debrief.db"
    if begun:
        async with store.unit_of_work() as unit:
            await unit.metadata.write(BEGUN_ANEW, "yes")
        await store.close()
        store = await database.open()
    older = path.read_bytes()
    await arrive(store, 7, 8)
    await back_up(database.url, [KEY], folder, NOW)
    as_killed = path.read_bytes()
    await store.close()
    path.write_bytes(as_killed if harm == "the log is lost" else older)
    refused = pytest.raises(NothingThereError, match=r"know people \(2\)")
    with refused:
        refuse_empty_database(path, folder)
    await refresh_keys(database.url, folder)
    assert count_known_people(folder) == 2
    with refused:
        refuse_empty_database(path, folder)


async def test_a_restored_one_is_begun(path: Path, folder: Path, database: DatabaseFolder) -> None:
    """After a restore the start is refused nothing; in the middle of one it is."""
    _lose(path)
    await restore(database.url, [KEY], list_backups(folder)[0])
    refuse_empty_database(path, folder)
    _interrupt_restore(path)
    with pytest.raises(UnavailableError, match="restore again"):
        refuse_empty_database(path, folder)
