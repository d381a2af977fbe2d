"""Stores what the coach says, in order, until Telegram has it.

The messages of a chat leave in one claim at a time: replies before pings, and otherwise in the
order in which they were said. A message that is put off holds its whole chat until its time. A
general pause holds every chat and is stored as a row of chat 0.

A message that Telegram may or may not have is sent again. When it got no answer, it is sent up to
six times if it makes a new message, and as often as needed if it repeats an edit. When the process
died meanwhile, it is sent again as often as that happens. A message whose master key is not given
waits until it is, and holds up no other.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import assert_never

from storage.crypto.sealing import WRAPPED_BYTES, MasterKeys
from storage.engine import Lock, Row, Transaction, placeholders
from storage.errors import StorageError
from storage.tables.message_claims import PUT_BACK, list_claims, requeue_claimed
from storage.tables.outgoing_message import (
    ClaimedMessage,
    Delivery,
    DeliveryStatus,
    MessageClaim,
    OutgoingMessage,
    Rank,
)
from storage.tables.seal_places import message_place
from storage.tables.stored_person import StoredPerson, open_key
from storage.tables.timestamps import (
    ceil_ticks,
    ceil_ticks_or_none,
    duration_ticks,
    floor_ticks,
    to_datetime_or_none,
)
from storage.tables.unopened_messages import set_aside, take_back

_INSERT_MESSAGE = """
    INSERT INTO outbox (id, chat, person, key, rank, method, body, not_before, expires_at,
        sending_since, attempts, doubts, said_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, NULL, 0, 0, ?)
"""
_INSERT_PAUSE = """
    INSERT INTO outbox (chat, person, key, rank, method, body, not_before, expires_at,
        sending_since, attempts, doubts)
    VALUES (0, 0, NULL, 0, '', ?, ?, NULL, NULL, 0, 0)
"""
_IS_SENDABLE = """
    message.sending_since IS NULL AND message.chat <> 0 AND message.attempts >= 0
    AND (message.expires_at IS NULL OR message.expires_at > ?)
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE chat = 0 AND not_before > ?)
    AND NOT EXISTS (SELECT 1 FROM outbox AS held WHERE held.chat = message.chat
        AND (held.sending_since IS NOT NULL OR held.not_before > ?))
"""
_MESSAGES_WITH_PEOPLE = "outbox AS message LEFT JOIN people ON people.id = message.person"
_WRAPPED_KEY = "coalesce(message.key, people.key)"
_SELECT_MESSAGES = f"""
    SELECT message.id, message.chat, message.person, message.method, message.body,
        message.rank, message.attempts, message.expires_at, message.doubts, {_WRAPPED_KEY}
    FROM {_MESSAGES_WITH_PEOPLE}
