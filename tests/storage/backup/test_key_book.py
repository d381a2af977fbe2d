"""With the key book, forgotten people never come back from a backup, and nobody else is lost."""

import asyncio
from pathlib import Path

import pytest

from storage.backup.backups import back_up, list_backups, refresh_keys, restore
from storage.errors import DamagedError
from storage.files import make_folder
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, DatabaseFolder, lying_in, names_in
from tests.storage.dossiers import NOW, arrive, at, load, message
from tests.storage.keeping import fill, many_backed_up

pytestmark = pytest.mark.engines("sqlite")


@pytest.mark.parametrize("again", [False, True])
async def test_the_forgotten_cannot_be_brought_back(
    database: DatabaseFolder, store: Store, folder: Path, again: bool
) -> None:
    """No backup brings back a forgotten person, even if they came back as somebody new.

    Nothing of their key is left beside any backup, and everybody else is restored.
    """
    gone, stays = await fill(store, 7, "Ann"), await fill(store, 8, "Bob")
    async with store.unit_of_work() as unit:
        await unit.updates.park(43, 7, b"{}", "ValueError", NOW)
        sql = "SELECT key FROM people WHERE chat = 7 UNION ALL SELECT key FROM parked_updates"
        keys = [key for (key,) in await unit._transaction.fetch_rows(sql)]
    made = await back_up(database.url, [KEY], folder, NOW)
    assert all(key in lying_in(folder) for key in keys)
    async with store.unit_of_work() as unit:
        await unit.forget_people([gone])
    if again:
        await arrive(store, 7)
    await refresh_keys(database.url, folder)
    left = lying_in(folder) + database.bytes()
    assert not any(part in left for key in keys for part in (key, key[5:17], key[17:]))
    await store.close()
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.opportunities, found.dropped_count) == (1, 1, 1)
    async with (await database.open()).unit_of_work() as unit:
        assert {*await unit.people.load([7, 8])} == {8}
        assert (await unit.people.load([8]))[8].dossier == stays.dossier
        assert await unit.updates.list_parked() == []


