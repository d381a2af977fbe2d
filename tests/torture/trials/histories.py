"""In random histories the bot remembers what a person would expect, by a small model."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from tests.torture.disks.lives import same_bytes
from tests.torture.people.actions import person
from tests.torture.people.clients import Client, Crowd
from tests.torture.people.person import SimulatedPerson
from tests.torture.processes.virtual import virtual_bot
from tests.torture.trial import Claim, Report, Trial, count_of

HISTORIES = 10_000
TOGETHER = 40
"""So many chats live on one bot at a time, so that one commit does for all of them."""
DEEDS = 7
TROUBLES = 6
BEGIN, YEARS = datetime(2026, 1, 4, 7, tzinfo=UTC), 3


@dataclass(slots=True)
class HistoriesResult:
    """Holds the results of the histories."""

    counted: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    rounds: int = 0
    """The rounds of the last crowd."""


@dataclass(frozen=True, slots=True)
class CrowdHistory:
    """Is one history by its seed; `plan` are the numbers of its actions."""

    crowd: str
    chat: int
    plan: tuple[int, ...] = tuple(range(DEEDS))

    def person(self) -> SimulatedPerson:
        """Returns the person who lives it."""
        return person(f"{self.crowd} {self.chat}", self.plan)


async def live(
    crowd: str, told: list[CrowdHistory], found: HistoriesResult, rounds: int = 0
) -> list[Client]:
    """Lets them live side by side, for so many rounds at least; returns their clients."""
    rng = Random(crowd)  # noqa: S311 - no secret, and the same again by its seed
    clients = [_client(one) for one in told]
    begin = BEGIN + timedelta(days=rng.randrange(365 * YEARS), minutes=rng.randrange(24 * 60))
    with same_bytes(Random(f"{crowd} bytes")):  # noqa: S311 - no secret, and the same again
        await _lived(begin, clients, rng, found, rounds)
    found.counted.update(histories=len(clients), acts=sum(client.acts for client in clients))
    return clients


async def _lived(
    begin: datetime, clients: list[Client], rng: Random, found: HistoriesResult, rounds: int
) -> None:
    async with virtual_bot(begin) as bot:
        people = Crowd(bot, clients, rng)
        await people.run(rounds)
        async with bot.store.unit_of_work() as unit:
            found.counted["parked"] += len(await unit.updates.list_parked())
    found.counted.update(restarts=people.restarts, reminders=people.reminders)
    found.rounds = people.rounds


def _client(told: CrowdHistory) -> Client:
    owner = told.person()
    owner.client = Client(told.chat, owner)
    return owner.client


def shrunk(told: CrowdHistory, rounds: int) -> tuple[CrowdHistory, str]:
    """Returns the fewest actions with which this history still goes wrong by itself, and how.

    If it goes wrong only beside others, all actions are returned.
    """
    wrong = alone(told, rounds)
    if not wrong:
        return told, ""
    for number in reversed(told.plan):
        fewer = CrowdHistory(
            told.crowd, told.chat, tuple(one for one in told.plan if one != number)
        )
        still = alone(fewer, rounds)
        if still:
            told, wrong = fewer, still
    return told, wrong


def alone(told: CrowdHistory, rounds: int) -> str:
    """Returns what goes wrong when this history is lived alone for as long, or an empty text."""
    (client,) = asyncio.run(live(told.crowd, [told], HistoriesResult(), rounds))
    return client.wrong


def judge(crowd: str, clients: list[Client], found: HistoriesResult) -> None:
    """Returns each history that went wrong, in its shortest form."""
    for client in clients:
        if client.wrong:
            found.counted["differences"] += 1
            if len(found.troubles) < TROUBLES:
                least, wrong = shrunk(CrowdHistory(crowd, client.chat), found.rounds)
                deeds = f"deeds {least.plan}" if wrong else "beside others only"
                found.troubles.append(
                    f"{crowd!r} chat {client.chat}, {deeds}: {wrong or client.wrong}"
                )


def run(seed: int, share: float) -> Report:
    """Runs so many histories, forty at a time."""
    found, left, number = HistoriesResult(), count_of(HISTORIES, share), 0
    while left > 0:
        crowd, many = f"{seed}.{number}", min(TOGETHER, left)
        told = [CrowdHistory(crowd, chat) for chat in range(1, many + 1)]
        judge(crowd, asyncio.run(live(crowd, told, found)), found)
        left, number = left - many, number + 1
    counted = found.counted
    return Report(
        f"{counted['histories']:,} histories of {counted['acts']:,} messages and presses, "
        f"{counted['reminders']:,} reminders, {counted['restarts']:,} restarts",
        (
            Claim("differences", counted["differences"], most=0),
            Claim("updates parked", counted["parked"], most=0),
            Claim("histories", counted["histories"], least=count_of(HISTORIES, share)),
        ),
        tuple(found.troubles),
    )


TRIALS = (Trial("histories", "random histories against a small model", run),)
