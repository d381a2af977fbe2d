"""The outbox: order within a chat, nothing lost, and nothing more often than it may."""

from collections.abc import Callable

import pytest

from storage.errors import UnavailableError
from storage.tables.outbox import MAX_DOUBTS
from storage.tables.outgoing_message import OutgoingMessage, Rank
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


async def _say(desk: UnitOfWork, kept: StoredPerson, *words: str, rank: Rank = Rank.REPLY) -> None:
    await desk.queue_messages([(kept, message(word, rank)) for word in words], NOW)


async def _claim_one(desk: UnitOfWork, minutes: float = 0) -> ClaimedMessage:
    (letter,) = await desk.claim_messages(at(minutes), 1)
    return letter


async def test_a_letter_is_complete(store: Store, ann: StoredPerson) -> None:
    """Chat, person and all parameters are in it, and the expiry to the millisecond."""
    ping = OutgoingMessage("sendMessage", {"text": "Zoë & <b>", "n": [1, None]}, Rank.PING, at(5))
    async with store.unit_of_work() as desk:
        await desk.queue_messages([(ann, ping)], NOW)
        letter = await _claim_one(desk)
    payload = {"chat_id": 7, "text": "Zoë & <b>", "n": [1, None]}
    expected = ClaimedMessage(
        letter.id, 7, ann.person_id, "sendMessage", payload, Rank.PING, 1, at(5), doubts=0
    )
    assert letter == expected
    assert "Zoë" not in repr(letter)


