"""What could not be handled is tried again, as if it had just come in."""

from collections.abc import Callable

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import SystemClock
from bot.errors import CannotRunError, LockedOutError
from bot.intake.intake import Doors, Effects, Intake
from bot.persistence.open_store import backups_of, opened_store
from bot.settings import Misconfigured, Settings
from bot.telegram_api.bot_api import Wire
from bot.telegram_api.ptb_request import bot_over
from handlers import router
from handlers.cards import reminders

NAMELESS = "BOT_TOKEN is not set: a retry asks Telegram for the bot's own name"
NO_ANSWER = "Telegram does not answer, and a retry needs the bot's own name: {error}"


class _Rest:
    """Nothing is sent now: replies wait in the outbox, and presses are too old to be answered."""

    def __init__(self) -> None:
        self.forgot = False

    async def within(self, *_: object) -> Callable[[], None]:
        return lambda: None

    def after(self, effects: Effects) -> None:
        self.forgot = self.forgot or effects.forgot


async def retry(settings: Settings) -> tuple[int, int]:
    """How many parked updates were handled, and how many are parked still.

    With the bot stopped. Raises Misconfigured, CannotRunError or StorageError.
    """
    if settings.bot_token is None:
        raise Misconfigured(NAMELESS)
    token = settings.bot_token.get_secret_value()
    store = await opened_store(settings)
    wire, rest = Wire(settings.telegram_api_url, token), _Rest()
    try:
        bot = await _introduced(wire, settings.telegram_api_url, token)
        way_in = Doors(router.enter, reminders.next_ping)
        intake = Intake(
            store,
            bot,
            SystemClock(),
            doors=way_in,
            rest=rest,
            allowed=settings.allowed_users,
            admins=settings.admin_ids,
        )
        handled, failing = await intake.retry()
    finally:
        await wire.close()
        await store.close()
    if rest.forgot:
        await backups_of(settings).shred()
    return handled, failing


async def _introduced(wire: Wire, api_url: str, token: str) -> Bot:
    """Asked once: an operator is waiting."""
    bot = bot_over(wire, api_url, token)
    try:
        await bot.initialize()
    except InvalidToken:
        raise LockedOutError from None
    except TelegramError as error:
        raise CannotRunError(NO_ANSWER.format(error=error)) from None
    return bot
