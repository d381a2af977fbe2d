"""Runs a bot and the stub it talks to, and stops both while others are measured."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.updates.rivals import Rival
from benchmarks.updates.slices import Slice

TOKEN = "1:" + "benchmark" * 4
ROOT = Path(__file__).parent.parent.parent
LONGEST_START = 60.0
CLOCK_TICK = os.sysconf("SC_CLK_TCK")


class StalledError(Exception):
    """A bot answers no more, or not what its script waits for."""


@dataclass(frozen=True, slots=True)
class Count:
    """Says what the stub has seen: how many updates were answered by when, in seconds of its clock,
    and who waits for an answer that does not come."""

    answered: int
    at: float
    stuck: str
    waits: tuple[float, ...] = ()
    """How many seconds the last ones waited; of no use where anybody was stopped meanwhile."""


@dataclass(slots=True)
class RunningRival:
    """Is a bot with its stub; both are processes of their own."""

    rival: Rival
    port: int
    stub: subprocess.Popen[str]
    bot: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """Lets both stand still."""
        for process in (self.bot, self.stub):
            process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Lets both go on."""
        for process in (self.stub, self.bot):
            process.send_signal(signal.SIGCONT)

    def wait_for_answers(self, count: int) -> None:
        """Waits until so many updates were answered. Raises StalledError."""
        until = time.monotonic() + LONGEST_START
        while self.count().answered < count:
            if time.monotonic() > until or self.bot.poll() is not None:
                raise StalledError(self._explain(f"has not answered {count} updates"))
            time.sleep(0.02)

    def measure(self, seconds: float) -> Slice:
        """Measures for so long. Raises StalledError."""
        before, cpu_before = self.count(), self._cpu_seconds()
        time.sleep(seconds)
        after, cpu_after = self.count(), self._cpu_seconds()
        if self.bot.poll() is not None:
            raise StalledError(self._explain(f"ended with {self.bot.returncode}"))
        if after.stuck:
            raise StalledError(self._explain(f"leaves somebody waiting: {after.stuck}"))
        if after.answered == before.answered:
            raise StalledError(self._explain(f"stopped after {after.answered} updates"))
        return Slice(after.answered - before.answered, after.at - before.at, cpu_after - cpu_before)

    def count(self) -> Count:
        """Asks the stub."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/count") as answer:
            return Count(**json.load(answer))

    def _cpu_seconds(self) -> float:
        """Returns the bot's seconds of processor time so far; 0 where there is no /proc."""
        stat = Path(f"/proc/{self.bot.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / CLOCK_TICK

    def _explain(self, what: str) -> str:
        return f"{self.rival.name} {what}\n{self.log.read_text()[-2000:]}".strip()


@contextmanager
def run_rival(rival: Rival, people: int, delay: float) -> Iterator[RunningRival]:
    """Runs a bot from a cold start, with nobody known, until the end; `delay` is how many seconds
    Telegram takes for an answer."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _run_stub(rival, people, delay) as (stub, port),
        _run_bot(rival, port, Path(folder)) as bot,
    ):
        running = RunningRival(rival, port, stub, bot, Path(folder) / "log")
        try:
            yield running
        finally:
            running.go_on()


@contextmanager
def _run_stub(
    rival: Rival, people: int, delay: float
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    script = [json.dumps(rival.welcome), json.dumps(rival.questions)]
    command = [sys.executable, "-m", "benchmarks.updates.stub", str(people), str(delay), *script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            yield process, int(process.stdout.readline() if process.stdout else 0)
        finally:
            process.kill()


@contextmanager
def _run_bot(rival: Rival, port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a bot with its settings as they are shipped, but for where it is and what it calls."""
    settings = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/data/debrief.db",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
        **rival.environment,
    }
    with run_program(rival.module, folder, {**os.environ, **settings}, folder / "log") as process:
        yield process


@contextmanager
def run_program(
    module: str, folder: Path, environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a module of Python in a folder, and in the end tells it to stop, or kills it."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