async def test_replies_go_before_pings_then_as_said(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Within a chat and over all chats."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "ping", rank=Rank.PING)
        await _say(desk, ann, "one", "two")
        await _say(desk, bob, "three")
        assert await texts(desk) == ["one", "two", "three", "ping"]


async def test_nothing_overtakes_what_is_in_flight(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """A chat with a letter in flight has to wait; others do not."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one", "two")
        first = await _claim_one(desk)
        await _say(desk, bob, "other")
        assert await desk.next_send_time(NOW) == NOW
        assert await texts(desk) == ["other"]
        assert await desk.next_send_time(NOW) is None
        await desk.record_deliveries([Delivery(first, DeliveryStatus.SENT)])
        assert await texts(desk) == ["two"]


@pytest.mark.parametrize("fate", [DeliveryStatus.SENT, DeliveryStatus.DROPPED])
async def test_a_letter_that_is_over_is_gone(
    store: Store, ann: StoredPerson, fate: DeliveryStatus
) -> None:
    """Settled twice does no harm."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        letter = await _claim_one(desk)
        await desk.record_deliveries([Delivery(letter, fate), Delivery(letter, fate)])
        assert await desk.message_count() == 0


async def test_a_letter_put_off_holds_its_chat_only(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Also what is said afterwards and would go first; then it goes on in order."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "ping", rank=Rank.PING)
        letter = await _claim_one(desk)
        await desk.record_deliveries([Delivery(letter, DeliveryStatus.LATER, at(5))])
        await _say(desk, ann, "reply")
        await _say(desk, bob, "other")
        assert await texts(desk, 4) == ["other"]
        assert await desk.next_send_time(at(4)) == at(5)
        again = await desk.claim_messages(at(5), 9)
    assert [one.payload["text"] for one in again] == ["reply", "ping"]
    assert [(one.attempts, one.may_be_delivered) for one in again] == [(1, False), (2, False)]


async def test_put_back_without_a_time_goes_at_once(store: Store, ann: StoredPerson) -> None:
    """Those claimed behind one that did not get through keep their order."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one", "two", "three")
        letters = await desk.claim_messages(NOW, 3)
        await desk.record_deliveries(
            [Delivery(letter, DeliveryStatus.LATER) for letter in reversed(letters)]
        )
        assert await texts(desk) == ["one", "two", "three"]


async def test_a_general_pause_holds_everybody(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Also what is said during it, also after a later, shorter pause; then all goes on."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        await _say(desk, bob, "two")
        first, second = await desk.claim_messages(NOW, 2)
        await desk.record_deliveries(
            [Delivery(first, DeliveryStatus.LATER, at(5), is_general=True)]
        )
        await desk.record_deliveries(
            [Delivery(second, DeliveryStatus.LATER, at(2), is_general=True)]
        )
        await _say(desk, bob, "three")
        assert await texts(desk, 4) == []
        assert await desk.next_send_time(at(4)) == at(5)
        assert await desk.message_count() == 3
        assert await desk.delete_expired(at(5)) == 0
        assert await texts(desk, 5) == ["one", "two", "three"]


async def test_a_pause_with_nothing_waiting_wakes_nobody(store: Store, ann: StoredPerson) -> None:
    """The end of a pause matters only to a letter."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        letter = await _claim_one(desk)
        await desk.record_deliveries(
            [Delivery(letter, DeliveryStatus.LATER, at(5), is_general=True)]
        )
        letter = await _claim_one(desk, 5)
        await desk.record_deliveries([Delivery(letter, DeliveryStatus.SENT)])
        assert await desk.next_send_time(at(1)) is None


async def test_what_comes_too_late_is_not_said(store: Store, ann: StoredPerson) -> None:
    """Neither queued, nor claimed, nor kept; a letter in flight is left to its sender."""
    async with store.unit_of_work() as desk:
        await desk.queue_messages(
            [(ann, message("past", minutes=0)), (ann, message("soon", minutes=5))], NOW
        )
        assert await desk.message_count() == 1
        assert await desk.claim_messages(at(5), 9) == []
        assert await desk.delete_expired(at(4.99)) == 0
        assert await desk.delete_expired(at(5)) == 1
        await desk.queue_messages([(ann, message("soon", minutes=5))], NOW)
        assert await texts(desk) == ["soon"]
        assert await desk.delete_expired(at(9)) == 0


async def test_a_message_of_unknown_fate_goes_again(store: Store, ann: StoredPerson) -> None:
    """Each time it says that it may be a twin; a letter put off keeps its doubts, and in the end
    there is no other time."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        first = await _claim_one(desk)
        assert not first.may_be_delivered
        await desk.record_deliveries([Delivery(first, DeliveryStatus.UNCERTAIN, at(1))])
        assert await desk.claim_messages(NOW, 9) == []
        for doubts in range(1, MAX_DOUBTS + 1):
            await desk.record_deliveries(
                [Delivery(await _claim_one(desk, 1), DeliveryStatus.LATER)]
            )
            again = await _claim_one(desk, 1)
            assert (again.may_be_delivered, again.doubts) == (True, doubts)
            await desk.record_deliveries([Delivery(again, DeliveryStatus.UNCERTAIN)])
        assert await desk.message_count() == 0


async def test_an_edit_is_repeated_freely(store: Store, ann: StoredPerson) -> None:
    """A second edit changes nothing that the first did not."""
    async with store.unit_of_work() as desk:
        await desk.queue_messages(
            [(ann, OutgoingMessage("editMessageText", {"text": "x", "message_id": 5}))], NOW
        )
        for _ in range(4):
            letter = await _claim_one(desk)
            await desk.record_deliveries([Delivery(letter, DeliveryStatus.UNCERTAIN)])
        assert (await _claim_one(desk)).attempts == 5


async def test_lost_flights_are_taken_as_uncertain(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Those claimed up to a time; later ones fly on."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        await _say(desk, bob, "two")
        await desk.claim_messages(NOW, 1)
        await desk.claim_messages(at(1), 1)
        assert await desk.requeue_claimed(at(0.5)) == 1
        again = await desk.claim_messages(at(2), 9)
        assert [(one.payload["text"], one.may_be_delivered) for one in again] == [("one", True)]
        assert await desk.requeue_claimed(at(9)) == 2
        assert await texts(desk, 3) == ["one", "two"]


async def test_no_number_of_deaths_loses_a_letter(store: Store, ann: StoredPerson) -> None:
    """Two on their way at each of twenty deaths: both are there, wait half a minute by then, and go
    again in their order; and what is not answered after that has as many tries as ever."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one")
        await _say(desk, ann, "two")
        now = NOW
        for _ in range(20):
            assert await texts(desk, (now - NOW).total_seconds() / 60) == ["one", "two"]
            assert await desk.requeue_claimed(now) == 2
            now = await desk.next_send_time(now) or now
        assert (now - NOW).total_seconds() == 2 + 4 + 8 + 16 + 15 * 30
        first, _ = await desk.claim_messages(now, 9)
        assert (first.doubts, first.is_last_try) == (1, False)


async def test_pauses_that_reach_too_far_can_be_ended(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """Of a chat and of all; a shorter one stays."""
    async with store.unit_of_work() as desk:
        for kept in (ann, bob):
            await _say(desk, kept, "hello")
        one, other = await desk.claim_messages(NOW, 9)
        await desk.record_deliveries(
            [
                Delivery(one, DeliveryStatus.LATER, at(60)),
                Delivery(other, DeliveryStatus.LATER, at(2)),
            ]
        )
        assert await desk.end_pauses(at(5)) == 1
        assert [letter.id for letter in await desk.claim_messages(NOW, 9)] == [one.id]
        await desk.record_deliveries([Delivery(one, DeliveryStatus.LATER, at(60), is_general=True)])
        assert await desk.claim_messages(at(3), 9) == []
        await desk.end_pauses(at(5))
        assert len(await desk.claim_messages(at(3), 9)) == 2


async def test_strangers_can_be_told(store: Store) -> None:
    """Somebody of whom nothing is kept gets their letter, and still nothing is kept of them."""
    async with store.unit_of_work() as desk:
        await _say(desk, desk.new_person(9, NOW), "hello")
    async with store.unit_of_work() as desk:
        assert await texts(desk) == ["hello"]
        assert await desk.people_count() == 0


async def test_a_newcomer_can_be_told_before_they_are_kept(store: Store) -> None:
    """In one turn, in either order, with one key."""
    async with store.unit_of_work() as desk:
        kept = desk.new_person(9, NOW)
        await _say(desk, kept, "one")
        await desk.save_people([kept])
        await _say(desk, kept, "two")
    async with store.unit_of_work() as desk:
        assert await texts(desk) == ["one", "two"]


async def test_a_letter_nobody_can_open_stops_nobody(
    store: Store, ann: StoredPerson, bob: StoredPerson
) -> None:
    """It is deleted and said in the log; the others go."""
    async with store.unit_of_work() as desk:
        await _say(desk, ann, "one", "two")
        sql = "UPDATE outbox SET person = ? WHERE id = (SELECT min(id) FROM outbox)"
        await desk._transaction.write(sql, [(bob.person_id,)])
        assert await texts(desk) == ["two"]
        assert await desk.message_count() == 1


async def test_what_follows_a_turn_does_not_wait_for_the_scrub(
    store: Store, ann: StoredPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done once the turn is kept, even where the scrub behind it fails; never if the turn is
    taken back."""
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
    async with store.unit_of_work() as desk:
        desk.on_commit(then)
        await desk.forget_people([whom])