"""
_CLAIM = "UPDATE outbox SET sending_since = ?, owner = ?, attempts = attempts + 1 WHERE id = ?"
_DELETE = "DELETE FROM outbox WHERE id = ? AND owner = ?"
_LONGEST_OWN_PAUSE = timedelta(minutes=1)
"""A message that may have arrived is sent again sooner than this; only Telegram asks for longer
pauses."""


class Outbox:
    """Queues, claims and records messages inside one transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys, owner: int = 0) -> None:
        self._transaction, self._keys, self._owner = transaction, keys, owner
        self._nothing_at: datetime | None = None
        """The moment at which a claim has found nothing, until this transaction changes anything.
        """

    async def queue(
        self, messages: Iterable[tuple[StoredPerson, OutgoingMessage]], now: datetime
    ) -> None:
        """Queues messages in order, also to people of whom nothing is stored (yet, or any more). A
        message past its expiry is left out."""
        current = [
            (person, message)
            for person, message in messages
            if message.expires is None or message.expires > now
        ]
        if not current:
            return
        self._nothing_at = None
        said_at = floor_ticks(now)
        ids = await self._transaction.new_ids("outbox", len(current))  # the order is sealed, too
        rows = [
            _message_row(number, *pair, said_at) for number, pair in zip(ids, current, strict=True)
        ]
        await self._transaction.write_later(_INSERT_MESSAGE, rows)

    async def claim(self, now: datetime, limit: int) -> list[ClaimedMessage]:
        """Claims the messages that may be sent now, of chats that have nothing in flight.

        Messages of one chat come in the order in which they must be sent. If one does not get
        through, record those behind it as LATER. One that does not open is set aside, or kept with
        what Telegram did not take. While another process claims, there is nothing to claim here.
        """
        if not await self._transaction.try_lock(Lock.CLAIMS):
            return []
        rows = await self._sendable_rows(now, limit)
        self._nothing_at = None if rows else now
        opened = {row[0]: _open_message(self._keys, row) for row in rows}
        claimed = [message for message in opened.values() if message is not None]
        unopened = [(row[0], row[2], row[-1]) for row in rows if opened[row[0]] is None]
        claims = [(floor_ticks(now), self._owner, message.id) for message in claimed]
        await self._transaction.write_later(_CLAIM, claims)
        await set_aside(self._transaction, self._keys, unopened, now)
        return claimed

    async def take_back_readable(self) -> None:
        """Lets go out what was set aside because its person could not be read, and opens now."""
        self._nothing_at = None
        await take_back(self._transaction, self._keys)

    async def count_set_aside(self) -> int:
        """Returns how many messages wait until their person can be read."""
        sql = "SELECT count(*) FROM outbox WHERE attempts < 0"
        return int((await self._transaction.fetch_rows(sql))[0][0])

    async def list_unopened(self) -> list[int]:
        """Returns the numbers of all messages that do not open, after opening each."""
        sql = f"{_SELECT_MESSAGES} WHERE message.chat <> 0 ORDER BY message.id"
        rows = await self._transaction.fetch_rows(sql)
        return [row[0] for row in rows if _open_message(self._keys, row) is None]

    async def record(self, deliveries: Iterable[Delivery]) -> None:
        """Records what became of claimed messages. One that is no longer stored is passed over."""
        gone: list[Row] = []
        back: list[Row] = []
        pauses: list[Row] = []
        for result in deliveries:
            self._nothing_at = None
            if _is_over(result):
                gone.append((result.message.id, self._owner))
            else:
                back.append((*_put_back_row(result), self._owner))
            if result.is_general and result.until is not None:
                pauses.append((b"", ceil_ticks(result.until)))
        await self._transaction.write_later(_DELETE, gone)
        await self._transaction.write_later(PUT_BACK, back)
        await self._transaction.write_later(_INSERT_PAUSE, pauses)

    async def list_claims(self) -> list[MessageClaim]:
        """Returns all messages that some process has claimed."""
        return await list_claims(self._transaction)

    async def requeue_claimed(self, claims: Collection[MessageClaim] | None = None) -> int:
        """Queues claimed messages again, all or those of these claims that still stand, because
        nobody knows what became of them; returns how many there were."""
        self._nothing_at = None
        return await requeue_claimed(self._transaction, claims)

    async def end_pauses(self, beyond: datetime) -> int:
        """Ends every pause that reaches beyond that moment; returns how many messages one of them
        held."""
        self._nothing_at = None
        over = "DELETE FROM outbox WHERE chat = 0 AND not_before > ?"
        await self._transaction.write(over, [(floor_ticks(beyond),)])
        held = "UPDATE outbox SET not_before = 0 WHERE not_before > ?"
        return await self._transaction.write(held, [(floor_ticks(beyond),)])

    async def correct_future_times(self, now: datetime) -> None:
        """Takes messages that were said ahead of now for said now, so that their age is told."""
        sql = "UPDATE outbox SET said_at = ? WHERE said_at > ?"
        await self._transaction.write(sql, [(floor_ticks(now), floor_ticks(now))])

    async def delete_expired(self, now: datetime) -> int:
        """Deletes messages that are not worth sending any more, and pauses that are over; returns
        how many messages it deleted."""
        over = "DELETE FROM outbox WHERE chat = 0 AND not_before <= ?"
        await self._transaction.write(over, [(floor_ticks(now),)])
        late = "DELETE FROM outbox WHERE sending_since IS NULL AND expires_at <= ?"
        return await self._transaction.write(late, [(floor_ticks(now),)])

    async def next_send_time(self, now: datetime) -> datetime | None:
        """Returns `now` if a message can be sent, else when to look again; None when nothing
        waits."""
        if self._nothing_at != now and await self._sendable_rows(now, 1):
            return now
        sql = """
            SELECT min(not_before) FROM outbox WHERE not_before > ?
            AND EXISTS (SELECT 1 FROM outbox WHERE chat <> 0 AND sending_since IS NULL)
        """
        return to_datetime_or_none(
            (await self._transaction.fetch_rows(sql, (floor_ticks(now),)))[0][0]
        )

    async def count(
        self,
    ) -> int:
        """Returns how many messages wait or are in flight."""
        return int(
            (await self._transaction.fetch_rows("SELECT count(*) FROM outbox WHERE chat <> 0"))[0][
                0
            ]
        )

    async def oldest_message_time(self, now: datetime) -> datetime | None:
        """Returns when the oldest message that should have left was said, in UTC, as far as that is
        known. A message that is being sent or held by a pause for all chats counts. One of a chat
        that Telegram wants left alone does not."""
        at, given = floor_ticks(now), self._keys.marks
        sql = f"""
            SELECT min(nullif(message.said_at, 0)) FROM {_MESSAGES_WITH_PEOPLE}
            WHERE message.chat <> 0 AND message.attempts >= 0
            AND (message.expires_at IS NULL OR message.expires_at > ?)
            AND NOT EXISTS (SELECT 1 FROM outbox AS held
                WHERE held.chat = message.chat AND held.not_before > CASE WHEN held.doubts > 0
                    THEN CAST(? AS BIGINT) ELSE ? END)
            AND {_key_condition(given)}
        """
        times = (at, at + duration_ticks(_LONGEST_OWN_PAUSE), at)
        return to_datetime_or_none(
            (await self._transaction.fetch_rows(sql, (*times, *given)))[0][0]
        )

    async def _sendable_rows(self, now: datetime, limit: int) -> Sequence[Row]:
        at, given = floor_ticks(now), self._keys.marks
        sql = f"""
            {_SELECT_MESSAGES}
            WHERE {_IS_SENDABLE} AND {_key_condition(given)}
            ORDER BY message.rank, message.id LIMIT ?
        """
        return await self._transaction.fetch_rows(sql, (at, at, at, *given, limit))


