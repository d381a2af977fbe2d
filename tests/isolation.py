"""Isolates a process from the settings, keys, data and backups of whoever runs the tests."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
_SETTINGS = frozenset(name.upper() for name in Settings.model_fields)


@contextmanager
def isolate(folder: Path) -> Iterator[None]:
    """Makes the folder the home and working directory of this process and all it starts.

    Neither a .env nor a key file is found there, and settings in the environment are taken out.
    PYTHONPATH names the code under test, which Python would look for in the working directory.
    """
    names = [name for name in os.environ if _is_personal(name)]
    replacements = {"HOME": str(folder), "PYTHONPATH": str(ROOT)}
    before = {name: os.environ.get(name) for name in (*names, *replacements)}
    for name in names:
        del os.environ[name]
    os.environ.update(replacements)
    try:
        with chdir(folder):
            yield
    finally:
        _restore_environment(before)


@contextmanager
def isolate_in_temporary_folder() -> Iterator[None]:
    """Does the same in a folder that is deleted afterwards, for programs run without pytest."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, isolate(Path(folder)):
        yield


def _restore_environment(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _is_personal(name: str) -> bool:
    """Whether the variable says how its owner wants things, or where they keep them."""
    return name.upper() in _SETTINGS or name.startswith("XDG_")
