"""Backups: one a day while the bot runs, and none from which a deleted person could come back."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from storage.backup.backup_folder import backup_time, backups_by_trust, list_backups

if TYPE_CHECKING:
    from storage.backup.backups import Backup

BACKUP_INTERVAL = timedelta(days=1)


class Backups:
    """The backups of one database. `keep` is how many stay; with 0 whoever runs the bot
    makes and deletes them by hand."""

    def __init__(self, url: str, keys: Sequence[bytes], folder: Path, keep: int) -> None:
        self._url, self._keys = url, tuple(keys)
        self.folder, self._keep = folder, keep

    @property
    def is_daily(self) -> bool:
        """Whether they are made by themselves."""
        return self._keep > 0

    def is_due(self, now: datetime) -> bool:
        """Whether the newest one is a day old; one of the future was made by a wrong clock."""
        made = self.newest_time(now)
        return made is None or abs(now - made) >= BACKUP_INTERVAL

    def newest_time(self, now: datetime) -> datetime | None:
        """When the newest one was made (UTC); None when there is none."""
        newest = self.newest_file(now)
        return backup_time(newest) if newest is not None else None

    def newest_file(self, now: datetime | None = None) -> Path | None:
        """The file of the last one; None when there is none. With `now`, one that is dated more
        than a day ahead only when there is no other."""
        found = backups_by_trust(self.folder, now) if now is not None else list_backups(self.folder)
        return next(iter(found), None)

    async def make(self, now: datetime) -> "Backup":
        """One more, verified; then the oldest beyond `keep` go, but not the last people of another
        database; none when `keep` is 0.

        Raises StorageError or OSError; what was there before is there still.
        """
        from storage.backup.backups import back_up, prune

        made = await back_up(self._url, self._keys, self.folder, now)
        if not self._keep:
            return made
        gone = await asyncio.to_thread(prune, self.folder, self._keep, now)
        return replace(made, pruned_count=gone)

    async def shred(self) -> None:
        """Leaves beside the backups only the keys of people who are still there, wrapped by the
        newest key. Nothing happens where no backups are. Raises StorageError or OSError."""
        from storage.backup.backups import refresh_keys

        await refresh_keys(self._url, self.folder, self._keys)
