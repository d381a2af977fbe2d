"""How soon each thing is there: the first fetch, the first answer, the end, and a first city.

`python -m benchmarks.startup [--runs 5]` starts the real bot anew for each run, on a stand-in in
this process, and prints the median and the slowest of each figure. On a busy machine they grow.
"""

import argparse
import asyncio
import os
import signal
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import playground
from playground import Playground

ROOT = Path(__file__).parents[1]
PERSON = 1001
LONGEST_WAIT = 60
FIND_A_CITY = (
    "import time; from coaching.calendar import cities; began = time.perf_counter();"
    "cities.find_city('munich'); print(time.perf_counter() - began)"
)
Figures = dict[str, float]
"""Seconds by what was measured."""


async def measure_bot() -> Figures:
    """Starts the bot with one message waiting, has it answered, and stops it."""
    telegram = await playground.start(port=0, limits=False)
    telegram.people.add(id=PERSON, first_name="Sam")
    telegram.people.start_chat(PERSON)
    telegram.people.send_text(PERSON, "/start")
    try:
        with TemporaryDirectory() as folder:
            return await _measure_on(telegram, Path(folder))
    finally:
        await telegram.stop()


async def measure_first_city() -> Figures:
    """Reads the list of cities and searches it, in a fresh process."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", FIND_A_CITY),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return {"the first city is found": float(out)}


async def _measure_on(telegram: Playground, folder: Path) -> Figures:
    began = time.perf_counter()
    worked = _children_worked()
    process = await _start_bot(telegram, folder)
    fetched = await _wait_for_call(telegram, "getUpdates") - began
    answered = await _wait_for_call(telegram, "sendMessage") - began
    told = time.perf_counter()
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    return {
        "it fetches": fetched,
        "it answers what waited": answered,
        "it has ended after SIGTERM": time.perf_counter() - told,
        "processor time of all that": _children_worked() - worked,
    }


def _children_worked() -> float:
    """Returns how long processes that have ended have worked, in seconds of a processor."""
    times = os.times()
    return times.children_user + times.children_system


async def _start_bot(telegram: Playground, folder: Path) -> asyncio.subprocess.Process:
    own = {
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "LISTEN": "127.0.0.1:0",
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env=os.environ | own,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _wait_for_call(telegram: Playground, method: str) -> float:
    """When the first such call was seen, by this process's steady clock."""
    async with asyncio.timeout(LONGEST_WAIT):
        while not any(call["method"] == method for call in telegram.world.calls):  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.002)
    return time.perf_counter()


async def _measure_all(runs: int) -> dict[str, list[float]]:
    figures: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for name, seconds in (await measure_bot() | await measure_first_city()).items():
            figures[name].append(seconds)
    return figures


def main() -> None:
    """Prints one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    for name, seconds in asyncio.run(_measure_all(parser.parse_args().runs)).items():
        median, slowest = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"{name:28} {median:6.0f} ms (slowest {slowest:.0f} ms)")


if __name__ == "__main__":
    main()
