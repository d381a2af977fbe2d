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
from bot.intake.access import Guests
from bot.intake.callback_answers import Presses
from bot.intake.intake import Doors, Effects, Intake
from bot.monitoring.metrics import Measures
from bot.persistence.open_store import backups_of, begun_store
from bot.scheduling.due_reminders import Pings
from bot.scheduling.scheduler import Scheduler
from bot.sending.publish_menu import Menu, show
from bot.sending.sender import Outbox
from bot.settings import Settings
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import Wire
from bot.telegram_api.ptb_request import bot_over
from coaching.letters import grammar
from handlers import router
from handlers.cards import reminders
from handlers.menu import COMMANDS, DESCRIPTION, SHORT_DESCRIPTION
from storage.unit_of_work import Desk, Store

_log = logging.getLogger(__name__)
MENU = Menu(COMMANDS, DESCRIPTION, SHORT_DESCRIPTION)
WARM_UP_AFTER = 10
"""Seconds behind the start."""


@dataclass(slots=True)
class House:
    """The running parts."""

    store: Store
    wire: Wire
    outbox: Outbox
    presses: Presses
    scheduler: Scheduler
    measures: Measures

    async def within(self, desk: Desk, now: datetime) -> Callable[[], None]:
        """Replies leave with the commit that queued them, not with one more after it."""
        exchange = await self.outbox.exchange(desk, now)
        return lambda: self.outbox.launch(exchange)

    def after(self, effects: Effects) -> None:
        """All that follows a kept batch."""
        self.presses.answer(effects.presses)
        self.outbox.wake()
        if effects.next_ping is not None:
            self.scheduler.expect(effects.next_ping)
        if effects.forgot:
            self.scheduler.shred_soon()
        for turn in effects.turns:
            self.measures.turn(turn.kind, turn.outcome, turn.seconds)

    def nudge(self) -> None:
        """A clock was moved: whatever waited for it looks again."""
        self.scheduler.nudge()
        self.outbox.wake()

    async def next_ping(self) -> datetime | None:
        """When the next reminder of anybody is due, in UTC."""
        async with self.store.turn() as desk:
            return await desk.next_due()


@asynccontextmanager
async def open_house(
    settings: Settings, wire: Wire, clock: Clock, measures: Measures | None = None
) -> AsyncIterator[House]:
    """The parts, with reminders already running. Raises StorageError."""
    measures = measures or Measures()
    store = await begun_store(settings)
    outbox = Outbox(store, wire, clock, measures=measures)
    guests = Guests(settings.allowed_users, settings.admin_ids)
    scheduler = Scheduler(
        store,
        clock,
        Pings(reminders.ping, reminders.next_ping, guests.welcome, guests.fingerprint),
        said=outbox.wake,
        backups=backups_of(settings),
        measures=measures,
    )
    house = House(store, wire, outbox, Presses(wire, measures), scheduler, measures)
    try:
        scheduler.start()
        yield house
    finally:
        scheduler.stop()
        await house.presses.stop()
        await _closed(house)


async def _closed(house: House) -> None:
    try:
        await house.outbox.stop()
    except Exception as error:  # noqa: BLE001 - the rows say what was on its way
        _log.error("the outbox could not note what was sent: %s", type(error).__name__)
    finally:
        await house.store.close()


async def open_intake(house: House, settings: Settings, clock: Clock, token: str) -> Intake:
    """What takes updates in, once Telegram has told the bot's own name. Raises LockedOutError."""
    bot = await _introduced(house.wire, settings.telegram_api_url, token)
    gc.collect()
    gc.freeze()
    return Intake(
        house.store,
        bot,
        clock,
        doors=Doors(router.enter, reminders.next_ping),
        rest=house,
        allowed=settings.allowed_users,
        admins=settings.admin_ids,
    )


async def show_menu(house: House) -> None:
    """Commands and description, quietly beside everything else."""
    await show(MENU, house.wire)


async def warm_up() -> None:
    """What the first draft would have to wait for, loaded once what waited for the start is done:
    it takes a core for a second."""
    await asyncio.sleep(WARM_UP_AFTER)
    await asyncio.to_thread(grammar.warm_up)


async def _introduced(wire: Wire, api_url: str, token: str) -> Bot:
    bot = bot_over(wire, api_url, token)
    backoff = Backoff()
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise LockedOutError from None
        except TelegramError as error:
            seconds = backoff.seconds()
            _log.warning("Telegram does not answer: %s; again in %.0f s", error, seconds)
            await asyncio.sleep(seconds)
        else:
            return bot
