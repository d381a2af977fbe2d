"""Asks a language model what a message says, or for a smoother letter, and takes no answer for an
answer after eight seconds.

Any server will do that answers as OpenAI's /v1/chat/completions does, also one on this machine.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from yarl import URL

from bot.fetching.transcriber import TryLaterError
from bot.fetching.transcription_server import read_limited_body
from bot.settings import Settings
from coaching.reading.model_answer import INSTRUCTION, SCHEMA

TIME_LIMIT: Final = 8.0
CONNECT_SECONDS: Final = 3.0
MOST_TOKENS: Final = 1200
MODEL_HELPS: Final = "language model: {host} helps to read and to write, for whoever allows it"
_PATH: Final = "/chat/completions"
_log = logging.getLogger(__name__)
CountAnswer = Callable[[str], None]
"""Counts what became of a question: answered, or failed."""


@dataclass(frozen=True, slots=True)
class ModelTask:
    """Says what the model is asked to do with a text, and the form of its answer."""

    name: str
    instruction: str
    schema: Mapping[str, Any]


READ_FACTS: Final = ModelTask("facts", INSTRUCTION, SCHEMA)


class LanguageModel:
    """Posts a text and nothing else; neither it nor the answer is ever logged."""

    def __init__(
        self,
        address: str,
        model: str,
        key: str = "",
        *,
        time_limit: float = TIME_LIMIT,
        count: CountAnswer = lambda _: None,
    ) -> None:
        self._url, self._model, self._time_limit = chat_endpoint(address), model, time_limit
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._count = count
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, text: str, task: ModelTask = READ_FACTS) -> str:
        """Returns the model's answer as it is, "" where there is none: what is our own stands
        then."""
        try:
            answer = await self._ask(text, task)
        # what a library says of an error may hold what was sent
        except (
            aiohttp.ClientError,
            TimeoutError,
            OSError,
            ValueError,
            RecursionError,  # an answer that is nested too deeply
            TryLaterError,
        ) as error:
            _log.warning("the language model gave no answer: %s", type(error).__name__)
            self._count("failed")
            return ""
        self._count("answered")
        return answer

    async def close(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _ask(self, text: str, task: ModelTask) -> str:
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        timeout = aiohttp.ClientTimeout(total=self._time_limit, connect=CONNECT_SECONDS)
        async with self._session.post(
            self._url,
            json=request_body(self._model, text, task),
            headers=self._headers,
            timeout=timeout,
            allow_redirects=False,
        ) as response:
            if response.status != HTTPStatus.OK:
                raise TryLaterError(f"status {response.status}")
            return find_content(json.loads(await read_limited_body(response)))


def chat_endpoint(address: str) -> URL:
    """Returns where questions go: the address may name the server, its /v1, or the whole path."""
    base = address.rstrip("/")
    if base.endswith(_PATH):
        return URL(base)
    return URL(f"{base}{_PATH}" if base.endswith("/v1") else f"{base}/v1{_PATH}")


def request_body(model: str, text: str, task: ModelTask) -> dict[str, Any]:
    """Returns the question; the text stands alone in the turn of the user."""
    form = {"name": task.name, "schema": task.schema}
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": task.instruction},
            {"role": "user", "content": text},
        ],
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_schema", "json_schema": form},
    }


def find_content(answer: Any) -> str:
    """Returns what the model said. Raises ValueError for what is no answer of such a server."""
    match answer:
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            return content
    raise ValueError("no answer of a language model")


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Says which model helps to read, if any does, and the line that tells the operator.

    `host` is how people are told who reads; "" where nobody does.
    """

    line: str = ""
    model: LanguageModel | None = None
    host: str = ""


def choose_model(settings: Settings, count: CountAnswer) -> ModelChoice:
    """Returns the model that the settings ask for."""
    if not settings.llm_url:
        return ModelChoice()
    key = settings.llm_key.get_secret_value() if settings.llm_key else ""
    host = URL(settings.llm_url).host or ""
    model = LanguageModel(settings.llm_url, settings.llm_model, key, count=count)
    return ModelChoice(MODEL_HELPS.format(host=host), model, host)
