"""Each trouble that Telegram makes has its one right reaction in the outbox."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import LockedOutError
from bot.monitoring.metrics import SEND_OUTCOMES
from bot.sending.pacing import FloodDetector, Pacer
from bot.sending.sender import REMINDERS_AT_ONCE, Sender
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground
from playground.world.faults import Fault, FaultKind
from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.bot.conftest import NOW, HeldClock
from tests.bot.sending.conftest import KIM, SAM, Post
from tests.hang_guard import HANG_GUARD

HOUR = timedelta(hours=1)


async def test_a_chat_reads_in_order(post: Post) -> None:
    """A chat reads all messages in order, reminders after answers."""
    texts = [f"text {number}" for number in range(80)]
    await post.say("by the way", rank=Rank.PING)
    await post.done()
    await post.say(*texts)
    await post.say("hello", chat=KIM)
    await post.done()
    assert post.read() == ["by the way", *texts]
    assert post.read(KIM) == ["hello"]


async def test_an_answer_comes_before_a_reminder(post: Post) -> None:
    """An answer comes before a reminder that was queued earlier."""
    ping = OutgoingMessage("sendMessage", {"text": "ping"}, Rank.PING)
    await post.queue([ping, OutgoingMessage("sendMessage", {"text": "answer"})])
    await post.done()
    assert post.read() == ["answer", "ping"]


async def test_a_429_pauses_that_chat_alone(post: Post, clock: HeldClock) -> None:
    """A 429 pauses only its chat, loses nothing, keeps the order, and outlives everything else."""
    post.trouble(FaultKind.RETRY_AFTER, seconds=30, chat_id=SAM)
    await post.say("one", "two")
    await post.quiet(lambda: post.calls() == 1)
    await post.say("hello", chat=KIM)
    await post.quiet(lambda: post.read(KIM) == ["hello"])
    assert post.read() == []
    clock.move(timedelta(seconds=31))
    post.outbox.wake()
    await post.done()
    assert post.read() == ["one", "two"]


async def test_a_clock_set_back_lengthens_no_pause(post: Post, clock: HeldClock) -> None:
    """A clock set back lengthens neither one chat's pause nor that of all."""
    post.trouble(FaultKind.RETRY_AFTER, seconds=30)
    await post.say("hello")
    await post.quiet(lambda: post.calls() == 1)
    clock.move(-2 * HOUR)
    post.outbox.wake()
    await post.done()
    assert post.read() == ["hello"]


async def test_a_pause_reckoned_before_the_clock_went_back_ends_too(
    post: Post, store: Store, wire: BotApiClient, clock: HeldClock
) -> None:
    """A pause from before the clock went back ends too, if it was stored only later."""
    outbox = Sender(store, wire, clock)
    async with store.unit_of_work() as unit:
        outbox.launch(await outbox.exchange(unit, clock.now(), claim=False))
    async with store.unit_of_work() as unit:
        kept = unit.people.new(KIM, NOW)
        await unit.people.save([kept])
        await unit.outbox.queue([(kept, OutgoingMessage("sendMessage", {"text": "hello"}))], NOW)
        (letter,) = await unit.outbox.claim(NOW, 1)
    outbox._deliveries.append(Delivery(letter, DeliveryStatus.LATER, NOW + HOUR / 120))
    clock.move(-2 * HOUR)
    async with store.unit_of_work() as unit:
        exchange = await outbox.exchange(unit, clock.now())
    assert [one.id for one in exchange.messages] == [letter.id]


def test_a_clock_set_back_makes_no_pause_for_all() -> None:
    """After a clock was set back, two chats' limits hours apart are each their own."""
    floods = FloodDetector()
    assert not floods.note_flood(SAM, NOW)
    assert not floods.note_flood(KIM, NOW - 2 * HOUR)
    assert floods.note_flood(SAM, NOW - 2 * HOUR)


