"""Answers pressed buttons at once: the one thing said without the outbox, worth nothing later."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient, MaybeSentError, NotSentError

ANSWER_SECONDS = 10.0
LAST_SECONDS = 0.5
MAX_UNDER_WAY = 64
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """A pressed button that waits for its answer: a short note, or none."""

    id: str
    toast: str | None = None
    is_alert: bool = False


class CallbackAnswers:
    """Nobody waits for these; what does not work is counted and forgotten."""

    def __init__(self, api: BotApiClient, metrics: Metrics | None = None) -> None:
        self._api = api
        self._metrics = metrics or Metrics()
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, answers: Iterable[CallbackAnswer]) -> None:
        """Sends the answers off; beyond 64 under way, a press stays without one."""
        for press in answers:
            if len(self._tasks) >= MAX_UNDER_WAY:
                self._metrics.presses.labels("unanswered").inc()
                continue
            task = asyncio.create_task(self._send_one(press))
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

    async def _send_one(self, callback_answer: CallbackAnswer) -> None:
        params = {
            "callback_query_id": callback_answer.id,
            "text": callback_answer.toast,
            "show_alert": True if callback_answer.is_alert else None,
        }
        try:
            answer = await self._api.call("answerCallbackQuery", params, seconds=ANSWER_SECONDS)
            refused = "" if answer.ok else answer.description
        except (NotSentError, MaybeSentError) as error:
            refused = str(error)
        self._metrics.presses.labels("unanswered" if refused else "answered").inc()
        if refused:
            _log.debug("a press stays unanswered: %s", refused)
