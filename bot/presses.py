"""Answers pressed buttons at once: the one thing said without the outbox, worth nothing later."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from bot.wire import MaybeSentError, NotSentError, Wire

SECONDS = 10.0
AT_ONCE = 64
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button that waits for its answer: a short note, or none."""

    id: str
    toast: str | None = None
    alert: bool = False


class Presses:
    """Nobody waits for these; what does not work is counted in `unanswered` and forgotten."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._tasks: set[asyncio.Task[None]] = set()
        self.unanswered = 0

    def answer(self, presses: Iterable[Press]) -> None:
        """Sends the answers off; beyond 64 under way, a press stays without one."""
        for press in presses:
            if len(self._tasks) >= AT_ONCE:
                self.unanswered += 1
                continue
            task = asyncio.create_task(self._answer(press))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Gives up on those still under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _answer(self, press: Press) -> None:
        params = {
            "callback_query_id": press.id,
            "text": press.toast,
            "show_alert": True if press.alert else None,
        }
        try:
            answer = await self._wire.call("answerCallbackQuery", params, seconds=SECONDS)
            refused = "" if answer.ok else answer.description
        except (NotSentError, MaybeSentError) as error:
            refused = str(error)
        if refused:
            self.unanswered += 1
            _log.debug("a press stays unanswered: %s", refused)
