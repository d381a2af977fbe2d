"""Makes the library's bot object, which updates carry while they are read. It makes no calls."""

from typing import NoReturn

from telegram import Bot, User
from telegram.request import BaseRequest, RequestData

from bot.telegram_api.bot_account import BotAccount

_ANY_TOKEN = "0:none"  # noqa: S105 - the object calls nobody


class LibraryBot(Bot):
    """Knows the bot's name. All calls go over the bot's own client, which alone judges answers."""

    __slots__ = ()

    def __init__(self, account: BotAccount) -> None:
        request = _NoRequest()
        super().__init__(_ANY_TOKEN, request=request, get_updates_request=request)
        name = account.username
        self._bot_user = User(account.id, first_name=name, is_bot=True, username=name)


class _NoRequest(BaseRequest):
    """Stands where the library would make calls, and refuses each."""

    __slots__ = ()

    @property
    def read_timeout(self) -> None:
        return None

    async def initialize(self) -> None:
        """Does nothing."""

    async def shutdown(self) -> None:
        """Does nothing."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: object,
        **__: object,
    ) -> NoReturn:
        raise NotImplementedError("calls go through the outbox")
