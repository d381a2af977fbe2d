"""People as they are kept: one row a person, one an opportunity, each body sealed by their key."""

import logging
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.vocabulary import OpportunityId, PersonId
from storage.crypto.sealing import DataKey, MasterKeys
from storage.engine import Row, Transaction, placeholders
from storage.errors import LostRaceError, UnreadableError
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC
from storage.tables.timestamps import (
    ceil_ticks_or_none,
    floor_ticks,
    to_datetime,
    to_datetime_or_none,
)

log = logging.getLogger(__name__)

_SERIAL_STARTS = 900_000
_ID_BITS = 52  # every JSON reader can hold it
_UNREADABLE_DELAY = timedelta(hours=1)

_COLUMNS = "id, chat, version, reachable, next_ping_at, key, body"

_WRITE_PERSON = """
    INSERT INTO people (id, chat, version, reachable, next_ping_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, reachable = excluded.reachable,
        next_ping_at = excluded.next_ping_at, body = excluded.body
    WHERE people.version = excluded.version - 1
"""
_TOUCH_PERSON = """
    UPDATE people SET reachable = ?, next_ping_at = ? WHERE id = ? AND version = ?
"""
_WRITE_OPPORTUNITY = """
    INSERT INTO opportunities (person, id, version, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, id) DO UPDATE SET version = excluded.version, body = excluded.body
    WHERE opportunities.version = excluded.version - 1
"""
_FORGET = (
    "DELETE FROM outbox WHERE chat = ?",
    "DELETE FROM parked_updates WHERE chat = ?",
    "DELETE FROM opportunities WHERE person IN (SELECT id FROM people WHERE chat = ?)",
    "DELETE FROM people WHERE chat = ?",
)
_DROP_OPPORTUNITY = "DELETE FROM opportunities WHERE person = ? AND id = ? AND version = ?"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the rows hold, so that only what differs is written, and only onto these versions."""

    person: Person
    version: int
    is_reachable: bool
    next_ping: datetime | None
    opportunities: dict[OpportunityId, tuple[int, Opportunity]]


@dataclass(slots=True)
class StoredPerson:
    """What is kept of one person, as loaded in one transaction: change it, then `Desk.keep` it.

    Opportunities come in the order of their ids. `next_ping` is UTC, rounded up to milliseconds.
    `key` and `loaded` are storage's own; `loaded` is None while nothing is kept yet.
    """

    chat: int
    dossier: Dossier = field(repr=False)
    is_reachable: bool = True
    """Whether Telegram delivers to them: not after a 403; pings pause."""
    next_ping: datetime | None = None
    key: DataKey = field(kw_only=True, repr=False)
    baseline: Baseline | None = field(default=None, kw_only=True, repr=False)

    @property
    def person_id(self) -> PersonId:
        """The id under which all their rows are kept."""
        return self.dossier.person.id


def new_person(keys: MasterKeys, chat: int, now: datetime) -> StoredPerson:
    """Somebody of whom nothing is kept yet, with an id and a key of their own."""
    person = PersonId(1 + secrets.randbits(_ID_BITS))
    # numbers begin anew where nobody's were: a card from before a deletion names nothing of now
    who = Person(person, joined=now, serial=1_000 * secrets.randbelow(_SERIAL_STARTS))
    return StoredPerson(chat, Dossier(who), key=keys.new_data_key(_person_place(person)))


async def load_by_chat(
    transaction: Transaction, keys: MasterKeys, chats: Collection[int]
) -> list[StoredPerson]:
    """Those of whom something is kept. UnreadableError for the first whose seals do not open."""
    if not chats:
        return []
    sql = f"SELECT {_COLUMNS} FROM people WHERE chat IN {placeholders([*chats])}"
    people = await transaction.fetch_rows(sql, [*chats])
    opportunities = await _fetch_opportunities(transaction, people)
    return [_open_person(keys, row, opportunities.get(row[0], ())) for row in people]


async def load_due(
    transaction: Transaction, keys: MasterKeys, now: datetime, limit: int
) -> list[StoredPerson]:
    """Reachable people to be pinged by now, the earliest first.

    The unreadable are put off by an hour: those behind them have their turn.
    """
    sql = f"""
        SELECT {_COLUMNS} FROM people WHERE reachable = 1 AND next_ping_at <= ?
        ORDER BY next_ping_at LIMIT ?
    """
    people = await transaction.fetch_rows(sql, (floor_ticks(now), limit))
    opportunities = await _fetch_opportunities(transaction, people)
    found: list[StoredPerson] = []
    put_off: list[Row] = []
    for row in people:
        try:
            found.append(_open_person(keys, row, opportunities.get(row[0], ())))
        except UnreadableError as error:
            # what a library says of a document may quote it
            log.error("no ping for somebody: %s", type(error.__cause__).__name__)  # noqa: TRY400
            put_off.append((floor_ticks(now + _UNREADABLE_DELAY), row[0]))
    await transaction.write("UPDATE people SET next_ping_at = ? WHERE id = ?", put_off)
    return found


async def next_ping_time(transaction: Transaction) -> datetime | None:
    """When the next ping is due, UTC."""
    sql = """
        SELECT next_ping_at FROM people WHERE reachable = 1 AND next_ping_at IS NOT NULL
        ORDER BY next_ping_at LIMIT 1
    """
    found = await transaction.fetch_rows(sql)
    return to_datetime(found[0][0]) if found else None


async def save(transaction: Transaction, stored_people: Iterable[StoredPerson]) -> None:
    """Writes what differs from what was loaded, and takes it as loaded.

    LostRaceError when a row is no longer of the version that was loaded.
    """
    changes = _Changes()
    for one in stored_people:
        changes.add(one)
    for sql, rows in changes.statements():
        if rows and await transaction.write(sql, rows) != len(rows):
            raise LostRaceError("a document was changed by somebody else meanwhile")


async def forget(
    transaction: Transaction, keys: MasterKeys, stored_people: Iterable[StoredPerson]
) -> int:
    """Deletes every row of these people, and their keys with them, by their chats: also what
    cannot be read any more. How many rows that were.

    What is said to them from here on is sealed by a key that nothing else was sealed with.
    """
    gone = 0
    for one in stored_people:
        for sql in _FORGET:
            gone += await transaction.write(sql, [(one.chat,)])
        one.key, one.baseline = keys.new_data_key(_person_place(one.person_id)), None
    return gone


async def count(transaction: Transaction) -> int:
    """Of how many people something is kept."""
    return int((await transaction.fetch_rows("SELECT count(*) FROM people"))[0][0])


async def list_chats(transaction: Transaction, after: int, limit: int) -> list[int]:
    """The chats of everybody, ascending, to be gone through in pieces."""
    sql = "SELECT chat FROM people WHERE chat > ? ORDER BY chat LIMIT ?"
    return [chat for (chat,) in await transaction.fetch_rows(sql, (after, limit))]


def open_key(keys: MasterKeys, person: PersonId, wrapped: bytes) -> DataKey:
    """The key of a person, from its wrapped form."""
    return keys.unwrap(wrapped, _person_place(person))


def try_seals(keys: MasterKeys, wrapped: bytes, person: Row, opportunities: Iterable[Row]) -> None:
    """Raises a StorageError when a seal of theirs does not open. A person's row is their id,
    version and body; an opportunity's its person, id, version and body."""
    key, (number, version, body) = open_key(keys, person[0], wrapped), person
    key.open(body, f"{_person_place(number)} {version}")
    for whose, one, at, sealed in opportunities:
        key.open(sealed, _opportunity_place(whose, one, at))


