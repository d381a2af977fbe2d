"""Says under which licence each package is that ships, and fails on one nobody has agreed to.

`python -m tools.licences` reads the names that `make audit` writes, or follows what the project
itself asks for, and what each installed package says of itself.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SHIPPED, NOTICE = ROOT / ".venv" / "shipped.txt", ROOT / "NOTICE.md"
PROJECT, EXTRAS = "debrief", ("proofreading",)

FREE_LICENCES = frozenset(
    {
        *("MIT", "MIT-0", "ISC", "Unlicense", "0BSD", "Zlib"),
        *("BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "Python-2.0", "MPL-2.0"),
    }
)
"""Under these anything may ship; MPL-2.0 asks for the source of changed files, and none is."""
INSTALLED_BESIDE = {"python-telegram-bot": "LGPL-3.0-only"}
"""Under the LGPL, and so used as it is: installed beside Debrief, where anybody can replace it."""
DATA = (
    ("GeoNames", "CC-BY-4.0", "Creative Commons Attribution 4.0"),
    ("OpenStreetMap by way of tzfpy", "ODbL-1.0", "Open Data Commons Open Database License"),
)
"""Data with licences of their own, and the words that NOTICE.md names each licence by."""

_SPDX_NAMES = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
_CLASSIFIER = "License :: OSI Approved :: "
_REQUIREMENT_LINE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\s*(\[|==|;|$)")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LicenceEntry:
    """One package or set of data; `fine` when somebody has agreed to its licence."""

    name: str
    version: str
    licence: str
    is_agreed: bool


def is_agreed(name: str, licence: str) -> bool:
    """Whether that package may ship under that licence (an SPDX expression)."""
    if INSTALLED_BESIDE.get(name) == licence:
        return True
    choices = [part.strip("() ") for part in licence.split(" OR ")]
    return any(
        all(one.strip("() ") in FREE_LICENCES for one in part.split(" AND ")) for part in choices
    )


def licence_of(package: Distribution) -> str:
    """As an SPDX expression: what it says in one, else in its classifiers, else in its own words.

    Several classifiers may mean a choice or not: all of them have to be agreed to.
    """
    said = package.metadata
    if "License-Expression" in said:
        return said["License-Expression"]
    listed = [one for one in said.get_all("Classifier") or [] if one.startswith(_CLASSIFIER)]
    names = [one.removeprefix(_CLASSIFIER) for one in listed] or [said["License"] or ""]
    return " AND ".join(_SPDX_NAMES.get(name, _first_line(name)) for name in names)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0] or UNKNOWN


def read_shipped(listing: str) -> list[Requirement]:
    """The requirements in an export of the lock that this machine has a use for."""
    lines = (line.rstrip("\\ ") for line in listing.splitlines())
    wanted = [Requirement(line) for line in lines if _REQUIREMENT_LINE.match(line)]
    return [one for one in wanted if one.marker is None or one.marker.evaluate()]


def find_requirements(
    project_name: str = PROJECT, extras: Iterable[str] = EXTRAS
) -> list[Requirement]:
    """Everything that an installed project asks for, and what that asks for in turn."""
    found: dict[str, Requirement] = {}
    waiting = [Requirement(f"{project_name}[{','.join(extras)}]")]
    while waiting:
        for one in _direct_requirements(waiting.pop()):
            if canonicalize_name(one.name) not in found:
                found[canonicalize_name(one.name)] = one
                waiting.append(one)
    return sorted(found.values(), key=lambda one: one.name)


def _direct_requirements(requirement: Requirement) -> Iterator[Requirement]:
    for text in distribution(requirement.name).requires or []:
        one = Requirement(text)
        extras = ("", *requirement.extras)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras):
            yield one


def licence_table(requirements: Iterable[Requirement], notice: str) -> list[LicenceEntry]:
    """A line each, packages first and then data; a package that is not here is not fine."""
    return [*(_package_entry(one) for one in requirements), *_data_entries(notice)]


def _package_entry(requirement: Requirement) -> LicenceEntry:
    name = canonicalize_name(requirement.name)
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return LicenceEntry(name, "", "not installed", is_agreed=False)
    licence = licence_of(package)
    return LicenceEntry(name, package.version, licence, is_agreed(name, licence))


def _data_entries(notice: str) -> Iterator[LicenceEntry]:
    words = " ".join(notice.split())
    for name, licence, named in DATA:
        yield LicenceEntry(f"data: {name}", "", licence, named in words)


def main() -> int:
    """Prints the table; 1 when a licence is not agreed to."""
    wanted = read_shipped(SHIPPED.read_text("utf-8")) if SHIPPED.exists() else find_requirements()
    lines = licence_table(wanted, NOTICE.read_text("utf-8"))
    for line in lines:
        mark = "" if line.is_agreed else "  NOT AGREED TO"
        print(f"{line.name:36}{line.version:18}{line.licence}{mark}")  # noqa: T201 - its purpose
    return 0 if lines and all(line.is_agreed for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
