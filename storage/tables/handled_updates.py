"""Updates that were taken: a repeat is known, and what could not be handled waits for a repair."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage.crypto.sealing import MasterKeys
from storage.engine import Transaction, placeholders
from storage.errors import StorageError
from storage.tables.timestamps import floor_ticks, to_datetime

log = logging.getLogger(__name__)

_INSERT_HANDLED = (
    "INSERT INTO handled_updates (update_id, handled_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
)

_UPSERT_PARKED = """
    INSERT INTO parked_updates (update_id, chat, reason, parked_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat, reason = excluded.reason,
        parked_at = excluded.parked_at, key = excluded.key, body = excluded.body
"""


@dataclass(frozen=True, slots=True)
class ParkedUpdate:
    """An update that could not be handled. `raw` is what Telegram sent, None when its seal does
    not open; `reason` names a class."""

    update_id: int
    chat: int | None
    raw: bytes | None = field(repr=False)
    reason: str
    at: datetime


async def find_handled(transaction: Transaction, update_ids: Sequence[int]) -> frozenset[int]:
    """Those of them that were taken before."""
    if not update_ids:
        return frozenset()
    sql = f"SELECT update_id FROM handled_updates WHERE update_id IN {placeholders(update_ids)}"
    return frozenset(update for (update,) in await transaction.fetch_rows(sql, update_ids))


async def mark_handled(transaction: Transaction, update_ids: Sequence[int], now: datetime) -> None:
    """From here on they are repeats."""
    await transaction.write(_INSERT_HANDLED, [(update, floor_ticks(now)) for update in update_ids])


async def delete_handled(transaction: Transaction, before: datetime) -> None:
    """Lets go of updates that were taken before that time."""
    sql = "DELETE FROM handled_updates WHERE handled_at < ?"
    await transaction.write(sql, [(floor_ticks(before),)])


async def park_update(  # noqa: PLR0917 - one a column
    transaction: Transaction,
    keys: MasterKeys,
    update_id: int,
    chat: int | None,
    raw: bytes,
    reason: str,
    at: datetime,
) -> None:
    """Keeps it, sealed by a key of its own: of whom it is may be unknown. Parked again, it is
    replaced."""
    place = _seal_place(update_id)
    key = keys.new_data_key(place)
    beside = (update_id, chat, reason, floor_ticks(at))
    await transaction.write(_UPSERT_PARKED, [(*beside, key.wrapped, key.seal(raw, place))])


async def list_parked_updates(transaction: Transaction, keys: MasterKeys) -> list[ParkedUpdate]:
    """All of them, in Telegram's order, those that do not open among them."""
    sql = """
        SELECT update_id, chat, reason, parked_at, key, body FROM parked_updates
        ORDER BY update_id
    """
    found: list[ParkedUpdate] = []
    for update, chat, reason, at, key, body in await transaction.fetch_rows(sql):
        raw = _try_open(keys, update, key, body)
        found.append(ParkedUpdate(update, chat, raw, reason, to_datetime(at)))
    return found


def _try_open(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes | None:
    try:
        return open_parked(keys, update_id, wrapped, body)
    except StorageError:
        return None


async def unpark_update(transaction: Transaction, update_id: int) -> None:
    """Deletes it; nothing happens when it is not there."""
    await transaction.write("DELETE FROM parked_updates WHERE update_id = ?", [(update_id,)])


async def delete_old_parked(transaction: Transaction, before: datetime) -> None:
    """Deletes what was parked before that time."""
    old = "DELETE FROM parked_updates WHERE parked_at < ?"
    gone = await transaction.write(old, [(floor_ticks(before),)])
    if gone:
        log.warning("%d updates that nobody took up were put aside long ago: deleted", gone)


def open_parked(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes:
    """What Telegram sent, from its row. Raises a StorageError when it does not open."""
    return keys.unwrap(wrapped, _seal_place(update_id)).open(body, _seal_place(update_id))


def _seal_place(update_id: int) -> str:
    return f"parked_updates {update_id}"
