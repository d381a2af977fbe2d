"""Tells the operator once a day of everybody whose seal is broken, and looks for them itself.

Whoever writes to the bot is found at once; those who do not write are found by opening everything
once a day. Both put a mark into the row, so that a start does not forget them.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from storage.unit_of_work import Store

TOLD_METADATA = "unreadable told"
"""The database stores under this name when the operator was told last."""
EVERY = timedelta(days=1)
_CHATS_PER_TRANSACTION = 10
_PAUSE_SECONDS = 0.05
"""Between two transactions, so that nobody waits for a look over everybody."""
_log = logging.getLogger(__name__)


class UnreadablePeople:
    """Finds the people who cannot be read, and reports how many there are."""

    def __init__(self, store: Store, pause: float = _PAUSE_SECONDS) -> None:
        self._store, self._pause = store, pause
        self._looked_at: datetime | None = None
        self._parked_count = 0

    async def look(self, now: datetime) -> None:
        """Opens everything if that was not done within a day, and reports what does not open."""
        if self._looked_at is None or abs(now - self._looked_at) >= EVERY:
            await self._look_over_everybody(now)
            self._looked_at = now
        await self.report(now)

    async def report(self, now: datetime) -> None:
        """Logs one ERROR with the count, unless one was logged within a day."""
        async with self._store.unit_of_work() as unit:
            count = (await unit.counts.read(now)).unreadable
            held = await unit.outbox.count_set_aside()
            held += await unit.waiting_files.count_of_unreadable()
            told = await unit.metadata.read(TOLD_METADATA)
            is_told = told is not None and abs(now - datetime.fromisoformat(told)) < EVERY
            if is_told or not (count or held or self._parked_count):
                return
            await unit.metadata.write(TOLD_METADATA, now.isoformat())
        _log.error(
            "people who cannot be read: %d, parked updates that do not open: %d, messages and "
            "files that wait until then: %d; python -m bot check says whose",
            count,
            self._parked_count,
            held,
        )

    async def _look_over_everybody(self, now: datetime) -> None:
        async with self._store.unit_of_work() as unit:
            parked = await unit.updates.list_parked()
        self._parked_count = sum(one.raw is None for one in parked)
        last: int | None = 0
        while last is not None:
            last = await self._look_over_some(last, now)
            await asyncio.sleep(self._pause)
        async with self._store.unit_of_work() as unit:
            await unit.outbox.take_back_readable()

    async def _look_over_some(self, after: int, now: datetime) -> int | None:
        """Returns the last chat it looked at; None when there is none left."""
        async with self._store.unit_of_work() as unit:
            chats = await unit.people.list_chats(after, _CHATS_PER_TRANSACTION)
            readable, unreadable = await unit.people.load_readable(chats)
            await unit.people.mark_unreadable(unreadable, now)
            await unit.people.mark_readable(readable)
        return chats[-1] if chats else None
