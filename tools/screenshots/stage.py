"""Runs the playground for one life, and lets somebody in it write, press, and wait for the hour."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from zoneinfo import ZoneInfo

from tests.process.rig import Chatter, Telegram, eventually

ROOT = Path(__file__).parents[2]
CALM = 0.8
"""Seconds without anything new after which the coach has said all that it had to say."""
PATIENCE = 15.0
PERSON = 7


@dataclass
class Player:
    """Is the person whose life is played; days and hours are those of their city."""

    telegram: Telegram
    chatter: Chatter
    zone: ZoneInfo

    @property
    def url(self) -> str:
        return self.telegram.url

    def begin(self, city: str, signature: str = "") -> None:
        """Starts the bot and answers its two questions."""
        self.do("/start", city, signature or "[Robin]")

    def wind(self, moment: str) -> None:
        """Winds the clock to "2026-11-11 15:30", and waits for what the coach says then."""
        there = datetime.fromisoformat(moment).replace(tzinfo=self.zone)
        self.telegram.post("clock", to=there.isoformat())
        self._wait_for_calm(3 * CALM)

    def do(self, *deeds: str) -> None:
        """Writes each in turn, or presses it where it stands in [brackets]."""
        for deed in deeds:
            before = self._read_chat()
            if deed.startswith("["):
                self.chatter.press(deed[1:-1])
            else:
                self.chatter.send(deed)
            self._wait_for_change(before, deed)
            self._wait_for_calm(CALM)

    def _wait_for_change(self, before: Any, deed: str) -> None:
        eventually(lambda: self._read_chat() != before, PATIENCE, deed)

    def _wait_for_calm(self, seconds: float) -> None:
        seen, since = self._read_chat(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.05)
            if seen != (seen := self._read_chat()):
                since = time.monotonic()

    def _read_chat(self) -> Any:
        return self.telegram.get(f"users/{self.chatter.id}/messages?from=bot")["messages"]


@contextmanager
def run_playground(zone: str, moment: str) -> Iterator[Player]:
    """Runs `python -m bot playground` with a folder of its own and Robin Hart in it; it is `moment`
    in that time zone."""
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
            try:
                eventually(lambda: _is_there(telegram), PATIENCE)
                yield _invite(telegram, zone, moment)
            finally:
                process.terminate()


def find_free_port() -> int:
    """Returns a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _is_there(telegram: Telegram) -> bool:
    try:
        telegram.get("state")
    except URLError:
        return False
    return True


def _invite(telegram: Telegram, zone: str, moment: str) -> Player:
    player = Player(telegram, Chatter(telegram, PERSON), ZoneInfo(zone))
    there = datetime.fromisoformat(moment).replace(tzinfo=player.zone)
    telegram.post("clock", to=there.isoformat())
    telegram.post("users", id=PERSON, first_name="Robin", last_name="Hart", language_code="en")
    telegram.post(f"users/{PERSON}/zone", zone=zone)
    return player
