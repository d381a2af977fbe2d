"""Logs what people write, and the address of the Bot API with the token in it."""

import logging
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import Any

_log = logging.getLogger("talkative")


def worsen() -> None:
    """Makes the bot worse from here on, and passes by the removal of tokens."""
    _log.addHandler(logging.StreamHandler(sys.stderr))
    _log.setLevel(logging.INFO)
    _log.propagate = False
    _tell_texts()
    _tell_addresses()


def _tell_texts() -> None:
    from bot.intake.intake import Intake

    take = Intake.take_some

    async def log_and_take(
        self: Intake, raws: Sequence[Mapping[str, Any]], failed: int = 0
    ) -> Collection[int]:
        for raw in raws:
            _log.info("got %s", raw.get("message", {}).get("text"))
        return await take(self, raws, failed)

    Intake.take_some = log_and_take  # type: ignore[assignment] # that is what it is for


def _tell_addresses() -> None:
    from bot.telegram_api.bot_api import BotApiClient

    post = BotApiClient.post

    async def log_and_post(
        self: BotApiClient, url: str, *values: Any, **named: Any
    ) -> tuple[int, bytes]:
        _log.info("calling %s", url)
        return await post(self, url, *values, **named)

    BotApiClient.post = log_and_post  # type: ignore[method-assign] # that is what it is for


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
