"""An APSW VFS is a disk under SQLite that reports every operation, and may refuse it.

Directory entries are reported too, as the real one treats them: created and deleted without a sync
of the folder, which only the first sync of a new log or journal brings.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count
from pathlib import PurePath
from typing import Protocol

import apsw

_NEW_LOGS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
_serial = count(1)


class Kind(Enum):
    """Names an operation of a disk."""

    MAKE = auto()
    """A name for a new, empty file."""
    WRITE = auto()
    TRUNCATE = auto()
    """A cut to the size that `at` says."""
    SYNC = auto()
    """A sync of one file's bytes and size, which returns when they are on the disk."""
    SYNC_NAMES = auto()
    """A sync of the folder's names."""
    DROP = auto()


@dataclass(frozen=True, slots=True)
class Op:
    """Is one operation; `file` stays the same when a name is given to another file later."""

    kind: Kind
    name: str = ""
    file: int = 0
    at: int = 0
    data: bytes = b""


class TornError(Exception):
    """Raised before a write: so many of its bytes are written, then it fails as `__cause__`."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class Tap(Protocol):
    """Listens to the disk."""

    def before(self, op: Op) -> None:
        """Is called before an operation; an APSW error raised here goes to SQLite and
        prevents it.
        """
        ...

    def after(self, op: Op) -> None:
        """Is called after an operation."""
        ...


class RecordingVfs(apsw.VFS):
    """Is the disk; `files` are the numbers of existing files by name."""

    def __init__(self, tap: Tap, files: dict[str, int] | None = None) -> None:
        self.tap = tap
        self.name = f"recording {next(_serial)}"
        self._files = dict(files or {})
        self._numbers = count(max(self._files.values(), default=0) + 1)
        super().__init__(self.name, "")

    def make(self, name: str) -> None:
        """Reports a file that was made without SQLite."""
        self._files[name] = next(self._numbers)
        self.tap.after(Op(Kind.MAKE, name, self._files[name]))

    def xOpen(  # noqa: N802 - APSW's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        """Opens a file that reports, unless it has no name: such a file does not outlive the
        process.
        """
        if name is None:
            return apsw.VFSFile("", None, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        short = PurePath(path).name
        if short not in self._files:
            if not flags[0] & apsw.SQLITE_OPEN_CREATE:
                return apsw.VFSFile("", name, flags)
            self.tap.before(Op(Kind.MAKE, short))
            self.make(short)
        return _File(self, name, flags, Op(Kind.SYNC, short, self._files[short]))

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - APSW's name
        """Deletes a file; it is not certain before the folder is synced."""
        op = Op(Kind.DROP, PurePath(filename).name, self._files.get(PurePath(filename).name, 0))
        self.tap.before(op)
        super().xDelete(filename, syncdir)
        self._files.pop(op.name, None)
        self.tap.after(op)
        if syncdir:
            self.tap.after(Op(Kind.SYNC_NAMES))


class _File(apsw.VFSFile):
    def __init__(
        self, disk: RecordingVfs, name: str | apsw.URIFilename, flags: list[int], sync: Op
    ) -> None:
        self._tap, self._sync = disk.tap, sync
        self._names_too = bool(flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & _NEW_LOGS)
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - APSW's name
        op = Op(Kind.WRITE, self._sync.name, self._sync.file, offset, bytes(data))
        try:
            self._tap.before(op)
        except TornError as error:
            super().xWrite(op.data[: error.count], offset)
            raise (error.__cause__ or error) from None
        super().xWrite(data, offset)
        self._tap.after(op)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - APSW's name
        op = Op(Kind.TRUNCATE, self._sync.name, self._sync.file, newsize)
        self._tap.before(op)
        super().xTruncate(newsize)
        self._tap.after(op)

    def xSync(self, flags: int) -> None:  # noqa: N802 - APSW's name
        self._tap.before(self._sync)
        super().xSync(flags)
        self._tap.after(self._sync)
        if self._names_too:
            self._names_too = False
            self._tap.after(Op(Kind.SYNC_NAMES))


@contextmanager
def register_vfs(tap: Tap, files: dict[str, int] | None = None) -> Iterator[RecordingVfs]:
    """Registers the disk with SQLite for the length of the block."""
    disk = RecordingVfs(tap, files)
    try:
        yield disk
    finally:
        disk.unregister()


def quick_folder() -> str | None:
    """Returns a folder in memory where files cost no flush, or None for the usual place.

    The trial itself says what is on the disk.
    """
    memory = "/dev/shm"  # noqa: S108 - a folder of its own is made in it
    return memory if os.access(memory, os.W_OK) else None
