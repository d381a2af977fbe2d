"""Asks the language model for a smoother letter, for somebody who has allowed that and asks now."""

import json
from typing import Final

from bot.clock import Clock
from bot.fetching.file_reader import OpenedFile
from bot.fetching.language_model import LanguageModel, ModelTask
from bot.fetching.voice_reader import show_typing
from bot.monitoring.failed_calls import FailedCalls
from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient
from coaching.letters.smoothing.smoother import INSTRUCTION, SCHEMA
from coaching.model.turn_memory import remember_within_turn
from coaching.translation import use_language
from handlers.letters.smoothing import find_material

SMOOTH_LETTER: Final = ModelTask("sentences", INSTRUCTION, SCHEMA)


class LetterSmoother:
    """Sends the sentences of one letter to the model at `host`, and nothing else of its person."""

    def __init__(
        self,
        api: BotApiClient,
        model: LanguageModel | None,
        host: str,
        metrics: Metrics,
        clock: Clock,
    ) -> None:
        self._api, self._model, self._host, self._clock = api, model, host, clock
        self._failed_calls = FailedCalls(metrics)

    async def read(self, opened: OpenedFile) -> str:
        """Returns the model's answer; "" where there is none, where the letter is gone, or where
        the person has not allowed this very host for letters."""
        material = self._find_material(opened)
        if self._model is None or not material:
            return ""
        async with show_typing(self._api, opened.file.chat, self._failed_calls):
            return await self._model.ask(material, SMOOTH_LETTER)

    def _find_material(self, opened: OpenedFile) -> str:
        person = opened.dossier.person
        if person.letter_model_host != self._host:
            return ""
        pressed = str(json.loads(opened.raw)["callback_query"]["data"])
        with remember_within_turn(), use_language(person.language):
            return find_material(opened.dossier, pressed, self._clock.now())
