"""The log is readable as text or JSON, with no token in it and nothing that a person wrote."""

import asyncio
import json
import logging
import os
import sys
from pathlib import Path
from typing import Literal

import pytest
from pydantic import SecretStr

from bot.intake.update_result import HandledUpdate, UpdateResult
from bot.monitoring.logging import FIELDS, RedactingFormatter, find_secrets
from bot.settings import read_settings

ROOT = Path(__file__).parents[3]
TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NOTE = "the referee is ill"
MISHAPS = """
import asyncio, gc, logging, sys, threading, warnings
from bot.app import run_in_loop
from bot.monitoring.logging import set_up_logging

set_up_logging("DEBUG", "text", ["open sesame"])
log = logging.getLogger("bot.trial")

def fail():
    raise ValueError("{note} {token} open sesame")

class Closing:
    def __del__(self):
        fail()

async def lose():
    fail()

async def main():
    loop = asyncio.get_running_loop()
    lost = asyncio.create_task(lose(), name="{note}")
    await asyncio.sleep(0.01)
    del lost
    gc.collect()
    loop.call_soon(fail)
    await asyncio.sleep(0.01)

run_in_loop(main())
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Closing()
gc.collect()
warnings.warn("{token}")
log.info("%d of these", "{note}")
log.debug("our own are shown")
logging.getLogger("aiohttp.access").debug("{note}")
logging.getLogger("aiosqlite").info("{note}")
try:
    fail()
except ValueError:
    log.exception("two\\nlines {token}")
fail()
"""


def _record(message: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("bot", logging.INFO, "here.py", 1, message, values, None)


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_token_is_never_written(style: Literal["text", "json"]) -> None:
    """No token is in a message, in its values, or in the traceback of an error."""
    record = _record("asked %s", f"https://host/bot{TOKEN}/getMe")
    try:
        Path(f"/nowhere/bot{TOKEN}/getMe").read_text()
    except OSError:
        record.exc_info = sys.exc_info()
    written = RedactingFormatter(style).format(record)
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    assert "FileNotFoundError" in written


@pytest.mark.parametrize("form", [TOKEN, TOKEN.replace(":", "%3A"), TOKEN.partition(":")[2]])
def test_a_known_token_is_hidden_in_every_form(form: str) -> None:
    """A known token is hidden as it is in an address, and its secret half alone."""
    assert RedactingFormatter("text", [TOKEN]).redact(f"bot{form}/getMe").endswith("<token>/getMe")


def test_a_secret_of_any_form_is_hidden() -> None:
    """A secret is hidden even if it does not look like a token."""
    assert (
        RedactingFormatter("text", ["open sesame"]).redact("it is open sesame!") == "it is <token>!"
    )


def test_every_secret_that_was_set_is_known(tmp_path: Path) -> None:
    """Every secret in the settings is known, and each key of a list."""
    settings = read_settings(dotenv=None, secrets=tmp_path).model_copy(
        update={
            "bot_token": SecretStr(TOKEN),
            "webhook_secret": SecretStr("s-e_c"),
            "encryption_keys": SecretStr("first=,second="),
        }
    )
    assert {TOKEN, "s-e_c", "first=", "second="} <= set(find_secrets(settings))


@pytest.mark.parametrize("style", ["text", "json"])
def test_what_a_person_wrote_stays_out_of_tracebacks(style: Literal["text", "json"]) -> None:
    """Tracebacks show classes and places, causes included, but no texts of errors."""
    record = _record("a turn failed")
    try:
        try:
            float(NOTE)
        except ValueError as error:
            raise KeyError(NOTE) from error
    except KeyError:
        record.exc_info = sys.exc_info()
    written = RedactingFormatter(style).format(record)
    assert NOTE not in written
    assert all(part in written for part in ("ValueError", "KeyError", "test_logs.py"))


def test_json_is_one_object_a_line() -> None:
    """JSON has one object on each line, with line breaks and umlauts inside and times in UTC."""
    written = RedactingFormatter("json").format(_record("two\nlines, %s", "Zoë"))
    assert "\n" not in written
    line = json.loads(written)
    assert line["message"] == "two\nlines, Zoë"
    assert line["at"].endswith("+00:00")


def test_a_turn_has_fields_of_its_own_for_machines() -> None:
    """A turn has fields of its own in JSON, and the usual line in text."""
    turn = HandledUpdate("message", UpdateResult.PARKED, 0.01234, 7, "ValueError at here.py:1")
    record = _record("%s", turn.log_line)
    record.__dict__.update(turn.log_fields)
    line = json.loads(RedactingFormatter("json").format(record))
    told = {name: line[name] for name in FIELDS}
    assert told == {
        "update": 7,
        "kind": "message",
        "outcome": "parked",
        "ms": 12.3,
        "why": "ValueError at here.py:1",
    }
    text = "update 7 message 12.3 ms parked: ValueError at here.py:1"
    assert line["message"] == text
    assert RedactingFormatter("text").format(record).endswith(f"INFO bot: {text}")


@pytest.mark.parametrize(("secret", "hidden"), [("abcde", False), ("abcdef", True)])
def test_a_very_short_secret_hides_no_words(secret: str, hidden: bool) -> None:
    """A very short secret is not hidden, because it would be found everywhere."""
    for whole in (secret, f"1:{secret}"):
        redacting = RedactingFormatter("text", [whole])
        assert redacting.redact(f"x{secret}x") == ("x<token>x" if hidden else f"x{secret}x")


def test_text_is_one_line_an_event() -> None:
    """A text record is one line, so nobody can forge a line."""
    assert RedactingFormatter("text").format(_record("one\n2026 ERROR two")).count("\n") == 0


async def test_no_way_around_it(tmp_path: Path) -> None:
    """A whole process with errors of every kind logs neither a note nor a token.

    The errors include lost tasks, the loop, threads, finalizers, warnings, bad format strings,
    libraries at DEBUG, and the error that ends the process.
    """
    program = MISHAPS.replace("{note}", NOTE).replace("{token}", TOKEN)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program),
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    said = err.decode()
    assert (out, process.returncode) == (b"", 1)
    assert said.count("ValueError: <withheld>") == 6
    assert "our own are shown" in said
    assert "cannot be written" in said
    assert not any(part in said for part in (NOTE, TOKEN, TOKEN[11:], "open sesame"))
