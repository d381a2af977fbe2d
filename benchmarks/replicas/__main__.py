"""`python -m benchmarks.replicas` tells how many updates a second 1, 2 and 4 replicas answer on one
PostgreSQL by webhook, and how many round trips to it a turn makes.

The server is a real one that flushes each commit. Replicas, server and the stub of Telegram share
the cores of this machine, so the processor time of an update says more than the rate.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.replicas.round_trips import count_round_trips
from benchmarks.replicas.running import Figures, run_replicas
from benchmarks.updates.running import StalledError
from tests.isolation import isolate_in_temporary_folder
from tests.postgres_server import PostgresServer, make_server

FLUSHING = (
    "fsync=on",
    "synchronous_commit=on",
    "shared_buffers=128MB",
    "max_connections=60",
    "listen_addresses=",
)
"""Settings as an operator would have them."""


def main() -> int:
    """Returns 1 when somebody is left waiting."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--replicas", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--people", type=int, default=100, help="who write at the same time")
    parser.add_argument("--warm", type=float, default=15.0, help="seconds before it is measured")
    parser.add_argument("--seconds", type=float, default=10.0, help="so long it is measured")
    given = parser.parse_args()
    try:
        with isolate_in_temporary_folder(), run_server() as server:
            for count in given.replicas:
                figures = measure(server, count, given.people, given.warm, given.seconds)
                sys.stdout.write(format_figures(count, figures) + "\n")
            sys.stdout.write(format_trips(*asyncio.run(measure_trips(server, given.seconds))))
    except StalledError as error:
        sys.stdout.write(f"no figures: {error}\n")
        return 1
    return 0


@contextmanager
def run_server() -> Iterator[PostgresServer]:
    """Runs a PostgreSQL that loses nothing when the machine fails."""
    with tempfile.TemporaryDirectory(prefix="debrief-replicas-") as folder:
        Path(folder).chmod(0o755)
        server = make_server(Path(folder) / "postgres", FLUSHING)
        try:
            yield server
        finally:
            server.stop()


def measure(
    server: PostgresServer, count: int, people: int, warm: float, seconds: float
) -> Figures:
    """Measures so many replicas on a database of their own. Raises StalledError."""
    url = server.create_database(f"replicas{count}")
    with tempfile.TemporaryDirectory() as folder:
        running = run_replicas(count, people, url, server.data, Path(folder))
        with running as replicas:
            replicas.wait_for_answers(people)
            time.sleep(warm)
            return replicas.measure(seconds)


async def measure_trips(server: PostgresServer, seconds: float) -> tuple[int, int]:
    """Returns the round trips and the updates of one person who writes to one replica.

    Nobody else is there, so that each turn handles one update. Raises StalledError.
    """
    server.create_database("trips")
    with tempfile.TemporaryDirectory() as relay, tempfile.TemporaryDirectory() as folder:
        async with count_round_trips(server.folder, Path(relay)) as trips:
            url = replace(server, folder=Path(relay)).url("trips")
            running = run_replicas(1, 1, url, server.data, Path(folder))
            with running as replicas:
                await asyncio.to_thread(replicas.wait_for_answers, 5)
                began = trips.count
                figures = await asyncio.to_thread(replicas.measure, seconds)
                return trips.count - began, figures.updates


def format_figures(count: int, figures: Figures) -> str:
    """Returns the line of so many replicas."""
    each = 1000 / figures.updates
    return (
        f"{count} replica{'s' if count > 1 else ''}: {figures.updates / figures.seconds:.0f} "
        f"updates/s; of the processor, {each * figures.bots_cpu:.2f} ms an update in the replicas "
        f"and {each * figures.server_cpu:.2f} ms in PostgreSQL"
    )


def format_trips(trips: int, updates: int) -> str:
    """Returns the line of the round trips."""
    return (
        f"{trips / updates:.1f} round trips an update, with all that is sent and looked after; "
        f"{os.cpu_count()} cores\n"
    )


if __name__ == "__main__":
    sys.exit(main())
