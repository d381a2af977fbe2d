"""Turns one voice note into words: fetched, heard, and nothing of it kept."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Final

from bot.fetching.fetch_file import fetch_file
from bot.fetching.file_reader import OpenedFile
from bot.fetching.transcriber import Recording, Transcriber, UnreadableFileError
from bot.monitoring.failed_calls import FailedCalls, remove_quotes
from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError
from coaching.facts.spoken_names import list_spoken_names

TYPING_SECONDS: Final = 4.5
"""Telegram shows for five seconds that somebody types."""
_log = logging.getLogger(__name__)


class VoiceReader:
    """Reads voice notes; without a transcriber it can only say that it cannot."""

    def __init__(
        self, api: BotApiClient, transcriber: Transcriber | None, metrics: Metrics
    ) -> None:
        self._api, self._transcriber, self._metrics = api, transcriber, metrics
        self._failed_calls = FailedCalls(metrics)
        self._places = asyncio.Semaphore(transcriber.at_once if transcriber else 1)

    async def read(self, opened: OpenedFile) -> str:
        """Returns the words of a note; "" where nobody speaks in it.

        Raises TryLaterError or UnreadableFileError.
        """
        began = perf_counter()
        outcome = "later"
        try:
            async with self._places, show_typing(self._api, opened.file.chat, self._failed_calls):
                words = await self._hear(opened)
            outcome = "heard" if words else "no_words"
        except UnreadableFileError:
            outcome = "unreadable"
            raise
        finally:
            seconds = perf_counter() - began
            self._metrics.count_voice_note(outcome, seconds)
            _log.info("voice note %d %s, %.1f s", opened.file.update_id, outcome, seconds)
        return words

    async def _hear(self, opened: OpenedFile) -> str:
        if self._transcriber is None:
            raise UnreadableFileError
        voice = json.loads(opened.raw)["message"]["voice"]
        person = opened.dossier.person
        recording = Recording(
            sound=await fetch_file(self._api, str(voice["file_id"])),
            seconds=int(voice["duration"]),
            names=list_spoken_names(opened.dossier),
            language=person.language[:2] or "en",
        )
        return await self._transcriber.transcribe(recording)


@asynccontextmanager
async def show_typing(
    api: BotApiClient, chat: int, failed_calls: FailedCalls
) -> AsyncIterator[None]:
    """Lets Telegram show that the coach is at it; like the answer to a press, it is worth nothing
    later, so it needs no outbox."""
    typing = asyncio.create_task(_type(api, chat, failed_calls))
    try:
        yield
    finally:
        typing.cancel()
        with suppress(asyncio.CancelledError):
            await typing


async def _type(api: BotApiClient, chat: int, failed_calls: FailedCalls) -> None:
    while True:
        await _show_once(api, chat, failed_calls)
        await asyncio.sleep(TYPING_SECONDS)


async def _show_once(api: BotApiClient, chat: int, failed_calls: FailedCalls) -> None:
    try:
        answer = await api.call("sendChatAction", {"chat_id": chat, "action": "typing"})
    except (NotSentError, MaybeSentError) as error:
        failed_calls.count("sendChatAction", error)
    else:
        if not answer.ok:
            failed_calls.count("sendChatAction", remove_quotes(answer.description))
