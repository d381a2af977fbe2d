"""Stores each person and each opportunity as one row, with a body that is sealed by the person's
key."""

import logging
import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.vocabulary import OpportunityId, PersonId
from storage.crypto.sealing import DataKey, MasterKeys
from storage.engine import Row, Transaction, placeholders
from storage.errors import UnreadableError
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC
from storage.tables.seal_places import (
    add_next_ping,
    opportunity_place,
    person_place,
    remove_next_ping,
)
from storage.tables.stored_person import Baseline, StoredPerson, new_person_key, open_key
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
"""So long nobody tries again whether somebody who could not be read is to be reminded."""

_COLUMNS = "id, chat, version, reachable, next_ping_at, key, body"

_WRITE_PERSON = """
    INSERT INTO people (id, chat, version, reachable, next_ping_at, key, body)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, reachable = excluded.reachable,
        next_ping_at = excluded.next_ping_at, body = excluded.body
    WHERE people.version = excluded.version - 1
"""
_TOUCH_PERSON = """
    UPDATE people SET reachable = ?, next_ping_at = ?, body = ? WHERE id = ? AND version = ?
"""
_WRITE_OPPORTUNITY = """
    INSERT INTO opportunities (person, id, version, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, id) DO UPDATE SET version = excluded.version, body = excluded.body
    WHERE opportunities.version = excluded.version - 1
"""
_NEXT_PING = """
    SELECT next_ping_at FROM people WHERE reachable = 1 AND next_ping_at IS NOT NULL
        AND unreadable_at IS NULL
    ORDER BY next_ping_at LIMIT 1
"""
# A mark of the future was made by a wrong clock.
_SELECT_DUE = f"""
    SELECT {_COLUMNS} FROM people WHERE reachable = 1 AND next_ping_at <= ?
        AND (unreadable_at IS NULL OR unreadable_at <= ? OR unreadable_at > ?)
    ORDER BY next_ping_at LIMIT ?
"""
_MARK_UNREADABLE = "UPDATE people SET unreadable_at = ? WHERE chat = ?"
_MARK_READABLE = """
    UPDATE people SET unreadable_at = NULL WHERE chat = ? AND unreadable_at IS NOT NULL
"""
_SELECT_CHATS = "SELECT chat FROM people WHERE chat > ? ORDER BY chat LIMIT ?"
_DROP_OPPORTUNITY = "DELETE FROM opportunities WHERE person = ? AND id = ? AND version = ?"


