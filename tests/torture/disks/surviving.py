"""Runs a bot's life on a disk that refuses for a while, with the product's own parts."""

import asyncio
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import apsw
import telegram

from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.intake.update_result import Effects
from bot.receiving.polling import Poller
from bot.scheduling.due_reminders import ReminderPolicy, dispatch_due
from bot.sending.sender import Sender
from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId
from handlers import router
from handlers.cards import reminders
from handlers.ui.turn import Turn
from storage.errors import UnavailableError
from storage.sqlite.sqlite_engine import open_engine
from storage.unit_of_work import Store, UnitOfWork, open_store, prepare_store
from tests.handlers.chat import make_bot
from tests.torture.disks.driver import driven
from tests.torture.disks.faults import DiskFault, DiskTrouble, Failing
from tests.torture.disks.vfs import RecordingVfs
from tests.torture.people.walks import WEDNESDAY, Act, plain, walk
from tests.torture.processes.mailbox import Mailbox, Raw
from tests.torture.processes.virtual import HandClock, pressed, wrote

KEY = b"k" * 32
PATIENCE = 15.0
"""Within so many seconds everything must be sent, as all pauses are short."""
LATER = timedelta(hours=40)
"""The reminders come after this time."""
_DATABASE = "debrief.db"
_IMPATIENT = {"PRAGMA busy_timeout = 5000": "PRAGMA busy_timeout = 20"}
_bot = cache(make_bot)


@dataclass(frozen=True, slots=True)
class DiskWorld:
    """Says what people do, in Telegram's order, and how many updates come at a time."""

    raws: list[Raw]
    portions: list[int]
    stages: dict[int, list[str]]
    """What is stored of each chat after so many of its updates."""

    @property
    def answers(self) -> dict[int, tuple[int, str]]:
        """Updates that are written only after an answer was read: a deletion drops unread
        messages.
        """
        sure = (raw for raw in self.raws if _about(raw)["text"] == "delete")
        return {raw["update_id"]: (_chat(raw), "Delete everything I keep") for raw in sure}


async def world(rng: random.Random) -> DiskWorld:
    """Returns three people; the last one deletes everything in the end, and begins again."""
    acts = {1001: walk(rng, 9), 1002: walk(rng, 8), 1003: walk(rng, 6)}
    acts[1003] += [Act("/delete"), Act("delete"), Act("/start"), Act("Madrid")]
    raws: list[Raw] = []
    while any(acts.values()):
        chat = rng.choice([chat for chat, left in acts.items() if left])
        raws.append(_raw(len(raws) + 1, chat, acts[chat].pop(0)))
    return DiskWorld(raws, [rng.randint(1, 3) for _ in raws], await _stages(raws))


def _raw(number: int, chat: int, act: Act) -> Raw:
    if act.text:
        return wrote(number, chat, number, act.text, WEDNESDAY)
    return pressed(number, chat, {"message_id": 1, "text": "a card"}, act.data, WEDNESDAY)


def _about(raw: Raw) -> Raw:
    """Returns the message that was written, or whose button was pressed."""
    found: Raw = raw.get("message") or raw["callback_query"]["message"]
    return found


def _chat(raw: Raw) -> int:
    return int(_about(raw)["chat"]["id"])


async def _stages(raws: list[Raw]) -> dict[int, list[str]]:
    """Runs the same updates through the same handlers, without anything that could fail."""
    stages: dict[int, list[str]] = {}
    dossiers: dict[int, Dossier] = {}
    for raw in raws:
        chat, update = _chat(raw), telegram.Update.de_json(raw, _bot())
        known = dossiers.pop(chat, None)
        dossier = known or Dossier(Person(PersonId(1)))
        turn = Turn(WEDNESDAY, chat, dossier, _about(raw)["message_id"], is_newcomer=known is None)
        await router.route_update(update, turn)
        if not turn.deletes_person:
            dossiers[chat] = turn.dossier
        stages.setdefault(chat, [""]).append(_kept(dossiers.get(chat)))
    return stages


def _kept(dossier: Dossier | None) -> str:
    return plain(dossier) if dossier else ""


@dataclass(slots=True)
class DiskLifeResult:
    """Holds the result of a life.

    `asked` and `refusals` count operations of the disk, `fetches` those that brought updates.
    """

    read: dict[int, list[str]] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    confirmed: int = 0
    looks: int = 0
    """How often the files were opened as a kill would have left them."""
    asked: int = 0
    refusals: int = 0
    fetches: int = 0


