"""Opens the store and begins units of work: everything that is done in one is kept, or nothing of
it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import IO

from storage.crypto.key_check import check_master_keys
from storage.crypto.rotation import KEY_COLUMNS, rewrap_batch
from storage.crypto.sealing import MasterKeys
from storage.database_url import is_postgres
from storage.engine import Engine, Lock, Transaction
from storage.engines import open_engine
from storage.migrations import check_is_current, list_migrations, migrate
from storage.sqlite.database_file import database_path
from storage.tables.counting import Counts, CountsReader
from storage.tables.metadata import Metadata
from storage.tables.outbox import Outbox
from storage.tables.outgoing_message import ClaimedMessage, Delivery, DeliveryStatus, MessageClaim
from storage.tables.people import People
from storage.tables.people_rows import PeopleRows
from storage.tables.received_updates import ParkedUpdate, Updates
from storage.tables.seal_binding import BINDING_MIGRATION, bind_seals
from storage.tables.stored_person import StoredPerson, new_person_key
from storage.tables.timestamps import floor_ticks
from storage.tables.undelivered_messages import Undelivered, UndeliveredMessage
from storage.tables.waiting_files import WaitingFile, WaitingFiles

__all__ = [
    "ClaimedMessage",
    "Counts",
    "Delivery",
    "DeliveryStatus",
    "Lock",
    "MessageClaim",
    "ParkedUpdate",
    "Store",
    "StoredPerson",
    "UndeliveredMessage",
    "UnitOfWork",
    "WaitingFile",
    "database_path",
    "is_postgres",
    "open_store",
    "prepare_store",
]

# Whoever is due already keeps an earlier time: a later one beside the sealed one counts as a fraud.
_MAKE_ALL_DUE = """
    UPDATE people SET next_ping_at = ? WHERE next_ping_at IS NULL OR next_ping_at > ?
"""
_FORGET = (
    "DELETE FROM outbox WHERE chat = ?",
    "DELETE FROM parked_updates WHERE chat = ?",
    "DELETE FROM undelivered_messages WHERE chat = ?",
    "DELETE FROM waiting_files WHERE chat = ?",
    "DELETE FROM opportunities WHERE person IN (SELECT id FROM people WHERE chat = ?)",
)
_FORGET_PERSON = "DELETE FROM people WHERE chat = ?"


class UnitOfWork:
    """Is one transaction with its repositories; it is of no use after the transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys, owner: int = 0) -> None:
        self._transaction, self._keys = transaction, keys
        self.people = People(transaction, keys)
        self.people_rows = PeopleRows(transaction)
        self.outbox = Outbox(transaction, keys, owner)
        self.undelivered = Undelivered(transaction, keys)
        self.updates = Updates(transaction, keys)
        self.waiting_files = WaitingFiles(transaction)
        self.metadata = Metadata(transaction)
        self.counts = CountsReader(transaction, self.outbox)
        self.has_forgotten = False
        """Whether somebody of whom something was stored was forgotten in this transaction."""
        self._commit_callbacks: list[Callable[[], None]] = []

    def on_commit(self, callback: Callable[[], None]) -> None:
        """Calls this function as soon as the transaction is committed, before the next one begins;
        it is never called if the commit fails."""
        self._commit_callbacks.append(callback)

    def run_commit_callbacks(self) -> None:
        """Calls these functions. The store does so once the transaction is committed."""
        for callback in self._commit_callbacks:
            callback()

    async def lock_chats(self, chats: Collection[int], *, waits: bool = False) -> Collection[int]:
        """Keeps every other process off these chats until the transaction ends, and returns those
        that none of them is at work on. With `waits` it waits for all of them.

        Where only one process has the database open, these are all of them.
        """
        return await self._transaction.lock_chats(chats, waits=waits)

    async def lock(self, lock: Lock) -> None:
        """Waits until no transaction of another process holds that lock, and holds it."""
        await self._transaction.lock(lock)

    async def list_absent(self, owners: Collection[int]) -> Collection[int]:
        """Returns those of these processes that are not there any more."""
        return await self._transaction.list_absent(owners)

    async def reserve_slots(self, name: str, count: int, milliseconds: int) -> int:
        """Reserves so many slots, one behind the other over all processes, and returns in how many
        milliseconds the first begins."""
        return await self._transaction.reserve_slots(name, count, milliseconds)

    async def make_everybody_due(self, now: datetime) -> None:
        """Makes everybody due, so that each is planned anew: also who cannot be read or reached."""
        at = floor_ticks(now)
        await self._transaction.write(_MAKE_ALL_DUE, [(at, at)])

    async def forget_people(self, stored_people: Iterable[StoredPerson]) -> bool:
        """Deletes every row of these people by their chats, and their keys: also what waits to be
        said and what cannot be read any more. Returns whether there was any.

        What is said to them from here on is sealed by a key that nothing else was sealed with. They
        must not be saved again.
        """
        deleted = departed = 0
        for person in stored_people:
            for sql in _FORGET:
                deleted += await self._transaction.write(sql, [(person.chat,)])
            departed += await self._transaction.write(_FORGET_PERSON, [(person.chat,)])
            person.key, person.baseline = new_person_key(self._keys, person.person_id), None
        await self.metadata.count_departures(departed)
        self.has_forgotten = self.has_forgotten or deleted + departed > 0
        return deleted + departed > 0


