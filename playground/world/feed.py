"""Events in the chats get numbers here, for pages that follow them and tests that wait for them."""

import asyncio
from collections import deque
from collections.abc import Callable

from playground.world.refusals import Json


class Feed:
    """Holds a numbered list of events, of which only the newest stay."""

    def __init__(self, max_events: int) -> None:
        self.last_number = 0
        self._events: deque[Json] = deque(maxlen=max_events)
        self._next_event: asyncio.Event | None = None

    def publish(self, kind: str, chat_id: int | None = None, **facts: object) -> int:
        """Records an event, wakes everybody who waits and returns its number."""
        self.last_number += 1
        self._events.append({"seq": self.last_number, "kind": kind, "chat_id": chat_id, **facts})
        if self._next_event is not None:
            self._next_event.set()
            self._next_event = None
        return self.last_number

    def events_since(self, number: int) -> list[Json]:
        """Returns all events after that one."""
        return [event for event in self._events if event["seq"] > number]

    async def wait_for_event(self, seconds: float) -> bool:
        """Waits for the next event, at most `seconds`; returns whether one came."""
        if self._next_event is None:
            self._next_event = asyncio.Event()
        try:
            await asyncio.wait_for(self._next_event.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Waits until `condition` holds, at most `seconds`; returns whether it does."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not condition():
            seconds_left = end - loop.time()
            if seconds_left <= 0 or not await self.wait_for_event(seconds_left):
                return condition()
        return True
