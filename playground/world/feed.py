"""What happens in the chats, numbered, for pages that follow it and tests that wait for it."""

import asyncio
from collections import deque
from collections.abc import Callable

from playground.world.refusals import Json


class Feed:
    """A numbered list of events; only the newest are kept."""

    def __init__(self, max_events: int) -> None:
        self.last_number = 0
        self._events: deque[Json] = deque(maxlen=max_events)
        self._next_event: asyncio.Event | None = None

    def publish(self, kind: str, chat_id: int | None = None, **facts: object) -> int:
        """Write down an event and wake who waits; its number."""
        self.last_number += 1
        self._events.append({"seq": self.last_number, "kind": kind, "chat_id": chat_id, **facts})
        if self._next_event is not None:
            self._next_event.set()
            self._next_event = None
        return self.last_number

    def events_since(self, number: int) -> list[Json]:
        """All events after that one."""
        return [event for event in self._events if event["seq"] > number]

    async def wait_for_event(self, seconds: float) -> bool:
        """Wait for the next event, at most so long; whether one came."""
        if self._next_event is None:
            self._next_event = asyncio.Event()
        try:
            await asyncio.wait_for(self._next_event.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until `met`, at most so long; whether it is."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not condition():
            left = end - loop.time()
            if left <= 0 or not await self.wait_for_event(left):
                return condition()
        return True
