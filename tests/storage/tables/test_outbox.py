"""The outbox: order within a chat, nothing lost, and nothing more often than it may."""

from collections.abc import Callable

import pytest

from storage.errors import UnavailableError
from storage.tables.outbox import DOUBTS
from storage.tables.outgoing_message import Rank, Saying
from storage.unit_of_work import Desk, Fate, Kept, Letter, Settled, Store
from tests.storage.dossiers import NOW, arrive, at, message, texts


@pytest.fixture
async def ann(store: Store) -> Kept:
    return (await arrive(store, 7))[7]


@pytest.fixture
async def bob(store: Store) -> Kept:
    return (await arrive(store, 8))[8]


async def _say(desk: Desk, kept: Kept, *words: str, rank: Rank = Rank.REPLY) -> None:
    await desk.say([(kept, message(word, rank)) for word in words], NOW)


async def _claim_one(desk: Desk, minutes: float = 0) -> Letter:
    (letter,) = await desk.claim(at(minutes), 1)
    return letter


async def test_a_letter_is_complete(store: Store, ann: Kept) -> None:
    """Chat, person and all parameters are in it, and the expiry to the millisecond."""
    ping = Saying("sendMessage", {"text": "Zoë & <b>", "n": [1, None]}, Rank.PING, at(5))
    async with store.turn() as desk:
        await desk.say([(ann, ping)], NOW)
        letter = await _claim_one(desk)
    payload = {"chat_id": 7, "text": "Zoë & <b>", "n": [1, None]}
    expected = Letter(
        letter.id, 7, ann.person, "sendMessage", payload, Rank.PING, 1, at(5), doubts=0
    )
    assert letter == expected
    assert "Zoë" not in repr(letter)


async def test_replies_go_before_pings_then_as_said(store: Store, ann: Kept, bob: Kept) -> None:
    """Within a chat and over all chats."""
    async with store.turn() as desk:
        await _say(desk, ann, "ping", rank=Rank.PING)
        await _say(desk, ann, "one", "two")
        await _say(desk, bob, "three")
        assert await texts(desk) == ["one", "two", "three", "ping"]


async def test_nothing_overtakes_what_is_in_flight(store: Store, ann: Kept, bob: Kept) -> None:
    """A chat with a letter in flight has to wait; others do not."""
    async with store.turn() as desk:
        await _say(desk, ann, "one", "two")
        first = await _claim_one(desk)
        await _say(desk, bob, "other")
        assert await desk.next_letter(NOW) == NOW
        assert await texts(desk) == ["other"]
        assert await desk.next_letter(NOW) is None
        await desk.settle([Settled(first, Fate.SENT)])
        assert await texts(desk) == ["two"]


@pytest.mark.parametrize("fate", [Fate.SENT, Fate.DROPPED])
async def test_a_letter_that_is_over_is_gone(store: Store, ann: Kept, fate: Fate) -> None:
    """Settled twice does no harm."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        letter = await _claim_one(desk)
        await desk.settle([Settled(letter, fate), Settled(letter, fate)])
        assert await desk.letters_count() == 0


async def test_a_letter_put_off_holds_its_chat_only(store: Store, ann: Kept, bob: Kept) -> None:
    """Also what is said afterwards and would go first; then it goes on in order."""
    async with store.turn() as desk:
        await _say(desk, ann, "ping", rank=Rank.PING)
        letter = await _claim_one(desk)
        await desk.settle([Settled(letter, Fate.LATER, at(5))])
        await _say(desk, ann, "reply")
        await _say(desk, bob, "other")
        assert await texts(desk, 4) == ["other"]
        assert await desk.next_letter(at(4)) == at(5)
        again = await desk.claim(at(5), 9)
    assert [one.payload["text"] for one in again] == ["reply", "ping"]
    assert [(one.attempts, one.twin_risk) for one in again] == [(1, False), (2, False)]


async def test_put_back_without_a_time_goes_at_once(store: Store, ann: Kept) -> None:
    """Those claimed behind one that did not get through keep their order."""
    async with store.turn() as desk:
        await _say(desk, ann, "one", "two", "three")
        letters = await desk.claim(NOW, 3)
        await desk.settle([Settled(letter, Fate.LATER) for letter in reversed(letters)])
        assert await texts(desk) == ["one", "two", "three"]


async def test_a_general_pause_holds_everybody(store: Store, ann: Kept, bob: Kept) -> None:
    """Also what is said during it, also after a later, shorter pause; then all goes on."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        await _say(desk, bob, "two")
        first, second = await desk.claim(NOW, 2)
        await desk.settle([Settled(first, Fate.LATER, at(5), general=True)])
        await desk.settle([Settled(second, Fate.LATER, at(2), general=True)])
        await _say(desk, bob, "three")
        assert await texts(desk, 4) == []
        assert await desk.next_letter(at(4)) == at(5)
        assert await desk.letters_count() == 3
        assert await desk.expire(at(5)) == 0
        assert await texts(desk, 5) == ["one", "two", "three"]


