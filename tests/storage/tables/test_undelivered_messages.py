"""What Telegram did not take is kept sealed for thirty days, and can be sent again."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from storage.backup.backups import back_up, restore
from storage.tables.outgoing_message import MAX_DOUBTS, OutgoingMessage, Rank
from storage.tables.undelivered_messages import UNDELIVERED_LIFETIME
from storage.unit_of_work import Delivery, DeliveryStatus, Store, UndeliveredMessage, UnitOfWork
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at, message

TOO_LONG = "Bad Request: message is too long"


async def _say(unit: UnitOfWork, chat: int, *messages: OutgoingMessage) -> None:
    person = (await unit.people.load([chat])).get(chat) or unit.people.new(chat, NOW)
    await unit.outbox.queue([(person, one) for one in messages], NOW)


async def _give_up(
    store: Store, reason: str = TOO_LONG, status: DeliveryStatus = DeliveryStatus.REFUSED
) -> Sequence[Delivery]:
    """Claims all that waits and records that none of it was taken."""
    async with store.unit_of_work() as unit:
        claimed = await unit.outbox.claim(NOW, 99)
        deliveries = [Delivery(one, status, reason=reason) for one in claimed]
        await unit.undelivered.keep(deliveries, NOW)
        await unit.outbox.record(deliveries)
    return deliveries


async def _kept(store: Store) -> list[UndeliveredMessage]:
    async with store.unit_of_work() as unit:
        return await unit.undelivered.list_messages()


async def test_a_refused_message_is_kept_as_it_was(store: Store) -> None:
    """A message that Telegram refused leaves the outbox, and is kept with why, when and all of
    it."""
    await arrive(store, 7)
    file = OutgoingMessage(
        "sendDocument", {"document": {"file": "a.json", "content": "{}"}}, Rank.PING, at(60)
    )
    async with store.unit_of_work() as unit:
        await _say(unit, 7, message("hello"), file)
    first, second = await _give_up(store)
    async with store.unit_of_work() as unit:
        assert await unit.outbox.count() == 0
        assert (await unit.counts.read(NOW)).undelivered == 2
    number, other = first.message.id, second.message.id
    assert await _kept(store) == [
        UndeliveredMessage(number, 7, "sendMessage", TOO_LONG, NOW, message("hello")),
        UndeliveredMessage(other, 7, "sendDocument", TOO_LONG, NOW, file),
    ]


async def test_only_what_was_worth_sending_is_kept(store: Store) -> None:
    """What arrived, came too late, waits still, or was said to somebody who is gone is not kept."""
    await arrive(store, 7)
    for status in DeliveryStatus:
        async with store.unit_of_work() as unit:
            await _say(unit, 7, message(status.name))
        if status is not DeliveryStatus.REFUSED:
            await _give_up(store, status=status)
            assert await _kept(store) == []
            async with store.unit_of_work() as unit:
                await unit.outbox.record(
                    [Delivery(one, DeliveryStatus.SENT) for one in await unit.outbox.claim(NOW, 9)]
                )


async def test_a_message_of_unknown_fate_is_kept_in_the_end(store: Store) -> None:
    """A message that got no answer is kept once it is not tried any more."""
    await arrive(store, 7)
    async with store.unit_of_work() as unit:
        await _say(unit, 7, message("hello"))
    for _ in range(MAX_DOUBTS):
        await _give_up(store, status=DeliveryStatus.UNCERTAIN)
    assert await _kept(store) == []
    await _give_up(store, "no answer", DeliveryStatus.UNCERTAIN)
    assert [one.reason for one in await _kept(store)] == ["no answer"]


async def test_nothing_is_kept_of_nobody(store: Store) -> None:
    """What was said to a stranger, or to somebody who was forgotten meanwhile, is not kept."""
    kept = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        await _say(unit, 7, message("hello"))
        await _say(unit, 8, message("to a stranger"))
        claimed = await unit.outbox.claim(NOW, 9)
    async with store.unit_of_work() as unit:
        await unit.forget_people([kept])
    async with store.unit_of_work() as unit:
        refused = [Delivery(one, DeliveryStatus.REFUSED) for one in claimed]
        await unit.undelivered.keep(refused, NOW)
        await unit.outbox.record(refused)
    assert await _kept(store) == []


async def test_they_are_let_go_after_thirty_days(store: Store) -> None:
    """They are deleted after thirty days, one by one by their number, and younger ones stay."""
    await arrive(store, 7)
    async with store.unit_of_work() as unit:
        await _say(unit, 7, message("one"), message("two"))
    first, second = await _give_up(store)
    async with store.unit_of_work() as unit:
        await unit.undelivered.delete_old(NOW + UNDELIVERED_LIFETIME)
        assert len(await unit.undelivered.list_messages()) == 2
        assert await unit.undelivered.delete(first.message.id)
        assert not await unit.undelivered.delete(first.message.id)
        assert [one.id for one in await unit.undelivered.list_messages()] == [second.message.id]
        await unit.undelivered.delete_old(NOW + UNDELIVERED_LIFETIME + timedelta(seconds=1))
        assert await unit.undelivered.list_messages() == []
    assert timedelta(days=30) == UNDELIVERED_LIFETIME


async def test_they_open_after_a_rotation_alone(database: DatabaseFolder) -> None:
    """They open with the newest key after a rotation, and without their key they are listed."""
    older = await database.open([OLD_KEY])
    await arrive(older, 7)
    async with older.unit_of_work() as unit:
        await _say(unit, 7, message("hello"))
    await _give_up(older)
    await older.close()
    store = await database.open([KEY, OLD_KEY])
    await store.rewrap()
    await store.close()
    rotated = await database.open([KEY])
    assert [one.message for one in await _kept(rotated)] == [message("hello")]
    async with rotated.unit_of_work() as unit:
        spoil = "UPDATE undelivered_messages SET chat = ?"
        await unit._transaction.write(spoil, [(8,)])
    assert [(one.chat, one.message) for one in await _kept(rotated)] == [(8, None)]


@pytest.mark.engines("sqlite")
async def test_no_backup_holds_them(database: DatabaseFolder, store: Store) -> None:
    """A backup holds none of them, so nothing of theirs outlives the thirty days there."""
    await arrive(store, 7)
    async with store.unit_of_work() as unit:
        await _say(unit, 7, message("hello"))
    await _give_up(store)
    made = await back_up(database.url, [KEY], database.folder.parent / "backups", NOW)
    assert len(await _kept(store)) == 1
    await store.close()
    await restore(database.url, [KEY], made.path)
    assert await _kept(await database.open()) == []


async def test_a_changed_row_opens_for_nobody(store: Store) -> None:
    """Whoever gives a message another chat or another rank gets nothing to read or to send."""
    await arrive(store, 7)
    for column in ("chat", "rank"):
        async with store.unit_of_work() as unit:
            await _say(unit, 7, message(column))
        await _give_up(store)
        async with store.unit_of_work() as unit:
            change = f"UPDATE undelivered_messages SET {column} = {column} + 1"
            await unit._transaction.write(change, [()])
            (kept,) = await unit.undelivered.list_messages()
            assert kept.message is None
            await unit._transaction.write("DELETE FROM undelivered_messages", [()])