async def test_who_is_forgotten_during_a_backup_is_gone_after_it(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A refresh of the keys waits for a backup that is under way, even for the very first one."""
    gone = await fill(store, 7, "Ann")
    await fill(store, 8, "Bob")
    backing_up = asyncio.create_task(back_up(database.url, [KEY], folder, NOW))
    await asyncio.sleep(0.002)
    async with store.unit_of_work() as unit:
        await unit.forget_people([gone])
    await refresh_keys(database.url, folder)
    made = await backing_up
    assert list_backups(folder) == [made.path]
    await store.close()
    assert (await restore(database.url, [KEY], made.path)).people == 1


async def test_a_new_database_destroys_no_backup(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A start with an empty database by mistake destroys no backup of the lost database."""
    await fill(store, 7, "Ann")
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    (database.folder / "debrief.db").unlink()
    empty = await database.open()
    await arrive(empty, 9)
    await refresh_keys(database.url, folder)
    await back_up(database.url, [KEY], folder, at(5))
    await empty.close()
    assert (await restore(database.url, [KEY], made.path)).people == 1
    assert (await load(await database.open(), 7)).dossier.person.first_name == "Ann"


async def test_after_an_older_backup_the_newer_can_still_be_restored(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """After restoring an older backup the newer one can still be restored.

    People who came in between are removed from the book only when they delete themselves, also
    under a new id.
    """
    await fill(store, 7, "Ann")
    older = await back_up(database.url, [KEY], folder, NOW)
    await fill(store, 8, "Bob")
    newer = await back_up(database.url, [KEY], folder, at(5))
    await store.close()
    await restore(database.url, [KEY], older.path)
    reopened = await database.open()
    await refresh_keys(database.url, folder)
    back = await arrive(reopened, 8)
    await refresh_keys(database.url, folder)
    await reopened.close()
    assert (await restore(database.url, [KEY], newer.path)).people == 2
    await restore(database.url, [KEY], older.path)
    reopened = await database.open()
    back = await arrive(reopened, 8)
    await refresh_keys(database.url, folder)
    async with reopened.unit_of_work() as unit:
        await unit.forget_people([back[8]])
    await refresh_keys(database.url, folder)
    await reopened.close()
    found = await restore(database.url, [KEY], newer.path)
    assert (found.people, found.dropped_count) == (1, 1)


async def test_a_database_set_back_by_hand_destroys_no_backup(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """After somebody put an older file in place by hand, people who came since can be restored.

    They are removed only when they delete themselves.
    """
    path = database.folder / "debrief.db"
    await fill(store, 7, "Ann")
    await store.close()
    older = path.read_bytes()
    store = await database.open()
    bob = await fill(store, 8, "Bob")
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(bob, message("hello"))], NOW)
    newer = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    path.write_bytes(older)
    store = await database.open()
    for _ in range(2):
        await refresh_keys(database.url, folder)
    await back_up(database.url, [KEY], folder, at(5))
    await store.close()
    assert (await restore(database.url, [KEY], newer.path)).people == 2
    store = await database.open()
    async with store.unit_of_work() as unit:
        await unit.forget_people([*(await unit.people.load([8])).values()])
    await refresh_keys(database.url, folder)
    await store.close()
    assert (await restore(database.url, [KEY], newer.path)).dropped_count == 1


async def test_keys_of_another_database_go_with_its_last_backup(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """The book drops the keys of another database with the last backup of it."""
    await fill(store, 7, "Ann")
    async with store.unit_of_work() as unit:
        ((key,),) = await unit._transaction.fetch_rows("SELECT key FROM people")
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    (database.folder / "debrief.db").unlink()
    await database.open()
    await back_up(database.url, [KEY], folder, at(5))
    assert key in lying_in(folder)
    made.path.unlink()
    await refresh_keys(database.url, folder)
    assert key not in lying_in(folder)


async def test_without_backups_no_key_is_written_down(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """Without backups neither a key book nor a folder is made."""
    await arrive(store, 7)
    await refresh_keys(database.url, folder)
    assert folder.name not in names_in(folder.parent)
    make_folder(folder)
    await refresh_keys(database.url, folder)
    assert "debrief-keys.db" not in names_in(folder)


def _spoil(book: Path, how: str) -> None:
    whole = book.read_bytes()
    match how:
        case "torn":
            book.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
        case "cut":
            book.write_bytes(whole[: len(whole) // 2])
        case "empty":
            book.write_bytes(b"")
        case _:
            book.write_bytes(b"no database at all" * 1000)


@pytest.mark.parametrize("how", ["torn", "cut", "empty", "no database"])
@pytest.mark.parametrize("by", ["backup", "shred"])
async def test_a_damaged_book_is_made_anew(
    database: DatabaseFolder,
    store: Store,
    folder: Path,
    how: str,
    by: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A damaged book is built again from the database, and the damaged one is set aside
    and named.
    """
    made = await many_backed_up(database, store, folder)
    book = folder / "debrief-keys.db"
    _spoil(book, how)
    damaged = book.read_bytes()
    if by == "backup":
        await back_up(database.url, [KEY], folder, at(5))
    else:
        await refresh_keys(database.url, folder, [KEY])
    (aside,) = (folder / name for name in names_in(folder) if ".damaged-2" in name)
    assert aside.read_bytes() == damaged
    assert [record.levelname for record in caplog.records if str(aside) in record.message] == [
        "ERROR"
    ]
    await store.close()
    assert (await restore(database.url, [KEY], made.path)).people == 29


@pytest.mark.parametrize("how", ["torn", "empty"])
async def test_a_damaged_book_is_named_by_restore(
    database: DatabaseFolder, store: Store, folder: Path, how: str
) -> None:
    """A restore names a damaged book and the remedy, and changes nothing."""
    made = await many_backed_up(database, store, folder)
    await store.close()
    book = folder / "debrief-keys.db"
    _spoil(book, how)
    before = names_in(folder), names_in(database.folder), book.read_bytes()
    with pytest.raises(DamagedError, match=r"debrief-keys\.db is damaged.*python -m bot backup"):
        await restore(database.url, [KEY], made.path)
    assert (names_in(folder), names_in(database.folder), book.read_bytes()) == before


async def test_a_damaged_database_is_not_blamed_on_the_book(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """With a damaged database the error names the database, and the book stays as it was."""
    await arrive(store, *range(1, 200))
    await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    path, book = database.folder / "debrief.db", folder / "debrief-keys.db"
    path.write_bytes(b"no database at all" * 1000)
    before = book.read_bytes()
    with pytest.raises(DamagedError, match=r"debrief-keys\.db cannot .* from .*debrief\.db"):
        await refresh_keys(database.url, folder)
    assert book.read_bytes() == before
