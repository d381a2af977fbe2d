"""Makes one backup a day while the bot runs, and none brings back a deleted person."""

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
    """Manages the backups of one database; `keep` is how many stay.

    With 0 the operator makes and deletes them by hand.
    """

    def __init__(self, url: str, keys: Sequence[bytes], folder: Path, keep: int) -> None:
        self._url, self._keys = url, tuple(keys)
        self.folder, self._keep = folder, keep

    @property
    def is_daily(self) -> bool:
        """Whether the bot makes them by itself."""
        return self._keep > 0

    def is_due(self, now: datetime) -> bool:
        """Returns whether the newest is a day old; one of the future was made by a wrong clock."""
        newest = self.newest_time(now)
        return newest is None or abs(now - newest) >= BACKUP_INTERVAL

    def newest_time(self, now: datetime) -> datetime | None:
        """Returns when the newest one was made (UTC), or None when there is none."""
        newest = self.newest_file(now)
        return backup_time(newest) if newest is not None else None

    def newest_file(self, now: datetime | None = None) -> Path | None:
        """Returns the file of the newest backup, or None when there is none.

        With `now`, one that is dated more than a day ahead counts only when there is no other.
        """
        files = backups_by_trust(self.folder, now) if now is not None else list_backups(self.folder)
        return next(iter(files), None)

    async def make(self, now: datetime) -> "Backup":
        """Makes a verified backup and then deletes the oldest beyond the number to keep.

        Nothing is deleted when that number is 0, and the last backup with people of another
        database stays. Raises StorageError or OSError; then the earlier backups are still there.
        """
        from storage.backup.backups import back_up, prune

        backup = await back_up(self._url, self._keys, self.folder, now)
        if not self._keep:
            return backup
        pruned_count = await asyncio.to_thread(prune, self.folder, self._keep, now)
        return replace(backup, pruned_count=pruned_count)

    async def shred(self) -> None:
        """Leaves in the backups only the keys of people who still exist, wrapped by the newest key.

        Nothing happens where there are no backups. Raises StorageError or OSError.
        """
        from storage.backup.backups import refresh_keys

        await refresh_keys(self._url, self.folder, self._keys)
