"""Small facts about the database as a whole, kept by name; none of them about anybody."""

import secrets
from typing import Final

from storage.engine import Transaction

LINEAGE: Final = "lineage"
"""Names one unbroken history of rows: a new database has a new one, and so has a restored one."""

_SET = """
    INSERT INTO marks (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


async def mark(transaction: Transaction, name: str) -> str | None:
    """What was set last; None when it never was."""
    found = await transaction.rows("SELECT value FROM marks WHERE name = ?", (name,))
    return str(found[0][0]) if found else None


async def set_mark(transaction: Transaction, name: str, value: str) -> None:
    """Keeps it in place of what was there."""
    await transaction.write(_SET, [(name, value)])


async def begin_lineage(transaction: Transaction, *, anew: bool = False) -> None:
    """Gives the database a lineage if it has none, or another one."""
    if anew or await mark(transaction, LINEAGE) is None:
        await set_mark(transaction, LINEAGE, secrets.token_hex(8))
