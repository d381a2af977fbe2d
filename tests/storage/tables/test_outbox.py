"""The outbox keeps the order within a chat, loses nothing, and repeats no more than it may."""

from collections.abc import Callable

import pytest

from storage.errors import UnavailableError
from storage.tables.outgoing_message import MAX_DOUBTS, OutgoingMessage, Rank
from storage.unit_of_work import (
    ClaimedMessage,
    Delivery,
    DeliveryStatus,
    Store,
    StoredPerson,
    UnitOfWork,
)
from tests.storage.dossiers import NOW, arrive, at, message, texts


@pytest.fixture
async def ann(store: Store) -> StoredPerson:
    return (await arrive(store, 7))[7]


@pytest.fixture
async def bob(store: Store) -> StoredPerson:
    return (await arrive(store, 8))[8]


async def _say(unit: UnitOfWork, kept: StoredPerson, *words: str, rank: Rank = Rank.REPLY) -> None:
    await unit.outbox.queue([(kept, message(word, rank)) for word in words], NOW)


async def _claim_one(unit: UnitOfWork, minutes: float = 0) -> ClaimedMessage:
    (letter,) = await unit.outbox.claim(at(minutes), 1)
    return letter


async def test_a_letter_is_complete(store: Store, ann: StoredPerson) -> None:
    """A claimed message has its chat, person, parameters and its expiry to the millisecond."""
    ping = OutgoingMessage("sendMessage", {"text": "Zoë & <b>", "n": [1, None]}, Rank.PING, at(5))
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(ann, ping)], NOW)
        letter = await _claim_one(unit)
    payload = {"chat_id": 7, "text": "Zoë & <b>", "n": [1, None]}
    expected = ClaimedMessage(
        letter.id, 7, ann.person_id, "sendMessage", payload, Rank.PING, 1, at(5), doubts=0
    )
    assert letter == expected
    assert "Zoë" not in repr(letter)


