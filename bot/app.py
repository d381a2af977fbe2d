"""Runs the bot: it fetches at once, loads the rest meanwhile, and stops within five seconds."""

import asyncio
import gc
import importlib
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from bot.clock import Clock, SystemClock
from bot.monitoring.logging import log_loop_errors
from bot.persistence.encryption_keys import check_keys
from bot.receiving.update_source import UpdateSource
from bot.settings import Settings
from bot.telegram_api.bot_api import BotApiClient
from storage.database_url import is_postgres
from storage.sqlite.database_file import database_path, lock_database

if TYPE_CHECKING:
    from bot.runtime import Runtime

OnStarted = Callable[["Runtime"], None]
OBJECTS_AT_ONCE = 10_000
"""The garbage collector looks after so many new objects; the documents of one person may be that
many."""


def run(settings: Settings, token: str) -> None:
    """Runs the bot until SIGTERM or SIGINT. Raises CannotRunError or StorageError."""
    run_in_loop(serve(settings, token, SystemClock()))


def run_in_loop(main: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine on the fastest event loop there is.

    It ends with the coroutine, or when the process is told to stop.
    """
    # what is loaded at the start is hardly ever garbage: looking for it takes a tenth of the time
    gc.set_threshold(OBJECTS_AT_ONCE, 10, 10)
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.get_loop().set_exception_handler(log_loop_errors)
        runner.run(_run_until_stopped(main))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # not on Windows
        return None
    return uvloop.new_event_loop


async def _run_until_stopped(main: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(main)
    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, _stop_once, task)
    with suppress(asyncio.CancelledError):
        await task


def _stop_once(task: "asyncio.Task[None]") -> None:
    """Cancels the task once; a second signal does not interrupt what it still writes."""
    if not task.cancelling():
        task.cancel()


async def serve(
    settings: Settings, token: str, clock: Clock, on_started: OnStarted | None = None
) -> None:
    """Serves until it is cancelled, and then commits everything that is on its way.

    The database is locked before anything is fetched: a second process on it must take nothing
    from the first. Raises CannotRunError or StorageError.
    """
    lock_file = _lock_database(settings)
    api = BotApiClient(settings.telegram_api_url, token)
    source = UpdateSource(settings, api, clock)
    try:
        source.start_fetching()
        # loading the libraries takes a second, in which the first updates are fetched already
        await asyncio.to_thread(importlib.import_module, "bot.monitoring.metrics")
        from bot.monitoring.metrics import Metrics

        metrics = Metrics()
        async with source.serve_http(metrics) as monitor:
            await asyncio.to_thread(importlib.import_module, "bot.composition")
            from bot import composition
            from bot.runtime import warm_up
            from bot.sending.publish_menu import set_menu

            async with composition.open_runtime(
                settings, api, clock, metrics, lock_file
            ) as runtime:
                monitor.watch_store(runtime.store)
                if on_started is not None:
                    on_started(runtime)
                try:
                    intake = await composition.open_intake(runtime, settings, clock)
                    _freeze_loaded_objects()
                    await _run_together(
                        *source.update_loops(intake.take_some, runtime.store),
                        *runtime.loops(intake.take_fetched),
                        set_menu(composition.MENU, api),
                        warm_up(),
                    )
                finally:
                    monitor.watch_store(None)
    finally:
        await _close(source, api, lock_file)


async def _close(source: UpdateSource, api: BotApiClient, lock_file: IO[bytes] | None) -> None:
    await source.stop()
    await api.close()
    if lock_file is not None:
        lock_file.close()


def _lock_database(settings: Settings) -> IO[bytes] | None:
    """Locks the database's file and checks the keys: whoever cannot keep anything fetches nothing.

    A server keeps no file here, and is open to several processes.
    """
    if is_postgres(settings.database_url):
        check_keys(settings)
        return None
    lock_file = lock_database(database_path(settings.database_url))
    try:
        check_keys(settings)
    except BaseException:
        lock_file.close()
        raise
    return lock_file


def _freeze_loaded_objects() -> None:
    """Spares the garbage collector from looking again at objects that stay until the end, and from
    looking a hundred times while a person's documents are read."""
    gc.collect()
    gc.freeze()


async def _run_together(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Runs the coroutines until one of them fails or all are cancelled.

    Then it cancels each of them once, and none is left running.
    """
    tasks = [asyncio.create_task(one) for one in coroutines]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in ended:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
