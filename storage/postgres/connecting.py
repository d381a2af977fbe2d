"""Connects to the server so that whoever is frozen or cut off holds nobody up."""

from typing import Final

import asyncpg

SERVER_SETTINGS: Final = {
    "application_name": "debrief",
    "synchronous_commit": "on",  # what is confirmed to Telegram is on the server's disk
    "jit": "off",  # our queries take less time than compiling them
    "idle_in_transaction_session_timeout": "5s",  # who is frozen may not hold others up
    "lock_timeout": "8s",
    "tcp_keepalives_idle": "10",  # a machine that is gone is noticed within 20 s
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
}
_CONNECT_SECONDS, _STATEMENT_SECONDS = 10.0, 120.0
_STATEMENTS_KEPT = 512


async def connect(url: str, **settings: str) -> asyncpg.Connection:
    """Returns a connection that gives up what it holds when its process is frozen or cut off."""
    return await asyncpg.connect(
        url,
        timeout=_CONNECT_SECONDS,
        command_timeout=_STATEMENT_SECONDS,
        statement_cache_size=_STATEMENTS_KEPT,
        server_settings={**SERVER_SETTINGS, **settings},
    )
