"""One call in ten is cut off after Telegram did it, one in ten never arrives: nothing is lost.

Of the latter, half are refused before anything left, and half are cut off on the way: then the bot
cannot know.

People chat with the running bot over real HTTP. The trial knows what each of them must read, so a
message that never comes is lost, and one that comes twice is a twin.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from socket import socket
from typing import Any
from unittest.mock import patch

import aiohttp

from bot import app
from bot.telegram_api.bot_api import BotApiClient
from coaching.model.documents import Dossier, StepRecord
from playground.world.faults import FaultKind
from tests.torture.processes.running import (
    ChatPerson,
    LostError,
    Message,
    Running,
    labels,
    running,
    together,
)
from tests.torture.trial import Claim, Report, Trial, count_of

PEOPLE = 120
JOBS = 3
CHANCE = 0.1
FETCH = "getUpdates"
METHODS = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")
FEW = 10
"""So few people do not wait for fetches that fail: each such pause is a real one."""
SUMMARY, SAVED, NOTES, BACK = "Is that right?", "Saved.", "That was yesterday.", "Look back"
HOURS = 4
"""After so many hours everybody was asked to look back."""
TROUBLES = 6


@dataclass(slots=True)
class NetworkResult:
    """Holds the results."""

    counted: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def fault(self, what: str, words: str, many: int = 1) -> None:
        self.counted[what] += many
        self.troubles.append(f"{what}: {words}")


# -- a line that cannot be relied on ---------------------------------------------------------------


@contextmanager
def refused(seed: int, fetches: bool) -> Iterator[Counter[str]]:
    """Refuses some of the bot's connections on this machine.

    It counts the calls, and those that never left. `fetches` says whether calls that fetch updates
    are among them.
    """
    rng, counted = Random(seed), Counter[str]()  # noqa: S311 - no secret
    with socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and never listening: whoever connects is refused
        port = nobody.getsockname()[1]

        class Flaky(BotApiClient):
            async def post(
                self, url: str, body: str | aiohttp.FormData, **how: Any
            ) -> tuple[int, bytes]:
                counted["calls"] += 1
                if (fetches or FETCH not in url) and rng.random() < CHANCE / 2:
                    counted["refused"] += 1
                    url = f"http://127.0.0.1:{port}/{url.rpartition('/')[2]}"
                return await super().post(url, body, **how)

        with patch.object(app, "BotApiClient", Flaky):
            yield counted


# -- people ----------------------------------------------------------------------------------------


async def talk(robin: ChatPerson, found: NetworkResult) -> None:
    """Logs some interviews, waits for each answer, and counts what must be read."""
    try:
        await robin.settle_in()
        for number in range(JOBS):
            company = f"Acme {robin.id} {number}"
            card = await robin.ask(f"/new {company}; Engineer; yesterday 15:0{number}", SUMMARY)
            robin.press(card, "Looks right")
            await robin.next(f"{company} · Engineer\n{NOTES}", card["message_id"])
            await robin.until(lambda card=card: "✓" in _now(robin, card)["text"], "the edit")  # type: ignore[misc]
    except LostError as error:
        found.fault("lost", str(error))


def _now(robin: ChatPerson, card: Message) -> Message:
    return next(one for one in robin.messages() if one["message_id"] == card["message_id"])


def expected(robin: ChatPerson) -> Counter[str]:
    """Returns how often they must read what, by a word in it."""
    each = dict.fromkeys(("I coach you", "Which city", ") it is.", "How do you sign"), 1)
    cards = {
        f"Acme {robin.id} {number} · Engineer\n{what}": 1
        for number in range(JOBS)
        for what in ("yesterday", NOTES)
    }
    return Counter({**each, "Good, Robin": 1, "Saved": JOBS, **cards})


def compare(robin: ChatPerson, found: NetworkResult) -> None:
    """Compares what they read with what they must read."""
    texts = [one["text"] for one in robin.messages()]
    wanted = expected(robin)
    for words, times in wanted.items():
        came = sum(words in text for text in texts)
        if came < times:
            found.fault("lost", f"{words!r} for {robin.id}", times - came)
        found.counted["twins"] += max(0, came - times)
    for number in range(JOBS):
        card = f"Acme {robin.id} {number} · Engineer\nyesterday"
        edited = sum(card in text and "✓" in text for text in texts)
        found.counted["edited twice"] += max(0, edited - 1)
    found.counted["messages"] += sum(wanted.values())


# -- reminders and their twins ---------------------------------------------------------------------


async def remind(unit: Running, people: list[ChatPerson], found: NetworkResult) -> None:
    """Reminds all of them at once; then they press on each copy of the reminder."""
    for _ in range(HOURS):
        unit.telegram.clock.wind(timedelta(hours=1))
        await asyncio.sleep(0.3)
        await unit.all_said(120)
    await together([answer(robin, found) for robin in people])


async def answer(robin: ChatPerson, found: NetworkResult) -> None:
    """Presses Done on the first copy; on each other one nothing may change."""
    copies = [one for one in robin.messages() if BACK in one["text"] and _row(one)]
    found.counted["reminders"] += 1
    if not copies:
        found.fault("lost", f"the reminder for {robin.id}")
        return
    found.counted["twins"] += len(copies) - 1
    await _do(robin, copies[0])
    await robin.until(lambda: "✓" in _now(robin, copies[0])["text"], "what is done")
    before = await _records(robin)
    for twin in copies[1:]:
        found.counted["twins pressed"] += 1
        await _do(robin, twin)
        await robin.until(lambda twin=twin: "✓" in _now(robin, twin)["text"], "the twin")  # type: ignore[misc]
        if await _records(robin) != before:
            found.fault("harm", f"by a twin for {robin.id}")


def _row(card: Message) -> str:
    """Returns the button that does the step or opens its row; "" where there is none."""
    found = (one for one in labels(card) if one == "Done" or one.startswith(BACK))
    return next(found, "")


async def _do(robin: ChatPerson, card: Message) -> None:
    """Presses Done, behind the step's row where the card has several; where the step is done by
    now, its row offers it no more."""
    before = labels(card)
    if _row(card) != "Done":
        robin.press(card, _row(card))
        await robin.until(lambda: labels(_now(robin, card)) != before, "the row")
    if "Done" in labels(_now(robin, card)):
        robin.press(_now(robin, card), "Done")


async def _records(robin: ChatPerson) -> list[dict[str, StepRecord]]:
    async with robin.running.runtime.store.unit_of_work() as unit:
        dossier: Dossier = (await unit.people.load([robin.id]))[robin.id].dossier
    return [dict(one.records) for one in dossier.opportunities]


# -- the trial -------------------------------------------------------------------------------------


async def chats(seed: int, many: int) -> NetworkResult:
    """Runs so many people on one bot, on a network as bad as that."""
    found, fetches = NetworkResult(), many > FEW
    with refused(seed, fetches) as calls:
        async with running() as unit:
            after = {
                method: unit.order(
                    kind=FaultKind.DROP_AFTER, method=method, chance=CHANCE, seed=seed + place
                )
                for place, method in enumerate((*METHODS, *(FETCH,) * fetches))
            }
            before = [
                unit.order(
                    kind=FaultKind.DROP_BEFORE, method=method, chance=CHANCE / 2, seed=seed - place
                )
                for place, method in enumerate(METHODS, 1)
            ]
            people = [unit.somebody(1001 + number) for number in range(many)]
            hurrying = asyncio.create_task(_hurry(unit))
            await asyncio.gather(*(talk(robin, found) for robin in people))
            await unit.all_said(120)
            for robin in people:
                compare(robin, found)
            await remind(unit, people, found)
            hurrying.cancel()
            with suppress(asyncio.CancelledError):
                await hurrying
            found.counted.update(
                calls=calls["calls"],
                refused=calls["refused"],
                cut=sum(fault.hits for fault in after.values()),
                lost_on_the_way=sum(fault.hits for fault in before),
                unknown=after["sendMessage"].hits,
                unwanted=len(unit.telegram.world.unknown),
            )
    return found


async def _hurry(unit: Running) -> None:
    """Shortens the pauses before a second try."""
    while True:
        await unit.hurry()
        await asyncio.sleep(0.05)


def run(seed: int, share: float) -> Report:
    """Runs a hundred and twenty people."""
    found = asyncio.run(chats(seed, count_of(PEOPLE, share)))
    counted = found.counted
    return Report(
        f"{counted['calls']:,} calls, {counted['refused']:,} of them refused, "
        f"{counted['lost_on_the_way']:,} cut off on the way and {counted['cut']:,} after they were "
        f"done; {counted['messages']:,} messages and "
        f"{counted['reminders']:,} reminders",
        (
            Claim("lost", counted["lost"], most=0),
            Claim("twins", counted["twins"], most=counted["unknown"]),
            Claim("sends of unknown fate", counted["unknown"], least=1),
            Claim("edited cards twice", counted["edited twice"], most=0),
            Claim("twins pressed", counted["twins pressed"], least=1 if share >= 1 else 0),
            Claim("harm by a twin pressed", counted["harm"], most=0),
            Claim("unknown to the stand-in", counted["unwanted"], most=0),
            Claim("messages", counted["messages"], least=count_of(PEOPLE * 14, share)),
        ),
        tuple(found.troubles[:TROUBLES]),
    )


TRIALS = (Trial("network", "10 % cut off after the send, 10 % never sent", run),)
