"""After a rotation a new master key wraps everything, and the old one is not needed any more."""

from pathlib import Path

import pytest

from storage.backup.backups import back_up, list_backups, refresh_keys, restore
from storage.crypto.keys import add_key, read_keys
from storage.crypto.sealing import MasterKeys
from storage.errors import KeyFileError, WrongKeyError
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at, load, message, texts
from tests.storage.keeping import fill


async def _kept_under_the_old(database: DatabaseFolder) -> None:
    """Stores two people, messages to one of them and to a stranger, and parked updates."""
    store = await database.open([OLD_KEY])
    kept = await fill(store, 7, "Ann")
    await fill(store, 8, "Bob")
    async with store.unit_of_work() as unit:
        await unit.outbox.queue(
            [(kept, message("one")), (unit.people.new(9, NOW), message("two"))], NOW
        )
        await unit.updates.park(1, 7, b"{1}", "ValueError", NOW)
        await unit.updates.park(2, None, b"{2}", "ValueError", NOW)
    await store.close()


@pytest.mark.engines("sqlite")
async def test_after_it_the_old_key_is_not_needed(database: DatabaseFolder) -> None:
    """Documents, messages and parked updates all open with the new key alone."""
    await _kept_under_the_old(database)
    both = await database.open([KEY, OLD_KEY])
    assert await both.rewrap(batch_size=1) == 5
    assert await both.rewrap() == 0
    old = bytes.fromhex(MasterKeys([OLD_KEY]).newest_mark)
    assert b"\x01" + old not in database.bytes()
    await both.close()
    new = await database.open([KEY])
    assert (await load(new, 8)).dossier.person.first_name == "Bob"
    async with new.unit_of_work() as unit:
        assert await texts(unit) == ["one", "two"]
        assert [parked.raw for parked in await unit.updates.list_parked()] == [b"{1}", b"{2}"]


async def test_no_document_is_written_for_it(database: DatabaseFolder) -> None:
    """A rotation writes no document: somebody loaded before it can be saved after it."""
    await _kept_under_the_old(database)
    store = await database.open([KEY, OLD_KEY])
    before = await load(store, 7)
    assert await store.rewrap() == 5
    before.next_ping = at(5)
    async with store.unit_of_work() as unit:
        await unit.people.save([before])
    assert (await load(store, 7)).next_ping == at(5)


async def test_a_key_that_does_not_open_stops_no_other(database: DatabaseFolder) -> None:
    """A key that does not open stays as it is, is logged, and stops no other."""
    await _kept_under_the_old(database)
    both = await database.open([KEY, OLD_KEY])
    async with both.unit_of_work() as unit:
        sql = "UPDATE people SET key = substr(key, 1, 40) WHERE chat = ?"
        await unit._transaction.write(sql, [(7,)])
    assert await both.rewrap() == 4
    assert (await load(both, 8)).chat == 8


@pytest.mark.engines("sqlite")
async def test_backups_need_the_new_key_only(database: DatabaseFolder, tmp_path: Path) -> None:
    """Backups need only the new key once their keys are refreshed."""
    folder = tmp_path / "backups"
    await _kept_under_the_old(database)
    made = await back_up(database.url, [OLD_KEY], folder, NOW)
    both = await database.open([KEY, OLD_KEY])
    await both.rewrap()
    await refresh_keys(database.url, folder)
    await both.close()
    found = await restore(database.url, [KEY], made.path)
    assert (found.people, found.opportunities, found.unreadable) == (2, 2, 0)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("refreshed", [False, True])
async def test_those_only_a_backup_knows_are_wrapped_anew_too(
    database: DatabaseFolder, tmp_path: Path, refreshed: bool
) -> None:
    """Keys that only a backup of a lost database has are rewrapped too.

    The next backup does it, and so does refreshing them with the given keys.
    """
    folder = tmp_path / "backups"
    await _kept_under_the_old(database)
    old = (await back_up(database.url, [OLD_KEY], folder, NOW)).path
    (database.folder / "debrief.db").unlink()
    store = await database.open([KEY, OLD_KEY])
    await arrive(store, 5)
    if refreshed:
        await refresh_keys(database.url, folder, [KEY, OLD_KEY])
    else:
        await back_up(database.url, [KEY, OLD_KEY], folder, at(5))
    await store.close()
    assert (await restore(database.url, [KEY], old)).people == 2


@pytest.mark.engines("sqlite")
async def test_a_backup_with_the_wrong_key_is_refused(
    database: DatabaseFolder, tmp_path: Path
) -> None:
    """A backup with the wrong key is neither made nor restored, and the error names the mark."""
    folder = tmp_path / "backups"
    await _kept_under_the_old(database)
    made = await back_up(database.url, [OLD_KEY], folder, NOW)
    mark = MasterKeys([OLD_KEY]).newest_mark
    with pytest.raises(WrongKeyError, match=mark):
        await back_up(database.url, [KEY], folder, at(5))
    with pytest.raises(WrongKeyError, match=mark):
        await restore(database.url, [KEY], made.path)
    assert list_backups(folder) == [made.path]
    assert (await load(await database.open([OLD_KEY]), 7)).chat == 7


def test_a_new_key_goes_first(tmp_path: Path) -> None:
    """A new key goes first in the file, older ones stay, and nobody else can read it."""
    assert add_key(tmp_path) == tmp_path / "debrief" / "encryption.key"
    first, path = read_keys([], tmp_path)
    assert add_key(tmp_path) == path
    second, _ = read_keys([], tmp_path)
    assert (second[1:], len(second[0])) == (first, 32)
    assert second[0] != first[0]
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["encryption.key"]


def test_a_key_file_that_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    """A key file that cannot be read stays as it is, because older keys would be hidden."""
    path = add_key(tmp_path)
    path.write_text("broken\n")
    with pytest.raises(KeyFileError, match="key 1 in"):
        add_key(tmp_path)
    assert path.read_text() == "broken\n"


def test_a_key_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """In a key file that is a link, the key is added to the real file."""
    path = add_key(tmp_path)
    real = path.rename(tmp_path / "elsewhere.key")
    path.symlink_to(real)
    add_key(tmp_path)
    assert path.is_symlink()
    assert len(real.read_text().split()) == 2
