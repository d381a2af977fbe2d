"""The control routes read and write JSON here, with clear words for unreadable input."""

import json
from datetime import datetime
from typing import Any

from aiohttp import web

from playground.world.refusals import Json, Misuse

API_PREFIX = "/playground/api"
LONGEST_WAIT = 50.0
"""A request may wait for so many seconds until something happens."""


def json_response(body: Any) -> web.Response:
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))


async def read_json_object(request: web.Request) -> Json:
    """Returns the body, which has to be a JSON object or empty."""
    body = await read_json(request)
    if not isinstance(body, dict):
        raise Misuse("the body is no JSON object")
    return body


async def read_json(request: web.Request) -> Any:
    """Returns the body, whatever JSON it is; an empty body becomes an empty object."""
    text = await request.text()
    try:
        return json.loads(text or "{}")
    except ValueError as wrong:
        raise Misuse("the body is no JSON") from wrong


def parse_integer(text: str) -> int:
    """Reads a whole number from a query; raises Misuse for anything else."""
    try:
        return int(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no number") from wrong


def parse_time(text: str) -> datetime:
    """Reads an ISO time with a zone; raises Misuse for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no ISO time") from wrong
    if moment.tzinfo is None:
        raise Misuse("a time needs a zone, such as +01:00")
    return moment
