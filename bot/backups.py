"""Backups: one a day while the bot runs, and none from which a deleted person could come back."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.backups import Backup

EVERY = timedelta(days=1)
_NAME = "debrief-%Y%m%dT%H%M%SZ"


class Backups:
    """The backups of one database. `keep` is how many stay; with 0 none is made by itself."""

    def __init__(self, url: str, keys: Sequence[bytes], folder: Path, keep: int) -> None:
        self._url, self._keys = url, tuple(keys)
        self.folder, self._keep = folder, keep

    @property
    def daily(self) -> bool:
        """Whether they are made by themselves."""
        return self._keep > 0

    def due(self, now: datetime) -> bool:
        """Whether the newest one is a day old; one of the future was made by a wrong clock."""
        newest = self.newest()
        made = taken_at(newest) if newest is not None else None
        return made is None or abs(now - made) >= EVERY

    def newest(self) -> Path | None:
        """The file of the last one; None when there is none."""
        from storage.backups import backups_in

        return next(iter(backups_in(self.folder)), None)

    async def make(self, now: datetime) -> "Backup":
        """One more, verified; then the oldest beyond `keep` go, never the last one.

        Raises StorageError or OSError; what was there before is there still.
        """
        from storage.backups import back_up, prune

        made = await back_up(self._url, self._keys, self.folder, now)
        await asyncio.to_thread(prune, self.folder, max(self._keep, 1))
        return made

    async def shred(self) -> None:
        """Leaves beside the backups only the keys of people who are still there, wrapped by the
        newest key. Nothing happens where no backups are. Raises StorageError or OSError."""
        from storage.backups import refresh_keys

        await refresh_keys(self._url, self.folder, self._keys)


def taken_at(file: Path) -> datetime | None:
    """When a backup was made, by its name, in UTC; None for a file of another name."""
    with suppress(ValueError):
        return datetime.strptime(file.stem, _NAME).replace(tzinfo=UTC)
    return None
