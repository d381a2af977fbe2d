"""What ships is under licences somebody has agreed to; another one is found."""

import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker

from tools.licences import BESIDE, check_licences, find_absent, main

ROOT = Path(__file__).parent.parent


VOICE = "voice"
"""This extra is large and is not installed for `make test`; `make test-voice` looks at it."""


def find_shipped(*, left_out: str = "") -> set[str]:
    """Names of all packages in the lock that the project asks for on this machine, directly or not,
    but for one extra."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    by_name = {one["name"]: one for one in packages}
    found: set[str] = set()
    waiting = ["debrief"]
    while waiting:
        package = by_name[waiting.pop()]
        extras = package.get("optional-dependencies", {}).items()
        wanted = [*package.get("dependencies", ())]
        wanted += [one for name, extra in extras if name != left_out for one in extra]
        new = {one["name"] for one in wanted if _is_for_here(one)} - found
        found |= new
        waiting.extend(new)
    return found


def _is_for_here(wanted: dict[str, str]) -> bool:
    return "marker" not in wanted or Marker(wanted["marker"]).evaluate()


def test_all_that_ships_is_agreed_to() -> None:
    """Everything that the project asks for; the one package under the LGPL is agreed to by name."""
    shipped = find_shipped(left_out=VOICE)
    assert {"aiohttp", "certifi", "harper-py", "pydantic-core", "tzlocal", BESIDE} <= shipped
    assert not {"pytest", "mypy", "aiogram"} & shipped
    assert find_absent(shipped) == []
    assert list(check_licences(shipped)) == []


MIT_CLASSIFIER = "Classifier: License :: OSI Approved :: MIT License"
GPL_CLASSIFIER = "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)"


@pytest.mark.parametrize(
    "metadata",
    [
        "License-Expression: AGPL-3.0-only",
        "License-Expression: MIT AND AGPL-3.0-only",
        "License-Expression: LGPL-3.0-only",
        "License: Sold by the pound",
        "Summary: says nothing of it",
        f"{MIT_CLASSIFIER}\n{GPL_CLASSIFIER}",
        f"License: GPL-3.0\n{MIT_CLASSIFIER}",
    ],
)
def test_a_licence_nobody_agreed_to_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, metadata: str
) -> None:
    """The check fails and names the package, also when another of its licences is agreed to."""
    _make_package(tmp_path, "strange", metadata)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert any("strange" in problem for problem in check_licences(["strange"]))


def test_an_agreed_licence_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package is not refused for being unknown."""
    _make_package(tmp_path, "plain", MIT_CLASSIFIER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert list(check_licences(["plain"])) == []


def _make_package(folder: Path, name: str, metadata: str) -> None:
    home = folder / f"{name}-1.0.dist-info"
    home.mkdir()
    words = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}\n"
    (home / "METADATA").write_text(words)


def test_what_was_not_looked_at_is_named(tmp_path: Path) -> None:
    """A package that is not installed, and a file without any; but none of another machine."""
    path = tmp_path / "shipped.txt"
    path.write_text("# by uv\n")
    assert main(str(path)) == "no package was looked at"
    hashes = " \\\n    --hash=sha256:00\n"
    path.write_text(f"not-there==1.0{hashes}elsewhere==1 ; sys_platform == 'plan9'{hashes}")
    told = str(main(str(path)))
    assert "not installed, so not looked at: not-there" in told
    assert "elsewhere" not in told


def test_the_data_and_their_licences_are_named() -> None:
    """GeoNames and OpenStreetMap ask for it."""
    words = " ".join((ROOT / "NOTICE.md").read_text("utf-8").split())
    data = ("GeoNames", "Creative Commons Attribution 4.0")
    borders = ("OpenStreetMap", "Open Data Commons Open Database License")
    assert [name for name in (*data, *borders) if name not in words] == []
