"""Measures how soon a voice note becomes a card, and that nobody else waits: `make bench-voice`.

The real bot with the real library and a small model stands on the stand-in for Telegram, all on
this machine. While one person speaks, others write, and each waits for their answer.
"""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.voice.chain import Chain, run_chain

SPEAKER = 1001
OTHERS = range(2001, 2021)
"""So many that none of them writes too much."""
REPEATS = 5
PAUSE = 0.1
CARD_WITHIN, ANSWER_WITHIN = 6.0, 0.5


@dataclass(slots=True)
class Measured:
    """Holds the seconds until a card, and the seconds until each answer to somebody else."""

    cards: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)


def main() -> None:
    """Prints the figures; exits with 1 when a promise is not kept."""
    with TemporaryDirectory() as folder:
        measured, memory = asyncio.run(_measure(Path(folder)))
    first, rest = measured.cards[0], measured.cards[1:]
    print(f"cores: {os.cpu_count()}, load: {os.getloadavg()[0]:.1f}")
    print(f"a card after 20 s of speech, first note: {first:.1f} s")
    print(f"a card after 20 s of speech, later notes: {_spread(rest)}")
    print(f"answers to others meanwhile ({len(measured.answers)}): {_spread(measured.answers)}")
    print(f"memory of the process that hears, at most: {memory:.0f} MB")
    late = max(measured.cards) > CARD_WITHIN or max(measured.answers) > ANSWER_WITHIN
    raise SystemExit(late)


def _spread(seconds: Sequence[float]) -> str:
    return f"median {median(seconds):.3f} s, at most {max(seconds):.3f} s"


async def _measure(folder: Path) -> tuple[Measured, float]:
    measured = Measured()
    async with run_chain(folder) as chain:
        for person in (SPEAKER, *OTHERS):
            await chain.welcome(person)
        await chain.say(SPEAKER, "interview with Priya Shah at Acme yesterday at 2pm")
        for _ in range(REPEATS + 1):
            await _speak_once(chain, measured)
        return measured, _peak_memory()


async def _speak_once(chain: Chain, measured: Measured) -> None:
    others = asyncio.create_task(_let_others_write(chain, measured))
    began = perf_counter()
    await chain.speak(SPEAKER, "told")
    measured.cards.append(perf_counter() - began)
    others.cancel()
    await asyncio.gather(others, return_exceptions=True)
    await asyncio.sleep(0.5)  # an answer that was on its way is there


async def _let_others_write(chain: Chain, measured: Measured) -> None:
    for person in cycle(OTHERS):
        began = perf_counter()
        await chain.say(person, "/status")
        measured.answers.append(perf_counter() - began)
        await asyncio.sleep(PAUSE)


def _peak_memory() -> float:
    """Returns the largest memory that a process of ours which hears has had, in megabytes."""
    peaks = [
        _read_peak(process)
        for process in Path("/proc").glob("[0-9]*")
        if f"\0{Path('bot/fetching/whisper_worker.py').absolute()}\0" in _command(process)
    ]
    return max(peaks, default=0.0)


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_text()
    except OSError:
        return ""


def _read_peak(process: Path) -> float:
    lines = (process / "status").read_text().splitlines()
    (peak,) = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(peak) / 1024


if __name__ == "__main__":
    main()