class People:
    """Loads and saves people inside one transaction."""

    def __init__(self, transaction: Transaction, keys: MasterKeys) -> None:
        self._transaction, self._keys = transaction, keys

    def new(self, chat: int, now: datetime) -> StoredPerson:
        """Returns a person of whom nothing is stored yet, with an id and a key of their own; `save`
        stores them."""
        person = PersonId(1 + secrets.randbits(_ID_BITS))
        # numbers begin anew where nobody's were: a card from before a deletion names nothing of now
        serial = 1_000 * secrets.randbelow(_SERIAL_STARTS)
        dossier = Dossier(Person(person, joined=now, serial=serial))
        return StoredPerson(chat, dossier, key=new_person_key(self._keys, person))

    async def load(self, chats: Collection[int]) -> dict[int, StoredPerson]:
        """Returns the people of these chats of whom something is stored, by chat.

        Raises UnreadableError, whose `chat` says for whom, when a seal does not open: load again
        without that chat.
        """
        if not chats:
            return {}
        sql = f"SELECT {_COLUMNS} FROM people WHERE chat IN {placeholders([*chats])}"
        rows = await self._transaction.fetch_rows(sql, [*chats])
        opportunities = await self._fetch_opportunities(rows)
        people = [_open_person(self._keys, row, opportunities.get(row[0], ())) for row in rows]
        return {person.chat: person for person in people}

    async def load_readable(
        self, chats: Collection[int]
    ) -> tuple[dict[int, StoredPerson], set[int]]:
        """Returns the people who can be read, and the chats of those who cannot and so stop nobody
        else."""
        unreadable: set[int] = set()
        while True:
            try:
                return await self.load([*set(chats) - unreadable]), unreadable
            except UnreadableError as error:
                unreadable.add(error.chat)

    async def fetch_sealed(self, chat: int) -> Callable[[], StoredPerson] | None:
        """Returns what opens the person of a chat, in any thread and after the transaction; None
        when nothing is stored. Opening raises UnreadableError."""
        sql = f"SELECT {_COLUMNS} FROM people WHERE chat = ?"
        rows = await self._transaction.fetch_rows(sql, (chat,))
        if not rows:
            return None
        opportunities = await self._fetch_opportunities(rows)
        return partial(_open_person, self._keys, rows[0], opportunities.get(rows[0][0], ()))

    async def load_due(self, now: datetime, limit: int) -> list[StoredPerson]:
        """Returns reachable people whose ping is due, the earliest first, without those on whom
        another process is at work.

        People who cannot be read are marked and put off by an hour, so that those behind them have
        their turn.
        """
        at, before = floor_ticks(now), floor_ticks(now - _UNREADABLE_DELAY)
        rows = await self._transaction.claim_rows(_SELECT_DUE, (at, before, at, limit))
        opportunities = await self._fetch_opportunities(rows)
        due: list[StoredPerson] = []
        unreadable: list[int] = []
        for row in rows:
            try:
                due.append(_open_person(self._keys, row, opportunities.get(row[0], ())))
            except UnreadableError as error:
                # what a library says of a document may quote it
                log.info("no ping for somebody: %s", type(error.__cause__).__name__)
                unreadable.append(error.chat)
        await self.mark_unreadable(unreadable, now)
        return due

    async def mark_unreadable(self, chats: Iterable[int], now: datetime) -> None:
        """Marks people who could not be read, so that they are counted and put off."""
        marks = [(floor_ticks(now), chat) for chat in chats]
        await self._transaction.write(_MARK_UNREADABLE, marks)

    async def mark_readable(self, chats: Iterable[int]) -> None:
        """Takes the mark away from people who can be read again."""
        await self._transaction.write(_MARK_READABLE, [(chat,) for chat in chats])

    async def next_ping_time(self) -> datetime | None:
        """Returns when the next ping of a reachable person is due, in UTC."""
        rows = await self._transaction.fetch_rows(_NEXT_PING)
        return to_datetime(rows[0][0]) if rows else None

    async def save(self, stored_people: Iterable[StoredPerson]) -> None:
        """Writes what differs from what was loaded; from then on that counts as loaded.

        Raises LostRaceError, at the latest when the transaction is committed, when a row is no
        longer of the version that was loaded.
        """
        changes = _Changes()
        for person in stored_people:
            changes.add(person)
        for sql, rows in changes.statements():
            await self._transaction.write_later(sql, rows, must_change=len(rows))

    async def count(self) -> int:
        """Returns how many people are stored."""
        return int((await self._transaction.fetch_rows("SELECT count(*) FROM people"))[0][0])

    async def list_chats(self, after: int, limit: int) -> list[int]:
        """Returns the next chats above `after`, ascending, to go through everybody in pieces."""
        rows = await self._transaction.fetch_rows(_SELECT_CHATS, (after, limit))
        return [chat for (chat,) in rows]

    async def _fetch_opportunities(self, people: Sequence[Row]) -> dict[PersonId, list[Row]]:
        if not people:
            return {}
        ids = [row[0] for row in people]
        sql = f"""
            SELECT person, id, version, body FROM opportunities WHERE person IN {placeholders(ids)}
            ORDER BY person, id
        """
        found: dict[PersonId, list[Row]] = {}
        for row in await self._transaction.fetch_rows(sql, ids):
            found.setdefault(row[0], []).append(row)
        return found


class _Changes:
    """Gathers what has to be written for several people, so that one statement writes it for
    all."""

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
        if before is not None and before.person == person:
            if (before.is_reachable, before.next_ping) != (stored.is_reachable, stored.next_ping):
                *_, reachable, next_ping, _, body = _person_row(stored, before.version)
                self.touched.append((reachable, next_ping, body, person.id, before.version))
            return before.version
        version = 1 if before is None else before.version + 1
        self.people.append(_person_row(stored, version))
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
        place = opportunity_place(stored.person_id, opportunity.id, version)
        body = stored.key.seal(stored.encode(OPPORTUNITY_CODEC, opportunity), *place)
        self.opportunities.append((stored.person_id, opportunity.id, version, body))
        return version, opportunity


def _person_row(stored: StoredPerson, version: int) -> Row:
    """Returns the row in the order of `_COLUMNS`."""
    person, chat = stored.dossier.person, stored.chat
    reachable, next_ping = int(stored.is_reachable), ceil_ticks_or_none(stored.next_ping)
    document = add_next_ping(stored.encode(PERSON_CODEC, person), next_ping)
    body = stored.key.seal(document, *person_place(person.id, version, chat, reachable))
    return (person.id, chat, version, reachable, next_ping, stored.key.wrapped, body)


def _open_person(keys: MasterKeys, row: Row, opportunities: Iterable[Row]) -> StoredPerson:
    person, chat, version, reachable, next_ping, wrapped, body = row
    rows = tuple(opportunities)
    place = person_place(person, version, chat, reachable)
    try:
        key = open_key(keys, person, wrapped)
        who = PERSON_CODEC.decode(remove_next_ping(key.open(body, *place), next_ping))
        what = {one[1]: _open_opportunity(key, one) for one in rows}
    except Exception as error:
        raise UnreadableError(chat) from error
    dossier = Dossier(who, tuple(one for _, one in what.values()))
    at = to_datetime_or_none(next_ping)
    loaded = Baseline(who, version, bool(reachable), at, what)
    size = len(body) + sum(len(sealed) for *_, sealed in rows)
    return StoredPerson(chat, dossier, bool(reachable), at, size, key=key, baseline=loaded)


def _open_opportunity(key: DataKey, row: Row) -> tuple[int, Opportunity]:
    person, number, version, body = row
    place = opportunity_place(person, number, version)
    return version, OPPORTUNITY_CODEC.decode(key.open(body, *place))
