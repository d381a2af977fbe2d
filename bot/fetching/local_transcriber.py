"""Hears voice notes on this machine, in a process of its own that is ended when it takes too
long."""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.fetching.transcriber import Recording, TryLaterError, UnreadableFileError

PROGRAM = Path(__file__).with_name("whisper_worker.py")
IDLE_SECONDS = 600.0
"""After so long without a voice note the process ends, which gives back its memory."""
ENDED = "the process has ended"
_KEPT_VARIABLES = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class _Worker:
    """Is the running process with both ends of the line to it."""

    process: Process
    orders: asyncio.StreamWriter
    answers: asyncio.StreamReader

    async def read_answer(self) -> dict[str, Any]:
        line = await self.answers.readline()
        if not line:
            raise TryLaterError(ENDED)
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class LocalTranscriber:
    """Starts the process at the first note, and anew after it has ended for whatever reason."""

    at_once = 1

    def __init__(
        self, model: Path, program: Path = PROGRAM, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._model, self._program, self._idle_seconds = model, program, idle_seconds
        self._worker: _Worker | None = None
        self._idle_timer: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    async def transcribe(self, recording: Recording) -> str:
        """Returns the words; one recording is heard after the other."""
        async with self._lock:
            self._stop_idle_timer()
            try:
                async with asyncio.timeout(recording.time_limit):
                    answer = await self._ask(recording)
            except TimeoutError:
                await self._end()
                raise TryLaterError("the process took too long and was ended") from None
            except BaseException:
                await self._end()
                raise
            loop = asyncio.get_running_loop()
            self._idle_timer = loop.call_later(self._idle_seconds, self._end_idle)
        return _read_words(answer)

    async def close(self) -> None:
        """Ends the process."""
        self._stop_idle_timer()
        await self._end()

    async def _ask(self, recording: Recording) -> dict[str, Any]:
        worker = await self._running_worker()
        order = {
            "bytes": len(recording.sound),
            "seconds": recording.seconds + 1,
            "names": recording.names,
            "language": recording.language,
        }
        try:
            worker.orders.write(json.dumps(order).encode() + b"\n" + recording.sound)
            await worker.orders.drain()
        except ConnectionError:
            raise TryLaterError(ENDED) from None
        return await worker.read_answer()

    async def _running_worker(self) -> _Worker:
        if self._worker is None or self._worker.process.returncode is not None:
            self._worker = await self._start()
        return self._worker

    async def _start(self) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", self._program, self._model),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=_plain_environment(),
        )
        if process.stdin is None or process.stdout is None:
            raise TryLaterError(ENDED)
        self._worker = _Worker(process, process.stdin, process.stdout)
        first = await self._worker.read_answer()
        if "failed" in first:
            raise TryLaterError(f"the model cannot be loaded: {first['failed']}")
        return self._worker

    async def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()

    def _stop_idle_timer(self) -> None:
        if self._idle_timer is not None:
            self._idle_timer.cancel()
            self._idle_timer = None

    def _end_idle(self) -> None:
        self._ending = asyncio.get_running_loop().create_task(self._end())


def _read_words(answer: dict[str, Any]) -> str:
    if answer.get("unhearable"):
        raise UnreadableFileError
    return str(answer["text"])


def _plain_environment() -> dict[str, str]:
    """Returns an environment without the bot's secrets: the process opens what strangers send."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "HF_HUB_OFFLINE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