async def test_a_pause_with_nothing_waiting_wakes_nobody(store: Store, ann: Kept) -> None:
    """The end of a pause matters only to a letter."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        letter = await _claim_one(desk)
        await desk.settle([Settled(letter, Fate.LATER, at(5), general=True)])
        letter = await _claim_one(desk, 5)
        await desk.settle([Settled(letter, Fate.SENT)])
        assert await desk.next_letter(at(1)) is None


async def test_what_comes_too_late_is_not_said(store: Store, ann: Kept) -> None:
    """Neither queued, nor claimed, nor kept; a letter in flight is left to its sender."""
    async with store.turn() as desk:
        await desk.say([(ann, message("past", minutes=0)), (ann, message("soon", minutes=5))], NOW)
        assert await desk.letters_count() == 1
        assert await desk.claim(at(5), 9) == []
        assert await desk.expire(at(4.99)) == 0
        assert await desk.expire(at(5)) == 1
        await desk.say([(ann, message("soon", minutes=5))], NOW)
        assert await texts(desk) == ["soon"]
        assert await desk.expire(at(9)) == 0


async def test_a_message_of_unknown_fate_goes_again(store: Store, ann: Kept) -> None:
    """Each time it says that it may be a twin; a letter put off keeps its doubts, and in the end
    there is no other time."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        first = await _claim_one(desk)
        assert not first.twin_risk
        await desk.settle([Settled(first, Fate.UNCERTAIN, at(1))])
        assert await desk.claim(NOW, 9) == []
        for doubts in range(1, DOUBTS + 1):
            await desk.settle([Settled(await _claim_one(desk, 1), Fate.LATER)])
            again = await _claim_one(desk, 1)
            assert (again.twin_risk, again.doubts) == (True, doubts)
            await desk.settle([Settled(again, Fate.UNCERTAIN)])
        assert await desk.letters_count() == 0


async def test_an_edit_is_repeated_freely(store: Store, ann: Kept) -> None:
    """A second edit changes nothing that the first did not."""
    async with store.turn() as desk:
        await desk.say([(ann, Saying("editMessageText", {"text": "x", "message_id": 5}))], NOW)
        for _ in range(4):
            letter = await _claim_one(desk)
            await desk.settle([Settled(letter, Fate.UNCERTAIN)])
        assert (await _claim_one(desk)).attempts == 5


async def test_lost_flights_are_taken_as_uncertain(store: Store, ann: Kept, bob: Kept) -> None:
    """Those claimed up to a time; later ones fly on."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        await _say(desk, bob, "two")
        await desk.claim(NOW, 1)
        await desk.claim(at(1), 1)
        assert await desk.reclaim(at(0.5)) == 1
        again = await desk.claim(at(2), 9)
        assert [(one.payload["text"], one.twin_risk) for one in again] == [("one", True)]
        assert await desk.reclaim(at(9)) == 2
        assert await texts(desk, 3) == ["one", "two"]


async def test_no_number_of_deaths_loses_a_letter(store: Store, ann: Kept) -> None:
    """Two on their way at each of twenty deaths: both are there, wait half a minute by then, and go
    again in their order; and what is not answered after that has as many tries as ever."""
    async with store.turn() as desk:
        await _say(desk, ann, "one")
        await _say(desk, ann, "two")
        now = NOW
        for _ in range(20):
            assert await texts(desk, (now - NOW).total_seconds() / 60) == ["one", "two"]
            assert await desk.reclaim(now) == 2
            now = await desk.next_letter(now) or now
        assert (now - NOW).total_seconds() == 2 + 4 + 8 + 16 + 15 * 30
        first, _ = await desk.claim(now, 9)
        assert (first.doubts, first.last_try) == (1, False)


async def test_pauses_that_reach_too_far_can_be_ended(store: Store, ann: Kept, bob: Kept) -> None:
    """Of a chat and of all; a shorter one stays."""
    async with store.turn() as desk:
        for kept in (ann, bob):
            await _say(desk, kept, "hello")
        one, other = await desk.claim(NOW, 9)
        await desk.settle([Settled(one, Fate.LATER, at(60)), Settled(other, Fate.LATER, at(2))])
        assert await desk.release(at(5)) == 1
        assert [letter.id for letter in await desk.claim(NOW, 9)] == [one.id]
        await desk.settle([Settled(one, Fate.LATER, at(60), general=True)])
        assert await desk.claim(at(3), 9) == []
        await desk.release(at(5))
        assert len(await desk.claim(at(3), 9)) == 2


async def test_strangers_can_be_told(store: Store) -> None:
    """Somebody of whom nothing is kept gets their letter, and still nothing is kept of them."""
    async with store.turn() as desk:
        await _say(desk, desk.newcomer(9, NOW), "hello")
    async with store.turn() as desk:
        assert await texts(desk) == ["hello"]
        assert await desk.people_count() == 0


async def test_a_newcomer_can_be_told_before_they_are_kept(store: Store) -> None:
    """In one turn, in either order, with one key."""
    async with store.turn() as desk:
        kept = desk.newcomer(9, NOW)
        await _say(desk, kept, "one")
        await desk.keep([kept])
        await _say(desk, kept, "two")
    async with store.turn() as desk:
        assert await texts(desk) == ["one", "two"]


async def test_a_letter_nobody_can_open_stops_nobody(store: Store, ann: Kept, bob: Kept) -> None:
    """It is deleted and said in the log; the others go."""
    async with store.turn() as desk:
        await _say(desk, ann, "one", "two")
        sql = "UPDATE outbox SET person = ? WHERE id = (SELECT min(id) FROM outbox)"
        await desk._transaction.write(sql, [(bob.person,)])
        assert await texts(desk) == ["two"]
        assert await desk.letters_count() == 1


async def test_what_follows_a_turn_does_not_wait_for_the_scrub(
    store: Store, ann: Kept, monkeypatch: pytest.MonkeyPatch
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


async def _forget(store: Store, whom: Kept, then: Callable[[], None]) -> None:
    async with store.turn() as desk:
        desk.once_kept(then)
        await desk.forget([whom])
