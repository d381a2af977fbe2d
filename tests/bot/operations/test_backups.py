"""The bot makes one backup a day, and no deleted person stays in any of them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.monitoring.metrics import Metrics
from bot.persistence.daily_backups import Backups
from bot.scheduling import scheduler as scheduling
from bot.scheduling.due_reminders import ReminderPolicy
from bot.scheduling.scheduler import Scheduler
from handlers.cards import reminders
from storage.backup.backups import backup_time, list_backups, restore
from storage.unit_of_work import Store
from tests.bot.conftest import NOW, HeldClock
from tests.bot.operating import KEY, arrive
from tests.hang_guard import HANG_GUARD

PINGS = ReminderPolicy(reminders.say_reminder, reminders.next_ping)
DAY = timedelta(days=1)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/debrief.db"


@pytest.fixture
def backups(url: str, tmp_path: Path) -> Backups:
    return Backups(url, [KEY], tmp_path / "backups", keep=3)


@pytest.fixture
async def running(
    store: Store, clock: HeldClock, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scheduler]:
    """Runs a scheduler that does soon what it usually does within seconds."""
    for wait in ("BACK_UP_FIRST", "SHRED_WITHIN"):
        monkeypatch.setattr(scheduling, wait, timedelta(milliseconds=10))
    made = Scheduler(store, clock, PINGS, lambda: None, backups=backups, metrics=Metrics())
    yield made
    made.stop()


async def _until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while not met():  # noqa: ASYNC110 - a job of the ticker's
            await asyncio.sleep(0.01)


async def _forget(store: Store, chat: int) -> None:
    async with store.unit_of_work() as unit:
        await unit.forget_people([*(await unit.people.load([chat])).values()])


async def _dropped(url: str, folder: Path) -> int:
    """Returns how many people the newest backup can no longer bring back."""
    return (await restore(url, [KEY], list_backups(folder)[0])).dropped_count


def test_the_name_tells_the_time() -> None:
    """A backup's name tells its time, and another file's name does not."""
    made = datetime.fromisoformat("2026-11-22T07:15:00+00:00")
    assert backup_time(Path("backups/debrief-20261122T071500Z.db")) == made
    assert backup_time(Path("backups/debrief-keys.db")) is None


async def test_one_is_due_when_the_newest_is_a_day_old(store: Store, backups: Backups) -> None:
    """A backup is due when the newest is a day old, even if one has a date in the future."""
    assert backups.is_due(NOW)
    await backups.make(NOW)
    assert not backups.is_due(NOW)
    assert not backups.is_due(NOW + DAY - timedelta(seconds=1))
    assert backups.is_due(NOW + DAY)
    assert not backups.is_due(NOW - timedelta(hours=2))
    assert backups.is_due(NOW - DAY)


async def test_a_wrong_clock_of_yesterday_spoils_nothing(store: Store, backups: Backups) -> None:
    """A backup dated far ahead is not the newest, makes none due, and is deleted before
    good ones.
    """
    wrong = (await backups.make(NOW + 400 * DAY)).path
    assert backups.newest_file(NOW) == wrong
    assert backups.is_due(NOW)
    good = (await backups.make(NOW)).path
    assert backups.newest_file(NOW) == good
    assert not backups.is_due(NOW + DAY / 2)
    for day in (1, 2):
        await backups.make(NOW + day * DAY)
    assert wrong not in list_backups(backups.folder)
    assert good in list_backups(backups.folder)


async def test_a_backup_a_day_and_no_more(
    store: Store, clock: HeldClock, backups: Backups, running: Scheduler
) -> None:
    """One backup is made soon after the start if due, then one a day; the metrics say when."""
    await arrive(store, 1)
    running.start()
    await _until(lambda: len(list_backups(backups.folder)) == 1)
    running.nudge()
    await asyncio.sleep(0.1)
    assert len(list_backups(backups.folder)) == 1
    clock.move(DAY)
    running.nudge()
    await _until(lambda: len(list_backups(backups.folder)) == 2)
    await _until(lambda: running.metrics.last_backup == NOW + DAY)


async def test_how_old_the_last_one_is_counts_most_when_none_can_be_made(
    store: Store, clock: HeldClock, backups: Backups, running: Scheduler
) -> None:
    """When no backup can be made, the metrics still say how old the last one is."""
    await arrive(store, 1)
    made = await backups.make(NOW)
    clock.move(2 * DAY)
    backups._url = "sqlite:////nowhere/at/all.db"
    running.start()
    await _until(lambda: running.metrics.last_backup is not None)
    assert running.metrics.last_backup == NOW
    assert list_backups(backups.folder) == [made.path]


async def test_no_day_of_many_fills_the_disk(store: Store, backups: Backups) -> None:
    """The newest backups stay, as many as the setting says."""
    for day in range(5):
        await backups.make(NOW + day * DAY)
    assert [backup_time(file) for file in list_backups(backups.folder)] == [
        NOW + day * DAY for day in (4, 3, 2)
    ]


async def test_whoever_left_is_shredded_at_the_start(
    store: Store, url: str, backups: Backups, running: Scheduler
) -> None:
    """At the start, keys are shredded that an earlier process may have left."""
    await arrive(store, 1, 2)
    await backups.make(NOW)
    await _forget(store, 2)
    before = _keys(backups)
    running.start()
    await _until(lambda: _keys(backups) != before)
    await store.close()
    assert await _dropped(url, backups.folder) == 1


async def test_whoever_leaves_is_shredded_soon(
    store: Store, url: str, backups: Backups, running: Scheduler
) -> None:
    """A deletion shreds the key soon, even when two people leave during a shredding."""
    await arrive(store, 1, 2, 3)
    await backups.make(NOW)
    running.start()
    await asyncio.sleep(0.1)
    for chat in (2, 3):
        await _forgotten_soon(store, chat, backups, running)
    await store.close()
    assert await _dropped(url, backups.folder) == 2


async def _forgotten_soon(store: Store, chat: int, backups: Backups, job: Scheduler) -> None:
    before = _keys(backups)
    await _forget(store, chat)
    job.shred_soon()
    await _until(lambda: _keys(backups) != before)


async def test_a_shredding_that_failed_is_tried_again(
    store: Store, backups: Backups, running: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failed shredding is tried again until it works."""
    monkeypatch.setattr(scheduling, "SHRED_AGAIN", timedelta(seconds=0.1))
    tries = 0

    async def fails_twice() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OSError

    monkeypatch.setattr(backups, "shred", fails_twice)
    running.start()
    await _until(lambda: tries == 3)
    await asyncio.sleep(0.3)
    assert tries == 3


async def test_without_a_folder_nothing_is_shredded(store: Store, backups: Backups) -> None:
    """Without a backup folder nothing is shredded, and no folder is made."""
    await backups.shred()
    assert not backups.folder.exists()


async def test_none_is_made_by_itself_when_none_are_kept(
    store: Store, clock: HeldClock, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no automatic backups, those made by hand are still shredded."""
    monkeypatch.setattr(scheduling, "SHRED_WITHIN", timedelta(milliseconds=10))
    monkeypatch.setattr(scheduling, "BACK_UP_FIRST", timedelta(milliseconds=10))
    none = Backups(url, [KEY], tmp_path / "backups", keep=0)
    await arrive(store, 1)
    await none.make(NOW - 9 * DAY)
    before = _keys(none)
    made = Scheduler(store, clock, PINGS, lambda: None, backups=none)
    made.start()
    await _forget(store, 1)
    made.shred_soon()
    await _until(lambda: _keys(none) != before)
    made.nudge()
    await asyncio.sleep(0.1)
    made.stop()
    assert len(list_backups(none.folder)) == 1


def _keys(backups: Backups) -> bytes:
    return (backups.folder / "debrief-keys.db").read_bytes()
