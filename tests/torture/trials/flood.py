"""When one chat sends a thousand messages, others are answered as usual and it is told once.

The bot and the stand-in are processes of their own, and the trial measures what people wait.
"""

import asyncio
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from bot.texts import TOO_FAST
from tests.process.rig import Bot, Telegram
from tests.torture.processes.virtual import folder_in_memory
from tests.torture.trial import Claim, Report, Trial, count_of

MESSAGES = 1_000
FLOODS = 3
OTHERS = 40
AT_ONCE = 8
"""So many messages of the flood are on their way to the stand-in at the same time."""
FLOODER, FIRST = 1_000, 2_001
CALM = 1.5
"""In so many seconds after the flood a chat may write something again."""
LIMIT = 0.5
ASK, ANSWER = "/help", "/new"


class PlainBot(Bot):
    """Uses the machine's own clock: a movable one costs time at each look."""

    def surroundings(self) -> dict[str, str]:
        """Returns the environment without the movable clock."""
        whole = super().surroundings()
        moved = {name for name in whole if "FAKETIME" in name} | {"LD_PRELOAD"}
        return {name: value for name, value in whole.items() if name not in moved}


def leave_empty(_: PlainBot) -> None:
    """Leaves the folder of a bot empty, so that it begins with nobody."""


@contextmanager
def bot_and_telegram(
    module: str = "bot", prepare: Callable[[PlainBot], None] = leave_empty
) -> Iterator[str]:
    """Runs both and yields the address of the controls; the bot's folder is prepared before."""
    folder = folder_in_memory()
    command = [sys.executable, "-m", "playground", "--port", "0", "--no-limits"]
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as stand_in:
            assert stand_in.stdout is not None
            url, token = (stand_in.stdout.readline().strip() for _ in range(2))
            bot = PlainBot(Telegram(url, token), folder, module=module)
            prepare(bot)
            bot.start()
            try:
                yield f"{url}/playground/api"
            finally:
                bot.stop()
                stand_in.terminate()
    finally:
        shutil.rmtree(folder)


@dataclass(slots=True)
class Waited:
    """Holds waiting times before, during and right after a flood, in seconds.

    It also says how often each flooder was told, how many are answered afterwards, and how long
    each flood took.
    """

    before: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)
    behind: list[float] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    again: int = 0
    unanswered: int = 0
    seconds: list[float] = field(default_factory=list)


def worst_hundredth(seconds: list[float]) -> float:
    """Returns the 99th percentile; of no values, more than anybody waits."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] if ordered else 99.0


class Town:
    """Acts for people over the stand-in's control routes."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session, self._address = session, address

    async def post(self, path: str, **body: Any) -> Any:
        """Calls a control route."""
        async with self._session.post(f"{self._address}/{path}", json=body) as answer:
            return await answer.json()

    async def add(self, who: int) -> None:
        """Adds somebody new."""
        await self.post("users", id=who, first_name="Robin")

    async def said(self, who: int, since: int = 0, wait: float = 0) -> list[str]:
        """Returns the bot's messages to them, as texts."""
        path = f"users/{who}/messages?from=bot&since={since}&wait={wait}"
        async with self._session.get(f"{self._address}/{path}") as answer:
            return [message["text"] for message in (await answer.json())["messages"]]

    async def ask(self, who: int) -> float | None:
        """Returns the seconds until somebody has their answer; None when it does not come."""
        began = time.monotonic()
        seq = (await self.post(f"users/{who}/text", text=ASK))["seq"]
        found = await self.said(who, seq, wait=20)
        return time.monotonic() - began if any(ANSWER in text for text in found) else None


async def floods(address: str, times: int, messages: int) -> Waited:
    """Lets others ask before and during the floods of one person after the other."""
    waited = Waited()
    async with ClientSession(timeout=ClientTimeout(60)) as session:
        town = Town(session, address)
        for who in (*_flooders(times), *_others()):
            await town.add(who)
        await _asked(town, [], waited)  # until it has started
        await _asked(town, waited.before, waited)
        for flooder in _flooders(times):
            await _go_on_beside(town, _flood(town, flooder, messages, waited), waited)
        await asyncio.sleep(CALM)
        for flooder in _flooders(times):
            waited.again += await town.ask(flooder) is not None
            texts = await town.said(flooder)
            waited.told.append(sum(text == str(TOO_FAST) for text in texts))
    return waited


async def _go_on_beside(town: Town, flood: Coroutine[Any, Any, None], waited: Waited) -> None:
    flooding = asyncio.create_task(flood)
    while not flooding.done():
        await _asked(town, waited.during, waited)
    await flooding
    await _asked(town, waited.behind, waited)


def _flooders(times: int) -> range:
    return range(FLOODER, FLOODER + times)


def _others() -> range:
    return range(FIRST, FIRST + OTHERS)


async def _asked(town: Town, into: list[float], waited: Waited) -> None:
    """Lets each of the others ask once, a little apart."""

    async def ask(place: int, who: int) -> None:
        await asyncio.sleep(place * 0.01)
        seconds = await town.ask(who)
        waited.unanswered += seconds is None
        into.append(20.0 if seconds is None else seconds)

    await asyncio.gather(*(ask(place, who) for place, who in enumerate(_others())))


async def _flood(town: Town, flooder: int, messages: int, waited: Waited) -> None:
    began, left = time.monotonic(), iter(range(messages))

    async def some() -> None:
        for number in left:
            await town.post(f"users/{flooder}/text", text=f"and another thing, {number}")

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    waited.seconds.append(time.monotonic() - began)


def judge(waited: Waited, messages: int) -> Report:
    """Compares the waiting times with the promise."""
    usual = sorted(waited.before)[len(waited.before) // 2]
    asked = len(waited.during) + len(waited.behind)
    took, times = ", ".join(f"{seconds:.1f}" for seconds in waited.seconds), len(waited.seconds)
    return Report(
        f"{times} times {messages:,} messages of one chat, in {took} s; "
        f"{asked:,} questions of {OTHERS} others meanwhile, who else wait {usual * 1000:.0f} ms",
        (
            Claim("others' 99th percentile, s", worst_hundredth(waited.during), most=LIMIT),
            Claim("right behind it, s", worst_hundredth(waited.behind), most=LIMIT),
            Claim("others without an answer", waited.unanswered, most=0),
            Claim("times a flooder is told, at least", min(waited.told), least=1),
            Claim("and at most", max(waited.told), most=1),
            Claim("flooders answered afterwards", waited.again, least=times),
            Claim("questions", len(waited.during), least=OTHERS * times),
        ),
    )


def run(_seed: int, share: float, module: str = "bot") -> Report:
    """Runs three floods of a thousand messages, while forty others go on, without any chance."""
    messages, times = max(100, count_of(MESSAGES, share)), count_of(FLOODS, share)
    with bot_and_telegram(module) as address:
        return judge(asyncio.run(floods(address, times, messages)), messages)


TRIALS = (Trial("flood", "one chat floods, others go on", run),)
