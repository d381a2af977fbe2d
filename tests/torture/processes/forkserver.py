"""Bots start without delay: each is forked from a process that has loaded everything.

Each is the real `python -m bot` from its first line on, in a process, a folder and a session with
Telegram of its own. Only the second of loading libraries is left out, so that hundreds of kills can
be tried. Run as a module, this is that process; it reads what to start from its input.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Self

from tests.process import moved

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Child:
    """Is a bot that was started."""

    fork_server: "ForkServer"
    pid: int

    def ended(self) -> int | None:
        """Its exit code if it has ended; -9 when it was killed, or killed itself so."""
        code: int | None = self.fork_server.send_order(look=self.pid)
        return code

    def wait(self) -> int:
        """Returns its exit code, once it has ended."""
        return int(self.fork_server.send_order(wait=self.pid))

    def kill(self) -> int:
        """Kills it with -9."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def terminate(self) -> None:
        """Sends SIGTERM; it takes a moment to end."""
        os.kill(self.pid, signal.SIGTERM)


class ForkServer:
    """Starts bots, whose one clock can be moved."""

    def __init__(self, folder: Path, moment: datetime) -> None:
        self._clock = folder / "clock"
        self.set_clock(moment)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.processes.forkserver"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **moved.surroundings(self._clock)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def set_clock(self, moment: datetime) -> None:
        """Sets the clock for all of them; it goes on from there."""
        moved.move(self._clock, moment)

    def start(
        self,
        folder: Path,
        environment: Mapping[str, str],
        command: Sequence[str] = (),
        killpoint: Mapping[str, Any] | None = None,
    ) -> Child:
        """Starts `python -m bot` with a command in that folder, with a kill point if one is given.

        `worse` in `killpoint` names a module that makes the bot worse.
        """
        own = {"DATABASE_URL": f"sqlite:///{folder}/data/debrief.db", "LISTEN": "127.0.0.1:0"}
        own |= {"BACKUP_DIR": f"{folder}/backups", "XDG_CONFIG_HOME": f"{folder}/config"}
        order = {
            "folder": str(folder),
            "command": list(command),
            "killpoint": dict(killpoint or {}),
        }
        pid = self.send_order(**order, environment={**own, **environment})
        return Child(self, int(pid))

    def send_order(self, **order: Any) -> Any:
        """Sends an order and returns the answer to it."""
        sink, source = self._process.stdin, self._process.stdout
        assert sink is not None
        assert source is not None
        sink.write(json.dumps(order) + "\n")
        sink.flush()
        return json.loads(source.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


# -- the forkserver's process ----------------------------------------------------------------------


LOADED = (
    "bot.app", "bot.persistence.daily_backups", "bot.operations.cli",
    "bot.receiving.http_server", "bot.operations.retry_parked", "bot.composition",
    "storage.backup.backups", "storage.sqlite.sqlite_engine", "uvloop",
    "tests.torture.processes.killpoints", "encodings.idna",
    "coaching.proofreading.look_over", "holidays.countries", "holidays.financial",
)  # fmt: skip


def _become_bot(order: Mapping[str, Any]) -> None:
    """Turns the child into the bot."""
    from bot.__main__ import main
    from bot.receiving import newcomer
    from tests.torture.processes.killpoints import Killpoint

    folder = Path(order["folder"])
    os.chdir(folder)
    output = os.open(folder / "bot.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for number in (1, 2):
        os.dup2(output, number)
    os.environ.update(order["environment"])
    killpoint = order["killpoint"]
    newcomer.STAND_SECONDS = 0.0  # each is alone on its token, and hundreds of them start
    if "worse" in killpoint:
        import_module(killpoint["worse"]).worsen()
    if killpoint:
        armed, notes = (
            Path(killpoint[name]) if name in killpoint else None for name in ("armed", "notes")
        )
        Killpoint(
            folder, killpoint.get("name", ""), killpoint.get("nth", 0), armed, notes
        ).install()
    main(order["command"])


def _check_letters_here() -> None:
    """Loads the checker here, so that none of the children starts a process of its own."""
    from coaching.proofreading import checker
    from coaching.proofreading.harper_worker import find_lints, load_linter

    linter = load_linter()

    class CheckerHere(checker.CheckerProcess):
        def check(self, text: str) -> list[checker.Lint]:
            return [checker.Lint(*one) for one in find_lints(linter, text)]

        def start(self) -> None:
            """There is none to start."""

    checker.CHECKER = CheckerHere()


def _warm_up() -> None:
    """Loads here what each of the children would load soon after its start."""
    from coaching.proofreading import look_over
    from coaching.reading import read

    read.warm_up()
    look_over.warm_up()
    for _ in read.warm_up_rows():
        pass


def _serve() -> None:
    for name in LOADED:
        import_module(name)
    _check_letters_here()
    _warm_up()
    gc.freeze()  # loaded objects are shared with the children as long as no collection touches them
    children = dict[int, int | None]()
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order or "look" in order:
            answer = _exit_code(children, order)
        else:
            answer = _fork(order)
            children[answer] = None
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _exit_code(children: dict[int, int | None], order: Mapping[str, Any]) -> int | None:
    pid = order.get("wait") or order["look"]
    if children[pid] is None:
        found, status = os.waitpid(pid, 0 if "wait" in order else os.WNOHANG)
        children[pid] = os.waitstatus_to_exitcode(status) if found else None
    return children[pid]


def _fork(order: Mapping[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        sys.stdin.close()
        _become_bot(order)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - nothing of the parent's may run in the child
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
