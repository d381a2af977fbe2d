"""Notices that the files of an open database were deleted, replaced or cut short from outside.

An open file lives on after its name is gone: without this look everything would seem to be kept,
and would be gone at the next start.
"""

import logging
import os
from pathlib import Path
from typing import NamedTuple

from storage.errors import ReplacedError

_log = logging.getLogger(__name__)
_SUFFIXES = ("", "-wal", "-shm", ".lock")
"""The database, its log, the index of that log, and the lock that keeps a second process out: where
another file lies in its place, a second one may be at work on the database already."""


class _FileIdentity(NamedTuple):
    device: int
    inode: int
    size: int


class FilesInPlace:
    """Remembers the files of one database, as its own connection left them last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names = {suffix: f"{path}{suffix}" for suffix in _SUFFIXES}
        self._known: dict[str, _FileIdentity] = {}
        self._is_told = False

    def remember(self) -> None:
        """Remembers files that are new, and how long the known ones are now.

        Only the own connection changes them, so they may have become shorter by it, too.
        """
        for suffix in _SUFFIXES:
            found, known = self._find(suffix), self._known.get(suffix)
            if found is not None and (known is None or _is_same_file(found, known)):
                self._known[suffix] = found

    def check(self) -> None:
        """Raises ReplacedError when a file is gone, is another one, or is shorter than it was."""
        wrong = [f"{self._path}{suffix}" for suffix in self._known if not self._is_there(suffix)]
        if not wrong:
            self._is_told = False
            return
        error = ReplacedError(" and ".join(wrong))
        if not self._is_told:
            self._is_told = True
            _log.error("%s", error)
        raise error

    def _is_there(self, suffix: str) -> bool:
        found, known = self._find(suffix), self._known[suffix]
        return found is not None and _is_same_file(found, known) and found.size >= known.size

    def _find(self, suffix: str) -> _FileIdentity | None:
        try:
            found = os.stat(self._names[suffix])  # noqa: PTH116 - twice a turn: a path costs more
        except OSError:  # gone, or its disk is
            return None
        return _FileIdentity(found.st_dev, found.st_ino, found.st_size)


def _is_same_file(one: _FileIdentity, other: _FileIdentity) -> bool:
    return (one.device, one.inode) == (other.device, other.inode)
