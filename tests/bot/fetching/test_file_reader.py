"""Files are read in order and in turn; what fails is tried again, and at last given up."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.fetching.file_reader import LOOK_AGAIN, PAUSES, FileReader, OpenedFile, take_turns
from bot.fetching.transcriber import TryLaterError, UnreadableFileError
from bot.telegram_api.backoff import Backoff
from bot.texts import FAILURE_APOLOGY
from storage.errors import UnavailableError
from storage.unit_of_work import ParkedUpdate, Store, WaitingFile
from tests.bot.arriving import KIM, SAM
from tests.bot.conftest import NOW, HeldClock

Read = Callable[[OpenedFile], Awaitable[str]]


class ReaderAtWork:
    """Runs a reader, and records what it hands on."""

    def __init__(self, store: Store, clock: HeldClock, read: Read, at_once: int = 1) -> None:
        self.store, self.handed = store, list[tuple[int, str | None]]()
        self.reader = FileReader(store, clock, read, at_once)
        self.refusals: list[Exception] = []

    async def hand_on(self, file: WaitingFile, _raw: bytes, text: str | None) -> None:
        if self.refusals:
            raise self.refusals.pop()
        async with self.store.unit_of_work() as unit:
            await unit.waiting_files.drop(file)
        self.handed.append((file.update_id, text))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Runs the reader until that is so."""
        task = asyncio.create_task(self.reader.run(self.hand_on))
        try:
            async with asyncio.timeout(10):
                while not condition():  # noqa: ASYNC110 - it is a condition of any kind
                    await asyncio.sleep(0.002)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def tries(self) -> list[int]:
        async with self.store.unit_of_work() as unit:
            return [one.tries for one in await unit.waiting_files.list_due(NOW + timedelta(1))]


async def keep(store: Store, *files: tuple[int, int]) -> None:
    """Keeps a file of each chat under each number."""
    async with store.unit_of_work() as unit:
        people = await unit.people.load([SAM, KIM])
        for chat, number in files:
            person = people.setdefault(chat, unit.people.new(chat, NOW))
            await unit.people.save([person])
            await unit.waiting_files.keep(person, number, b"file %d" % number, NOW)


async def echo(opened: OpenedFile) -> str:
    return opened.raw.decode()


async def test_files_of_one_person_are_read_in_their_order(store: Store, clock: HeldClock) -> None:
    """What somebody sent first is handed on first, each file once."""
    await keep(store, (SAM, 1), (SAM, 2), (SAM, 3))
    reading = ReaderAtWork(store, clock, echo, at_once=4)
    await reading.until(lambda: len(reading.handed) == 3)
    assert reading.handed == [(1, "file 1"), (2, "file 2"), (3, "file 3")]
    assert await reading.tries() == []


async def test_a_file_that_comes_later_is_read_at_once(store: Store, clock: HeldClock) -> None:
    """The reader sleeps until it is woken, and not until its next look."""
    reading = ReaderAtWork(store, clock, echo)

    def comes() -> bool:
        if not arrived.done():
            return False
        reading.reader.wake()
        return bool(reading.handed)

    arrived = asyncio.create_task(keep(store, (SAM, 7)))
    await reading.until(comes)
    assert reading.handed == [(7, "file 7")]


async def test_who_sends_many_holds_up_nobody(store: Store, clock: HeldClock) -> None:
    """After one file of somebody the others have their turn."""
    await keep(store, (SAM, 1), (SAM, 2), (KIM, 3))
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: len(reading.handed) == 3)
    assert [number for number, _ in reading.handed] == [1, 3, 2]


def test_the_turns_go_around() -> None:
    """The chats behind the last one come first, and then those from the beginning."""
    files = [WaitingFile(chat, chat, 0, 0) for chat in (1, 5, 9)]
    assert [one.chat for one in take_turns(files, 5)] == [9, 1, 5]


async def test_what_can_never_be_read_is_handed_on_as_nothing(
    store: Store, clock: HeldClock
) -> None:
    """The person is told at once, without another try."""

    async def read(_: OpenedFile) -> str:
        raise UnreadableFileError

    await keep(store, (SAM, 1))
    reading = ReaderAtWork(store, clock, read)
    await reading.until(lambda: bool(reading.handed))
    assert reading.handed == [(1, None)]


