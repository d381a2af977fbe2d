"""Seals everything anew that an earlier version sealed for its place alone, and opens either kind.

The earlier seals did not say whose chat a row belongs to, so two rows could exchange their chats
unnoticed. The migration binds all of them in one transaction: a process that dies meanwhile leaves
everything as it was, and the next start does it from the beginning.
"""

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from functools import partial
from typing import Final

from storage.crypto.key_check import check_master_keys
from storage.crypto.sealing import DataKey, MasterKeys
from storage.engine import Row, Transaction
from storage.errors import StorageError
from storage.tables.received_updates import update_key_owner
from storage.tables.seal_places import (
    SealPlace,
    add_next_ping,
    message_place,
    opportunity_place,
    person_place,
    place_of_undelivered,
    remove_next_ping,
    update_place,
)
from storage.tables.stored_person import open_key, person_key_owner
from storage.tables.undelivered_messages import key_owner_of_undelivered

BINDING_MIGRATION: Final = "seals_bind_the_row"
"""The name of the migration after which every seal is bound."""
_TABLES = ("people", "outbox", "parked_updates", "undelivered_messages")
_BATCH_SIZE = 200
_log = logging.getLogger(__name__)

_SELECT_PEOPLE = """
    SELECT id, chat, version, reachable, next_ping_at, key, body FROM people
    WHERE id > ? ORDER BY id LIMIT ?
"""
_SELECT_OPPORTUNITIES = "SELECT person, id, version, body FROM opportunities WHERE person = ?"
_SELECT_MESSAGES = """
    SELECT message.id, message.chat, message.person, message.rank, message.method,
        message.expires_at, coalesce(message.key, people.key), message.body
    FROM outbox AS message LEFT JOIN people ON people.id = message.person
    WHERE message.id > ? AND message.chat <> 0 ORDER BY message.id LIMIT ?
"""
_SELECT_PARKED = """
    SELECT update_id, chat, reason, key, body FROM parked_updates
    WHERE update_id > ? ORDER BY update_id LIMIT ?
"""
_SELECT_UNDELIVERED = """
    SELECT id, chat, method, rank, expires_at, key, body FROM undelivered_messages
    WHERE id > ? ORDER BY id LIMIT ?
"""
_PUT_PERSON = "UPDATE people SET body = ? WHERE id = ?"
_PUT_OPPORTUNITY = "UPDATE opportunities SET body = ? WHERE person = ? AND id = ?"
_PUT_MESSAGE = "UPDATE outbox SET body = ? WHERE id = ?"
_PUT_PARKED = "UPDATE parked_updates SET body = ? WHERE update_id = ?"
_PUT_UNDELIVERED = "UPDATE undelivered_messages SET body = ? WHERE id = ?"


async def bind_seals(transaction: Transaction, keys: MasterKeys) -> None:
    """Seals every row anew for what stands beside it.

    What does not open stays as it is: it could not be read before either. Raises WrongKeyError
    when a master key is missing.
    """
    await check_master_keys(transaction, keys, _TABLES)
    left = 0
    async for rows in _read_batches(transaction, _SELECT_PEOPLE):
        left += await _bind_people(transaction, keys, rows)
    async for rows in _read_batches(transaction, _SELECT_MESSAGES):
        left += await _put(transaction, _PUT_MESSAGE, [_bind_message(keys, row) for row in rows])
    async for rows in _read_batches(transaction, _SELECT_PARKED):
        left += await _put(transaction, _PUT_PARKED, [_bind_parked(keys, row) for row in rows])
    async for rows in _read_batches(transaction, _SELECT_UNDELIVERED):
        bound = [_bind_undelivered(keys, row) for row in rows]
        left += await _put(transaction, _PUT_UNDELIVERED, bound)
    if left:
        _log.error(
            "%d of what is kept did not open, and stay as they are: python -m bot check", left
        )


