"""Keeps messages whose person cannot be read until they can, and loses none that never opens.

A message of somebody whose key does not open steps aside: others to the same chat pass it by. One
that is itself changed or damaged lies with what Telegram did not take.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from coaching.model.vocabulary import PersonId
from storage.crypto.sealing import MasterKeys
from storage.engine import Row, Transaction
from storage.errors import StorageError
from storage.tables.stored_person import open_key
from storage.tables.timestamps import floor_ticks
from storage.tables.undelivered_messages import keep_unopened

log = logging.getLogger(__name__)

# Fewer than no attempts mark a message that waits for its person.
_SET_ASIDE = """
    UPDATE outbox SET attempts = -1 WHERE id = ? AND key IS NULL
        AND person IN (SELECT id FROM people)
"""
_MARK_PERSON = "UPDATE people SET unreadable_at = ? WHERE id = ? AND unreadable_at IS NULL"
_SELECT_ASIDE = """
    SELECT message.id, message.person, people.key FROM outbox AS message
    JOIN people ON people.id = message.person WHERE message.attempts < 0
"""
_TAKE_BACK = "UPDATE outbox SET attempts = 0 WHERE id = ?"
_DELETE = "DELETE FROM outbox WHERE id = ?"


async def set_aside(
    transaction: Transaction, keys: MasterKeys, rows: Sequence[Row], now: datetime
) -> None:
    """Sets messages aside that did not open; a row is the id, the person and the wrapped key."""
    for number, person, wrapped in rows:
        if not _opens(keys, person, wrapped) and await transaction.write(_SET_ASIDE, [(number,)]):
            await transaction.write(_MARK_PERSON, [(floor_ticks(now), person)])
            log.info("outgoing message %s waits until its person can be read", number)
            continue
        await keep_unopened(transaction, number, now)
        await transaction.write(_DELETE, [(number,)])
        log.error("outgoing message %s does not open; python -m bot undelivered lists it", number)


async def take_back(transaction: Transaction, keys: MasterKeys) -> None:
    """Lets go out what was set aside and opens again."""
    rows = await transaction.fetch_rows(_SELECT_ASIDE)
    open_again = [(number,) for number, *sealed in rows if _opens(keys, *sealed)]
    await transaction.write(_TAKE_BACK, open_again)


def _opens(keys: MasterKeys, person: int, wrapped: bytes | None) -> bool:
    try:
        open_key(keys, PersonId(person), wrapped or b"")
    except StorageError:
        return False
    return True
