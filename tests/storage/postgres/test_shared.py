"""Several processes on one database work on nobody at the same time, and say nothing twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from functools import partial

import pytest

from bot.sending.lost_claims import GRACE_SECONDS, LostClaims
from storage.engine import Lock
from storage.errors import UnavailableError
from storage.postgres import sole_worker
from storage.unit_of_work import Delivery, DeliveryStatus, Store, open_store
from tests.postgres_server import empty_database
from tests.storage.conftest import KEY
from tests.storage.dossiers import NOW, arrive, at, load, message, named


@pytest.fixture
async def stores(postgres_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes, as far as the server can tell."""
    await empty_database(postgres_url)
    async with AsyncExitStack() as stack:
        opened = []
        for _ in range(2):
            opened.append(await open_store(postgres_url, [KEY]))
            stack.push_async_callback(opened[-1].close)
        yield opened[0], opened[1]


async def test_one_person_at_a_time(stores: tuple[Store, Store]) -> None:
    """While one process works on a chat, another gets the other chats; who waits for it finds what
    the first one has left."""
    one, other = stores
    await arrive(one, 7, 8)

    async def rename() -> None:
        async with other.unit_of_work() as unit:
            await unit.lock_chats([7], waits=True)
            person = (await unit.people.load([7]))[7]
            named(person, person.dossier.person.first_name + "B")
            await unit.people.save([person])

    async with one.unit_of_work() as unit:
        assert set(await unit.lock_chats([7])) == {7}
        async with other.unit_of_work() as second:
            assert set(await second.lock_chats([7, 8])) == {8}
        waiting = asyncio.create_task(rename())
        person = (await unit.people.load([7]))[7]
        named(person, "A")
        await asyncio.sleep(0.05)
        assert not waiting.done()
        await unit.people.save([person])
    await waiting
    assert (await load(one, 7)).dossier.person.first_name == "AB"


async def test_due_people_are_shared_out(stores: tuple[Store, Store]) -> None:
    """Of the people who are due each process gets others, and nobody who is in a turn."""
    one, other = stores
    arrived = await arrive(one, *range(1, 8))
    for kept in arrived.values():
        kept.next_ping = at(1)
    async with one.unit_of_work() as unit:
        await unit.people.save([*arrived.values()])
    async with one.unit_of_work() as first, other.unit_of_work() as second:
        await first.lock_chats([5])
        mine = [person.chat for person in await first.people.load_due(at(2), 3)]
        theirs = [person.chat for person in await second.people.load_due(at(2), 9)]
    assert len(mine) == 3
    assert sorted({*mine, *theirs, 5}) == [1, 2, 3, 4, 5, 6, 7]
    assert not set(mine) & set(theirs)


async def test_a_message_has_one_sender(stores: tuple[Store, Store]) -> None:
    """One process claims at a time; what it has claimed holds its chat for all of them, and only
    whoever claimed a message last says what became of it."""
    one, other = stores
    ann = (await arrive(one, 7))[7]
    async with one.unit_of_work() as unit:
        await unit.outbox.queue([(ann, message("one")), (ann, message("two"))], NOW)
    async with one.unit_of_work() as first:
        (claimed,) = await first.outbox.claim(NOW, 1)
        async with other.unit_of_work() as second:
            assert await second.outbox.claim(NOW, 9) == []
    async with other.unit_of_work() as second:
        assert await second.outbox.claim(NOW, 9) == []
        assert await second.outbox.requeue_claimed() == 1
        again = await second.outbox.claim(at(1), 9)
        assert [each.may_be_delivered for each in again] == [True, False]
    async with one.unit_of_work() as first:
        await first.outbox.record([Delivery(claimed, DeliveryStatus.SENT)])
        assert await first.outbox.count() == 2
    async with other.unit_of_work() as second:
        await second.outbox.record([Delivery(each, DeliveryStatus.SENT) for each in again])
        assert await second.outbox.count() == 0


async def _until_absent(looking: Store, owner: Store, *, is_absent: bool) -> None:
    """Returns when one process sees whether the other is there as told."""
    seen = None
    async with asyncio.timeout(10):
        while seen is not is_absent:
            await asyncio.sleep(0.02)
            async with looking.unit_of_work() as unit:
                seen = bool(await unit.list_absent([owner.owner]))


