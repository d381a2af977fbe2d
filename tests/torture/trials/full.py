"""When the bot's process has no space, the texts of that time are answered afterwards.

`python -m bot` is the real one; how large its files may grow is lowered from outside and raised
again. Nobody restarts it, and it may not lose, repeat or park anything.
"""

import asyncio
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import playground
from playground import Playground
from tests.process.rig import Bot, Telegram
from tests.torture.people.walks import WEDNESDAY
from tests.torture.trial import Claim, Report, Trial, count_of
from tests.torture.trials.kills import EACH, KilledBot, KillsResult

FILLINGS = 30
ACTS = 9
"""People do so many things during each time."""
LONGEST = 35.0
"""Within so many seconds it must notice that there is space again.

It looks at least every 30 seconds, and sooner after a short trouble.
"""
FELT = 10.0
"""People write for so many seconds until the bot meets the end of the disk."""
_PAGE = 4120
_LEAST = 16 * _PAGE
_NONE = (
    "lost",
    "twice",
    "out of order",
    "otherwise wrong",
    "never taken",
    "parked",
    "replies lost or out of order",
    "replies twice",
    "never sent",
    "stops that were not clean",
)


class Filled(KilledBot):
    """Runs one bot that has no space now and then."""

    _slowest = 0.0

    async def run(self, kills: int) -> None:
        """Runs that many times without space, then the rest, then checks what is stored."""
        self._start()
        await seconds_until(self._at_work, LONGEST)
        for _ in range(kills):
            await self._write(self.random.randint(1, ACTS), 0.2)
            await self._filling()
        while any(one.acts for one in self.people):
            await self._write(50, 0.1)
        await self._settled()
        await self._stop()
        self.tally.counts["refusals"] += self._refusals()
        await self._judge()

    async def _filling(self) -> None:
        """Yields less and less space from one time to the next, down to none at all."""
        before = self._refusals()
        self._limit(self._limit_now())
        felt = await self._felt(before)
        await asyncio.sleep(self.random.choice((0, 0, 0.5, 1, 3)))
        self._limit(resource.RLIM_INFINITY)
        self.tally.counts["fillings"] += 1
        self.tally.counts["felt"] += felt
        taken = await seconds_until(lambda: not self.telegram.world.updates.all_updates, LONGEST)
        self._slowest = max(self._slowest, taken)
        self.tally.counts["slowest"] = round(1000 * self._slowest)

    async def _felt(self, before: int) -> bool:
        """Lets people write until the bot meets the end of the disk; returns whether it did."""
        end = asyncio.get_running_loop().time() + FELT
        while self._refusals() == before and asyncio.get_running_loop().time() < end:
            await self._write(self.random.randint(1, 3), 0.2)
        await self._write(self.random.randint(0, ACTS), 0.2)
        return self._refusals() > before

    def _limit_now(self) -> int:
        """Returns a limit a few pages above the log's size, or far below it.

        It is enough for what the process writes besides.
        """
        log = self._database.with_name(self._database.name + "-wal").stat().st_size
        if self.random.random() < 0.3:
            return min(max(log, _LEAST), 3 * _LEAST)
        return max(log, _LEAST) + self.random.choice((0, 0, 1, 2, 4, 8)) * _PAGE

    def _limit(self, size: int) -> None:
        assert self.bot.process is not None
        _, hard = resource.prlimit(self.bot.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.bot.process.pid, resource.RLIMIT_FSIZE, (size, hard))

    def _refusals(self) -> int:
        text = self.bot.log.read_text("utf-8", "replace")
        return text.count("cannot be kept") + text.count("has to wait")


async def seconds_until(true: Callable[[], bool], most: float) -> float:
    """Returns how long that takes to be true; more than `most` when it does not."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    while not true():
        await asyncio.sleep(0.02)
        if loop.time() > begin + most:
            return most + 1
    return loop.time() - begin


async def _lived(random: Random, telegram: Playground, folder: Path, fillings: int) -> KillsResult:
    folder.mkdir()  # noqa: ASYNC240 - it takes no time
    bot, tally = Bot(Telegram(telegram.url, telegram.token), folder), KillsResult()
    bot.set_clock(WEDNESDAY)
    people = max(2, round(fillings * 8 * ACTS / EACH))  # enough to write until the bot notices
    try:
        await Filled(random, "polling", telegram, bot, people, tally).run(fillings)
    finally:
        if bot.process is not None and bot.process.poll() is None:
            bot.kill()
    return tally


async def _tried(seed: int, fillings: int, folder: Path) -> KillsResult:
    clock = playground.WindableClock()
    clock.wind_to(WEDNESDAY)
    telegram = await playground.start(port=0, limits=False, clock=clock)
    try:
        random = Random(f"{seed} full")  # noqa: S311 - to be played again, not a secret
        return await _lived(random, telegram, folder / "bot", fillings)
    finally:
        await telegram.stop()


def run(seed: int, share: float) -> Report:
    """Runs 30 times without space in the life of one process."""
    fillings = count_of(FILLINGS, share)
    with tempfile.TemporaryDirectory(prefix="debrief-full-") as folder:
        return report_on(asyncio.run(_tried(seed, fillings, Path(folder))), fillings)


def report_on(tally: KillsResult, fillings: int) -> Report:
    """Reports the result."""
    counts = tally.counts
    return Report(
        f"{counts['fillings']} times no space, {counts['refusals']} refusals, "
        f"{counts['updates']:,} updates, {counts['replies']:,} replies",
        (
            Claim("times no space", counts["fillings"], least=fillings),
            Claim("of these felt", counts["felt"], least=fillings / 2),
            *(Claim(what, counts[what], most=0) for what in _NONE),
            Claim("seconds to recover at most", counts["slowest"] / 1000, most=LONGEST),
        ),
        tuple(tally.troubles[:8]),
    )


TRIALS = (Trial("full", "disk full, locked, I/O errors: the real process", run),)