async def test_a_pause_by_a_wrong_clock_ends_with_the_process(
    post: Post, store: Store, clock: HeldClock, wire: BotApiClient
) -> None:
    """A pause of a year, set by a wrong clock, is not believed after the next start."""
    async with store.unit_of_work() as unit:
        kept = unit.people.new(KIM, NOW)
        await unit.people.save([kept])
        await unit.outbox.queue([(kept, OutgoingMessage("sendMessage", {"text": "hello"}))], NOW)
        claimed = await unit.outbox.claim(NOW, 1)
        await unit.outbox.record(
            [Delivery(claimed[0], DeliveryStatus.LATER, NOW + 8760 * HOUR, is_general=True)]
        )
    started = Sender(store, wire, clock)
    running = asyncio.create_task(started.run())
    await post.done()
    assert post.read(KIM) == ["hello"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_429s_to_several_chats_pause_all(post: Post, clock: HeldClock) -> None:
    """429s to several chats pause all, because the bot as a whole is too fast."""
    post.trouble(FaultKind.RETRY_AFTER, seconds=30, times=2)
    await post.say("one")
    await post.say("hello", chat=KIM)
    await post.quiet(lambda: post.calls() == 2)
    post.telegram.people.add(id=1003, first_name="Lee")
    post.telegram.people.start_chat(1003)
    await post.say("you too", chat=1003)
    await asyncio.sleep(0.05)
    assert post.calls() == 2
    clock.move(timedelta(seconds=31))
    post.outbox.wake()
    await post.done()
    assert (post.read(), post.read(KIM), post.read(1003)) == (["one"], ["hello"], ["you too"])


async def test_who_blocked_us_is_left_alone(post: Post) -> None:
    """A person who blocked the bot is marked unreachable, and their messages are dropped."""
    await post.say("before")
    await post.done()
    post.telegram.people.block(SAM)
    await post.say("one")
    await post.done()
    assert not await post.reachable()
    assert post.calls() == 2


async def test_somebody_unreadable_who_blocked_us_holds_up_nobody(post: Post) -> None:
    """An unreadable person who blocked the bot delays nobody."""
    await post.say("before")
    await post.done()
    async with post.store.unit_of_work() as unit:
        sql = "UPDATE people SET body = ? WHERE chat = ?"
        await unit._transaction.write(sql, [(b"spoilt", SAM)])
    post.telegram.people.block(SAM)
    await post.say("one")
    await post.say("hello", chat=KIM)
    await post.done()
    await post.say("and again", chat=KIM)
    await post.done()
    assert post.read(KIM) == ["hello", "and again"]


async def test_an_unknown_chat_is_left_alone(post: Post) -> None:
    """An unknown chat is treated as if it had blocked the bot."""
    await post.say("one", chat=777)
    await post.done()
    assert not await post.reachable(777)


async def test_a_chat_that_moved_is_written_to_where_it_is(post: Post) -> None:
    """A chat that moved gets each message once and in order, and is not marked unreachable."""
    moved = {"migrate_to_chat_id": KIM}
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    body = {"ok": False, "error_code": 400, "description": description, "parameters": moved}
    post.trouble(FaultKind.ERROR, status=400, body=body, chat_id=SAM, times=2)
    await post.say("one", "two")
    await post.done()
    assert (post.read(), post.read(KIM)) == ([], ["one", "two"])
    assert post.calls() == 4
    assert await post.reachable()
    assert post.sends("sent") == 2


@pytest.mark.parametrize(
    ("status", "description", "outcome"),
    [
        (403, "Forbidden: user is deactivated", "unreachable"),
        (400, "Bad Request: chat not found", "unreachable"),
        (400, "Bad Request: message is too long", "refused"),
        (409, "Conflict: nobody knows why", "refused"),
        (429, "Too Many Requests: retry after 30", "later"),
        (500, "Internal Server Error", "uncertain"),
        (503, "Service Unavailable", "uncertain"),
    ],
)
async def test_one_chats_trouble_is_its_own(
    status: int, description: str, outcome: str, post: Post
) -> None:
    """One chat's trouble does not delay others, and the metrics say what happened."""
    post.refuse(status, description, chat_id=SAM, times=100)
    await post.say("one")
    await post.say("hello", chat=KIM)
    await post.quiet(lambda: post.read(KIM) == ["hello"])
    await post.quiet(lambda: post.sends(outcome) > 0)
    assert post.read() == []
    assert post.sends("sent") == 1
    assert sum(map(post.sends, SEND_OUTCOMES)) == 2


async def test_markup_of_ours_that_is_wrong_arrives_as_words(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    """A text with wrong markup arrives once as plain words, and the log does not quote it."""
    broken = {"text": "<b>note</b> <ada>", "parse_mode": "HTML"}
    await post.queue([OutgoingMessage("sendMessage", broken)])
    await post.done()
    assert post.read() == ["note"]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "ada" not in caplog.text


async def test_a_letter_whose_link_is_not_taken_arrives_without_it(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    """The letter counts, not the button; and the log does not quote the letter in the link."""
    button = {"text": "Open in mail", "url": "http://ada?body=secret"}
    letter = {"text": "Dear Ada", "reply_markup": {"inline_keyboard": [[button]]}}
    await post.queue([OutgoingMessage("sendMessage", letter)])
    await post.done()
    assert post.read() == ["Dear Ada"]
    assert "secret" not in caplog.text


async def test_an_edit_that_changes_nothing_is_done(post: Post) -> None:
    """An edit that changes nothing counts as done, and one of a deleted card sends a new
    message.
    """
    await post.say("card")
    await post.done()
    (card,) = post.telegram.world.chats[SAM].messages
    same = {"message_id": card, "text": "card"}
    lost = {"message_id": 999_999, "text": "now"}
    await post.queue(
        [OutgoingMessage("editMessageText", same), OutgoingMessage("editMessageText", lost)]
    )
    await post.done()
    assert post.read() == ["card", "now"]


async def test_what_telegram_refuses_holds_nobody_up(post: Post) -> None:
    """A message that Telegram refuses is logged and dropped, and delays nobody."""
    post.refuse(400, "Bad Request: BUTTON_DATA_INVALID")
    await post.say("one", "two")
    await post.done()
    assert post.read() == ["two"]


async def test_a_letter_that_cannot_be_written_holds_nobody_up(
    post: Post, wire: BotApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that cannot be built is dropped, and those behind it go."""
    call = wire.call

    async def choosy(method: str, params: Any, **more: Any) -> Any:
        if params["text"] == "bad":
            raise UnicodeError("with a note in it")
        return await call(method, params, **more)

    monkeypatch.setattr(wire, "call", choosy)
    await post.say("bad", "good")
    await post.done()
    assert post.read() == ["good"]


async def test_without_a_connection_all_is_tried_again(
    store: Store, clock: HeldClock, telegram: Playground
) -> None:
    """Without a connection nothing was sent, and one pause holds for all."""
    wire = BotApiClient("http://127.0.0.1:9", telegram.token)
    outbox = Sender(store, wire, clock)
    post = Post(store, telegram, outbox)
    await post.say("one")
    await post.say("hello", chat=KIM)
    task = asyncio.create_task(outbox.run())
    await asyncio.sleep(0.1)
    await wire.close()
    wire._base_url = f"{telegram.url}/bot{telegram.token}/"
    await asyncio.sleep(0.05)
    assert post.calls() == 0
    clock.move(timedelta(seconds=31))
    outbox.wake()
    await post.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await wire.close()
    assert (post.read(), post.read(KIM)) == (["one"], ["hello"])


@pytest.mark.parametrize(
    ("trouble", "read"),
    [
        (Fault(FaultKind.DROP_BEFORE, "sendMessage"), ["one", "two"]),
        (Fault(FaultKind.DROP_AFTER, "sendMessage"), ["one", "one", "two"]),
        (Fault(FaultKind.ERROR, "sendMessage", status=502, body="bad gateway"), ["one", "two"]),
        (Fault(FaultKind.DROP_BEFORE, "sendMessage", times=6), ["one", "two"]),
        (Fault(FaultKind.DROP_AFTER, "sendMessage", times=9), ["one"] * 7 + ["two"] * 3),
    ],
)
async def test_what_may_have_arrived_goes_again(
    trouble: Fault, read: list[str], post: Post, clock: HeldClock
) -> None:
    """A message that may have arrived goes again after a pause, up to six times."""
    post.telegram.app_state.faults.order(trouble)
    await post.say("one", "two")
    while await post.waiting():
        await asyncio.sleep(0.05)
        clock.move(timedelta(seconds=31))
        post.outbox.wake()
    assert post.read() == read


async def test_what_is_too_late_is_not_said(post: Post, clock: HeldClock) -> None:
    """A reminder whose window closed during a pause is not sent."""
    post.trouble(FaultKind.RETRY_AFTER, seconds=30)
    await post.say("soon", rank=Rank.PING, expires=NOW + timedelta(seconds=20))
    await post.quiet(lambda: post.calls() == 1)
    clock.move(timedelta(seconds=31))
    await post.say("hello")
    await post.quiet(lambda: post.read() == ["hello"])
    assert post.calls() == 2


async def test_a_clock_ahead_for_a_moment_drops_nothing(post: Post, clock: HeldClock) -> None:
    """Reminders that wait for their pace while the clock is three days ahead are sent later."""
    for number in range(2000, 2012):
        post.telegram.people.add(id=number, first_name="Lee")
        post.telegram.people.start_chat(number)
        await post.say("ping", chat=number, rank=Rank.PING, expires=NOW + 24 * HOUR)
    await post.quiet(lambda: post.calls() >= 1)
    clock.move(72 * HOUR)
    await post.quiet(lambda: not post.outbox._in_flight.tasks)
    assert await post.waiting() > 0
    clock.move(-72 * HOUR)
    post.outbox.distrust_pauses()
    await post.done()
    assert post.calls() == 12


async def test_a_token_refused_once_is_no_reason_to_end(post: Post, clock: HeldClock) -> None:
    """A token that is refused once and then taken ends nothing, and the message goes again."""
    post.refuse(401, "Unauthorized")
    await post.say("one")
    await post.quiet(lambda: post.calls() == 1)
    clock.move(timedelta(seconds=31))
    post.outbox.wake()
    await post.done()
    assert post.read() == ["one"]


async def test_a_token_taken_back_ends_the_bot(
    store: Store, clock: HeldClock, wire: BotApiClient, telegram: Playground
) -> None:
    """A token that is refused twice ends the bot, and the message waits for a right token."""
    outbox = Sender(store, wire, clock)
    post = Post(store, telegram, outbox)
    body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    telegram.app_state.faults.order(Fault(FaultKind.ERROR, status=401, body=body, times=2))
    await post.say("one")
    with pytest.raises(LockedOutError):
        async with asyncio.timeout(HANG_GUARD):
            await outbox.run()
    assert await post.waiting() == 1


async def test_stopping_writes_down_what_was_sent(
    store: Store, clock: HeldClock, wire: BotApiClient, telegram: Playground
) -> None:
    """A stop records messages that were answered in time as sent, and the others as uncertain."""
    outbox = Sender(store, wire, clock)
    post = Post(store, telegram, outbox)
    post.trouble(FaultKind.DELAY, seconds=0.1, chat_id=SAM)
    post.trouble(FaultKind.DELAY, seconds=5, chat_id=KIM)
    await post.say("one")
    await post.say("hello", chat=KIM)
    task = asyncio.create_task(outbox.run())
    await post.quiet(lambda: post.calls() == 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await outbox.stop(0.3)
    async with store.unit_of_work() as unit:
        clock.move(timedelta(minutes=1))
        (letter,) = await unit.outbox.claim(clock.now(), 9)
    assert (letter.chat, letter.may_be_delivered) == (KIM, True)


async def test_reminders_leave_room_for_answers(
    store: Store, clock: HeldClock, wire: BotApiClient, telegram: Playground
) -> None:
    """An answer is sent at once while many reminders wait for their pace."""
    outbox = Sender(store, wire, clock, Pacer(a_second=20))
    post = Post(store, telegram, outbox)
    for number in range(2000, 2000 + 3 * REMINDERS_AT_ONCE):
        telegram.people.add(id=number, first_name="Lee")
        telegram.people.start_chat(number)
        await post.say("ping", chat=number, rank=Rank.PING)
    task = asyncio.create_task(outbox.run())
    await post.quiet(lambda: post.calls() >= 1)
    await post.say("answer")
    await post.quiet(lambda: post.read() == ["answer"])
    assert post.calls() < REMINDERS_AT_ONCE
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await outbox.stop(0)
    assert await post.waiting() + post.calls() == 3 * REMINDERS_AT_ONCE + 1


async def test_reminders_keep_their_pace() -> None:
    """Reminders keep their pace without a burst, however many ask at once."""
    pacer, loop = Pacer(a_second=100), asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pacer.wait_for_slot() for _ in range(11)))
    assert loop.time() - began >= 0.099


def test_a_flood_is_general_when_it_hits_several() -> None:
    """Several chats with a 429 at the same time mean a general limit; one chat alone does not."""
    floods = FloodDetector()
    assert not floods.note_flood(SAM, NOW)
    assert not floods.note_flood(SAM, NOW)
    assert floods.note_flood(KIM, NOW + timedelta(seconds=0.5))
    assert not floods.note_flood(SAM, NOW + timedelta(seconds=5))


async def test_a_batch_that_claims_leaves_the_sender_asleep_until_something_is_held(
    post: Post, clock: HeldClock
) -> None:
    """What a batch queued and claimed leaves at once; what a pause holds goes when that is over,
    though no batch wakes the sender."""

    async def keep_batch() -> None:
        async with post.store.unit_of_work() as unit:
            message = OutgoingMessage("sendMessage", {"text": "of a batch"})
            await unit.outbox.queue([(post.people[SAM], message)], clock.now())
            exchange = await post.outbox.exchange(unit, clock.now())
            unit.on_commit(lambda: post.outbox.launch_with_batch(exchange))
        post.outbox.follow_batch()

    await post.say("hello")
    await post.done()
    await keep_batch()
    await post.done()
    assert post.read() == ["hello", "of a batch"]
    post.trouble(FaultKind.RETRY_AFTER, seconds=1)
    await post.say("held")
    await post.quiet(lambda: post.calls() == 3)
    await keep_batch()
    assert await post.waiting() == 2
    clock.move(timedelta(seconds=2))
    await post.done()
    assert post.read()[2:] == ["held", "of a batch"]
