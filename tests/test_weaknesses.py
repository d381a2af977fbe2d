"""An audit that has looked at nothing, or not at everything, does not pass."""

from pathlib import Path
from typing import Any

import pytest

from tools import weaknesses
from tools.weaknesses import find_problems, list_packages, read_requirements

EXPORTED = """\
# made by uv
aiohttp==3.14.0 ; sys_platform == 'win32' \\
    --hash=sha256:00
    # via debrief
PyYAML==6.0.3 \\
    --hash=sha256:11
""".splitlines()
SKIPPED = {"name": "aiohttp", "skip_reason": "Dependency not found on PyPI"}
SOUND: dict[str, Any] = {"name": "aiohttp", "version": "3.14.0", "vulns": []}
WEAK = {
    "name": "pyyaml",
    "version": "6.0.3",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["6.0.4"]}],
}


def test_what_ships_is_read_for_every_system() -> None:
    """Packages for another system are looked at as well, by version and hash."""
    lines = list(read_requirements(EXPORTED))
    assert lines == [
        "aiohttp==3.14.0 \\",
        "    --hash=sha256:00",
        "PyYAML==6.0.3 \\",
        "    --hash=sha256:11",
    ]
    assert list_packages(lines) == ["aiohttp", "pyyaml"]


@pytest.mark.parametrize(
    ("report", "wanted"),
    [
        ({"dependencies": [SKIPPED, SKIPPED | {"name": "PyYAML"}]}, ["2 of 2 packages were not"]),
        ({"dependencies": [SOUND]}, ["1 of 2 packages were not looked at"]),
        ({}, ["2 of 2 packages were not looked at"]),
        ({"dependencies": [SOUND, WEAK]}, ["pyyaml 6.0.3: PYSEC-1, mended in 6.0.4"]),
        ({"dependencies": [SKIPPED, WEAK]}, ["pyyaml 6.0.3: PYSEC-1", "1 of 2 packages were not"]),
        ({"dependencies": [SOUND, WEAK | {"vulns": []}]}, []),
    ],
)
def test_whatever_was_not_looked_at_is_a_problem(report: dict[str, Any], wanted: list[str]) -> None:
    """A skipped package, a missing one and a weakness are each said; else nothing is."""
    found = list(find_problems(["aiohttp", "pyyaml"], report))
    assert [line.startswith(start) for line, start in zip(found, wanted, strict=True)] == [
        True for _ in wanted
    ]


def test_nothing_to_look_at_is_a_problem() -> None:
    """An audit of no package at all does not pass either."""
    assert list(find_problems([], {"dependencies": []}))


def test_what_the_auditor_says_instead_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the auditor finds out nothing, its own words come first and the audit fails."""
    monkeypatch.setattr(weaknesses, "ask_database", lambda _: ({}, "no route to pypi.org"))
    file = tmp_path / "shipped.txt"
    file.write_text("\n".join(EXPORTED))
    said = weaknesses.main(str(file))
    assert said is not None
    assert said.splitlines()[0] == "no route to pypi.org"
    assert "2 of 2 packages were not looked at" in said