async def test_a_start_takes_nothing_from_others(
    stores: tuple[Store, Store], postgres_url: str
) -> None:
    """A start leaves alone what another process has in hand. When that one is gone, what it had
    goes again, and not before it had the time to come back."""
    one, other = stores
    present = asyncio.create_task(one.keep_present(lambda: None))
    ann = (await arrive(one, 7))[7]
    async with one.unit_of_work() as unit:
        await unit.outbox.queue([(ann, message("one"))], NOW)
        await unit.outbox.claim(NOW, 9)
    await (await open_store(postgres_url, [KEY])).close()
    lost = LostClaims(other, list, lambda: None)
    await _until_absent(other, one, is_absent=False)
    for second in range(0, 60, 3):
        assert await lost.look(1000 + second) == 0
    present.cancel()
    with suppress(asyncio.CancelledError):
        await present
    await _until_absent(other, one, is_absent=True)
    assert await lost.look(1060) == 0
    assert await lost.look(1060 + GRACE_SECONDS - 1) == 0
    assert await lost.look(1060 + GRACE_SECONDS) == 1
    async with other.unit_of_work() as unit:
        (again,) = await unit.outbox.claim(at(1), 9)
    assert again.may_be_delivered


async def test_a_notice_wakes_the_others(stores: tuple[Store, Store]) -> None:
    """Whoever is told by another process hears each notice at once, and nothing without one."""
    one, other = stores
    heard: asyncio.Queue[None] = asyncio.Queue()
    present = asyncio.create_task(one.keep_present(lambda: heard.put_nowait(None)))
    async with asyncio.timeout(10):
        while heard.empty():  # until it has begun to listen
            await other.notify()
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.2)
    while not heard.empty():
        heard.get_nowait()
    told = []
    for _ in range(3):
        await other.notify()
        await asyncio.wait_for(heard.get(), 5)
        told.append(heard.qsize())
    present.cancel()
    await asyncio.gather(present, return_exceptions=True)
    assert told == [0, 0, 0]


async def test_reminders_of_all_keep_one_pace(stores: tuple[Store, Store]) -> None:
    """Slots lie one behind the other, whoever reserves them; they begin now when none is taken."""
    one, other = stores
    waits = []
    for store, count in ((one, 25), (other, 25), (one, 1)):
        async with store.unit_of_work() as unit:
            waits.append(await unit.reserve_slots("reminders until", count, 40_000))
    assert waits[0] == 0
    assert 900_000 < waits[1] <= 1_000_000
    assert 1_900_000 < waits[2] <= 2_000_000


async def test_one_works_alone_until_it_is_lost(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two processes one does the work, and the other as soon as that one is gone."""
    monkeypatch.setattr(sole_worker, "_LOOK_SECONDS", 0.05)
    begun: asyncio.Queue[Store] = asyncio.Queue()
    standby = asyncio.Event()

    async def work(store: Store) -> None:
        begun.put_nowait(store)
        await asyncio.sleep(60)

    tasks = {
        store: asyncio.create_task(store.run_alone(Lock.POLLER, partial(work, store), standby.set))
        for store in stores
    }
    async with asyncio.timeout(10):
        await standby.wait()
        first = await begun.get()
        assert begun.empty()
        tasks[first].cancel()
        assert await begun.get() is not first
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


async def test_a_commit_is_on_the_disk_of_the_server(stores: tuple[Store, Store]) -> None:
    """A commit waits for the server's disk, whatever the server does for others."""
    async with stores[0].unit_of_work() as unit:
        sql = "SELECT current_setting('synchronous_commit')"
        assert [row[0] for row in await unit._transaction.fetch_rows(sql)] == ["on"]


async def test_a_lost_connection_is_opened_anew(stores: tuple[Store, Store]) -> None:
    """A turn whose connection is cut is undone and says so; the next one has another connection."""
    one, other = stores

    async def be_cut_off() -> None:
        async with one.unit_of_work() as unit:
            await unit.updates.mark_handled([1], NOW)
            ((pid,),) = await unit._transaction.fetch_rows("SELECT pg_backend_pid()")
            async with other.unit_of_work() as second:
                await second._transaction.fetch_rows("SELECT pg_terminate_backend(?)", (pid,))
            await asyncio.sleep(0.05)
            await unit.updates.mark_handled([2], NOW)

    with pytest.raises(UnavailableError):
        await be_cut_off()
    async with one.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == frozenset()
