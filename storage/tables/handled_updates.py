"""Updates that were taken: a repeat is known, and what could not be handled waits for a repair."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage.crypto.sealing import MasterKeys
from storage.engine import Transaction, marks
from storage.errors import StorageError
from storage.tables.timestamps import asked, moment

log = logging.getLogger(__name__)

_MARK = "INSERT INTO handled_updates (update_id, handled_at) VALUES (?, ?) ON CONFLICT DO NOTHING"

_PARK = """
    INSERT INTO parked_updates (update_id, chat, reason, parked_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (update_id) DO UPDATE SET chat = excluded.chat, reason = excluded.reason,
        parked_at = excluded.parked_at, key = excluded.key, body = excluded.body
"""


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that could not be handled. `raw` is what Telegram sent, None when its seal does
    not open; `reason` names a class."""

    update_id: int
    chat: int | None
    raw: bytes | None = field(repr=False)
    reason: str
    at: datetime


async def handled(transaction: Transaction, update_ids: Sequence[int]) -> frozenset[int]:
    """Those of them that were taken before."""
    if not update_ids:
        return frozenset()
    sql = f"SELECT update_id FROM handled_updates WHERE update_id IN {marks(update_ids)}"
    return frozenset(update for (update,) in await transaction.rows(sql, update_ids))


async def mark_handled(transaction: Transaction, update_ids: Sequence[int], now: datetime) -> None:
    """From here on they are repeats."""
    await transaction.write(_MARK, [(update, asked(now)) for update in update_ids])


async def clean(transaction: Transaction, before: datetime) -> None:
    """Lets go of updates that were taken before that time."""
    sql = "DELETE FROM handled_updates WHERE handled_at < ?"
    await transaction.write(sql, [(asked(before),)])


async def park(  # noqa: PLR0917 - one a column
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
    place = _place(update_id)
    key = keys.fresh(place)
    beside = (update_id, chat, reason, asked(at))
    await transaction.write(_PARK, [(*beside, key.wrapped, key.seal(raw, place))])


async def parked(transaction: Transaction, keys: MasterKeys) -> list[Parked]:
    """All of them, in Telegram's order, those that do not open among them."""
    sql = """
        SELECT update_id, chat, reason, parked_at, key, body FROM parked_updates
        ORDER BY update_id
    """
    found: list[Parked] = []
    for update, chat, reason, at, key, body in await transaction.rows(sql):
        raw = _if_it_opens(keys, update, key, body)
        found.append(Parked(update, chat, raw, reason, moment(at)))
    return found


def _if_it_opens(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes | None:
    try:
        return opened(keys, update_id, wrapped, body)
    except StorageError:
        return None


async def unpark(transaction: Transaction, update_id: int) -> None:
    """Deletes it; nothing happens when it is not there."""
    await transaction.write("DELETE FROM parked_updates WHERE update_id = ?", [(update_id,)])


async def drop(transaction: Transaction, before: datetime) -> None:
    """Deletes what was parked before that time."""
    old = "DELETE FROM parked_updates WHERE parked_at < ?"
    gone = await transaction.write(old, [(asked(before),)])
    if gone:
        log.warning("%d updates that nobody took up were put aside long ago: deleted", gone)


def opened(keys: MasterKeys, update_id: int, wrapped: bytes, body: bytes) -> bytes:
    """What Telegram sent, from its row. Raises a StorageError when it does not open."""
    return keys.unwrap(wrapped, _place(update_id)).open(body, _place(update_id))


def _place(update_id: int) -> str:
    return f"parked_updates {update_id}"
