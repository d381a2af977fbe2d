"""A disk that is full, fails or is locked at each write in turn loses nothing and halves nothing.

While it refuses, nothing is confirmed to Telegram; when it stops, everything goes on by itself, and
each person reads exactly what they would have read. Files as a kill would leave them then are
opened too: all that was confirmed is there, and each person is as one of their updates left them.
"""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.torture.disks.faults import DiskFault, DiskTrouble, faults
from tests.torture.disks.surviving import DiskLife, DiskLifeResult, DiskWorld, world
from tests.torture.disks.vfs import quick_folder
from tests.torture.trial import Claim, Report, Trial, count_of

AT_ONCE = 8
"""So many lives are tried side by side: much of each is waiting."""
WORLDS = (1.0, 0.3)
"""This share of its faults is tried in each."""


@dataclass(slots=True)
class DiskResult:
    """Counts the results over all lives."""

    lives: Counter[DiskTrouble] = field(default_factory=Counter)
    updates: int = 0
    refusals: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def add(
        self, name: str, fault: DiskFault, outcome: DiskLifeResult, wanted: DiskLifeResult
    ) -> None:
        """Adds one life, compared with the same one on a sound disk."""
        self.lives[fault.trouble] += 1
        self.updates += outcome.confirmed
        self.refusals += outcome.refusals
        wrong = list(outcome.wrong)
        for chat, read in wanted.read.items():
            wrong += _differences(read, outcome.read.get(chat, []))
        if outcome.kept != wanted.kept:
            wrong.append("something else is kept")
        self.wrong.update(wrong)
        if wrong and len(self.troubles) < 8:
            self.troubles.append(f"{name}, {fault}: {', '.join(sorted(set(wrong)))}")


def _differences(wanted: Sequence[str], read: Sequence[str]) -> list[str]:
    missing, more = Counter(wanted) - Counter(read), Counter(read) - Counter(wanted)
    found = ["an answer is lost"] * missing.total() + ["an answer came twice"] * more.total()
    return found or (["answers are out of order"] if list(wanted) != list(read) else [])


async def tried(seed: str, share: float, home: Path) -> DiskResult:
    """Tries each fault of each world, or a random share of them."""
    found = DiskResult()
    for number, part in enumerate(WORLDS, 1):
        name = f"{seed} world {number}"
        rng = random.Random(name)  # noqa: S311 - no secret: it can be tried again
        made = await world(rng)
        sound = await DiskLife(home / f"{number}", made).run()
        if sound.wrong:
            raise AssertionError(f"on a sound disk: {sound.wrong}")
        all_of_them = faults(sound.asked, sound.fetches, rng)
        chosen = all_of_them[: count_of(len(all_of_them), share * part)]
        await _each(name, made, chosen, sound, home, found)
    return found


async def _each(
    name: str,
    made: DiskWorld,
    chosen: Sequence[DiskFault],
    sound: DiskLifeResult,
    home: Path,
    found: DiskResult,
) -> None:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, fault: DiskFault) -> None:
        async with places:
            outcome = await DiskLife(home / f"{name} {number}", made, fault).run()
        found.add(name, fault, outcome, sound)

    async with asyncio.TaskGroup() as group:
        for number, fault in enumerate(chosen):
            group.create_task(one(number, fault))


@contextmanager
def _quietly() -> Iterator[None]:
    """Silences the log, because thousands of refusals are expected here."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def run(seed: int, share: float) -> Report:
    """Refuses every write, sync and cut of a story in three ways, with a lock at each fetch.

    Of another story it tries three in ten.
    """
    with (
        TemporaryDirectory(prefix="debrief-disk-", dir=quick_folder()) as home,
        _quietly(),
        patch("bot.telegram_api.backoff.SHORTEST_PAUSE", 0.01),
        patch("bot.telegram_api.backoff.LONGEST_PAUSE", 0.2),
        patch("bot.sending.sender.LONGEST_SLEEP", 0.2),
    ):
        found = asyncio.run(tried(f"{seed}", share, Path(home)))
    lives = ", ".join(f"{count} {kind.value}" for kind, count in found.lives.items())
    wrongs = (Claim(what, found.wrong[what], most=0) for what in sorted(found.wrong))
    return Report(
        f"{found.lives.total():,} lives ({lives}), {found.updates:,} updates, "
        f"{found.refusals:,} refusals",
        (
            Claim("lives", found.lives.total(), least=count_of(1_000, share)),
            Claim("acknowledged lost, half or twice", found.wrong.total(), most=0),
            *wrongs,
        ),
        tuple(found.troubles),
    )


TRIALS = (Trial("disk", "disk full, locked, I/O errors", run),)
