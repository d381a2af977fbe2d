"""The words of the stand-in: JSON objects, and the refusals a bot gets to read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

Json = dict[str, Any]

TOKEN = "7000000001:a-stand-in-on-your-desk-not-a-real-token"  # noqa: S105 - opens nothing
"""What the bot signs in with when nobody chose another; nothing outside this desk knows it."""


class ApiError(Exception):
    """Telegram's answer to what cannot be done: an HTTP status and the sentence with it."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> Json:
        """The answer as the Bot API writes it."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad_request(text: str) -> ApiError:
    """A 400; like the Bot API it begins in lower case unless a server's CODE is passed on."""
    return ApiError(400, f"Bad Request: {decapitalise(text)}")


def not_allowed(text: str) -> ApiError:
    """A 403: the person does not want to hear from the bot, or never asked to."""
    return ApiError(403, f"Forbidden: {text}")


def decapitalise(text: str) -> str:
    """`Text is too long` as `text is too long`; BUTTON_DATA_INVALID stays."""
    if len(text) > 1 and (text[1] == "_" or text[1].isupper()):
        return text
    return text[:1].lower() + text[1:]


class Misuse(Exception):  # noqa: N818 - what happened at the controls
    """Somebody at the controls asked for what the stand-in cannot do; the text says what."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What Telegram leaves undocumented, or only says roughly. Seconds unless named otherwise.

    `grace` is real time: winding the clock makes nothing too old that a bot had no moment to fetch.
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
    """The rules with some of them changed: each is given as NAME=NUMBER. Raises ValueError."""
    kinds = {field.name: type(getattr(Rules(), field.name)) for field in fields(Rules)}
    changed: dict[str, Any] = {}
    for one in settings:
        name, _, number = one.partition("=")
        if name not in kinds:
            raise ValueError(f"no such rule: {name}; there are {', '.join(kinds)}")
        changed[name] = kinds[name](float(number))
    return Rules(**changed)


@dataclass(slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    content: bytes = field(repr=False)
