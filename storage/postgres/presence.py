"""Shows the other processes that this one is there, and hears from them.

A connection of its own holds a lock for as long as the process lives: when it is killed, the server
sees that at once; while it is only frozen, the lock stays.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import asyncpg

from storage.errors import UnavailableError
from storage.postgres.advisory_locks import CHANNEL, number_of_owner
from storage.postgres.connecting import connect
from storage.postgres.server_errors import translate_errors

_LOOK_SECONDS: Final = 2.0
_AGAIN_SECONDS: Final = 0.5
"""Sooner than anybody else takes a process for lost that only lost its connection."""
_log = logging.getLogger(__name__)


async def keep_present(url: str, owner: int, on_notified: Callable[[], None]) -> None:
    """Holds the lock of this process until it is cancelled, and calls the function when another
    one has something to send."""
    while True:
        try:
            with translate_errors("the other processes cannot see this one"):
                await _stay(url, owner, on_notified)
        except UnavailableError as error:
            _log.warning("%s", error)
        on_notified()  # whatever was to be heard meanwhile
        await asyncio.sleep(_AGAIN_SECONDS)


async def _stay(url: str, owner: int, on_notified: Callable[[], None]) -> None:
    connection: asyncpg.Connection = await connect(url, lock_timeout="0")
    is_lost = asyncio.Event()
    connection.add_termination_listener(lambda _: is_lost.set())
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", number_of_owner(owner))
        await connection.add_listener(CHANNEL, lambda *_: on_notified())
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await is_lost.wait()
            await connection.execute("SELECT 1", timeout=_LOOK_SECONDS * 5)
    finally:
        connection.terminate()
