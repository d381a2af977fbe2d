"""A server hears voice notes, and whatever it answers, the bot goes on."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from bot.fetching.transcriber import Recording, TryLaterError, UnreadableFileError
from bot.fetching.transcription_server import TranscriptionServer, endpoint

NOTE = Recording(b"OggS and so on", seconds=3, names="Globex, Priya Shah.")
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serve(answer: Answer) -> AsyncIterator[str]:
    """Serves the answer where a server of OpenAI's kind hears, and returns the address."""
    app = web.Application()
    app.router.add_post("/v1/audio/transcriptions", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def hear(answer: Answer, time_limit: float = 5, key: str = "") -> str:
    async with serve(answer) as address:
        server = TranscriptionServer(address, "whisper-1", key, time_limit)
        try:
            return await server.transcribe(NOTE)
        finally:
            await server.close()


def replying(body: str, status: int = 200) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=body, status=status, content_type="application/json")

    return answer


async def test_the_server_gets_the_sound_and_the_names() -> None:
    """The form is the one that OpenAI's servers take, with the key in its header."""
    got: dict[str, Any] = {}

    async def answer(request: web.Request) -> web.Response:
        got["key"] = request.headers["Authorization"]
        for name, value in (await request.post()).items():
            got[name] = value.file.read() if isinstance(value, web.FileField) else value
        return web.json_response({"text": " Hello \n there. "})

    assert await hear(answer, key="sesame") == "Hello there."
    assert got == {
        "key": "Bearer sesame",
        "file": NOTE.sound,
        "model": "whisper-1",
        "response_format": "json",
        "language": "en",
        "prompt": "Globex, Priya Shah.",
    }


async def test_a_slow_server_is_not_waited_for() -> None:
    """After the time limit the note is for later."""

    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return web.json_response({"text": "late"})

    with pytest.raises(TryLaterError, match="TimeoutError"):
        await hear(answer, time_limit=0.05)


async def test_an_answer_without_end_is_cut_off() -> None:
    """Neither the memory nor the patience of the bot is used up."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65536)

    with pytest.raises(TryLaterError, match="no end"):
        await hear(answer)


async def test_an_answer_that_trickles_ends_with_the_time_limit() -> None:
    """The limit is for the whole of an answer."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)

    with pytest.raises(TryLaterError, match="TimeoutError"):
        await hear(answer, time_limit=0.1)


@pytest.mark.parametrize(
    "body",
    ["", "<html>hello</html>", "[]", '"text"', '{"text": 7}', '{"words": ""}', "[" * 100_000],
)
async def test_nonsense_is_no_text(body: str) -> None:
    """What is not JSON with a text is no answer."""
    with pytest.raises(TryLaterError, match="no text"):
        await hear(replying(body))


@pytest.mark.parametrize("status", [400, 413, 415, 422])
async def test_a_sound_that_the_server_refuses_is_given_up(status: int) -> None:
    """The server says that it is the recording, so no other try is made."""
    with pytest.raises(UnreadableFileError):
        await hear(replying("{}", status))


@pytest.mark.parametrize("status", [301, 401, 404, 429, 500, 503])
async def test_a_server_with_troubles_is_asked_again(status: int) -> None:
    """A wrong key or an outage is put right by somebody, and the note waits."""
    with pytest.raises(TryLaterError, match=str(status)):
        await hear(replying("{}", status))


async def test_nobody_there_is_for_later() -> None:
    """A refused connection says nothing about the note, and no error quotes what was sent."""
    server = TranscriptionServer("http://127.0.0.1:9", "whisper-1")
    with pytest.raises(TryLaterError) as caught:
        await server.transcribe(NOTE)
    await server.close()
    assert "Globex" not in str(caught.value)


async def test_words_are_limited() -> None:
    """A server that tells a novel does not fill the chat."""
    words = await hear(replying(json.dumps({"text": "word " * 20_000})))
    assert len(words) <= 10_000


@pytest.mark.parametrize(
    "address",
    ["http://a", "http://a/", "http://a/v1", "http://a/v1/", "http://a/v1/audio/transcriptions"],
)
def test_the_address_may_be_given_in_any_form(address: str) -> None:
    """The server, its /v1, or the whole path lead to the same place."""
    assert str(endpoint(address)) == "http://a/v1/audio/transcriptions"