class DiskLife:
    """Is one bot on one disk, from its first update to its first reminders."""

    way: type[Intake] = Intake
    patience: float = PATIENCE

    def __init__(self, folder: Path, world: DiskWorld, fault: DiskFault | None = None) -> None:
        self._folder, self._world = folder, world
        self._lock = fault if fault and fault.trouble is DiskTrouble.LOCKED else None
        self._tap = Failing(None if self._lock else fault)
        self._holder: apsw.Connection | None = None
        self._box = Mailbox(world.raws, world.portions, world.answers, self._fetching)
        self._clock = HandClock(WEDNESDAY)
        self._found = DiskLifeResult()

    async def run(self) -> DiskLifeResult:
        """Runs all of it; afterwards nothing is left on the disk."""
        self._folder.mkdir()
        self._disk = RecordingVfs(self._tap)
        try:
            self._store = await self._opened()
            self._outbox = Sender(self._store, self._box, self._clock)
            await self._lived()
            await self._judge()
            await self._store.close()
        except TimeoutError as error:
            self._found.wrong.append(str(error))
        finally:
            self._disk.unregister()
            shutil.rmtree(self._folder)
        found, tap = self._found, self._tap
        found.read, found.confirmed = self._box.sent, len(self._box.confirmed)
        found.asked, found.fetches = tap.asked, self._box.fetches
        found.refusals += tap.refused
        return found

    # -- what Intake asks of the rest of the product -------------------------------------------

    async def join_transaction(self, unit: UnitOfWork, now: datetime) -> Callable[[], None]:
        """Sends replies with the commit, as the bot does."""
        exchange = await self._outbox.exchange(unit, now)
        return lambda: self._outbox.launch(exchange)

    def take_effects(self, effects: Effects) -> None:
        """Wakes the outbox."""
        self._outbox.wake()

    # -- what happens ------------------------------------------------------------------------

    async def _opened(self) -> Store:
        """Opens the store as an operator would: once more when it failed because of the disk."""
        connect = driven(self._disk.name, _IMPATIENT, self._failed)
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                self._engine = await open_engine(self._folder / _DATABASE, connect)
                return await prepare_store(self._engine, [KEY])
            except (UnavailableError, sqlite3.OperationalError):
                await asyncio.sleep(0.001)
        raise TimeoutError("it never starts again")

    async def _lived(self) -> None:
        way_in = EntryPoints(router.route_update, reminders.next_ping)
        intake = self.way(self._store, _bot(), self._clock, entry_points=way_in, hooks=self)
        poller = Poller(self._box)
        running = [
            asyncio.create_task(poller.run(intake.take)),
            asyncio.create_task(self._outbox.run()),
        ]
        try:
            async with asyncio.timeout(self.patience):
                await self._quiet()
                self._clock.at += LATER
                await self._reminded()
                await self._quiet()
        except TimeoutError:
            self._found.wrong.append("it does not go on by itself")
        if any(task.done() for task in running):
            self._found.wrong.append("it ended by itself")
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        self._tap.heal()
        await self._outbox.stop()

    async def _quiet(self) -> None:
        """Waits until everything was taken in and sent."""
        while not (self._box.all_taken and self._idle() and await self._letters() == 0):
            if self._refused() and not self._found.looks:
                await self._look()
            await asyncio.sleep(0.002)

    def _idle(self) -> bool:
        return not self._outbox._in_flight.tasks and not self._outbox._deliveries

    async def _letters(self) -> int:
        try:
            async with self._store.unit_of_work() as unit:
                return await unit.outbox.count()
        except UnavailableError:
            return 1

    async def _reminded(self) -> None:
        while True:
            try:
                await dispatch_due(
                    self._store,
                    ReminderPolicy(reminders.say_reminder, reminders.next_ping),
                    self._clock.at,
                )
            except Exception:  # noqa: BLE001 - as the scheduler: the next time tries again
                await asyncio.sleep(0.002)
            else:
                self._outbox.wake()
                return

    # -- somebody else who writes ------------------------------------------------------------

    async def _fetching(self, number: int) -> None:
        if self._lock is not None and number == self._lock.begins:
            async with self._engine._transaction_lock:
                path = self._folder / _DATABASE
                self._holder = apsw.Connection(str(path), vfs=self._disk.name)
                self._holder.execute("BEGIN IMMEDIATE")

    def _failed(self) -> None:
        """Counts a failed statement: the lock is released after some."""
        if self._lock is None or self._holder is None:
            return
        self._found.refusals += 1
        if self._found.refusals >= self._lock.refusals:
            self._holder.execute("ROLLBACK")
            self._holder.close()
            self._holder = None

    def _refused(self) -> int:
        return self._tap.refused + self._found.refusals

    # -- what is found -----------------------------------------------------------------------

    async def _look(self) -> None:
        """Looks at the files as a kill would leave them at this moment."""
        self._found.looks += 1
        with_update = self._clock.at == WEDNESDAY
        copied = self._folder / "copied"
        copied.mkdir()
        confirmed = set(self._box.confirmed)
        async with self._engine._transaction_lock:
            for path in self._folder.glob(f"{_DATABASE}*"):
                if not path.name.endswith("-shm"):
                    shutil.copy(path, copied)
        store = await open_store(f"sqlite:///{copied}/{_DATABASE}", [KEY])
        try:
            await self._compare(store, confirmed, with_update)
        finally:
            await store.close()

    async def _compare(self, store: Store, confirmed: set[int], stages: bool) -> None:
        raws = self._world.raws
        async with store.unit_of_work() as unit:
            handled = await unit.updates.find_handled([raw["update_id"] for raw in raws])
            kept = await unit.people.load(self._world.stages)
        if confirmed - handled:
            self._found.wrong.append("a confirmed update is lost")
        for chat, wanted in self._world.stages.items():
            there = [raw["update_id"] in handled for raw in raws if _chat(raw) == chat]
            if there != sorted(there, reverse=True):
                self._found.wrong.append("updates are out of order")
            held = _kept(kept[chat].dossier) if chat in kept else ""
            if stages and held != wanted[sum(there)]:
                self._found.wrong.append("a turn is there in part")

    async def _judge(self) -> None:
        ids = [raw["update_id"] for raw in self._world.raws]
        async with self._store.unit_of_work() as unit:
            self._found.wrong += ["an update is lost"] * len(
                {*ids} - await unit.updates.find_handled(ids)
            )
            self._found.wrong += ["an update is parked"] * len(await unit.updates.list_parked())
            kept = await unit.people.load(self._world.stages)
        self._found.kept = {chat: _kept(one.dossier) for chat, one in kept.items()}
