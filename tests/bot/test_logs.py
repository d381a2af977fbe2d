"""The log: readable as text or JSON, and never with a token in it."""

import json
import logging
import sys
from pathlib import Path
from typing import Literal

import pytest

from bot.logs import Redacting

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


def _record(message: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("bot", logging.INFO, "here.py", 1, message, values, None)


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_token_is_never_written(style: Literal["text", "json"]) -> None:
    """Neither in a message, nor in its values, nor in the traceback of an error."""
    record = _record("asked %s", f"https://host/bot{TOKEN}/getMe")
    try:
        Path(f"/nowhere/bot{TOKEN}/getMe").read_text()
    except OSError:
        record.exc_info = sys.exc_info()
    written = Redacting(style).format(record)
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    assert "FileNotFoundError" in written


def test_a_secret_of_any_form_is_hidden() -> None:
    """Also one that does not look like a token."""
    assert Redacting("text", ["open sesame"]).redact("it is open sesame!") == "it is <token>!"


def test_json_is_one_object_a_line() -> None:
    """With line breaks and umlauts kept inside."""
    written = Redacting("json").format(_record("two\nlines, %s", "Zoë"))
    assert "\n" not in written
    assert json.loads(written)["message"] == "two\nlines, Zoë"
