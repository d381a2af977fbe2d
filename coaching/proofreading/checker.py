"""Has letters checked by a process of its own, and goes on without it where it fails."""

import atexit
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import NamedTuple

PROGRAM = Path(__file__).with_name("harper_worker.py")
TRIES = 2
"""A process that has ended is started anew, once for a text."""
LONGEST_ANSWER = 10.0
"""Seconds, for a machine that is busy while the process loads. One that is still silent then is
ended, and its letter goes on without it."""
_KEPT_VARIABLES = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")


class Lint(NamedTuple):
    """Is what a rule of the checker says of some words; `kind` is the checker's own."""

    rule: str
    kind: str
    wrong: str
    start: int
    end: int
    suggestions: list[str]


class CheckerProcess:
    """Starts the process with the first text, and anew after it has ended for whatever reason. Any
    thread may call; one text is checked at a time."""

    def __init__(self, program: Path = PROGRAM, longest_answer: float = LONGEST_ANSWER) -> None:
        self._program, self._longest_answer = program, longest_answer
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def check(self, text: str) -> list[Lint]:
        """Returns what is found; nothing where the process fails twice or takes too long. The first
        text waits for half a second, unless `start` was called a second before."""
        with self._lock:
            for _ in range(TRIES):
                try:
                    return self._ask(text)
                except TimeoutError:
                    self._end()
                    return []
                except (OSError, ValueError):
                    self._end()
        return []

    def start(self) -> None:
        """Has the process load what it needs, and waits for nothing; a failure shows later."""
        with self._lock:
            try:
                self._start_unless_running()
            except OSError:
                self._end()

    def end(self) -> None:
        """Ends the process, whose memory is free then."""
        with self._lock:
            self._end()

    def _ask(self, text: str) -> list[Lint]:
        process = self._start_unless_running()
        if process.stdin is None or process.stdout is None:
            raise OSError("the process has no line to it")
        limit = Timer(self._longest_answer, process.kill)
        limit.daemon = True
        limit.start()
        try:
            process.stdin.write(json.dumps(text).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            is_late = not limit.is_alive()
            limit.cancel()
        if is_late:
            raise TimeoutError
        return [Lint(*one) for one in json.loads(answer)]

    def _start_unless_running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # noqa: S603 - a program of our own
                [sys.executable, "-P", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_plain_environment(),
            )
            atexit.register(self.end)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            atexit.unregister(self.end)
            with process:
                process.kill()


def _plain_environment() -> dict[str, str]:
    """Returns an environment without the bot's secrets, which a checker of texts needs not know."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


CHECKER = CheckerProcess()
"""The one of this process."""
