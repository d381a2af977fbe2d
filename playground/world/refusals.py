"""The stand-in shares its JSON type, its settings and the errors that a bot reads here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """Telegram refuses a call with an HTTP status and a sentence about the reason."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> Json:
        """Returns the answer as the Bot API writes it."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad_request(text: str) -> ApiError:
    """Returns a 400; as at Telegram it begins in lower case unless a server's CODE is passed on."""
    return ApiError(400, f"Bad Request: {decapitalise(text)}")


def not_allowed(text: str) -> ApiError:
    """Returns a 403: the person blocked the bot, or never started it."""
    return ApiError(403, f"Forbidden: {text}")


def decapitalise(text: str) -> str:
    """Turns `Text is too long` into `text is too long`; BUTTON_DATA_INVALID stays."""
    if len(text) > 1 and (text[1] == "_" or text[1].isupper()):
        return text
    return text[:1].lower() + text[1:]


class Misuse(Exception):  # noqa: N818 - what happened at the controls
    """Somebody asked the control routes for something impossible; the text says what."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Sets what Telegram leaves undocumented or says only roughly; the unit is seconds.

    `grace` is real time: moving the clock makes no update too old that the bot had no moment to
    fetch.
    """

    press_waits: float = 150
    answer_within: float = 15
    update_kept: float = 24 * 3600
    delete_within: float = 48 * 3600
    grace: float = 2.0
    webhook_longest_pause: float = 64
    calls_kept: int = 10_000
    events_kept: int = 5_000


def parse_rules(settings: Sequence[str]) -> Rules:
    """Returns the rules with some of them changed, each given as NAME=NUMBER; raises ValueError."""
    kinds = {field.name: type(getattr(Rules(), field.name)) for field in fields(Rules)}
    changed: dict[str, Any] = {}
    for setting in settings:
        name, _, number = setting.partition("=")
        if name not in kinds:
            raise ValueError(f"no such rule: {name}; there are {', '.join(kinds)}")
        changed[name] = kinds[name](float(number))
    return Rules(**changed)


@dataclass(slots=True)
class Upload:
    """Holds a file that came with a request."""

    name: str
    mime: str
    content: bytes = field(repr=False)
