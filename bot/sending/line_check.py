"""Lets a message go again only after Telegram itself has answered a harmless question."""

import asyncio

from bot.telegram_api.bot_api import BotApiClient

CHECK_SECONDS = 10.0


class LineCheck:
    """Knows whether the last answers were Telegram's own.

    While a proxy answers in Telegram's place, or nobody does, every message would use up its tries.
    So one question stands for all of them: who the bot is.
    """

    def __init__(self, api: BotApiClient) -> None:
        self._api = api
        self._is_suspect = False
        self._question: asyncio.Task[None] | None = None

    def suspect(self) -> None:
        """Notes that an answer did not come, or came from somebody else."""
        self._is_suspect = True

    async def check(self) -> None:
        """Returns at once unless there was such an answer, and else when Telegram has answered.

        Raises what the call raises when it has not. All who wait share one call.
        """
        if not self._is_suspect:
            return
        if self._question is None:
            self._question = asyncio.create_task(self._ask())
            self._question.add_done_callback(_take_note)
        await asyncio.shield(self._question)

    async def _ask(self) -> None:
        try:
            await self._api.call("getMe", {}, seconds=CHECK_SECONDS)
            self._is_suspect = False
        finally:
            self._question = None


def _take_note(question: "asyncio.Task[None]") -> None:
    """Looks at the error of a question, also when nobody waits for it any more."""
    if not question.cancelled():
        question.exception()
