"""Connections stay open, and each answer goes to its own call, whatever a server does."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET, SOCK_STREAM
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from yarl import URL

from bot.telegram_api import kept_connections
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError
from tests.hang_guard import HANG_GUARD

TOKEN = "1:secret"
Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]
OK = b'{"ok":true,"result":7}'
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)


class Server:
    """Answers each request with the next of some raw answers, and counts connections."""

    def __init__(self, *answers: bytes, pause: float = 0) -> None:
        self.requests: list[bytes] = []
        self.connections, self.open_at_most = 0, 0
        self.serving: set[asyncio.Task[None]] = set()
        self._answers, self._pause = [*answers], pause

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve_all(reader, writer))
        self.connections += 1
        self.serving.add(task)
        task.add_done_callback(self.serving.discard)
        self.open_at_most = max(self.open_at_most, len(self.serving))
        await task

    async def _serve_all(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await self._serve_one(reader, writer)
        writer.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        self.requests.append(head + await reader.readexactly(length))
        answer = self._answers.pop(0) if self._answers else WHOLE
        await asyncio.sleep(self._pause)
        for part in answer.split(b"|"):  # each part comes by itself
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.001)
        if b"HTTP/1.0" in answer or b"closes" in answer:
            raise ConnectionError


@asynccontextmanager
async def _calling(
    server: Server, tls: ssl.SSLContext | None = None, user: str = ""
) -> AsyncIterator[BotApiClient]:
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    api = BotApiClient(f"http{'s' if tls else ''}://{user}127.0.0.1:{port}/path", TOKEN)
    async with asyncio.timeout(HANG_GUARD):
        yield api
    await api.close()
    listening.close()
    await asyncio.gather(*server.serving)


async def _ask(api: BotApiClient, times: int = 1, seconds: float = 5) -> list[object]:
    return [
        (await api.call("getMe", {"number": number}, seconds=seconds)).result
        for number in range(times)
    ]


@pytest.mark.parametrize(
    "answer",
    [
        WHOLE,
        b"HTTP/1.1 200 OK\r\nContent-Le|ngth: %d\r\n\r|\n%s|%s" % (len(OK), OK[:5], OK[5:]),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n%s\r\n|%x\r\n%s\r\n0\r\n\r\n"
        % (OK[:6], len(OK) - 6, OK[6:]),
        b"HTTP/1.1 100 Continue\r\n\r\n|" + WHOLE,
    ],
)
async def test_one_connection_carries_one_call_after_the_other(answer: bytes) -> None:
    """In whichever form and pieces the answers come."""
    server = Server(*[answer] * 3)
    async with _calling(server) as api:
        assert await _ask(api, 3) == [7, 7, 7]
    assert server.connections == 1
    assert server.requests[2].startswith(b"POST /path/bot1:secret/getMe HTTP/1.1\r\nHost: 127.0.0.")
    assert server.requests[2].endswith(b"\r\n\r\nnumber=2")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.0 200 OK\r\n\r\n" + OK,
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nX-It: closes\r\n\r\n" + OK,
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK),
    ],
)
async def test_a_connection_that_ends_is_followed_by_another(answer: bytes) -> None:
    """An answer may end with its connection."""
    server = Server(answer, answer)
    async with _calling(server) as api:
        assert await _ask(api, 2) == [7, 7]
    assert server.connections == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH closes\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{closes",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n closes",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\ncloses",
        b"closes",
    ],
)
async def test_what_is_no_answer_may_have_been_sent(answer: bytes) -> None:
    """And the next call has a connection of its own."""
    server = Server(answer)
    async with _calling(server) as api:
        with pytest.raises(MaybeSentError) as caught:
            await _ask(api)
        assert await _ask(api) == [7]
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    ("head", "endless"),
    [
        (b"HTTP/1.1 200 ", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"a: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ", b"a"),
    ],
)
async def test_what_comes_around_a_body_has_an_end_too(
    head: bytes, endless: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever has no end in an answer, the call ends long before its time."""
    monkeypatch.setattr("bot.telegram_api.bot_api.LARGEST_ANSWER", 100_000)
    server = Server(b"|".join([head, *[endless * (65_536 // len(endless))] * 40]))
    async with _calling(server) as api:
        with pytest.raises(MaybeSentError, match="has no end"):
            await _ask(api, seconds=HANG_GUARD)
        assert await _ask(api) == [7]


async def test_a_slow_lookup_serves_the_calls_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer than a call waits, and none is begun beside it."""
    lookups, found = list[str](), asyncio.Event()

    async def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        lookups.append(host)
        await found.wait()
        return [(AF_INET, SOCK_STREAM, 0, "", ("127.0.0.1", port))]

    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", look_up)
    port = listening.sockets[0].getsockname()[1]
    connections = kept_connections.KeptConnections(URL(f"http://slow.test:{port}"), 5)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await connections.take(0.01)
    found.set()
    connection = await connections.take(HANG_GUARD)
    request = connections.build_request("/", b"")
    assert await connection.exchange(request, most=100, seconds=HANG_GUARD) == (200, OK)
    connections.give_back(connection)
    assert lookups == ["slow.test"]
    connections.close()
    listening.close()
    await asyncio.gather(*server.serving)


async def test_an_answer_that_comes_too_late_is_no_answer_to_the_next_call() -> None:
    """The connection of a call that was given up is not used again."""
    server = Server(WHOLE.replace(b"7", b"8"), pause=0.1)
    async with _calling(server) as api:
        with pytest.raises(MaybeSentError, match="it took too long"):
            await _ask(api, seconds=0.02)
        assert await _ask(api) == [7]
    assert server.connections == 2


@pytest.mark.parametrize("pause", [b"", b"|"])
async def test_what_nobody_asked_for_is_taken_by_nobody(pause: bytes) -> None:
    """A second answer behind the first ends the connection."""
    server = Server(WHOLE + pause + WHOLE.replace(b"7", b"8"))
    async with _calling(server) as api:
        assert await _ask(api) == [7]
        await asyncio.sleep(0.02)
        assert await _ask(api) == [7]
    assert server.connections == 2


async def test_a_connection_that_lay_idle_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server may be about to close it."""
    server = Server()
    async with _calling(server) as api:
        await _ask(api)
        monkeypatch.setattr(kept_connections, "IDLE_SECONDS", 0.0)
        await _ask(api)
    assert server.connections == 2


async def test_calls_wait_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are never more than so many at once."""
    monkeypatch.setattr("bot.telegram_api.bot_api.CONNECTIONS", 2)
    server = Server(pause=0.005)
    async with _calling(server) as api:
        answers = await asyncio.gather(*(_ask(api) for _ in range(7)))
    assert answers == [[7]] * 7
    assert server.open_at_most <= 2


async def test_a_name_and_a_password_in_the_address_are_told_to_the_server() -> None:
    """As a proxy before a server of one's own may want it."""
    server = Server()
    async with _calling(server, user="ada:word@") as api:
        await _ask(api)
    assert b"\r\nAuthorization: Basic YWRhOndvcmQ=\r\n" in server.requests[0]


async def test_only_a_certificate_that_is_trusted_is_talked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent before that is clear."""
    tls, server = _certify(tmp_path), Server()
    async with _calling(server, tls) as api:
        with pytest.raises(NotSentError, match="its certificate is not trusted"):
            await _ask(api)
    assert server.requests == []
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate"))
    async with _calling(server, tls) as api:
        assert await _ask(api, 2) == [7, 7]


async def test_what_speaks_no_tls_gets_nothing() -> None:
    """Nor does the error tell the token."""
    server = Server()
    async with _calling(server) as plain:
        url = plain._base_url.replace("http://", "https://").partition("/path")[0]
        api = BotApiClient(url, TOKEN)
        with pytest.raises(NotSentError) as caught:
            await _ask(api)
        await api.close()
    assert TOKEN not in str(caught.value)
    assert server.requests == []


def _certify(folder: Path) -> ssl.SSLContext:
    """Returns what a server needs for a certificate of its own, which stands in the folder."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate", folder / "key")
    return context
