"""The store: open it, take a turn, and all that happened in the turn is kept, or nothing of it."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import outbox, people, updates
from storage.engine import Engine, Transaction
from storage.errors import UnavailableError
from storage.migrations import migrate, shipped
from storage.outbox import Fate, Letter, Settled
from storage.people import Kept
from storage.saying import Saying
from storage.sealing import MasterKeys
from storage.updates import Parked

__all__ = ["Desk", "Fate", "Kept", "Letter", "Parked", "Settled", "Store", "open_store"]

_REPEATS = timedelta(hours=48)
"""Telegram keeps an update for 24 hours; twice that, and no repeat can come."""
_EVER = datetime.max.replace(tzinfo=UTC)


class Desk:
    """What a turn can read and write, all of it inside one transaction; of no use after it."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction = transaction
        self._keys = keys
        self.forgot = False
        """Whether somebody was forgotten in this turn."""

    async def handled(self, update_ids: Sequence[int]) -> frozenset[int]:
        """Those of them that were taken before."""
        return await updates.handled(self._transaction, update_ids)

    async def mark_handled(self, update_ids: Sequence[int], now: datetime) -> None:
        """From here on they are repeats."""
        await updates.mark_handled(self._transaction, update_ids, now)

    async def clean(self, now: datetime) -> None:
        """Lets go of handled updates of which no repeat can come any more."""
        await updates.clean(self._transaction, now - _REPEATS)

    async def park(
        self, update_id: int, chat: int | None, raw: bytes, reason: str, now: datetime
    ) -> None:
        """Keeps an update that could not be handled, sealed. Parked again, it is replaced."""
        parked = Parked(update_id, chat, raw, reason, now)
        await updates.park(self._transaction, self._keys, parked)

    async def parked(self) -> list[Parked]:
        """All of them, in Telegram's order."""
        return await updates.parked(self._transaction, self._keys)

    async def unpark(self, update_id: int) -> None:
        """Deletes a parked update; nothing happens when it is not there."""
        await updates.unpark(self._transaction, update_id)

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

    async def forget(self, kept: Sequence[Kept]) -> None:
        """Deletes all that is kept of them, what waits to be said included.

        A farewell is said after it. They must not be kept again.
        """
        await people.forget(self._transaction, self._keys, kept)
        self.forgot = True

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

    async def claim(self, now: datetime, limit: int, besides: Collection[int] = ()) -> list[Letter]:
        """Letters that may go now, each chat's in order, of chats with nothing in flight."""
        return await outbox.claim(self._transaction, self._keys, now, limit, besides)

    async def settle(self, results: Sequence[Settled]) -> None:
        """Says what became of claimed letters."""
        await outbox.settle(self._transaction, results)

    async def reclaim(self, before: datetime) -> int:
        """Takes the fate of letters claimed up to then as unknown; how many there were."""
        return await outbox.reclaim(self._transaction, before)

    async def expire(self, now: datetime) -> int:
        """Deletes letters that are not worth saying any more; how many there were."""
        return await outbox.expire(self._transaction, now)

    async def next_letter(self, now: datetime, besides: Collection[int] = ()) -> datetime | None:
        """`now` if a letter may go, else when to look again, None when nothing waits."""
        return await outbox.next_letter(self._transaction, now, besides)

    async def letters_count(self) -> int:
        """How many letters wait or are in flight."""
        return await outbox.count(self._transaction)


class Store:
    """One database, opened by `open_store`."""

    def __init__(self, engine: Engine, keys: MasterKeys) -> None:
        self._engine = engine
        self._keys = keys

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Desk]:
        """One transaction: kept at the end, taken back wholly on any exception or cancellation.

        Turns wait for each other; one inside another would wait for ever.
        """
        async with self._engine.transaction() as transaction:
            desk = Desk(transaction, self._keys)
            yield desk
        if desk.forgot:
            await self._engine.scrub()

    async def close(self) -> None:
        """Lets the database go; a turn still at work is taken back."""
        await self._engine.close()


async def open_store(url: str, keys: Sequence[bytes]) -> Store:
    """Opens what `url` names, making and bringing it up to date as needed.

    sqlite:///data/debrief.db is relative, sqlite:////var/lib/debrief.db absolute. Letters in
    flight when the last process ended carry `twin_risk` from here on. Raises a StorageError.
    """
    master = MasterKeys(keys)
    engine = await _engine(url)
    try:
        await migrate(engine, shipped())
        async with engine.transaction() as transaction:
            await people.try_keys(transaction, master)
            await outbox.reclaim(transaction, _EVER)
    except BaseException:
        await engine.close()
        raise
    return Store(engine, master)


async def _engine(url: str) -> Engine:
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise UnavailableError("DATABASE_URL must look like sqlite:///data/debrief.db")
    from storage.sqlite import open_engine  # 80 ms: not at import

    return await open_engine(Path(path))
