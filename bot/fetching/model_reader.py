"""Asks the language model about one message, for somebody who has allowed that."""

import json

from bot.fetching.file_reader import OpenedFile
from bot.fetching.language_model import LanguageModel
from bot.fetching.voice_reader import show_typing
from bot.monitoring.failed_calls import FailedCalls
from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient


class ModelReader:
    """Sends the text of a message to the model at `host`, and nothing else of its person."""

    def __init__(
        self, api: BotApiClient, model: LanguageModel | None, host: str, metrics: Metrics
    ) -> None:
        self._api, self._model, self._host = api, model, host
        self._failed_calls = FailedCalls(metrics)

    async def read(self, opened: OpenedFile) -> str:
        """Returns the model's answer; "" where there is none, or where the person has not allowed
        this very host."""
        if self._model is None or opened.dossier.person.model_host != self._host:
            return ""
        message = json.loads(opened.raw)["message"]
        async with show_typing(self._api, opened.file.chat, self._failed_calls):
            return await self._model.ask(str(message["text"]))
