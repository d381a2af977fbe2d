"""Notices that people were planned in a time that is still ahead, and has them planned anew.

A clock that is wrong for a moment, or at a start, plans, records and pauses in a time that has not
come. The latest time of all plans is kept, so that it is noticed when the clock is set back, also
if the process ended in between.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from storage.unit_of_work import UnitOfWork

PLANNED_METADATA = "planned at"
"""The database stores under this name a time up to which people were planned, in UTC."""
BACK_BY = timedelta(seconds=30)
"""A clock that goes back by less changes no plan that matters."""
SETTLE_SECONDS = 300.0
"""After so long the clock that was set back is taken for right. Until then the other one may have
been right, and nothing that was noted by it is changed."""
_log = logging.getLogger(__name__)


class PlannedTimes:
    """Compares each time with the latest one at which anybody was planned."""

    def __init__(self, steady_clock: Callable[[], float] = time.monotonic) -> None:
        self._steady_clock = steady_clock
        self._is_loaded = False
        self._highest: datetime | None = None
        """The latest time of a plan or a record that is not corrected since."""
        self._stored: datetime | None = None
        """What the database has of it, at most `BACK_BY` less."""
        self._latest: datetime | None = None
        """The latest time of a plan since everybody was planned anew."""
        self._back_since: float | None = None

    async def note(self, unit_of_work: UnitOfWork, now: datetime) -> None:
        """Notes, in the transaction that stores it, that somebody was planned at this time."""
        await self._load(unit_of_work)
        self._latest = max(self._latest or now, now)
        self._highest = max(self._highest or now, now)
        if self._stored is None or now > self._stored + BACK_BY:
            await self._store(unit_of_work, now)

    def is_certain(self, now: datetime) -> bool:
        """Returns whether nothing is planned ahead of now, as far as it is known without a look
        into the database."""
        return self._is_loaded and self._back_since is None and not self._is_ahead(now)

    async def check(self, unit_of_work: UnitOfWork, now: datetime) -> bool:
        """Has everybody planned anew who may be planned ahead of now.

        Returns whether the clock can be believed: it was not set back, or so long ago that what
        was dated ahead may be corrected for good.
        """
        await self._load(unit_of_work)
        if self._latest is not None and now < self._latest - BACK_BY:
            await self._plan_anew(unit_of_work, now)
        if self._highest is None or now >= self._highest - BACK_BY:
            self._back_since = None
            return True
        if self._back_since is None:
            self._back_since = self._steady_clock()
        if self._steady_clock() - self._back_since < SETTLE_SECONDS:
            return False
        await self._settle(unit_of_work, now)
        return True

    def _is_ahead(self, now: datetime) -> bool:
        ahead = max(filter(None, (self._latest, self._highest)), default=now)
        return now < ahead - BACK_BY

    async def _load(self, unit_of_work: UnitOfWork) -> None:
        if self._is_loaded:
            return
        text = await unit_of_work.metadata.read(PLANNED_METADATA)
        self._stored = datetime.fromisoformat(text) if text else None
        self._highest = self._latest = self._stored
        self._is_loaded = True

    async def _store(self, unit_of_work: UnitOfWork, now: datetime) -> None:
        await unit_of_work.metadata.write(PLANNED_METADATA, now.isoformat())

        def record_stored() -> None:
            self._stored = now

        unit_of_work.on_commit(record_stored)

    async def _plan_anew(self, unit_of_work: UnitOfWork, now: datetime) -> None:
        """Makes everybody due, so that all are planned at once, and ends pauses that may be of
        another time."""
        await unit_of_work.make_everybody_due(now)
        await unit_of_work.outbox.end_pauses(now)

        def record_anew() -> None:
            self._latest = now
            _log.warning("the clock was set back: everybody is planned anew")

        unit_of_work.on_commit(record_anew)

    async def _settle(self, unit_of_work: UnitOfWork, now: datetime) -> None:
        """Takes what is dated ahead for dated now, for good; people are corrected when they are
        planned, which is at once."""
        await unit_of_work.updates.correct_future_times(now)
        await unit_of_work.outbox.correct_future_times(now)
        await self._plan_anew(unit_of_work, now)
        await self._store(unit_of_work, now)

        def record_settled() -> None:
            self._highest, self._back_since = now, None

        unit_of_work.on_commit(record_settled)
