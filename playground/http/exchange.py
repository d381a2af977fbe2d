"""What comes in at the controls and what goes out: JSON, and a word where it cannot be read."""

import json
from datetime import datetime
from typing import Any

from aiohttp import web

from playground.world.refusals import Json, Misuse

API_PREFIX = "/playground/api"
LONGEST_WAIT = 50.0
"""Seconds that a request may wait for something to happen."""


def json_response(body: Any) -> web.Response:
    """As JSON."""
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))


async def read_json_object(request: web.Request) -> Json:
    """What came in the body: a JSON object, or nothing."""
    body = await read_json(request)
    if not isinstance(body, dict):
        raise Misuse("the body is no JSON object")
    return body


async def read_json(request: web.Request) -> Any:
    """What came in the body, whatever JSON it is; an empty object for nothing."""
    text = await request.text()
    try:
        return json.loads(text or "{}")
    except ValueError as wrong:
        raise Misuse("the body is no JSON") from wrong


def parse_integer(text: str) -> int:
    """A whole number out of an address."""
    try:
        return int(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no number") from wrong


def parse_time(text: str) -> datetime:
    """An ISO time with a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no ISO time") from wrong
    if found.tzinfo is None:
        raise Misuse("a time needs a zone, such as +01:00")
    return found
