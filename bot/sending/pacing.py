"""How fast the bot speaks: reminders at a steady pace, and who else a 429 is about."""

import asyncio
from datetime import datetime, timedelta

REMINDERS_A_SECOND = 25
SAME_FLOOD_WITHIN = timedelta(seconds=1)


class Pacer:
    """Lets reminders pass one after the other, 25 a second; answers never wait here."""

    def __init__(self, a_second: float = REMINDERS_A_SECOND) -> None:
        self._interval = 1 / a_second
        self._next_free = 0.0

    async def wait_for_turn(self) -> None:
        """Comes back when it is one's turn."""
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next_free)
        self._next_free = mine + self._interval
        if mine > now:
            await asyncio.sleep(mine - now)


class FloodDetector:
    """Tells a chat's own limit from the bot's: the bot's hits several chats within a second."""

    def __init__(self) -> None:
        self._last: tuple[int, datetime] | None = None

    def note_flood(self, chat: int, now: datetime) -> bool:
        """Notes a 429 to that chat; whether it is about all of them."""
        last, self._last = self._last, (chat, now)
        return last is not None and last[0] != chat and abs(now - last[1]) <= SAME_FLOOD_WITHIN
