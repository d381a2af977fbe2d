"""`python -m tests.storage.killing WORK=` kills a work at each of its steps and checks the rest.

A step is a statement, a commit, a file made, flushed, renamed or deleted: one child process is
killed with -9 before it and one after it. Prints, as JSON, how many were killed, where, and what
was wrong.
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiosqlite

from storage import files
from tests.storage.victims import MIGRATING, VictimWork
from tests.storage.victims_of_backups import BACKING_UP

WORKS = {work.name: work for work in (*MIGRATING, *BACKING_UP)}
_IN_MEMORY = "/dev/shm"  # noqa: S108 - a folder of its own is made there; a kill needs no disk
STEPS: tuple[tuple[Any, str], ...] = (
    (aiosqlite.Connection, "execute_fetchall"),
    (aiosqlite.Connection, "executemany"),
    (aiosqlite.Connection, "commit"),
    (aiosqlite.Connection, "close"),
    (files, "make_file"),
    (files, "sync"),
    (Path, "replace"),
    (Path, "unlink"),
    (Path, "write_bytes"),
)


@dataclass(slots=True)
class Killed:
    """Says how often a work was killed, at which steps, and what was wrong afterwards."""

    times: int = 0
    steps: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def killed(
    works: Mapping[str, str], *, every: int = 1, first: int = 0, plant: bool = False
) -> dict[str, Killed]:
    """Kills each work in a process of its own at the steps that match its regular expression.

    It kills at every so many of them, from a `first` one on.
    """
    chosen = [f"{work}={only}" for work, only in works.items()]
    flags = ["--every", str(every), "--first", str(first), *(["--plant"] if plant else [])]
    command = [sys.executable, "-m", "tests.storage.killing", *flags, *chosen]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {work: Killed(**found) for work, found in json.loads(done.stdout).items()}


class _Steps:
    """Counts the steps of this process and ends it at one of them."""

    def __init__(self, last: int, only: str, told: Path) -> None:
        self._left, self._only, self._told = last, re.compile(only), told

    def watch(self) -> None:
        for owner, name in STEPS:
            real = getattr(owner, name)
            wrapped = self._awaited if asyncio.iscoroutinefunction(real) else self._called
            setattr(owner, name, wrapped(real, name))

    def _awaited(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        async def stepped(*values: Any, **more: Any) -> Any:
            self._at("before", name, values)
            done = await real(*values, **more)
            self._at("after", name, values)
            return done

        return stepped

    def _called(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def stepped(*values: Any, **more: Any) -> Any:
            self._at("before", name, values)
            done = real(*values, **more)
            self._at("after", name, values)
            return done

        return stepped

    def _at(self, when: str, name: str, values: tuple[Any, ...]) -> None:
        what = " ".join(" ".join(map(_word, values)).split())
        step = f"{when} {name} {what[:60]}"
        if not self._only.search(step):
            return
        self._left -= 1
        if self._left == 0:
            self._told.open("w").write(step)
            os.kill(os.getpid(), signal.SIGKILL)


def _word(value: Any) -> str:
    if isinstance(value, Path):
        return value.name
    return value if isinstance(value, str) else ""


def _child(work: VictimWork, folder: Path, steps: _Steps) -> int:
    """Returns how the child ended: below zero by a signal."""
    child = os.fork()
    if child == 0:
        try:
            steps.watch()
            asyncio.run(work.do(folder))
        except BaseException:  # noqa: BLE001 - nothing of the parent's may run in here
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _each(
    work: VictimWork, only: str, every: int, first: int, home: Path
) -> Iterator[tuple[str, Path]]:
    base, folder, told = home / "base", home / "now", home / "step"
    base.mkdir()
    asyncio.run(work.prepare(base))
    last = 1 + first % every
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        ended = _child(work, folder, _Steps(last, only, told))
        if ended == 0:
            return
        if ended != -signal.SIGKILL:
            raise RuntimeError(f"{work.name} failed by itself")
        yield told.read_text(), folder
        last += every


def _killed(work: VictimWork, only: str, every: int, first: int) -> Killed:
    found = Killed()
    with TemporaryDirectory(dir=_IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None) as home:
        for step, folder in _each(work, only, every, first, Path(home)):
            found.times += 1
            found.steps.append(step)
            try:
                asyncio.run(work.look(folder))
            except Exception as error:  # noqa: BLE001 - each is a finding
                found.troubles.append(f"{work.name}, killed {step}: {error!r}")
    return found


def main() -> int:
    """Runs one work after the other; a planted fault stays in this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="+", metavar="WORK=STEPS", help="; ".join(WORKS))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--plant", action="store_true", help="with a fault that must be found")
    chosen = parser.parse_args()
    found = {}
    for one in chosen.works:
        name, _, only = one.partition("=")
        if chosen.plant:
            WORKS[name].plant()
        found[name] = asdict(_killed(WORKS[name], only, chosen.every, chosen.first))
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
