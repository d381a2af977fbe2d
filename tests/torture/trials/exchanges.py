"""Whoever can write the database's file, without a key, gives nobody the words of another.

Rows are changed in the file: chats, numbers, keys and bodies are exchanged, and everything that
decides whether and how something is said. Then everything is opened as the bot opens it. Nobody
may get what is another's, nothing may be said in another order or form, and no change may stay
unseen. One thing cannot be held and is only counted: an older row that is put back whole.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from coaching.model.documents import Dossier, Opportunity
from coaching.model.vocabulary import OpportunityId, ZoneName
from storage.engine import Transaction
from storage.errors import StorageError
from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.unit_of_work import (
    Delivery,
    DeliveryStatus,
    Store,
    StoredPerson,
    UnitOfWork,
    open_store,
)
from tests.torture.trial import Claim, Report, Trial, count_of

CHANGES = 20_000
PEOPLE, JOBS, MESSAGES = 6, 3, 3
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
_KEY = b"torture is not a secret to keep!"
_IDS = {
    "people": "id",
    "outbox": "id",
    "parked_updates": "update_id",
    "waiting_files": "update_id",
    "undelivered_messages": "id",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Is something that is done to one row, or to two rows of a table."""

    name: str
    do: Callable[[Random, Transaction], Any]


# -- what is changed -------------------------------------------------------------------------------


def _exchange(table: str, *columns: str) -> Change:
    """Exchanges these columns of two rows that differ in them."""

    async def do(random: Random, transaction: Transaction) -> None:
        id_column = _IDS[table]
        sql = f"SELECT {id_column}, {', '.join(columns)} FROM {table} ORDER BY {id_column}"
        rows = [*await transaction.fetch_rows(sql)]
        one = random.choice(rows)
        other = random.choice([row for row in rows if row[1:] != one[1:]])
        clear = f"UPDATE {table} SET {columns[0]} = ? WHERE {id_column} = ?"
        if columns == ("chat",):
            await transaction.write(clear, [(-1, one[0])])  # a chat stands in one row only
        sets = ", ".join(f"{column} = ?" for column in columns)
        put = f"UPDATE {table} SET {sets} WHERE {id_column} = ?"
        await transaction.write(put, [(*one[1:], other[0]), (*other[1:], one[0])])

    return Change(f"{' and '.join(columns)} of two {table} exchanged", do)


def _exchange_ids(table: str) -> Change:
    async def do(random: Random, transaction: Transaction) -> None:
        id_column = _IDS[table]
        rows = [*await transaction.fetch_rows(f"SELECT {id_column} FROM {table}")]
        (one,), (other,) = random.sample(rows, 2)
        put = f"UPDATE {table} SET {id_column} = ? WHERE {id_column} = ?"
        await transaction.write(put, [(-1, one), (one, other), (other, -1)])

    return Change(f"numbers of two {table} exchanged", do)


def _exchange_jobs(column: str) -> Change:
    """Exchanges the bodies, or the owners, of two people's jobs of one number."""

    async def do(random: Random, transaction: Transaction) -> None:
        number = random.randint(1, JOBS)
        sql = "SELECT rowid, person, body FROM opportunities WHERE id = ? ORDER BY person"
        one, other = random.sample([*await transaction.fetch_rows(sql, (number,))], 2)
        at = 1 if column == "person" else 2
        put = f"UPDATE opportunities SET {column} = ? WHERE rowid = ?"
        holder = -1 if column == "person" else b""
        rows = [(holder, one[0]), (one[at], other[0]), (other[at], one[0])]
        await transaction.write(put, rows)

    return Change(f"{column} of two opportunities exchanged", do)


def _set(table: str, column: str, *values: object) -> Change:
    """Sets a column of one row to another value than it has."""

    async def do(random: Random, transaction: Transaction) -> None:
        id_column = _IDS[table]
        sql = f"SELECT {id_column}, {column} FROM {table} ORDER BY {id_column}"
        row = random.choice([*await transaction.fetch_rows(sql)])
        value = random.choice([one for one in values if one != row[1]])
        put = f"UPDATE {table} SET {column} = ? WHERE {id_column} = ?"
        await transaction.write(put, [(value, row[0])])

    return Change(f"{column} of {table} changed", do)


def _flip(table: str, column: str) -> Change:
    """Flips one bit of a body or a key."""

    async def do(random: Random, transaction: Transaction) -> None:
        rows = [*await transaction.fetch_rows(f"SELECT rowid, {column} FROM {table}")]
        row, sealed = random.choice([one for one in rows if one[1]])
        changed = bytearray(sealed)
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
        put = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
        await transaction.write(put, [(bytes(changed), row)])

    return Change(f"a bit of a {column} in {table} flipped", do)


