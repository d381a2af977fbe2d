"""Posts forms over connections that stay open, at a third of the work of a client for all of HTTP.

A call of the Bot API is always a small form, and its answer always one document.
"""

import asyncio
import ssl
import time
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from socket import SOCK_STREAM
from typing import Final

import aiohappyeyeballs
import httptools
from aiohappyeyeballs.types import AddrInfoType
from yarl import URL

OTHER_ADDRESS_AFTER: Final = 0.25
"""Seconds. Where one of a host's addresses does not answer so soon, the next one is tried too."""
IDLE_SECONDS: Final = 50.0
"""A connection that nobody has used for so long may be closed at the other end."""
ADDRESSES_FOR: Final = 10.0
"""For so many seconds nobody asks anew where a host is."""
LARGEST_HEAD: Final = 65_536
"""So many bytes may come before an answer's body; those of the Bot API are a few hundred."""
_FRAMES: Final = (b"content-length", b"transfer-encoding")
_INTERIM: Final = range(100, 200)
Answer = tuple[int, bytes]
"""The status of an answer and its body."""


class EndlessAnswerError(Exception):
    """The answer is longer than anything that was asked for."""


class BrokenAnswerError(Exception):
    """The connection ended before the answer did, or what came is no HTTP."""


class KeptConnection(asyncio.Protocol):
    """Is one open connection, which carries one call after the other."""

    def __init__(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._body, self._most = bytearray(), 0
        self._received = 0
        """So many bytes have come since the call began."""
        self._is_in_body, self._is_framed = False, False
        self.used_at = 0.0
        """When its last call ended (monotonic)."""
        self._can_go_on = True

    @property
    def is_open(self) -> bool:
        """Whether another call can go over it."""
        transport = self._transport
        return self._can_go_on and transport is not None and not transport.is_closing()

    async def exchange(self, request: bytes, *, most: int, seconds: float | None) -> Answer:
        """Sends a request and returns the answer.

        Raises EndlessAnswerError, BrokenAnswerError, TimeoutError or OSError.
        """
        if self._transport is None or not self.is_open:
            raise BrokenAnswerError("there is no connection")
        self._most, self._received = most, 0
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._answer = answer
        try:
            self._transport.write(request)
            async with asyncio.timeout(seconds):
                return await answer
        except BaseException:
            self.close()  # what still comes belongs to no call
            raise
        finally:
            self._answer, self.used_at = None, time.monotonic()

    def close(self) -> None:
        """Closes it at once, whatever is on its way."""
        self._can_go_on = False
        if self._transport is not None:
            self._transport.abort()

    # -- what the event loop calls -------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment] # uvloop's is of no class of asyncio's

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            self.close()  # nobody has asked for anything
            return
        if self._received > LARGEST_HEAD + (self._most if self._is_in_body else 0):
            self._fail(EndlessAnswerError())
            return
        self._received += len(data)
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._fail(BrokenAnswerError("it is no HTTP"))

    def connection_lost(self, error: Exception | None) -> None:
        self._can_go_on = False
        if error is None and self._is_in_body and not self._is_framed:
            self._end_answer()  # its end is the end of the connection
        else:
            self._fail(error or BrokenAnswerError("the connection was closed"))

    # -- what the parser calls -----------------------------------------------------------------

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():
            self._can_go_on = False  # one call has one answer
        self._body.clear()
        self._is_in_body = self._is_framed = False

    def on_header(self, name: bytes, _: bytes) -> None:
        self._is_framed = self._is_framed or name.lower() in _FRAMES

    def on_headers_complete(self) -> None:
        self._is_in_body = self._parser.get_status_code() not in _INTERIM

    def on_body(self, data: bytes) -> None:
        self._body += data
        if len(self._body) > self._most:
            self._fail(EndlessAnswerError())

    def on_message_complete(self) -> None:
        if self._is_in_body:
            self._can_go_on = self._can_go_on and self._parser.should_keep_alive()
            self._end_answer()

    def _end_answer(self) -> None:
        self._is_in_body = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), bytes(self._body)))
        self._body.clear()

    def _fail(self, error: Exception) -> None:
        self._can_go_on = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


