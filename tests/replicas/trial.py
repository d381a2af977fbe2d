"""Replicas are killed, frozen and cut off at random: each update is taken exactly once, in order.

People write all the while. In the end what is stored of each must be what the same updates leave in
one process that nothing happens to, and everything must have been said, in order.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import playground
from playground import Playground, Rules
from storage.tables.stored_person import StoredPerson
from storage.unit_of_work import open_store
from tests.postgres_server import make_server
from tests.replicas.balancer import balance
from tests.replicas.cluster import KEY, Cluster, Replica
from tests.torture.people.walks import (
    WEDNESDAY,
    explain_difference,
    outcome_of,
    plain,
    shown,
    twins,
    walk,
)
from tests.torture.processes.forkserver import ForkServer
from tests.torture.trial import Claim, Report, count_of
from tests.torture.trials.kills import EACH, PRESSES_WAIT, KillsResult, Someone

REPLICAS, KILLS, FREEZES, RESTARTS, UPDATES = 4, 500, 40, 20, 50_000
FROZEN_SECONDS = (1.0, 12.0)
"""Longer than the server lets a transaction stand still, and shorter than it keeps a claim."""
PATIENCE = 300.0
AT_ONCE = 50
"""So many people are read in a transaction, which the server lets stand still for five seconds."""
NONE = (
    "lost", "twice", "out of order", "otherwise wrong", "never taken", "parked", "never sent",
    "replies lost or out of order", "stops that were not clean", "unknown to the stand-in",
)  # fmt: skip
"""None of these may be found."""


@dataclass(slots=True)
class ReplicaTrial:
    """Is one run: people, replicas, and what is done to them."""

    random: Random
    telegram: Playground
    cluster: Cluster
    people: list[Someone]
    result: KillsResult = field(default_factory=KillsResult)
    _unknown: set[tuple[int, int]] = field(default_factory=set)

    async def run(self, harms: list[str]) -> None:
        """Does all harms while people write, lets the rest be done, and judges."""
        for replica in self.cluster.replicas:
            self.cluster.start(replica)
        await self._until(self._is_answered, "a first answer")
        writing = asyncio.create_task(self._write_all(len(harms)))
        for harm in harms:
            await self._do(harm)
            await asyncio.sleep(self.random.uniform(0, 0.6))
        await writing
        await self._until(self._is_all_taken, "all updates to be taken")
        await self._until(self._is_all_said, "all messages to be sent")
        codes = await self.cluster.stop()
        self.result.counts["stops that were not clean"] += sum(code != 0 for code in codes)
        await self._judge()

    async def _do(self, harm: str) -> None:
        self.result.counts[harm] += 1
        replica = self.random.choice(self.cluster.replicas)
        if harm == "restarts":
            await self.cluster.restart_server()
        elif harm == "freezes":
            await self.cluster.freeze(replica, self.random.uniform(*FROZEN_SECONDS))
        else:
            await self._kill(replica)

    async def _kill(self, replica: Replica) -> None:
        """Notes what the killed one may have sent: what it had in hand, and says nothing of."""
        self.cluster.kill(replica)
        after = await self.cluster.list_in_flight()
        await asyncio.sleep(self.random.uniform(0.2, 0.7))
        present = await self.cluster.list_present()
        self._unknown |= {row[:2] for row in after if row[2] not in present}
        self.cluster.start(replica)

    # -- what people do

    async def _write_all(self, harms: int) -> None:
        total = sum(len(one.acts) for one in self.people)
        pace = max(0.002, min(0.05, harms * 0.8 / max(1, total)))
        while any(one.acts for one in self.people):
            self._act()
            await asyncio.sleep(self.random.uniform(0, 2 * pace))

    def _act(self) -> None:
        able = [one for one in self.people if one.acts and self._can(one)]
        if not able:
            return
        one = self.random.choice(able)
        act = one.acts.pop(0)
        if act.data:
            self.telegram.people.press(one.chat, self._last(one.chat), data=act.data)
        else:
            self.telegram.people.send_text(one.chat, act.text)
        one.raws.append(self.telegram.world.updates.all_updates[-1].to_json())

    def _can(self, one: Someone) -> bool:
        return not one.acts[0].data or bool(self._last(one.chat))

    def _last(self, chat: int) -> int:
        messages = self.telegram.world.chats[chat].messages
        return next((n for n in reversed(messages) if messages[n]["from"]["id"] != chat), 0)

    # -- what comes of it

    async def _until(self, look: Any, what: str) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while not await look():
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError(f"no end of waiting for {what}")
            await asyncio.sleep(0.05)

    async def _is_answered(self) -> bool:
        return any(call["method"] == "setWebhook" for call in self.telegram.world.calls)

    async def _is_all_taken(self) -> bool:
        return not self.telegram.world.updates.all_updates

    async def _is_all_said(self) -> bool:
        rows = await self.cluster.fetch("SELECT count(*) FROM outbox WHERE chat <> 0")
        return bool(rows) and rows[0][0] == 0

    def _raws(self) -> list[dict[str, Any]]:
        return [raw for one in self.people for raw in one.raws]

    async def _judge(self) -> None:
        counts = self.result.counts
        store = await open_store(self.cluster.url, [KEY])
        kept: dict[int, StoredPerson] = {}
        taken: set[int] = set()
        try:
            for first in range(0, len(self.people), AT_ONCE):
                some = self.people[first : first + AT_ONCE]
                async with store.unit_of_work() as unit:
                    kept |= await unit.people.load([one.chat for one in some])
                    numbers = [raw["update_id"] for one in some for raw in one.raws]
                    taken |= await unit.updates.find_handled(numbers)
            async with store.unit_of_work() as unit:
                counts["parked"] += len(await unit.updates.list_parked())
                counts["never sent"] += await unit.outbox.count()
        finally:
            await store.close()
        counts["unknown"] = len(self._unknown)
        counts["updates"] += len(self._raws())
        missing = [raw for raw in self._raws() if raw["update_id"] not in taken]
        counts["never taken"] += len(missing)
        counts["presses never taken"] += sum("callback_query" in raw for raw in missing)
        for raw in missing:
            self.result.troubles += self.cluster.list_log_lines(f"update {raw['update_id']} ")
        counts["unknown to the stand-in"] += len(self.telegram.world.unknown)
        for one in self.people:
            there = kept.get(one.chat)
            await self._judge_one(one, plain(there.dossier) if there else "")

    async def _judge_one(self, one: Someone, kept: str) -> None:
        expected = await outcome_of(one.raws)
        messages = self.telegram.world.chats[one.chat].messages.values()
        heard = [shown(each["text"]) for each in messages if each["from"]["id"] != one.chat]
        if kept != expected.kept:
            why = await explain_difference(one.raws, kept, heard)
            self.result.wrong(why, f"chat {one.chat}")
        self.result.counts["replies"] += len(expected.said)
        again = twins(expected.said, heard)
        if again is None:
            self.result.wrong("replies lost or out of order", f"chat {one.chat}")
        else:
            self.result.counts["replies twice"] += again


async def harm_replicas(
    seed: int, *, replicas: int, kills: int, freezes: int, restarts: int, updates: int
) -> KillsResult:
    """Runs so many replicas with so many updates, and does so much harm to them."""
    random = Random(seed)  # noqa: S311 - to be played again, not a secret
    clock = playground.WindableClock()
    clock.wind_to(WEDNESDAY)
    rules = Rules(webhook_longest_pause=2, press_waits=PRESSES_WAIT)
    telegram = await playground.start(port=0, limits=False, clock=clock, rules=rules)
    folder = _make_folder()
    server = make_server(folder / "postgres")
    url = server.create_database("debrief")
    people = [
        Someone(1000 + number, walk(random, EACH))
        for number in range(max(1, round(updates / EACH)))
    ]
    for one in people:
        telegram.people.add(id=one.chat, first_name="Robin")
    try:
        with ForkServer(folder, WEDNESDAY) as forks:
            cluster = Cluster(forks, server, url, telegram.url, telegram.token, folder)
            async with balance(cluster.add(replicas)) as cluster.hook:
                trial = ReplicaTrial(random, telegram, cluster, people)
                harms = ["kills"] * kills + ["freezes"] * freezes + ["restarts"] * restarts
                random.shuffle(harms)
                try:
                    await trial.run(harms)
                finally:
                    for replica in cluster.replicas:
                        if replica.child is not None:
                            cluster.kill(replica)
                return trial.result
    finally:
        await asyncio.to_thread(server.stop)
        await telegram.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _make_folder() -> Path:
    """Makes a folder in which the server's user gets to the server's own."""
    folder = Path(tempfile.mkdtemp(prefix="debrief-replicas-"))
    folder.chmod(0o755)
    return folder


def run(seed: int, share: float, replicas: int = REPLICAS) -> Report:
    """Runs the whole trial, or a share of it."""
    result = asyncio.run(
        harm_replicas(
            seed,
            replicas=replicas,
            kills=count_of(KILLS, share),
            freezes=count_of(FREEZES, share),
            restarts=count_of(RESTARTS, share),
            updates=count_of(UPDATES, share),
        )
    )
    return report_on(result, replicas)


def report_on(result: KillsResult, replicas: int) -> Report:
    """Holds what was found against what may be."""
    counts: Counter[str] = result.counts
    tried = (
        f"{replicas} replicas, {counts['kills']} kills, {counts['freezes']} freezes, "
        f"{counts['restarts']} restarts of PostgreSQL, {counts['updates']:,} updates, "
        f"{counts['replies']:,} replies"
    )
    claims = (
        Claim("updates", counts["updates"], least=1),
        *(Claim(what, counts[what], most=0) for what in NONE),
        Claim("replies twice", counts["replies twice"], most=counts["unknown"]),
        Claim("sends of unknown fate", counts["unknown"]),
        Claim("presses never taken", counts["presses never taken"], most=0),
    )
    return Report(tried, claims, tuple(result.troubles[:10]))
