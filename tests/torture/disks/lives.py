"""Records a stretch of the store's life down to each write, with turns as the intake makes them."""

import random
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from unittest.mock import patch

from coaching.model.documents import Conversation, Dossier, Opportunity
from coaching.model.vocabulary import OpportunityId, ZoneName
from storage.engine import Engine, Transaction
from storage.sqlite.sqlite_engine import SqliteEngine, open_engine
from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.unit_of_work import (
    ClaimedMessage,
    Delivery,
    DeliveryStatus,
    Store,
    StoredPerson,
    UnitOfWork,
    prepare_store,
)
from tests.torture.disks.driver import driven
from tests.torture.disks.passing_on import PassingOn
from tests.torture.disks.vfs import Op, RecordingVfs

DATABASE = "debrief.db"
KEY = b"k" * 32
BEGIN = datetime(2026, 11, 12, 10, tzinfo=UTC)
_CHATS = 60
_NORMAL = {"PRAGMA synchronous = FULL": "PRAGMA synchronous = NORMAL"}


async def state(work: Transaction) -> bytes:
    """Returns a digest of every row, which differs between two turns if anything was changed."""
    found = blake2b(digest_size=16)
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for name, sql in await work.fetch_rows(tables):
        found.update(f"{name} {sql}".encode())
        found.update(repr(await work.fetch_rows(f"SELECT * FROM {name}")).encode())
    return found.digest()


@dataclass(frozen=True, slots=True)
class Asked:
    """The commit of a turn began: from here on its state may be on the disk."""

    state: bytes


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The commit returned: from here on nothing older may be on the disk."""

    state: bytes


Event = Op | Asked | Acknowledged


@dataclass(slots=True)
class Record:
    """Records everything that happened, in order, as a listener of the disk."""

    events: list[Event] = field(default_factory=list)

    def before(self, op: Op) -> None:
        """Refuses nothing."""

    def after(self, op: Op) -> None:
        """Records what was done."""
        self.events.append(op)


class Watched(PassingOn):
    """Is the real engine, which reports each commit with the state that it leaves."""

    def __init__(self, engine: SqliteEngine, record: Record) -> None:
        super().__init__(engine)
        self._record = record

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Runs the engine's own and reports it."""
        async with self._engine.transaction() as work:
            yield work
            left = await state(work)
            self._record.events.append(Asked(left))
        self._record.events.append(Acknowledged(left))


class GivenUpError(Exception):
    """A turn was given up half way."""


