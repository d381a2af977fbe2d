"""The store: open it, take a turn, and all that happened in the turn is kept, or nothing of it."""

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.crypto.key_check import must_fit
from storage.crypto.rotation import WRAPPED, rewrap_some
from storage.crypto.sealing import MasterKeys
from storage.engine import Engine, Transaction
from storage.errors import UnavailableError
from storage.sqlite.migrations import migrate, must_be_current, shipped
from storage.tables import counting, handled_updates, metadata, outbox, people
from storage.tables.counting import Counts
from storage.tables.handled_updates import Parked
from storage.tables.metadata import begin_lineage
from storage.tables.outbox import Fate, Letter, Settled
from storage.tables.outgoing_message import Saying
from storage.tables.people import Kept

__all__ = [
    "Counts",
    "Desk",
    "Fate",
    "Kept",
    "Letter",
    "Parked",
    "Settled",
    "Store",
    "open_store",
    "path_of",
    "store_on",
]

_REPEATS = timedelta(hours=48)
"""Telegram keeps an update for 24 hours; twice that, and no repeat can come."""
PARKED_FOR = timedelta(days=90)
"""Time for whoever runs the bot to put a mended version in place and try it again; it is promised
in /privacy that nothing is put aside for longer."""
_EVER = datetime.max.replace(tzinfo=UTC)


class Desk:
    """What a turn can read and write, all of it inside one transaction; of no use after it."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction = transaction
        self._keys = keys
        self.forgot = False
        """Whether somebody of whom something was kept was forgotten in this turn."""
        self._once_kept: list[Callable[[], None]] = []

    def once_kept(self, then: Callable[[], None]) -> None:
        """Does this as soon as the turn is committed, before anybody else's; never if it fails."""
        self._once_kept.append(then)

    def kept(self) -> None:
        """The turn is committed."""
        for then in self._once_kept:
            then()

    async def handled(self, update_ids: Sequence[int]) -> frozenset[int]:
        """Those of them that were taken before."""
        return await handled_updates.handled(self._transaction, update_ids)

    async def mark_handled(self, update_ids: Sequence[int], now: datetime) -> None:
        """From here on they are repeats."""
        await handled_updates.mark_handled(self._transaction, update_ids, now)

    async def clean(self, now: datetime) -> None:
        """Lets go of handled updates of which no repeat can come any more, and of parked ones
        that nobody took up for so long."""
        await handled_updates.clean(self._transaction, now - _REPEATS)
        await handled_updates.drop(self._transaction, now - PARKED_FOR)

    async def park(
        self, update_id: int, chat: int | None, raw: bytes, reason: str, now: datetime
    ) -> None:
        """Keeps an update that could not be handled, sealed. Parked again, it is replaced."""
        await handled_updates.park(self._transaction, self._keys, update_id, chat, raw, reason, now)

    async def parked(self) -> list[Parked]:
        """All of them, in Telegram's order."""
        return await handled_updates.parked(self._transaction, self._keys)

    async def unpark(self, update_id: int) -> None:
        """Deletes a parked update; nothing happens when it is not there."""
        await handled_updates.unpark(self._transaction, update_id)

    async def dossiers(self, chats: Collection[int]) -> dict[int, Kept]:
        """By chat, those of whom something is kept.

        UnreadableError (its `chat` says whose) when a seal does not open: load without them.
        """
        found = await people.by_chat(self._transaction, self._keys, chats)
        return {kept.chat: kept for kept in found}

    def newcomer(self, chat: int, now: datetime) -> Kept:
        """Somebody of whom nothing is kept yet; `keep` writes them."""
        return people.newcomer(self._keys, chat, now)

    async def keep(self, kept: Sequence[Kept]) -> None:
        """Writes what differs from what was loaded; LostRaceError if that is old by now."""
        await people.keep(self._transaction, kept)

    async def forget(self, kept: Sequence[Kept]) -> bool:
        """Deletes all that is kept of them, what waits to be said included; whether there was any.

        A farewell is said after it. They must not be kept again.
        """
        gone = await people.forget(self._transaction, self._keys, kept)
        self.forgot = self.forgot or gone > 0
        return gone > 0

    async def due(self, now: datetime, limit: int) -> list[Kept]:
        """Reachable people whose ping is due, the earliest first."""
        return await people.due(self._transaction, self._keys, now, limit)

    async def next_due(self) -> datetime | None:
        """When the next ping of a reachable person is due."""
        return await people.next_due(self._transaction)

    async def people_count(self) -> int:
        """Of how many people something is kept."""
        return await people.count(self._transaction)

    async def chats(self, after: int, limit: int) -> list[int]:
        """The chats above `after` of whom something is kept, ascending."""
        return await people.chats(self._transaction, after, limit)

    async def say(self, sayings: Sequence[tuple[Kept, Saying]], now: datetime) -> None:
        """Queues them in order, also to people of whom nothing is kept (yet, or any more)."""
        await outbox.say(self._transaction, sayings, now)

    async def claim(self, now: datetime, limit: int) -> list[Letter]:
        """Letters that may go now, each chat's in order, of chats with nothing in flight."""
        return await outbox.claim(self._transaction, self._keys, now, limit)

    async def settle(self, results: Sequence[Settled]) -> None:
        """Says what became of claimed letters."""
        await outbox.settle(self._transaction, results)

    async def reclaim(self, before: datetime) -> int:
        """Takes the fate of letters claimed up to then as unknown; how many there were."""
        return await outbox.reclaim(self._transaction, before)

    async def release(self, beyond: datetime) -> int:
        """Ends every pause that reaches beyond that moment; how many letters one held."""
        return await outbox.release(self._transaction, beyond)

    async def expire(self, now: datetime) -> int:
        """Deletes letters that are not worth saying any more; how many there were."""
        return await outbox.expire(self._transaction, now)

    async def next_letter(self, now: datetime) -> datetime | None:
        """`now` if a letter may go, else when to look again, None when nothing waits."""
        return await outbox.next_letter(self._transaction, self._keys, now)

    async def counts(self, now: datetime) -> Counts:
        """How much there is and how long it waits."""
        return await counting.counts(self._transaction, self._keys, now)

    async def mark(self, name: str) -> str | None:
        """A small fact about the whole, as it was set last; None when it never was."""
        return await metadata.mark(self._transaction, name)

    async def set_mark(self, name: str, value: str) -> None:
        """Keeps it in place of what was there. Nothing about anybody: it is not sealed."""
        await metadata.set_mark(self._transaction, name, value)

    async def letters_count(self) -> int:
        """How many letters wait or are in flight."""
        return await outbox.count(self._transaction)


