"""Small facts about the database as a whole, kept by name; none of them about anybody."""

import secrets
from typing import Final

from storage.engine import Transaction

LINEAGE: Final = "lineage"
"""Names one unbroken history of rows: a new database has a new one, and so has a restored one."""

_UPSERT_VALUE = """
    INSERT INTO marks (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


async def read_metadata(transaction: Transaction, name: str) -> str | None:
    """What was set last; None when it never was."""
    found = await transaction.fetch_rows("SELECT value FROM marks WHERE name = ?", (name,))
    return str(found[0][0]) if found else None


async def write_metadata(transaction: Transaction, name: str, value: str) -> None:
    """Keeps it in place of what was there."""
    await transaction.write(_UPSERT_VALUE, [(name, value)])


async def begin_lineage(transaction: Transaction, *, renew: bool = False) -> None:
    """Gives the database a lineage if it has none, or another one."""
    if renew or await read_metadata(transaction, LINEAGE) is None:
        await write_metadata(transaction, LINEAGE, secrets.token_hex(8))
