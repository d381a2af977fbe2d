"""`python -m bot playground` is a way to try the bot, on a desk and in the container."""

import asyncio
import json
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot import stand_in
from bot.errors import NoPlaygroundError
from bot.settings import Settings
from tests.hang_guard import HANG_GUARD

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
VOLUMES = ("/data", "/keys", "/backups")


def container_environment(volumes: Path, port: int) -> dict[str, str]:
    """Returns what the container sets, with its volumes in a folder and its port a free one."""
    final_stage = DOCKERFILE.rpartition("\nFROM ")[2].replace("\\\n", " ")
    declared = re.findall(r"([A-Z_]+)=(\S+)", final_stage.partition("ENV ")[2].partition("\n")[0])
    places = "|".join(VOLUMES)
    return {
        name: re.sub(rf"({places})\b", rf"{volumes}\1", value).replace("8080", str(port))
        for name, value in declared
        if name != "PATH"
    }


def health_check() -> str:
    """Returns the program by which the container finds out whether it is well."""
    _, program, text = json.loads(re.findall(r"HEALTHCHECK.*\\\n +CMD (.*)", DOCKERFILE)[0])
    assert program == "-c"
    return str(text)


@asynccontextmanager
async def running_playground(folder: Path, environment: dict[str, str]) -> AsyncIterator[list[str]]:
    """Runs it in a folder, and yields the lines that it prints at the start."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "playground"),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(HANG_GUARD):
            yield [(await process.stdout.readline()).decode().strip() for _ in range(3)]
    finally:
        process.terminate()
        await asyncio.wait_for(process.communicate(), HANG_GUARD)
    assert process.returncode == 0


async def test_it_runs_with_what_the_container_sets(tmp_path: Path, unused_port: int) -> None:
    """With the container's settings it answers, is healthy, and writes to its volume alone.

    There is no Docker in this test: the process gets the settings of the Dockerfile.
    """
    volumes, folder = tmp_path / "volumes", tmp_path / "app"
    folder.mkdir()
    environment = container_environment(volumes, unused_port)
    async with running_playground(folder, environment) as lines, ClientSession() as session:
        assert lines[0].endswith(f"http://127.0.0.1:{unused_port}/")
        assert f"its data is in {volumes}/data/playground-data/." in lines[1]
        assert lines[2].startswith(f"Whoever reaches port {unused_port} of 0.0.0.0 can use it")
        await ask_for_help(session, f"http://localhost:{unused_port}/playground/api")
        checked = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", health_check()), env=os.environ | environment
        )
        assert await checked.wait() == 0
    assert [*folder.iterdir()] == []
    assert {file.name for file in (volumes / "data").iterdir()} == {
        "playground-data",
        "playground-key",
    }
    assert not (volumes / "keys").exists()


async def ask_for_help(session: ClientSession, controls: str) -> None:
    """Writes to the bot as somebody new, and waits for its answer."""
    await session.post(f"{controls}/users", json={"id": 7, "first_name": "Sam"})
    await session.post(f"{controls}/users/7/text", json={"text": "/help"})
    async with session.get(f"{controls}/users/7/messages?from=bot&wait=10") as answer:
        assert (await answer.json())["messages"]


@pytest.fixture
def unused_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def test_a_taken_port_names_its_setting(tmp_path: Path) -> None:
    """A port in use is one line that names the address, the reason and the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(playground_port=port, playground_dir=tmp_path)
        with pytest.raises(NoPlaygroundError) as caught:
            await stand_in.serve(settings, print)
    said = str(caught.value)
    assert (
        f"127.0.0.1:{port}, which cannot be had: Address already in use. Set PLAYGROUND_PORT"
        in said
    )
    assert "\n" not in said
