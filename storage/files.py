"""Files that are wholly there or not at all, for their owner only, whatever dies in between."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

_OWNER_ONLY_MODES = 0o700, 0o600


def make_folder(path: Path) -> None:
    """With all above it that is missing, for its owner only; what is there stays as it is."""
    if not path.parent.exists():
        make_folder(path.parent)
    path.mkdir(mode=_OWNER_ONLY_MODES[0], exist_ok=True)


def make_file(path: Path) -> None:
    """Empty and for its owner only, in place of what may be there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_MODES[1]))


def timestamped_path(path: Path, why: str) -> Path:
    """A free name to put a file aside under, which says when it was changed last."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    name = f"{path.name}.{why}-{changed:%Y%m%dT%H%M%SZ}"
    taken = {found.name for found in path.parent.iterdir()}
    while name in taken:
        name += "-again"
    return path.with_name(name)


def lock(path: Path) -> IO[bytes]:
    """Holds a file locked until it is closed. BlockingIOError while somebody else holds it."""
    file = path.open("ab")
    try:
        if os.name == "posix":
            import fcntl

            path.chmod(_OWNER_ONLY_MODES[1])
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        file.close()
        raise
    return file


def move_into_place(new: Path, path: Path) -> None:
    """Puts a finished file in its place in one step, safe from a power cut once this returns."""
    sync(new)
    new.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Returns when the disk has all of it. No database may have it open: closing it here would
    let go of that one's locks."""
    _flush(path, os.O_RDWR)


def sync_folder(path: Path) -> None:
    """Returns when the disk has the names in it, where the system can tell."""
    with suppress(OSError):
        _flush(path, os.O_RDONLY)


def _flush(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
