"""Makes the parts of the bot and connects them; no other module knows all of them.

Loading this module brings in every heavy library; the app fetches from Telegram meanwhile.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from bot.clock import Clock
from bot.fetching.choose_transcriber import choose_transcriber
from bot.fetching.document_reader import DocumentReader
from bot.fetching.file_reader import FileReader, choose_by_kind
from bot.fetching.language_model import choose_model
from bot.fetching.letter_smoother import LetterSmoother
from bot.fetching.model_reader import ModelReader
from bot.fetching.voice_reader import VoiceReader
from bot.intake.access import AccessList
from bot.intake.callback_answers import CallbackAnswers
from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.intake.library_bot import LibraryBot
from bot.monitoring.failed_calls import FailedCalls
from bot.monitoring.metrics import Metrics
from bot.persistence.open_store import backups_of, open_database_at_start
from bot.runtime import Runtime
from bot.scheduling.due_reminders import ReminderPolicy
from bot.scheduling.planned_times import PlannedTimes
from bot.scheduling.scheduler import Scheduler
from bot.sending.publish_menu import Menu
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.telegram_api.bot_account import ask_for_account_with_retries
from bot.telegram_api.bot_api import BotApiClient
from handlers import router
from handlers.cards import reminders
from handlers.menu import COMMANDS, DESCRIPTION, SHORT_DESCRIPTION
from handlers.ui.abilities import Abilities
from storage.unit_of_work import Store

FILES_AT_ONCE = 32
"""Voice notes wait for their own places meanwhile, so that a document and a text pass them by."""
_log = logging.getLogger(__name__)
MENU = Menu(COMMANDS, DESCRIPTION, SHORT_DESCRIPTION)


@asynccontextmanager
async def open_runtime(
    settings: Settings,
    api: BotApiClient,
    clock: Clock,
    metrics: Metrics | None = None,
    lock_file: IO[bytes] | None = None,
) -> AsyncIterator[Runtime]:
    """Opens the connected parts, with the reminders already running. Raises StorageError."""
    store = await open_database_at_start(settings, lock_file)
    runtime = _connect_parts(settings, store, api, clock, metrics or Metrics())
    try:
        runtime.scheduler.start()
        yield runtime
    finally:
        await runtime.stop()


def _connect_parts(
    settings: Settings, store: Store, api: BotApiClient, clock: Clock, metrics: Metrics
) -> Runtime:
    api.report_failures(FailedCalls(metrics).count)
    sender, planned = Sender(store, api, clock, metrics=metrics), PlannedTimes()
    access = AccessList(settings.allowed_users, settings.admin_ids)
    scheduler = Scheduler(
        store,
        clock,
        ReminderPolicy(
            reminders.say_reminder, reminders.next_ping, access.is_allowed, access.fingerprint
        ),
        on_said=sender.wake,
        backups=backups_of(settings),
        metrics=metrics,
        planned=planned,
        on_set_back=sender.distrust_pauses,
    )
    presses = CallbackAnswers(api, metrics)
    hearing = choose_transcriber(settings)
    _log.log(logging.INFO if hearing.is_as_set else logging.WARNING, "%s", hearing.line)
    choice = choose_model(settings, metrics.count_model_ask)
    if choice.line:
        _log.info("%s", choice.line)
    readers = {
        "voice": VoiceReader(api, hearing.transcriber, metrics).read,
        "document": DocumentReader(api).read,
        "text": ModelReader(api, choice.model, choice.host, metrics).read,
        "callback_query": LetterSmoother(api, choice.model, choice.host, metrics, clock).read,
    }
    files = FileReader(store, clock, choose_by_kind(readers), FILES_AT_ONCE)
    return Runtime(store, api, sender, presses, scheduler, metrics, planned, hearing, choice, files)


async def open_intake(runtime: Runtime, settings: Settings, clock: Clock) -> Intake:
    """Returns the intake of updates, once Telegram has told the bot its name.

    Raises LockedOutError.
    """
    account = await ask_for_account_with_retries(runtime.api)
    return Intake(
        runtime.store,
        LibraryBot(account),
        clock,
        entry_points=EntryPoints(
            router.route_update, reminders.next_ping, abilities=_abilities_of(runtime)
        ),
        hooks=runtime,
        allowed=settings.allowed_users,
        admins=settings.admin_ids,
    )


def _abilities_of(runtime: Runtime) -> Abilities:
    return Abilities(
        hears=runtime.hearing.transcriber is not None,
        hearing_host=runtime.hearing.host,
        model_host=runtime.model_choice.host,
    )
