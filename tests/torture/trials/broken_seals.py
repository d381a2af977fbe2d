"""Somebody whose seal is broken is answered and can delete everything, and the operator is told.

The whole bot runs on the stand-in. In its database one bit after the other is flipped, from
outside: of somebody's document, key, job, or of what stands beside them. Whoever is hit writes and
presses, gets an answer each time, asks for /delete, answers its question, and then nothing of them
may be left. The others notice nothing. One ERROR tells the operator, with a count and without
names, and /readyz and /metrics say it.
"""

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from aiohttp import ClientSession

from bot.texts import CANNOT_OPEN, STILL_CANNOT_OPEN
from handlers.privacy.privacy import ALL_DELETED
from handlers.privacy.unreadable import CONFIRM_DELETE_UNREAD
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import database_path
from tests.torture.processes.running import ChatPerson, LostError, Message, Running, running
from tests.torture.trial import Claim, Report, Trial, count_of
from tests.torture.trials.kills import free_port

BREAKS = 120
OTHERS = 3
LIMIT = 1.0
A_WHILE = timedelta(seconds=5)
"""So much time is between two of them: the others ask no faster than people do."""
_OURS = "bot.scheduling.unreadable_people"
WAITING = 3
"""So many messages wait for whoever stays broken, and one file."""
_KEY = ("people", "key", "chat = ?")
_PLACES = (
    ("people", "body", "chat = ?"),
    _KEY,
    ("opportunities", "body", "person = (SELECT id FROM people WHERE chat = ?)"),
)
_BESIDE = (
    "UPDATE people SET version = version + 1 WHERE chat = ?",
    "UPDATE people SET next_ping_at = next_ping_at + 1 WHERE chat = ?",
    "UPDATE people SET reachable = 1 - reachable WHERE chat = ?",
)
_LEFT = """
    SELECT (SELECT count(*) FROM people WHERE chat = :chat)
        + (SELECT count(*) FROM opportunities WHERE person NOT IN (SELECT id FROM people))
        + (SELECT count(*) FROM parked_updates WHERE chat = :chat)
        + (SELECT count(*) FROM undelivered_messages WHERE chat = :chat)
        + (SELECT count(*) FROM outbox WHERE chat = :chat AND attempts < 0)
"""


@dataclass(slots=True)
class BrokenSealsResult:
    """Holds the results."""

    counts: Counter[str] = field(default_factory=Counter)
    waited: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def wrong(self, what: str, words: str) -> None:
        """Counts one more fault."""
        self.counts[what] += 1
        self.troubles.append(f"{what}: {words}")


def break_seal(bot: Running, chat: int, random: Random) -> str:
    """Flips a bit in somebody's row, or changes what stands beside it; returns what was done."""
    with closing(sqlite3.connect(database_path(bot.settings.database_url))) as database:
        if random.random() < 0.25:
            change = random.choice(_BESIDE)
            database.execute(change, (chat,))
            database.commit()
            return change
        return _flip_bit(database, chat, random, *random.choice(_PLACES))


def _flip_bit(
    database: sqlite3.Connection, chat: int, random: Random, table: str, column: str, where: str
) -> str:
    select = f"SELECT rowid, {column} FROM {table} WHERE {where}"
    row, sealed = random.choice(database.execute(select, (chat,)).fetchall())
    changed = bytearray(sealed)
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, row))
    database.commit()
    return f"a bit of {table}.{column}"


def _break_key(bot: Running, chat: int, random: Random) -> None:
    with closing(sqlite3.connect(database_path(bot.settings.database_url))) as database:
        _flip_bit(database, chat, random, *_KEY)


def _count_waiting(bot: Running, chat: int) -> int:
    sql = """SELECT (SELECT count(*) FROM outbox WHERE chat = :chat)
        + (SELECT count(*) FROM waiting_files WHERE chat = :chat)"""
    with closing(sqlite3.connect(database_path(bot.settings.database_url))) as database:
        return int(database.execute(sql, {"chat": chat}).fetchone()[0])


def _rows_left(bot: Running, chat: int) -> int:
    with closing(sqlite3.connect(database_path(bot.settings.database_url))) as database:
        return int(database.execute(_LEFT, {"chat": chat}).fetchone()[0])


# -- one person ------------------------------------------------------------------------------------


async def _begin(person: ChatPerson) -> Message:
    """Keeps one job of somebody new, and returns the card of another that is not confirmed yet."""
    await person.settle_in()
    card = await person.ask("/new Acme; Engineer; tomorrow 10:00", "Acme")
    person.press(card, "Looks right")
    await person.next("Saved.")
    return await person.ask("/new Zebra; Analyst; tomorrow 12:00", "Zebra")


async def _hit(
    bot: Running, chat: int, others: Sequence[ChatPerson], random: Random, result: BrokenSealsResult
) -> None:
    """Breaks somebody's seal, and does what they would do until all of theirs is deleted."""
    person = bot.somebody(chat)
    bot.telegram.clock.wind(A_WHILE)
    card = await _begin(person)
    done = await asyncio.to_thread(break_seal, bot, chat, random)
    result.counts["broken"] += 1
    try:
        await person.ask("hello", str(CANNOT_OPEN))
        await person.ask("/status", str(STILL_CANNOT_OPEN))
        person.press(card, "Looks right")
    except LostError as error:
        result.wrong("not answered", f"{done}: {error}")
    result.waited += [await one.timed("/help", "/new") for one in others]
    try:
        question = await person.ask("/delete", str(CONFIRM_DELETE_UNREAD).partition("?")[0])
        last = bot.telegram.world.next_message_id
        person.press(question, "Delete everything")
        await person.next(str(ALL_DELETED), last - 1)
    except LostError as error:
        result.wrong("not deleted", f"{done}: {error}")
        return
    if await asyncio.to_thread(_rows_left, bot, chat):
        result.wrong("rows left", done)


