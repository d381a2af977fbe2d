"""Keeps messages that Telegram did not take, sealed, so that an operator can send them again."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from storage.crypto.sealing import DataKey, MasterKeys
from storage.engine import Row, Transaction
from storage.errors import StorageError
from storage.tables.outgoing_message import Delivery, OutgoingMessage, Rank
from storage.tables.seal_places import SealPlace, place_of_undelivered
from storage.tables.timestamps import (
    ceil_ticks_or_none,
    floor_ticks,
    to_datetime,
    to_datetime_or_none,
)

log = logging.getLogger(__name__)
UNDELIVERED_LIFETIME = timedelta(days=30)
"""/privacy promises that no message is kept for longer after it was given up."""
_REASON_LENGTH = 200

# A message of somebody who was forgotten meanwhile, or of whom nothing is kept, is not kept either.
_INSERT = """
    INSERT INTO undelivered_messages
        (id, chat, method, rank, expires_at, reason, given_up_at, key, body)
    SELECT id, chat, method, rank, expires_at, ?, ?, ?, ? FROM outbox
    WHERE id = ? AND chat IN (SELECT chat FROM people)
    ON CONFLICT DO NOTHING
"""
_INSERT_UNOPENED = """
    INSERT INTO undelivered_messages
        (id, chat, method, rank, expires_at, reason, given_up_at, key, body)
    SELECT id, chat, method, rank, expires_at, 'it does not open', ?, coalesce(key, ?), body
    FROM outbox WHERE id = ? AND chat IN (SELECT chat FROM people)
    ON CONFLICT DO NOTHING
"""
_SELECT = """
    SELECT id, chat, method, rank, expires_at, reason, given_up_at, key, body
    FROM undelivered_messages ORDER BY id
"""
_DELETE = "DELETE FROM undelivered_messages WHERE id = ?"
_DELETE_OLD = "DELETE FROM undelivered_messages WHERE given_up_at < ?"


@dataclass(frozen=True, slots=True)
class UndeliveredMessage:
    """Is a message that was given up; `message` is None when its seal does not open."""

    id: int
    chat: int
    method: str
    reason: str
    at: datetime
    message: OutgoingMessage | None = field(repr=False)


class Undelivered:
    """Keeps, lists and deletes these messages inside one transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction, self._keys = transaction, keys

    async def keep(self, deliveries: Iterable[Delivery], now: datetime) -> None:
        """Keeps what was given up among these. It is called before the outbox records them."""
        rows = [self._make_row(one, now) for one in deliveries if one.is_given_up]
        await self._transaction.write(_INSERT, rows)

    def _make_row(self, delivery: Delivery, now: datetime) -> Row:
        from pydantic_core import to_json

        message = delivery.message
        key = self._keys.new_data_key(key_owner_of_undelivered(message.id))
        rank, expires = int(message.rank), ceil_ticks_or_none(message.expires)
        place = place_of_undelivered(
            message.id, message.chat, message.method, rank=rank, expires_at=expires
        )
        payload = {name: value for name, value in message.payload.items() if name != "chat_id"}
        body = key.seal(to_json(payload), *place)
        reason = delivery.reason[:_REASON_LENGTH]
        return (reason, floor_ticks(now), key.wrapped, body, message.id)

    async def list_messages(self) -> list[UndeliveredMessage]:
        """Returns all of them in the order in which they were said."""
        rows = await self._transaction.fetch_rows(_SELECT)
        return [self._read_row(row) for row in rows]

    async def delete(self, number: int) -> bool:
        """Deletes one and returns whether it was there."""
        return await self._transaction.write(_DELETE, [(number,)]) > 0

    async def delete_old(self, now: datetime) -> None:
        """Deletes what was given up too long ago."""
        before = floor_ticks(now - UNDELIVERED_LIFETIME)
        gone = await self._transaction.write(_DELETE_OLD, [(before,)])
        if gone:
            log.warning("%d undelivered messages were kept for too long and are deleted", gone)

    def _read_row(self, row: Row) -> UndeliveredMessage:
        number, chat, method, rank, expires, reason, at, wrapped, body = row
        place = place_of_undelivered(number, chat, method, rank=rank, expires_at=expires)
        payload = self._try_open(wrapped, body, number, place)
        message = (
            None
            if payload is None
            else OutgoingMessage(method, payload, Rank(rank), to_datetime_or_none(expires))
        )
        return UndeliveredMessage(number, chat, method, reason, to_datetime(at), message)

    def _try_open(
        self, wrapped: bytes, body: bytes, number: int, place: SealPlace
    ) -> Mapping[str, Any] | None:
        from pydantic_core import from_json

        try:
            key: DataKey = self._keys.unwrap(wrapped, key_owner_of_undelivered(number))
            opened: Mapping[str, Any] = from_json(key.open(body, *place))
        except StorageError:
            return None
        return opened


async def keep_unopened(transaction: Transaction, number: int, now: datetime) -> None:
    """Keeps a message of the outbox that does not open, as it is."""
    await transaction.write(_INSERT_UNOPENED, [(floor_ticks(now), b"", number)])


def key_owner_of_undelivered(number: int) -> str:
    return f"undelivered_messages {number}"
