"""Looks for known weaknesses in all that ships, and fails when anything was not looked at.

`python -m tools.weaknesses` takes the file of requirements that `uv export` writes. pip-audit
passes over packages that it cannot find in the database of weaknesses, and ends well without having
looked at a single one; that is found here. Packages for other systems are looked at too.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MOST_NAMED = 5
"""Of packages that nobody looked at, so many are named; the others are counted."""
NOT_LOOKED_AT = (
    "{count} of {total} packages were not looked at, so nothing is known of them: {names}. "
    "Does this machine reach the database of weaknesses (pypi.org)?"
)


def read_requirements(lines: Iterable[str]) -> Iterator[str]:
    """Yields each package with its version and hashes, without the system that it is for."""
    for line in lines:
        if line[:1].isalnum():
            requirement = Requirement(line.rstrip(" \\\n"))
            yield f"{requirement.name}{requirement.specifier} \\"
        elif line.lstrip().startswith("--hash"):
            yield line


def list_packages(requirements: Iterable[str]) -> list[str]:
    """Returns the package names in those lines."""
    return [
        canonicalize_name(Requirement(line.rstrip(" \\")).name)
        for line in requirements
        if line[:1].isalnum()
    ]


def find_problems(shipped: Iterable[str], report: Mapping[str, Any]) -> Iterator[str]:
    """Yields each known weakness, and then how many packages nobody looked at."""
    names, looked_at = sorted(set(shipped)), set[str]()
    for package in report.get("dependencies", ()):
        if "vulns" not in package:
            continue
        looked_at.add(canonicalize_name(package["name"]))
        for weakness in package["vulns"]:
            mended = ", ".join(weakness.get("fix_versions", ())) or "no version yet"
            yield f"{package['name']} {package['version']}: {weakness['id']}, mended in {mended}"
    missing = [name for name in names if name not in looked_at]
    if missing or not names:
        named = ", ".join(missing[:MOST_NAMED]) + (", ..." if len(missing) > MOST_NAMED else "")
        yield NOT_LOOKED_AT.format(count=len(missing), total=len(names), names=named or "none")


def ask_database(requirements: Iterable[str]) -> tuple[dict[str, Any], str]:
    """Returns what pip-audit found, and what it said where it found out nothing."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text("\n".join(requirements) + "\n", "utf-8")
        options = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json")
        command = [sys.executable, "-m", "pip_audit", *options, "-r", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        return {}, done.stderr.strip()
    return (report, "") if isinstance(report, dict) else ({}, done.stderr.strip())


def main(path: str) -> str | None:
    """Returns what is wrong, for whoever ran it; None when everything was looked at and is well."""
    requirements = list(read_requirements(Path(path).read_text("utf-8").splitlines()))
    shipped = list_packages(requirements)
    report, said = ask_database(requirements)
    problems = [*([said] if said else []), *find_problems(shipped, report)]
    if not problems:
        sys.stdout.write(f"No weakness is known in {len(shipped)} packages; all were looked at.\n")
    return "\n".join(problems) or None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
