"""Wakes up when somebody is due, and soon after the wall clock was moved.

It also makes the daily backup, removes the keys of deleted people from the backups, and plans
everybody anew when time zone rules or the access list changed.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.monitoring.metrics import Metrics
from bot.persistence.daily_backups import Backups
from bot.scheduling.due_reminders import ReminderPolicy, dispatch_due
from bot.scheduling.planned_times import PlannedTimes
from bot.scheduling.replan import replan_if_changed
from bot.scheduling.steady_interval import SteadyInterval
from bot.scheduling.unreadable_people import UnreadablePeople
from storage.unit_of_work import Store

LOOK_EVERY = 5
"""So many seconds lie between two checks for due people."""
CLEAN_EVERY = timedelta(hours=1)
"""Nothing is deleted sooner than this after a moved clock: one that is ahead for a moment must not
make anything too old."""
CLEAN_FIRST = timedelta(minutes=10)
"""So long after a start old rows are deleted, also of a bot that is restarted every hour."""
BACK_UP_EVERY = timedelta(hours=1)
"""So often it checks whether a backup is due, which the newest one's own time tells."""
BACK_UP_FIRST = timedelta(seconds=10)
SHRED_WITHIN = timedelta(seconds=1)
"""Deletions within this time are shredded together."""
SHRED_AGAIN = timedelta(minutes=1)
WATCH_SECONDS = 2.0
LONGEST_WITHOUT_LOOK = 15.0
"""After so many seconds the ticker's timer must have been set by another clock."""
JUMP_SECONDS = 1.0
UNREADABLE_FIRST, UNREADABLE_AGAIN = timedelta(seconds=30), timedelta(minutes=5)
"""So long after the start, and so often, it looks whether somebody cannot be read."""
DISPATCH, CLEAN, BACK_UP, SHRED = "dispatch_due", "clean", "back_up", "shred"
UNREADABLE = "unreadable"
JobFunction = Callable[[], Awaitable[None]]
_log = logging.getLogger(__name__)


def do_nothing() -> None:
    """Does nothing; it is the callback of a caller who does not want to be told."""


