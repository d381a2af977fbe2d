"""Checks the bot's health: it reads and writes the database, at most once a second."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.monitoring.health import Health
from storage.errors import ReplacedError

if TYPE_CHECKING:
    from storage.unit_of_work import Counts, Store

LOOK_SECONDS = 3.0
"""A check of the database may take so many seconds."""
FRESH_SECONDS = 1.0
HEALTH_METADATA = "looked at"


@dataclass(frozen=True, slots=True)
class HealthReport:
    """Holds the result; without `counts` the database did not answer in time."""

    health: Health
    counts: "Counts | None"


class HealthMonitor:
    """Answers any number of callers: a check is shared by all who ask within a second."""

    def __init__(
        self,
        clock: Clock,
        silence_limit: timedelta,
        fresh_seconds: float = FRESH_SECONDS,
        steady_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock, self._silence_limit = clock, silence_limit
        self._steady_clock = steady_clock
        """Says how long ago something was, however the wall clock is moved meanwhile."""
        self._heard_at: float | None = None
        self._unconfirmed_since: float | None = None
        self._fresh_seconds = fresh_seconds
        self._lock = asyncio.Lock()
        self._last_report: tuple[float, HealthReport] | None = None
        self._store: Store | None = None
        self._is_stopping = False
        self._is_in_place = True
        """Whether the files of the database were those that were opened, at the last look."""

    def watch_store(self, store: "Store | None") -> None:
        """Checks this database from here on; None means that it is being closed."""
        self._is_stopping = store is None
        self._store, self._last_report = store, None

    def record_heard(self) -> None:
        """Telegram and the bot understand each other at this moment."""
        self._heard_at = self._steady_clock()

    def record_confirmed(self, is_taken: bool) -> None:  # noqa: FBT001 - it is a callback
        """Notes whether Telegram took the last confirmation, or delivers all of it again."""
        if is_taken:
            self._unconfirmed_since = None
        elif self._unconfirmed_since is None:
            self._unconfirmed_since = self._steady_clock()

    async def fresh_report(self) -> HealthReport:
        """Returns the health now, or within the last second."""
        async with self._lock:
            at = asyncio.get_running_loop().time()
            if self._last_report is None or at - self._last_report[0] >= self._fresh_seconds:
                self._last_report = (at, await self._make_report())
            return self._last_report[1]

    async def _make_report(self) -> HealthReport:
        counts = await self._probe_database()
        now = self._clock.now()
        heard_ago = self._time_since(self._heard_at)
        health = Health(
            now=now,
            last_heard=now - heard_ago if heard_ago is not None else None,
            unconfirmed_for=self._time_since(self._unconfirmed_since) or timedelta(),
            silence_limit=self._silence_limit,
            is_writable=counts is not None,
            oldest_message=counts.oldest_message if counts else None,
            is_stopping=self._is_stopping,
            is_open=self._store is not None,
            is_in_place=self._is_in_place,
            unreadable_people=counts.unreadable if counts else 0,
        )
        return HealthReport(health, counts)

    def _time_since(self, steady: float | None) -> timedelta | None:
        return None if steady is None else timedelta(seconds=self._steady_clock() - steady)

    async def _probe_database(self) -> "Counts | None":
        """Returns None when the database cannot be written to: full, locked, or not open."""
        if self._store is None:
            return None
        now = self._clock.now()
        self._is_in_place = True
        try:
            async with asyncio.timeout(LOOK_SECONDS), self._store.unit_of_work() as unit:
                await unit.metadata.write(HEALTH_METADATA, now.isoformat())
                return await unit.counts.read(now)
        except ReplacedError:
            self._is_in_place = False
            return None
        except Exception:  # noqa: BLE001 - whatever it is, that is the finding
            return None
