"""Which rules of the world's time zones are in use: the machine's or ours, whichever are newer.

A process keeps to the rules it started with.
"""

import os
import zoneinfo
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_HEADS = (("tzdata.zi", "# version "), ("+VERSION", ""))


def use_newest() -> None:
    """To be called before any zone is loaded. Whoever sets PYTHONTZPATH has chosen already."""
    if "PYTHONTZPATH" not in os.environ and _shipped() > _of_the_machine():
        zoneinfo.reset_tzpath(())


def in_use() -> str:
    """The version of the rules, such as 2026f."""
    return _of_the_machine() or _shipped()


def _shipped() -> str:
    spec = find_spec("tzdata")
    places = spec.submodule_search_locations if spec is not None else None
    return _version_in(Path(places[0]) / "zoneinfo") if places else ""


def _of_the_machine() -> str:
    """Empty where there are none, or of no known version."""
    folder = next((path for path in map(Path, zoneinfo.TZPATH) if path.is_dir()), None)
    return _version_in(folder) if folder is not None else ""


def _version_in(folder: Path) -> str:
    for name, head in _HEADS:
        with suppress(OSError, UnicodeDecodeError), (folder / name).open(encoding="utf-8") as file:
            line = file.readline().strip()
            if line.startswith(head):
                return line.removeprefix(head)
    return ""