class ClockWatch:
    """Notices that the wall clock was moved, forward or back, while timers went on unmoved."""

    def __init__(
        self,
        wall_clock: Callable[[], float] = time.time,
        steady_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall_clock, self._steady_clock = wall_clock, steady_clock
        self._difference = wall_clock() - steady_clock()

    def measure_jump(self) -> float:
        """Returns by how many seconds the wall clock was moved since the last check; 0 for none."""
        apart = self._wall_clock() - self._steady_clock()
        moved = apart - self._difference
        self._difference = apart
        return moved if abs(moved) >= JUMP_SECONDS else 0.0


class Scheduler:
    """Checks the rows for due work; `on_said` is called after new messages were queued."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        policy: ReminderPolicy,
        on_said: Callable[[], None],
        watch: ClockWatch | None = None,
        *,
        backups: Backups | None = None,
        metrics: Metrics | None = None,
        planned: PlannedTimes | None = None,
        on_set_back: Callable[[], None] = do_nothing,
    ) -> None:
        self._store, self._clock, self._policy, self._on_said = store, clock, policy, on_said
        self._planned, self._on_set_back = planned or PlannedTimes(), on_set_back
        self._backups, self.metrics = backups, metrics or Metrics()
        self._watch = watch or ClockWatch()
        self._unreadable = UnreadablePeople(store)
        self._is_planned = False
        """Whether everybody is known to be planned by the time zones and the list in use."""
        self._must_shred = True
        """Whether keys of people who are gone may lie beside the backups; at the start they may:
        the last process can have ended before it took them away."""
        self._watch_timer: asyncio.TimerHandle | None = None
        self._is_nudged, self._is_dispatching = False, False
        """Whether somebody nudged since the last look began: the ticker drops what it is asked
        for while that look is still under way."""
        self._looked_at = time.monotonic()
        self.look_count = 0
        """How often it has looked who is due."""
        # a job that was missed, however long ago, runs once now and never twice at a time
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._ticker = AsyncIOScheduler(
            timezone=UTC, job_defaults=defaults, executors={"default": AsyncIOExecutor()}
        )

    def start(self) -> None:
        """Starts; people who became due while the bot was away are reminded at once."""
        now = datetime.now(UTC)
        self._add_job(DISPATCH, self._dispatch, timedelta(seconds=LOOK_EVERY), now)
        self._add_job(UNREADABLE, self._report_unreadable, UNREADABLE_AGAIN, now + UNREADABLE_FIRST)
        self._add_job(CLEAN, self._clean, CLEAN_EVERY, now + CLEAN_FIRST)
        if self._backups is not None:
            self._add_job(SHRED, self._shred, SHRED_AGAIN, now + SHRED_WITHIN)
        if self._backups is not None and self._backups.is_daily:
            self._add_job(BACK_UP, self._back_up, BACK_UP_EVERY, now + BACK_UP_FIRST)
        self._ticker.start()
        self._watch_clock()

    def stop(self) -> None:
        """Stops; nothing is lost, because the rows are there at the next start."""
        if self._watch_timer is not None:
            self._watch_timer.cancel()
        if self._ticker.running:
            self._ticker.shutdown(wait=False)

    def nudge(self) -> None:
        """Checks everything now, because somebody moved a clock; nothing is deleted by it yet."""
        self._is_nudged = True
        now = datetime.now(UTC)
        for job in self._ticker.get_jobs():
            job.modify(next_run_time=now + CLEAN_EVERY if job.id == CLEAN else now)

    def shred_soon(self) -> None:
        """Removes the key of a deleted person from the backups soon."""
        self._must_shred = True
        job = self._ticker.get_job(SHRED)
        if job is not None:
            job.modify(next_run_time=datetime.now(UTC) + SHRED_WITHIN)

    def report_unreadable_soon(self) -> None:
        """Tells the operator soon that somebody wrote who cannot be read."""
        job = self._ticker.get_job(UNREADABLE)
        if job is not None:
            job.modify(next_run_time=datetime.now(UTC) + SHRED_WITHIN)

    def wake_by(self, due: datetime) -> None:
        """Checks at that time of the bot's clock, if not sooner, because somebody is due then."""
        moment = datetime.now(UTC) + max(due - self._clock.now(), timedelta())
        job = self._ticker.get_job(DISPATCH)
        if job is not None and (job.next_run_time is None or moment < job.next_run_time):
            job.modify(next_run_time=moment)

    def _add_job(self, name: str, work: JobFunction, every: timedelta, first: datetime) -> None:
        self._ticker.add_job(
            self._run_job,
            SteadyInterval(every),
            [name, work],
            id=name,
            next_run_time=first,
            max_instances=2 if name == DISPATCH else 1,
        )

    async def _run_job(self, name: str, work: JobFunction) -> None:
        try:
            await work()
        except asyncio.CancelledError:
            return  # stopping: the transaction is taken back, the rows are there next time
        except Exception as error:  # noqa: BLE001 - disk full, locked: the next time tries again
            _log.error("%s has to wait: %s", name, type(error).__name__)

    async def _dispatch(self) -> None:
        """Reminds who is due; a wake that comes meanwhile makes the run under way go once more."""
        self._is_nudged = True
        if self._is_dispatching:
            return
        self._is_dispatching = True
        try:
            while self._is_nudged:
                self._is_nudged = False
                await self._replan()
                await self._remind()
        finally:
            self._is_dispatching = False

    async def _replan(self) -> None:
        """Plans anew before the first reminders: by old rules they would come at a wrong hour."""
        if self._is_planned:
            return
        try:
            done = await replan_if_changed(
                self._store,
                self._policy.next_ping,
                self._clock.now(),
                self._policy.access_fingerprint,
                self._planned,
            )
        except Exception as error:  # noqa: BLE001 - reminders go on by the plan that is kept
            _log.error("planning anew has to wait: %s", type(error).__name__)
            return
        self._is_planned = True
        if done is not None and done.people:
            _log.info(
                "other time zones or another list: %d people planned anew, %d interviews moved",
                done.people,
                done.interviews,
            )

    async def _remind(self) -> None:
        self.look_count += 1
        self._looked_at = time.monotonic()
        began = self._clock.now()

        def record_delay(seconds: float) -> None:  # what the look itself takes is late as well
            self.metrics.record_delay(seconds + (self._clock.now() - began).total_seconds())

        reminded = await dispatch_due(
            self._store,
            self._policy,
            began,
            record_delay,
            self._planned,
            on_slow=self.metrics.count_slow_reminder,
        )
        if reminded:
            _log.info("%d reminded", reminded)
            self._on_said()
        async with self._store.unit_of_work() as unit:
            due = await unit.people.next_ping_time()
        if due is not None:
            self.wake_by(due)

    async def _clean(self) -> None:
        now = self._clock.now()
        async with self._store.unit_of_work() as unit:
            await unit.updates.delete_old(now)
            await unit.undelivered.delete_old(now)
            await unit.outbox.delete_expired(now)

    async def _report_unreadable(self) -> None:
        await self._unreadable.look(self._clock.now())

    async def _back_up(self) -> None:
        now = self._clock.now()
        if self._backups is None:
            return
        try:
            if self._backups.is_due(now):
                await self._store.check_in_place()  # a backup of another file would be no backup
                made = await self._backups.make(now)
                _log.info("a backup of %d people is in %s", made.people, made.path)
        finally:  # when none can be made, how old the last one is matters most
            self.metrics.last_backup = self._backups.newest_time(now)

    async def _shred(self) -> None:
        while self._backups is not None and self._must_shred:
            self._must_shred = False
            try:
                await self._store.check_in_place()
                await self._backups.shred()
            except BaseException:
                self._must_shred = True
                raise

    def _watch_clock(self) -> None:
        """Checks on a monotonic timer: the ticker's own waits longer when the clock is set back."""
        moved = self._watch.measure_jump()
        if moved:
            _log.warning("the clock was moved by %.0f s: looking at everything anew", moved)
            self.nudge()
            self._on_said()
        elif self._is_overdue():
            _log.warning("nobody was looked for in time: the clock was moved there and back")
            self.nudge()
        if moved < 0:
            self._on_set_back()
        self._watch_timer = asyncio.get_running_loop().call_later(WATCH_SECONDS, self._watch_clock)

    def _is_overdue(self) -> bool:
        """Returns whether no look has begun for long: the ticker sleeps by the wall clock, and one
        that is moved there and back between two checks of the watch leaves no other trace."""
        waited = time.monotonic() - self._looked_at
        return waited > max(LONGEST_WITHOUT_LOOK, 2 * LOOK_EVERY) and not self._is_dispatching
