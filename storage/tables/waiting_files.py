"""Keeps what Telegram said of a file, such as a voice note, until it was read.

No restart loses it. The file itself stays at Telegram and is fetched when its turn comes.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine import Transaction
from storage.errors import StorageError
from storage.tables.seal_places import file_place
from storage.tables.stored_person import StoredPerson
from storage.tables.timestamps import floor_ticks, to_datetime

LONGEST_WAIT = timedelta(hours=1)
"""Nobody puts a file off for longer; one that is due later was put off by a wrong clock."""

_INSERT = "INSERT INTO waiting_files (chat, update_id, tries, due_at, body) VALUES (?, ?, 0, ?, ?)"
# One person's files are read in their order, so only the first of each chat can be due.
_SELECT_DUE = """
    SELECT id, chat, update_id, tries FROM waiting_files AS file
    WHERE (due_at <= ? OR due_at > ?)
        AND id = (SELECT min(id) FROM waiting_files WHERE chat = file.chat)
    ORDER BY chat
"""
_SELECT_NEXT = """
    SELECT min(due_at) FROM waiting_files AS file
    WHERE id = (SELECT min(id) FROM waiting_files WHERE chat = file.chat)
"""
_SELECT_OF_CHAT = "SELECT id, chat, update_id, tries FROM waiting_files WHERE chat = ? ORDER BY id"
_SELECT_BODY = "SELECT body FROM waiting_files WHERE id = ?"
_COUNT_FOR_CHAT = "SELECT count(*) FROM waiting_files WHERE chat = ?"
_COUNT_OF_UNREADABLE = """
    SELECT count(*) FROM waiting_files
    WHERE chat IN (SELECT chat FROM people WHERE unreadable_at IS NOT NULL)
"""
_BEGIN = "UPDATE waiting_files SET tries = tries + 1, due_at = ? WHERE id = ?"
_PUT_OFF = "UPDATE waiting_files SET due_at = ? WHERE id = ?"
_MAKE_ALL_DUE = "UPDATE waiting_files SET due_at = ? WHERE due_at > ?"
_DELETE = "DELETE FROM waiting_files WHERE id = ?"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """Is a file that waits; `tries` says how often somebody has begun to read it."""

    id: int
    chat: int
    update_id: int
    tries: int


class WaitingFiles:
    """Keeps, hands out and drops files inside one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def keep(self, person: StoredPerson, update_id: int, raw: bytes, now: datetime) -> None:
        """Keeps what Telegram sent, sealed with the person's key; it is due at once."""
        body = person.key.seal(raw, *file_place(update_id, person.chat))
        row = (person.chat, update_id, floor_ticks(now), body)
        await self._transaction.write(_INSERT, [row])

    async def list_due(self, now: datetime) -> list[WaitingFile]:
        """Returns the first file of each chat, where it is due and nobody else is at work on that
        chat, in the order of the chats."""
        times = (floor_ticks(now), floor_ticks(now + LONGEST_WAIT))
        rows = await self._transaction.claim_rows(_SELECT_DUE, times)
        return [WaitingFile(*row) for row in rows]

    async def next_time(self) -> datetime | None:
        """Returns when the next file is due, in UTC; None when none waits."""
        ((at,),) = await self._transaction.fetch_rows(_SELECT_NEXT)
        return None if at is None else to_datetime(at)

    async def open(self, file: WaitingFile, person: StoredPerson) -> bytes:
        """Returns what Telegram sent. Raises StorageError when it is not what was sealed."""
        ((body,),) = await self._transaction.fetch_rows(_SELECT_BODY, (file.id,))
        return person.key.open(body, *file_place(file.update_id, file.chat))

    async def take_sealed(self, file: WaitingFile) -> bytes:
        """Takes a file out of the line and returns it as it lies there, sealed or damaged."""
        ((body,),) = await self._transaction.fetch_rows(_SELECT_BODY, (file.id,))
        await self.drop(file)
        return bytes(body)

    async def count_of_unreadable(self) -> int:
        """Returns how many files wait of people who could not be read."""
        return int((await self._transaction.fetch_rows(_COUNT_OF_UNREADABLE))[0][0])

    async def list_unopened(self, people: Iterable[StoredPerson]) -> list[int]:
        """Returns the update numbers of these people's files that do not open."""
        unopened = []
        for person in people:
            rows = await self._transaction.fetch_rows(_SELECT_OF_CHAT, (person.chat,))
            for row in rows:
                file = WaitingFile(*row)
                with suppress(StorageError):
                    await self.open(file, person)
                    continue
                unopened.append(file.update_id)
        return unopened

    async def begin(self, file: WaitingFile, again_at: datetime) -> None:
        """Counts a try before it is made, so that a file that ends the process is not tried for
        ever. Unless it is dropped or put off until then, it is due again at `again_at`."""
        await self._transaction.write(_BEGIN, [(floor_ticks(again_at), file.id)])

    async def put_off(self, file: WaitingFile, until: datetime) -> None:
        """Lets a file wait, and with it those behind it in the same chat."""
        await self._transaction.write(_PUT_OFF, [(floor_ticks(until), file.id)])

    async def make_all_due(self, now: datetime) -> None:
        """Makes every file due, because whoever had begun one is gone."""
        at = floor_ticks(now)
        await self._transaction.write(_MAKE_ALL_DUE, [(at, at)])

    async def drop(self, file: WaitingFile) -> bool:
        """Drops a file; returns whether it was still there."""
        return await self._transaction.write(_DELETE, [(file.id,)]) > 0

    async def count(self, chat: int) -> int:
        """Returns how many files of one chat wait."""
        return int((await self._transaction.fetch_rows(_COUNT_FOR_CHAT, (chat,)))[0][0])
