"""Everybody who is due is reminded once and soon, whatever happens to clocks and to others."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.monitoring.metrics import Metrics
from bot.scheduling import due_reminders
from bot.scheduling.due_reminders import RETRY_AFTER, ReminderPolicy, dispatch_due
from bot.scheduling.scheduler import ClockWatch, Scheduler
from coaching.model.documents import Dossier
from handlers.ui.turn import Turn
from storage.unit_of_work import Store, StoredPerson
from tests.bot.conftest import NOW, HeldClock
from tests.hang_guard import HANG_GUARD

DAY = timedelta(days=1)


def _ping(turn: Turn) -> None:
    """Counts reminders in the first name, and fails for a person called Bad."""
    if turn.person.first_name.startswith("Bad"):
        raise ZeroDivisionError
    turn.person = replace(turn.person, first_name=turn.person.first_name + "!")
    turn.say("ping")


def _next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    return now + DAY


PINGS = ReminderPolicy(_ping, _next_ping)


async def _arrive(store: Store, chat: int, due: datetime | None, name: str = "") -> None:
    async with store.unit_of_work() as unit:
        kept = unit.people.new(chat, NOW)
        kept.dossier = replace(kept.dossier, person=replace(kept.dossier.person, first_name=name))
        kept.next_ping = due
        await unit.people.save([kept])


async def _kept(store: Store, *chats: int) -> list[StoredPerson]:
    async with store.unit_of_work() as unit:
        found = await unit.people.load(chats)
    return [found[chat] for chat in chats]


async def _letters(store: Store) -> list[int]:
    async with store.unit_of_work() as unit:
        return [letter.chat for letter in await unit.outbox.claim(NOW, 1000)]


async def test_whoever_is_due_is_reminded_once(store: Store) -> None:
    """The card, the dossier and the next ping are saved together."""
    await _arrive(store, 1, NOW)
    await _arrive(store, 2, NOW - DAY)
    await _arrive(store, 3, NOW + DAY)
    await _arrive(store, 4, None)
    assert await dispatch_due(store, PINGS, NOW) == 2
    assert await dispatch_due(store, PINGS, NOW) == 0
    assert await _letters(store) == [2, 1]
    names = [kept.dossier.person.first_name for kept in await _kept(store, 1, 2, 3, 4)]
    assert names == ["!", "!", "", ""]


async def test_one_failure_stops_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """A failure changes nothing of that person's, is tried again later, and stops nobody."""
    await _arrive(store, 1, NOW - DAY, "Bad Apple")
    await _arrive(store, 2, NOW)
    assert await dispatch_due(store, PINGS, NOW) == 2
    assert await _letters(store) == [2]
    bad, good = await _kept(store, 1, 2)
    assert (bad.next_ping, good.next_ping) == (NOW + RETRY_AFTER, NOW + DAY)
    assert bad.dossier.person.first_name == "Bad Apple"
    assert "ZeroDivisionError" in caplog.text
    assert "Apple" not in caplog.text


async def test_a_plan_that_stands_still_does_not_go_round(store: Store) -> None:
    """A plan that stands still is delayed, because it would block everybody else."""
    await _arrive(store, 1, NOW)
    stuck = ReminderPolicy(_ping, lambda _, now: now)
    assert await dispatch_due(store, stuck, NOW) == 1
    (kept,) = await _kept(store, 1)
    assert kept.next_ping == NOW + RETRY_AFTER


async def test_many_are_reminded_in_pieces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many people are reminded in batches, each once."""
    monkeypatch.setattr(due_reminders, "BATCH", 3)
    for chat in range(1, 11):
        await _arrive(store, chat, NOW)
    assert await dispatch_due(store, PINGS, NOW) == 10
    assert sorted(await _letters(store)) == list(range(1, 11))


async def test_a_batch_of_slow_reminders_gives_way(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A reminder over the budget is logged and counted, and whoever writes waits for one alone."""
    for chat in range(1, 6):
        await _arrive(store, chat, NOW)
    seconds = iter(range(100))
    monkeypatch.setattr(due_reminders, "perf_counter", lambda: float(next(seconds)))
    slow: list[int] = []
    turns: list[int] = []

    async def write() -> None:
        while len(slow) < 5:
            async with store.unit_of_work():
                turns.append(len(slow))
            await asyncio.sleep(0)

    writing = asyncio.create_task(write())
    assert await dispatch_due(store, PINGS, NOW, on_slow=lambda: slow.append(1)) == 5
    await writing
    assert len(set(turns)) > 2
    assert "a reminder took 1000 ms, over the budget of 250 ms" in caplog.text
    assert sorted(await _letters(store)) == list(range(1, 6))


