"""Decides what counts as Telegram's answer: no proxy, login page or broken server is believed.

Whatever stands between the bot and Telegram can answer in its place. Only JSON of the Bot API's own
form is Telegram's word. After everything else nobody knows what became of a call, and it is tried
again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, NoReturn

LONGEST_PAUSE: Final = 7 * 24 * 3600
"""No pause that Telegram asks for is longer than this many seconds."""
_CHAT_IDS: Final = range(-(2**63), 2**63)


class NotSentError(Exception):
    """There was no connection to Telegram: nothing has left this machine."""


class MaybeSentError(Exception):
    """The request left and no answer of Telegram came: it may have acted on it."""


class ForeignAnswerError(MaybeSentError):
    """Somebody else answered in Telegram's place."""


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

    @property
    def refuses_token(self) -> bool:
        """Whether Telegram says here that it does not know the token."""
        is_nowhere = self.status == HTTPStatus.NOT_FOUND
        return self.status == HTTPStatus.UNAUTHORIZED or (
            is_nowhere and "method" not in self.description.lower()
        )


def read_answer(status: int, raw: bytes, host: str = "the Bot API") -> ApiResponse:
    """Returns Telegram's answer. Raises ForeignAnswerError for whatever Telegram cannot have said;
    its text names the host and says what to look at, and quotes nothing of the answer.
    """
    answer = _parse_object(raw)
    try:
        return _read_refusal(status, answer) if status >= 400 else _read_result(status, answer)
    except ValueError as error:
        raise ForeignAnswerError(
            f"{host} answered {status}, and not as the Bot API does ({error}): look for a proxy on "
            "the way, or at TELEGRAM_API_URL"
        ) from None


def _parse_object(raw: bytes) -> Mapping[str, Any]:
    """Returns the object of an answer, or an empty one for anything else."""
    try:
        answer = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _read_result(status: int, answer: Mapping[str, Any]) -> ApiResponse:
    if answer.get("ok") is not True:
        raise ValueError("no JSON that says ok")
    if "result" not in answer or not 200 <= status <= 299:
        raise ValueError("no result")
    return ApiResponse(status, result=answer["result"])


def _read_refusal(status: int, answer: Mapping[str, Any]) -> ApiResponse:
    if answer.get("ok") is not False:
        raise ValueError("no JSON that says why")
    description = answer.get("description")
    if not isinstance(description, str) or not description:
        raise ValueError("no description")
    parameters = answer.get("parameters")
    if parameters is not None and not isinstance(parameters, dict):
        raise ValueError("odd parameters")
    return ApiResponse(
        status,
        description=description,
        retry_after=_read_number(parameters, "retry_after", range(LONGEST_PAUSE + 1)),
        migrate_to=_read_number(parameters, "migrate_to_chat_id", _CHAT_IDS),
    )


def _read_number(parameters: Mapping[str, Any] | None, name: str, allowed: range) -> int:
    """Returns a parameter, and 0 when it is not there."""
    value = (parameters or {}).get(name)
    if value is None:
        return 0
    if type(value) is not int or value not in allowed:
        raise ValueError("odd parameters")
    return value
