"""Makes one backup a day while the bot runs, and none brings back a deleted person."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from storage.backup.backup_folder import (
    backup_time,
    backups_by_trust,
    list_backups,
)
from storage.backup.keybook import has_book
from storage.database_url import is_postgres
from storage.files import make_folder

if TYPE_CHECKING:
    from storage.backup.backups import Backup, RestoreResult

BACKUP_INTERVAL = timedelta(days=1)
_COPY_PREFIX, _COPY_LIFETIME = ".copy-", timedelta(days=1)
"""What a server keeps is copied to a folder of such a name, for as long as a backup takes."""


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

        async with self._open_live() as url:
            backup = await back_up(url, self._keys, self.folder, now)
        if not self._keep:
            return backup
        pruned_count = await asyncio.to_thread(prune, self.folder, self._keep, now)
        return replace(backup, pruned_count=pruned_count)

    async def restore(self, file: Path) -> "RestoreResult":
        """Puts a backup in the place of the database, or into an empty one of a server; raises
        StorageError or OSError."""
        from storage.backup.backups import restore

        if not is_postgres(self._url):
            return await restore(self._url, self._keys, file)
        from storage.copying import copy_database

        with self._make_copy_folder() as place:
            url = f"sqlite:///{place}/debrief.db"
            restored = await restore(url, self._keys, file)
            await copy_database(url, self._url)
        return restored

    async def shred(self) -> None:
        """Leaves in the backups only the keys of people who still exist, wrapped by the newest key.

        Nothing happens where there are no backups. Raises StorageError or OSError.
        """
        from storage.backup.backups import refresh_keys

        if has_book(self.folder) or list_backups(self.folder):
            async with self._open_live(with_bodies=False) as url:
                await refresh_keys(url, self.folder, self._keys)

    @asynccontextmanager
    async def _open_live(self, *, with_bodies: bool = True) -> AsyncIterator[str]:
        """Yields the URL of a file that holds what is kept now: the database's own, or a copy of
        what a server keeps, which is deleted afterwards."""
        if not is_postgres(self._url):
            yield self._url
            return
        from storage.copying import copy_database

        with self._make_copy_folder() as place:
            url = f"sqlite:///{place}/debrief.db"
            await copy_database(self._url, url, with_bodies=with_bodies)
            yield url

    def _make_copy_folder(self) -> "TemporaryDirectory[str]":
        """Makes a folder for a copy, and deletes those that a killed process left."""
        make_folder(self.folder)
        for left in self.folder.glob(f"{_COPY_PREFIX}*"):
            if time.time() - left.stat().st_mtime > _COPY_LIFETIME.total_seconds():
                rmtree(left, ignore_errors=True)
        return TemporaryDirectory(prefix=_COPY_PREFIX, dir=self.folder)
