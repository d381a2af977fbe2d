"""Remembers handled updates, so that a repeat is recognised, and parks those that failed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.crypto.sealing import MasterKeys
from storage.engine import Row, Transaction, placeholders
from storage.errors import StorageError
from storage.tables.seal_places import update_place
from storage.tables.timestamps import floor_ticks, to_datetime

log = logging.getLogger(__name__)
REPEAT_WINDOW = timedelta(hours=48)
"""Telegram keeps an update for 24 hours; after twice that time no repeat can come. The same number
means another update then, because Telegram begins anew after a week without updates."""
PARKED_LIFETIME = timedelta(days=90)
"""This is the time in which an operator can install a corrected version and try the update again.
/privacy promises that nothing is parked for longer."""

_UPSERT_HANDLED = """
    INSERT INTO handled_updates (update_id, handled_at) VALUES (?, ?)
    ON CONFLICT (update_id) DO UPDATE SET handled_at = excluded.handled_at
"""
_DELETE_HANDLED = "DELETE FROM handled_updates WHERE handled_at < ?"
_UPSERT_PARKED = """
    INSERT INTO parked_updates (update_id, chat, reason, parked_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat, reason = excluded.reason,
        parked_at = excluded.parked_at, key = excluded.key, body = excluded.body
"""
_SELECT_PARKED = """
    SELECT update_id, chat, reason, parked_at, key, body FROM parked_updates
    ORDER BY parked_at, update_id
"""
_SELECT_PARKED_BEFORE = """
    SELECT update_id, chat, reason, parked_at, key, body FROM parked_updates WHERE update_id = ?
"""
_SELECT_LOWEST_PARKED = "SELECT min(update_id) FROM parked_updates"
_DELETE_PARKED = "DELETE FROM parked_updates WHERE update_id = ?"
_DELETE_OLD_PARKED = "DELETE FROM parked_updates WHERE parked_at < ?"
_CORRECT_FUTURE_TIMES = (
    "UPDATE handled_updates SET handled_at = ? WHERE handled_at > ?",
    "UPDATE parked_updates SET parked_at = ? WHERE parked_at > ?",
)


@dataclass(frozen=True, slots=True)
class ParkedUpdate:
    """Is an update that could not be handled; `reason` names an error class.

    `raw` is what Telegram sent, or None when its seal does not open.
    """

    update_id: int
    chat: int | None
    raw: bytes | None = field(repr=False)
    reason: str
    at: datetime


class Updates:
    """Marks updates as handled and parks them, inside one transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction, self._keys = transaction, keys

    async def find_handled(self, update_ids: Sequence[int]) -> frozenset[int]:
        """Returns those of these numbers under which an update was handled before."""
        return frozenset(await self.find_handled_times(update_ids))

    async def find_handled_times(self, update_ids: Sequence[int]) -> dict[int, datetime]:
        """Returns when an update was handled last under each of these numbers, where one was."""
        if not update_ids:
            return {}
        sql = f"""
            SELECT update_id, handled_at FROM handled_updates
            WHERE update_id IN {placeholders(update_ids)}
        """
        rows = await self._transaction.fetch_rows(sql, update_ids)
        return {number: to_datetime(at) for number, at in rows}

    async def mark_handled(self, update_ids: Sequence[int], now: datetime) -> None:
        """Marks updates as handled, so that they are repeats from here on."""
        rows = [(number, floor_ticks(now)) for number in update_ids]
        await self._transaction.write_later(_UPSERT_HANDLED, rows)

    async def delete_old(self, now: datetime) -> None:
        """Deletes handled updates of which no repeat can come any more, and updates that were
        parked for too long."""
        before = floor_ticks(now - REPEAT_WINDOW)
        await self._transaction.write(_DELETE_HANDLED, [(before,)])
        before = floor_ticks(now - PARKED_LIFETIME)
        gone = await self._transaction.write(_DELETE_OLD_PARKED, [(before,)])
        if gone:
            log.warning("%d updates were parked for too long and are deleted", gone)

    async def correct_future_times(self, now: datetime) -> None:
        """Takes what is dated ahead for dated now, so that it is kept no longer than anything."""
        at = floor_ticks(now)
        for sql in _CORRECT_FUTURE_TIMES:
            await self._transaction.write(sql, [(at, at)])

    async def park(
        self, update_id: int, chat: int | None, raw: bytes, reason: str, now: datetime
    ) -> None:
        """Stores an update that could not be handled. It is sealed by a key of its own, because its
        person may be unknown.

        If the same one was parked before, it keeps the time of that. Another one with the same
        number gets a number below zero, and the earlier one stays.
        """
        number, parked_at = await self._find_parking_place(update_id, raw)
        key = self._keys.new_data_key(update_key_owner(number))
        body = key.seal(raw, *update_place(number, chat, reason))
        at = floor_ticks(now) if parked_at is None else parked_at
        row = (number, chat, reason, at, key.wrapped, body)
        await self._transaction.write(_UPSERT_PARKED, [row])

    async def _find_parking_place(self, update_id: int, raw: bytes) -> tuple[int, int | None]:
        """Returns the number to park an update under, and since when it is parked already."""
        rows = await self._transaction.fetch_rows(_SELECT_PARKED_BEFORE, (update_id,))
        if not rows:
            return update_id, None
        if _try_open(self._keys, rows[0]) == raw:
            return update_id, rows[0][3]
        ((lowest,),) = await self._transaction.fetch_rows(_SELECT_LOWEST_PARKED)
        return min(lowest, 0) - 1, None

    async def list_parked(self) -> list[ParkedUpdate]:
        """Returns all parked updates as they came, also those whose seal does not open."""
        rows = await self._transaction.fetch_rows(_SELECT_PARKED)
        return [
            ParkedUpdate(row[0], row[1], _try_open(self._keys, row), row[2], to_datetime(row[3]))
            for row in rows
        ]

    async def unpark(self, update_id: int) -> None:
        """Deletes a parked update; nothing happens when it is not there."""
        await self._transaction.write(_DELETE_PARKED, [(update_id,)])


def update_key_owner(update_id: int) -> str:
    return f"parked_updates {update_id}"


def _try_open(keys: MasterKeys, row: Row) -> bytes | None:
    update_id, chat, reason, _, wrapped, body = row
    try:
        key = keys.unwrap(wrapped, update_key_owner(update_id))
        return key.open(body, *update_place(update_id, chat, reason))
    except StorageError:
        return None
