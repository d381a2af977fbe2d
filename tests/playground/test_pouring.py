"""The stand-in takes thousands of texts at once and made-up updates, and counts without bound."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

import playground
from playground import Misuse, Rules, WindableClock
from playground.world.refusals import parse_rules
from playground.world.update_queue import UpdateQueue
from tests.playground.visitor import Json, Visitor

MANY = 20_000


async def pour(visitor: Visitor, body: object) -> Json:
    """Sends many texts in one request."""
    async with visitor.session.post(visitor.control("texts"), json=body) as answer:
        return {"status": answer.status, **await answer.json()}


async def test_many_texts_are_queued_in_order(visitor: Visitor) -> None:
    """Each text comes from its person, with its date, and all arrive at once and in order."""
    await visitor.do("users", id=1002, first_name="Kim")
    texts: list[Json] = [
        {"user": 1001 + at % 2, "text": f"text {at}", "date": 1_800_000_000 + at} for at in range(9)
    ]
    before = time.time()
    poured = await pour(visitor, [*texts, {"user": 1002, "text": "/now"}])
    messages = [update["message"] for update in await visitor.updates()]
    assert [one["message_id"] for one in messages] == poured["messages"]
    seen = [
        {"user": one["from"]["id"], "text": one["text"], "date": one["date"]} for one in messages
    ]
    assert seen[:-1] == texts
    assert int(before) <= messages[-1]["date"] <= time.time()
    assert messages[-1]["entities"][0]["type"] == "bot_command"


@pytest.mark.parametrize(
    "wrong", [{"user": 9, "text": "x"}, {"user": 1001, "text": " "}, {"user": 1001}, "x"]
)
async def test_one_bad_text_leaves_all_out(visitor: Visitor, wrong: object) -> None:
    """One bad text leaves the whole list out."""
    assert (await pour(visitor, [{"user": 1001, "text": "good"}, wrong]))["status"] == 400
    assert await visitor.updates() == []


async def test_any_object_can_be_an_update(visitor: Visitor) -> None:
    """Any object can be an update: it is numbered in order and confirmed like any other."""
    await visitor.act("text", text="before")
    odd = {"message": {"date": "yesterday"}, "poem": ["x"]}
    number = (await visitor.do("updates/raw", **odd))["update_id"]
    await visitor.act("text", text="behind")
    first, made_up, last = await visitor.updates()
    assert made_up == {"update_id": number, **odd}
    assert [first["update_id"], last["update_id"]] == [number - 1, number + 1]
    assert await visitor.updates(offset=number + 1) == [last]


async def test_a_made_up_update_can_bring_its_number(visitor: Visitor) -> None:
    """A made-up number takes its place in the order, and one that waits already is refused."""
    await visitor.act("text", text="a")
    [update] = await visitor.updates()
    number = update["update_id"]
    await visitor.do("updates/raw", update_id=number + 10, message={})
    await visitor.do("updates/raw", update_id=number - 10, message={})
    await visitor.act("text", text="b")
    numbers = [one["update_id"] for one in await visitor.updates()]
    assert numbers == [number - 10, number, number + 10, number + 11]
    for bad in (number, "x", True):
        assert (await visitor.do("updates/raw", update_id=bad))["status"] == 400


async def test_counts_go_on_when_the_log_lets_go(tmp_path: Path) -> None:
    """With a log of three lines the counts still know all calls and their answers."""
    running = await playground.start(port=0, limits=False, rules=Rules(calls_kept=3))
    running.people.add(id=1001)
    running.people.start_chat(1001)
    async with ClientSession() as session:
        visitor = Visitor(running, session)
        await visitor.do("faults", kind="retry_after", method="sendMessage")
        for _ in range(6):
            await visitor.bot("sendMessage", chat_id=1001, text="x")
        await visitor.bot("sendMessage", chat_id=5, text="x")
        await visitor.act("text", text="hello")
        counts = await visitor.see("counts")
        assert len((await visitor.see("calls"))["calls"]) == 3
        assert counts["calls"]["sendMessage"] == {"retry_after": 1, "200": 5, "400": 1}
        assert counts["updates"] == {"queued": 1, "waiting": 1, "expired": 0}
        said = await visitor.see("said")
        assert [(chat, who, text) for _, chat, who, text in said] == [
            *[(1001, "bot", "x")] * 5,
            (1001, "user", "hello"),
        ]
        assert await visitor.see(f"said?after={said[3][0]}") == said[4:]
        assert await visitor.see("said?most=2") == said[:2]
    await running.stop()


def test_thousands_wait_in_order_and_are_all_taken() -> None:
    """With thousands waiting, each is read, confirmed or dropped in its turn, and none is left."""
    queue = UpdateQueue(WindableClock(), Rules())
    for at in range(MANY):
        queue.add("message", {}, at % 50)
    first = queue.first_updates(1)[0].number
    for offset in range(first, first + MANY // 2, 10):
        queue.confirm(offset)
        assert queue.first_updates(100)[0].number == offset
    while (waiting := queue.first_in_lane(7)) is not None:
        queue.drop(waiting.number)
    for one in queue.all_updates:
        queue.drop(one.number)
    assert len(queue) == 0
    assert queue.lanes() == []


def test_what_grows_too_old_goes_wherever_it_stands() -> None:
    """A press is too old after 150 seconds and a message after a day, wherever they wait."""
    clock = WindableClock()
    queue = UpdateQueue(clock, Rules(grace=0))
    for kind in ("message", "callback_query", "message"):
        queue.add(kind, {}, 1)
    clock.wind(timedelta(seconds=151))
    assert [one.kind for one in queue.fresh_updates()] == ["message", "message"]
    clock.wind(timedelta(days=1))
    assert queue.fresh_updates() == []
    assert queue.expired_count == 3


def test_a_number_that_waits_cannot_come_again() -> None:
    """A number that waits already is refused, and so is one that is no number."""
    queue = UpdateQueue(WindableClock(), Rules())
    queue.add_raw({"update_id": 5, "message": {}}, 1)
    for bad in (5, "x", 1.5, None):
        with pytest.raises(Misuse, match="whole number"):
            queue.add_raw({"update_id": bad}, 1)


def test_rules_can_be_given_by_name() -> None:
    """Rules can be given by name as on the command line, each with its type of number."""
    assert parse_rules(["calls_kept=5", "grace=0.5"]) == Rules(calls_kept=5, grace=0.5)
    with pytest.raises(ValueError, match="no such rule: speed"):
        parse_rules(["speed=1"])


async def test_half_a_character_reaches_the_bot(visitor: Visitor) -> None:
    """Half a surrogate pair, which Telegram's JSON can hold, reaches the bot unchanged."""
    message = {"text": "\ud83d"}
    assert (await visitor.do("updates/raw", message=message))["status"] == 200
    assert [update["message"] for update in await visitor.updates()] == [message]
