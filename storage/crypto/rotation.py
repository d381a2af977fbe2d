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
class Wrapped:
    """A column of wrapped keys. The owner of each is named by `owner` and the column `whose`."""

    table: str
    row: str
    owner: str
    whose: str


WRAPPED: Final = (
    Wrapped("people", "id", "people", "id"),
    Wrapped("outbox", "id", "people", "person"),
    Wrapped("parked_updates", "update_id", "parked_updates", "update_id"),
)


async def rewrap_some(
    transaction: Transaction, keys: MasterKeys, wrapped: Wrapped, after: int, limit: int
) -> tuple[int | None, int]:
    """Wraps the next keys above row `after` by the newest master key.

    The last row looked at (None: there are no more) and how many were wrapped. One that does not
    open stays as it is.
    """
    sql = f"""
        SELECT {wrapped.row}, {wrapped.whose}, key FROM {wrapped.table}
        WHERE {wrapped.row} > ? AND substr(key, 2, 4) <> ? ORDER BY {wrapped.row} LIMIT ?
    """
    mark = bytes.fromhex(keys.newest)
    found = await transaction.rows(sql, (after, mark, limit))
    anew = _anew(keys, wrapped, found)
    change = f"UPDATE {wrapped.table} SET key = ? WHERE {wrapped.row} = ?"
    await transaction.write(change, anew)
    return (found[-1][0] if found else None), len(anew)


def _anew(keys: MasterKeys, wrapped: Wrapped, rows: Sequence[Row]) -> list[Row]:
    done: list[Row] = []
    for row, whose, key in rows:
        try:
            done.append((keys.rewrapped(key, f"{wrapped.owner} {whose}"), row))
        except StorageError as error:
            _log.error("a key stays as it was: %s", error)
    return done
