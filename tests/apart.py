"""Keeps tests apart from whoever runs them: from their settings, keys, data and backups."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
_SETTINGS = frozenset(name.upper() for name in Settings.model_fields)


@contextmanager
def apart(folder: Path) -> Iterator[None]:
    """This process, and all that it starts meanwhile, works and is at home in that folder.

    A .env is looked for where one works, and a key file where one is at home: there is neither.
    What the environment says of settings and homes is not heard. Where this code lies, it tells
    Python, which would find it by the folder one works in.
    """
    names = [name for name in os.environ if _is_of_its_owner(name)]
    own = {"HOME": str(folder), "PYTHONPATH": str(ROOT)}
    kept = {name: os.environ.get(name) for name in (*names, *own)}
    for name in names:
        del os.environ[name]
    os.environ.update(own)
    try:
        with chdir(folder):
            yield
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def apart_for_a_while() -> Iterator[None]:
    """The same in a folder that is gone afterwards, for what is run without pytest."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, apart(Path(folder)):
        yield


def _is_of_its_owner(name: str) -> bool:
    return name.upper() in _SETTINGS or name.startswith("XDG_")
