"""What the bot writes about itself: one line an event, no personal data, no token."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from typing import Literal

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "<token>"
_CHATTY = ("httpx", "httpcore", "telegram", "aiosqlite", "apscheduler", "aiohttp", "asyncio")


class Redacting(logging.Formatter):
    """Writes a record, traceback and all, and takes out whatever is or looks like a token."""

    def __init__(self, style: Literal["text", "json"], secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._json = style == "json"
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        written = self._as_json(record) if self._json else super().format(record)
        return self.redact(written)

    def redact(self, text: str) -> str:
        """The text without tokens."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)

    def _as_json(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str, style: Literal["text", "json"], secrets: Iterable[str] = ()) -> None:
    """All logging of the process to stderr; libraries only from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(style, secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = lambda kind, error, trace: logging.getLogger("bot").critical(
        "stopped by an error", exc_info=(kind, error, trace)
    )