async def _stay_broken(bot: Running, chat: int, random: Random, result: BrokenSealsResult) -> None:
    """Leaves one broken key, so that the operator has to be told of it. What waits then for its
    person, to be said or to be read, must still wait in the end."""
    person, store = bot.somebody(chat), bot.runtime.store
    await _begin(person)
    async with store.unit_of_work() as unit:
        stored = (await unit.people.load([chat]))[chat]
    await asyncio.to_thread(_break_key, bot, chat, random)
    message = OutgoingMessage("sendMessage", {"text": "waits"})
    async with store.unit_of_work() as unit:
        now = bot.telegram.clock.now()
        await unit.waiting_files.keep(stored, 1, b'{"message": {"voice": {}}}', now)
        await unit.outbox.queue([(stored, message)] * WAITING, now)
    bot.runtime.sender.wake()
    bot.runtime.file_reader.wake()
    await person.ask("hello", str(CANNOT_OPEN))
    result.counts["broken"] += 1


async def _must_still_wait(bot: Running, chat: int, result: BrokenSealsResult) -> None:
    gone = WAITING + 1 - await asyncio.to_thread(_count_waiting, bot, chat)
    for _ in range(gone):
        result.wrong("let go while unreadable", "a message or a file")


class _ErrorCounter(logging.Handler):
    """Counts the lines at ERROR, and those of them that hold somebody's number."""

    def __init__(self, result: BrokenSealsResult) -> None:
        super().__init__(logging.ERROR)
        self._result = result

    def emit(self, record: logging.LogRecord) -> None:
        self._result.counts["ERROR lines"] += 1
        self._result.counts["names in them"] += "100" in record.getMessage()


@contextmanager
def _errors_counted(result: BrokenSealsResult) -> Iterator[None]:
    log, counter = logging.getLogger(_OURS), _ErrorCounter(result)
    log.addHandler(counter)
    logging.disable(logging.NOTSET)
    log.propagate = False
    try:
        yield
    finally:
        log.propagate = True
        log.removeHandler(counter)


_SAID = (
    ("readyz", '"ready": true'),
    ("readyz", "people who cannot be read: 1"),
    ("metrics", "debrief_people_unreadable 1.0"),
)


async def _told(bot: Running, result: BrokenSealsResult) -> None:
    """Waits until the operator is told, then looks whether the pages say it too."""
    for _ in range(200):
        if result.counts["ERROR lines"]:
            break
        await asyncio.sleep(0.05)
    async with ClientSession() as session:
        for page, words in _SAID:
            async with session.get(f"http://{bot.settings.listen}/{page}") as answer:
                if words not in await answer.text():
                    result.wrong("not said", f"{page} without {words}")


async def try_breaks(seed: int, breaks: int, result: BrokenSealsResult) -> BrokenSealsResult:
    """Breaks so many seals, one after the other, on one bot."""
    random = Random(f"{seed} broken seals")  # noqa: S311 - to be played again, not a secret
    async with running(listen=f"127.0.0.1:{free_port()}") as bot:
        with _errors_counted(result):
            others = [bot.somebody(2_001 + number) for number in range(OTHERS)]
            await asyncio.gather(*(one.settle_in() for one in others))
            await _stay_broken(bot, 1_000, random, result)
            for number in range(1, breaks):
                await _hit(bot, 1_000 + number, others, random, result)
            await _told(bot, result)
            await _must_still_wait(bot, 1_000, result)
    return result


def run(seed: int, share: float) -> Report:
    """Breaks 120 seals, or some of them."""
    breaks = max(2, count_of(BREAKS, share))
    return report_on(asyncio.run(try_breaks(seed, breaks, BrokenSealsResult())), breaks)


def report_on(result: BrokenSealsResult, breaks: int) -> Report:
    """Reports the result."""
    counts, longest = result.counts, max(result.waited, default=99.0)
    return Report(
        f"{counts['broken']} seals broken on a running bot, {len(result.waited)} questions of "
        "others meanwhile",
        (
            Claim("broken", counts["broken"], least=breaks),
            Claim("not answered", counts["not answered"], most=0),
            Claim("not deleted", counts["not deleted"], most=0),
            Claim("rows left", counts["rows left"], most=0),
            Claim("let go while unreadable", counts["let go while unreadable"], most=0),
            Claim("ERROR lines", counts["ERROR lines"], least=1, most=1),
            Claim("names in them", counts["names in them"], most=0),
            Claim("not said", counts["not said"], most=0),
            Claim("longest wait of others, s", round(longest, 3), most=LIMIT),
        ),
        tuple(result.troubles[:8]),
    )


TRIALS = (Trial("broken", "somebody whose seal is broken is answered and can delete", run),)
