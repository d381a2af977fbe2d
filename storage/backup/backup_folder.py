"""Lists the backups in their folder, and lets only one process work there at a time."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from storage import files
from storage.errors import InUseError

_NAME_PATTERN = re.compile(r"debrief-\d{8}T\d{6}Z\.db")
_NAME_FORMAT = "debrief-%Y%m%dT%H%M%SZ.db"
_LONGEST_AHEAD = timedelta(days=1)
"""A backup dated further ahead than this was made while the clock was wrong."""
_UNFINISHED_PREFIX = ".debrief-"
_LOCK_WAIT_SECONDS = 120
"""A process waits so many seconds for another one that works in the folder."""
_LOCK_TRIES_A_SECOND = 20


def backup_name(at: datetime) -> str:
    """Returns the file name of a backup made then."""
    return f"{at.astimezone(UTC):{_NAME_FORMAT}}"


def is_backup_folder(folder: Path) -> bool:
    """Returns whether a backup was ever made there."""
    return folder.is_dir()


def list_backups(folder: Path) -> list[Path]:
    """Returns the newest first, and nothing when there is no such folder."""
    if not is_backup_folder(folder):
        return []
    backups = (path for path in folder.iterdir() if _NAME_PATTERN.fullmatch(path.name))
    return sorted(backups, key=lambda path: path.name, reverse=True)


def backup_time(file: Path) -> datetime | None:
    """Returns when a backup was made, by its name, in UTC; None for a file of another name."""
    with suppress(ValueError):
        return datetime.strptime(file.name, _NAME_FORMAT).replace(tzinfo=UTC)
    return None


def backups_by_trust(folder: Path, now: datetime) -> list[Path]:
    """Returns the newest first, but those dated more than a day ahead last.

    Nobody knows when those were really made.
    """
    return sorted(list_backups(folder), key=lambda file: is_future_dated(file, now))


def is_future_dated(file: Path, now: datetime) -> bool:
    """Returns whether the name is dated more than a day ahead."""
    at = backup_time(file)
    return at is not None and at > now + _LONGEST_AHEAD


def path_until_finished(path: Path) -> Path:
    """Returns where a file is written until it is finished."""
    return path.with_name(f".{path.name}")


@asynccontextmanager
async def lock_folder(folder: Path) -> AsyncIterator[None]:
    """Keeps other processes from writing backups there, and deletes what a killed one began."""
    lock = await _wait_for_lock(folder)
    try:
        await asyncio.to_thread(_clear_unfinished, folder)
        yield
    finally:
        _clear_unfinished(folder)
        lock.close()


async def _wait_for_lock(folder: Path) -> IO[bytes]:
    for _ in range(_LOCK_WAIT_SECONDS * _LOCK_TRIES_A_SECOND):
        try:
            return files.lock(folder / "debrief-backups.lock")
        except BlockingIOError:
            await asyncio.sleep(1 / _LOCK_TRIES_A_SECOND)
    raise InUseError(f"another process is at work on the backups in {folder}")


def _clear_unfinished(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name.startswith(_UNFINISHED_PREFIX):
            path.unlink(missing_ok=True)
