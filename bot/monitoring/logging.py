"""The bot's log has one line for each event, without personal data and without the token."""

import asyncio
import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from pydantic import SecretStr

from bot.errors import CannotRunError
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.settings import Settings

_TOKEN = re.compile(r"(?<!\d)\d{3,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
FIELDS = ("update", "kind", "outcome", "ms", "why")
"""A record may bring these fields as `extra`; in JSON each stands beside the message."""
_SHORTEST_SECRET = 6
"""A shorter secret would be found, and hidden, in half of all lines."""
_HIDDEN, _WITHHELD = "<token>", "<withheld>"
OUR_PACKAGES = ("bot", "handlers", "storage", "coaching", "playground")
_HARMLESS_ERRORS = (
    CannotRunError,
    StorageError,
    OSError,
    ImportError,
    AttributeError,
    NameError,
    NotImplementedError,
)
"""The texts of these errors never hold what a person wrote."""
_LogFormat = Literal["text", "json"]


class RedactingFormatter(logging.Formatter):
    """Formats a record with its traceback and removes everything that looks like a token.

    It also removes error texts that may quote a person: their class and place are what helps.
    """

    def __init__(self, log_format: _LogFormat, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._is_json = log_format == "json"
        parts = {part for secret in secrets for part in (secret, secret.partition(":")[2])}
        long = (part for part in parts if len(part) >= _SHORTEST_SECRET)
        self._secrets = sorted(long, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        return self._as_json(record) if self._is_json else self._as_text(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        return "\n".join(_traceback_lines(ei[1])) if ei[1] is not None else ""

    def redact(self, text: str) -> str:
        """Returns the text without tokens."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)

    def _as_text(self, record: logging.LogRecord) -> str:
        """Returns one line, and below it the traceback if there is one."""
        at = self.formatTime(record)
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        lines = [f"{at} {record.levelname} {record.name}: {message}"]
        if record.exc_info:
            lines.append(self.formatException(record.exc_info))
        return self.redact("\n".join(lines))

    def _as_json(self, record: logging.LogRecord) -> str:
        """Returns a JSON object on one line, with its time in UTC."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redact(record.getMessage()),
            **self._fields(record),
        }
        if record.exc_info:
            line["traceback"] = self.redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)

    def _fields(self, record: logging.LogRecord) -> dict[str, object]:
        brought = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        return {
            name: self.redact(value) if isinstance(value, str) else value
            for name, value in brought.items()
        }


def _traceback_lines(error: BaseException, seen: tuple[BaseException, ...] = ()) -> Iterator[str]:
    """Yields the causes first, as Python does, each with its text where that is harmless."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause not in seen:
        yield from _traceback_lines(cause, (*seen, error))
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    yield f"{type(error).__qualname__}: {_safe_message(error)}"


def _safe_message(error: BaseException) -> str:
    return str(error) if isinstance(error, _HARMLESS_ERRORS) else _WITHHELD


class _StderrHandler(logging.StreamHandler[Any]):
    """Reports a line that cannot be written by its place, never by its values."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        with suppress(OSError, ValueError):
            self.stream.write(f"a line of {record.filename}:{record.lineno} cannot be written\n")


def find_secrets(settings: "Settings") -> list[str]:
    """Returns every secret that was set, and each part of one that is a list."""
    values = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
    return [part for secret in values for part in (secret, *secret.split(",")) if part]


def set_up_logging(level: str, log_format: _LogFormat, secrets: Iterable[str] = ()) -> None:
    """Sends everything that the process logs through here to stderr.

    Libraries log only warnings and errors: their DEBUG lines hold addresses with tokens and rows
    with notes.
    """
    handler = _StderrHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(log_format, secrets))
    least = logging.getLevelName(level)
    logging.basicConfig(level=max(least, logging.WARNING), handlers=[handler], force=True)
    for name in OUR_PACKAGES:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda about: _log_crash("a thread was stopped", about.exc_value)
    sys.unraisablehook = lambda about: _log_crash("an error nobody waited for", about.exc_value)


def _log_uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    _log_crash("stopped by an error", error)


def _log_crash(what: str, error: BaseException | None) -> None:
    if not isinstance(error, KeyboardInterrupt | SystemExit):
        logging.getLogger("bot").critical(what, exc_info=error)


def log_loop_errors(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Logs errors of the loop without its own text, which quotes whole tasks and error texts."""
    task = context.get("task") or context.get("future")
    task_name = (
        getattr(task.get_coro(), "__qualname__", "") if isinstance(task, asyncio.Task) else ""
    )
    message = str(context.get("message") or "an error in the loop").partition("\n")[0]
    logging.getLogger("bot").error("%s (%s)", message, task_name, exc_info=context.get("exception"))
