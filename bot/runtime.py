"""Holds the running parts of the bot, and passes on what follows from one part to the others."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.fetching.choose_transcriber import Hearing
from bot.fetching.file_reader import FileReader, HandOn
from bot.fetching.language_model import ModelChoice
from bot.intake.callback_answers import CallbackAnswers
from bot.intake.update_result import Effects
from bot.letter_checker import LetterChecker
from bot.monitoring.metrics import Metrics
from bot.scheduling.planned_times import PlannedTimes
from bot.scheduling.scheduler import Scheduler
from bot.sending.lost_claims import LostClaims
from bot.sending.sender import Sender
from bot.telegram_api.bot_api import BotApiClient
from coaching.proofreading import look_over
from coaching.reading import read as reading
from storage.unit_of_work import Store, UnitOfWork

WARM_UP_AFTER = 10
"""What nobody needs at once is loaded this many seconds after the start."""
ROW_PAUSE = 0.05
"""Seconds from one rare phrase to the next that is compiled ahead: all of them take a minute, and
nobody feels it."""
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Runtime:
    """Holds the parts as the composition has connected them."""

    store: Store
    api: BotApiClient
    sender: Sender
    callback_answers: CallbackAnswers
    scheduler: Scheduler
    metrics: Metrics
    planned: PlannedTimes
    hearing: Hearing
    model_choice: ModelChoice
    file_reader: FileReader
    letter_checker: LetterChecker = field(default_factory=LetterChecker)

    async def join_transaction(self, unit_of_work: UnitOfWork, now: datetime) -> Callable[[], None]:
        """Lets replies be sent with the commit that queues them, which saves a second commit."""
        await self.planned.note(unit_of_work, now)
        exchange = await self.sender.exchange(unit_of_work, now)
        return lambda: self.sender.launch_with_batch(exchange)

    def take_effects(self, effects: Effects) -> None:
        """Does everything that follows a committed batch."""
        self.callback_answers.send(effects.callback_answers)
        self.sender.follow_batch()
        self.letter_checker.note_turn()
        if effects.has_file:
            self.file_reader.wake()
        if effects.next_ping is not None:
            self.scheduler.wake_by(effects.next_ping)
        if effects.has_forgotten:
            self.scheduler.shred_soon()
        if effects.has_unreadable:
            self.scheduler.report_unreadable_soon()
        for update in effects.handled_updates:
            self.metrics.count_turn(
                update.kind,
                update.result,
                update.seconds,
                is_over_budget=update.is_over_budget,
            )

    def loops(self, hand_on: HandOn) -> tuple[Coroutine[Any, Any, None], ...]:
        """Returns what runs until it is cancelled; `hand_on` takes what was read in files."""
        lost_claims = LostClaims(self.store, self.sender.list_held, self.sender.wake)
        return (
            self.sender.run(),
            self.file_reader.run(hand_on),
            self.store.keep_present(self.sender.wake),
            lost_claims.run(),
            self.letter_checker.run(WARM_UP_AFTER),
        )

    def nudge(self) -> None:
        """Makes every part that waits for a time look again, because the clock was moved."""
        self.scheduler.nudge()
        self.sender.wake()
        self.file_reader.wake()

    async def next_ping(self) -> datetime | None:
        """Returns when the next reminder of anybody is due, in UTC."""
        async with self.store.unit_of_work() as unit:
            return await unit.people.next_ping_time()

    async def stop(self) -> None:
        """Stops all parts, writes down what is on its way, and closes the database."""
        self.scheduler.stop()
        await self.callback_answers.stop()
        if self.hearing.transcriber is not None:
            await self.hearing.transcriber.close()
        if self.model_choice.model is not None:
            await self.model_choice.model.close()
        try:
            await self.sender.stop()
        except Exception as error:  # noqa: BLE001 - the rows say what was on its way
            _log.error("the outbox could not note what was sent: %s", type(error).__name__)
        finally:
            await self.store.close()


async def warm_up() -> None:
    """Loads what the first message and the first letter need, so that nobody waits for it.

    Rare phrases wait until the start is over, and then come one by one.
    """
    await asyncio.to_thread(reading.warm_up)
    await asyncio.sleep(WARM_UP_AFTER)
    await asyncio.to_thread(look_over.warm_up)
    for _ in reading.warm_up_rows():
        await asyncio.sleep(ROW_PAUSE)
