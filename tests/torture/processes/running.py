"""Runs the whole bot on the stand-in in one process, over real HTTP, with people who wait for
answers.
"""

import asyncio
import logging
import shutil
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr

import playground
from bot import app
from bot.receiving import newcomer
from bot.runtime import Runtime
from bot.settings import Settings
from playground import Playground, WindableClock
from playground.world.faults import Fault
from tests.torture.processes.virtual import folder_in_memory

MORNING = datetime(2026, 9, 9, 8, tzinfo=UTC)
"""This is a Wednesday, nine o'clock in London."""
LOOKS_EVERY = 0.01
PATIENCE = 60.0
"""After so many seconds of real time an answer counts as lost."""
Found = TypeVar("Found")
Message = dict[str, Any]


class LostError(AssertionError):
    """Something that somebody waited for did not come."""


async def eventually(look: Callable[[], Found | None], what: str, seconds: float = 20) -> Found:
    """Returns the first result of `look`; raises LostError after so many real seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        await asyncio.sleep(LOOKS_EVERY)
    raise LostError(f"not within {seconds:g} s: {what}")


@dataclass(slots=True)
class Running:
    """Is the stand-in with the bot on it; `ended` is why the bot ended by itself, if it did."""

    telegram: Playground
    settings: Settings
    runtimes: list[Runtime] = field(default_factory=list)
    _bot: "asyncio.Task[None] | None" = None

    @property
    def runtime(self) -> Runtime:
        """The running parts."""
        return self.runtimes[-1]

    def nudge(self) -> None:
        """Tells the bot that the clock was moved."""
        if self.runtimes and self._bot is not None and not self._bot.done():
            self.runtime.nudge()

    @property
    def ended(self) -> BaseException | None:
        """What ended the bot; None while it runs."""
        if self._bot is None or not self._bot.done() or self._bot.cancelled():
            return None
        return self._bot.exception()

    async def start(self) -> None:
        """Starts the bot, as `python -m bot playground` does."""
        started = len(self.runtimes)
        serving = app.serve(
            self.settings,
            self.telegram.token,
            self.telegram.clock,
            on_started=self.runtimes.append,
        )
        self._bot = asyncio.create_task(serving)
        await eventually(lambda: len(self.runtimes) > started, "the bot")

    async def stop(self) -> None:
        """Stops it as SIGTERM does."""
        if self._bot is not None:
            self._bot.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._bot

    def order(self, **fault: Any) -> Fault:
        """Orders a fault."""
        return self.telegram.app_state.faults.order(Fault(**fault))

    async def all_said(self, seconds: float = 60) -> None:
        """Waits until nothing is left to send; the clock skips pauses."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not await self.hurry():
                return
            await asyncio.sleep(LOOKS_EVERY)
        raise LostError("the outbox never becomes empty")

    async def hurry(self) -> bool:
        """Moves the clock over a pause if there is one; returns whether anything is left
        to send.
        """
        now = self.telegram.clock.now()
        async with self.runtime.store.unit_of_work() as unit:
            left, ahead = await unit.outbox.count(), await unit.outbox.next_send_time(now)
        if left and ahead is not None and ahead > now:
            self.telegram.clock.wind_to(ahead)
        return left > 0

    async def parked(self) -> int:
        """Returns how many updates were parked."""
        async with self.runtime.store.unit_of_work() as unit:
            return len(await unit.updates.list_parked())

    def somebody(self, number: int, name: str = "Robin") -> "ChatPerson":
        """Returns a person who has not written yet."""
        self.telegram.people.add(id=number, first_name=name)
        return ChatPerson(self, number)


@dataclass(slots=True)
class ChatPerson:
    """Is a person in the stand-in."""

    running: Running
    id: int
    patience: float = field(default_factory=lambda: PATIENCE)

    def messages(self) -> list[Message]:
        """Returns all that the bot has said to them, as it reads now."""
        chat = self.running.telegram.world.chat(self.id)
        return [one for one in chat.messages.values() if one["from"]["id"] != self.id]

    def write(self, text: str) -> int:
        """Writes; returns the number of the last message before it."""
        last = self.running.telegram.world.next_message_id
        self.running.telegram.people.send_text(self.id, text)
        return last

    async def ask(self, text: str, words: str) -> Message:
        """Writes, and waits for an answer with these words."""
        return await self.next(words, self.write(text))

    async def next(self, words: str, after: int = 0) -> Message:
        """Waits for the first message with these words after another one."""

        def look() -> Message | None:
            found = (one for one in self.messages() if one["message_id"] > after)
            return next((one for one in found if words in one.get("text", "")), None)

        return await eventually(look, f"{words!r} for {self.id}", self.patience)

    def press(self, message: Message, label: str) -> Any:
        """Presses a button; returns the press, which gets its answer later."""
        return self.running.telegram.people.press(self.id, message["message_id"], text=label)

    async def until(self, look: Callable[[], bool], what: str) -> None:
        """Waits for that condition."""
        await eventually(look, f"{what} for {self.id}", self.patience)

    async def settle_in(self) -> None:
        """Tells the bot that they live in London."""
        await self.ask("/start", "Which city are you in?")
        await self.ask("London", "How do you sign a note?")
        await self.ask(self.name, "Tell me of an interview")

    @property
    def name(self) -> str:
        """The name with which they sign."""
        return f"Robin Hale {self.id}"

    async def timed(self, text: str, words: str) -> float:
        """Returns the seconds of real time until the answer is there."""
        began = time.monotonic()
        await self.ask(text, words)
        return time.monotonic() - began


def labels(message: Message) -> list[str]:
    """Returns the labels of its buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@asynccontextmanager
async def running(
    at: datetime = MORNING, *, limits: bool = False, **settings: Any
) -> AsyncIterator[Running]:
    """Runs a stand-in with a bot on it, as `python -m bot playground` does; nothing of it stays."""
    folder = folder_in_memory()
    wound = WindableClock()
    wound.wind_to(at)
    telegram = await playground.start(port=0, limits=limits, clock=wound)
    bot = Running(telegram, _settings(folder, telegram.url, settings))
    wound.on_wind(lambda _: bot.nudge())
    logging.disable(logging.ERROR)  # what goes wrong here is ordered
    stand, newcomer.STAND_SECONDS = newcomer.STAND_SECONDS, 0.0  # it is alone on its token
    try:
        await bot.start()
        yield bot
    finally:
        logging.disable(logging.NOTSET)
        newcomer.STAND_SECONDS = stand
        await bot.stop()
        await telegram.stop()
        shutil.rmtree(folder)


def _settings(folder: Path, url: str, more: dict[str, Any]) -> Settings:
    return Settings(
        **{
            "telegram_api_url": url,
            "database_url": f"sqlite:///{folder / 'debrief.db'}",
            "encryption_keys": SecretStr(b64encode(b"k" * 32).decode()),
            "allowed_users": frozenset(),
            "listen": "127.0.0.1:0",
            "backups_kept": 0,
            "backup_dir": folder / "backups",
            **more,
        }
    )


async def together(works: Sequence[Awaitable[Found]]) -> list[Found]:
    """Runs all at once; an error is raised when the others are done."""
    done = await asyncio.gather(*works, return_exceptions=True)
    for one in done:
        if isinstance(one, BaseException):
            raise one
    return [one for one in done if not isinstance(one, BaseException)]
