"""The stand-in starts fast, remembers, keeps strangers out, and runs alone."""

import asyncio
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

import playground
from playground.world.bot_token import BOT_ID
from tests.hang_guard import HANG_GUARD
from tests.playground.visitor import Visitor

PAGE = Path(playground.__file__).parent / "page"


async def test_a_restart_goes_on(tmp_path: Path) -> None:
    """After a restart chats, files, numbers, waiting updates and the clock are there again."""
    async with ClientSession() as session:
        first = await playground.start(port=0, data=tmp_path)
        someone = Visitor(first, session)
        first.people.add(id=1001, first_name="Sam")
        await someone.act("document", name="a.txt", text="kept")
        await someone.do("clock", seconds=3600)
        await someone.result("setMyCommands", commands=[{"command": "a", "description": "b"}])
        before = await someone.updates()
        await first.stop()
        second = await playground.start(port=0, data=tmp_path)
        someone = Visitor(second, session)
        assert second.clock.offset.total_seconds() == 3600
        assert await someone.updates() == before
        file_id = before[0]["message"]["document"]["file_id"]
        assert second.world.files[file_id].content == b"kept"
        assert (await someone.see("users/1001"))["commands"][0]["command"] == "a"
        await someone.act("text", text="next")
        numbers = [update["update_id"] for update in await someone.updates()]
        assert numbers[1] == numbers[0] + 1
        await second.stop()


async def test_no_number_comes_twice_after_a_crash(tmp_path: Path) -> None:
    """A kill before saving leads to a gap in the numbers, and never to a repeat."""
    first = await playground.start(port=0, data=tmp_path)
    first.people.add(id=1001, first_name="Sam")
    first.save()
    lost = first.people.send_text(1001, "lost")[0]["message_id"]
    last = first.world.updates.next_number
    first.schedule_save = lambda: None  # type: ignore[method-assign] # killed: nothing is written any more
    second = await playground.start(port=0, data=tmp_path)
    second.people.send_text(1001, "after")
    assert second.world.updates.all_updates[-1].number >= last
    assert max(second.world.chats[1001].messages) > lost
    await second.stop()
    await first.stop()


async def test_a_reset_empties_the_playground(visitor: Visitor) -> None:
    """A reset removes everybody, and the numbers go on."""
    before = (await visitor.say())["message_id"]
    state = await visitor.do("reset")
    assert state["users"] == []
    await visitor.do("users", id=1001, first_name="Sam")
    await visitor.act("text", text="anew")
    [update] = await visitor.updates()
    assert update["message"]["message_id"] > before


async def test_the_page_is_served_strictly(visitor: Visitor) -> None:
    """The page and all it loads come from here, under a policy that runs nothing else."""
    async with visitor.session.get(visitor.running.page_url) as answer:
        text = await answer.text()
        assert "A stand-in for Telegram on your desk." in text
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    for file in PAGE.iterdir():
        async with visitor.session.get(f"{visitor.running.url}/page/{file.name}") as answer:
            assert answer.status == 200


@pytest.mark.parametrize("file", sorted(PAGE.glob("*.js")), ids=lambda file: file.name)
def test_no_markup_is_built_from_strings(file: Path) -> None:
    """The page builds no markup from strings, so people's text never becomes markup."""
    source = file.read_text()
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert word not in source


async def test_the_stream_tells_what_happens(visitor: Visitor) -> None:
    """The page hears of each message as it comes."""
    number = (await visitor.see("state"))["seq"]
    async with visitor.session.get(visitor.control(f"events?since={number}")) as stream:
        await visitor.say("hello")
        async with asyncio.timeout(HANG_GUARD):
            async for line in stream.content:
                if b'"kind": "message"' in line:
                    break
    assert b'"chat_id": 1001' in line


async def test_alone_in_a_process(tmp_path: Path) -> None:
    """`python -m playground` prints its address, then its token, and ends cleanly on a signal."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", "--port", "0",
        "--data", str(tmp_path), "--no-limits", stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(HANG_GUARD):
        url, token = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    async with ClientSession() as session, session.get(f"{url}/bot{token}/getMe") as answer:
        assert (await answer.json())["result"]["id"] == BOT_ID
    process.terminate()
    assert await asyncio.wait_for(process.wait(), HANG_GUARD) == 0
    assert (tmp_path / "world.json").exists()