LATER = 1_900_000_000_000
LATER_ON = timedelta(days=2)
HELD = (
    *(_exchange(table, "chat") for table in _IDS),
    *(_exchange(table, "body") for table in _IDS),
    *(_exchange(table, "key", "body")
      for table in ("people", "parked_updates", "undelivered_messages")),
    _exchange("outbox", "person", "body"),
    _exchange("outbox", "person", "chat"),
    *(_exchange_ids(table) for table in _IDS),
    _exchange_jobs("body"),
    _exchange_jobs("person"),
    _set("people", "chat", 77, 78),
    _set("people", "version", 1, 9, 10),
    _set("people", "reachable", 0, 1),
    _set("people", "next_ping_at", None, LATER),
    _set("outbox", "chat", *range(1, PEOPLE + 1)),
    _set("outbox", "rank", 0, 1),
    _set("outbox", "method", "sendMessage", "sendDocument", "deleteMessage"),
    _set("outbox", "expires_at", None, LATER),
    _set("parked_updates", "chat", *range(1, PEOPLE + 1)),
    _set("parked_updates", "reason", "KeyError", "UnreadableError"),
    *(_flip(table, "body") for table in (*_IDS, "opportunities")),
    _set("undelivered_messages", "chat", *range(1, PEOPLE + 1)),
    _set("undelivered_messages", "rank", 0, 1),
    _set("undelivered_messages", "method", "sendMessage", "deleteMessage"),
    _set("undelivered_messages", "expires_at", None, LATER),
    _set("waiting_files", "chat", *range(1, PEOPLE + 1)),
    *(_flip(table, "key") for table in ("people", "parked_updates", "undelivered_messages")),
)  # fmt: skip


# -- what the bot reads then -----------------------------------------------------------------------


@dataclass(slots=True)
class ExchangesResult:
    """Counts what was done and found."""

    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def wrong(self, what: str, change: str) -> None:
        """Counts one more fault of a change."""
        self.counts[what] += 1
        self.troubles.append(f"{what}: {change}")


def _words(chat: int) -> str:
    return f"words of chat {chat}"


async def _judge(unit: UnitOfWork, change: Change, result: ExchangesResult) -> None:
    """Opens everything as the bot does: what is found must be the chat's own, or nothing."""
    seen = await _judge_people(unit, change, result)
    seen += await _judge_messages(unit, change, result)
    for parked in await unit.updates.list_parked():
        seen += parked.raw is None
        if parked.raw not in {None, _words(parked.chat or 0).encode()}:
            result.wrong("words in a wrong chat", change.name)
    seen += await _judge_files(unit, change, result)
    seen += await _judge_undelivered(unit, change, result)
    if not seen:
        result.wrong("changes that nobody sees", change.name)


async def _judge_people(unit: UnitOfWork, change: Change, result: ExchangesResult) -> int:
    """Returns in how many people the change shows."""
    people, unreadable = await unit.people.load_readable(await unit.people.list_chats(-100, 100))
    seen = len(unreadable)
    for chat, person in people.items():
        jobs = person.dossier.opportunities
        said = {person.dossier.person.first_name, *(job.company for job in jobs)}
        if said != {_words(chat)}:
            result.wrong("words in a wrong chat", change.name)
        seen += len(jobs) != JOBS
    return seen


async def _judge_messages(unit: UnitOfWork, change: Change, result: ExchangesResult) -> int:
    """Returns how many messages are not sent for the change."""
    claimed = await unit.outbox.claim(NOW, 1_000)
    order: dict[int, list[str]] = {}
    for message in claimed:
        text = str(message.payload.get("text"))
        order.setdefault(message.chat, []).append(text)
        if not text.endswith(_words(message.chat)) or message.method != "sendMessage":
            result.wrong("messages in a wrong chat or form", change.name)
    if any(texts != sorted(texts) for texts in order.values()):
        result.wrong("messages out of order", change.name)
    return PEOPLE * MESSAGES - len(claimed)


async def _judge_files(unit: UnitOfWork, change: Change, result: ExchangesResult) -> int:
    """Returns how many files that wait are not read for the change."""
    people, _ = await unit.people.load_readable(await unit.people.list_chats(-100, 100))
    opened = 0
    for file in await unit.waiting_files.list_due(NOW):
        if (person := people.get(file.chat)) is None:
            continue
        with suppress(StorageError):
            raw = await unit.waiting_files.open(file, person)
            opened += 1
            if raw != _words(file.chat).encode():
                result.wrong("words in a wrong chat", change.name)
    return PEOPLE - opened


async def _judge_undelivered(unit: UnitOfWork, change: Change, result: ExchangesResult) -> int:
    """Returns how many messages that Telegram did not take cannot be sent for the change."""
    kept = [
        (one.chat, one.message) for one in await unit.undelivered.list_messages() if one.message
    ]
    for chat, message in kept:
        if message.payload["text"] != _words(chat) or message.method != "sendMessage":
            result.wrong("messages in a wrong chat or form", change.name)
    return PEOPLE - len(kept)


