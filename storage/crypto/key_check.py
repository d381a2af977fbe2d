"""Checks at the start that the given master keys belong to the stored data, before any change.

It stands alone because it reads the tables of all keys, which sealing and the unit of work do not.
"""

import logging
from collections.abc import Iterable
from typing import Final

from storage.crypto.rotation import KEY_COLUMNS
from storage.crypto.sealing import WRAPPED_BYTES, MasterKeys
from storage.engine import Transaction

log = logging.getLogger(__name__)

_TABLES: Final = tuple(one.table for one in KEY_COLUMNS)


def _count_marks_sql(tables: Iterable[str]) -> str:
    # The key column stands before the body in each table, so this query reads no bodies.
    marks = " UNION ALL ".join(
        f"SELECT hex(substr(key, 2, 4)) AS mark FROM {table} WHERE length(key) = {WRAPPED_BYTES}"
        for table in tables
    )
    return f"SELECT mark, count(*) FROM ({marks}) AS wrapped GROUP BY mark ORDER BY mark"


async def check_master_keys(
    transaction: Transaction, keys: MasterKeys, tables: Iterable[str] = _TABLES
) -> None:
    """Raises WrongKeyError, which names the key's mark, when a master key is missing.

    A migration names the tables that there are by then. A mark on a single row among others may be
    damage: that row cannot be read, the others can.
    """
    counts = {
        bytes.fromhex(mark): int(count)
        for mark, count in await transaction.fetch_rows(_count_marks_sql(tables))
    }
    missing = {mark: count for mark, count in counts.items() if mark not in keys.marks}
    for mark, count in missing.items():
        if count > 1 or len(missing) == len(counts):
            raise keys.missing_key_error(mark)
        log.error(
            "something is sealed with an encryption key marked %s, which is not given: it cannot "
            "be read, or said, without it",
            mark.hex(),
        )
