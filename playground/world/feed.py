"""What happens in the chats, numbered, for pages that follow it and tests that wait for it."""

import asyncio
from collections import deque
from collections.abc import Callable

from playground.world.refusals import Json


class Feed:
    """A numbered list of events; only the newest are kept."""

    def __init__(self, keep: int) -> None:
        self.number = 0
        self._events: deque[Json] = deque(maxlen=keep)
        self._news: asyncio.Event | None = None

    def tell(self, kind: str, chat_id: int | None = None, **facts: object) -> int:
        """Write down an event and wake who waits; its number."""
        self.number += 1
        self._events.append({"seq": self.number, "kind": kind, "chat_id": chat_id, **facts})
        if self._news is not None:
            self._news.set()
            self._news = None
        return self.number

    def since(self, number: int) -> list[Json]:
        """All events after that one."""
        return [event for event in self._events if event["seq"] > number]

    async def change(self, seconds: float) -> bool:
        """Wait for the next event, at most so long; whether one came."""
        if self._news is None:
            self._news = asyncio.Event()
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def until(self, met: Callable[[], bool], seconds: float) -> bool:
        """Wait until `met`, at most so long; whether it is."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not met():
            left = end - loop.time()
            if left <= 0 or not await self.change(left):
                return met()
        return True
