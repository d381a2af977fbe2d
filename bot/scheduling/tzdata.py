"""Chooses the newest time zone rules, from the machine or from the installed package.

A process keeps the rules it started with.
"""

import os
import zoneinfo
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_VERSION_FILES = (("tzdata.zi", "# version "), ("+VERSION", ""))


def use_newest_rules() -> None:
    """Has to be called before any zone is loaded; a set PYTHONTZPATH is respected."""
    if "PYTHONTZPATH" not in os.environ and _package_version() > _machine_version():
        zoneinfo.reset_tzpath(())


def version_in_use() -> str:
    """Returns the version of the rules, such as 2026f."""
    return _machine_version() or _package_version()


def _package_version() -> str:
    spec = find_spec("tzdata")
    places = spec.submodule_search_locations if spec is not None else None
    return _version_in(Path(places[0]) / "zoneinfo") if places else ""


def _machine_version() -> str:
    """Returns an empty text where there are no rules, or none of a known version."""
    folder = next((path for path in map(Path, zoneinfo.TZPATH) if path.is_dir()), None)
    return _version_in(folder) if folder is not None else ""


def _version_in(folder: Path) -> str:
    for name, head in _VERSION_FILES:
        with suppress(OSError, UnicodeDecodeError), (folder / name).open(encoding="utf-8") as file:
            line = file.readline().strip()
            if line.startswith(head):
                return line.removeprefix(head)
    return ""