class KeptConnections:
    """Keeps the connections to one server, at most so many at once."""

    def __init__(self, url: URL, most: int) -> None:
        self._url = url
        self._places = asyncio.Semaphore(most)
        self._idle: list[KeptConnection] = []
        self._busy: set[KeptConnection] = set()
        self._addresses: tuple[float, Sequence[AddrInfoType]] = (0.0, ())
        self._lookup: asyncio.Task[Sequence[AddrInfoType]] | None = None
        self._head = self._build_head()

    def build_request(self, path: str, form: bytes) -> bytes:
        """Returns a request that posts a form; the path begins at the root and is quoted."""
        return b"POST %s HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s" % (
            path.encode("ascii"),
            self._head,
            len(form),
            form,
        )

    async def take(self, seconds: float | None) -> KeptConnection:
        """Returns an open connection, which has to be given back. Raises OSError, UnicodeError or
        TimeoutError when there is none after so many seconds."""
        if not self._places.locked() and (kept := self._take_kept()):
            await self._places.acquire()
            return self._lend(kept)
        async with asyncio.timeout(seconds):
            await self._places.acquire()
            try:
                return self._lend(self._take_kept() or await self._open())
            except BaseException:
                self._places.release()
                raise

    def give_back(self, connection: KeptConnection) -> None:
        """Keeps the connection for another call, if it can carry one."""
        self._busy.discard(connection)
        self._places.release()
        if connection.is_open:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Closes all connections."""
        for connection in (*self._idle, *self._busy):
            connection.close()
        self._idle.clear()
        if self._lookup is not None:
            self._lookup.cancel()

    def _take_kept(self) -> KeptConnection | None:
        """Returns the connection that was used last; whoever has lain too long is closed."""
        oldest = time.monotonic() - IDLE_SECONDS
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and connection.used_at > oldest:
                return connection
            connection.close()
        return None

    def _lend(self, connection: KeptConnection) -> KeptConnection:
        self._busy.add(connection)
        return connection

    async def _open(self) -> KeptConnection:
        loop, host = asyncio.get_running_loop(), self._url.raw_host or ""
        socket = await aiohappyeyeballs.start_connection(
            await self._find_addresses(host), happy_eyeballs_delay=OTHER_ADDRESS_AFTER
        )
        try:
            context = self._tls if self._url.scheme == "https" else None
            name = host if context else None
            _, connection = await loop.create_connection(
                KeptConnection, sock=socket, ssl=context, server_hostname=name
            )
        except BaseException:
            with suppress(OSError):
                socket.close()
            raise
        return connection

    async def _find_addresses(self, host: str) -> Sequence[AddrInfoType]:
        """Returns where the host is. A lookup that takes longer than a call waits goes on for the
        calls after it, and there is only one at a time: each keeps a thread."""
        until, addresses = self._addresses
        if time.monotonic() < until:
            return addresses
        if self._lookup is None:
            self._lookup = asyncio.create_task(self._look_up(host))
            self._lookup.add_done_callback(self._end_lookup)
        return await asyncio.shield(self._lookup)

    async def _look_up(self, host: str) -> Sequence[AddrInfoType]:
        loop, port = asyncio.get_running_loop(), self._url.port
        addresses = await loop.getaddrinfo(host, port, type=SOCK_STREAM)
        self._addresses = time.monotonic() + ADDRESSES_FOR, addresses
        return addresses

    def _end_lookup(self, lookup: "asyncio.Task[Sequence[AddrInfoType]]") -> None:
        self._lookup = None
        if not lookup.cancelled():
            lookup.exception()  # whoever waited has it, and nobody may be left

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def _build_head(self) -> bytes:
        """Returns the lines of a request that are always the same."""
        lines = [
            f"Host: {self._url.host_port_subcomponent}",
            "Accept: application/json",
            "Content-Type: application/x-www-form-urlencoded",
        ]
        if self._url.raw_user is not None:
            word = f"{self._url.user}:{self._url.password or ''}".encode()
            lines.append(f"Authorization: Basic {b64encode(word).decode()}")
        return "".join(f"{line}\r\n" for line in lines).encode("ascii")
