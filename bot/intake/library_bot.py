"""Lets python-telegram-bot use the bot's own connection, with the library's own errors."""

import asyncio
import logging

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.errors import LockedOutError
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import ANSWER_SECONDS, BotApiClient, MaybeSentError, NotSentError

_log = logging.getLogger(__name__)


class NeverSent(NetworkError):  # noqa: N818 - named like the library's own
    """There was no connection: Telegram cannot have acted on it."""


class AnswerLost(TimedOut):
    """The request left and no answer came: Telegram may have acted on it."""


def build_ptb_bot(api: BotApiClient, api_url: str, token: str) -> Bot:
    """Returns the library's bot, for reading updates; the caller has to initialize it."""
    request = PtbRequest(api)
    return Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)


async def initialize_bot(api: BotApiClient, api_url: str, token: str) -> Bot:
    """Returns the library's bot once it knows its own name; Telegram is asked once.

    Raises LockedOutError or TelegramError.
    """
    bot = build_ptb_bot(api, api_url, token)
    try:
        await bot.initialize()
    except InvalidToken:
        raise LockedOutError from None
    return bot


async def initialize_bot_with_retries(api: BotApiClient, api_url: str, token: str) -> Bot:
    """Does the same, and asks again until Telegram answers. Raises LockedOutError."""
    backoff = Backoff()
    while True:
        try:
            return await initialize_bot(api, api_url, token)
        except TelegramError as error:
            seconds = backoff.next_pause()
            _log.warning("Telegram does not answer: %s; again in %.0f s", error, seconds)
            await asyncio.sleep(seconds)


class PtbRequest(BaseRequest):
    """Offers what `telegram.Bot` needs of HTTP, on the connection that all others use too."""

    __slots__ = ("_api",)

    def __init__(self, api: BotApiClient) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float:
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Does nothing: the connection opens by itself."""

    async def shutdown(self) -> None:
        """Does nothing: the connection is closed by its creator."""

    async def do_request(  # noqa: PLR0917 - as the library wants it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - not told apart
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of connecting
    ) -> tuple[int, bytes]:
        if method != "POST" or (request_data and request_data.contains_files):
            raise NotImplementedError("files go through the outbox")
        body = request_data.url_encoded_parameters() if request_data else ""
        seconds = read_timeout if isinstance(read_timeout, int | float) else ANSWER_SECONDS
        connect = connect_timeout if isinstance(connect_timeout, int | float) else None
        try:
            return await self._api.post(url, body, seconds=seconds, connect=connect)
        except NotSentError as error:
            raise NeverSent(str(error)) from None
        except MaybeSentError as error:
            raise AnswerLost(str(error)) from None
