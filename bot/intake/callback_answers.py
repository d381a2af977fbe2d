"""Answers pressed buttons at once, without the outbox: an answer is worth nothing later."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import LockedOutError
from bot.monitoring.failed_calls import FailedCalls, remove_quotes
from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError

ANSWER_SECONDS = 10.0
LAST_SECONDS = 0.5
MAX_UNDER_WAY = 64


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """Is the answer to a pressed button: a short note, or none."""

    id: str
    toast: str | None = None
    is_alert: bool = False


class CallbackAnswers:
    """Sends these answers. Nobody waits for them; one that fails is counted and forgotten."""

    def __init__(self, api: BotApiClient, metrics: Metrics | None = None) -> None:
        self._api = api
        self._metrics = metrics or Metrics()
        self._failed_calls = FailedCalls(self._metrics)
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, answers: Iterable[CallbackAnswer]) -> None:
        """Sends the answers. While 64 of them are under way, a further press gets none."""
        for press in answers:
            if len(self._tasks) >= MAX_UNDER_WAY:
                self._metrics.presses.labels("unanswered").inc()
                continue
            task = asyncio.create_task(self._send_one(press))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Waits half a second for the answers that are under way, and then gives them up."""
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
        except (NotSentError, MaybeSentError, LockedOutError) as error:
            refused = str(error)
        self._metrics.presses.labels("unanswered" if refused else "answered").inc()
        if refused:
            self._failed_calls.count("answerCallbackQuery", remove_quotes(refused))
