"""A backup holds everything, still sealed and without the keys, and nobody waits for one."""

import asyncio
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from storage.backup.backups import back_up, restore
from storage.files import make_folder
from storage.unit_of_work import Store
from tests.hang_guard import HANG_GUARD
from tests.storage.conftest import KEY, DatabaseFolder, lying_in, names_in
from tests.storage.dossiers import NOW, arrive, at, message, named, texts
from tests.storage.keeping import fill
from tests.storage.test_privacy import CANARY, _tell

pytestmark = pytest.mark.engines("sqlite")


def _modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in folder.iterdir()}


async def test_what_was_backed_up_comes_back(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A backup restores every document, message and parked update as it was at that moment."""
    kept = [await fill(store, chat, f"Person {chat}") for chat in (7, 8)]
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(kept[0], message("waiting"))], NOW)
        await unit.updates.mark_handled([41], NOW)
        await unit.updates.park(43, 7, b"{}", "ValueError", NOW)
    made = await back_up(database.url, [KEY], folder, NOW)
    assert (made.path, made.at) == (folder / "debrief-20261112T100000Z.db", NOW)
    assert (made.people, made.opportunities, made.unreadable) == (2, 2, 0)
    async with store.unit_of_work() as unit:
        late = (await unit.people.load([7]))[7]
        named(late, "Later")
        await unit.people.save([late])
    await store.close()
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.opportunities, found.dropped_count, found.unreadable) == (
        2,
        2,
        0,
        0,
    )
    async with (await database.open()).unit_of_work() as unit:
        dossiers = await unit.people.load([7, 8])
        assert {chat: one.dossier for chat, one in dossiers.items()} == {
            one.chat: one.dossier for one in kept
        }
        assert dossiers[8].next_ping == kept[1].next_ping
        assert await unit.updates.find_handled([41]) == {41}
        assert [parked.raw for parked in await unit.updates.list_parked()] == [b"{}"]
        assert [
            (one.payload["text"], one.may_be_delivered) for one in await unit.outbox.claim(NOW, 9)
        ] == [("waiting", True)]


async def test_backups_hold_no_word_and_no_key(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A backup holds neither anybody's words nor a wrapped key, and only its owner can read the
    file.
    """
    await _tell(store)
    made = await back_up(database.url, [KEY], folder, NOW)
    async with store.unit_of_work() as unit:
        sql = "SELECT key FROM people UNION ALL SELECT key FROM parked_updates"
        keys = [key for (key,) in await unit._transaction.fetch_rows(sql)]
    assert len(keys) == 3
    everything, backup = lying_in(folder), made.path.read_bytes()
    assert all(key in everything and key not in backup for key in keys)
    for encoding in ("utf-8", "utf-16-le"):
        assert CANARY.encode(encoding) not in everything
    assert names_in(folder) == [
        "debrief-20261112T100000Z.db",
        "debrief-backups.lock",
        "debrief-keys.db",
    ]
    assert _modes(folder) == {0o600}
    assert _modes(folder.parent) == {0o700}


async def test_letters_to_strangers_are_not_backed_up(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A backup holds no messages to people without stored data, except a newcomer's first."""
    async with store.unit_of_work() as unit:
        newcomer = unit.people.new(7, NOW)
        await unit.outbox.queue(
            [(newcomer, message("welcome")), (unit.people.new(8, NOW), message("no"))], NOW
        )
        await unit.people.save([newcomer])
    made = await back_up(database.url, [KEY], folder, NOW)
    await store.close()
    await restore(database.url, [KEY], made.path)
    async with (await database.open()).unit_of_work() as unit:
        assert await texts(unit) == ["welcome"]


async def test_a_cancelled_backup_leaves_nothing(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """A cancelled backup leaves no files, delays no stop, and the next one can be made."""
    await fill(store, 7, "Ann")
    for ticks in range(0, 60, 4):
        task = asyncio.create_task(back_up(database.url, [KEY], folder, NOW))
        for _ in range(ticks):
            await asyncio.sleep(0.0002)
        task.cancel()
        await asyncio.wait([task])
        left = {name for name in names_in(folder) if name.startswith(".")} if ticks else set()
        assert left == set()
    assert (await back_up(database.url, [KEY], folder, at(5))).people == 1


async def test_nobody_waits_for_somebody_who_is_forgotten_during_a_look(
    database: DatabaseFolder, store: Store
) -> None:
    """Deleted bytes stay in the log while a reader is in the way, and the next turn scrubs them."""
    kept = (await arrive(store, 7))[7]
    reading = await database.open(reading=True)
    async with reading.unit_of_work() as unit:
        await unit.people.load([7])
        async with asyncio.timeout(HANG_GUARD), store.unit_of_work() as forgetting:
            await forgetting.forget_people([kept])
        assert (database.folder / "debrief.db-wal").stat().st_size > 0
        assert kept.person_id
    async with store.unit_of_work() as unit:
        await unit.people.count()
    assert (database.folder / "debrief.db-wal").stat().st_size == 0


async def test_a_time_of_any_zone_is_named_in_utc(
    database: DatabaseFolder, store: Store, folder: Path
) -> None:
    """Two time zones with the same moment give the same file name."""
    there = NOW.astimezone(timezone(timedelta(hours=-5)))
    first, second = [await back_up(database.url, [KEY], folder, now) for now in (NOW, there)]
    assert first == second
    assert second.at.tzinfo is UTC


def test_a_folder_and_those_above_it_are_their_owners(tmp_path: Path) -> None:
    """Missing folders are made for their owner only, and existing ones stay as they are."""
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a")
    made = [tmp_path / "a" / "b" / "c", tmp_path / "a" / "b", tmp_path / "a", tmp_path]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o700, 0o700, 0o700, 0o755]
