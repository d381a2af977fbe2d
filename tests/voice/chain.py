"""Runs the real bot with real ears on the stand-in, for the tests and for the benchmark."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import playground
from bot import app
from bot.clock import SystemClock
from bot.settings import Settings
from playground import Playground

RECORDINGS = Path(__file__).parent / "recordings"
MODEL = Path(os.environ.get("VOICE_MODEL") or ".venv/voice-model/model").absolute()
SECONDS = {"told": 20, "moved": 3, "offer": 4, "long": 51, "silence": 4, "music": 7}


def sound(name: str) -> bytes:
    """Returns a recording by its name."""
    return (RECORDINGS / f"{name}.ogg").read_bytes()


@dataclass(slots=True)
class Chain:
    """Is the stand-in with the real bot behind it."""

    telegram: Playground
    task: "asyncio.Task[None]"

    def read(self, person: int) -> list[str]:
        """Returns all texts that the bot has sent to that person."""
        messages = self.telegram.world.chats[person].messages.values()
        return [one.get("text", "") for one in messages if one["from"]["is_bot"]]

    async def wait_for(self, person: int, count: int, seconds: float = 60) -> list[str]:
        """Returns what the person reads once it is so many messages."""
        async with asyncio.timeout(seconds):
            while len(self.read(person)) < count:
                if self.task.done():
                    self.task.result()
                await asyncio.sleep(0.005)
        return self.read(person)

    async def say(self, person: int, text: str, answers: int = 1) -> list[str]:
        """Writes a text, and returns the answers to it."""
        before = len(self.read(person))
        self.telegram.people.send_text(person, text)
        return (await self.wait_for(person, before + answers))[before:]

    async def speak(self, person: int, name: str) -> list[str]:
        """Sends a recording, and returns the two messages that answer it."""
        before = len(self.read(person))
        self.telegram.people.send_voice(person, SECONDS[name], sound(name))
        return (await self.wait_for(person, before + 2))[before:]

    async def welcome(self, person: int) -> None:
        """Lets somebody begin, who is in Berlin then."""
        self.telegram.people.add(id=person, first_name=f"Robin{person}")
        for text, answers in (("/start", 2), ("Berlin", 1), ("Robin", 1)):
            await self.say(person, text, answers)


@asynccontextmanager
async def run_chain(folder: Path, **settings: Any) -> AsyncIterator[Chain]:
    """Starts the stand-in and the bot in that folder."""
    telegram = await playground.start(port=0, limits=False)
    chosen: dict[str, Any] = {
        "_env_file": None,
        "telegram_api_url": telegram.url,
        "database_url": f"sqlite:///{folder}/debrief.db",
        "encryption_keys": "a" * 43 + "=",
        "backup_dir": folder / "backups",
        "backups_kept": 0,
        "listen": "127.0.0.1:0",
        "voice_model": MODEL,
    }
    run = app.serve(Settings(**(chosen | settings)), telegram.token, SystemClock())
    task = asyncio.create_task(run)
    try:
        yield Chain(telegram, task)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await telegram.stop()
