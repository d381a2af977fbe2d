"""How many updates a second: ours with all it keeps, and a bare bot that keeps nothing, in turn.

`python -m benchmarks.updates [--rounds 3] [--people 200] [--seconds 8]`
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.isolation import isolate_in_temporary_folder

TOKEN = "1:" + "benchmark" * 4
ROOT = Path(__file__).parent.parent
PersonActions = tuple[dict[str, Any], ...]
ANSWERS: PersonActions = (
    {"text": "/new"},
    {"text": "Acme Robotics"},
    {"text": "Data Engineer"},
    {"text": "tomorrow 3pm"},
    {"text": "video"},
    {"text": "45 min"},
)


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the two: how it is started, and what people say to it."""

    name: str
    command: tuple[str, ...]
    welcome: PersonActions
    """Once for each person."""
    questions: PersonActions


RIVALS = (
    Rival(
        "ours",
        ("-m", "bot"),
        ({"text": "/start", "replies": 2}, {"text": "Berlin", "replies": 2}, {"text": "Ada"}),
        (*ANSWERS, {"press": "Looks right", "replies": 2}),
    ),
    Rival("peer", ("-m", "benchmarks.peer"), (), (*ANSWERS, {"text": "yes"})),
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run showed."""

    updates_per_second: float
    cpu_ms: float
    """Of the bot's process, for one update."""


def measure(rival: Rival, people: int, warm_up_seconds: float, seconds: float) -> Measurement:
    """One run from a cold start, with a new stub and an empty database."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _run_stub(rival, people) as port,
        _run_bot(rival, port, Path(folder)) as process,
    ):
        _wait_for_answers(port)
        time.sleep(warm_up_seconds)
        before, cpu_before = _read_count(port), _cpu_seconds(process)
        time.sleep(seconds)
        after, cpu_after = _read_count(port), _cpu_seconds(process)
        if process.poll() is not None:
            raise SystemExit(f"{rival.name} ended with {process.returncode}")
    updates, took = after[0] - before[0], after[1] - before[1]
    if not updates:
        raise SystemExit(f"{rival.name} answers no more: does the script still fit it?")
    return Measurement(updates / took, (cpu_after - cpu_before) * 1000 / updates)


@contextmanager
def _run_stub(rival: Rival, people: int) -> Iterator[int]:
    script = [json.dumps(rival.welcome), json.dumps(rival.questions)]
    command = [sys.executable, "-m", "benchmarks.stub", str(people), *script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline() if process.stdout else 0)
        finally:
            process.kill()


@contextmanager
def _run_bot(rival: Rival, port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    settings = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/data/debrief.db",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, *rival.command]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log
        )
        try:
            yield process
        except BaseException:
            print((folder / "log").read_text()[-2000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            process.wait(10)


def _wait_for_answers(port: int) -> None:
    until = time.monotonic() + 30
    while not _read_count(port)[0]:
        if time.monotonic() > until:
            raise SystemExit("nothing was answered within 30 s")
        time.sleep(0.05)


def _read_count(port: int) -> tuple[int, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/count") as answer:
        answered, at = json.load(answer)
    return answered, at


def _cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time so far; 0 where there is no /proc."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Both in turn, A B A B, then the ratio of each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--warm", type=float, default=2)
    parser.add_argument("--only", choices=[rival.name for rival in RIVALS])
    given = parser.parse_args()
    figures: dict[str, list[Measurement]] = {rival.name: [] for rival in RIVALS}
    for at in range(given.rounds):
        for rival in RIVALS:
            if given.only in (None, rival.name):
                with isolate_in_temporary_folder():
                    figure = measure(rival, given.people, given.warm, given.seconds)
                figures[rival.name].append(figure)
                print(
                    f"{at + 1}. {rival.name}: {figure.updates_per_second:7.0f} updates/s, "
                    f"{figure.cpu_ms:.2f} ms CPU each",
                    flush=True,
                )
    if given.only is None:
        print(_format_comparison(figures))


def _format_comparison(figures: dict[str, list[Measurement]]) -> str:
    pairs = zip(figures["ours"], figures["peer"], strict=True)
    ratios = [ours.updates_per_second / peer.updates_per_second for ours, peer in pairs]
    middle = {
        name: statistics.median(figure.updates_per_second for figure in found)
        for name, found in figures.items()
    }
    return (
        f"ours {middle['ours']:.0f}, peer {middle['peer']:.0f} updates/s (medians); "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