async def test_old_rows_are_deleted_soon_after_a_start(store: Store) -> None:
    """Also a bot that is restarted every hour deletes what is too old."""
    scheduler = Scheduler(store, SystemClock(), PINGS, lambda: None)
    scheduler.start()
    job = scheduler._ticker.get_job("clean")
    assert job.next_run_time - SystemClock().now() < timedelta(minutes=11)
    scheduler.stop()


async def test_whoever_is_not_let_in_is_passed_over(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People without access are put off by a day, and those behind them have their turn."""
    monkeypatch.setattr(due_reminders, "BATCH", 3)
    for chat in range(1, 9):
        await _arrive(store, chat, NOW - DAY)
    for chat in (11, 12):
        await _arrive(store, chat, NOW)
    pings = ReminderPolicy(_ping, _next_ping, lambda chat: chat > 10)
    late: list[float] = []
    assert await dispatch_due(store, pings, NOW, late.append) == 2
    assert (sorted(await _letters(store)), late) == ([11, 12], [0, 0])
    passed = await _kept(store, 1, 8)
    assert {kept.next_ping for kept in passed} == {NOW + DAY}
    assert {kept.dossier.person.first_name for kept in passed} == {""}
    async with store.unit_of_work() as unit:
        assert await unit.people.next_ping_time() == NOW + DAY
    assert await dispatch_due(store, PINGS, NOW + DAY) == 10


async def test_how_late_each_reminder_is(store: Store) -> None:
    """The delay of each reminder is measured from its due time, for people who got a message."""
    await _arrive(store, 1, NOW - timedelta(seconds=90))
    await _arrive(store, 2, NOW)
    await _arrive(store, 3, NOW - DAY, "Bad Apple")
    await _arrive(store, 4, NOW - DAY, "Silent")
    late: list[float] = []

    def ping(turn: Turn) -> None:
        if turn.person.first_name != "Silent":
            _ping(turn)

    assert await dispatch_due(store, ReminderPolicy(ping, _next_ping), NOW, late.append) == 4
    assert late == [90.0, 0.0]


async def test_what_is_not_kept_is_not_counted(store: Store) -> None:
    """A transaction that fails counts no reminder."""
    await _arrive(store, 1, NOW)
    late: list[float] = []

    def ping(turn: Turn) -> None:
        turn.say("ping")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await dispatch_due(store, ReminderPolicy(ping, _next_ping), NOW, late.append)
    assert late == []


async def test_the_time_a_look_takes_is_late_as_well(store: Store, clock: HeldClock) -> None:
    """The time that the check takes counts as delay too."""
    measures = Metrics()

    def slow(turn: Turn) -> None:
        clock.move(timedelta(seconds=7))
        turn.say("ping")

    made = Scheduler(store, clock, ReminderPolicy(slow, _next_ping), Bell().ring, metrics=measures)
    made.start()
    await _until(lambda: made.look_count >= 1)
    await _arrive(store, 1, NOW)
    made.nudge()
    await _until(lambda: measures.registry.get_sample_value("debrief_ping_late_seconds_sum") == 7.0)
    made.stop()


@dataclass
class Clocks:
    """Is a wall clock and a steady one."""

    wall: float = 1000.0
    steady: float = 10.0

    def go(self, seconds: float, jump: float = 0) -> None:
        self.wall += seconds + jump
        self.steady += seconds

    def watch(self) -> ClockWatch:
        return ClockWatch(lambda: self.wall, lambda: self.steady)


def test_a_jump_of_the_wall_clock_is_seen() -> None:
    """A jump of the wall clock, forward or back, is seen once; passing time is no jump."""
    clocks = Clocks()
    watch = clocks.watch()
    clocks.go(3600)
    assert watch.measure_jump() == 0
    clocks.go(2, jump=86400)
    assert watch.measure_jump() == pytest.approx(86400)
    clocks.go(2)
    assert watch.measure_jump() == 0
    clocks.go(2, jump=-7200)
    assert watch.measure_jump() == pytest.approx(-7200)


@dataclass
class Bell:
    """Counts how often new messages were announced."""

    rung: int = 0
    event: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        self.rung += 1
        self.event.set()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
async def scheduler(
    store: Store, clock: HeldClock, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scheduler]:
    """One that does not look by itself again: what comes, comes because it was told to wake."""
    monkeypatch.setattr("bot.scheduling.scheduler.LOOK_EVERY", 3600)
    made = Scheduler(store, clock, PINGS, bell.ring)
    made.start()
    await _until(lambda: made.look_count >= 1)
    yield made
    made.stop()


async def _until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while not met():  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.01)


async def test_it_wakes_for_the_next_one(
    store: Store, clock: HeldClock, bell: Bell, scheduler: Scheduler
) -> None:
    """The scheduler wakes at the named time of the bot's clock, long before the usual check."""
    await _arrive(store, 1, NOW + timedelta(seconds=0.2))
    scheduler.wake_by(NOW + timedelta(seconds=0.2))
    clock.move(timedelta(seconds=0.2))
    await _until(lambda: bell.rung == 1)
    assert await _letters(store) == [1]


async def test_a_wake_during_a_run_makes_it_go_once_more(
    scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wake that comes while people are being reminded is not lost."""
    runs, finished = [0], asyncio.Event()

    async def remind_slowly() -> None:
        runs[0] += 1
        await finished.wait()

    monkeypatch.setattr(scheduler, "_remind", remind_slowly)
    scheduler.wake_by(NOW)
    await _until(lambda: runs[0] == 1)
    scheduler.wake_by(NOW)
    await _until(lambda: scheduler._is_nudged)
    finished.set()
    await _until(lambda: runs[0] > 1)
    await asyncio.sleep(0.05)
    assert runs == [2]


async def test_a_later_one_does_not_put_it_off(
    store: Store, clock: HeldClock, bell: Bell, scheduler: Scheduler
) -> None:
    """A later time does not replace an earlier one."""
    await _arrive(store, 1, NOW)
    scheduler.wake_by(NOW + timedelta(seconds=0.1))
    scheduler.wake_by(NOW + timedelta(hours=1))
    await _until(lambda: bell.rung > 0)
    assert await _letters(store) == [1]


async def test_a_moved_clock_is_followed_at_once(
    store: Store, clock: HeldClock, bell: Bell, scheduler: Scheduler
) -> None:
    """After a move of the clock, people who are due by then are reminded at once."""
    await _arrive(store, 1, NOW + DAY)
    assert await _letters(store) == []
    clock.move(DAY)
    scheduler.nudge()
    await _until(lambda: bell.rung > 0)
    assert await _letters(store) == [1]


async def test_a_clock_moved_during_a_look_is_not_overlooked(
    store: Store, scheduler: Scheduler, clock: HeldClock, bell: Bell
) -> None:
    """A clock moved during a check is followed right after it.

    The ticker drops a check that is asked for while one is under way.
    """
    await _arrive(store, 1, NOW + DAY)
    async with store.unit_of_work():  # the check begins, and waits for this transaction
        scheduler.nudge()
        await asyncio.sleep(0.1)
        clock.move(2 * DAY)
        scheduler.nudge()
        await asyncio.sleep(0.1)
    await _until(lambda: bell.rung > 0)
    assert bell.rung == 1


async def test_a_jump_is_followed_by_itself(
    store: Store, clock: HeldClock, bell: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A jump of the clock is noticed without a call, even when the ticker's timer sleeps on."""
    monkeypatch.setattr("bot.scheduling.scheduler.WATCH_SECONDS", 0.05)
    monkeypatch.setattr("bot.scheduling.scheduler.LOOK_EVERY", 3600)
    clocks = Clocks()
    scheduler = Scheduler(store, clock, PINGS, bell.ring, clocks.watch())
    scheduler.start()
    await _until(lambda: scheduler.look_count >= 1)
    await _arrive(store, 1, NOW + DAY)
    clock.move(DAY)
    clocks.go(0, jump=DAY.total_seconds())
    await _until(lambda: scheduler.look_count >= 2)
    await _until(lambda: bell.rung >= 1)
    assert await _letters_then(store, NOW + DAY) == [1]
    scheduler.stop()


async def _letters_then(store: Store, now: datetime) -> list[int]:
    async with asyncio.timeout(HANG_GUARD):
        while True:
            async with store.unit_of_work() as unit:
                found = [letter.chat for letter in await unit.outbox.claim(now, 10)]
            if found:
                return found
            await asyncio.sleep(0.01)
