"""The pictures of the README, taken of the running playground in headless Chromium."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError

from aiohttp import ClientSession

from tests.isolation import isolate_in_temporary_folder
from tests.playground.browser import Browser
from tests.process.rig import Chatter, Telegram, eventually

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
WEDNESDAY = 2
TELLING = (
    "Dana Lee, the hiring manager, dana@acme.example, asked whether I know Kafka. Sam Ortiz, "
    "sam@acme.example, told me about their new warehouse."
)
VIEWPORT: dict[str, Any] = {"width": 980, "height": 1180, "deviceScaleFactor": 1, "mobile": False}


def main() -> None:
    """Plays the first afternoon of somebody in London, and takes the picture of it."""
    PICTURES.mkdir(exist_ok=True)
    with isolate_in_temporary_folder(), run_playground() as telegram:
        telegram.post("users", id=7, first_name="Robin", last_name="Hart", language_code="en")
        robin = Chatter(telegram, 7)
        play_afternoon(telegram, robin)
        (PICTURES / "chat.png").write_bytes(asyncio.run(take_picture(telegram.url)))


@contextmanager
def run_playground() -> Iterator[Telegram]:
    """`python -m bot playground` on a free port with a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        port = find_free_port()
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PLAYGROUND_PORT": str(port),
            "XDG_CONFIG_HOME": f"{folder}/config",
        }
        command = [sys.executable, "-m", "bot", "playground"]
        with subprocess.Popen(command, cwd=folder, env=environment) as process:
            telegram = Telegram(f"http://127.0.0.1:{port}")
            eventually(lambda: _read_state(telegram))
            try:
                yield telegram
            finally:
                process.terminate()


def find_free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _read_state(playground: Telegram) -> Any:
    try:
        return playground.get("state")
    except URLError:
        return None


def play_afternoon(playground: Telegram, robin: Chatter) -> None:
    """From the first word to the thank-you card and the status."""
    day = datetime.now(UTC).date()
    while day.weekday() != WEDNESDAY:
        day += timedelta(days=1)
    playground.post("clock", to=f"{day}T15:30:00+00:00")
    playground.post(f"users/{robin.id}/zone", zone="Europe/London")
    robin.ask("/start")
    robin.until("Which city")
    robin.ask("London")
    robin.send("Robin")
    robin.until("Good, Robin")
    robin.ask("/new Acme Robotics; Data Engineer; today 15:00")
    robin.choose("Looks right")
    robin.until("Saved.")
    playground.post("clock", to=f"{day}T16:10:00+00:00")
    robin.until("Tell it as it comes")
    robin.choose("Start the notes")
    robin.ask(TELLING)
    for label in ("Right", "Finish later"):
        robin.choose(label)
    playground.post("clock", to=f"{day}T17:00:00+00:00")
    robin.until("Thank Dana Lee")
    robin.ask("/status")
    time.sleep(1)


async def take_picture(url: str) -> bytes:
    """The page as it stands, to the last message."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        async with ClientSession() as session:
            browser = Browser(session, Path(profile))
            await browser.open(f"{url}/")
            await browser.command("Emulation.setDeviceMetricsOverride", **VIEWPORT)
            await asyncio.sleep(2)
            taken = await browser.picture()
            await browser.close()
    return taken


if __name__ == "__main__":
    main()
