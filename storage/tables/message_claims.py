"""Queues messages again that a process had in hand when it was lost."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from storage.engine import Lock, Transaction
from storage.tables.outgoing_message import MessageClaim
from storage.tables.timestamps import duration_ticks

# Whoever claimed a message last says what became of it, also when it was taken from them.
PUT_BACK: Final = """
    UPDATE outbox SET sending_since = NULL, not_before = ?, doubts = ? WHERE id = ? AND owner = ?
"""
_SELECT_CLAIMED = """
    SELECT id, chat, owner, attempts, sending_since, doubts FROM outbox
    WHERE sending_since IS NOT NULL
"""
_LONGEST_CRASH_WAIT = 30
"""A message that was on its way when the process died several times in a row waits at most so many
seconds: a process that dies again and again must not say the same thing each time."""


async def list_claims(transaction: Transaction) -> list[MessageClaim]:
    """Returns all messages that some process has claimed."""
    rows = await transaction.fetch_rows(_SELECT_CLAIMED)
    return [MessageClaim(*row[:4]) for row in rows]


async def requeue_claimed(
    transaction: Transaction, claims: Collection[MessageClaim] | None = None
) -> int:
    """Queues claimed messages again, all or those of these claims that still stand, and returns
    how many there were.

    None of them is given up for that: most were not tried yet, and the end of a process says
    nothing about a message.
    """
    await transaction.lock(Lock.CLAIMS)
    rows = await transaction.fetch_rows(_SELECT_CLAIMED)
    found = [row for row in rows if claims is None or MessageClaim(*row[:4]) in claims]
    back = [
        (_retry_ticks(since, attempts), max(doubts, 1), number, owner)
        for number, _, owner, attempts, since, doubts in found
    ]
    await transaction.write(PUT_BACK, back)
    return len(found)


def _retry_ticks(since: int, attempts: int) -> int:
    """Returns 0 after the first attempt, and then a time that grows later with every further
    one."""
    wait = timedelta(seconds=min(2 ** min(attempts - 1, 5), _LONGEST_CRASH_WAIT))
    return since + duration_ticks(wait) if attempts > 1 else 0
