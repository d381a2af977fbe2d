"""Canaries in every field and the token stay secret, and a leak would be found."""

import base64
import json
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest

from tests.process.conftest import movable
from tests.torture.judging.searching import PHONE, STEM, Watcher, canary, found_in, hits
from tests.torture.trials.leak_probes import Hunt, nowhere_else, report_on
from tests.torture.trials.tokens import TOKEN, TROUBLES, StartTrouble, in_memory, nowhere, sought


@movable
def test_what_people_say_is_nowhere_on_the_disk() -> None:
    """No word is in database, log or backup, and nothing sealed is left after /delete."""
    report = nowhere_else(20261122, 0.1)
    assert report.holds, str(report)


@movable
def test_the_token_is_in_no_log_and_no_page() -> None:
    """A refused connection, an unknown host and a wrong address do not show the token."""
    report = nowhere(20261122, 3 / len(TROUBLES))
    assert report.holds, str(report)


TALKATIVE = "tests.torture.worse.talkative"


@movable
def test_a_bot_that_logs_what_people_say_is_found_out() -> None:
    """A bot that logs what people say is found, as its log can be read."""
    report = nowhere_else(20261122, 0.1, TALKATIVE)
    assert {claim.what for claim in report.claims if not claim.holds} == {READABLE}, str(report)
    assert "bot.log: utf-8" in report.troubles


@movable
def test_a_bot_that_logs_its_address_is_found_out() -> None:
    """A bot that logs its address with the token is found."""
    report = sought((StartTrouble("a talkative bot", "listening on", module=TALKATIVE),), 0.1)
    short = {claim.what for claim in report.claims if not claim.holds}
    assert short == {"places with a secret"}, str(report)


READABLE = "places where one can be read"
SOUND: dict[str, Any] = {"put_in": 60, "kept": 30, "sealed": 10}


@pytest.mark.parametrize(
    "wrong",
    [
        {"hits": {"bot.log: utf-8"}},
        {"left": 1},
        {"keys_left": 1},
        {"put_in": 59},
        {"kept": 29},
        {"sealed": 9},
    ],
)
def test_a_word_that_can_be_read_and_what_is_left_fall_short(wrong: dict[str, Any]) -> None:
    """A readable word, a row or key that is left, and a search with too few canaries fail."""
    assert report_on(Hunt(**SOUND), 1).holds
    assert not report_on(Hunt(**{**SOUND, **wrong}), 1).holds


WORD = canary(Random(1))  # noqa: S311 - a word for a test


@pytest.mark.parametrize(
    "leak",
    [
        WORD.encode(),
        WORD.lower().encode(),
        WORD.encode("utf-16"),
        json.dumps({"a": WORD}).encode(),
        json.dumps(json.dumps({"a": WORD})).encode(),
        quote(f"text={WORD}").encode(),
        repr(WORD.encode()).encode(),
        WORD.encode().hex().encode(),
        f"call {PHONE}".encode(),
        *(base64.b64encode(b"x" * at + WORD.encode() + b"yyy") for at in range(4)),
        base64.urlsafe_b64encode(b"xx" + WORD.encode()),
    ],
)
def test_a_leak_is_found_in_any_form(leak: bytes, tmp_path: Path) -> None:
    """A canary is found in every form of writing."""
    (tmp_path / "some.log").write_bytes(b"something before\0" + leak + b"and behind")
    assert hits(tmp_path)
    assert found_in(leak)


def test_what_is_no_canary_is_not_found(tmp_path: Path) -> None:
    """Other words are not found."""
    (tmp_path / "some.log").write_text("a canary, and Qwzk\u00e5n alone")
    assert not hits(tmp_path)


def test_a_file_that_is_there_for_a_moment_is_read(tmp_path: Path) -> None:
    """A file that exists only briefly is read too."""
    with Watcher(tmp_path) as watcher:
        passing = tmp_path / "passing"
        passing.write_text(f"{STEM}xyz")
        while not watcher.files:
            pass
        passing.unlink()
    assert watcher.hits == {"passing: utf-8"}


def test_a_token_written_down_would_be_found() -> None:
    """The token is found in clear, in an address and in base64, and no repr shows it."""
    for leak in (TOKEN, quote(f"/bot{TOKEN}/getMe", safe=""), TOKEN.partition(":")[2]):
        assert found_in(leak.encode(), (TOKEN, TOKEN.partition(":")[2]))
    assert not any(found_in(one, (TOKEN,)) for one in in_memory())
