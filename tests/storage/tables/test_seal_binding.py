"""A seal opens only beside the facts that it was made for, and older seals are bound once."""

from pathlib import Path

import pytest

from storage.errors import StorageError, UnreadableError, WrongKeyError
from storage.migrations import list_migrations, migrate
from storage.sqlite.sqlite_engine import open_engine
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import Store
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at, holding, message, opportunity, texts
from tests.storage.keeping import SCHEMAS
from tests.storage.victims import load_dump

pytestmark = pytest.mark.engines("sqlite")

ADA, BOB = 7, 8
EXCHANGE = (
    "UPDATE {0} SET chat = 70 WHERE chat = 7",
    "UPDATE {0} SET chat = 7 WHERE chat = 8",
    "UPDATE {0} SET chat = 8 WHERE chat = 70",
)


async def _write(store: Store, *statements: str) -> None:
    async with store.unit_of_work() as unit:
        for sql in statements:
            await unit._transaction.fetch_rows(sql)


async def _unreadable(store: Store) -> set[int]:
    async with store.unit_of_work() as unit:
        return (await unit.people.load_readable([ADA, BOB]))[1]


async def _tell(store: Store) -> None:
    """Keeps two people with a job, two messages and a parked update each."""
    people = await arrive(store, ADA, BOB)
    async with store.unit_of_work() as unit:
        for chat, person in people.items():
            holding(person, opportunity(1, f"of {chat}"))
            person.next_ping = at(60)
            await unit.updates.park(chat, chat, b"{}", "ValueError", NOW)
        await unit.people.save(people.values())
        said = [(one, message(f"{n} to {one.chat}")) for one in people.values() for n in (1, 2)]
        await unit.outbox.queue(said, NOW)


async def test_exchanged_chats_give_nobody_the_others_words(store: Store) -> None:
    """When two people's chats are exchanged in the file, neither can be read, and nothing that was
    said to one goes to the other."""
    await _tell(store)
    assert await _unreadable(store) == set()
    for table in ("people", "outbox", "parked_updates"):
        await _write(store, *(sql.format(table) for sql in EXCHANGE))
    assert await _unreadable(store) == {ADA, BOB}
    async with store.unit_of_work() as unit:
        assert await texts(unit) == []
        assert [one.raw for one in await unit.updates.list_parked()] == [None, None]


@pytest.mark.parametrize(
    "change",
    [
        "chat = 70",
        "version = version + 1",
        "reachable = 0",
        "next_ping_at = NULL",
        "next_ping_at = next_ping_at + 1",
        "id = id + 1",
    ],
)
async def test_what_decides_a_reminder_is_bound(store: Store, change: str) -> None:
    """A person whose chat, reachability or next ping was changed in the file cannot be read."""
    await _tell(store)
    await _write(store, f"UPDATE people SET {change} WHERE chat = {ADA}")
    async with store.unit_of_work() as unit:
        found, unreadable = await unit.people.load_readable([ADA, 70])
        assert not found
        assert len(unreadable) == 1


async def test_what_may_be_corrected_is_not_bound(store: Store) -> None:
    """An earlier ping, and other times of what was said and parked, leave everything readable:
    after a wrong clock the program corrects them for all at once."""
    await _tell(store)
    await _write(
        store,
        "UPDATE people SET next_ping_at = 5",
        "UPDATE outbox SET said_at = 5",
        "UPDATE parked_updates SET parked_at = 5",
    )
    assert await _unreadable(store) == set()
    async with store.unit_of_work() as unit:
        assert len(await texts(unit)) == 4
        assert None not in [one.raw for one in await unit.updates.list_parked()]


async def test_what_the_program_changes_is_sealed_anew(store: Store) -> None:
    """A new next ping or another reachability is sealed without a new version."""
    await _tell(store)
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([ADA]))[ADA]
        person.next_ping, person.is_reachable = at(90), False
        await unit.people.save([person])
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([ADA]))[ADA]
        assert (person.next_ping, person.is_reachable) == (at(90), False)


