"""A language model is asked over HTTP, and whatever it answers, nobody waits for long."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.fetching.file_reader import OpenedFile
from bot.fetching.language_model import LanguageModel, chat_endpoint, choose_model
from bot.fetching.model_reader import ModelReader
from bot.monitoring.metrics import Metrics
from bot.settings import Misconfigured, Settings
from bot.telegram_api.bot_api import BotApiClient
from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId
from coaching.reading.model_answer import INSTRUCTION
from playground import Playground
from storage.unit_of_work import WaitingFile
from tests.bot.arriving import SAM

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
TEXT = "popping by was ines roth"


@asynccontextmanager
async def serve(answer: Answer) -> AsyncIterator[str]:
    """Serves the answer where a server of OpenAI's kind chats, and returns the address."""
    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def ask(answer: Answer, time_limit: float = 5, key: str = "") -> tuple[str, list[str]]:
    """Returns what the model says to TEXT, and what was counted."""
    counted: list[str] = []
    async with serve(answer) as address:
        model = LanguageModel(address, "tiny", key, time_limit=time_limit, count=counted.append)
        try:
            return await model.ask(TEXT), counted
        finally:
            await model.close()


def saying(content: Any) -> web.Response:
    return web.json_response({"choices": [{"message": {"role": "assistant", "content": content}}]})


async def test_the_model_gets_the_form_and_the_text_alone() -> None:
    """The message stands in a turn of its own, and the answer comes back as it is."""
    got: dict[str, Any] = {}

    async def answer(request: web.Request) -> web.Response:
        got.update(await request.json(), key=request.headers["Authorization"])
        return saying('{"facts": []}')

    assert await ask(answer, key="sesame") == ('{"facts": []}', ["answered"])
    assert (got["key"], got["model"], got["temperature"]) == ("Bearer sesame", "tiny", 0)
    assert [one["content"] for one in got["messages"]] == [INSTRUCTION, TEXT]
    assert got["response_format"]["type"] == "json_schema"


async def test_a_slow_model_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    """After the time limit there is no answer, and the log says why in a word."""

    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return saying("late")

    assert await ask(answer, time_limit=0.05) == ("", ["failed"])
    assert "TimeoutError" in caplog.text
    assert TEXT not in caplog.text


async def test_an_answer_without_end_is_cut_off() -> None:
    """Neither the memory nor the patience of the bot is used up."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65536)

    assert await ask(answer) == ("", ["failed"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>",
        pytest.param("[" * 100_000, id="deep"),
        "[]",
        "{}",
        '{"choices": []}',
        '{"choices": [{"message": {"content": 7}}]}',
    ],
)
async def test_nonsense_is_no_answer(body: str) -> None:
    """What is not of the form of such a server is nothing."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=body, content_type="application/json")

    assert await ask(answer) == ("", ["failed"])


@pytest.mark.parametrize("status", [302, 400, 401, 429, 500])
async def test_a_refusal_is_no_answer(status: int) -> None:
    """A wrong key, a flood or a model that is gone leaves our own reading."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status)

    assert await ask(answer) == ("", ["failed"])


async def test_nobody_there_is_no_answer() -> None:
    """A refused connection is nothing to wait for."""
    model = LanguageModel("http://127.0.0.1:9", "tiny")
    assert await model.ask(TEXT) == ""
    await model.close()


@pytest.mark.parametrize(
    ("allowed", "heard"), [(None, ""), ("", ""), ("other.example", ""), ("127.0.0.1", "yes")]
)
async def test_only_who_allowed_that_host_is_asked_about(
    telegram: Playground, wire: BotApiClient, allowed: str | None, heard: str
) -> None:
    """Where somebody took it back while their text waited, it goes nowhere."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append((await request.json())["messages"][1]["content"])
        return saying("yes")

    person = replace(Person(PersonId(1)), model_host=allowed)
    raw = json.dumps({"message": {"text": TEXT}}).encode()
    opened = OpenedFile(WaitingFile(1, SAM, 5, 0), raw, Dossier(person))
    async with serve(answer) as address:
        model = LanguageModel(address, "tiny")
        assert await ModelReader(wire, model, "127.0.0.1", Metrics()).read(opened) == heard
        await model.close()
    assert asked == ([TEXT] if heard else [])


def settings(**more: Any) -> Settings:
    return Settings(_env_file=None, **more)  # type: ignore[call-arg] # a parameter of pydantic's


def test_the_start_says_which_host_helps(caplog: pytest.LogCaptureFixture) -> None:
    """Its key and a password in its address are never said; without a setting there is nothing."""
    caplog.set_level(logging.DEBUG)
    address = "https://me:secret@models.example/v1"
    chosen = choose_model(
        settings(llm_url=address, llm_model="tiny", llm_key=SecretStr("key")),
        Metrics().count_model_ask,
    )
    assert (chosen.host, chosen.model is not None) == ("models.example", True)
    assert "models.example" in chosen.line
    assert "secret" not in chosen.line
    assert choose_model(settings(), print).model is None


def test_a_server_without_a_model_is_no_setting() -> None:
    """LLM_URL needs LLM_MODEL."""
    with pytest.raises((Misconfigured, ValueError), match="LLM_MODEL"):
        settings(llm_url="http://127.0.0.1:1")


@pytest.mark.parametrize("address", ["http://a", "http://a/v1/", "http://a/v1/chat/completions"])
def test_the_address_may_be_given_in_any_form(address: str) -> None:
    """The server, its /v1, or the whole path lead to the same place."""
    assert str(chat_endpoint(address)) == "http://a/v1/chat/completions"