class Store:
    """Is one database, opened by `open_store`."""

    def __init__(self, engine: Engine, keys: MasterKeys) -> None:
        self._engine = engine
        self._keys = keys
        self._needs_scrub = False

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Opens one transaction. It is committed at the end, and rolled back on any exception or
        cancellation.

        Units of work wait for each other; one inside another would wait for ever.
        """
        async with self._engine.transaction() as transaction:
            unit = UnitOfWork(transaction, self._keys, self._engine.owner)
            yield unit
        unit.run_commit_callbacks()
        if unit.has_forgotten or self._needs_scrub:
            await self._scrub()

    @property
    def owner(self) -> int:
        """Names this process among those that have the database open; 0 where only one can."""
        return self._engine.owner

    async def count_present(self) -> int:
        """Returns how many processes show that they are at work on the database."""
        return await self._engine.count_present()

    async def keep_present(self, on_notified: Callable[[], None]) -> None:
        """Shows other processes that this one is there, until it is cancelled, and calls the
        function when one of them has something to send; returns at once where there are none."""
        await self._engine.keep_present(on_notified)

    async def notify(self) -> None:
        """Tells other processes that there is something to send."""
        await self._engine.notify()

    async def run_alone(
        self, lock: Lock, work: Callable[[], Awaitable[None]], on_standby: Callable[[], None]
    ) -> None:
        """Does the work in one of all processes; when that is lost, another takes over within
        15 s. The function is called now and then while this one stands by."""
        await self._engine.run_alone(lock, work, on_standby)

    async def check_in_place(self) -> None:
        """Raises ReplacedError when the database was deleted or replaced from outside."""
        await self._engine.check_in_place()

    async def rewrap(self, batch_size: int = 200) -> int:
        """Wraps every data key that is not yet wrapped by the newest master key, and returns how
        many it wrapped. Each transaction wraps `batch_size` of them, so that a call after one that
        was broken off goes on where that was.
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
        """Closes the database; a transaction that is still at work is rolled back."""
        await self._engine.close()

    async def _scrub(self) -> None:
        """Overwrites what was deleted. While a backup reads this fails, and the next unit of work
        tries it again."""
        self._needs_scrub = True
        self._needs_scrub = not await self._engine.scrub()


async def open_store(
    url: str,
    keys: Sequence[bytes],
    *,
    read_only: bool = False,
    lock_file: IO[bytes] | None = None,
) -> Store:
    """Opens the database that `url` names; it is made and brought up to date as needed.

    sqlite:///data/debrief.db is relative, sqlite:////var/lib/debrief.db absolute, and
    postgresql://user@host/name is a database that exists. Where only one process can have it open,
    messages that were in flight when the last one ended count as possibly delivered from here on.
    Raises a StorageError.

    `lock_file` is the lock of a caller who locked the database before. With `read_only` the
    database is opened beside a running bot and can only be read. Then it raises UnavailableError
    when there is no database, or when it was not brought up to date yet.
    """
    engine = await open_engine(url, reads_only=read_only, lock_file=lock_file)
    if not read_only:
        return await prepare_store(engine, keys)
    async with _close_on_error(engine):
        await check_is_current(engine, list_migrations())
        return await _build_store(engine, keys)


async def prepare_store(engine: Engine, keys: Sequence[bytes]) -> Store:
    """Does what `open_store` does once it has an engine. The engine is closed when it fails."""
    async with _close_on_error(engine):
        bind = partial(bind_seals, keys=MasterKeys(keys))
        await migrate(engine, list_migrations(), {BINDING_MIGRATION: bind})
        store = await _build_store(engine, keys)
        async with store.unit_of_work() as unit:
            await unit.lock(Lock.SCHEMA)
            await unit.metadata.begin_lineage()
            if not store.owner:
                await unit.outbox.requeue_claimed()
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
