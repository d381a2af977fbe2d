"""Opens a database of whichever engine its URL names."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from storage.database_url import is_postgres
from storage.engine import Engine
from storage.sqlite.database_file import database_path


async def open_engine(
    url: str, *, reads_only: bool = False, lock_file: IO[bytes] | None = None
) -> Engine:
    """Opens a database, without a look at its tables; raises UnavailableError.

    A file is made as needed, a database of a server has to exist. `lock_file` is the lock of a
    caller who locked the file before.
    """
    if is_postgres(url):
        from storage.postgres import postgres_engine

        return await postgres_engine.open_engine(url, reads_only=reads_only)
    from storage.sqlite import sqlite_engine  # 80 ms: not at import

    path = database_path(url)
    if reads_only:
        return await sqlite_engine.open_readonly_engine(path)
    return await sqlite_engine.open_engine(path, lock_file=lock_file)


@asynccontextmanager
async def use_engine(url: str, *, reads_only: bool = False) -> AsyncIterator[Engine]:
    """Opens a database and closes it at the end."""
    engine = await open_engine(url, reads_only=reads_only)
    try:
        yield engine
    finally:
        await engine.close()
