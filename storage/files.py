"""Files are written completely or not at all, for their owner only, even if the process dies."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

_OWNER_ONLY_MODES = 0o700, 0o600


def make_folder(path: Path) -> None:
    """Creates the folder and its parents, for the owner only; existing ones stay as they are."""
    if not path.parent.exists():
        make_folder(path.parent)
    path.mkdir(mode=_OWNER_ONLY_MODES[0], exist_ok=True)


def make_file(path: Path) -> None:
    """Creates an empty file for the owner only; it replaces an existing one."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_MODES[1]))


def find_path_aside(path: Path, why: str) -> Path:
    """Returns a free name under which a file can be set aside, with the time of its last change."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    name = f"{path.name}.{why}-{changed:%Y%m%dT%H%M%SZ}"
    taken = {found.name for found in path.parent.iterdir()}
    while name in taken:
        name += "-again"
    return path.with_name(name)


def lock(path: Path) -> IO[bytes]:
    """Locks a file until it is closed; raises BlockingIOError while another process holds it."""
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
    """Moves a finished file to its place in one step, safe from a power cut after the return."""
    sync(new)
    new.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Returns when the disk has the whole file.

    No database may have the file open: closing it here would release that database's locks.
    """
    _flush(path, os.O_RDWR)


def sync_folder(path: Path) -> None:
    """Returns when the disk has the names in the folder, on systems that can tell."""
    with suppress(OSError):
        _flush(path, os.O_RDONLY)


def _flush(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
