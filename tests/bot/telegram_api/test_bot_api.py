"""The connection tells what left from what did not, and never shows the token."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TimedOut

from bot.telegram_api.bot_api import (
    ApiResponse,
    BotApiClient,
    MaybeSentError,
    NotSentError,
    read_response,
    to_body,
)
from bot.telegram_api.ptb_request import AnswerLost, NeverSent, PtbRequest
from playground import Playground

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def _server(handler: Handler) -> AsyncIterator[BotApiClient]:
    app = web.Application()
    app.router.add_post("/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    wire = BotApiClient(f"http://127.0.0.1:{runner.addresses[0][1]}", TOKEN)
    yield wire
    await wire.close()
    await runner.cleanup()


async def _cut(request: web.Request) -> web.Response:
    await request.read()
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def _silent(_: web.Request) -> web.Response:
    await asyncio.sleep(5)
    return web.Response()


async def test_without_a_connection_nothing_was_sent(unused_port: int) -> None:
    """Without a connection nothing was sent, and neither the error nor its causes show
    the token.
    """
    wire = BotApiClient(f"http://127.0.0.1:{unused_port}", TOKEN)
    with pytest.raises(NotSentError) as caught:
        await wire.call("getMe", {})
    assert TOKEN not in str(caught.value)
    assert caught.value.__suppress_context__
    assert TOKEN not in repr(wire)
    await wire.close()


@pytest.fixture
async def unused_port() -> int:
    server = await asyncio.start_server(lambda _, __: None, "127.0.0.1", 0)
    port = int(server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    return port


@pytest.mark.parametrize("trouble", [_cut, _silent])
async def test_without_an_answer_it_may_have_been_sent(trouble: Handler) -> None:
    """Without an answer, after a cut or a timeout, the request may have been sent."""
    async with _server(trouble) as wire:
        with pytest.raises(MaybeSentError) as caught:
            await wire.call("sendMessage", {"chat_id": 1}, seconds=0.2)
    assert TOKEN not in str(caught.value)


async def test_parameters_go_as_a_form() -> None:
    """Parameters go as a form: texts unchanged, everything else as JSON, None left out."""
    got: dict[str, object] = {}

    async def handler(request: web.Request) -> web.Response:
        got.update(await request.post())
        return web.json_response({"ok": True, "result": 7})

    async with _server(handler) as wire:
        markup = {"inline_keyboard": [[{"text": "ü"}]]}
        params = {"chat_id": 5, "text": "a & b = ü", "reply_markup": markup, "x": None, "y": True}
        answer = await wire.call("sendMessage", params)
    assert answer == ApiResponse(200, result=7)
    assert got == {
        "chat_id": "5",
        "text": "a & b = ü",
        "reply_markup": '{"inline_keyboard":[[{"text":"ü"}]]}',
        "y": "true",
    }


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_the_form(text: str) -> None:
    """Any text survives the form."""
    body = to_body({"text": text, "chat_id": 5})
    assert isinstance(body, str)
    assert parse_qsl(body) == [("text", text), ("chat_id", "5")]


async def test_a_file_is_uploaded(wire: BotApiClient, telegram: Playground) -> None:
    """A file is uploaded with its name, beside the other parameters."""
    document = {"file": "notes.json", "content": "{}"}
    answer = await wire.call(
        "sendDocument", {"chat_id": 1001, "caption": "all", "document": document}
    )
    assert answer.ok
    assert answer.result["document"]["file_name"] == "notes.json"
    assert answer.result["caption"] == "all"


@pytest.mark.parametrize(
    ("status", "raw", "expected"),
    [
        (502, b"<html>bad gateway</html>", ApiResponse(502, description="Bad Gateway")),
        (200, b"not json", ApiResponse(502, description="OK")),
        (
            429,
            b'{"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}',
            ApiResponse(429, description="Too Many Requests: retry after 3", retry_after=3),
        ),
    ],
)
def test_whatever_comes_back_is_read(status: int, raw: bytes, expected: ApiResponse) -> None:
    """Every answer is read, even one of a proxy on the way."""
    assert read_response(status, raw) == expected


async def test_the_library_speaks_over_the_same_connection(
    wire: BotApiClient, telegram: Playground
) -> None:
    """The library uses the same connection, and gets its own errors for Telegram's refusals."""
    request = PtbRequest(wire)
    async with _library(telegram.url, telegram.token, request) as bot:
        assert bot.username == telegram.world.bot["username"]
        with pytest.raises(BadRequest):
            await bot.send_message(999, "hello")
    with pytest.raises(InvalidToken):
        async with _library(telegram.url, TOKEN, request):
            pass


@asynccontextmanager
async def _library(url: str, token: str, request: PtbRequest) -> AsyncIterator[Bot]:
    bot = Bot(token, base_url=f"{url}/bot", request=request, get_updates_request=request)
    async with bot:
        yield bot


async def test_the_librarys_errors_tell_what_left(unused_port: int) -> None:
    """A request that never left is a network error, and a lost answer is a time-out."""
    url = f"http://127.0.0.1:{unused_port}"
    wire = BotApiClient(url, TOKEN)
    with pytest.raises(NeverSent) as never:
        async with _library(url, TOKEN, PtbRequest(wire)):
            pass
    await wire.close()
    assert isinstance(never.value, NetworkError)
    async with _server(_cut) as cut:
        with pytest.raises(AnswerLost) as lost:
            await PtbRequest(cut).post(f"{cut._base_url}getMe")
    assert isinstance(lost.value, TimedOut)
    assert TOKEN not in str(never.value) + str(lost.value)
