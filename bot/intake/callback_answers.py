"""Answers pressed buttons at once: the one thing said without the outbox, worth nothing later."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from bot.monitoring.metrics import Measures
from bot.telegram_api.bot_api import MaybeSentError, NotSentError, Wire

SECONDS = 10.0
LAST_SECONDS = 0.5
AT_ONCE = 64
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button that waits for its answer: a short note, or none."""

    id: str
    toast: str | None = None
    alert: bool = False


class Presses:
    """Nobody waits for these; what does not work is counted and forgotten."""

    def __init__(self, wire: Wire, measures: Measures | None = None) -> None:
        self._wire = wire
        self._measures = measures or Measures()
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, presses: Iterable[Press]) -> None:
        """Sends the answers off; beyond 64 under way, a press stays without one."""
        for press in presses:
            if len(self._tasks) >= AT_ONCE:
                self._measures.pressed("unanswered")
                continue
            task = asyncio.create_task(self._answer(press))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Gives up on those that do not come back in a moment."""
        tasks = tuple(self._tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=LAST_SECONDS)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

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
        self._measures.pressed("unanswered" if refused else "answered")
        if refused:
            _log.debug("a press stays unanswered: %s", refused)
