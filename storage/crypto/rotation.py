"""Wraps every data key with a new master key, in batches, without touching a document."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from storage.crypto.sealing import MasterKeys
from storage.engine import Row, Transaction
from storage.errors import StorageError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """Describes a column of wrapped keys; owner table and column name the owner of each key."""

    table: str
    id_column: str
    owner_table: str
    owner_column: str


KEY_COLUMNS: Final = (
    KeyColumn("people", "id", "people", "id"),
    KeyColumn("outbox", "id", "people", "person"),
    KeyColumn("parked_updates", "update_id", "parked_updates", "update_id"),
    KeyColumn("undelivered_messages", "id", "undelivered_messages", "id"),
)


async def rewrap_batch(
    transaction: Transaction, keys: MasterKeys, column: KeyColumn, after: int, limit: int
) -> tuple[int | None, int]:
    """Wraps the next keys above row `after` with the newest master key.

    Returns the last row it read (None when there are no more) and how many it wrapped. A key that
    does not open stays as it is.
    """
    sql = f"""
        SELECT {column.id_column}, {column.owner_column}, key FROM {column.table}
        WHERE {column.id_column} > ? AND substr(key, 2, 4) <> ? ORDER BY {column.id_column} LIMIT ?
    """
    mark = bytes.fromhex(keys.newest_mark)
    rows = await transaction.fetch_rows(sql, (after, mark, limit))
    rewrapped = _rewrap_rows(keys, column, rows)
    change = f"UPDATE {column.table} SET key = ? WHERE {column.id_column} = ?"
    await transaction.write(change, rewrapped)
    return (rows[-1][0] if rows else None), len(rewrapped)


def _rewrap_rows(keys: MasterKeys, column: KeyColumn, rows: Sequence[Row]) -> list[Row]:
    rewrapped: list[Row] = []
    for row, owner, key in rows:
        try:
            rewrapped.append((keys.rewrap(key, f"{column.owner_table} {owner}"), row))
        except StorageError as error:
            _log.error("a key stays as it was: %s", error)
    return rewrapped
