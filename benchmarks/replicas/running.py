"""Runs replicas, their PostgreSQL and a stub of Telegram, and measures them together."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.replicas.webhook_stub import HOOK_PATH, SECRET
from benchmarks.updates.rivals import OURS
from benchmarks.updates.running import (
    CLOCK_TICK,
    LONGEST_START,
    ROOT,
    TOKEN,
    Count,
    StalledError,
    run_program,
)
from tests.torture.trials.kills import free_port

KEY = "YmVuY2htYXJrcyBoYXZlIG5vIHNlY3JldHMgdG8ga2U="
"""Thirty-two bytes that keep nothing secret."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Says what was answered in how many seconds, and the seconds of processor time it took."""

    updates: int
    seconds: float
    bots_cpu: float
    server_cpu: float


@dataclass(slots=True)
class RunningReplicas:
    """Is some replicas at work."""

    port: int
    bots: Sequence[subprocess.Popen[bytes]]
    data: Path
    logs: Sequence[Path]

    def wait_for_answers(self, count: int) -> None:
        """Waits until so many more updates were answered. Raises StalledError."""
        until, wanted = time.monotonic() + LONGEST_START, self.count().answered + count
        while self.count().answered < wanted:
            if time.monotonic() > until or any(bot.poll() is not None for bot in self.bots):
                last = self.logs[0].read_text()[-1500:]
                raise StalledError(f"{wanted} updates are not answered\n{last}")
            time.sleep(0.02)

    def measure(self, seconds: float) -> Figures:
        """Measures for so long. Raises StalledError."""
        before, bots_before, server_before = self.count(), self._bots_cpu(), self._server_cpu()
        time.sleep(seconds)
        after, bots_after, server_after = self.count(), self._bots_cpu(), self._server_cpu()
        answered = after.answered - before.answered
        if after.stuck or not answered:
            raise StalledError(f"leaves somebody waiting: {after.stuck or 'everybody'}")
        return Figures(
            answered, after.at - before.at, bots_after - bots_before, server_after - server_before
        )

    def count(self) -> Count:
        """Asks the stub."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/count") as answer:
            return Count(**json.load(answer))

    def _bots_cpu(self) -> float:
        return sum(_cpu_seconds(bot.pid) for bot in self.bots)

    def _server_cpu(self) -> float:
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        return sum(_cpu_seconds(one) for one in (first, *_children_of(first)))


def _children_of(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []


def _cpu_seconds(pid: int) -> float:
    """Returns a process's seconds of processor time so far; 0 where there is no /proc."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICK


@contextmanager
def run_replicas(
    count: int, people: int, database_url: str, data: Path, folder: Path
) -> Iterator[RunningReplicas]:
    """Runs so many replicas on a database, for so many people who write at the same time; `data` is
    where the server keeps its files."""
    addresses = [f"127.0.0.1:{free_port()}" for _ in range(count)]
    with ExitStack() as stack:
        port = stack.enter_context(_run_stub(people, addresses))
        environment = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database_url,
            "ENCRYPTION_KEYS": KEY,
            "BACKUPS_KEPT": "0",
            "WEBHOOK_URL": f"http://127.0.0.1:{port}{HOOK_PATH}",
            "WEBHOOK_SECRET": SECRET,
            "PYTHONPATH": str(ROOT),
        }
        logs = [folder / f"log{number}" for number in range(count)]
        bots = [
            stack.enter_context(
                run_program("bot", folder, {**os.environ, **environment, "LISTEN": address}, log)
            )
            for log, address in zip(logs, addresses, strict=True)
        ]
        yield RunningReplicas(port, bots, data, logs)


@contextmanager
def _run_stub(people: int, addresses: Sequence[str]) -> Iterator[int]:
    scripts = [json.dumps(OURS.welcome), json.dumps(OURS.questions)]
    command = [sys.executable, "-m", "benchmarks.replicas.webhook_stub", str(people), *scripts]
    arguments = [*command, *addresses]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            yield int(process.stdout.readline() if process.stdout else 0)
        finally:
            process.kill()