class _Changes:
    """What has to be written for some people, gathered so that one statement does for all."""

    def __init__(self) -> None:
        self.people: list[Row] = []
        self.touched: list[Row] = []
        self.opportunities: list[Row] = []
        self.dropped: list[Row] = []

    def add(self, stored: StoredPerson) -> None:
        version = self._add_person(stored)
        stored.baseline = Baseline(
            stored.dossier.person,
            version,
            stored.is_reachable,
            stored.next_ping,
            self._add_opportunities(stored),
        )

    def statements(self) -> Iterable[tuple[str, list[Row]]]:
        yield _WRITE_PERSON, self.people
        yield _TOUCH_PERSON, self.touched
        yield _WRITE_OPPORTUNITY, self.opportunities
        yield _DROP_OPPORTUNITY, self.dropped

    def _add_person(self, stored: StoredPerson) -> int:
        before, person = stored.baseline, stored.dossier.person
        beside = (int(stored.is_reachable), ceil_ticks_or_none(stored.next_ping))
        if before is not None and before.person == person:
            if (before.is_reachable, before.next_ping) != (stored.is_reachable, stored.next_ping):
                self.touched.append((*beside, person.id, before.version))
            return before.version
        version = 1 if before is None else before.version + 1
        body = stored.key.seal(PERSON_CODEC.encode(person), f"{_person_place(person.id)} {version}")
        self.people.append((person.id, stored.chat, version, *beside, stored.key.wrapped, body))
        return version

    def _add_opportunities(
        self, stored: StoredPerson
    ) -> dict[OpportunityId, tuple[int, Opportunity]]:
        before = {} if stored.baseline is None else stored.baseline.opportunities
        after = {one.id: self._add_opportunity(stored, one) for one in stored.dossier.opportunities}
        for gone in before.keys() - after.keys():
            self.dropped.append((stored.person_id, gone, before[gone][0]))
        return after

    def _add_opportunity(
        self, stored: StoredPerson, opportunity: Opportunity
    ) -> tuple[int, Opportunity]:
        version = 0
        if stored.baseline is not None and opportunity.id in stored.baseline.opportunities:
            version, before = stored.baseline.opportunities[opportunity.id]
            if before == opportunity:
                return version, opportunity
        version += 1
        place = _opportunity_place(stored.person_id, opportunity.id, version)
        body = stored.key.seal(OPPORTUNITY_CODEC.encode(opportunity), place)
        self.opportunities.append((stored.person_id, opportunity.id, version, body))
        return version, opportunity


