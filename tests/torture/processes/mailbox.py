"""Telegram without a network: keeps updates until they are confirmed, and records every call."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from bot.telegram_api.bot_api import ANSWER_SECONDS, BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse

Raw = dict[str, Any]


class Mailbox(BotApiClient):
    """Hands out a few updates at a time, and the same ones again until they are confirmed.

    `answers` says which updates answer which words in which chat: they come after these. `fetching`
    is called with the number of each fetch that brings something, before it is answered.
    """

    def __init__(
        self,
        raws: Sequence[Raw],
        portions: Sequence[int],
        answers: Mapping[int, tuple[int, str]],
        fetching: Callable[[int], Awaitable[None]],
    ) -> None:
        super().__init__("http://127.0.0.1", "1:token")
        self._waiting, self._portions = list(raws), list(portions)
        self._fetching, self._answers = fetching, answers
        self._numbers = 0
        self.fetches = 0
        self.confirmed: list[int] = []
        """Updates that will not be handed out again, in order."""
        self.sent: dict[int, list[str]] = {}
        """What each chat reads: new messages, and edits as they came."""

    @property
    def all_taken(self) -> bool:
        """Whether no update waits any more."""
        return not self._waiting

    async def call(
        self, method: str, params: Mapping[str, Any], *, seconds: float = ANSWER_SECONDS
    ) -> ApiResponse:
        """Answers as the real client does."""
        await asyncio.sleep(0)
        if method == "getUpdates":
            return ApiResponse(200, await self._updates(int(params.get("offset", 0))))
        if method == "answerCallbackQuery":
            return ApiResponse(200, result=True)
        self._numbers += 1
        text = str(params.get("text") or params.get("caption") or "")
        self.sent.setdefault(int(params["chat_id"]), []).append(f"{method}: {text}")
        return ApiResponse(200, {"message_id": self._numbers})

    async def _updates(self, offset: int) -> list[Raw]:
        taken = [raw["update_id"] for raw in self._waiting if raw["update_id"] < offset]
        self.confirmed += taken
        self._waiting = self._waiting[len(taken) :]
        portion = self._portions[len(self.confirmed) % len(self._portions)]
        written = list(takewhile(self._is_written, self._waiting[:portion]))
        if not written:
            await asyncio.sleep(0.003)
            return []
        self.fetches += 1
        await self._fetching(self.fetches)
        return written

    def _is_written(self, raw: Raw) -> bool:
        """Returns whether an update was written yet: some come only once a question was read."""
        chat, words = self._answers.get(raw["update_id"], (0, ""))
        return not words or any(words in text for text in self.sent.get(chat, ()))
