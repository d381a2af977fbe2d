"""The store: open it, take a turn, and all that happened in the turn is kept, or nothing of it."""

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.crypto.key_check import check_master_keys
from storage.crypto.rotation import KEY_COLUMNS, rewrap_batch
from storage.crypto.sealing import MasterKeys
from storage.engine import Engine, Transaction
from storage.errors import UnavailableError
from storage.sqlite.migrations import check_is_current, list_migrations, migrate
from storage.tables import counting, handled_updates, metadata, outbox, people
from storage.tables.counting import Counts
from storage.tables.handled_updates import ParkedUpdate
from storage.tables.metadata import begin_lineage
from storage.tables.outbox import ClaimedMessage, Delivery, DeliveryStatus
from storage.tables.outgoing_message import OutgoingMessage
from storage.tables.people import StoredPerson

__all__ = [
    "ClaimedMessage",
    "Counts",
    "Delivery",
    "DeliveryStatus",
    "ParkedUpdate",
    "Store",
    "StoredPerson",
    "UnitOfWork",
    "database_path",
    "open_store",
    "prepare_store",
]

_REPEAT_WINDOW = timedelta(hours=48)
"""Telegram keeps an update for 24 hours; twice that, and no repeat can come."""
PARKED_LIFETIME = timedelta(days=90)
"""Time for whoever runs the bot to put a mended version in place and try it again; it is promised
in /privacy that nothing is put aside for longer."""
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class UnitOfWork:
    """What a turn can read and write, all of it inside one transaction; of no use after it."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction = transaction
        self._keys = keys
        self.has_forgotten = False
        """Whether somebody of whom something was kept was forgotten in this turn."""
        self._commit_callbacks: list[Callable[[], None]] = []

    def on_commit(self, callback: Callable[[], None]) -> None:
        """Does this as soon as the turn is committed, before anybody else's; never if it fails."""
        self._commit_callbacks.append(callback)

    def run_commit_callbacks(self) -> None:
        """The turn is committed."""
        for then in self._commit_callbacks:
            then()

    async def find_handled(self, update_ids: Sequence[int]) -> frozenset[int]:
        """Those of them that were taken before."""
        return await handled_updates.find_handled(self._transaction, update_ids)

    async def mark_handled(self, update_ids: Sequence[int], now: datetime) -> None:
        """From here on they are repeats."""
        await handled_updates.mark_handled(self._transaction, update_ids, now)

    async def delete_old_updates(self, now: datetime) -> None:
        """Lets go of handled updates of which no repeat can come any more, and of parked ones
        that nobody took up for so long."""
        await handled_updates.delete_handled(self._transaction, now - _REPEAT_WINDOW)
        await handled_updates.delete_old_parked(self._transaction, now - PARKED_LIFETIME)

    async def park_update(
        self, update_id: int, chat: int | None, raw: bytes, reason: str, now: datetime
    ) -> None:
        """Keeps an update that could not be handled, sealed. Parked again, it is replaced."""
        await handled_updates.park_update(
            self._transaction, self._keys, update_id, chat, raw, reason, now
        )

    async def list_parked_updates(self) -> list[ParkedUpdate]:
        """All of them, in Telegram's order."""
        return await handled_updates.list_parked_updates(self._transaction, self._keys)

    async def unpark_update(self, update_id: int) -> None:
        """Deletes a parked update; nothing happens when it is not there."""
        await handled_updates.unpark_update(self._transaction, update_id)

    async def load_people(self, chats: Collection[int]) -> dict[int, StoredPerson]:
        """By chat, those of whom something is kept.

        UnreadableError (its `chat` says whose) when a seal does not open: load without them.
        """
        found = await people.load_by_chat(self._transaction, self._keys, chats)
        return {kept.chat: kept for kept in found}

    def new_person(self, chat: int, now: datetime) -> StoredPerson:
        """Somebody of whom nothing is kept yet; `keep` writes them."""
        return people.new_person(self._keys, chat, now)

    async def save_people(self, stored_people: Sequence[StoredPerson]) -> None:
        """Writes what differs from what was loaded; LostRaceError if that is old by now."""
        await people.save(self._transaction, stored_people)

    async def forget_people(self, stored_people: Sequence[StoredPerson]) -> bool:
        """Deletes all that is kept of them, what waits to be said included; whether there was any.

        A farewell is said after it. They must not be kept again.
        """
        gone = await people.forget(self._transaction, self._keys, stored_people)
        self.has_forgotten = self.has_forgotten or gone > 0
        return gone > 0

    async def load_due_people(self, now: datetime, limit: int) -> list[StoredPerson]:
        """Reachable people whose ping is due, the earliest first."""
        return await people.load_due(self._transaction, self._keys, now, limit)

    async def next_ping_time(self) -> datetime | None:
        """When the next ping of a reachable person is due."""
        return await people.next_ping_time(self._transaction)

    async def people_count(self) -> int:
        """Of how many people something is kept."""
        return await people.count(self._transaction)

    async def list_chats(self, after: int, limit: int) -> list[int]:
        """The chats above `after` of whom something is kept, ascending."""
        return await people.list_chats(self._transaction, after, limit)

    async def queue_messages(
        self, messages: Sequence[tuple[StoredPerson, OutgoingMessage]], now: datetime
    ) -> None:
        """Queues them in order, also to people of whom nothing is kept (yet, or any more)."""
        await outbox.queue_messages(self._transaction, messages, now)

    async def claim_messages(self, now: datetime, limit: int) -> list[ClaimedMessage]:
        """Letters that may go now, each chat's in order, of chats with nothing in flight."""
        return await outbox.claim_messages(self._transaction, self._keys, now, limit)

    async def record_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Says what became of claimed letters."""
        await outbox.record_deliveries(self._transaction, deliveries)

    async def requeue_claimed(self, before: datetime) -> int:
        """Takes the fate of letters claimed up to then as unknown; how many there were."""
        return await outbox.requeue_claimed(self._transaction, before)

    async def end_pauses(self, beyond: datetime) -> int:
        """Ends every pause that reaches beyond that moment; how many letters one held."""
        return await outbox.end_pauses(self._transaction, beyond)

    async def delete_expired(self, now: datetime) -> int:
        """Deletes letters that are not worth saying any more; how many there were."""
        return await outbox.delete_expired(self._transaction, now)

    async def next_send_time(self, now: datetime) -> datetime | None:
        """`now` if a letter may go, else when to look again, None when nothing waits."""
        return await outbox.next_send_time(self._transaction, self._keys, now)

    async def read_counts(self, now: datetime) -> Counts:
        """How much there is and how long it waits."""
        return await counting.read_counts(self._transaction, self._keys, now)

    async def read_metadata(self, name: str) -> str | None:
        """A small fact about the whole, as it was set last; None when it never was."""
        return await metadata.read_metadata(self._transaction, name)

    async def write_metadata(self, name: str, value: str) -> None:
        """Keeps it in place of what was there. Nothing about anybody: it is not sealed."""
        await metadata.write_metadata(self._transaction, name, value)

    async def message_count(self) -> int:
        """How many letters wait or are in flight."""
        return await outbox.count(self._transaction)


class Store:
    """One database, opened by `open_store`."""

    def __init__(self, engine: Engine, keys: MasterKeys) -> None:
        self._engine = engine
        self._keys = keys
        self._needs_scrub = False

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """One transaction: kept at the end, taken back wholly on any exception or cancellation.

        Turns wait for each other; one inside another would wait for ever.
        """
        async with self._engine.transaction() as transaction:
            desk = UnitOfWork(transaction, self._keys)
            yield desk
        desk.run_commit_callbacks()
        if desk.has_forgotten or self._needs_scrub:
            await self._scrub()

    async def rewrap(self, batch_size: int = 200) -> int:
        """Wraps every data key by the newest master key that is not yet, so many in a turn.

        How many were. Broken off, it goes on where it was.
        """
        done = 0
        for wrapped in KEY_COLUMNS:
            row: int | None = -1
            while row is not None:
                async with self._engine.transaction() as transaction:
                    row, some = await rewrap_batch(
                        transaction, self._keys, wrapped, row, batch_size
                    )
                done += some
        await self._scrub()
        return done

    async def close(self) -> None:
        """Lets the database go; a turn still at work is taken back."""
        await self._engine.close()

    async def _scrub(self) -> None:
        """While a backup reads, the next turn tries again."""
        self._needs_scrub = True
        self._needs_scrub = not await self._engine.scrub()


async def open_store(url: str, keys: Sequence[bytes], *, read_only: bool = False) -> Store:
    """Opens what `url` names, making and bringing it up to date as needed.

    sqlite:///data/debrief.db is relative, sqlite:////var/lib/debrief.db absolute. Letters in
    flight when the last process ended carry `twin_risk` from here on. Raises a StorageError.

    With `reading` it opens beside a running bot, and its turns can only look: UnavailableError
    when there is nothing to look at, or it was not brought up to date yet.
    """
    from storage.sqlite.sqlite_engine import (  # 80 ms: not at import
        open_engine,
        open_readonly_engine,
    )

    path = database_path(url)
    if not read_only:
        return await prepare_store(await open_engine(path), keys)
    engine = await open_readonly_engine(path)
    async with _close_on_error(engine):
        await check_is_current(engine, list_migrations())
        return await _build_store(engine, keys)


async def prepare_store(engine: Engine, keys: Sequence[bytes]) -> Store:
    """What `open_store` does once it has an engine, which is closed when it fails."""
    async with _close_on_error(engine):
        await migrate(engine, list_migrations())
        store = await _build_store(engine, keys)
        async with engine.transaction() as transaction:
            await begin_lineage(transaction)
            await outbox.requeue_claimed(transaction, _END_OF_TIME)
        await engine.scrub()  # killed after it had forgotten somebody, it could not
        return store


async def _build_store(engine: Engine, keys: Sequence[bytes]) -> Store:
    master = MasterKeys(keys)
    async with engine.transaction() as transaction:
        await check_master_keys(transaction, master)
    return Store(engine, master)


@asynccontextmanager
async def _close_on_error(engine: Engine) -> AsyncIterator[None]:
    try:
        yield
    except BaseException:
        await engine.close()
        raise


def database_path(url: str) -> Path:
    """The file that a database's URL names. UnavailableError when it names none."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise UnavailableError("DATABASE_URL must look like sqlite:///data/debrief.db")
    return Path(path)