@pytest.mark.parametrize(
    "change",
    [
        "chat = 8",
        "rank = 1",
        "method = 'sendDocument'",
        "expires_at = 9999999999999",
        "expires_at = NULL",
        "id = id + 100",
    ],
)
async def test_what_decides_a_delivery_is_bound(store: Store, change: str) -> None:
    """A message whose chat, order, call or expiry was changed in the file is not sent."""
    ada, _ = (await arrive(store, ADA, BOB)).values()
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(ada, message("soon", Rank.REPLY, 60))], NOW)
    await _write(store, f"UPDATE outbox SET {change}")
    async with store.unit_of_work() as unit:
        assert await texts(unit) == []


async def test_two_messages_cannot_change_places(store: Store) -> None:
    """Two messages of one chat whose numbers were exchanged in the file are not sent."""
    await _tell(store)
    low, high = 1, 2
    await _write(
        store,
        f"UPDATE outbox SET id = 99 WHERE id = {low}",
        f"UPDATE outbox SET id = {low} WHERE id = {high}",
        f"UPDATE outbox SET id = {high} WHERE id = 99",
    )
    async with store.unit_of_work() as unit:
        assert await texts(unit) == ["1 to 8", "2 to 8"]


@pytest.mark.parametrize("change", ["chat = 8", "reason = 'KeyError'"])
async def test_a_parked_update_is_bound(store: Store, change: str) -> None:
    """A parked update whose chat, reason or time was changed in the file does not open."""
    await _tell(store)
    await _write(store, f"UPDATE parked_updates SET {change} WHERE update_id = {ADA}")
    async with store.unit_of_work() as unit:
        ada, bob = await unit.updates.list_parked()
        assert (ada.raw, bob.raw) == (None, b"{}")


# -- seals of before -----------------------------------------------------------------------------


async def test_nothing_of_the_earlier_kind_is_left_or_opens(database: DatabaseFolder) -> None:
    """After the migration each body is bound, and an earlier one that is put back does not open."""
    path = database.folder / "debrief.db"
    load_dump(path, SCHEMAS / "0002.sql")
    engine = await open_engine(path)
    async with engine.transaction() as transaction:
        ((earlier,),) = await transaction.fetch_rows("SELECT body FROM people WHERE chat = 7")
    await engine.close()
    store = await database.open((KEY, OLD_KEY))
    sql = """
        SELECT substr(body, 1, 1) FROM people UNION ALL SELECT substr(body, 1, 1) FROM opportunities
        UNION ALL SELECT substr(body, 1, 1) FROM outbox WHERE chat <> 0
        UNION ALL SELECT substr(body, 1, 1) FROM parked_updates
    """
    async with store.unit_of_work() as unit:
        assert {mark for (mark,) in await unit._transaction.fetch_rows(sql)} == {b"\x02"}
        await unit._transaction.write("UPDATE people SET body = ? WHERE chat = 7", [(earlier,)])
        with pytest.raises(UnreadableError) as caught:
            await unit.people.load([7])
    assert "restore it from a backup" in str(caught.value.__cause__)


async def test_what_did_not_open_before_stays_and_stops_nothing(database: DatabaseFolder) -> None:
    """A row that is broken already stays as it is; everybody else is bound."""
    path = database.folder / "debrief.db"
    load_dump(path, SCHEMAS / "0002.sql")
    engine = await open_engine(path)
    async with engine.transaction() as transaction:
        await transaction.fetch_rows("UPDATE people SET body = x'01ff' WHERE chat = 8")
    await engine.close()
    store = await database.open((KEY, OLD_KEY))
    assert await _unreadable(store) == {BOB}


async def test_without_the_key_nothing_is_migrated(database: DatabaseFolder) -> None:
    """With a key missing the migration is refused as a whole, and done once the key is back."""
    path = database.folder / "debrief.db"
    load_dump(path, SCHEMAS / "0002.sql")
    with pytest.raises(WrongKeyError):
        await database.open([b"x" * 32])
    assert await _unreadable(await database.open((KEY, OLD_KEY))) == set()


async def test_a_binding_that_is_broken_off_leaves_the_old_rows(tmp_path: Path) -> None:
    """When the data step of a migration fails, its statements and its record are undone too."""
    engine = await open_engine(tmp_path / "debrief.db")
    steps = list_migrations()

    async def fail(_: object) -> None:
        raise StorageError("broken off")

    with pytest.raises(StorageError):
        await migrate(engine, steps, {steps[-1].name: fail})
    assert await migrate(engine, steps) == 1
    await engine.close()
