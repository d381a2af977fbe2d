"""The operator sees what Telegram did not take, and can have it sent once more."""

from datetime import timedelta

from bot.clock import SystemClock
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.bot.conftest import NOW
from tests.bot.operating import Operator, arrive

HELLO = OutgoingMessage("sendMessage", {"text": "hello"})


async def _refuse(store: Store, *messages: OutgoingMessage) -> None:
    """Says these to somebody, and Telegram takes none of them."""
    await arrive(store, 1001)
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([1001]))[1001]
        await unit.outbox.queue([(person, one) for one in messages], NOW)
        claimed = await unit.outbox.claim(NOW, 9)
        refused = [Delivery(one, DeliveryStatus.REFUSED, reason="too long") for one in claimed]
        await unit.undelivered.keep(refused, NOW)
        await unit.outbox.record(refused)


async def test_they_are_listed_without_contents(operator: Operator) -> None:
    """They are listed with number, time, method, reason and chat, beside a running bot."""
    async with operator.opened() as running:
        none = await operator("undelivered")
        await _refuse(running, HELLO)
        said = await operator("undelivered")
    assert (none.code, none.out) == (0, "Telegram took every message of the last 30 days.\n")
    assert (said.code, said.out) == (
        0,
        "1  2026-11-12 10:00:00 UTC  sendMessage  too long  chat 1001\n",
    )


async def test_they_go_at_the_next_start(operator: Operator) -> None:
    """A retry queues them as they were, except those that come too late by now."""
    late = OutgoingMessage("sendMessage", {"text": "soon"}, expires=NOW + timedelta(seconds=1))
    async with operator.opened() as running:
        await _refuse(running, HELLO, late)
        beside = await operator("undelivered", "--retry")
    assert "stop it first" in beside.err
    said = await operator("undelivered", "--retry")
    assert said.code == 0
    assert said.out.splitlines() == [
        "1 message will go at the next start.",
        "1 message came too late to be of use and will not go: deleted.",
    ]
    async with operator.opened() as store, store.unit_of_work() as unit:
        (message,) = await unit.outbox.claim(SystemClock().now(), 9)
        assert (message.chat, message.payload["text"]) == (1001, "hello")
        assert await unit.undelivered.list_messages() == []
    again = await operator("undelivered", "--retry")
    assert again.out.startswith("Telegram took every message")


async def test_one_can_be_dropped(operator: Operator) -> None:
    """One is deleted by its number, and an unknown number is an error."""
    async with operator.opened() as store:
        await _refuse(store, HELLO, HELLO)
    said = await operator("undelivered", "--drop", "1")
    assert (said.code, said.out) == (0, "Message 1 is deleted.\n")
    again = await operator("undelivered", "--drop", "1")
    assert (again.code, again.out) == (1, "No message 1 is kept.\n")
    assert (await operator("undelivered")).out.startswith("2 ")


async def test_one_that_does_not_open_stays(operator: Operator) -> None:
    """One whose seal does not open stays after a retry, and a check names it."""
    async with operator.opened() as store:
        await _refuse(store, HELLO)
        async with store.unit_of_work() as unit:
            spoil = "UPDATE undelivered_messages SET body = ?"
            await unit._transaction.write(spoil, [(b"spoilt",)])
    said = await operator("undelivered", "--retry")
    assert said.code == 1
    assert said.out.startswith("1 message cannot be opened and stays")
    check = await operator("check")
    assert check.code == 1
    assert "Undelivered message 1 does not open." in check.out


async def test_a_check_looks_into_the_outbox_and_what_waits(operator: Operator) -> None:
    """A check names messages and files that do not open: here two of each were exchanged."""
    await operator.people(1, 2)
    async with operator.opened() as store, store.unit_of_work() as unit:
        people, _ = await unit.people.load_readable([1, 2])
        await unit.outbox.queue([(one, HELLO) for one in people.values()], NOW)
        for chat, one in people.items():
            await unit.waiting_files.keep(one, 50 + chat, b"{}", NOW)
        for table in ("outbox", "waiting_files"):
            exchange = f"UPDATE {table} SET chat = 3 - chat"
            await unit._transaction.write(exchange, [()])
    said = await operator("check")
    assert said.code == 1
    for number in (1, 2):
        assert f"Outgoing message {number} does not open." in said.out
        assert f"The file of update {50 + number} does not open." in said.out
