"""The running parts of the bot, and what follows from one to the other."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.intake.callback_answers import CallbackAnswers
from bot.intake.update_result import Effects
from bot.monitoring.metrics import Metrics
from bot.scheduling.scheduler import Scheduler
from bot.sending.sender import Sender
from bot.telegram_api.bot_api import BotApiClient
from coaching.letters import grammar
from storage.unit_of_work import Store, UnitOfWork

WARM_UP_AFTER = 10
"""Seconds behind the start."""
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Runtime:
    """The parts, as the composition has connected them."""

    store: Store
    api: BotApiClient
    sender: Sender
    callback_answers: CallbackAnswers
    scheduler: Scheduler
    metrics: Metrics

    async def join_transaction(self, unit_of_work: UnitOfWork, now: datetime) -> Callable[[], None]:
        """Lets replies leave with the commit that queued them, not with one more after it."""
        exchange = await self.sender.exchange(unit_of_work, now)
        return lambda: self.sender.launch(exchange)

    def take_effects(self, effects: Effects) -> None:
        """Does all that follows a committed batch."""
        self.callback_answers.send(effects.callback_answers)
        self.sender.wake()
        if effects.next_ping is not None:
            self.scheduler.wake_by(effects.next_ping)
        if effects.has_forgotten:
            self.scheduler.shred_soon()
        for update in effects.handled_updates:
            self.metrics.count_turn(update.kind, update.result, update.seconds)

    def nudge(self) -> None:
        """A clock was moved: whatever waited for it looks again."""
        self.scheduler.nudge()
        self.sender.wake()

    async def next_ping(self) -> datetime | None:
        """Returns when the next reminder of anybody is due, in UTC."""
        async with self.store.unit_of_work() as unit:
            return await unit.people.next_ping_time()

    async def stop(self) -> None:
        """Ends all of it: what is on its way is written down, and the database closed."""
        self.scheduler.stop()
        await self.callback_answers.stop()
        try:
            await self.sender.stop()
        except Exception as error:  # noqa: BLE001 - the rows say what was on its way
            _log.error("the outbox could not note what was sent: %s", type(error).__name__)
        finally:
            await self.store.close()


async def warm_up_grammar() -> None:
    """Loads what the first letter would have to wait for, once what waited for the start is done:
    it takes a core for a second."""
    await asyncio.sleep(WARM_UP_AFTER)
    await asyncio.to_thread(grammar.warm_up)
