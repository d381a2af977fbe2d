"""Looks how the bot is: asks the database and writes to it, at most once a second."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.monitoring.health import Health
from bot.monitoring.metrics import Measures

if TYPE_CHECKING:
    from storage.unit_of_work import Counts, Store

LOOK_SECONDS = 3.0
"""How long the database may take over it."""
FRESH_SECONDS = 1.0
LOOKED = "looked at"


@dataclass(frozen=True, slots=True)
class Look:
    """What was found. Without `counts` the database did not answer in time."""

    health: Health
    counts: "Counts | None"


class Vitals:
    """Anybody may ask, however often: a look is shared by all who ask within a second."""

    def __init__(
        self, clock: Clock, measures: Measures, patience: timedelta, fresh: float = FRESH_SECONDS
    ) -> None:
        self._clock, self._measures, self._patience = clock, measures, patience
        self._fresh = fresh
        self._turn = asyncio.Lock()
        self._last: tuple[float, Look] | None = None
        self._store: Store | None = None
        self._stopping = False

    def watch(self, store: "Store | None") -> None:
        """From here on this is the database; None: it is being closed."""
        self._stopping = store is None
        self._store, self._last = store, None

    async def look(self) -> Look:
        """How the bot is now, or was within the last second."""
        async with self._turn:
            at = asyncio.get_running_loop().time()
            if self._last is None or at - self._last[0] >= self._fresh:
                self._last = (at, await self._looked())
            return self._last[1]

    async def _looked(self) -> Look:
        counts = await self._counted()
        health = Health(
            now=self._clock.now(),
            heard=self._measures.last_fetch,
            patience=self._patience,
            writable=counts is not None,
            oldest_letter=counts.oldest_letter if counts else None,
            stopping=self._stopping,
            opened=self._store is not None,
        )
        return Look(health, counts)

    async def _counted(self) -> "Counts | None":
        """None when it cannot be written to: full, locked, or not open."""
        if self._store is None:
            return None
        now = self._clock.now()
        try:
            async with asyncio.timeout(LOOK_SECONDS), self._store.turn() as desk:
                await desk.set_mark(LOOKED, now.isoformat())
                return await desk.counts(now)
        except Exception:  # noqa: BLE001 - whatever it is, that is the finding
            return None
