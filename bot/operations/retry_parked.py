"""Tries the parked updates again, as if they had just arrived."""

from collections.abc import Callable
from datetime import datetime

from bot.clock import SystemClock
from bot.errors import CannotRunError
from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.intake.library_bot import LibraryBot
from bot.intake.update_result import Effects
from bot.persistence.open_store import backups_of, open_database
from bot.scheduling.planned_times import PlannedTimes
from bot.settings import Misconfigured, Settings
from bot.telegram_api.bot_account import BotAccount, ask_for_account
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import MaybeSentError, NotSentError
from handlers import router
from handlers.cards import reminders
from storage.unit_of_work import UnitOfWork

UNSET_NOTICE = "BOT_TOKEN is not set: a retry asks Telegram for the bot's own name"
NO_ANSWER = "Telegram does not answer, and a retry needs the bot's own name: {error}"


class _SendNothing:
    """Sends nothing now: replies wait in the outbox, and button presses are too old for answers."""

    def __init__(self) -> None:
        self.has_forgotten = False
        self._planned = PlannedTimes()

    async def join_transaction(self, unit_of_work: UnitOfWork, now: datetime) -> Callable[[], None]:
        await self._planned.note(unit_of_work, now)
        return lambda: None

    def take_effects(self, effects: Effects) -> None:
        self.has_forgotten = self.has_forgotten or effects.has_forgotten


async def retry_parked(settings: Settings) -> tuple[int, int]:
    """Returns how many parked updates were handled, and how many are parked still.

    The bot has to be stopped. Raises Misconfigured, CannotRunError or StorageError.
    """
    if settings.bot_token is None:
        raise Misconfigured(UNSET_NOTICE)
    token = settings.bot_token.get_secret_value()
    store = await open_database(settings)
    api, hooks = BotApiClient(settings.telegram_api_url, token), _SendNothing()
    try:
        account = await _ask_for_account(api)
        intake = Intake(
            store,
            LibraryBot(account),
            SystemClock(),
            entry_points=EntryPoints(router.route_update, reminders.next_ping),
            hooks=hooks,
            allowed=settings.allowed_users,
            admins=settings.admin_ids,
        )
        handled, failing = await intake.retry_parked()
    finally:
        await api.close()
        await store.close()
    if hooks.has_forgotten:
        await backups_of(settings).shred()
    return handled, failing


async def _ask_for_account(api: BotApiClient) -> BotAccount:
    """Asks only once, because an operator is waiting."""
    try:
        return await ask_for_account(api)
    except (NotSentError, MaybeSentError) as error:
        raise CannotRunError(NO_ANSWER.format(error=error)) from None
