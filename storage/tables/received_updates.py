"""Remembers handled updates, so that a repeat is recognised, and parks those that failed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.crypto.sealing import MasterKeys
from storage.engine import Transaction, placeholders
from storage.errors import StorageError
from storage.tables.timestamps import floor_ticks, to_datetime

log = logging.getLogger(__name__)
_REPEAT_WINDOW = timedelta(hours=48)
"""Telegram keeps an update for 24 hours; twice that, and no repeat can come."""
PARKED_LIFETIME = timedelta(days=90)
"""Time for whoever runs the bot to put a mended version in place and try it again; it is promised
in /privacy that nothing is parked for longer."""

_INSERT_HANDLED = (
    "INSERT INTO handled_updates (update_id, handled_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
)
_DELETE_HANDLED = "DELETE FROM handled_updates WHERE handled_at < ?"
_UPSERT_PARKED = """
    INSERT INTO parked_updates (update_id, chat, reason, parked_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat, reason = excluded.reason,
        parked_at = excluded.parked_at, key = excluded.key, body = excluded.body
"""
_SELECT_PARKED = """
    SELECT update_id, chat, reason, parked_at, key, body FROM parked_updates ORDER BY update_id
"""
_DELETE_PARKED = "DELETE FROM parked_updates WHERE update_id = ?"
_DELETE_OLD_PARKED = "DELETE FROM parked_updates WHERE parked_at < ?"


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
    """The updates that were handled or parked, inside one transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction, self._keys = transaction, keys

    async def find_handled(self, update_ids: Sequence[int]) -> frozenset[int]:
        """Returns those of them that were handled before."""
        if not update_ids:
            return frozenset()
        sql = f"SELECT update_id FROM handled_updates WHERE update_id IN {placeholders(update_ids)}"
        return frozenset(
            number for (number,) in await self._transaction.fetch_rows(sql, update_ids)
        )

    async def mark_handled(self, update_ids: Sequence[int], now: datetime) -> None:
        """From here on they are repeats."""
        rows = [(number, floor_ticks(now)) for number in update_ids]
        await self._transaction.write(_INSERT_HANDLED, rows)

    async def delete_old(self, now: datetime) -> None:
        """Deletes handled updates of which no repeat can come any more, and parked ones that
        nobody took up for so long."""
        before = floor_ticks(now - _REPEAT_WINDOW)
        await self._transaction.write(_DELETE_HANDLED, [(before,)])
        before = floor_ticks(now - PARKED_LIFETIME)
        gone = await self._transaction.write(_DELETE_OLD_PARKED, [(before,)])
        if gone:
            log.warning("%d updates were parked for too long and are deleted", gone)

    async def park(
        self, update_id: int, chat: int | None, raw: bytes, reason: str, now: datetime
    ) -> None:
        """Keeps an update that could not be handled, sealed by a key of its own: of whom it is may
        be unknown. Parked again, it is replaced."""
        place = _seal_place(update_id)
        key = self._keys.new_data_key(place)
        beside = (update_id, chat, reason, floor_ticks(now))
        row = (*beside, key.wrapped, key.seal(raw, place))
        await self._transaction.write(_UPSERT_PARKED, [row])

    async def list_parked(self) -> list[ParkedUpdate]:
        """Returns all of them, in Telegram's order, those that do not open among them."""
        rows = await self._transaction.fetch_rows(_SELECT_PARKED)
        return [
            ParkedUpdate(
                number, chat, _try_open(self._keys, number, key, body), reason, to_datetime(at)
            )
            for number, chat, reason, at, key, body in rows
        ]

    async def unpark(self, update_id: int) -> None:
        """Deletes a parked update; nothing happens when it is not there."""
        await self._transaction.write(_DELETE_PARKED, [(update_id,)])


def open_parked(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes:
    """Returns what Telegram sent, from its row. Raises a StorageError when it does not open."""
    return keys.unwrap(wrapped, _seal_place(update_id)).open(body, _seal_place(update_id))


def _try_open(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes | None:
    try:
        return open_parked(keys, update_id, wrapped, body)
    except StorageError:
        return None


def _seal_place(update_id: int) -> str:
    return f"parked_updates {update_id}"
