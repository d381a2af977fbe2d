"""A missing master key is noticed at the start, and nothing that it would open is lost."""

import logging

import pytest

from storage.crypto.sealing import WRAPPED_BYTES, MasterKeys
from storage.errors import UnreadableError, WrongKeyError
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at, load, message, texts
from tests.storage.keeping import fill

OLD_MARK = MasterKeys([OLD_KEY]).newest_mark
ODD_MARKS = ((b"odd!", 1), (b"rare", 2))
"""Marks of keys that nobody has, each on one row."""


async def _people(store: Store) -> None:
    await arrive(store, 7, 8)


async def _letters(store: Store) -> None:
    async with store.unit_of_work() as unit:
        await unit.outbox.queue(
            [(unit.people.new(chat, NOW), message("hello")) for chat in (7, 8)], NOW
        )


async def _parked(store: Store) -> None:
    async with store.unit_of_work() as unit:
        for update in (41, 42):
            await unit.updates.park(update, None, b"{}", "ValueError", NOW)


@pytest.mark.parametrize("keep", [_people, _letters, _parked])
@pytest.mark.parametrize("reading", [False, True])
async def test_one_key_of_two_is_missing(
    database: DatabaseFolder, keep: object, reading: bool
) -> None:
    """A missing key is noticed, whatever it wraps and however many newer rows open with
    the other.
    """
    assert callable(keep)
    old = await database.open([OLD_KEY])
    await keep(old)
    await old.close()
    both = await database.open([KEY, OLD_KEY])
    await arrive(both, *range(10, 20))
    await both.close()
    with pytest.raises(WrongKeyError, match=f"marked {OLD_MARK}.*put it back"):
        await database.open([KEY], reading=reading)
    await database.open([KEY, OLD_KEY], reading=reading)


async def test_single_damaged_rows_stop_no_start(
    database: DatabaseFolder, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Single damaged rows stop no start: the others can be read, and the log names them once."""
    await arrive(store, *range(1, 8))
    async with store.unit_of_work() as unit:
        write = unit._transaction.write
        await write(
            "UPDATE people SET key = ? WHERE chat = ?",
            [(b"\x01" + mark + bytes(WRAPPED_BYTES - 5), at) for mark, at in ODD_MARKS],
        )
        await write("UPDATE people SET key = substr(key, 1, 9) WHERE chat IN (?, ?)", [(3, 4)])
        await write("UPDATE people SET key = ? WHERE chat IN (?, ?)", [(b"", 5, 6)])
    await store.close()
    with caplog.at_level(logging.ERROR):
        again = await database.open()
    assert [record.getMessage().count("is not given") for record in caplog.records] == [1, 1]
    assert b"odd!".hex() in caplog.text
    assert (await load(again, 7)).chat == 7
    for chat in range(1, 7):
        with pytest.raises(UnreadableError):
            await load(again, chat)


async def test_letters_wait_for_their_key(database: DatabaseFolder) -> None:
    """Messages wait for a missing key, and go when it is back.

    They are not deleted, block nobody, wake nobody and do not count as a backlog.
    """
    old = await database.open([OLD_KEY])
    ann = await fill(old, 7, "Ann")
    async with old.unit_of_work() as unit:
        await unit.outbox.queue([(ann, message("one")), (ann, message("two"))], NOW)
    await old.close()
    both = await database.open([KEY, OLD_KEY])
    await arrive(both, 8)
    await both.close()
    new = await database.open([KEY])
    async with new.unit_of_work() as unit:
        assert await unit.outbox.next_send_time(at(1)) is None
        await unit.outbox.queue([(unit.people.new(7, at(1)), message("three"))], at(1))
        assert (await unit.counts.read(at(1))).oldest_message == at(1)
        (three,) = await unit.outbox.claim(at(1), 9)
        assert three.payload["text"] == "three"
        await unit.outbox.record([Delivery(three, DeliveryStatus.LATER)])
        assert await unit.outbox.count() == 3
    await new.close()
    both = await database.open([KEY, OLD_KEY])
    async with both.unit_of_work() as unit:
        assert await texts(unit, 2) == ["one", "two", "three"]


async def test_letters_without_a_key_are_deleted(store: Store) -> None:
    """Messages without a key are deleted, because no key given later opens them."""
    ann = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        await unit.outbox.queue(
            [(ann, message("one")), (unit.people.new(8, NOW), message("two"))], NOW
        )
        await unit._transaction.write("DELETE FROM people WHERE chat = ?", [(7,)])
        await unit._transaction.write("UPDATE outbox SET key = ? WHERE chat = ?", [(b"12", 8)])
        assert await texts(unit) == []
        assert await unit.outbox.count() == 0