async def test_replies_go_before_pings_then_as_said(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Replies go before pings, then in the order queued, within a chat and over all chats."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "ping", rank=Rank.PING)
        await _say(unit, ann, "one", "two")
        await _say(unit, bob, "three")
        assert await texts(unit) == ["one", "two", "three", "ping"]


async def test_nothing_overtakes_what_is_in_flight(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """A chat with a message in flight has to wait, and others do not."""
    async with store.unit_of_work() as unit:
        assert await texts(unit) == []
        await _say(unit, ann, "one", "two")
        assert await unit.outbox.next_send_time(NOW) == NOW
        first = await _claim_one(unit)
        await _say(unit, bob, "other")
        assert await unit.outbox.next_send_time(NOW) == NOW
        assert await texts(unit) == ["other"]
        assert await unit.outbox.next_send_time(NOW) is None
        assert await texts(unit) == []
        await unit.outbox.record([Delivery(first, DeliveryStatus.SENT)])
        assert await unit.outbox.next_send_time(NOW) == NOW
        assert await texts(unit) == ["two"]
        assert await texts(unit) == []
        await _say(unit, bob, "more")
        assert await unit.outbox.next_send_time(NOW) is None


@pytest.mark.parametrize("fate", [DeliveryStatus.SENT, DeliveryStatus.UNREACHABLE])
async def test_a_letter_that_is_over_is_gone(
    store: Store, ann: StoredPerson, fate: DeliveryStatus
) -> None:
    """A delivered message is gone, and recording it twice does no harm."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        letter = await _claim_one(unit)
        await unit.outbox.record([Delivery(letter, fate), Delivery(letter, fate)])
        assert await unit.outbox.count() == 0


async def test_a_letter_put_off_holds_its_chat_only(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """A message put off holds only its own chat, and then the chat goes on in order.

    It also holds later messages that would go first.
    """
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "ping", rank=Rank.PING)
        letter = await _claim_one(unit)
        await unit.outbox.record([Delivery(letter, DeliveryStatus.LATER, at(5))])
        await _say(unit, ann, "reply")
        await _say(unit, bob, "other")
        assert await texts(unit, 4) == ["other"]
        assert await unit.outbox.next_send_time(at(4)) == at(5)
        again = await unit.outbox.claim(at(5), 9)
    assert [one.payload["text"] for one in again] == ["reply", "ping"]
    assert [(one.attempts, one.may_be_delivered) for one in again] == [(1, False), (2, False)]


async def test_put_back_without_a_time_goes_at_once(store: Store, ann: StoredPerson) -> None:
    """Messages put back without a time go at once and keep their order."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one", "two", "three")
        letters = await unit.outbox.claim(NOW, 3)
        await unit.outbox.record(
            [Delivery(letter, DeliveryStatus.LATER) for letter in reversed(letters)]
        )
        assert await texts(unit) == ["one", "two", "three"]


async def test_a_general_pause_holds_everybody(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """A general pause holds every chat, also for later messages and after a shorter pause."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        await _say(unit, bob, "two")
        first, second = await unit.outbox.claim(NOW, 2)
        await unit.outbox.record([Delivery(first, DeliveryStatus.LATER, at(5), is_general=True)])
        await unit.outbox.record([Delivery(second, DeliveryStatus.LATER, at(2), is_general=True)])
        await _say(unit, bob, "three")
        assert await texts(unit, 4) == []
        assert await unit.outbox.next_send_time(at(4)) == at(5)
        assert await unit.outbox.count() == 3
        assert await unit.outbox.delete_expired(at(5)) == 0
        assert await texts(unit, 5) == ["one", "two", "three"]


async def test_a_pause_with_nothing_waiting_wakes_nobody(store: Store, ann: StoredPerson) -> None:
    """A pause with no message behind it wakes nobody when it ends."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        letter = await _claim_one(unit)
        await unit.outbox.record([Delivery(letter, DeliveryStatus.LATER, at(5), is_general=True)])
        letter = await _claim_one(unit, 5)
        await unit.outbox.record([Delivery(letter, DeliveryStatus.SENT)])
        assert await unit.outbox.next_send_time(at(1)) is None


async def test_what_comes_too_late_is_not_said(store: Store, ann: StoredPerson) -> None:
    """An expired message is not queued, claimed or stored; one in flight is left to its sender."""
    async with store.unit_of_work() as unit:
        await unit.outbox.queue(
            [(ann, message("past", minutes=0)), (ann, message("soon", minutes=5))], NOW
        )
        assert await unit.outbox.count() == 1
        assert await unit.outbox.claim(at(5), 9) == []
        assert await unit.outbox.delete_expired(at(4.99)) == 0
        assert await unit.outbox.delete_expired(at(5)) == 1
        await unit.outbox.queue([(ann, message("soon", minutes=5))], NOW)
        assert await texts(unit) == ["soon"]
        assert await unit.outbox.delete_expired(at(9)) == 0


async def test_a_message_of_unknown_fate_goes_again(store: Store, ann: StoredPerson) -> None:
    """A message with an unknown delivery goes again and says that it may be a duplicate.

    A message put off keeps its doubts, and after the last try it is given up.
    """
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        first = await _claim_one(unit)
        assert not first.may_be_delivered
        await unit.outbox.record([Delivery(first, DeliveryStatus.UNCERTAIN, at(1))])
        assert await unit.outbox.claim(NOW, 9) == []
        for doubts in range(1, MAX_DOUBTS + 1):
            await unit.outbox.record([Delivery(await _claim_one(unit, 1), DeliveryStatus.LATER)])
            again = await _claim_one(unit, 1)
            assert (again.may_be_delivered, again.doubts) == (True, doubts)
            await unit.outbox.record([Delivery(again, DeliveryStatus.UNCERTAIN)])
        assert await unit.outbox.count() == 0


async def test_an_edit_is_repeated_freely(store: Store, ann: StoredPerson) -> None:
    """An edit is repeated as often as needed, because a second edit changes nothing."""
    async with store.unit_of_work() as unit:
        await unit.outbox.queue(
            [(ann, OutgoingMessage("editMessageText", {"text": "x", "message_id": 5}))], NOW
        )
        for _ in range(4):
            letter = await _claim_one(unit)
            await unit.outbox.record([Delivery(letter, DeliveryStatus.UNCERTAIN)])
        assert (await _claim_one(unit)).attempts == 5


async def test_lost_flights_are_taken_as_uncertain(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Messages of lost claims become uncertain, and others stay in flight; a message that was
    claimed once more since is in other hands."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        await _say(unit, bob, "two")
        await unit.outbox.claim(NOW, 1)
        lost = await unit.outbox.list_claims()
        await unit.outbox.claim(at(1), 1)
        assert await unit.outbox.requeue_claimed(lost) == 1
        again = await unit.outbox.claim(at(2), 9)
        assert [(one.payload["text"], one.may_be_delivered) for one in again] == [("one", True)]
        assert await unit.outbox.requeue_claimed(lost) == 0
        assert await unit.outbox.requeue_claimed() == 2
        assert await texts(unit, 3) == ["one", "two"]


async def test_no_number_of_deaths_loses_a_letter(store: Store, ann: StoredPerson) -> None:
    """Twenty deaths of the process lose no message that was in flight.

    Both messages are there, wait half a minute by then, go again in their order, and have all their
    tries left.
    """
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one")
        await _say(unit, ann, "two")
        now = NOW
        for _ in range(20):
            assert await texts(unit, (now - NOW).total_seconds() / 60) == ["one", "two"]
            assert await unit.outbox.requeue_claimed() == 2
            now = await unit.outbox.next_send_time(now) or now
        assert (now - NOW).total_seconds() == 2 + 4 + 8 + 16 + 15 * 30
        first, _ = await unit.outbox.claim(now, 9)
        assert (first.doubts, first.is_last_try) == (1, False)


async def test_pauses_that_reach_too_far_can_be_ended(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Pauses of a chat and of all chats that last too long are ended, and a shorter one stays."""
    async with store.unit_of_work() as unit:
        for kept in (ann, bob):
            await _say(unit, kept, "hello")
        one, other = await unit.outbox.claim(NOW, 9)
        await unit.outbox.record(
            [
                Delivery(one, DeliveryStatus.LATER, at(60)),
                Delivery(other, DeliveryStatus.LATER, at(2)),
            ]
        )
        assert await unit.outbox.end_pauses(at(5)) == 1
        assert [letter.id for letter in await unit.outbox.claim(NOW, 9)] == [one.id]
        await unit.outbox.record([Delivery(one, DeliveryStatus.LATER, at(60), is_general=True)])
        assert await unit.outbox.claim(at(3), 9) == []
        await unit.outbox.end_pauses(at(5))
        assert len(await unit.outbox.claim(at(3), 9)) == 2


async def test_strangers_can_be_told(store: Store) -> None:
    """A person without stored data gets a message, and still nothing is stored about them."""
    async with store.unit_of_work() as unit:
        await _say(unit, unit.people.new(9, NOW), "hello")
    async with store.unit_of_work() as unit:
        assert await texts(unit) == ["hello"]
        assert await unit.people.count() == 0


async def test_a_newcomer_can_be_told_before_they_are_kept(store: Store) -> None:
    """A newcomer gets a message in the turn that saves them, in either order, with one key."""
    async with store.unit_of_work() as unit:
        kept = unit.people.new(9, NOW)
        await _say(unit, kept, "one")
        await unit.people.save([kept])
        await _say(unit, kept, "two")
    async with store.unit_of_work() as unit:
        assert await texts(unit) == ["one", "two"]


async def test_a_letter_nobody_can_open_stops_nobody(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """A message that nobody can open is listed as not delivered, and the others go."""
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one", "two")
        sql = "UPDATE outbox SET person = ? WHERE id = (SELECT min(id) FROM outbox)"
        await unit._transaction.write(sql, [(bob.person_id,)])
        assert await texts(unit) == ["two"]
        assert await unit.outbox.count() == 1
        (lost,) = await unit.undelivered.list_messages()
        assert (lost.chat, lost.reason, lost.message) == (ann.chat, "it does not open", None)


async def test_messages_wait_until_their_person_can_be_read(
    store: Store, ann: StoredPerson
) -> None:
    """While a person's key is broken nothing to them is lost, what is said by another key passes
    by, and all of it goes in its order once the key is whole again."""
    put_key = "UPDATE people SET key = ? WHERE chat = ?"
    broken = bytes([*ann.key.wrapped[:-1], ann.key.wrapped[-1] ^ 1])
    async with store.unit_of_work() as unit:
        await _say(unit, ann, "one", "two", "three")
        await unit._transaction.write(put_key, [(broken, ann.chat)])
        assert await unit.outbox.claim(NOW, 9) == []
        assert await unit.outbox.next_send_time(NOW) is None
        assert await unit.outbox.oldest_message_time(NOW) is None
        await unit.outbox.take_back_readable()
        counts = await unit.counts.read(NOW)
        assert (counts.messages, counts.unreadable, counts.undelivered) == (3, 1, 0)
        assert await unit.outbox.count_set_aside() == 3
        assert len(await unit.outbox.list_unopened()) == 3
        await _say(unit, unit.people.new(ann.chat, NOW), "I cannot read you")
        assert await texts(unit) == ["I cannot read you"]
        await unit._transaction.write(put_key, [(ann.key.wrapped, ann.chat)])
        await unit.outbox.requeue_claimed()
        await unit.outbox.take_back_readable()
        assert await unit.outbox.list_unopened() == []
        assert await texts(unit, 1) == ["one", "two", "three", "I cannot read you"]


async def test_what_follows_a_turn_does_not_wait_for_the_scrub(
    store: Store, ann: StoredPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hooks of a turn run after its commit, even where the scrub behind it fails.

    They never run when the turn is rolled back.
    """
    done: list[str] = []

    async def refuse(_: object) -> bool:
        raise UnavailableError("disk")

    monkeypatch.setattr(type(store._engine), "scrub", refuse)
    with pytest.raises(UnavailableError):
        await _forget(store, ann, lambda: done.append("kept"))
    with pytest.raises(AttributeError):
        await _forget(store, None, lambda: done.append("taken back"))  # type: ignore[arg-type]
    assert done == ["kept"]


async def _forget(store: Store, whom: StoredPerson, then: Callable[[], None]) -> None:
    async with store.unit_of_work() as unit:
        unit.on_commit(then)
        await unit.forget_people([whom])
