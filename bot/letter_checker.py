"""Has what checks letters there while people write, and ends it when nobody has for a while."""

import asyncio

from coaching.proofreading import checker
from coaching.proofreading.grammar import is_checker_installed

IDLE_SECONDS = 600.0
"""After so long without a message from anybody the checker is not needed, nor its memory."""


class LetterChecker:
    """Starts the checker with the first message, since a letter may follow, and waits for nothing;
    who asks for a letter sooner than it has loaded waits for it."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self._has_turn = asyncio.Event()

    def note_turn(self) -> None:
        """Notes that somebody has written."""
        self._has_turn.set()

    async def run(self, begin_after: float = 0.0) -> None:
        """Runs until it is cancelled, and starts nothing in the first seconds."""
        if not is_checker_installed():
            return
        await asyncio.sleep(begin_after)
        try:
            while True:
                await self._has_turn.wait()
                await asyncio.to_thread(checker.CHECKER.start)
                while self._has_turn.is_set():
                    self._has_turn.clear()
                    await asyncio.sleep(self._idle_seconds)
                await asyncio.to_thread(checker.CHECKER.end)
        finally:
            checker.CHECKER.end()
