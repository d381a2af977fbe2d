"""A turn is saved completely or not at all, one after the other, after any kill or cancellation."""

import asyncio
import signal
import sys
from contextlib import suppress

import pytest

from storage.unit_of_work import Store
from tests.storage.conftest import KEY, DatabaseFolder
from tests.storage.dossiers import NOW, arrive, load, message, named, texts

_VICTIM = """
import asyncio, sys
from storage.unit_of_work import open_store
from tests.storage.conftest import KEY
from tests.storage.dossiers import NOW, arrive, message, named

async def main():
    store = await open_store(sys.argv[1], [KEY])
    person = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        named(person, "Ann")
        await unit.people.save([person])
        await unit.outbox.queue([(person, message("one")), (person, message("two"))], NOW)
        await unit.updates.mark_handled([1], NOW)
    async with store.unit_of_work() as unit:
        assert len(await unit.outbox.claim(NOW, 1)) == 1
    async with store.unit_of_work() as unit:
        named(person, "Nobody")
        await unit.people.save([person])
        await unit.updates.mark_handled([2], NOW)
        print("in the middle", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def _fill(store: Store, update: int, started: asyncio.Event | None = None) -> None:
    """Runs a turn that writes and then takes its time to end."""
    async with store.unit_of_work() as unit:
        kept = unit.people.new(update, NOW)
        await unit.people.save([kept])
        await unit.updates.mark_handled([update], NOW)
        if started is not None:
            started.set()
            await asyncio.sleep(60)


async def _fill_everything(store: Store, error: type[BaseException]) -> None:
    async with store.unit_of_work() as unit:
        kept = unit.people.new(7, NOW)
        await unit.people.save([kept])
        await unit.outbox.queue([(kept, message("one"))], NOW)
        await unit.updates.mark_handled([1], NOW)
        await unit.updates.park(1, 7, b"{}", "ValueError", NOW)
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
async def test_an_exception_takes_everything_back(store: Store, error: type[BaseException]) -> None:
    """An exception of any kind rolls everything back, and the next turn starts clean."""
    with pytest.raises(error):
        await _fill_everything(store, error)
    async with store.unit_of_work() as unit:
        assert await unit.people.count() == 0
        assert await unit.outbox.count() == 0
        assert await unit.updates.find_handled([1]) == frozenset()
        assert await unit.updates.list_parked() == []


async def test_a_cancelled_turn_is_taken_back(store: Store) -> None:
    """A cancelled turn leaves nothing, and the lock is free again."""
    started = asyncio.Event()
    task = asyncio.create_task(_fill(store, 1, started))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _fill(store, 2)
    async with store.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == {2}
        assert await unit.people.load([1]) == {}


async def test_cancelled_at_any_moment_a_turn_is_whole_or_nothing(store: Store) -> None:
    """A turn cancelled at any moment, even in BEGIN or COMMIT, is complete or nothing."""
    for update in range(1, 40):
        task = asyncio.create_task(_fill(store, update))
        for _ in range(update % 20):
            await asyncio.sleep(0)
        if update % 3 == 0:
            await asyncio.sleep(update / 40_000)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        async with store.unit_of_work() as unit:
            kept = bool(await unit.people.load([update]))
            assert (update in await unit.updates.find_handled([update])) is kept


async def test_turns_at_once_do_not_mix(store: Store) -> None:
    """Turns at the same time see each other completely: no count is lost."""
    await arrive(store, 7)

    async def add() -> None:
        async with store.unit_of_work() as unit:
            kept = (await unit.people.load([7]))[7]
            await asyncio.sleep(0)
            named(kept, kept.dossier.person.first_name + "I")
            await unit.people.save([kept])

    await asyncio.gather(*(add() for _ in range(20)))
    assert (await load(store, 7)).dossier.person.first_name == "I" * 20


async def test_a_failing_turn_takes_back_only_itself(store: Store) -> None:
    """A failing turn rolls back only itself, and a waiting one is saved."""
    started = asyncio.Event()
    failing = asyncio.create_task(_fill(store, 1, started))
    await started.wait()
    waiting = asyncio.create_task(_fill(store, 2))
    await asyncio.sleep(0)
    failing.cancel()
    await asyncio.wait([failing, waiting])
    async with store.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == {2}


async def test_a_unit_of_work_is_of_no_use_after_its_end(store: Store) -> None:
    """A unit of work cannot be used after its end, outside of any transaction."""
    async with store.unit_of_work() as unit:
        pass
    with pytest.raises(RuntimeError, match="over"):
        await unit.people.count()


async def test_closing_in_the_middle_takes_the_turn_back(database: DatabaseFolder) -> None:
    """Closing in the middle rolls the turn back, and what was committed is there."""
    store = await database.open()
    await _fill(store, 1)
    started = asyncio.Event()
    task = asyncio.create_task(_fill(store, 2, started))
    await started.wait()
    await store.close()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with (await database.open()).unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == {1}


@pytest.mark.engines("sqlite")
async def test_letters_in_flight_at_the_end_are_twins_at_the_next_start(
    database: DatabaseFolder,
) -> None:
    """Messages in flight at the end go again in order, marked as possible duplicates."""
    store = await database.open()
    kept = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(kept, message("one")), (kept, message("two"))], NOW)
        await unit.outbox.claim(NOW, 1)
    await store.close()
    async with (await database.open()).unit_of_work() as unit:
        letters = await unit.outbox.claim(NOW, 9)
    assert [(one.payload["text"], one.may_be_delivered) for one in letters] == [
        ("one", True),
        ("two", False),
    ]


@pytest.mark.engines("sqlite")
async def test_a_killed_process_loses_nothing_it_had_committed(database: DatabaseFolder) -> None:
    """After kill -9 in the middle of a turn, that turn is gone and all before it is there."""
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _VICTIM, database.url, stdout=asyncio.subprocess.PIPE
    )
    assert victim.stdout is not None
    assert await victim.stdout.readline() == b"in the middle\n"
    victim.send_signal(signal.SIGKILL)
    await victim.wait()
    store = await database.open([KEY])
    assert (await load(store, 7)).dossier.person.first_name == "Ann"
    async with store.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == {1}
        letters = await unit.outbox.claim(NOW, 9)
        assert [letter.may_be_delivered for letter in letters] == [True, False]
        assert await texts(unit) == []
