"""Gives tests the sender at work on the stand-in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.monitoring.metrics import Metrics
from bot.sending.sender import Sender
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground
from playground.world.faults import Fault, FaultKind
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Store, StoredPerson
from tests.bot.conftest import NOW, HeldClock
from tests.hang_guard import HANG_GUARD

SAM, KIM = 1001, 1002


class Post:
    """Is the sender at work, with access to both ends of the line."""

    def __init__(
        self, store: Store, telegram: Playground, outbox: Sender, measures: Metrics | None = None
    ) -> None:
        self.store, self.telegram, self.outbox = store, telegram, outbox
        self.measures = measures or Metrics()
        self.people: dict[int, StoredPerson] = {}

    async def say(self, *texts: str, chat: int = SAM, **more: Any) -> None:
        """Queues messages in one commit and wakes the sender."""
        await self.queue(
            [OutgoingMessage("sendMessage", {"text": text}, **more) for text in texts], chat
        )

    async def queue(self, sayings: list[OutgoingMessage], chat: int = SAM) -> None:
        async with self.store.unit_of_work() as unit:
            if chat not in self.people:
                self.people[chat] = unit.people.new(chat, NOW)
                await unit.people.save([self.people[chat]])
            await unit.outbox.queue([(self.people[chat], saying) for saying in sayings], NOW)
        self.outbox.wake()

    def read(self, chat: int = SAM) -> list[str]:
        """Returns what the person reads."""
        return [one["text"] for one in self.telegram.world.chats[chat].messages.values()]

    def calls(self, method: str = "sendMessage") -> int:
        """Returns how often Telegram was called."""
        return sum(call["method"] == method for call in self.telegram.world.calls)

    def order(self, kind: FaultKind, method: str, **more: Any) -> None:
        self.telegram.app_state.faults.order(Fault(kind, method, **more))

    def trouble(self, kind: FaultKind, **more: Any) -> None:
        self.order(kind, "sendMessage", **more)

    def refuse(self, status: int, description: str, **more: Any) -> None:
        body = {"ok": False, "error_code": status, "description": description}
        self.trouble(FaultKind.ERROR, status=status, body=body, **more)

    def sends(self, outcome: str) -> float:
        """How often a try to send ended so, by the figures."""
        labels = {"outcome": outcome}
        return self.measures.registry.get_sample_value("debrief_sends_total", labels) or 0.0

    def failed_calls(self, method: str) -> float:
        """How often that method failed, by the figures."""
        labels = {"method": method}
        return self.measures.registry.get_sample_value("debrief_failed_calls_total", labels) or 0.0

    async def waiting(self) -> int:
        async with self.store.unit_of_work() as unit:
            return await unit.outbox.count()

    async def reachable(self, chat: int = SAM) -> bool:
        async with self.store.unit_of_work() as unit:
            return (await unit.people.load([chat]))[chat].is_reachable

    async def done(self) -> None:
        """Comes back when nothing waits any more."""
        async with asyncio.timeout(HANG_GUARD):
            while await self.waiting():  # noqa: ASYNC110 - it is another's work
                await asyncio.sleep(0.005)

    async def quiet(self, met: Callable[[], bool]) -> None:
        """Comes back a little after something has happened."""
        async with asyncio.timeout(HANG_GUARD):
            while not met():  # noqa: ASYNC110 - it is another's work
                await asyncio.sleep(0.005)
        await asyncio.sleep(0.05)


@pytest.fixture
async def post(
    store: Store, wire: BotApiClient, telegram: Playground, clock: HeldClock
) -> AsyncIterator[Post]:
    measures = Metrics()
    outbox = Sender(store, wire, clock, metrics=measures)
    task = asyncio.create_task(outbox.run())
    yield Post(store, telegram, outbox, measures)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await outbox.stop()
