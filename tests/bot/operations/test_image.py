"""The container's recipe fits the bot as it is, and its health check works."""

import asyncio
import json
import os
import re
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from bot.monitoring.health_checks import HealthMonitor
from bot.monitoring.metrics import Metrics
from bot.receiving.http_server import StatusPages, serve_http
from bot.settings import Settings, read_settings
from tests.bot.conftest import HeldClock

ROOT = Path(__file__).parents[3]
RECIPE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
COMPOSE = (ROOT / "compose.yaml").read_text()


def _lines(keyword: str) -> list[str]:
    return re.findall(rf"^{keyword} +(.*)$", RECIPE, re.MULTILINE)


def _environment() -> dict[str, str]:
    """Returns what the container sets for the bot."""
    return dict(re.findall(r"(\w+)=(\S+)", _lines("ENV")[-1]))


def test_every_base_is_pinned() -> None:
    """Every base image is pinned by its digest."""
    bases = _lines("FROM")
    assert all(re.search(r"@sha256:[0-9a-f]{64}( AS \w+)?$", base) for base in bases)
    assert bases[1].removesuffix(" AS build") == bases[2]


def test_packages_come_from_the_lock() -> None:
    """Packages come from the lock with their hashes, without development packages."""
    (command,) = [line for line in _lines("RUN") if "uv sync" in line]
    assert {"--locked", "--no-dev"} <= set(command.split())


def test_all_rooms_are_in_it() -> None:
    """Each package of the project is copied and compiled."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for room in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert f"{room} {room}" in _lines("COPY")
        assert f'"{room}"' in next(line for line in _lines("RUN") if "compileall" in line)


def test_it_runs_as_nobody_special() -> None:
    """It runs without privileges: its volumes are writable, and everything else is read-only."""
    assert _lines("USER") == ["1000:1000"]
    volumes = json.loads(_lines("VOLUME")[0])
    for volume in volumes:
        assert f"{volume[1:]}:{volume}" in COMPOSE
        assert f'"{volume}"' in next(line for line in _lines("RUN") if 'install"' in line)
    assert "read_only: true" in COMPOSE
    assert "cap_drop: [ALL]" in COMPOSE


def test_its_settings_are_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its settings exist, and everything that they let the bot write is in a volume."""
    for name, value in _environment().items():
        monkeypatch.setenv(name, value)
    settings = read_settings(dotenv=None, secrets=tmp_path)
    volumes = [Path(volume) for volume in json.loads(_lines("VOLUME")[0])]
    database = Path(settings.database_url.removeprefix("sqlite:///"))
    assert {database.parent, settings.backup_dir, Path(os.environ["XDG_CONFIG_HOME"])} == {*volumes}
    assert settings.listen_address == ("0.0.0.0", int(_lines("EXPOSE")[0]))  # noqa: S104 - compared


def test_compose_sets_nothing_else() -> None:
    """Compose repeats only those settings of the image that a bot outside has in the same .env."""
    own = _environment()
    alone = COMPOSE.partition("\n  replica:")[0]
    for name, value in _compose_settings(alone):
        assert own[name] == value
        assert name.lower() in Settings.model_fields


def test_a_replica_differs_by_where_things_are() -> None:
    """A replica of the scale profile is the same container but for its database and its backups."""
    part = COMPOSE.partition("\n  replica:")[2].partition("\n  postgres:")[0]
    settings = dict(_compose_settings(part))
    assert settings.pop("DATABASE_URL").startswith("postgresql://")
    assert settings.pop("BACKUPS_KEPT") == "0"
    assert settings.items() <= _environment().items()
    assert "<<: *bot" in part


def _compose_settings(part: str) -> list[tuple[str, str]]:
    return re.findall(r"^      ([A-Z_]+): (\S+)$", part, re.MULTILINE)


async def test_the_health_check_tells(clock: HeldClock) -> None:
    """The health check returns 0 while the bot answers on LISTEN, and another code otherwise."""
    command = json.loads(_lines("HEALTHCHECK")[0].partition("CMD ")[2])
    pages = StatusPages(HealthMonitor(clock, timedelta(minutes=1)), Metrics())
    async with serve_http(pages.build_app(), "127.0.0.1", 0) as address:
        listen = "0.0.0.0" + address[address.rindex(":") :]  # noqa: S104 - the port counts
        assert await _ended(command, listen) == 0
    assert await _ended(command, listen) != 0


async def _ended(command: list[str], listen: str) -> int | None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *command[1:]),
        env=os.environ | {"LISTEN": listen},
        stderr=asyncio.subprocess.DEVNULL,
    )
    return await process.wait()
