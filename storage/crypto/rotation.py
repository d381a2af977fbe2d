"""A new master key: every data key is wrapped anew, a piece at a time; no document is touched."""

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
    """A column of wrapped keys. The owner of each is named by `owner` and the column `whose`."""

    table: str
    id_column: str
    owner_table: str
    owner_column: str


KEY_COLUMNS: Final = (
    KeyColumn("people", "id", "people", "id"),
    KeyColumn("outbox", "id", "people", "person"),
    KeyColumn("parked_updates", "update_id", "parked_updates", "update_id"),
)


async def rewrap_batch(
    transaction: Transaction, keys: MasterKeys, column: KeyColumn, after: int, limit: int
) -> tuple[int | None, int]:
    """Wraps the next keys above row `after` by the newest master key.

    The last row looked at (None: there are no more) and how many were wrapped. One that does not
    open stays as it is.
    """
    sql = f"""
        SELECT {column.id_column}, {column.owner_column}, key FROM {column.table}
        WHERE {column.id_column} > ? AND substr(key, 2, 4) <> ? ORDER BY {column.id_column} LIMIT ?
    """
    mark = bytes.fromhex(keys.newest_mark)
    found = await transaction.fetch_rows(sql, (after, mark, limit))
    anew = _rewrap_rows(keys, column, found)
    change = f"UPDATE {column.table} SET key = ? WHERE {column.id_column} = ?"
    await transaction.write(change, anew)
    return (found[-1][0] if found else None), len(anew)


def _rewrap_rows(keys: MasterKeys, column: KeyColumn, rows: Sequence[Row]) -> list[Row]:
    done: list[Row] = []
    for row, whose, key in rows:
        try:
            done.append((keys.rewrap(key, f"{column.owner_table} {whose}"), row))
        except StorageError as error:
            _log.error("a key stays as it was: %s", error)
    return done
