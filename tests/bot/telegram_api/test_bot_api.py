"""The connection tells what left from what did not, and never shows the token."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import LockedOutError
from bot.telegram_api import bot_api
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.form_encoding import to_body
from bot.telegram_api.telegram_answer import ApiResponse, MaybeSentError, NotSentError
from playground import Playground
from tests.hang_guard import HANG_GUARD

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


async def test_the_errors_name_the_host(unused_port: int) -> None:
    """A connection that fails is explained with the host and the system's own words."""
    for url, words in (
        (f"http://127.0.0.1:{unused_port}", f"no connection to 127.0.0.1:{unused_port}: "),
        ("http://user:word@nobody.invalid", "no connection to nobody.invalid: "),
    ):
        wire = BotApiClient(url, TOKEN)
        with pytest.raises(NotSentError) as caught:
            await wire.call("getMe", {})
        assert str(caught.value).startswith(words)
        assert not str(caught.value).endswith("Error")
        await wire.close()


async def _drip(request: web.Request) -> web.StreamResponse:
    """Answers a byte at a time, each sooner than any limit for a single wait."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.05)


async def _endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 65_536)


async def _packed(_: web.Request) -> web.StreamResponse:
    """Answers with what is small on the way and large once it is unpacked."""
    body = gzip.compress(b" " * 50_000_000)
    return web.Response(body=body, headers={"Content-Encoding": "gzip"})


async def _elsewhere(_: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("http://127.0.0.1:9/login")


@pytest.mark.parametrize("trouble", [_drip, _endless, _packed, _elsewhere])
async def test_no_answer_takes_for_ever(trouble: Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that comes drop by drop, has no end, or leads elsewhere is none, and soon so."""
    monkeypatch.setattr(bot_api, "CONNECT_SECONDS", 0.3)
    monkeypatch.setattr(bot_api, "LARGEST_ANSWER", 1_000_000)
    async with _server(trouble) as wire, asyncio.timeout(HANG_GUARD):
        with pytest.raises(MaybeSentError) as caught:
            await wire.call("getUpdates", {}, seconds=0.3)
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(("status", "words"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_token_is_wrong_only_when_it_is_refused_twice(status: int, words: str) -> None:
    """A token that is refused once is asked about again; only a second refusal is believed."""
    refusals = 1

    async def handler(_: web.Request) -> web.Response:
        nonlocal refusals
        refusals -= 1
        if refusals < 0:
            return web.json_response({"ok": True, "result": {}})
        return web.json_response({"ok": False, "description": words}, status=status)

    async with _server(handler) as wire:
        with pytest.raises(MaybeSentError, match="refused the token once"):
            await wire.call("sendMessage", {})
        refusals = 2
        with pytest.raises(LockedOutError):
            await wire.call("sendMessage", {})


async def test_a_method_that_is_not_there_says_nothing_of_the_token() -> None:
    """A server that does not know a method is answered as any other refusal."""

    async def handler(_: web.Request) -> web.Response:
        body = {"ok": False, "description": "Not Found: method not found"}
        return web.json_response(body, status=404)

    async with _server(handler) as wire:
        assert (await wire.call("getWebhookInfo", {})).status == 404
