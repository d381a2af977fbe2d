"""Reads what people sent as a file, one after the other, while everybody else is answered."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.fetching.transcriber import TryLaterError, UnreadableFileError
from bot.telegram_api.backoff import Backoff
from bot.texts import FAILURE_APOLOGY
from coaching.model.documents import Dossier
from coaching.translation import use_language
from handlers.ui.turn import build_message
from storage.errors import StorageError
from storage.unit_of_work import Store, StoredPerson, UnitOfWork, WaitingFile

PAUSES: Final = tuple(timedelta(seconds=seconds) for seconds in (15, 60, 300, 900))
"""So long it waits after each try that failed; after one more the file is given up."""
LEASE: Final = timedelta(minutes=10)
"""Whoever has begun a file is done with it after so long, or is gone."""
LOOK_AGAIN: Final = timedelta(minutes=30)
"""So long a file waits whose person cannot be read."""
LONGEST_SLEEP = 60.0
HAND_ON_TRIES = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """Is a file that is begun: what Telegram said of it, and what is known of its person."""

    file: WaitingFile
    raw: bytes = field(repr=False)
    dossier: Dossier = field(repr=False)


ReadFile = Callable[[OpenedFile], Awaitable[str]]
"""Returns what is in a file. Raises TryLaterError or UnreadableFileError."""


def choose_by_kind(readers: Mapping[str, ReadFile]) -> ReadFile:
    """Returns a reader that hands each file to the one of its kind, as Telegram names it; a press
    that waits is a kind of its own."""

    async def read(opened: OpenedFile) -> str:
        update = json.loads(opened.raw)
        message = update.get("message", {})
        for kind, reader in readers.items():
            if kind in message or kind in update:
                return await reader(opened)
        raise UnreadableFileError

    return read


HandOn = Callable[[WaitingFile, bytes, str | None], Awaitable[None]]
"""Takes what was read, None where it cannot be, and drops the file in the same transaction."""


class FileReader:
    """Takes what is due, at most so many files `at_once`, and one of each person."""

    def __init__(self, store: Store, clock: Clock, read: ReadFile, at_once: int = 1) -> None:
        self._store, self._clock, self._read, self._at_once = store, clock, read, at_once
        self._wake_event = asyncio.Event()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        """What is being read, by chat."""
        self._last_chat = 0

    def wake(self) -> None:
        """Tells the reader that a file was kept, or that a clock was moved."""
        self._wake_event.set()

    async def run(self, hand_on: HandOn) -> None:
        """Reads until it is cancelled; what was begun then is begun anew at the next start."""
        backoff, is_first = Backoff(), True
        try:
            while True:
                self._wake_event.clear()
                try:
                    sleep = await self._start_due(hand_on, is_first=is_first)
                except Exception as error:  # noqa: BLE001 - disk full, locked: the rows are there
                    _log.error("files that were sent have to wait: %s", type(error).__name__)
                    sleep = backoff.next_pause()
                else:
                    backoff.reset()
                    is_first = False
                await self._sleep(sleep)
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _start_due(self, hand_on: HandOn, *, is_first: bool) -> float:
        """Starts what is due and returns the seconds to sleep unless woken."""
        now = self._clock.now()
        async with self._store.unit_of_work() as unit:
            if is_first and not self._store.owner:  # others may be at work on theirs
                await unit.waiting_files.make_all_due(now)
            due = [one for one in await unit.waiting_files.list_due(now) if self._is_free(one)]
            chosen = take_turns(due, self._last_chat)[: self._at_once - len(self._tasks)]
            opened = await _open_files(unit, chosen, now)
            for one in opened:
                await unit.waiting_files.begin(one.file, now + LEASE)
            next_time = await unit.waiting_files.next_time()
        for one in opened:
            self._start(one, hand_on)
        if next_time is None or len(self._tasks) >= self._at_once:
            return LONGEST_SLEEP
        return min(max((next_time - now).total_seconds(), 0.05), LONGEST_SLEEP)

    def _is_free(self, file: WaitingFile) -> bool:
        return file.chat not in self._tasks

    def _start(self, opened: OpenedFile, hand_on: HandOn) -> None:
        chat = self._last_chat = opened.file.chat
        task = asyncio.create_task(self._read_and_hand_on(opened, hand_on))
        self._tasks[chat] = task

        def forget(_: "asyncio.Task[None]") -> None:
            del self._tasks[chat]
            self.wake()

        task.add_done_callback(forget)

    async def _read_and_hand_on(self, opened: OpenedFile, hand_on: HandOn) -> None:
        text: str | None
        try:
            text = await self._read(opened)
        except UnreadableFileError:
            text = None
        except Exception as error:  # noqa: BLE001 - one file's failure never stops the others
            if opened.file.tries < len(PAUSES):
                await self._put_off(opened.file, error)
                return
            text = None
        await _hand_on_at_last(hand_on, opened, text)

    async def _put_off(self, file: WaitingFile, error: Exception) -> None:
        why = str(error) if isinstance(error, TryLaterError) else type(error).__name__
        pause = PAUSES[file.tries]
        _log.warning("a file could not be read, again in %.0f s: %s", pause.total_seconds(), why)
        try:
            async with self._store.unit_of_work() as unit:
                await unit.waiting_files.put_off(file, self._clock.now() + pause)
        except (StorageError, OSError) as worse:
            _log.error("a file is tried again after its lease: %s", type(worse).__name__)

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake_event.wait()
        except TimeoutError:
            return


def take_turns(due: Sequence[WaitingFile], last_chat: int) -> list[WaitingFile]:
    """Returns the files in the order of their chats, beginning after the chat that was last: one
    person who sends many holds up nobody else."""
    return sorted(due, key=lambda file: (file.chat <= last_chat, file.chat))


async def _open_files(
    unit: UnitOfWork, files: Sequence[WaitingFile], now: datetime
) -> list[OpenedFile]:
    """Opens the files. One whose person cannot be read waits until they can; one that does not open
    for anybody is put aside with the updates that could not be handled."""
    people, unreadable = await unit.people.load_readable([file.chat for file in files])
    await unit.people.mark_unreadable(unreadable, now)
    opened = [await _open_file(unit, file, people.get(file.chat)) for file in files]
    for file, one in zip(files, opened, strict=True):
        if file.chat in unreadable:
            await unit.waiting_files.put_off(file, now + LOOK_AGAIN)
        elif one is None:
            await _put_aside(unit, file, people.get(file.chat), now)
    return [one for one in opened if one is not None]


async def _open_file(
    unit: UnitOfWork, file: WaitingFile, person: StoredPerson | None
) -> OpenedFile | None:
    raw = await _open_raw(unit, file, person)
    if person is None or raw is None or file.tries > 2 * len(PAUSES):
        return None
    return OpenedFile(file, raw, person.dossier)


async def _put_aside(
    unit: UnitOfWork, file: WaitingFile, person: StoredPerson | None, now: datetime
) -> None:
    """Keeps what lies there, as it lies, and tells its person. What opens, but was begun too often,
    is kept as what it is, so that it can be tried again."""
    raw, reason = await _open_raw(unit, file, person), "TooManyTries"
    sealed = await unit.waiting_files.take_sealed(file)
    if raw is None:
        raw, reason = sealed, "UnopenedFile"
    await unit.updates.park(file.update_id, file.chat, raw, reason, now)
    _log.error("a file that was sent cannot be read; python -m bot parked lists it")
    if person is not None:
        with use_language(person.dossier.person.language):
            await unit.outbox.queue([(person, build_message(FAILURE_APOLOGY))], now)


async def _open_raw(
    unit: UnitOfWork, file: WaitingFile, person: StoredPerson | None
) -> bytes | None:
    if person is None:
        return None
    try:
        return await unit.waiting_files.open(file, person)
    except StorageError:
        return None


async def _hand_on_at_last(hand_on: HandOn, opened: OpenedFile, text: str | None) -> None:
    """Hands on what was read; while the disk is full it waits, so that nothing is read twice."""
    backoff = Backoff()
    for _ in range(HAND_ON_TRIES):
        try:
            await hand_on(opened.file, opened.raw, text)
        except Exception as error:  # noqa: BLE001 - disk full, locked: the row is there
            _log.error("what was read in a file has to wait: %s", type(error).__name__)
            await asyncio.sleep(backoff.next_pause())
        else:
            return
