"""Reads invitations and contact cards that are sent as files, and nobody waits for it."""

import asyncio
import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from bot.fetching.fetch_file import fetch_file
from bot.fetching.file_reader import OpenedFile
from bot.fetching.transcriber import UnreadableFileError
from bot.telegram_api.bot_api import BotApiClient
from coaching.model.limits import LARGEST_DOCUMENT
from coaching.model.vocabulary import ZoneName
from coaching.reading.files.calendar_events import (
    NoCalendarError,
    WholeCalendarError,
    is_calendar,
    read_events,
    shorten_calendar,
)

SECONDS: Final = 5.0
"""The worst that was found takes a quarter of one; whatever takes longer is given up."""
_ENCODINGS: Final = ("utf-8-sig", "latin-1")


class DocumentReader:
    """Fetches a document and hands on its text, cut to what can say something here."""

    def __init__(self, api: BotApiClient, seconds: float = SECONDS) -> None:
        self._api, self._seconds = api, seconds

    async def read(self, opened: OpenedFile) -> str:
        """Returns the text. Raises TryLaterError or UnreadableFileError."""
        document = json.loads(opened.raw)["message"]["document"]
        content = await fetch_file(self._api, str(document["file_id"]), most=LARGEST_DOCUMENT)
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.to_thread(read_document, content)
        except TimeoutError:
            raise UnreadableFileError from None


def read_document(content: bytes) -> str:
    """Returns the text of a file. A calendar is read once here, away from everybody's turns, so
    that one that takes too long is found out. Raises UnreadableFileError for what is no text."""
    text = _decode(content)
    if not is_calendar(text):
        return text
    short = shorten_calendar(text)
    with suppress(NoCalendarError, WholeCalendarError):  # the person is told of it in their turn
        read_events(short, datetime.now(UTC), ZoneName("UTC"))
    return short


def _decode(content: bytes) -> str:
    """Returns the text: UTF-8, else UTF-16 where it says so, else what old programs write."""
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if is_wide else _ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:
                return text
    raise UnreadableFileError
