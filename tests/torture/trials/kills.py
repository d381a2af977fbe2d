"""After kill -9 at random moments each update is taken exactly once, and no reply is lost."""

import asyncio
import socket
import tempfile
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import cycle, groupby, islice, takewhile
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import playground
from playground import Playground, Rules
from storage.unit_of_work import open_store
from tests.process.rig import IN_FLIGHT, WAITING, Bot, Telegram, count_in, rows_in
from tests.torture.people.walks import (
    WEDNESDAY,
    Act,
    explain_difference,
    outcome_of,
    plain,
    shown,
    twins,
    walk,
)
from tests.torture.trial import Claim, Report, Trial, count_of

KILLS, SEEDS, UPDATES = 500, 20, 50_000
EACH = 25
"""One person makes so many updates, so that nobody writes too much at once."""
AT_ONCE = 2
"""So many bots are tried side by side, one for each core."""
PATIENCE, QUIET_LOOKS = 180.0, 25
"""Seconds for all that is left to send; looks, 20 a second, without a message before it is done."""
PRESSES_WAIT = 3600.0
"""Seconds. Telegram lets go of a press that waits for longer than this stand-in's 150, which no bot
can help: on a machine with much else to do, presses would seem to be lost by the kills."""
KEY = b64encode(b"torture is not a secret to keep!").decode()
NONE = (
    "lost", "twice", "out of order", "otherwise wrong", "never taken", "parked", "never sent",
    "replies lost or out of order", "broke off", "stops that were not clean",
    "unknown to the stand-in",
)  # fmt: skip
"""None of these may be found."""
WAYS = ("polling", "webhook", "polling", "webhook", "both in turn")


@dataclass(slots=True)
class KillsResult:
    """Counts what was done and found, over all seeds."""

    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def wrong(self, what: str, where: str) -> None:
        """Counts one more fault, with a note on where it was."""
        self.counts[what] += 1
        self.troubles.append(f"{where}: {what}")


@dataclass(slots=True)
class Someone:
    """Holds a person, what they have yet to do, and the updates of what they did."""

    chat: int
    acts: list[Act]
    raws: list[dict[str, Any]] = field(default_factory=list)


