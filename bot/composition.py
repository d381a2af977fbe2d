"""Puts the parts of the bot together: the one place that knows them all.

Loading it brings in every heavy library; the app fetches from Telegram meanwhile.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import LockedOutError
from bot.intake.access import AccessList
from bot.intake.callback_answers import CallbackAnswers
from bot.intake.intake import Effects, EntryPoints, Intake
from bot.monitoring.metrics import Metrics
from bot.persistence.open_store import backups_of, open_database_at_start
from bot.scheduling.due_reminders import ReminderPolicy
from bot.scheduling.scheduler import Scheduler
from bot.sending.publish_menu import Menu, set_menu
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.ptb_request import build_ptb_bot
from coaching.letters import grammar
from handlers import router
from handlers.cards import reminders
from handlers.menu import COMMANDS, DESCRIPTION, SHORT_DESCRIPTION
from storage.unit_of_work import Store, UnitOfWork

_log = logging.getLogger(__name__)
MENU = Menu(COMMANDS, DESCRIPTION, SHORT_DESCRIPTION)
WARM_UP_AFTER = 10
"""Seconds behind the start."""


@dataclass(slots=True)
class Runtime:
    """The running parts."""

    store: Store
    api: BotApiClient
    sender: Sender
    callback_answers: CallbackAnswers
    scheduler: Scheduler
    metrics: Metrics

    async def join_transaction(self, unit_of_work: UnitOfWork, now: datetime) -> Callable[[], None]:
        """Replies leave with the commit that queued them, not with one more after it."""
        exchange = await self.sender.exchange(unit_of_work, now)
        return lambda: self.sender.launch(exchange)

    def take_effects(self, effects: Effects) -> None:
        """All that follows a kept batch."""
        self.callback_answers.send(effects.callback_answers)
        self.sender.wake()
        if effects.next_ping is not None:
            self.scheduler.wake_by(effects.next_ping)
        if effects.has_forgotten:
            self.scheduler.shred_soon()
        for turn in effects.handled_updates:
            self.metrics.count_turn(turn.kind, turn.result, turn.seconds)

    def nudge(self) -> None:
        """A clock was moved: whatever waited for it looks again."""
        self.scheduler.nudge()
        self.sender.wake()

    async def next_ping(self) -> datetime | None:
        """When the next reminder of anybody is due, in UTC."""
        async with self.store.unit_of_work() as unit:
            return await unit.people.next_ping_time()


@asynccontextmanager
async def open_runtime(
    settings: Settings, api: BotApiClient, clock: Clock, metrics: Metrics | None = None
) -> AsyncIterator[Runtime]:
    """The parts, with reminders already running. Raises StorageError."""
    metrics = metrics or Metrics()
    store = await open_database_at_start(settings)
    outbox = Sender(store, api, clock, metrics=metrics)
    guests = AccessList(settings.allowed_users, settings.admin_ids)
    scheduler = Scheduler(
        store,
        clock,
        ReminderPolicy(
            reminders.say_reminder, reminders.next_ping, guests.is_allowed, guests.fingerprint
        ),
        on_said=outbox.wake,
        backups=backups_of(settings),
        metrics=metrics,
    )
    house = Runtime(store, api, outbox, CallbackAnswers(api, metrics), scheduler, metrics)
    try:
        scheduler.start()
        yield house
    finally:
        scheduler.stop()
        await house.callback_answers.stop()
        await _close(house)


async def _close(runtime: Runtime) -> None:
    try:
        await runtime.sender.stop()
    except Exception as error:  # noqa: BLE001 - the rows say what was on its way
        _log.error("the outbox could not note what was sent: %s", type(error).__name__)
    finally:
        await runtime.store.close()


async def open_intake(runtime: Runtime, settings: Settings, clock: Clock, token: str) -> Intake:
    """What takes updates in, once Telegram has told the bot's own name. Raises LockedOutError."""
    bot = await _initialize_bot(runtime.api, settings.telegram_api_url, token)
    gc.collect()
    gc.freeze()
    return Intake(
        runtime.store,
        bot,
        clock,
        entry_points=EntryPoints(router.route_update, reminders.next_ping),
        hooks=runtime,
        allowed=settings.allowed_users,
        admins=settings.admin_ids,
    )


async def show_menu(runtime: Runtime) -> None:
    """Commands and description, quietly beside everything else."""
    await set_menu(MENU, runtime.api)


async def warm_up_grammar() -> None:
    """What the first draft would have to wait for, loaded once what waited for the start is done:
    it takes a core for a second."""
    await asyncio.sleep(WARM_UP_AFTER)
    await asyncio.to_thread(grammar.warm_up)


async def _initialize_bot(api: BotApiClient, api_url: str, token: str) -> Bot:
    bot = build_ptb_bot(api, api_url, token)
    backoff = Backoff()
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise LockedOutError from None
        except TelegramError as error:
            seconds = backoff.next_pause()
            _log.warning("Telegram does not answer: %s; again in %.0f s", error, seconds)
            await asyncio.sleep(seconds)
        else:
            return bot
