"""The webhook's tests share a registration at work, and pauses that take no time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.receiving.webhook import WebhookRegistration
from bot.telegram_api.bot_api import BotApiClient
from tests.hang_guard import HANG_GUARD

SECRET = "s-e_c-r-e-t"


async def until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while not met():  # noqa: ASYNC110 - it is another's work
            await asyncio.sleep(0.005)


@dataclass
class HeldPauses:
    """Waits for a signal of the test instead of for the time to pass."""

    seconds: list[float] = field(default_factory=list)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await self.turn.acquire()


@asynccontextmanager
async def registered(
    wire: BotApiClient,
    url: str,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Clock | None = None,
) -> AsyncIterator[list[int]]:
    """Runs a registration and yields a list that grows whenever Telegram answered."""
    heard: list[int] = []
    registration = WebhookRegistration(
        wire, url, SECRET, on_heard=lambda: heard.append(1), pause=pause, clock=clock
    )
    task = asyncio.create_task(registration.run())
    yield heard
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
