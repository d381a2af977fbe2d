"""Lets a server hear voice notes: any that answers as OpenAI's /v1/audio/transcriptions does."""

import json
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from yarl import URL

from bot.fetching.transcriber import Recording, TryLaterError, UnreadableFileError

AT_ONCE: Final = 4
CONNECT_SECONDS = 5.0
LARGEST_ANSWER = 256 * 1024
MOST_CHARACTERS = 10_000
_PATH = "/audio/transcriptions"
_UNHEARABLE = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
"""So a server says that it is the recording that it cannot hear."""


class TranscriptionServer:
    """Posts each recording to the server; nothing that it answers is logged."""

    at_once = AT_ONCE

    def __init__(
        self, address: str, model: str, key: str = "", time_limit: float | None = None
    ) -> None:
        self._url, self._model = endpoint(address), model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._time_limit = time_limit
        self._session: aiohttp.ClientSession | None = None

    async def transcribe(self, recording: Recording) -> str:
        """Returns the words that the server heard."""
        seconds = self._time_limit or recording.time_limit
        timeout = aiohttp.ClientTimeout(total=seconds, connect=CONNECT_SECONDS)
        try:
            async with self._open_session().post(
                self._url,
                data=self._form(recording),
                headers=self._headers,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                return _read_words(response.status, await read_limited_body(response))
        # raised from None: the library's own texts may hold what was sent
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise TryLaterError(f"the server gave no answer: {type(error).__name__}") from None

    async def close(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _form(self, recording: Recording) -> aiohttp.FormData:
        form = aiohttp.FormData()
        form.add_field("file", recording.sound, filename="voice.ogg", content_type="audio/ogg")
        form.add_field("model", self._model)
        form.add_field("response_format", "json")
        form.add_field("language", recording.language)
        if recording.names:
            form.add_field("prompt", recording.names)
        return form

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session


def endpoint(address: str) -> URL:
    """Returns where recordings go: the address may name the server, its /v1, or the whole path."""
    base = address.rstrip("/")
    if base.endswith(_PATH):
        return URL(base)
    return URL(f"{base}{_PATH}" if base.endswith("/v1") else f"{base}/v1{_PATH}")


async def read_limited_body(response: aiohttp.ClientResponse) -> bytes:
    """Returns the body of an answer; raises TryLaterError for one without end."""
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > LARGEST_ANSWER:
            raise TryLaterError("the server's answer has no end")
    return bytes(body)


def _read_words(status: int, body: bytes) -> str:
    if status in _UNHEARABLE:
        raise UnreadableFileError
    if status != HTTPStatus.OK:
        raise TryLaterError(f"the server answered {status}")
    words = _find_text(body)
    if words is None:
        raise TryLaterError("the server's answer holds no text")
    return " ".join(words.split())[:MOST_CHARACTERS]


def _find_text(body: bytes) -> str | None:
    try:
        answer: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    text = answer.get("text") if isinstance(answer, dict) else None
    return text if isinstance(text, str) else None
