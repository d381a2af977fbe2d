"""Stores small facts about the database as a whole by name; none of them is about anybody."""

import secrets
from typing import Final

from storage.engine import Transaction

LINEAGE: Final = "lineage"
"""Names one unbroken history of rows: a new database and a restored one each have a new lineage."""

DEPARTURES: Final = "departures"
"""The database stores under this name how many people have left it for good."""

_SELECT_VALUE = "SELECT value FROM marks WHERE name = ?"
_UPSERT_VALUE = """
    INSERT INTO marks (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class Metadata:
    """Reads and writes the small facts inside one transaction. They are about nobody and not
    sealed."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def read(self, name: str) -> str | None:
        """Returns what was written last under that name; None when nothing was."""
        found = await self._transaction.fetch_rows(_SELECT_VALUE, (name,))
        return str(found[0][0]) if found else None

    async def write(self, name: str, value: str) -> None:
        """Stores the value in place of an earlier one."""
        await self._transaction.write(_UPSERT_VALUE, [(name, value)])

    async def count_departures(self, people: int) -> None:
        """Counts people who have left, so that a database they left differs from one that lost
        them."""
        if people:
            before = int(await self.read(DEPARTURES) or 0)
            await self.write(DEPARTURES, str(before + people))

    async def begin_lineage(self, *, renew: bool = False) -> None:
        """Gives the database a lineage if it has none; with `renew`, a new one in any case."""
        if renew or await self.read(LINEAGE) is None:
            await self.write(LINEAGE, secrets.token_hex(8))
