"""A webhook gets each update until it takes it, and each person's updates in order."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from aiohttp import web

from tests.hang_guard import HANG_GUARD
from tests.playground.visitor import Visitor

HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Receiver:
    """Is a bot's own server, which refuses as often as a test wants."""

    def __init__(self) -> None:
        self.url = ""
        self.refusals = 0
        self.taken: list[Any] = []
        self.secrets: set[str | None] = set()
        self.attempts = 0
        self.more = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.attempts += 1
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.refusals > 0:
            self.refusals -= 1
            return web.Response(status=500)
        self.taken.append(await request.json())
        self.more.set()
        return web.Response()

    async def until(self, count: int) -> list[str]:
        """Wait for so many, at most five seconds."""
        async with asyncio.timeout(HANG_GUARD):
            while len(self.taken) < count:
                self.more.clear()
                await self.more.wait()
        return [update["message"]["text"] for update in self.taken]


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Returns a receiver on a free port."""
    found = Receiver()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    await runner.cleanup()


async def test_delivery(visitor: Visitor, receiver: Receiver) -> None:
    """Updates arrive in order, with the secret, and getUpdates is refused meanwhile."""
    await visitor.act("text", text="before")
    await visitor.result("setWebhook", url=receiver.url, secret_token="s-e_c", max_connections=2)
    await visitor.act("text", text="after")
    assert await receiver.until(2) == ["before", "after"]
    assert receiver.secrets == {"s-e_c"}
    refused = await visitor.bot("getUpdates")
    assert (refused["status"], refused["description"]) == (409, HOOKED)
    info = await visitor.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (
        receiver.url,
        0,
        2,
    )
    await visitor.result("deleteWebhook")
    assert await visitor.updates() == []


async def test_a_refused_update_is_tried_again(visitor: Visitor, receiver: Receiver) -> None:
    """A refused update comes again at once, and those behind it wait."""
    receiver.refusals = 1
    await visitor.act("text", text="first")
    await visitor.act("text", text="second")
    await visitor.result("setWebhook", url=receiver.url)
    assert await receiver.until(2) == ["first", "second"]
    assert receiver.attempts == 3
    info = await visitor.result("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_a_lost_answer_brings_it_again(visitor: Visitor, receiver: Receiver) -> None:
    """An update whose answer was lost comes twice, before those behind it."""
    await visitor.do("faults", kind="drop_after", method="webhook")
    await visitor.act("text", text="first")
    await visitor.act("text", text="second")
    await visitor.result("setWebhook", url=receiver.url)
    assert await receiver.until(3) == ["first", "first", "second"]
    await visitor.do("faults", kind="drop_before", method="webhook")
    await visitor.act("text", text="third")
    assert (await receiver.until(4))[3:] == ["third"]
    counts = (await visitor.see("counts"))["webhook"]
    assert counts == {"posted": 4, "taken": 4}


async def test_who_waits_for_another_try_keeps_nobody_waiting(
    visitor: Visitor, receiver: Receiver
) -> None:
    """After two refusals one person's update pauses, and another's goes on the one connection."""
    await visitor.do("users", id=1002, first_name="Kim")
    receiver.refusals = 2
    await visitor.act("text", text="refused twice")
    await visitor.result("setWebhook", url=receiver.url, max_connections=1)
    async with asyncio.timeout(HANG_GUARD):
        while receiver.attempts < 2:  # noqa: ASYNC110 - another's work
            await asyncio.sleep(0.01)
    await visitor.do("users/1002/text", text="of another")
    assert await receiver.until(1) == ["of another"]


async def test_bad_webhooks(visitor: Visitor) -> None:
    """A secret with a wrong character or an address with a wrong protocol is refused."""
    refused = await visitor.bot("setWebhook", url="https://a.example", secret_token="a b")
    assert refused["description"] == "Bad Request: secret token contains unallowed characters"
    refused = await visitor.bot("setWebhook", url="ftp://a.example")
    assert (
        refused["description"]
        == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )
