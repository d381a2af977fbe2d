"""Asks Telegram who the bot is: the name is needed to read commands, and an operator sees it."""

import asyncio
import logging
from dataclasses import dataclass

from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BotAccount:
    """Is the bot as Telegram knows it; what Telegram does not say is left empty."""

    id: int = 0
    username: str = ""


async def ask_for_account(api: BotApiClient) -> BotAccount:
    """Asks once. Raises LockedOutError, NotSentError or MaybeSentError."""
    answer = await api.call("getMe", {})
    if not answer.ok:
        raise MaybeSentError(answer.description)
    return read_account(answer.result)


async def ask_for_account_with_retries(api: BotApiClient) -> BotAccount:
    """Asks until Telegram answers. Raises LockedOutError."""
    backoff = Backoff()
    while True:
        try:
            account = await ask_for_account(api)
        except (NotSentError, MaybeSentError) as error:
            api.note_failure("getMe", error)
            seconds = backoff.next_pause()
            _log.warning("Telegram does not answer: %s; again in %.0f s", error, seconds)
            await asyncio.sleep(seconds)
        else:
            _log.info("Telegram knows this bot as @%s", account.username)
            return account


def read_account(result: object) -> BotAccount:
    """Returns the account of an answer, whatever is missing in it."""
    said = result if isinstance(result, dict) else {}
    number, name = said.get("id"), said.get("username")
    return BotAccount(
        number if isinstance(number, int) else 0, name if isinstance(name, str) else ""
    )