async def _fetch_opportunities(
    transaction: Transaction, people: Sequence[Row]
) -> dict[PersonId, list[Row]]:
    if not people:
        return {}
    ids = [row[0] for row in people]
    sql = f"""
        SELECT person, id, version, body FROM opportunities WHERE person IN {placeholders(ids)}
        ORDER BY person, id
    """
    found: dict[PersonId, list[Row]] = {}
    for row in await transaction.fetch_rows(sql, ids):
        found.setdefault(row[0], []).append(row)
    return found


def _open_person(keys: MasterKeys, row: Row, opportunities: Iterable[Row]) -> StoredPerson:
    person, chat, version, reachable, next_ping, wrapped, body = row
    try:
        key = open_key(keys, person, wrapped)
        who = PERSON_CODEC.decode(key.open(body, f"{_person_place(person)} {version}"))
        what = {one[1]: _open_opportunity(key, one) for one in opportunities}
    except Exception as error:
        raise UnreadableError(chat) from error
    dossier = Dossier(who, tuple(one for _, one in what.values()))
    at = to_datetime_or_none(next_ping)
    loaded = Baseline(who, version, bool(reachable), at, what)
    return StoredPerson(chat, dossier, bool(reachable), at, key=key, baseline=loaded)


def _open_opportunity(key: DataKey, row: Row) -> tuple[int, Opportunity]:
    person, number, version, body = row
    place = _opportunity_place(person, number, version)
    return version, OPPORTUNITY_CODEC.decode(key.open(body, place))


def _person_place(person: PersonId) -> str:
    return f"people {person}"


def _opportunity_place(person: PersonId, number: OpportunityId, version: int) -> str:
    return f"opportunities {person} {number} {version}"
