"""Runs the real bot with errors that carry its address, and so its token, to check the logs."""

import os
from typing import Any, NoReturn


async def _fails(self: Any, method: str, *_: Any, **__: Any) -> NoReturn:
    raise RuntimeError(f"cannot reach {self._base_url}{method}")


def _fail_inside() -> None:
    from bot.telegram_api import bot_api

    post = bot_api.BotApiClient.post

    async def posted(self: Any, url: str, *values: Any, **named: Any) -> tuple[int, bytes]:
        if "getMe" not in url and "getUpdates" not in url:
            raise ValueError(f"something about {url}")
        return await post(self, url, *values, **named)

    bot_api.BotApiClient.post = posted  # type: ignore[method-assign] # that is what it is for


def main() -> None:
    """Raises the error that the environment names."""
    from bot import __main__
    from bot.telegram_api import bot_api

    if os.environ["TROUBLE"] == "crash":
        bot_api.BotApiClient.call = _fails  # type: ignore[method-assign] # that is what it is for
    else:
        _fail_inside()
    __main__.main()


if __name__ == "__main__":
    main()
