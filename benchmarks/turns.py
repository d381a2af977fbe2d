"""What single turns cost: a plan, a list of everything, a wait alone with the bot, its memory.

`python -m benchmarks.turns` prints a line a figure. Plans and lists are in milliseconds of the
processor, the least of several runs, since a busy machine only ever adds to them. The wait is by
the clock, from Telegram's handing out to the answer, one person at a time.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram import Update

from benchmarks.updates.rivals import OURS
from benchmarks.updates.running import RunningRival, run_rival
from coaching import planner
from coaching.model.documents import Dossier, Opportunity
from coaching.model.turn_memory import remember_within_turn
from coaching.model.vocabulary import InterviewId
from handlers.steps import status
from handlers.ui.turn import Turn
from tests.isolation import isolate_in_temporary_folder
from tools.growth.dossiers import make_dossier

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)
RUNS = 30
STARTED_SECONDS, LOADED_SECONDS = 6.0, 20.0
"""So long after its start the bot has not loaded what may wait; so long later it has."""
WAITS = 1_000
MEGABYTE = 1024.0


def _rounds(job: Opportunity, count: int) -> Opportunity:
    """Returns the job with so many talks, a week apart, of which the last is ahead."""
    first = job.interviews[0]
    talks = [
        replace(
            first,
            id=InterviewId(first.id + 500 + number),
            start=NOW + timedelta(days=1) - timedelta(weeks=count - 1 - number),
        )
        for number in range(count)
    ]
    return replace(job, interviews=(*talks,))


def _plan(dossier: Dossier) -> None:
    with remember_within_turn():
        planner.next_ping(dossier, NOW)


def _list_all(dossier: Dossier) -> None:
    with remember_within_turn():
        turn = Turn(NOW, 7, dossier, 1)
        asyncio.run(status.handle_status(Update(1), turn))
        turn.fit_outgoing()


def _least_milliseconds(work: Callable[[Dossier], None], dossier: Dossier) -> float:
    spent: list[float] = []
    for _ in range(RUNS):
        began = time.process_time()
        work(dossier)
        spent.append(time.process_time() - began)
    return min(spent) * 1000


def measure_plans() -> Iterator[str]:
    """Yields what plans and lists cost."""
    several = make_dossier(NOW, jobs=5, open_jobs=5, contacts=2, note=100)
    rounds = replace(several, opportunities=tuple(_rounds(one, 5) for one in several.opportunities))
    many = make_dossier(NOW, jobs=50, contacts=10, note=100)
    plan, listed = _least_milliseconds(_plan, rounds), _least_milliseconds(_list_all, many)
    yield f"next reminder of five jobs with five rounds: {plan:.2f} ms"
    yield f"/status with 50 jobs and 500 people: {listed:.1f} ms"


def measure_alone() -> Iterator[str]:
    """Yields how long one person waits who writes as soon as they are answered."""
    with isolate_in_temporary_folder(), run_rival(OURS, 1, 0) as bot:
        bot.wait_for_answers(1)
        time.sleep(LOADED_SECONDS)
        bot.wait_for_answers(bot.count().answered + WAITS)
        waits = sorted(bot.count().waits)
    median, late = statistics.median(waits), waits[len(waits) * 99 // 100]
    yield f"one at a time: median {median * 1000:.1f} ms, 99 % within {late * 1000:.1f} ms"


def measure_memory() -> Iterator[str]:
    """Yields how much memory the bot takes while nobody writes."""
    with isolate_in_temporary_folder(), run_rival(OURS, 0, 0) as bot:
        time.sleep(STARTED_SECONDS)
        yield f"memory after the start: {_megabytes(bot):.0f} MB"
        time.sleep(LOADED_SECONDS)
        yield f"memory once everything is loaded: {_megabytes(bot):.0f} MB"


def _megabytes(bot: RunningRival) -> float:
    status_lines = Path(f"/proc/{bot.bot.pid}/status").read_text().splitlines()
    size = next(line for line in status_lines if line.startswith("VmRSS:"))
    return int(size.split()[1]) / MEGABYTE


def main() -> None:
    """Prints one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--plans", action="store_true", help="plans and lists only")
    only_plans = parser.parse_args().plans
    for line in measure_plans():
        sys.stdout.write(f"{line}\n")
    for line in () if only_plans else (*measure_alone(), *measure_memory()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
