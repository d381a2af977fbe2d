"""Updates wait until they are confirmed, as at Telegram."""

import asyncio
from datetime import timedelta

from tests.hang_guard import HANG_GUARD
from tests.playground.visitor import Visitor

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    """Returns the texts of the messages among the updates."""
    return [update["message"]["text"] for update in updates]


async def test_unconfirmed_updates_come_again(visitor: Visitor) -> None:
    """Asking twice without an offset returns the same; an offset confirms all below it."""
    for text in ("a", "b", "c"):
        await visitor.act("text", text=text)
    first = await visitor.updates()
    assert texts(first) == texts(await visitor.updates()) == ["a", "b", "c"]
    assert texts(await visitor.updates(offset=first[1]["update_id"])) == ["b", "c"]
    assert texts(await visitor.updates(limit=1)) == ["b"]
    assert await visitor.updates(offset=first[2]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_the_last(visitor: Visitor) -> None:
    """An offset of -1 drops all but the newest."""
    for text in ("a", "b", "c"):
        await visitor.act("text", text=text)
    assert texts(await visitor.updates(offset=-1)) == ["c"]
    assert texts(await visitor.updates()) == ["c"]


async def test_a_long_poll_ends_when_something_comes(visitor: Visitor) -> None:
    """A poll that waits is answered by the next message."""
    poll = asyncio.create_task(visitor.updates(timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await visitor.act("text", text="now")
    assert texts(await asyncio.wait_for(poll, HANG_GUARD)) == ["now"]


async def test_a_second_poller_ends_the_first(visitor: Visitor) -> None:
    """With two bots on one token, the one that waited gets a 409."""
    first = asyncio.create_task(visitor.bot("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(visitor.bot("getUpdates", timeout=20))
    refused = await asyncio.wait_for(first, HANG_GUARD)
    assert (refused["status"], refused["description"]) == (409, CONFLICT)
    await visitor.act("text", text="for the second")
    assert texts((await second)["result"]) == ["for the second"]


async def test_only_wanted_kinds_come(visitor: Visitor) -> None:
    """allowed_updates is remembered; an empty list means the usual kinds again."""
    await visitor.updates(allowed_updates=["callback_query"])
    await visitor.act("text", text="unseen")
    assert await visitor.updates() == []
    await visitor.updates(allowed_updates=[])
    await visitor.act("text", text="seen")
    assert texts(await visitor.updates()) == ["seen"]


async def test_updates_are_kept_for_a_day(visitor: Visitor) -> None:
    """After 24 hours an update that nobody fetched is gone."""
    await visitor.act("text", text="yesterday")
    visitor.running.clock.wind(timedelta(hours=23))
    assert texts(await visitor.updates()) == ["yesterday"]
    visitor.running.clock.wind(timedelta(hours=2))
    assert await visitor.updates() == []


async def test_a_press_waits_150_seconds(visitor: Visitor) -> None:
    """A press that was not fetched within 150 seconds never comes."""
    shown = await visitor.say(
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    )
    await visitor.act("press", message_id=shown["message_id"], row=0, wait=0)
    visitor.running.clock.wind(timedelta(seconds=149))
    assert len(await visitor.updates()) == 1
    visitor.running.clock.wind(timedelta(seconds=2))
    assert await visitor.updates() == []


async def test_numbers_begin_high(visitor: Visitor) -> None:
    """A new world does not repeat the numbers of an older one."""
    await visitor.act("text", text="a")
    [update] = await visitor.updates()
    assert update["update_id"] >= 100_000_000


async def test_an_offset_beyond_the_tail_confirms_nothing(visitor: Visitor) -> None:
    """An offset of an earlier numbering gets everything from the head, again and again."""
    visitor.running.world.updates.begin_anew(500)
    for text in ("a", "b"):
        await visitor.act("text", text=text)
    assert texts(await visitor.updates(offset=503)) == texts(await visitor.updates(offset=9_999))
    assert texts(await visitor.updates(offset=503)) == ["a", "b"]
    assert await visitor.updates(offset=502) == []
