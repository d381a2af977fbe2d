"""Checks at the start that the given master keys belong to the stored data, before any change.

It stands alone because it reads the tables of all keys, which sealing and the unit of work do not.
"""

import logging
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import DatabaseError, connect
from typing import Final

from storage.crypto.rotation import KEY_COLUMNS
from storage.crypto.sealing import WRAPPED_BYTES, MasterKeys
from storage.engine import Row, Transaction

log = logging.getLogger(__name__)

_TABLES: Final = tuple(one.table for one in KEY_COLUMNS)


def _count_marks_sql(tables: Iterable[str]) -> str:
    # The key column stands before the body in each table, so this query reads no bodies.
    marks = " UNION ALL ".join(
        f"SELECT substr(key, 2, 4) AS mark FROM {table} WHERE length(key) = {WRAPPED_BYTES}"
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
    rows = await transaction.fetch_rows(_count_marks_sql(tables))
    for mark in _refuse_missing(keys, rows):
        log.error(
            "something is sealed with an encryption key marked %s, which is not given: it cannot "
            "be read, or said, without it",
            mark.hex(),
        )


def refuse_wrong_keys(database: Path, keys: Sequence[bytes]) -> None:
    """Raises WrongKeyError as `check_master_keys` does, before anything is opened for writing.

    A file that is not there or cannot be read is passed over: to open it says what is wrong.
    """
    if not database.is_file() or not database.stat().st_size:
        return
    address = f"{database.absolute().as_uri()}?mode=ro"
    with suppress(DatabaseError), closing(connect(address, uri=True)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        tables = [table for table in _TABLES if table in there]
        if tables:
            _refuse_missing(MasterKeys(keys), connection.execute(_count_marks_sql(tables)))


def _refuse_missing(keys: MasterKeys, rows: Iterable[Row]) -> list[bytes]:
    """Returns the marks of keys that are missing for a single row; raises WrongKeyError else."""
    counts = {bytes(mark): int(count) for mark, count in rows}
    missing = {mark: count for mark, count in counts.items() if mark not in keys.marks}
    for mark, count in missing.items():
        if count > 1 or len(missing) == len(counts):
            raise keys.missing_key_error(mark)
    return [*missing]
