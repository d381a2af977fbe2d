"""Wakes up when somebody is due, and soon after the clock on the wall was moved.

Beside that it makes the daily backup, takes the keys of people who deleted themselves from beside
the backups, and plans everybody anew when the rules of time zones or the list of those let in have
changed.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.monitoring.metrics import Measures
from bot.persistence.daily_backups import Backups
from bot.scheduling.due_reminders import Pings, dispatch_due
from bot.scheduling.replan import replan_if_new
from storage.unit_of_work import Store

LOOK_EVERY = 5
"""Seconds between two looks at who is due."""
CLEAN_EVERY = timedelta(hours=1)
BACK_UP_EVERY = timedelta(hours=1)
"""Between two looks whether a backup is due: the newest one's own time says that."""
BACK_UP_FIRST = timedelta(seconds=10)
SHRED_WITHIN = timedelta(seconds=1)
"""So that many who go at once make one shredding."""
SHRED_AGAIN = timedelta(minutes=1)
WATCH_SECONDS = 2.0
JUMP_SECONDS = 1.0
DISPATCH, CLEAN, BACK_UP, SHRED = "dispatch_due", "clean", "back_up", "shred"
Work = Callable[[], Awaitable[None]]
_log = logging.getLogger(__name__)


class Watch:
    """Notices that the wall clock was moved, forward or back, while timers went on unmoved."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._steady = wall, steady
        self._apart = wall() - steady()

    def jumped(self) -> float:
        """Seconds the wall clock was moved by since the last look; 0 when it was not."""
        apart = self._wall() - self._steady()
        moved = apart - self._apart
        self._apart = apart
        return moved if abs(moved) >= JUMP_SECONDS else 0.0


class Scheduler:
    """A ticker: what is due stands in the rows. `said` is called after new things were said."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pings: Pings,
        said: Callable[[], None],
        watch: Watch | None = None,
        *,
        backups: Backups | None = None,
        measures: Measures | None = None,
    ) -> None:
        self._store, self._clock, self._pings, self._said = store, clock, pings, said
        self._backups, self.measures = backups, measures or Measures()
        self._watch = watch or Watch()
        self._planned = False
        """Whether everybody is known to be planned by the time zones and the list in use."""
        self._to_shred = True
        """Whether keys of people who are gone may lie beside the backups; at the start they may:
        the last process can have ended before it took them away."""
        self._watching: asyncio.TimerHandle | None = None
        self._again = False
        """Whether somebody nudged since the last look began: the ticker drops what it is asked
        for while that look is still under way."""
        self.looks = 0
        """How often it has looked who is due."""
        # a job that was missed, however long ago, runs once now and never twice at a time
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._ticker = AsyncIOScheduler(
            timezone=UTC, job_defaults=defaults, executors={"default": AsyncIOExecutor()}
        )

    def start(self) -> None:
        """Begins; whoever became due while the bot was away is reminded at once."""
        now = datetime.now(UTC)
        self._add(DISPATCH, self._dispatch, timedelta(seconds=LOOK_EVERY), now)
        self._add(CLEAN, self._clean, CLEAN_EVERY, now + timedelta(minutes=1))
        if self._backups is not None:
            self._add(SHRED, self._shred, SHRED_AGAIN, now + SHRED_WITHIN)
        if self._backups is not None and self._backups.daily:
            self._add(BACK_UP, self._back_up, BACK_UP_EVERY, now + BACK_UP_FIRST)
        self._ticker.start()
        self._look()

    def stop(self) -> None:
        """Ends; nothing is lost, the rows are there at the next start."""
        if self._watching is not None:
            self._watching.cancel()
        if self._ticker.running:
            self._ticker.shutdown(wait=False)

    def nudge(self) -> None:
        """Looks now at everything: somebody moved a clock."""
        self._again = True
        for job in self._ticker.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))

    def shred_soon(self) -> None:
        """Somebody deleted themselves: their key must not stay beside the backups."""
        self._to_shred = True
        job = self._ticker.get_job(SHRED)
        if job is not None:
            job.modify(next_run_time=datetime.now(UTC) + SHRED_WITHIN)

    def expect(self, due: datetime) -> None:
        """Somebody is due at that moment of the bot's clock: looks then, if not sooner."""
        moment = datetime.now(UTC) + max(due - self._clock.now(), timedelta())
        job = self._ticker.get_job(DISPATCH)
        if job is not None and (job.next_run_time is None or moment < job.next_run_time):
            job.modify(next_run_time=moment)

    def _add(self, name: str, work: Work, every: timedelta, first: datetime) -> None:
        self._ticker.add_job(
            self._run,
            "interval",
            [name, work],
            seconds=every.total_seconds(),
            id=name,
            next_run_time=first,
        )

    async def _run(self, name: str, work: Work) -> None:
        try:
            await work()
        except asyncio.CancelledError:
            return  # stopping: the transaction is taken back, the rows are there next time
        except Exception as error:  # noqa: BLE001 - disk full, locked: the next time tries again
            _log.error("%s has to wait: %s", name, type(error).__name__)

    async def _dispatch(self) -> None:
        self._again = True
        while self._again:
            self._again = False
            await self._replan()
            await self._remind()

    async def _replan(self) -> None:
        """Before the first reminders: by old rules they would come at a wrong hour."""
        if self._planned:
            return
        try:
            done = await replan_if_new(
                self._store, self._pings.next_ping, self._clock.now(), self._pings.listed
            )
        except Exception as error:  # noqa: BLE001 - reminders go on by the plan that is kept
            _log.error("planning anew has to wait: %s", type(error).__name__)
            return
        self._planned = True
        if done is not None and done.people:
            _log.info(
                "other time zones or another list: %d people planned anew, %d interviews moved",
                done.people,
                done.interviews,
            )

    async def _remind(self) -> None:
        self.looks += 1
        began = self._clock.now()

        def pinged(seconds: float) -> None:  # what the look itself takes is late as well
            self.measures.pinged(seconds + (self._clock.now() - began).total_seconds())

        reminded = await dispatch_due(self._store, self._pings, began, pinged)
        if reminded:
            _log.info("%d reminded", reminded)
            self._said()
        async with self._store.turn() as desk:
            due = await desk.next_due()
        if due is not None:
            self.expect(due)

    async def _clean(self) -> None:
        now = self._clock.now()
        async with self._store.turn() as desk:
            await desk.clean(now)
            await desk.expire(now)

    async def _back_up(self) -> None:
        now = self._clock.now()
        if self._backups is None:
            return
        try:
            if self._backups.due(now):
                made = await self._backups.make(now)
                _log.info("a backup of %d people is in %s", made.people, made.path)
                if made.unreadable:
                    _log.error(
                        "%d of what is kept do not open: python -m bot check", made.unreadable
                    )
        finally:  # when none can be made, how old the last one is matters most
            self.measures.last_backup = self._backups.last(now)

    async def _shred(self) -> None:
        while self._backups is not None and self._to_shred:
            self._to_shred = False
            try:
                await self._backups.shred()
            except BaseException:
                self._to_shred = True
                raise

    def _look(self) -> None:
        """On a monotonic timer: the ticker's own sleeps on when the wall clock is set back."""
        moved = self._watch.jumped()
        if moved:
            _log.warning("the clock was moved by %.0f s: looking at everything anew", moved)
            self.nudge()
            self._said()
        self._watching = asyncio.get_running_loop().call_later(WATCH_SECONDS, self._look)
