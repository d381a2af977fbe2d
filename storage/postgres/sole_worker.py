"""Has one of all processes do what only one may do, and another take over when that one is lost.

The server ends a session that is silent for some seconds: so a frozen process loses its lock, as a
killed one does at once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import asyncpg

from storage.engine import Lock
from storage.errors import UnavailableError
from storage.postgres.advisory_locks import number_of_lock
from storage.postgres.connecting import connect
from storage.postgres.server_errors import translate_errors

_LOOK_SECONDS: Final = 2.0
_SILENCE = "9s"
"""With two looks of the others this is less than the 15 s within which one of them takes over."""
_log = logging.getLogger(__name__)


async def run_alone(
    url: str, lock: Lock, work: Callable[[], Awaitable[None]], on_standby: Callable[[], None]
) -> None:
    """Does the work while no other process does it, until it ends by itself or is cancelled."""
    while True:
        try:
            with translate_errors("nobody knows who works alone"):
                connection = await connect(url, idle_session_timeout=_SILENCE)
                try:
                    await _wait_for_lock(connection, lock, on_standby)
                    await _work_while_held(connection, work)
                finally:
                    connection.terminate()
        except UnavailableError as error:
            _log.warning("%s", error)
        else:
            return
        await asyncio.sleep(_LOOK_SECONDS)


async def _wait_for_lock(
    connection: asyncpg.Connection, lock: Lock, on_standby: Callable[[], None]
) -> None:
    sql = "SELECT pg_try_advisory_lock($1)"
    while not await connection.fetchval(sql, number_of_lock(lock)):
        on_standby()
        await asyncio.sleep(_LOOK_SECONDS)


async def _work_while_held(
    connection: asyncpg.Connection, work: Callable[[], Awaitable[None]]
) -> None:
    """Ends the work when the lock is lost, and raises what told so; else what the work raises."""
    task = asyncio.ensure_future(work())
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=_LOOK_SECONDS)
            await connection.execute("SELECT 1", timeout=_LOOK_SECONDS)
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
