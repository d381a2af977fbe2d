"""Checks that all that ships is under licences somebody has agreed to: `python -m tools.licences`.

It takes the file of requirements that `uv export` writes. The agreed licences stand in
pyproject.toml. pip-licenses alone accepts a package when any one of its classifiers is agreed to,
and passes over packages that are not installed; both are found here.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
BESIDE = "python-telegram-bot"
"""It is under the LGPL, and so used as it is: installed beside Debrief, where anybody can replace
it."""
NEVER = "GPL; GNU; Affero; SSPL; Server Side; Business Source; Proprietary; Commercial; Non-Free"
"""No licence of a package may have any of this in its name, whatever else it is offered under."""
CHECKS: tuple[tuple[str, ...], ...] = (
    (),
    ("--from", "classifier", "--allow-only", "", "--partial-match", "--fail-on", NEVER),
    ("--from", "meta", "--allow-only", "", "--partial-match", "--fail-on", NEVER),
)
"""The options of each run of pip-licenses: the agreed list first, then what nobody may slip in."""


def read_shipped(lines: Iterable[str]) -> Iterator[str]:
    """The names of the packages in a file of requirements that are for this machine."""
    for line in lines:
        if line[:1].isalnum():
            requirement = Requirement(line.rstrip(" \\\n"))
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def find_absent(names: Iterable[str]) -> list[str]:
    """Those of the packages that are not installed, so that nobody could look at them."""
    return [name for name in names if not _is_installed(name)]


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def check_licences(names: Iterable[str]) -> Iterator[str]:
    """Yields what is wrong with the licences of these packages, as pip-licenses puts it."""
    own = [name for name in names if name != BESIDE]
    if not own:
        yield "no package was looked at"
        return
    for options in CHECKS:
        yield from _run("--packages", *own, *options)
    yield from _run("--packages", BESIDE, "--allow-only", "LGPL-3.0-only")


def _run(*options: str) -> Iterator[str]:
    command = [sys.executable, "-m", "piplicenses", "--with-system", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        yield done.stderr.strip()


def main(path: str) -> str | None:
    """Returns what is wrong, for whoever ran it; None when all is well."""
    names = sorted(read_shipped(Path(path).read_text("utf-8").splitlines()))
    problems = [f"not installed, so not looked at: {name}" for name in find_absent(names)]
    problems += check_licences(names)
    if not problems:
        sys.stdout.write(f"The licences of {len(names)} packages are agreed to.\n")
    return "\n".join(problems) or None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
