"""The outbox: what the coach says is kept until Telegram has it, in order.

A chat's letters leave one claim at a time: replies before pings, then as they were said. A letter
put off holds its whole chat until its time; a general pause holds every chat and is kept as a row
of chat 0. A letter whose fate is unknown (Telegram may have it) goes again: when it got no answer,
up to six times if it makes a new message, and as often as needed if it repeats an edit; when the
process died meanwhile, as often as that happens. One whose master key is not given waits until it
is, in nobody's way.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any, assert_never

from coaching.model.vocabulary import PersonId
from storage.crypto.sealing import WRAPPED_BYTES, MasterKeys
from storage.engine import Row, Transaction, placeholders
from storage.errors import StorageError
from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.tables.people import StoredPerson, open_key
from storage.tables.timestamps import (
    ceil_ticks,
    ceil_ticks_or_none,
    duration_ticks,
    floor_ticks,
    to_datetime_or_none,
)

log = logging.getLogger(__name__)
MAX_DOUBTS = 6
"""So often a message goes again that may have arrived: a twin is harmless, a lost one is not, and
an hour in which every answer is lost must not fill the chat."""

_INSERT_MESSAGE = """
    INSERT INTO outbox (chat, person, key, rank, method, body, not_before, expires_at,
        sending_since, attempts, doubts, said_at)
    VALUES (?, ?, ?, ?, ?, ?, 0, ?, NULL, 0, 0, ?)
"""
_INSERT_PAUSE = """
    INSERT INTO outbox (chat, person, key, rank, method, body, not_before, expires_at,
        sending_since, attempts, doubts)
    VALUES (0, 0, NULL, 0, '', ?, ?, NULL, NULL, 0, 0)
"""
_IS_SENDABLE = """
    letter.sending_since IS NULL AND letter.chat <> 0
    AND (letter.expires_at IS NULL OR letter.expires_at > ?)
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE chat = 0 AND not_before > ?)
    AND NOT EXISTS (SELECT 1 FROM outbox AS held WHERE held.chat = letter.chat
        AND (held.sending_since IS NOT NULL OR held.not_before > ?))
