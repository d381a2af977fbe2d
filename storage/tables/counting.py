"""How much there is and how long it waits: figures only, nothing of what anybody said."""

from dataclasses import dataclass
from datetime import datetime

from storage.crypto.sealing import MasterKeys
from storage.engine import Transaction
from storage.tables import outbox
from storage.tables.timestamps import floor_ticks


@dataclass(frozen=True, slots=True)
class Counts:
    """`oldest_letter` (UTC) is when the oldest letter that should be gone was said; None when there
    is none, or that was before such times were kept."""

    people: int
    reachable: int
    """Of the people, those Telegram delivers to."""
    opportunities: int
    messages: int
    """Waiting or in flight."""
    oldest_message: datetime | None
    parked: int
    due_people: int
    """Reachable people whose ping is due."""


_SELECT_COUNTS = """
    SELECT (SELECT count(*) FROM people),
        (SELECT count(*) FROM people WHERE reachable = 1),
        (SELECT count(*) FROM opportunities),
        (SELECT count(*) FROM parked_updates),
        (SELECT count(*) FROM people WHERE reachable = 1 AND next_ping_at <= ?)
"""


async def read_counts(transaction: Transaction, keys: MasterKeys, now: datetime) -> Counts:
    """A moment's figures; each count is read off an index."""
    found = (await transaction.fetch_rows(_SELECT_COUNTS, (floor_ticks(now),)))[0]
    people, reachable, opportunities, parked, due = found
    letters = await outbox.count(transaction)
    oldest = await outbox.oldest_message_time(transaction, keys, now)
    return Counts(people, reachable, opportunities, letters, oldest, parked, due)
