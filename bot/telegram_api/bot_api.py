"""Keeps the one connection to the Bot API: each call returns an answer or raises a plain failure.

It needs no bot library, so that fetching can begin before the heavy libraries are loaded.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The bot asks Telegram for these kinds of updates."""
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 20.0
CONNECTIONS = 100
_FORM_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class NotSentError(Exception):
    """There was no connection to Telegram: nothing has left this machine."""


class MaybeSentError(Exception):
    """The request left and no answer came: Telegram may have acted on it."""


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """Holds Telegram's answer; `status` is the HTTP status, `retry_after` is in seconds."""

    status: int
    result: Any = None
    description: str = ""
    retry_after: int = 0
    migrate_to: int = 0

    @property
    def ok(self) -> bool:
        return 200 <= self.status <= 299


class BotApiClient:
    """Calls methods of the Bot API; the errors it raises name neither the token nor the address."""

    def __init__(self, api_url: str, token: str) -> None:
        self._base_url = f"{api_url}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return "Wire(<token>)"

    async def call(
        self, method: str, params: Mapping[str, Any], *, seconds: float = ANSWER_SECONDS
    ) -> ApiResponse:
        """Makes one call; `seconds` is how long an answer may take once connected.

        Raises NotSentError or MaybeSentError.
        """
        body = to_body(params)
        status, raw = await self.post(self._base_url + method, body, seconds=seconds)
        return read_response(status, raw)

    async def post(
        self,
        url: str,
        body: str | aiohttp.FormData,
        *,
        seconds: float,
        connect: float | None = None,
    ) -> tuple[int, bytes]:
        """Returns the status and body of an answer; raises NotSentError or MaybeSentError."""
        timeout = _timeout(connect or CONNECT_SECONDS, seconds)
        headers = _FORM_HEADERS if isinstance(body, str) else None
        data = body.encode() if isinstance(body, str) else body
        try:
            async with self._open_session().post(
                url, data=data, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        # raised from None: the library's own texts hold the address, and so the token
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from None
        except (aiohttp.InvalidURL, UnicodeError):
            raise NotSentError("the address of the Bot API cannot be used") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise MaybeSentError(type(error).__name__) from None

    async def close(self) -> None:
        """Closes all connections; a later call opens new ones."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=50)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session


@cache
def _timeout(connect: float, answer: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_read=answer)


def to_body(params: Mapping[str, Any]) -> str | aiohttp.FormData:
    """Returns the form that every server of the Bot API reads; a file makes it a multipart form."""
    if any(_is_file(value) for value in params.values()):
        return _multipart_form(params)
    fields = {name: _format_field(value) for name, value in params.items() if value is not None}
    return URL.build(query=fields).raw_query_string  # three times as fast as urllib's


def _multipart_form(params: Mapping[str, Any]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in params.items():
        if _is_file(value):
            form.add_field(name, value["content"].encode(), filename=value["file"])
        elif value is not None:
            form.add_field(name, _format_field(value))
    return form


def _is_file(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"file", "content"}


def _format_field(value: object) -> str:
    return value if isinstance(value, str) else _to_json(value)


def read_response(status: int, raw: bytes) -> ApiResponse:
    """Returns Telegram's answer; anything that is not its JSON becomes a plain 502."""
    try:
        answer = json.loads(raw)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        return ApiResponse(status if status >= 400 else 502, description=_status_phrase(status))
    if 200 <= status <= 299:
        return ApiResponse(status, result=answer.get("result"))
    parameters = answer.get("parameters") or {}
    return ApiResponse(
        status,
        description=str(answer.get("description") or _status_phrase(status)),
        retry_after=int(parameters.get("retry_after") or 0),
        migrate_to=int(parameters.get("migrate_to_chat_id") or 0),
    )


def _status_phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"HTTP {status}"
