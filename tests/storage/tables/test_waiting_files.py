"""A voice file waits sealed until it was heard, in the order of its chat."""

from datetime import timedelta

import pytest

from storage.backup.backups import back_up, restore
from storage.errors import TamperedError
from storage.unit_of_work import Store, WaitingFile
from tests.storage.conftest import KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at


async def _keep(store: Store, chat: int, *update_ids: int) -> None:
    people = await arrive(store, chat)
    async with store.unit_of_work() as unit:
        for number in update_ids:
            await unit.waiting_files.keep(people[chat], number, b'{"file": %d}' % number, NOW)


async def _due(store: Store, minutes: float = 0) -> list[WaitingFile]:
    async with store.unit_of_work() as unit:
        return await unit.waiting_files.list_due(at(minutes))


async def test_a_kept_note_opens_as_it_came(store: Store) -> None:
    """What was kept of a file is due at once and opens with the key of its person."""
    await _keep(store, 7, 30)
    (file,) = await _due(store)
    assert (file.chat, file.update_id, file.tries) == (7, 30, 0)
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([7]))[7]
        assert await unit.waiting_files.open(file, person) == b'{"file": 30}'
        assert await unit.waiting_files.next_time() == NOW


async def test_the_files_of_a_chat_keep_their_order(store: Store) -> None:
    """Only the first file of a chat is ever due, also while that one is put off."""
    await _keep(store, 7, 30, 31)
    await _keep(store, 8, 32)
    first, other = await _due(store)
    assert (first.update_id, other.update_id) == (30, 32)
    async with store.unit_of_work() as unit:
        await unit.waiting_files.put_off(first, at(5))
    assert [one.update_id for one in await _due(store)] == [32]
    assert [one.update_id for one in await _due(store, 5)] == [30, 32]
    async with store.unit_of_work() as unit:
        assert await unit.waiting_files.drop(first)
        assert not await unit.waiting_files.drop(first)
        assert await unit.waiting_files.count(7) == 1
    assert [one.update_id for one in await _due(store)] == [31, 32]


async def test_a_try_counts_before_it_is_made(store: Store) -> None:
    """A file that was begun is not due until its time is over, and its try is counted; after a
    restart it is due at once."""
    await _keep(store, 7, 30)
    async with store.unit_of_work() as unit:
        await unit.waiting_files.begin((await unit.waiting_files.list_due(NOW))[0], at(6))
        assert await unit.waiting_files.list_due(NOW) == []
        assert await unit.waiting_files.next_time() == at(6)
        await unit.waiting_files.make_all_due(NOW)
    assert [one.tries for one in await _due(store)] == [1]


async def test_a_clock_that_was_ahead_holds_no_file(store: Store) -> None:
    """A file that a wrong clock has put off for long is due all the same."""
    await _keep(store, 7, 30)
    async with store.unit_of_work() as unit:
        (file,) = await unit.waiting_files.list_due(NOW)
        await unit.waiting_files.put_off(file, NOW + timedelta(days=9))
    assert len(await _due(store)) == 1


async def test_a_note_of_another_chat_does_not_open(store: Store) -> None:
    """A row that was moved to another chat from outside is noticed."""
    await _keep(store, 7, 30)
    await arrive(store, 8)
    async with store.unit_of_work() as unit:
        await unit._transaction.write("UPDATE waiting_files SET chat = 8", [()])
        (moved,) = await unit.waiting_files.list_due(NOW)
        people = await unit.people.load([7, 8])
        for person in people.values():
            with pytest.raises(TamperedError):
                await unit.waiting_files.open(moved, person)


@pytest.mark.engines("sqlite")
async def test_a_backup_holds_no_file(database: DatabaseFolder, store: Store) -> None:
    """What waited to be heard is in no backup: it would be heard twice after a restore."""
    await _keep(store, 7, 30)
    async with store.unit_of_work() as unit:
        assert (await unit.counts.read(NOW)).waiting_files == 1
    folder = database.folder / "backups"
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    await restore(database.url, [KEY], made.path)
    restored = await database.open()
    async with restored.unit_of_work() as unit:
        assert len(await unit.people.load([7])) == 1
        assert (await unit.counts.read(NOW)).waiting_files == 0
