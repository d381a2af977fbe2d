"""Only JSON of the Bot API's own form is Telegram's word."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram_api.telegram_answer import (
    LONGEST_PAUSE,
    ApiResponse,
    ForeignAnswerError,
    read_answer,
)

BLOCKED = "Forbidden: bot was blocked by the user"
SECRET = "what somebody wrote"
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=8,
)
NAMES = st.sampled_from(["ok", "result", "error_code", "description", "parameters"])


def _refusal(**more: Any) -> bytes:
    return json.dumps({"ok": False, "description": "Too Many Requests", **more}).encode()


@pytest.mark.parametrize(
    ("status", "raw", "expected"),
    [
        (200, b'{"ok": true, "result": null}', ApiResponse(200)),
        (200, b'{"ok": true, "result": [7]}', ApiResponse(200, result=[7])),
        (403, _refusal(description=BLOCKED), ApiResponse(403, description=BLOCKED)),
        (
            429,
            _refusal(parameters={"retry_after": 3}),
            ApiResponse(429, description="Too Many Requests", retry_after=3),
        ),
        (
            400,
            _refusal(parameters={"migrate_to_chat_id": -1001}),
            ApiResponse(400, description="Too Many Requests", migrate_to=-1001),
        ),
        (400, _refusal(parameters=None), ApiResponse(400, description="Too Many Requests")),
    ],
)
def test_what_telegram_says_is_read(status: int, raw: bytes, expected: ApiResponse) -> None:
    """Telegram's own answers are read with all that the bot needs of them."""
    assert read_answer(status, raw) == expected


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 407, 413, 429, 500, 502])
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>what somebody wrote</html>",
        b"what somebody wrote",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"{}",
        b'{"error": "blocked"}',
        b'{"ok": 1, "result": {}}',
        b'{"ok": "false", "description": "what somebody wrote"}',
        b'{"ok": true}',
        b'{"ok": false}',
        b'{"ok": false, "description": ["what somebody wrote"]}',
        b'{"ok": true, "result": NaN}',
        b"[" * 100_000,
        b'{"ok": ' * 100_000,
        b'{"ok": true, "result": ' + b"9" * 10_000 + b"}",
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_nobody_else_is_believed(status: int, raw: bytes) -> None:
    """A page, odd JSON or nothing at all is not Telegram's word, whatever its status.

    The error names the host and quotes nothing.
    """
    with pytest.raises(ForeignAnswerError, match=r"^api\.example answered ") as caught:
        read_answer(status, raw, "api.example")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(("status", "ok"), [(200, False), (302, True), (403, True), (500, True)])
def test_a_status_that_says_otherwise_is_not_believed(status: int, ok: bool) -> None:
    """An answer whose status and words differ is not Telegram's."""
    answer = {"ok": ok, "result": {}, "description": BLOCKED}
    with pytest.raises(ForeignAnswerError):
        read_answer(status, json.dumps(answer).encode())


@pytest.mark.parametrize(
    "parameters",
    [
        [],
        "soon",
        7,
        {"retry_after": "soon"},
        {"retry_after": -1},
        {"retry_after": 2.5},
        {"retry_after": True},
        {"retry_after": [3]},
        {"retry_after": LONGEST_PAUSE + 1},
        {"retry_after": float("nan")},
        {"retry_after": float("inf")},
        {"migrate_to_chat_id": 2**70},
        {"migrate_to_chat_id": {}},
    ],
    ids=repr,
)
def test_odd_parameters_are_not_believed(parameters: object) -> None:
    """A pause that is no number of seconds, or a chat that is none, is not Telegram's word."""
    with pytest.raises(ForeignAnswerError):
        read_answer(429, _refusal(parameters=parameters))


@given(st.integers(100, 599), st.dictionaries(NAMES, JSON) | JSON)
def test_any_json_is_an_answer_or_none(status: int, answer: object) -> None:
    """Whatever JSON comes, it is read or refused with the one error, and nothing else is raised."""
    try:
        read = read_answer(status, json.dumps(answer).encode())
    except ForeignAnswerError:
        return
    assert isinstance(answer, dict)
    assert answer["ok"] is read.ok


@given(st.integers(100, 599), st.binary())
def test_any_bytes_are_no_answer(status: int, raw: bytes) -> None:
    """Bytes at random are refused with the one error."""
    with pytest.raises(ForeignAnswerError):
        read_answer(status, raw)