class KilledBot:
    """Is one seed: a bot that is killed again and again while people write to it."""

    def __init__(
        self,
        random: Random,
        way: str,
        telegram: Playground,
        bot: Bot,
        people: int,
        tally: KillsResult,
    ) -> None:
        self.random, self.way, self.telegram, self.bot, self.tally = (
            random, way, telegram, bot, tally,
        )  # fmt: skip
        self.people = [Someone(1000 + one, walk(random, EACH)) for one in range(people)]
        self._hook = f"127.0.0.1:{free_port()}"
        self._unknown = set[tuple[int, ...]]()
        for one in self.people:
            telegram.people.add(id=one.chat, first_name="Robin")

    async def run(self, kills: int) -> None:
        """Runs all kills, then the rest, then checks what is stored."""
        a_life = sum(len(one.acts) for one in self.people) // (kills + 1)
        for _ in range(kills):
            await self._live_and_die(a_life)
        self._start()
        await self._all_written()
        await self._settled()
        await self._stop()
        await self._judge()

    async def _live_and_die(self, acts: int) -> None:
        """Does half of the actions while it starts, half while it works; three in ten starts never
        get so far.
        """
        self._start()
        writing = [asyncio.create_task(self._write(acts // 2, self.random.uniform(0.1, 1)))]
        if self.random.random() < 0.3:
            await asyncio.sleep(self.random.uniform(0.02, 0.8))
        else:
            await self._begun()
            rest = self._write(acts - acts // 2, self.random.uniform(0.05, 1))
            writing.append(asyncio.create_task(rest))
            await asyncio.sleep(self.random.uniform(0, 1))
        self.bot.kill()
        await self._note_kill()
        await asyncio.gather(*writing)

    async def _begun(self) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while not self._at_work():
            self._must_live(end)
            await asyncio.sleep(0.02)

    def _must_live(self, end: float) -> None:
        assert self.bot.process is not None
        if self.bot.process.poll() is not None:
            raise RuntimeError(f"the bot ended by itself: {_last_line(self.bot.log)}")
        if asyncio.get_running_loop().time() > end:
            raise TimeoutError("the bot does not get on")

    def _at_work(self) -> bool:
        """Returns whether this bot knows its own name: from then on it takes updates."""
        calls = reversed(self.telegram.world.calls)
        mine = takewhile(lambda one: one["id"] > self._calls, calls)
        return any(one["method"] == "getMe" for one in mine)

    def _start(self) -> None:
        hooked = self.way == "webhook"
        if self.way == "both in turn":
            hooked = self.random.random() < 0.5
        self.bot.environment = {"ENCRYPTION_KEYS": KEY}
        if hooked:
            self.bot.environment |= {
                "WEBHOOK_URL": f"http://{self._hook}/hook",
                "WEBHOOK_SECRET": "said-by-nobody-else",
                "LISTEN": self._hook,
            }
        self._calls = self.telegram.world.call_number
        self.bot.start()

    async def _write(self, amount: int, seconds: float) -> None:
        """Does that many actions at random moments within the time."""
        loop = asyncio.get_running_loop()
        begin = loop.time()
        for moment in sorted(self.random.uniform(0, seconds) for _ in range(amount)):
            await asyncio.sleep(begin + moment - loop.time())
            self._act()

    async def _all_written(self) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while any(one.acts for one in self.people):
            self._must_live(end)
            await self._write(50, 0.1)

    def _act(self) -> None:
        """Does what is next for somebody; a press needs a button."""
        able = [one for one in self.people if one.acts and self._can(one)]
        if not able:
            return
        one = self.random.choice(able)
        act = one.acts.pop(0)
        if act.data:
            press = self.telegram.people.press(one.chat, self._last(one.chat), data=act.data)
            assert press.update_id is not None
        else:
            self.telegram.people.send_text(one.chat, act.text)
        one.raws.append(self.telegram.world.updates.all_updates[-1].to_json())

    def _can(self, one: Someone) -> bool:
        return not one.acts[0].data or bool(self._last(one.chat))

    def _last(self, chat: int) -> int:
        """Returns the bot's last message there, or 0 for none."""
        messages = self.telegram.world.chats[chat].messages
        return next((n for n in reversed(messages) if messages[n]["from"]["id"] != chat), 0)

    async def _note_kill(self) -> None:
        counts = self.tally.counts
        counts["kills"] += 1
        counts[f"kills, {self.way}"] += 1
        counts["while starting"] += not self._at_work()
        counts["with updates waiting"] += bool(self.telegram.world.updates.all_updates)
        rows = await asyncio.to_thread(rows_in, self._database.parent, IN_FLIGHT)
        self._unknown |= {*self._perhaps_sent(rows)}
        counts["unknown"] = len(self._unknown)

    def _perhaps_sent(self, rows: list[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """Returns the messages of a chat that may have been sent before the kill.

        There are as many as this bot has sent there, and one more that may still be in a socket:
        those behind them never left.
        """
        mine = takewhile(lambda one: one["id"] > self._calls, reversed(self.telegram.world.calls))
        sent = Counter(one["params"].get("chat_id") for one in mine if _is_message(one["method"]))
        for chat, of_chat in groupby(sorted(rows, key=_chat), key=_chat):
            yield from islice(of_chat, sent[str(chat)] + sent[chat] + 1)

    async def _settled(self) -> None:
        """Waits until everything is taken and sent.

        After several kills a message may wait for half a minute.
        """
        end = asyncio.get_running_loop().time() + PATIENCE
        await self._silent(end)
        while await asyncio.to_thread(count_in, self._database.parent, WAITING):
            await self._silent(end)

    async def _silent(self, end: float) -> None:
        """Waits until nothing more came for a while.

        It counts looks, so that a moment in which this process itself stood still is no silence.
        """
        looks, said = 0, -1
        while looks < QUIET_LOOKS:
            number = self.telegram.world.next_message_id
            busy = number != said or bool(self.telegram.world.updates.all_updates)
            said, looks = number, 0 if busy else looks + 1
            self._must_live(end)
            await asyncio.sleep(0.05)

    async def _stop(self) -> None:
        if await asyncio.to_thread(self.bot.stop) != 0:
            self.tally.wrong("stops that were not clean", self._where())

    @property
    def _database(self) -> Path:
        return self.bot.folder / "data" / "debrief.db"

    def _where(self, chat: int | None = None) -> str:
        return f"{self.bot.folder.name} ({self.way})" + ("" if chat is None else f" chat {chat}")

    async def _judge(self) -> None:
        store = await open_store(f"sqlite:///{self._database}", [b64decode(KEY)])
        try:
            async with store.unit_of_work() as unit:
                kept = await unit.people.load([one.chat for one in self.people])
                taken = await unit.updates.find_handled([raw["update_id"] for raw in self._raws()])
                self.tally.counts["parked"] += len(await unit.updates.list_parked())
                self.tally.counts["never sent"] += await unit.outbox.count()
        finally:
            await store.close()
        self.tally.counts["updates"] += len(self._raws())
        self.tally.counts["never taken"] += len(self._raws()) - len(taken)
        for one in self.people:
            there = kept.get(one.chat)
            await self._judge_one(one, plain(there.dossier) if there else "")

    def _raws(self) -> list[dict[str, Any]]:
        return [raw for one in self.people for raw in one.raws]

    async def _judge_one(self, one: Someone, kept: str) -> None:
        expected = await outcome_of(one.raws)
        messages = self.telegram.world.chats[one.chat].messages.values()
        heard = [shown(each["text"]) for each in messages if each["from"]["id"] != one.chat]
        if kept != expected.kept:
            self.tally.wrong(await explain_difference(one.raws, kept, heard), self._where(one.chat))
        self.tally.counts["replies"] += len(expected.said)
        again = twins(expected.said, heard)
        if again is None:
            self.tally.wrong("replies lost or out of order", self._where(one.chat))
            lines = unified_diff(expected.said, heard, lineterm="", n=1)
            self.tally.troubles.append(" | ".join(list(lines)[2:9]))
        else:
            self.tally.counts["replies twice"] += again


def _chat(row: tuple[int, ...]) -> int:
    return row[2]


def _is_message(method: str) -> bool:
    return method.startswith("send")


def _last_line(log: Path) -> str:
    return (log.read_text("utf-8", "replace").splitlines() or ["no word"])[-1]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


# -- the trial -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KillPlan:
    """Says for one seed how the bot gets updates, how often it dies, and how much is written."""

    seed: str
    way: str
    folder: Path
    kills: int
    updates: int
    module: str

    def run(self) -> KillsResult:
        """Runs a plan in a process of its own, so that other work does not delay its stand-in."""
        tally = KillsResult()
        asyncio.run(self._live(tally))
        return tally

    async def _live(self, tally: KillsResult) -> None:
        clock = playground.WindableClock()
        clock.wind_to(WEDNESDAY)
        rules = Rules(webhook_longest_pause=2, press_waits=PRESSES_WAIT)
        telegram = await playground.start(port=0, limits=False, clock=clock, rules=rules)
        bot = Bot(Telegram(telegram.url, telegram.token), self.folder, module=self.module)
        try:
            self.folder.mkdir()
            bot.set_clock(WEDNESDAY)
            random = Random(self.seed)  # noqa: S311 - to be played again, not a secret
            people = max(1, round(self.updates / EACH))
            await KilledBot(random, self.way, telegram, bot, people, tally).run(self.kills)
            tally.counts["unknown to the stand-in"] += len(telegram.world.unknown)
        except Exception as error:  # noqa: BLE001 - one seed that breaks must not hide the others
            tally.wrong("broke off", f"{self.folder.name} ({self.way}): {error!r}")
        finally:
            if bot.process is not None and bot.process.poll() is None:
                bot.kill()
            await telegram.stop()


ALONE, ASIDE = "tests.process.alone", "tests.torture.processes.more_aside"
"""Both take updates from their first fetch on, so that they are killed while they work."""


def _plans(seed: int, share: float, folder: Path, module: str) -> list[KillPlan]:
    """Returns few seeds for a small share, all for the whole. With every other one, more turns are
    worked out beside the others."""
    seeds = max(2, count_of(SEEDS, share))
    aside = ASIDE if module == ALONE else module
    kills, updates = count_of(KILLS, share / seeds), count_of(UPDATES, share / seeds)
    return [
        KillPlan(f"{seed}.{one}", way, folder / f"seed-{one}", kills, updates, runs)
        for one, way, runs in zip(range(seeds), cycle(WAYS), cycle((module, aside)), strict=False)
    ]


def kill_at_random(seed: int, share: float, module: str = ALONE) -> Report:
    """Runs 500 kills over 20 seeds and 50,000 updates, or fewer for a share.

    `module` may name a worse bot.
    """
    tally, fresh = KillsResult(), get_context("spawn")
    with (
        tempfile.TemporaryDirectory(prefix="debrief-kills-") as folder,
        ProcessPoolExecutor(AT_ONCE, mp_context=fresh) as processes,
    ):
        plans = _plans(seed, share, Path(folder), module)
        for one in processes.map(KillPlan.run, plans):
            tally.counts += one.counts
            tally.troubles += one.troubles
    tally.counts["seeds"] = len(plans)
    return _report(tally, share)


def _report(tally: KillsResult, share: float) -> Report:
    counts = tally.counts
    ways = ", ".join(f"{counts[f'kills, {way}']} {way}" for way in dict.fromkeys(WAYS))
    tried = (
        f"{counts['kills']:,} kills ({ways}; {counts['while starting']} while starting, "
        f"{counts['with updates waiting']} with updates waiting), {counts['seeds']} seeds, "
        f"{counts['updates']:,} updates, {counts['replies']:,} replies"
    )
    claims = (
        Claim("kills", counts["kills"], least=count_of(KILLS, share)),
        Claim("updates", counts["updates"], least=count_of(UPDATES, share)),
        *(Claim(what, counts[what], most=0) for what in NONE),
        Claim("replies twice", counts["replies twice"], most=counts["unknown"]),
        Claim("sends of unknown fate", counts["unknown"]),
    )
    return Report(tried, claims, tuple(tally.troubles[:10]))


TRIALS = (Trial("kills", "kill -9 at random moments, polling and webhook", kill_at_random),)
