"""Whoever runs the tests has settings, keys, data and backups: they stay as they are."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.persistence.encryption_keys import key_folder
from bot.settings import Settings, read_settings
from tests.isolation import ROOT, isolate

# -- a test ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_an_empty_folder(turn: int, tmp_path: Path) -> None:
    """What one leaves where it works, the next does not find; nor does it lie in `tmp_path`."""
    assert not list(Path.cwd().iterdir())
    assert not list(tmp_path.iterdir())
    Path("left.txt").touch()


def test_what_is_made_by_default_lies_in_that_folder(own_folder: Path) -> None:
    """Settings that name nothing point into it: data, backups and key."""
    settings = read_settings()
    database = Path(settings.database_url.removeprefix("sqlite:///"))
    for path in (database, settings.backup_dir, key_folder()):
        assert path.resolve().is_relative_to(own_folder)


def test_a_process_of_a_test_is_there_too(own_folder: Path) -> None:
    """It works and is at home in the same folder, and runs the code under test."""
    code = "import bot; from pathlib import Path; print(Path.cwd(), Path.home(), bot.__file__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here, home, file = done.stdout.split()
    assert Path(here).samefile(own_folder)
    assert Path(home).samefile(own_folder)
    assert Path(file).is_relative_to(ROOT)


def test_nothing_of_an_owner_is_heard_and_all_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .env where one stands, and the environment in capitals and in small letters."""
    Path(".env").write_text("BACKUPS_KEPT=1\n")
    theirs = {"BACKUP_DIR": "mine", "backups_kept": "2", "XDG_DATA_HOME": "mine", "HOME": "mine"}
    for name, value in theirs.items():
        monkeypatch.setenv(name, value)
    before, here = dict(os.environ), Path.cwd()
    with isolate(tmp_path):
        assert Settings() == Settings.model_construct()
        assert {*os.environ}.isdisjoint({*theirs} - {"HOME"})
        assert Path.home() == Path.cwd() == tmp_path
    assert (dict(os.environ), Path.cwd()) == (before, here)


# -- a checkout ------------------------------------------------------------------------------------

DANGEROUS = (
    "tests/steps_end_to_end/test_steps_interview.py::test_step_01_before_you_leave",
    "tests/bot/operations/test_backups.py::test_whoever_leaves_is_shredded_soon",
    "tests/bot/operations/test_cli.py::test_only_so_many_are_kept",
)
CARELESS = "tests/bot/test_careless.py"
CARELESSNESS = '''
import asyncio, subprocess, sys
from datetime import UTC, datetime
from bot.persistence.open_store import backups_of, open_database_at_start
from bot.settings import Settings

async def test_careless() -> None:
    """Trusts that whatever the settings say is its own, here and in a process."""
    settings = Settings()
    await (await open_database_at_start(settings)).close()
    await backups_of(settings).make(datetime(2027, 1, 1, tzinfo=UTC))
    subprocess.run([sys.executable, "-m", "bot", "backup"], check=True)
'''
"""A test as one could be written any day, and as those of the steps once were."""
CACHES = {"__pycache__", ".pytest_cache", ".hypothesis"}


def test_a_run_leaves_a_checkout_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    """Whatever a .env and the environment say, and however careless a test is."""
    checkout = _checkout(tmp_path)
    before = _hashes(checkout)
    done = _run(checkout, *DANGEROUS, CARELESS)
    assert done.returncode == 0, done.stdout
    assert _hashes(checkout) == before


def test_without_the_fixtures_it_would_not(tmp_path: Path) -> None:
    """The careless test alone then takes backups away and leaves another, and is noticed."""
    checkout = _checkout(tmp_path)
    (checkout / "tests" / "conftest.py").write_text("")
    before = _hashes(checkout)
    _run(checkout, CARELESS)
    after = _hashes(checkout)
    backups = {path for path in before if path.startswith("copies/debrief-2026")}
    assert backups - {*after}
    assert {*after} - {*before}


def _checkout(folder: Path) -> Path:
    """What is tracked, or would be, and beside it what somebody has who also runs the bot."""
    made = folder / "checkout"
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no checkout here of which there could be another")
    # whoever owns the files: here they are only listed
    tracked = [git, "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    which = ["--cached", "--others", "--exclude-standard"]
    listed = subprocess.run([*tracked, *which], capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, made / name)  # with its time, by which what is compiled holds
    for compiled in {(ROOT / name).parent / "__pycache__" for name in listed.split("\0") if name}:
        if compiled.is_dir():
            copied = made / compiled.relative_to(ROOT)
            shutil.copytree(compiled, copied, ignore=_is_being_written)
    (made / CARELESS).write_text(CARELESSNESS)
    for name, content in _belongings().items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(content)
        (made / name).chmod(0o600)
    return made


def _is_being_written(_: str, names: list[str]) -> set[str]:
    """Another worker may compile at this moment: what it writes is not there yet, or soon gone."""
    return {name for name in names if not name.endswith(".pyc")}


def _belongings() -> Mapping[str, str]:
    key = "a2tr" * 10 + "a2s="
    own = ["data/debrief.db", "playground-data/debrief.db", "playground-data/world.json"]
    for place in ("backups", "copies", "more-copies", "playground-data/backups"):
        own += [f"{place}/debrief-202609{day:02}T081500Z.db" for day in range(1, 10)]
        own.append(f"{place}/debrief-keys.db")
    return {
        ".env": "BACKUP_DIR=copies\nBACKUPS_KEPT=3\nDATABASE_URL=sqlite:///data/mine.db\n",
        "home/.config/debrief/encryption.key": key,
        "playground-key/debrief/encryption.key": key,
        **{name: f"{name}, which nothing could bring back" for name in own},
    }


def _run(checkout: Path, *chosen: str) -> "subprocess.CompletedProcess[str]":
    """As `make test` does, by somebody who lives in there too."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        "PYTHONPATH": str(checkout),
        "HOME": str(checkout / "home"),
        "XDG_CONFIG_HOME": str(checkout / "home" / ".config"),
        "backups_kept": "2",
    }
    where = ["--rootdir", ".", "--basetemp", str(checkout.parent / "tests")]
    command = [sys.executable, "-m", "pytest", *where, *chosen]
    return subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def _hashes(folder: Path) -> dict[str, str]:
    """Of every file there but caches, by its path; of a folder, that it is there."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "a folder"
        )
        for path in sorted(folder.rglob("*"))
        if not {*path.relative_to(folder).parts} & CACHES
    }