class RandomWork:
    """Does random work of people and of the outbox."""

    def __init__(self, rng: random.Random, ids: int) -> None:
        self._rng, self._update = rng, ids
        self._out: list[ClaimedMessage] = []

    async def turn(self, store: Store) -> None:
        """Runs one turn of any kind."""
        self._update += 10
        now = BEGIN + timedelta(minutes=self._update)
        kinds = (self._batch, self._hand_in, self._remind, self._park, self._forget, self._clean)
        kind = self._rng.choices(kinds, weights=(60, 15, 10, 4, 3, 3))[0]
        out = list(self._out)
        try:
            async with store.unit_of_work() as unit:
                await kind(unit, now)
                self._give_up_perhaps()
        except GivenUpError:
            self._out = out

    def _give_up_perhaps(self) -> None:
        if self._rng.random() < 0.05:
            raise GivenUpError

    async def _batch(self, unit: UnitOfWork, now: datetime) -> None:
        ids = [self._update + at for at in range(self._rng.randint(1, 8))]
        await unit.updates.find_handled(ids)
        chosen = {self._rng.randint(1, _CHATS) for _ in ids}
        kept = await unit.people.load(chosen)
        people = [kept.get(chat) or unit.people.new(chat, now) for chat in sorted(chosen)]
        for one in people:
            self._live(one, now)
        await unit.people.save(people)
        await unit.outbox.queue([(one, self._reply(now)) for one in people], now)
        await unit.updates.mark_handled(ids, now)
        await self._hand_in(unit, now)

    async def _hand_in(self, unit: UnitOfWork, now: datetime) -> None:
        """Does what the outbox does in a turn: records results and claims messages."""
        fates = (
            DeliveryStatus.SENT,
            DeliveryStatus.SENT,
            DeliveryStatus.SENT,
            DeliveryStatus.LATER,
            DeliveryStatus.UNCERTAIN,
            DeliveryStatus.UNREACHABLE,
        )
        later = now + timedelta(seconds=30)
        await unit.outbox.record(
            [Delivery(letter, self._rng.choice(fates), later) for letter in self._out]
        )
        self._out = await unit.outbox.claim(now, self._rng.randint(1, 20))

    async def _remind(self, unit: UnitOfWork, now: datetime) -> None:
        due = await unit.people.load_due(now, 5)
        for one in due:
            one.next_ping = now + timedelta(minutes=self._rng.randint(5, 500))
        await unit.people.save(due)
        expires = now + timedelta(hours=3)
        await unit.outbox.queue([(one, self._saying(Rank.PING, expires)) for one in due], now)

    async def _park(self, unit: UnitOfWork, now: datetime) -> None:
        raw, chat = self._text(3000).encode(), self._rng.randint(1, _CHATS)
        await unit.updates.park(self._update, chat, raw, "ZeroDivisionError", now)
        await unit.updates.mark_handled([self._update], now)

    async def _forget(self, unit: UnitOfWork, now: datetime) -> None:
        kept = list((await unit.people.load([self._rng.randint(1, _CHATS)])).values())
        if kept:
            await unit.forget_people(kept)
            await unit.outbox.queue([(one, self._reply(now)) for one in kept], now)

    async def _clean(self, unit: UnitOfWork, now: datetime) -> None:
        await unit.updates.delete_old(now)
        await unit.outbox.delete_expired(now)
        for parked in await unit.updates.list_parked():
            await unit.updates.unpark(parked.update_id)

    def _live(self, one: StoredPerson, now: datetime) -> None:
        rng = self._rng
        conversation = Conversation(1, "new", 1, "company", now, {"note": self._text(800)})
        person = replace(one.dossier.person, first_name=self._text(9), conversation=conversation)
        held = list(one.dossier.opportunities)
        if not held or rng.random() < 0.2:
            number = OpportunityId(held[-1].id + 1 if held else 1)
            zone = ZoneName("Europe/Berlin")
            held.append(Opportunity(number, self._text(20), "Engineer", zone))
        if rng.random() < 0.5:
            at = rng.randrange(len(held))
            held[at] = replace(held[at], role=self._text(rng.choice((20, 300, 9000))))
        if rng.random() < 0.05:
            held.pop()
        one.dossier = Dossier(person, tuple(held))
        one.next_ping = now + timedelta(minutes=rng.randint(5, 500))

    def _reply(self, now: datetime) -> OutgoingMessage:
        return self._saying(Rank.REPLY, None)

    def _saying(self, rank: Rank, expires: datetime | None) -> OutgoingMessage:
        return OutgoingMessage("sendMessage", {"text": self._text(1500)}, rank, expires)

    def _text(self, most: int) -> str:
        return self._rng.randbytes(self._rng.randint(1, most)).hex()[:most]


@contextmanager
def same_bytes(rng: random.Random) -> Iterator[None]:
    """Takes ids, keys and nonces from the seed, so that the same seed writes the same bytes."""
    with patch("os.urandom", rng.randbytes), patch("random._urandom", rng.randbytes):
        yield


@dataclass(frozen=True, slots=True)
class ScenarioSize:
    """Says how long a life is, and whether the program writes less safely than it does."""

    turns: int
    ids: int = 0
    normal: bool = False


async def record(
    folder: Path, files: Mapping[str, bytes], life: ScenarioSize, rng: random.Random
) -> Record:
    """Records a life in `folder` on the given files, with some restarts of the bot."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    found = Record()
    numbers = {name: number for number, name in enumerate(files, 1)}
    disk = RecordingVfs(found, numbers)
    try:
        with same_bytes(rng):
            if DATABASE not in files:
                disk.make(DATABASE)
            await _lived(folder / DATABASE, disk, found, life, rng)
    finally:
        disk.unregister()
    return found


async def _lived(
    path: Path, disk: RecordingVfs, found: Record, life: ScenarioSize, rng: random.Random
) -> None:
    work = RandomWork(rng, life.ids)
    turns = life.turns
    while turns > 0:
        stretch = min(turns, rng.randint(20, 200))
        store = await _opened(path, disk, found, life)
        try:
            for _ in range(stretch):
                await work.turn(store)
        finally:
            await store.close()
        turns -= stretch


async def _opened(path: Path, disk: RecordingVfs, found: Record, life: ScenarioSize) -> Store:
    pragmas = _NORMAL if life.normal else {}
    engine = await open_engine(path, driven(disk.name, pragmas))
    if life.normal:
        (level,) = list(await engine._connection.execute_fetchall("PRAGMA synchronous"))
        assert level[0] == 1, "the contrast must be one"
    watched: Engine = Watched(engine, found)
    return await prepare_store(watched, [KEY])
