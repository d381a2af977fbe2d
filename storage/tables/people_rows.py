"""Tells how large and how new people's rows are, without opening them."""

from collections.abc import Collection

from storage.engine import Transaction, placeholders
from storage.tables.stored_person import StoredPerson
from storage.tables.timestamps import to_datetime_or_none

_SELECT_VERSION = "SELECT id, version, reachable, next_ping_at FROM people WHERE chat = ?"
_SELECT_VERSIONS = "SELECT id, version FROM opportunities WHERE person = ?"


class PeopleRows:
    """Reads inside one transaction, and opens nothing."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find_large(self, chats: Collection[int], size: int) -> set[int]:
        """Returns those of these chats whose documents have more bytes than that, sealed."""
        if not chats:
            return set()
        sql = f"""
            SELECT chat FROM people WHERE chat IN {placeholders([*chats])} AND ? < length(body) + (
                SELECT coalesce(sum(length(body)), 0) FROM opportunities
                WHERE opportunities.person = people.id)
        """
        return {chat for (chat,) in await self._transaction.fetch_rows(sql, [*chats, size])}

    async def is_current(self, stored: StoredPerson) -> bool:
        """Returns whether nothing of a person was stored since they were loaded."""
        rows = await self._transaction.fetch_rows(_SELECT_VERSION, (stored.chat,))
        before = stored.baseline
        if before is None or not rows:
            return before is None and not rows
        *person, next_ping = rows[0]
        if person != [stored.person_id, before.version, int(before.is_reachable)]:
            return False
        jobs = await self._transaction.fetch_rows(_SELECT_VERSIONS, (stored.person_id,))
        known = {one: version for one, (version, _) in before.opportunities.items()}
        is_same_ping = to_datetime_or_none(next_ping) == before.next_ping
        return is_same_ping and {number: one for number, one, *_ in jobs} == known
