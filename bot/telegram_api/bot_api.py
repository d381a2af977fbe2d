"""Keeps the one connection to the Bot API: each call returns Telegram's answer or a plain failure.

It needs no bot library, so that fetching can begin before the heavy libraries are loaded.
"""

import asyncio
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from ssl import SSLCertVerificationError, SSLError
from typing import Any

import aiohttp
from yarl import URL

from bot.errors import LockedOutError
from bot.telegram_api.form_encoding import to_body
from bot.telegram_api.kept_connections import (
    BrokenAnswerError,
    EndlessAnswerError,
    KeptConnections,
)
from bot.telegram_api.telegram_answer import (
    ApiResponse,
    ForeignAnswerError,
    MaybeSentError,
    NotSentError,
    read_answer,
)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The bot asks Telegram for these kinds of updates."""
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
"""A file may take so many seconds more."""
LARGEST_ANSWER = 32 * 1024 * 1024
"""A hundred updates, each as large as Telegram makes them, are smaller than this."""
CONFIRM_SECONDS = 1.0
"""So long after Telegram has refused the token, it is asked once more."""
CONNECTIONS = 160
"""One for each chat that is written to at once, and some for fetching, presses and files."""
MOST_UNREPORTED = 1_000
_FILE_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]{0,500}")
_PAGE = "text/html"


ReportFailure = Callable[[str, object], None]
"""Is told the method that failed, and why, without anything that a person wrote."""


class FileTooLargeError(Exception):
    """The file is larger than whoever fetches it wants to hold."""


class _EndlessBodyError(ForeignAnswerError):
    """The answer is larger than anything that was asked for."""


class BotApiClient:
    """Calls methods of the Bot API; its errors name the host, and never the token."""

    def __init__(self, api_url: str, token: str) -> None:
        self._base_url = f"{api_url}/bot{token}/"
        self._files_url = f"{api_url}/file/bot{token}/"
        self._host = _format_host(URL(api_url))
        self._session: aiohttp.ClientSession | None = None
        self._connections: KeptConnections | None = None
        self._report: ReportFailure | None = None
        self._unreported: list[tuple[str, object]] = []

    def report_failures(self, report: ReportFailure) -> None:
        """Tells `report` from now on what fails, and at once what has failed already."""
        self._report = report
        unreported, self._unreported = self._unreported, []
        for method, why in unreported:
            report(method, why)

    def note_failure(self, method: str, why: object) -> None:
        """Has a call counted that failed; fetching begins before anything can be counted."""
        if self._report is not None:
            self._report(method, why)
        elif len(self._unreported) < MOST_UNREPORTED:
            self._unreported.append((method, why))

    def __repr__(self) -> str:
        return "Wire(<token>)"

    async def call(
        self, method: str, params: Mapping[str, Any], *, seconds: float = ANSWER_SECONDS
    ) -> ApiResponse:
        """Makes one call; `seconds` is how long the whole answer may take once connected.

        Raises NotSentError, MaybeSentError, or LockedOutError when Telegram has refused the token
        twice.
        """
        answer = await self._call_once(method, params, seconds)
        if answer.refuses_token:
            await self._confirm_refusal()
        return answer

    async def _call_once(
        self, method: str, params: Mapping[str, Any], seconds: float
    ) -> ApiResponse:
        body = to_body(params)
        status, raw = await self.post(self._base_url + method, body, seconds=seconds)
        return read_answer(status, raw, self._host)

    async def _confirm_refusal(self) -> None:
        """Asks again who the bot is: an answer that ends the process must not be a slip."""
        await asyncio.sleep(CONFIRM_SECONDS)
        if (await self._call_once("getMe", {}, ANSWER_SECONDS)).refuses_token:
            raise LockedOutError
        raise MaybeSentError(f"{self._host} refused the token once and took it when asked again")

    async def post(
        self, url: str, body: str | aiohttp.FormData, *, seconds: float
    ) -> tuple[int, bytes]:
        """Returns the status and body of an answer; raises NotSentError or MaybeSentError."""
        if isinstance(body, str):
            return await self._post_form(URL(url), body.encode(), _timeout(seconds))
        timeout = _timeout(seconds + UPLOAD_SECONDS)
        status, raw, _ = await self._exchange("POST", url, timeout, data=body)
        return status, raw

    async def _post_form(
        self,
        url: URL,
        form: bytes,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - of the library's own kind
    ) -> tuple[int, bytes]:
        connections = self._open_connections()
        try:
            connection = await connections.take(timeout.connect)
        except (TimeoutError, OSError) as error:
            raise NotSentError(f"no connection to {self._host}: {_explain(error)}") from None
        except UnicodeError:
            raise NotSentError("the address of the Bot API cannot be used") from None
        seconds = timeout.total and timeout.total - (timeout.connect or 0)
        request = connections.build_request(url.raw_path, form)
        try:
            return await connection.exchange(request, most=LARGEST_ANSWER, seconds=seconds)
        except EndlessAnswerError:
            raise _EndlessBodyError(f"the answer from {self._host} has no end") from None
        except (BrokenAnswerError, TimeoutError, OSError) as error:
            raise MaybeSentError(f"no answer from {self._host}: {_explain(error)}") from None
        finally:
            connections.give_back(connection)

    async def download(self, file_path: str, *, most: int, seconds: float) -> bytes:
        """Returns the file that getFile gave this path. A page in place of it is somebody else's.

        Raises NotSentError, MaybeSentError, or FileTooLargeError for more than `most` bytes.
        """
        if not _FILE_PATH.fullmatch(file_path) or ".." in file_path:
            raise ForeignAnswerError(f"{self._host} named a file that cannot be fetched")
        url = self._files_url + file_path
        try:
            status, content, kind = await self._exchange("GET", url, _timeout(seconds), most=most)
        except _EndlessBodyError:
            raise FileTooLargeError from None
        if status != HTTPStatus.OK:
            raise MaybeSentError(f"{self._host} answered {status} when asked for a file")
        if kind == _PAGE and not file_path.lower().endswith((".html", ".htm")):
            raise ForeignAnswerError(f"{self._host} answered with a page when asked for a file")
        return content

    async def _exchange(
        self,
        method: str,
        url: str,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - of the library's own kind
        *,
        data: aiohttp.FormData | None = None,
        most: int = LARGEST_ANSWER,
    ) -> tuple[int, bytes, str]:
        try:
            async with self._open_session().request(
                method, url, data=data, timeout=timeout, allow_redirects=False
            ) as response:
                body = await self._read_body(response, most)
                return response.status, body, response.content_type
        # raised from None: the library's own texts hold the address, and so the token
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(f"no connection to {self._host}: {_explain(error)}") from None
        except (aiohttp.InvalidURL, UnicodeError):
            raise NotSentError("the address of the Bot API cannot be used") from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise MaybeSentError(f"no answer from {self._host}: {_explain(error)}") from None

    async def _read_body(self, response: aiohttp.ClientResponse, most: int) -> bytes:
        body = bytearray()
        async for part in response.content.iter_any():
            body += part
            if len(body) > most:
                raise _EndlessBodyError(f"the answer from {self._host} has no end")
        return bytes(body)

    async def close(self) -> None:
        """Closes all connections; a later call opens new ones."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        if self._connections is not None:
            self._connections.close()
            self._connections = None

    def _open_connections(self) -> KeptConnections:
        if self._connections is None:
            self._connections = KeptConnections(URL(self._base_url), CONNECTIONS)
        return self._connections

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=50)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session


@cache
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    """Limits the whole of a call: an answer that comes drop by drop ends like none at all."""
    total = CONNECT_SECONDS + seconds
    return aiohttp.ClientTimeout(total=total, connect=CONNECT_SECONDS, sock_read=seconds)


def _format_host(url: URL) -> str:
    """Returns the host as it stands in the settings, without a name and a password before it."""
    port = f":{url.explicit_port}" if url.explicit_port else ""
    return f"{url.host or 'the Bot API'}{port}"


def _explain(error: Exception) -> str:
    """Returns the system's words for an error, without any address."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError | SSLCertVerificationError):
        return "its certificate is not trusted"
    if isinstance(error, SSLError):
        return "it speaks no TLS that is known here"
    if isinstance(error, BrokenAnswerError):
        return str(error)
    if isinstance(error, TimeoutError):
        return "it took too long"
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number > 0:
        return os.strerror(number)
    return getattr(error, "strerror", None) or type(error).__name__