def _key_condition(known_marks: Sequence[bytes]) -> str:
    """Returns the SQL for messages that a known key may open. It includes rows without a key or
    with a damaged one, because no key given later would open those."""
    damaged = f"coalesce(length({_WRAPPED_KEY}), 0) <> {WRAPPED_BYTES}"
    return f"({damaged} OR substr({_WRAPPED_KEY}, 2, 4) IN {placeholders(known_marks)})"


def _message_row(number: int, stored: StoredPerson, message: OutgoingMessage, said_at: int) -> Row:
    from pydantic_core import to_json

    chat, person, method = stored.chat, stored.person_id, message.method
    rank, expires = int(message.rank), ceil_ticks_or_none(message.expires)
    place = message_place(number, chat, person, rank=rank, method=method, expires_at=expires)
    body = stored.key.seal(to_json(message.payload), *place)
    own_key = stored.key.wrapped if stored.baseline is None else None
    return (number, chat, person, own_key, rank, method, body, expires, said_at)


def _open_message(keys: MasterKeys, row: Row) -> ClaimedMessage | None:
    from pydantic_core import from_json

    number, chat, person, method, body, rank, attempts, expires, doubts, wrapped = row
    place = message_place(number, chat, person, rank=rank, method=method, expires_at=expires)
    try:
        plain = open_key(keys, person, wrapped or b"").open(body, *place)
    except StorageError:
        return None
    payload = {"chat_id": chat, **from_json(plain)}
    return ClaimedMessage(
        number,
        chat,
        person,
        method,
        payload,
        Rank(rank),
        attempts + 1,
        to_datetime_or_none(expires),
        doubts=doubts,
    )


def _is_over(delivery: Delivery) -> bool:
    match delivery.status:
        case DeliveryStatus.SENT | DeliveryStatus.UNREACHABLE | DeliveryStatus.REFUSED:
            return True
        case DeliveryStatus.UNCERTAIN:
            return delivery.message.is_last_try
        case DeliveryStatus.LATER:
            return False
        case _:
            assert_never(delivery.status)


def _put_back_row(delivery: Delivery) -> Row:
    """Returns not-before time, doubts and id; a general pause is stored in a row of its own."""
    held = 0 if delivery.is_general or delivery.until is None else ceil_ticks(delivery.until)
    doubts = delivery.message.doubts + int(delivery.status is DeliveryStatus.UNCERTAIN)
    return (held, doubts, delivery.message.id)