class Store:
    """One database, opened by `open_store`."""

    def __init__(self, engine: Engine, keys: MasterKeys) -> None:
        self._engine = engine
        self._keys = keys
        self._unscrubbed = False

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Desk]:
        """One transaction: kept at the end, taken back wholly on any exception or cancellation.

        Turns wait for each other; one inside another would wait for ever.
        """
        async with self._engine.transaction() as transaction:
            desk = Desk(transaction, self._keys)
            yield desk
        desk.kept()
        if desk.forgot or self._unscrubbed:
            await self._scrub()

    async def rewrap(self, at_once: int = 200) -> int:
        """Wraps every data key by the newest master key that is not yet, so many in a turn.

        How many were. Broken off, it goes on where it was.
        """
        done = 0
        for wrapped in WRAPPED:
            row: int | None = -1
            while row is not None:
                async with self._engine.transaction() as transaction:
                    row, some = await rewrap_some(transaction, self._keys, wrapped, row, at_once)
                done += some
        await self._scrub()
        return done

    async def close(self) -> None:
        """Lets the database go; a turn still at work is taken back."""
        await self._engine.close()

    async def _scrub(self) -> None:
        """While a backup reads, the next turn tries again."""
        self._unscrubbed = True
        self._unscrubbed = not await self._engine.scrub()


async def open_store(url: str, keys: Sequence[bytes], *, reading: bool = False) -> Store:
    """Opens what `url` names, making and bringing it up to date as needed.

    sqlite:///data/debrief.db is relative, sqlite:////var/lib/debrief.db absolute. Letters in
    flight when the last process ended carry `twin_risk` from here on. Raises a StorageError.

    With `reading` it opens beside a running bot, and its turns can only look: UnavailableError
    when there is nothing to look at, or it was not brought up to date yet.
    """
    from storage.sqlite.sqlite_engine import open_engine, open_reading  # 80 ms: not at import

    path = path_of(url)
    if not reading:
        return await store_on(await open_engine(path), keys)
    engine = await open_reading(path)
    async with _closing_on_error(engine):
        await must_be_current(engine, shipped())
        return await _tried(engine, keys)


async def store_on(engine: Engine, keys: Sequence[bytes]) -> Store:
    """What `open_store` does once it has an engine, which is closed when it fails."""
    async with _closing_on_error(engine):
        await migrate(engine, shipped())
        store = await _tried(engine, keys)
        async with engine.transaction() as transaction:
            await begin_lineage(transaction)
            await outbox.reclaim(transaction, _EVER)
        await engine.scrub()  # killed after it had forgotten somebody, it could not
        return store


async def _tried(engine: Engine, keys: Sequence[bytes]) -> Store:
    master = MasterKeys(keys)
    async with engine.transaction() as transaction:
        await must_fit(transaction, master)
    return Store(engine, master)


@asynccontextmanager
async def _closing_on_error(engine: Engine) -> AsyncIterator[None]:
    try:
        yield
    except BaseException:
        await engine.close()
        raise


def path_of(url: str) -> Path:
    """The file that a database's URL names. UnavailableError when it names none."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise UnavailableError("DATABASE_URL must look like sqlite:///data/debrief.db")
    return Path(path)
