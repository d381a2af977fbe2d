"""Nobody can read a person's words on the disk, and a forgotten person is gone."""

import pytest

from storage.errors import WrongKeyError
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Delivery, DeliveryStatus, Store, StoredPerson
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import (
    NOW,
    arrive,
    at,
    holding,
    load,
    message,
    named,
    opportunity,
    texts,
)

pytestmark = pytest.mark.engines("sqlite")

CANARY = "canary-in-the-mine"


async def _tell(store: Store) -> StoredPerson:
    """Puts the canary in every field that a person's words can reach."""
    kept = (await arrive(store, 7))[7]
    named(kept, CANARY)
    holding(kept, opportunity(1, CANARY))
    async with store.unit_of_work() as unit:
        await unit.people.save([kept])
        await unit.outbox.queue([(kept, message(CANARY))], NOW)
        await unit.outbox.queue([(unit.people.new(8, NOW), message(CANARY))], NOW)
        await unit.updates.park(1, 7, CANARY.encode(), "ValueError", NOW)
        await unit.updates.park(2, None, CANARY.encode(), "ValueError", NOW)
        await unit.outbox.queue([(kept, message(f"{CANARY} refused"))], at(-1))
        refused = [one for one in await unit.outbox.claim(NOW, 9) if one.chat == 7][-1:]
        deliveries = [Delivery(one, DeliveryStatus.REFUSED) for one in refused]
        await unit.undelivered.keep(deliveries, NOW)
        await unit.outbox.record(deliveries)
        await unit.outbox.requeue_claimed()
        await unit.waiting_files.keep(kept, 3, CANARY.encode(), NOW)
    return kept


async def test_nobodys_words_are_on_the_disk(store: Store, database: DatabaseFolder) -> None:
    """The words are neither in the database nor in its log, open or closed, in any usual
    encoding.
    """
    await _tell(store)
    before = database.bytes()
    await store.close()
    for found in (before, database.bytes()):
        assert len(found) > 4096
        for encoding in ("utf-8", "utf-16-le"):
            assert CANARY.encode(encoding) not in found


async def test_forgotten_is_gone_from_the_disk(store: Store, database: DatabaseFolder) -> None:
    """No row, key or sealed body of a forgotten person is left in any file; others are
    untouched.
    """
    kept = await _tell(store)
    other = (await arrive(store, 9))[9]
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(other, message("theirs"))], NOW)
        sql = """
            SELECT key, body FROM people WHERE chat = 7
            UNION ALL SELECT body, body FROM opportunities
            UNION ALL SELECT body, body FROM outbox WHERE chat = 7
            UNION ALL SELECT key, body FROM parked_updates WHERE chat = 7
            UNION ALL SELECT key, body FROM undelivered_messages WHERE chat = 7
            UNION ALL SELECT body, body FROM waiting_files
        """
        sealed = {part for row in await unit._transaction.fetch_rows(sql) for part in row}
    assert len(sealed) == 9
    assert all(part in database.bytes() for part in sealed)
    async with store.unit_of_work() as unit:
        await unit.forget_people([kept])
    assert not any(part in database.bytes() for part in sealed)
    async with store.unit_of_work() as unit:
        assert await unit.people.load([7]) == {}
        assert [parked.update_id for parked in await unit.updates.list_parked()] == [2]
        assert await unit.undelivered.list_messages() == []
        assert await unit.waiting_files.count(7) == 0
        assert await texts(unit) == [CANARY, "theirs"]


async def test_forgetting_tells_whether_anything_was_there(store: Store) -> None:
    """Forgetting says whether anything was there, even only a message or a parked update.

    Only then there are keys to destroy.
    """
    async with store.unit_of_work() as unit:
        assert not await unit.forget_people([unit.people.new(7, NOW)])
        assert not unit.has_forgotten
        await unit.updates.park(1, 7, b"{}", "ValueError", NOW)
        assert await unit.forget_people([unit.people.new(7, NOW)])
        await unit.outbox.queue([(unit.people.new(7, NOW), message("waiting"))], NOW)
        assert await unit.forget_people([unit.people.new(7, NOW)])
        assert not await unit.forget_people([unit.people.new(7, NOW)])
        assert unit.has_forgotten
        assert await texts(unit) == []


async def test_a_farewell_reaches_the_forgotten(store: Store) -> None:
    """A forgotten person still gets a farewell, with a new key, and nothing is stored again."""
    kept = (await arrive(store, 7))[7]
    old = kept.key.wrapped
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(kept, message("waiting"))], NOW)
        await unit.forget_people([kept])
        await unit.outbox.queue([(kept, message("farewell"))], NOW)
    async with store.unit_of_work() as unit:
        assert await texts(unit) == ["farewell"]
        assert await unit.people.count() == 0
    assert kept.key.wrapped != old


async def test_the_forgotten_can_come_back_as_strangers(store: Store) -> None:
    """A forgotten person who comes back has a new id and a new key."""
    kept = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        await unit.forget_people([kept])
    again = (await arrive(store, 7))[7]
    assert (again.person_id, again.key.wrapped) != (kept.person_id, kept.key.wrapped)
    assert (await load(store, 7)).dossier == again.dossier


async def test_nothing_shows_itself_in_a_log_line(store: Store) -> None:
    """The repr of stored data holds no words of the person."""
    kept = await _tell(store)
    async with store.unit_of_work() as unit:
        shown = repr([kept, await unit.outbox.claim(NOW, 9), await unit.updates.list_parked()])
    assert CANARY not in shown


async def test_a_database_of_another_key_is_refused_at_once(database: DatabaseFolder) -> None:
    """A database of another key is refused when it is opened, and opens with both keys given."""
    first = await database.open([OLD_KEY])
    await arrive(first, 7)
    await first.close()
    with pytest.raises(WrongKeyError, match="put it back"):
        await database.open([KEY])
    both = await database.open([KEY, OLD_KEY])
    kept = await load(both, 7)
    async with both.unit_of_work() as unit:
        await unit.outbox.queue(
            [(kept, OutgoingMessage("sendMessage", {"text": "still here"}))], NOW
        )
        assert await texts(unit) == ["still here"]


async def test_numbers_of_before_a_deletion_name_nothing_of_now(store: Store) -> None:
    """Ids after a deletion differ, so that old buttons on the phone do not act on new data."""
    async with store.unit_of_work() as unit:
        begun = {unit.people.new(7, NOW).dossier.person.serial for _ in range(20)}
    assert len(begun) > 15
    assert all(serial % 1_000 == 0 and serial < 1_000_000_000 for serial in begun)
