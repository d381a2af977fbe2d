"""Counts how much is stored and how long it waits, and reads nothing of what anybody said."""

from dataclasses import dataclass
from datetime import datetime

from storage.engine import Transaction
from storage.tables.outbox import Outbox
from storage.tables.timestamps import floor_ticks


@dataclass(frozen=True, slots=True)
class Counts:
    """Holds the figures of one moment."""

    people: int
    reachable: int
    """How many people Telegram delivers to."""
    opportunities: int
    messages: int
    """How many messages wait or are in flight."""
    oldest_message: datetime | None
    """When the oldest message that should have left was said, in UTC. None when there is none, or
    when it was said before such times were stored."""
    parked: int
    due_people: int
    """How many reachable people have a due ping."""
    undelivered: int = 0
    """How many messages are kept that Telegram did not take."""
    unreadable: int = 0
    """How many people could not be read when somebody looked last."""
    waiting_files: int = 0
    """How many voice notes and files wait to be read."""


_SELECT_COUNTS = """
    SELECT (SELECT count(*) FROM people),
        (SELECT count(*) FROM people WHERE reachable = 1),
        (SELECT count(*) FROM opportunities),
        (SELECT count(*) FROM parked_updates),
        (SELECT count(*) FROM undelivered_messages),
        (SELECT count(*) FROM people WHERE reachable = 1 AND next_ping_at <= ?
            AND unreadable_at IS NULL),
        (SELECT count(*) FROM people WHERE unreadable_at IS NOT NULL),
        (SELECT count(*) FROM waiting_files)
"""


class CountsReader:
    """Counts inside one transaction; each count is read off an index."""

    def __init__(self, transaction: Transaction, outbox: Outbox) -> None:
        self._transaction, self._outbox = transaction, outbox

    async def read(self, now: datetime) -> Counts:
        """Returns how much there is at that moment and how long it waits."""
        rows = await self._transaction.fetch_rows(_SELECT_COUNTS, (floor_ticks(now),))
        people, reachable, opportunities, parked, undelivered, due, unreadable, files = rows[0]
        messages = await self._outbox.count()
        oldest = await self._outbox.oldest_message_time(now)
        return Counts(
            people,
            reachable,
            opportunities,
            messages,
            oldest,
            parked,
            due,
            undelivered=undelivered,
            unreadable=unreadable,
            waiting_files=files,
        )
