"""Sets how fast the bot speaks: reminders at a steady pace, and whom else a 429 concerns.

It stands alone so that the rules of speed are read and tested without anything that sends.
"""

import asyncio
from datetime import datetime, timedelta

REMINDERS_A_SECOND = 25
SAME_FLOOD_WITHIN = timedelta(seconds=1)


class Pacer:
    """Lets reminders pass one after the other, 25 a second; answers never wait here."""

    def __init__(self, a_second: float = REMINDERS_A_SECOND) -> None:
        self._interval = 1 / a_second
        self._next_free = 0.0

    @property
    def milliseconds(self) -> int:
        """How long a slot is."""
        return round(self._interval * 1000)

    def delay(self, seconds: float) -> None:
        """Lets nothing pass before so many seconds are over."""
        if seconds:
            begin = asyncio.get_running_loop().time() + seconds
            self._next_free = max(self._next_free, begin)

    async def wait_for_slot(self) -> None:
        """Returns when the caller may send."""
        now = asyncio.get_running_loop().time()
        start = max(now, self._next_free)
        self._next_free = start + self._interval
        if start > now:
            await asyncio.sleep(start - now)


class FloodDetector:
    """Tells a chat's own limit from the bot's, which hits several chats within a second."""

    def __init__(self) -> None:
        self._last: tuple[int, datetime] | None = None

    def note_flood(self, chat: int, now: datetime) -> bool:
        """Records a 429 to that chat and returns whether it concerns all chats."""
        last, self._last = self._last, (chat, now)
        return last is not None and last[0] != chat and abs(now - last[1]) <= SAME_FLOOD_WITHIN