class _UndoError(Exception):
    """Undoes a change, so that the next one finds everything whole."""


async def _try(store: Store, random: Random, change: Change, result: ExchangesResult) -> None:
    with suppress(_UndoError):
        async with store.unit_of_work() as unit:
            await change.do(random, unit._transaction)
            result.counts["changes"] += 1
            await _judge(unit, change, result)
            raise _UndoError


async def _fill(store: Store) -> None:
    async with store.unit_of_work() as unit:
        people = [unit.people.new(chat, NOW) for chat in range(1, PEOPLE + 1)]
        for one in people:
            person = replace(one.dossier.person, first_name=_words(one.chat))
            jobs = tuple(_job(number, _words(one.chat)) for number in range(1, JOBS + 1))
            one.dossier, one.next_ping = Dossier(person, jobs), NOW + timedelta(hours=one.chat)
            await unit.updates.park(one.chat, one.chat, _words(one.chat).encode(), "E", NOW)
        await unit.people.save(people)
        expires = NOW + timedelta(hours=1)
        messages = [
            (one, OutgoingMessage("sendMessage", {"text": text}, Rank.PING, expires))
            for one in people
            for text in (f"{number} {_words(one.chat)}" for number in range(MESSAGES))
        ]
        await _give_up_one_each(unit, people)
        for one in people:
            await unit.waiting_files.keep(one, 100 + one.chat, _words(one.chat).encode(), NOW)
        await unit.outbox.queue(messages, NOW)


async def _give_up_one_each(unit: UnitOfWork, people: Sequence[StoredPerson]) -> None:
    """Gives up one message to everybody, with an end, so that it is kept as not delivered."""
    said = [
        (one, OutgoingMessage("sendMessage", {"text": _words(one.chat)}, expires=NOW + LATER_ON))
        for one in people
    ]
    await unit.outbox.queue(said, NOW)
    claimed = await unit.outbox.claim(NOW, 1_000)
    refused = [Delivery(one, DeliveryStatus.REFUSED) for one in claimed]
    await unit.undelivered.keep(refused, NOW)
    await unit.outbox.record(refused)


def _job(number: int, company: str) -> Opportunity:
    return Opportunity(OpportunityId(number), company, "Engineer", ZoneName("Europe/Berlin"))


async def _put_older_back(store: Store, result: ExchangesResult) -> None:
    """Puts a person's older row back as a whole, which opens: nothing can know that it is old."""
    async with store.unit_of_work() as unit:
        select = "SELECT version, reachable, next_ping_at, body FROM people WHERE chat = 1"
        (older,) = await unit._transaction.fetch_rows(select)
        person = (await unit.people.load([1]))[1]
        sign = replace(person.dossier.person, first_name="news")
        person.dossier = replace(person.dossier, person=sign)
        await unit.people.save([person])
        put = "UPDATE people SET version = ?, reachable = ?, next_ping_at = ?, body = ?"
        await unit._transaction.write(f"{put} WHERE chat = 1", [(*older,)])
        found, _ = await unit.people.load_readable([1])
    result.counts["older rows put back that open"] += len(found)


async def try_changes(seed: int, changes: Sequence[Change], rounds: int) -> ExchangesResult:
    """Makes so many changes, of each kind in turn."""
    random, result = Random(f"{seed} exchanges"), ExchangesResult()  # noqa: S311 - to be played again
    with tempfile.TemporaryDirectory(prefix="debrief-exchanges-") as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'debrief.db'}", [_KEY])
        try:
            await _fill(store)
            for number in range(rounds):
                await _try(store, random, changes[number % len(changes)], result)
            await _put_older_back(store, result)
        finally:
            await store.close()
    return result


_NONE = (
    "words in a wrong chat",
    "messages in a wrong chat or form",
    "messages out of order",
    "changes that nobody sees",
)


def run(seed: int, share: float) -> Report:
    """Makes 20,000 changes of all kinds, or some of them, but each kind at least once."""
    rounds = max(len(HELD), count_of(CHANGES, share))
    result = asyncio.run(try_changes(seed, HELD, rounds))
    return Report(
        f"{result.counts['changes']:,} changes of {len(HELD)} kinds in the file, without a key",
        (
            Claim("changes", result.counts["changes"], least=rounds),
            *(Claim(what, result.counts[what], most=0) for what in _NONE),
            Claim("older rows put back that open", result.counts["older rows put back that open"]),
        ),
        tuple(result.troubles[:8]),
    )


TRIALS = (Trial("exchanges", "rows exchanged in the file give nobody another's words", run),)
