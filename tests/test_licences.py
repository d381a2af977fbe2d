"""What ships is under licences somebody has agreed to; another one is found."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BESIDE = "python-telegram-bot"
"""Under the LGPL, and so used as it is: installed beside Debrief, where anybody can replace it."""


def _find_shipped() -> set[str]:
    """Names of all packages in the lock that the project asks for, directly or not."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    by_name = {one["name"]: one for one in packages}
    found: set[str] = set()
    waiting = ["debrief"]
    while waiting:
        package = by_name[waiting.pop()]
        extras = package.get("optional-dependencies", {}).values()
        wanted = [*package.get("dependencies", ()), *(one for extra in extras for one in extra)]
        new = {one["name"] for one in wanted} - found
        found |= new
        waiting.extend(new)
    return found


def _check(*options: str, path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Pip-licenses with the agreed list of pyproject.toml."""
    return subprocess.run(
        [sys.executable, "-m", "piplicenses", *options],
        cwd=ROOT,
        env={"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_that_ships_is_agreed_to() -> None:
    """Everything that the project asks for; the one package under the LGPL is agreed to by name."""
    shipped = _find_shipped()
    assert {"aiohttp", "certifi", "harper-py", "pydantic-core", "tzlocal", BESIDE} <= shipped
    assert not {"pytest", "mypy", "aiogram"} & shipped
    done = _check("--packages", *shipped, "--ignore-packages", BESIDE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "MarkupSafe" in done.stdout
    assert _check("--packages", BESIDE, "--allow-only", "LGPL-3.0-only").returncode == 0


@pytest.mark.parametrize(
    "said",
    [
        "License-Expression: AGPL-3.0-only",
        "License-Expression: MIT AND AGPL-3.0-only",
        "License-Expression: LGPL-3.0-only",
        "License: Sold by the pound",
        "Summary: says nothing of it",
    ],
)
def test_a_licence_nobody_agreed_to_is_found(tmp_path: Path, said: str) -> None:
    """The check fails and names the package."""
    home = tmp_path / "strange-1.0.dist-info"
    home.mkdir()
    (home / "METADATA").write_text(f"Metadata-Version: 2.4\nName: strange\nVersion: 1.0\n{said}\n")
    done = _check("--packages", "strange", path=tmp_path)
    assert done.returncode == 1
    assert "strange" in done.stderr


def test_the_data_and_their_licences_are_named() -> None:
    """GeoNames and OpenStreetMap ask for it."""
    words = " ".join((ROOT / "NOTICE.md").read_text("utf-8").split())
    data = ("GeoNames", "Creative Commons Attribution 4.0")
    borders = ("OpenStreetMap", "Open Data Commons Open Database License")
    assert [name for name in (*data, *borders) if name not in words] == []