@pytest.mark.parametrize("failure", [TryLaterError("no line"), ZeroDivisionError("a secret")])
async def test_what_fails_is_tried_again_and_then_given_up(
    store: Store, clock: HeldClock, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """After each pause comes another try, and after the last one the person is told."""
    tried: list[int] = []

    async def read(opened: OpenedFile) -> str:
        tried.append(opened.file.tries)
        raise failure

    await keep(store, (SAM, 1))
    for number, pause in enumerate(PAUSES, 1):
        reading = ReaderAtWork(store, clock, read)
        await reading.until(lambda number=number: len(tried) == number)  # type: ignore[misc] # a default binds it
        assert reading.handed == []
        clock.move(pause)
    reading = ReaderAtWork(store, clock, read)
    await reading.until(lambda: bool(reading.handed))
    assert (tried, reading.handed) == ([0, 1, 2, 3, 4], [(1, None)])
    assert "secret" not in caplog.text


async def test_a_file_waits_for_its_pause(store: Store, clock: HeldClock) -> None:
    """While the pause lasts nothing is tried, also not the next file of the same person."""
    read: list[int] = []

    async def fail(opened: OpenedFile) -> str:
        read.append(opened.file.update_id)
        raise TryLaterError("no line")

    await keep(store, (SAM, 1), (SAM, 2), (KIM, 3))
    reading = ReaderAtWork(store, clock, fail)
    await reading.until(lambda: len(read) == 2)
    assert read == [1, 3]


async def test_what_was_begun_is_begun_anew_after_a_restart(store: Store, clock: HeldClock) -> None:
    """A process that ends in the middle leaves the file, with the try counted."""

    async def hang(_: OpenedFile) -> str:
        began.set()
        await asyncio.sleep(60)
        return ""

    began = asyncio.Event()
    await keep(store, (SAM, 1))
    first = ReaderAtWork(store, clock, hang)
    await first.until(began.is_set)
    assert first.handed == []
    second = ReaderAtWork(store, clock, echo)
    await second.until(lambda: bool(second.handed))
    assert second.handed == [(1, "file 1")]


async def test_what_was_read_survives_a_full_disk(
    store: Store, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is handed on when the disk has room again, and read only once."""
    monkeypatch.setattr(Backoff, "next_pause", lambda _: 0.001)
    read: list[int] = []

    async def count(opened: OpenedFile) -> str:
        read.append(1)
        return await echo(opened)

    await keep(store, (SAM, 1))
    reading = ReaderAtWork(store, clock, count)
    reading.refusals = [UnavailableError("full"), OSError(28, "full")]
    await reading.until(lambda: bool(reading.handed))
    assert (reading.handed, len(read)) == ([(1, "file 1")], 1)


async def test_a_file_waits_until_its_person_can_be_read(store: Store, clock: HeldClock) -> None:
    """While somebody cannot be read their file stays, untried, and the others are read."""
    await keep(store, (SAM, 1), (KIM, 2))
    flip = "UPDATE people SET version = version + ? WHERE chat = 1001"
    async with store.unit_of_work() as unit:
        await unit._transaction.write(flip, [(1,)])
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: bool(reading.handed))
    assert (reading.handed, await reading.tries()) == ([(2, "file 2")], [0])
    async with store.unit_of_work() as unit:
        assert await unit.waiting_files.count_of_unreadable() == 1
        await unit._transaction.write(flip, [(-1,)])
    clock.move(LOOK_AGAIN)
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: bool(reading.handed))
    assert (reading.handed, await reading.tries()) == ([(1, "file 1")], [])


async def test_a_file_of_nobody_is_put_aside(store: Store, clock: HeldClock) -> None:
    """What cannot be opened for anybody is kept as it lies, and the others are read."""
    await keep(store, (SAM, 1), (KIM, 2))
    async with store.unit_of_work() as unit:
        await unit._transaction.write("UPDATE waiting_files SET chat = 99 WHERE chat = 1001", [()])
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: bool(reading.handed))
    assert reading.handed == [(2, "file 2")]
    assert await reading.tries() == []
    assert [(one.chat, one.reason) for one in await _parked(store)] == [(99, "UnopenedFile")]


async def test_a_damaged_file_is_kept_and_its_person_told(
    store: Store, clock: HeldClock, caplog: pytest.LogCaptureFixture
) -> None:
    """The bytes of a damaged file are put aside, the operator is told how many, the person what to
    do, and what they sent behind it is read."""
    await keep(store, (SAM, 1), (SAM, 2))
    damaged = b"damaged by the disk"
    async with store.unit_of_work() as unit:
        change = "UPDATE waiting_files SET body = ? WHERE update_id = 1"
        await unit._transaction.write(change, [(damaged,)])
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: bool(reading.handed))
    assert reading.handed == [(2, "file 2")]
    assert [(one.raw, one.update_id) for one in await _parked(store)] == [(damaged, 1)]
    async with store.unit_of_work() as unit:
        (told,) = await unit.outbox.claim(clock.now(), 5)
    assert (told.chat, told.payload["text"]) == (SAM, str(FAILURE_APOLOGY))
    assert "python -m bot parked lists it" in caplog.text


async def test_a_file_that_ends_the_process_is_put_aside_whole(
    store: Store, clock: HeldClock
) -> None:
    """What was begun again and again and never ended can be tried once more by an operator."""
    await keep(store, (SAM, 1), (SAM, 2))
    async with store.unit_of_work() as unit:
        often = "UPDATE waiting_files SET tries = 99 WHERE update_id = 1"
        await unit._transaction.write(often, [()])
    reading = ReaderAtWork(store, clock, echo)
    await reading.until(lambda: bool(reading.handed))
    assert reading.handed == [(2, "file 2")]
    assert [(one.raw, one.reason) for one in await _parked(store)] == [(b"file 1", "TooManyTries")]


async def _parked(store: Store) -> list[ParkedUpdate]:
    async with store.unit_of_work() as unit:
        return await unit.updates.list_parked()