"""
_MESSAGES_WITH_PEOPLE = "outbox AS letter LEFT JOIN people ON people.id = letter.person"
_WRAPPED_KEY = "coalesce(letter.key, people.key)"
_CLAIM = "UPDATE outbox SET sending_since = ?, attempts = attempts + 1 WHERE id = ?"
_PUT_BACK = "UPDATE outbox SET sending_since = NULL, not_before = ?, doubts = ? WHERE id = ?"
_DELETE = "DELETE FROM outbox WHERE id = ?"
_LONGEST_OWN_PAUSE = timedelta(minutes=1)
"""What may have arrived goes again sooner; whoever waits longer does so at Telegram's wish."""
_LONGEST_CRASH_WAIT = 30
"""Seconds at most that a letter waits which was on its way at several deaths in a row: a process
that dies again and again must not say the same thing each time."""


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A claimed saying: in flight until it is settled. `payload` holds chat_id too."""

    id: int
    chat: int
    person_id: PersonId
    method: str
    payload: dict[str, Any] = field(repr=False)
    rank: Rank
    attempts: int
    """How often it was claimed, this time included."""
    expires: datetime | None
    doubts: int = 0
    """How often it was claimed before and nobody knows what became of it."""

    @property
    def may_be_delivered(self) -> bool:
        """Whether Telegram may have it already."""
        return self.doubts > 0

    @property
    def is_last_try(self) -> bool:
        """Whether it is given up if this time too nobody knows what becomes of it."""
        return _is_too_often(self.method, self.doubts + 1)


class DeliveryStatus(Enum):
    """What became of a claimed letter."""

    SENT = auto()
    """Telegram has it, or says there is nothing to change."""
    LATER = auto()
    """Telegram does not have it, and may not be asked before `until`: at once when None."""
    UNCERTAIN = auto()
    """Telegram may have it; if it goes again, then not before `until`."""
    DROPPED = auto()
    """Telegram will never take it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A letter with its fate. `until` is UTC and holds the whole chat; every chat if `general`."""

    message: ClaimedMessage
    status: DeliveryStatus
    until: datetime | None = None
    is_general: bool = False


def is_repeatable(method: str) -> bool:
    """Whether a second call changes nothing: edits and deletions, not what makes a message."""
    return not method.startswith(("send", "copy", "forward"))


async def queue_messages(
    transaction: Transaction,
    messages: Iterable[tuple[StoredPerson, OutgoingMessage]],
    now: datetime,
) -> None:
    """Queues them in order; what is past its expiry already is left out."""
    worth = (pair for pair in messages if pair[1].expires is None or pair[1].expires > now)
    await transaction.write(
        _INSERT_MESSAGE, [(*_message_row(one, saying), floor_ticks(now)) for one, saying in worth]
    )


async def claim_messages(
    transaction: Transaction,
    keys: MasterKeys,
    now: datetime,
    limit: int,
) -> list[ClaimedMessage]:
    """Takes what may go now of chats that have nothing in flight.

    Letters of one chat come in the order in which they must be sent; if one does not get
    through, settle those behind it as LATER. A letter that no key can open is deleted.
    """
    rows = await _sendable_rows(transaction, keys, now, limit)
    letters = [(row[0], _open_message(keys, row)) for row in rows]
    taken = [letter for _, letter in letters if letter is not None]
    await transaction.write(_CLAIM, [(floor_ticks(now), letter.id) for letter in taken])
    await transaction.write(_DELETE, [(number,) for number, letter in letters if letter is None])
    return taken


async def record_deliveries(transaction: Transaction, deliveries: Iterable[Delivery]) -> None:
    """Ends the flight of these letters. One that is no longer there is passed over."""
    gone: list[Row] = []
    back: list[Row] = []
    pauses: list[Row] = []
    for result in deliveries:
        if _is_over(result):
            gone.append((result.message.id,))
        else:
            back.append(_put_back_row(result))
        if result.is_general and result.until is not None:
            pauses.append((b"", ceil_ticks(result.until)))
    await transaction.write(_DELETE, gone)
    await transaction.write(_PUT_BACK, back)
    await transaction.write(_INSERT_PAUSE, pauses)


async def requeue_claimed(transaction: Transaction, before: datetime) -> int:
    """Takes the fate of letters claimed up to then as unknown; how many there were.

    None is given up for that: most of them were not tried yet, and a death says nothing of them.
    """
    sql = "SELECT id, sending_since, attempts, doubts FROM outbox WHERE sending_since <= ?"
    found = await transaction.fetch_rows(sql, (floor_ticks(before),))
    back = [(_retry_ticks(row), max(row[3], 1), row[0]) for row in found]
    await transaction.write(_PUT_BACK, back)
    return len(found)


def _retry_ticks(row: Row) -> int:
    """At once the first time, then later and later behind the moment at which it was claimed."""
    _, since, attempts, _ = row
    wait = timedelta(seconds=min(2 ** min(attempts - 1, 5), _LONGEST_CRASH_WAIT))
    return since + duration_ticks(wait) if attempts > 1 else 0


async def end_pauses(transaction: Transaction, beyond: datetime) -> int:
    """Ends every pause that reaches beyond that moment; how many letters were held by one."""
    over = "DELETE FROM outbox WHERE chat = 0 AND not_before > ?"
    await transaction.write(over, [(floor_ticks(beyond),)])
    held = "UPDATE outbox SET not_before = 0 WHERE not_before > ?"
    return await transaction.write(held, [(floor_ticks(beyond),)])


async def delete_expired(transaction: Transaction, now: datetime) -> int:
    """Deletes what waited too long to be worth saying, and pauses that are over; how many
    letters that were."""
    over = "DELETE FROM outbox WHERE chat = 0 AND not_before <= ?"
    await transaction.write(over, [(floor_ticks(now),)])
    late = "DELETE FROM outbox WHERE sending_since IS NULL AND expires_at <= ?"
    return await transaction.write(late, [(floor_ticks(now),)])


async def next_send_time(
    transaction: Transaction, keys: MasterKeys, now: datetime
) -> datetime | None:
    """`now` if a letter may go; else when the next pause ends, if anything waits; else None."""
    if await _sendable_rows(transaction, keys, now, 1):
        return now
    sql = """
        SELECT min(not_before) FROM outbox WHERE not_before > ?
        AND EXISTS (SELECT 1 FROM outbox WHERE chat <> 0 AND sending_since IS NULL)
    """
    return to_datetime_or_none((await transaction.fetch_rows(sql, (floor_ticks(now),)))[0][0])


async def count(transaction: Transaction) -> int:
    """How many letters wait or are in flight."""
    return int((await transaction.fetch_rows("SELECT count(*) FROM outbox WHERE chat <> 0"))[0][0])


async def oldest_message_time(
    transaction: Transaction, keys: MasterKeys, now: datetime
) -> datetime | None:
    """When the oldest letter that should be gone was said, UTC, as far as that is known: one on its
    way or stopped by a pause for all counts, one of a chat that Telegram wants left alone not."""
    at, given = floor_ticks(now), keys.marks
    sql = f"""
        SELECT min(nullif(letter.said_at, 0)) FROM {_MESSAGES_WITH_PEOPLE}
        WHERE letter.chat <> 0 AND (letter.expires_at IS NULL OR letter.expires_at > ?)
        AND NOT EXISTS (SELECT 1 FROM outbox AS held
            WHERE held.chat = letter.chat AND held.not_before > iif(held.doubts, ?, ?))
        AND {_key_condition(given)}
    """
    times = (at, at + duration_ticks(_LONGEST_OWN_PAUSE), at)
    return to_datetime_or_none((await transaction.fetch_rows(sql, (*times, *given)))[0][0])


async def _sendable_rows(
    transaction: Transaction, keys: MasterKeys, now: datetime, limit: int
) -> Sequence[Row]:
    at, given = floor_ticks(now), keys.marks
    sql = f"""
        SELECT letter.id, letter.chat, letter.person, letter.method, letter.body, letter.rank,
            letter.attempts, letter.expires_at, letter.doubts, {_WRAPPED_KEY}
        FROM {_MESSAGES_WITH_PEOPLE}
        WHERE {_IS_SENDABLE} AND {_key_condition(given)}
        ORDER BY letter.rank, letter.id LIMIT ?
    """
    return await transaction.fetch_rows(sql, (at, at, at, *given, limit))


def _key_condition(known_marks: Sequence[bytes]) -> str:
    """Or there is none, or a damaged one: no key that is put back will ever open that."""
    damaged = f"coalesce(length({_WRAPPED_KEY}), 0) <> {WRAPPED_BYTES}"
    return f"({damaged} OR substr({_WRAPPED_KEY}, 2, 4) IN {placeholders(known_marks)})"


def _message_row(stored: StoredPerson, message: OutgoingMessage) -> Row:
    from pydantic_core import to_json

    body = stored.key.seal(to_json(message.payload), _seal_place(stored.person_id, message.method))
    own_key = stored.key.wrapped if stored.baseline is None else None
    rank, expires = int(message.rank), ceil_ticks_or_none(message.expires)
    return (stored.chat, stored.person_id, own_key, rank, message.method, body, expires)


def _open_message(keys: MasterKeys, row: Row) -> ClaimedMessage | None:
    from pydantic_core import from_json

    number, chat, person, method, body, rank, attempts, expires, doubts, wrapped = row
    try:
        plain = open_key(keys, person, wrapped or b"").open(body, _seal_place(person, method))
    except StorageError as error:
        log.error("letter %s cannot be opened: %s", number, type(error).__name__)  # noqa: TRY400
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
        case DeliveryStatus.SENT | DeliveryStatus.DROPPED:
            return True
        case DeliveryStatus.UNCERTAIN:
            return delivery.message.is_last_try
        case DeliveryStatus.LATER:
            return False
        case _:
            assert_never(delivery.fate)


def _put_back_row(delivery: Delivery) -> Row:
    """Not before, doubts, id. A general pause stands in a row of its own."""
    held = 0 if delivery.is_general or delivery.until is None else ceil_ticks(delivery.until)
    doubts = delivery.message.doubts + int(delivery.status is DeliveryStatus.UNCERTAIN)
    return (held, doubts, delivery.message.id)


def _is_too_often(method: str, doubts: int) -> bool:
    return doubts > MAX_DOUBTS and not is_repeatable(method)


def _seal_place(person: PersonId, method: str) -> str:
    return f"outbox {person} {method}"
