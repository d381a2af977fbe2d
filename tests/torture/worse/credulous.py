"""Believes whoever answers, by the status of the answer alone."""

import json
from http import HTTPStatus

from bot.telegram_api.telegram_answer import ApiResponse


def believe_anybody(status: int, raw: bytes, host: str = "") -> ApiResponse:
    """Reads an answer as most bots do."""
    try:
        answer = json.loads(raw)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        phrase = HTTPStatus(status).phrase
        return ApiResponse(status if status >= 400 else 502, description=phrase)
    if 200 <= status <= 299:
        return ApiResponse(status, result=answer.get("result"))
    parameters = answer.get("parameters") or {}
    return ApiResponse(
        status,
        description=str(answer.get("description")),
        retry_after=int(parameters.get("retry_after") or 0),
    )


def worsen() -> None:
    """Makes the bot worse from here on."""
    from bot.telegram_api import bot_api

    bot_api.read_answer = believe_anybody  # type: ignore[attr-defined] # that is what it is for


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
