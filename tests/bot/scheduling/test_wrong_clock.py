"""A clock that is ahead or behind for a while, or at a start, costs nobody a reminder."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.scheduling.due_reminders import ReminderPolicy, dispatch_due
from bot.scheduling.planned_times import BACK_BY, SETTLE_SECONDS, PlannedTimes
from coaching.model.documents import Conversation, Dossier, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.playbook.step_records import snooze_step
from handlers.cards import reminders
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.bot.conftest import NOW
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity

END = berlin(24, 16)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BEGIN = END - 10 * MINUTE
YEAR = 365 * DAY
JUMPS = (2 * HOUR, 3 * DAY, 5 * YEAR)
POLICY = ReminderPolicy(reminders.say_reminder, reminders.next_ping)
CAPTURE = StepKey(StepKind("capture"), FIRST)
CHAT = 1001


class Life:
    """Is one person whose reminders are noted, and a clock that can be wrong."""

    def __init__(self, store: Store) -> None:
        self.store, self.steady = store, 0.0
        self.planned = PlannedTimes(lambda: self.steady)
        self.came: list[tuple[datetime, str]] = []

    async def arrive(self, *jobs: Opportunity) -> None:
        async with self.store.unit_of_work() as unit:
            kept = unit.people.new(CHAT, BEGIN)
            person = replace(PERSON, id=kept.person_id)
            kept.dossier = Dossier(person, jobs)
            kept.next_ping = reminders.next_ping(kept.dossier, BEGIN)
            await unit.people.save([kept])

    def restart(self) -> None:
        self.planned = PlannedTimes(lambda: self.steady)

    async def look(self, now: datetime, seconds: float = 5) -> None:
        """Reminds at that time of the clock, so many real seconds after the last look."""
        self.steady += seconds
        await dispatch_due(self.store, POLICY, now, planned=self.planned)
        async with self.store.unit_of_work() as unit:
            said = await unit.outbox.claim(now, 100)
            await unit.outbox.record([Delivery(one, DeliveryStatus.SENT) for one in said])
        self.came += [(now, str(one.payload["text"])) for one in said]

    async def change(self, now: datetime, job: Opportunity) -> None:
        """Stores a turn of the person at that time of the clock."""
        async with self.store.unit_of_work() as unit:
            kept = (await unit.people.load([CHAT]))[CHAT]
            talk = Conversation(1, "new", 1, "company", now, {"company": "Acme"})
            person = replace(kept.dossier.person, conversation=talk)
            kept.dossier = Dossier(person, (job,))
            kept.next_ping = reminders.next_ping(kept.dossier, now)
            await unit.people.save([kept])
            await self.planned.note(unit, now)

    async def go_on(self, now: datetime, until: datetime) -> list[tuple[datetime, str]]:
        """Lives on from ping to ping; returns what came from now on, and when."""
        before = len(self.came)
        await self.look(now)
        while now < until:
            async with self.store.unit_of_work() as unit:
                due = await unit.people.next_ping_time()
            step = min(max(due or until, now), now + HOUR)
            step = step if step > now else now + MINUTE / 12
            await self.look(step, (step - now).total_seconds())
            now = step
        return self.came[before:]


async def _undisturbed(store: Store) -> list[tuple[datetime, str]]:
    life = Life(store)
    await life.arrive(opportunity(contact(2, "Ana")))
    await life.look(BEGIN)
    return await life.go_on(BEGIN + 12 * MINUTE / 60, END + 9 * DAY)


@pytest.fixture
async def expected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[datetime, str]]:
    """What comes, and when, while nothing is wrong with the clock."""
    from storage.unit_of_work import open_store

    place = tmp_path_factory.mktemp("right")
    opened = await open_store(f"sqlite:///{place}/debrief.db", [b"k" * 32])
    try:
        return await _undisturbed(opened)
    finally:
        await opened.close()


@pytest.mark.parametrize(
    ("start", "jump"),
    [
        *(("running", jump) for jump in (MINUTE, 3 * DAY, 5 * YEAR, -3 * DAY, -5 * YEAR)),
        *(("restarted", jump) for jump in (MINUTE, 2 * HOUR, YEAR, -3 * DAY)),
        *(("started", jump) for jump in (3 * DAY, 5 * YEAR)),
    ],
)
async def test_every_reminder_comes_at_its_time(
    store: Store, expected: list[tuple[datetime, str]], jump: timedelta, start: str
) -> None:
    """After a jump there and back everything comes as if nothing had happened, also when the
    process starts in the wrong time, or ends in it.
    """
    life = Life(store)
    await life.arrive(opportunity(contact(2, "Ana")))
    if start != "started":
        await life.look(BEGIN)
    await life.look(BEGIN + jump)
    await life.look(BEGIN + jump + MINUTE / 12)
    if start != "running":
        life.restart()
    came = await life.go_on(BEGIN + 12 * MINUTE / 60, END + 9 * DAY)
    late = [at for at, text in expected if not _came_in_time(came, at, text)]
    assert late == []
    assert len(expected) > 2
    assert len(came) <= len(expected)


def _came_in_time(came: list[tuple[datetime, str]], at: datetime, text: str) -> bool:
    return any(other == text and at <= when <= at + MINUTE / 4 for when, other in came)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_what_was_put_off_in_a_future_time_comes_back(store: Store, jump: timedelta) -> None:
    """A step that was put off by an hour in a future time, in the middle of an answer, comes back
    about an hour after the clock is right again.
    """
    life = Life(store)
    job = opportunity(contact(2, "Ana"))
    await life.arrive(job)
    now = END + 20 * MINUTE
    await life.look(now)
    ahead = now + jump
    await life.change(ahead, snooze_step(job, CAPTURE, ahead + HOUR, ahead))
    came = await life.go_on(now, now + 2 * HOUR)
    assert any("Acme" in text for _, text in came)


async def test_a_clock_behind_for_a_moment_changes_nothing_that_is_kept(store: Store) -> None:
    """What is dated ahead of a clock that is behind stays until that clock is taken for right."""
    life = Life(store)
    await life.arrive(opportunity(contact(2, "Ana")))
    await life.look(END + 20 * MINUTE)
    before = await _records(store)
    await life.look(END - 3 * DAY)
    assert await _records(store) == before
    await life.look(END + 21 * MINUTE)
    assert await _records(store) == before
    await life.look(END - 3 * DAY)
    await life.look(END - 3 * DAY, SETTLE_SECONDS)
    assert await _records(store) != before


async def _records(store: Store) -> object:
    async with store.unit_of_work() as unit:
        (job,) = (await unit.people.load([CHAT]))[CHAT].dossier.opportunities
    return job.records


async def test_a_clock_that_goes_back_a_little_plans_nobody_anew(store: Store) -> None:
    """A clock that is corrected by seconds costs no plan of everybody."""
    planned = PlannedTimes()
    async with store.unit_of_work() as unit:
        await planned.note(unit, NOW)
    assert planned.is_certain(NOW - BACK_BY)
    assert not planned.is_certain(NOW - 2 * BACK_BY)


async def test_a_plan_that_is_not_kept_is_planned_anew_later(store: Store) -> None:
    """When the disk refuses while everybody is planned anew, the next look does it."""
    life = Life(store)
    await life.arrive()
    await life.look(NOW + DAY)
    async with store.unit_of_work() as unit:
        await life.planned.note(unit, NOW + DAY)
    with suppress(OSError):
        async with store.unit_of_work() as unit:
            assert not await life.planned.check(unit, NOW)
            raise OSError("full")
    async with store.unit_of_work() as unit:
        assert await unit.people.next_ping_time() is None
        await life.planned.check(unit, NOW)
        assert await unit.people.next_ping_time() == NOW


async def test_pauses_and_marks_of_a_future_time_end(store: Store) -> None:
    """A pause that Telegram asked for in a future time ends, and what was parked then is dated
    now once the clock is known to be right.
    """
    life = Life(store)
    await life.arrive()
    async with store.unit_of_work() as unit:
        await life.planned.note(unit, NOW + DAY)
        kept = (await unit.people.load([CHAT]))[CHAT]
        await unit.outbox.queue([(kept, OutgoingMessage("sendMessage", {"text": "a"}))], NOW + DAY)
        (claimed,) = await unit.outbox.claim(NOW + DAY, 1)
        pause = Delivery(claimed, DeliveryStatus.LATER, NOW + DAY + MINUTE, is_general=True)
        await unit.outbox.record([pause])
        await unit.updates.park(7, CHAT, b"{}", "ValueError", NOW + DAY)
        await unit.updates.mark_handled([7], NOW + DAY)
    await life.look(NOW)
    assert [text for _, text in life.came] == ["a"]
    await life.look(NOW + MINUTE, SETTLE_SECONDS)
    async with store.unit_of_work() as unit:
        (parked,) = await unit.updates.list_parked()
        times = await unit.updates.find_handled_times([7])
    assert (parked.at, times[7]) == (NOW + MINUTE, NOW + MINUTE)