def try_person(
    keys: MasterKeys, person: Row, opportunities: Iterable[Row], *, is_bound: bool = True
) -> None:
    """Raises a StorageError when a seal of this person does not open.

    The row of a person is their id, chat, version, reachable, next ping, key and body; that of an
    opportunity is its person, id, version and body. `is_bound` says which kind of seals it is.
    """
    number, chat, version, reachable, next_ping, wrapped, body = person
    key = open_key(keys, number, wrapped)
    opened = _open_body(key, body, person_place(number, version, chat, reachable), is_bound)
    if is_bound:
        remove_next_ping(opened, next_ping)
    for whose, one, at, sealed in opportunities:
        _open_body(key, sealed, opportunity_place(whose, one, at), is_bound)


def try_parked(keys: MasterKeys, parked: Row, *, is_bound: bool = True) -> None:
    """Raises a StorageError when the seal of a parked update does not open.

    The row is its number, chat, reason, key and body.
    """
    number, chat, reason, wrapped, body = parked
    key = keys.unwrap(wrapped, update_key_owner(number))
    _open_body(key, body, update_place(number, chat, reason), is_bound)


def _open_body(key: DataKey, body: bytes, place: SealPlace, is_bound: bool) -> bytes:  # noqa: FBT001 - passed on
    return key.open(body, *place) if is_bound else key.open_unbound(body, place.place)


async def _read_batches(transaction: Transaction, sql: str) -> AsyncIterator[Sequence[Row]]:
    """Yields all rows in the order of their first column."""
    last = -(2**63)
    while rows := await transaction.fetch_rows(sql, (last, _BATCH_SIZE)):
        yield rows
        last = rows[-1][0]


async def _bind_people(transaction: Transaction, keys: MasterKeys, rows: Sequence[Row]) -> int:
    """Binds people with all their opportunities, and returns how many seals did not open."""
    people: list[Row | None] = []
    opportunities: list[Row | None] = []
    for number, chat, version, reachable, next_ping, wrapped, body in rows:
        key = wrapped, person_key_owner(number)
        place = person_place(number, version, chat, reachable)
        add_ping = partial(add_next_ping, next_ping=next_ping)
        people.append(_bind(keys, key, body, place, number, change=add_ping))
        for whose, one, at, sealed in await transaction.fetch_rows(
            _SELECT_OPPORTUNITIES, (number,)
        ):
            place = opportunity_place(whose, one, at)
            opportunities.append(_bind(keys, key, sealed, place, whose, one))
    left = await _put(transaction, _PUT_PERSON, people)
    return left + await _put(transaction, _PUT_OPPORTUNITY, opportunities)


def _bind_message(keys: MasterKeys, row: Row) -> Row | None:
    *beside, wrapped, body = row
    number, chat, person, rank, method, expires_at = beside
    place = message_place(number, chat, person, rank=rank, method=method, expires_at=expires_at)
    return _bind(keys, (wrapped or b"", person_key_owner(person)), body, place, number)


def _bind_parked(keys: MasterKeys, row: Row) -> Row | None:
    number, chat, reason, wrapped, body = row
    place = update_place(number, chat, reason)
    return _bind(keys, (wrapped, update_key_owner(number)), body, place, number)


def _bind_undelivered(keys: MasterKeys, row: Row) -> Row | None:
    number, chat, method, rank, expires_at, wrapped, body = row
    place = place_of_undelivered(number, chat, method, rank=rank, expires_at=expires_at)
    return _bind(keys, (wrapped, key_owner_of_undelivered(number)), body, place, number)


def _bind(
    keys: MasterKeys,
    key: tuple[bytes, str],
    body: bytes,
    place: SealPlace,
    *row_id: int,
    change: Callable[[bytes], bytes] = bytes,
) -> Row | None:
    """Returns the new body and the id of its row; None when it does not open."""
    try:
        opened = keys.unwrap(*key)
        plain = change(opened.open_unbound(body, place.place))
        return (opened.seal(plain, *place), *row_id)
    except StorageError:
        return None


async def _put(transaction: Transaction, sql: str, rows: Sequence[Row | None]) -> int:
    """Writes the rows and returns how many there are of which nothing can be written."""
    bound = [row for row in rows if row is not None]
    await transaction.write(sql, bound)
    return len(rows) - len(bound)
