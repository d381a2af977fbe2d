"""The folder of the backups: which there are, and one at a time at work there."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from storage import files
from storage.errors import InUseError

_NAME = re.compile(r"debrief-\d{8}T\d{6}Z\.db")
_TIME = "debrief-%Y%m%dT%H%M%SZ.db"
_AHEAD = timedelta(days=1)
"""What is named later than this was made while the clock was wrong."""
_UNFINISHED = ".debrief-"
_PATIENCE = 120
"""Seconds to wait for whoever is at work there."""
_LOOKS_A_SECOND = 20


def name_of(at: datetime) -> str:
    """What a backup made then is called."""
    return f"{at.astimezone(UTC):{_TIME}}"


def is_there(folder: Path) -> bool:
    """Whether a backup was ever made there."""
    return folder.is_dir()


def backups_in(folder: Path) -> list[Path]:
    """The newest first; none when there is no such folder."""
    if not is_there(folder):
        return []
    found = (path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    return sorted(found, key=lambda path: path.name, reverse=True)


def taken_at(file: Path) -> datetime | None:
    """When a backup was made, by its name, in UTC; None for a file of another name."""
    with suppress(ValueError):
        return datetime.strptime(file.name, _TIME).replace(tzinfo=UTC)
    return None


def by_trust(folder: Path, now: datetime) -> list[Path]:
    """The newest first, and last of all those that are dated more than a day ahead: when they
    were really made nobody knows."""
    return sorted(backups_in(folder), key=lambda file: is_of_the_future(file, now))


def is_of_the_future(file: Path, now: datetime) -> bool:
    """Whether its name says more than a day ahead."""
    at = taken_at(file)
    return at is not None and at > now + _AHEAD


def unfinished(path: Path) -> Path:
    """Where a file is written that will be called so."""
    return path.with_name(f".{path.name}")


@asynccontextmanager
async def alone_in(folder: Path) -> AsyncIterator[None]:
    """Nobody else writes backups there; what one that was killed had begun is cleared away."""
    lock = await _locked(folder)
    try:
        await asyncio.to_thread(_clear, folder)
        yield
    finally:
        _clear(folder)
        lock.close()


async def _locked(folder: Path) -> IO[bytes]:
    for _ in range(_PATIENCE * _LOOKS_A_SECOND):
        try:
            return files.lock(folder / "debrief-backups.lock")
        except BlockingIOError:
            await asyncio.sleep(1 / _LOOKS_A_SECOND)
    raise InUseError(f"another process is at work on the backups in {folder}")


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name.startswith(_UNFINISHED):
            path.unlink(missing_ok=True)
