"""The real bot on the stand-in, in one process: a clock to wind, and people who chat with it."""

import asyncio
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import SecretStr

import playground
from bot import app
from bot.runtime import Runtime
from bot.settings import Settings
from playground import Playground, WindableClock
from tests.hang_guard import HANG_GUARD
from tests.playground.oracle import check_call

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 9, 7, 7, tzinfo=UTC)
"""Where each bot's clock begins: no holiday in London for fifteen weeks from here."""
WEDNESDAY = 2
LOOKS_EVERY = 0.005
NUDGES_EVERY = 0.1
ROW = " ›"
"""A button that opens a step of a card ends so."""
Pair = tuple[str, str | tuple[str, ...]]
Found = TypeVar("Found")


async def eventually(look: Callable[[], Awaitable[Found]], what: str) -> Found:
    """What `look` finds, as soon as it finds something; AssertionError when it never comes."""
    with suppress(TimeoutError):
        async with asyncio.timeout(HANG_GUARD):
            while True:
                found = await look()
                if found:
                    return found
                await asyncio.sleep(LOOKS_EVERY)
    raise AssertionError(f"never came: {what}")


@dataclass(frozen=True, slots=True)
class Card:
    """A message of the bot as it reads now; `at` is London's clock, to the minute."""

    id: int
    at: datetime
    text: str
    labels: tuple[str, ...]
    copies: tuple[str, ...]
    """What its buttons put on the clipboard."""


class RunningBot:
    """The stand-in, the bot on it and the clock that both go by."""

    def __init__(self, telegram: Playground, runtime: Runtime) -> None:
        self.telegram, self.runtime = telegram, runtime
        self.people = 0

    @property
    def now(self) -> datetime:
        """The wound time in London."""
        return self.telegram.clock.now().astimezone(LONDON)

    async def wind_to(self, goal: datetime) -> None:
        """Lets time pass until then; each ping on the way comes at its minute."""
        assert goal >= self.now, f"the clock only goes forward: {goal}"
        while await self.to_next_ping(goal):
            pass
        self.telegram.clock.wind_to(goal)

    async def to_next_ping(self, limit: datetime) -> bool:
        """Winds to the next moment at which anybody is due; False when that is behind `limit`."""
        due = await self.runtime.next_ping()
        if due is None or due > limit:
            return False
        self.telegram.clock.wind_to(max(due, self.telegram.clock.now()))
        await self._wait_for_pings()
        return True

    async def _wait_for_pings(self) -> None:
        nudged = time.monotonic()

        async def is_done() -> bool:
            nonlocal nudged
            due = await self.runtime.next_ping()
            if due is not None and due <= self.telegram.clock.now():
                if time.monotonic() - nudged > NUDGES_EVERY:  # it was looking when it was nudged
                    self.runtime.nudge()
                    nudged = time.monotonic()
                return False
            return await self._all_sent()

        await eventually(is_done, "the pings that are due")

    async def _all_sent(self) -> bool:
        async with self.runtime.store.unit_of_work() as unit:
            return await unit.outbox.count() == 0

    async def wait_until_handled(self, update: int) -> None:
        """Waits until an update is handled and everything said in answer has arrived."""

        async def is_handled() -> bool:
            async with self.runtime.store.unit_of_work() as unit:
                return (
                    bool(await unit.updates.find_handled([update]))
                    and await unit.outbox.count() == 0
                )

        await eventually(is_handled, f"update {update}")

    async def add_person(self, hour: int = 9, minute: int = 0) -> "PlaygroundPerson":
        """Robin in London who has just signed up, on the next Wednesday at that time."""
        morning = self.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        days = (WEDNESDAY - morning.weekday()) % 7
        goal = morning + timedelta(days=days)
        await self.wind_to(goal if goal >= self.now else goal + timedelta(days=7))
        self.people += 1
        self.telegram.people.add(id=1000 + self.people, first_name="Robin")
        robin = PlaygroundPerson(self, 1000 + self.people)
        await robin.does("/start", "London", "[Robin]")
        return robin

    def faults(self) -> list[str]:
        """What aiogram and python-telegram-bot find wrong in requests and answers."""
        return [
            f"{call['method']}: {fault}"
            for call in self.telegram.world.calls
            for fault in check_call(call["method"], call["params"], call["answer"])
        ]


class PlaygroundPerson:
    """A person in the stand-in: writes, presses, reads."""

    def __init__(self, bot: RunningBot, number: int) -> None:
        self.bot, self.id = bot, number
        self._read = 0
        self._pressed = self._awaited = ""

    # -- what they do ----------------------------------------------------------------------------

    async def does(self, *acts: str) -> None:
        """What is in [brackets] is pressed where it stands last, all else is written."""
        for act in acts:
            if act.startswith("[") and act.endswith("]"):
                await self._press(act[1:-1])
            else:
                self._pressed = ""
                self.bot.telegram.people.send_text(self.id, act)
                await self.bot.wait_until_handled(self.bot.telegram.world.updates.next_number - 1)

    async def press(self, label: str, card: Card) -> str:
        """Presses a button of one message, however old; what is read in answer.

        On a card of several steps the one that was waited for is opened first.
        """
        rows = [one for one in self.again(card).labels if one.endswith(ROW)]
        if rows and label not in self.again(card).labels:
            wanted = (row for row in rows if is_about(row, self._awaited))
            await self._press_on(next(wanted, rows[0]), card)
        return await self._press_on(label, card)

    async def _press_on(self, label: str, card: Card) -> str:
        self._catch_up()
        press = self.bot.telegram.people.press(self.id, card.id, text=label)

        async def answered() -> Any:
            return press.answer

        answer = await eventually(answered, f"an answer to [{label}]")
        self._pressed = answer.get("text", "")
        await self.bot.wait_until_handled(press.update_id or 0)
        return self._told()

    async def draft(self, label: str, card: Card) -> str:
        """Opens a letter and skips what it asks; the letter as it is shown."""
        await self.press(label, card)
        while "Skip" in self.last.labels and "Later" not in self.last.labels:
            await self.does("[Skip]")
        return self.last.text

    async def _press(self, label: str) -> None:
        for card in reversed(self.cards()):
            if label in card.labels:
                await self.press(label, card)
                return
        raise AssertionError(f"there is no [{label}]; the newest is:\n{self.cards()[-1]}")

    async def talk(self, *pairs: Pair) -> None:
        """Each pair: what the person does, and words that they read in answer."""
        for does, reads in pairs:
            self._catch_up()
            await self.does(does)
            told = self._told()
            for words in (reads,) if isinstance(reads, str) else reads:
                assert words in told, f"after {does!r} nobody reads {words!r} in:\n{told}"

    # -- what they read --------------------------------------------------------------------------

    def cards(self) -> list[Card]:
        """All that the bot has said, as it reads now."""
        chat = self.bot.telegram.world.chat(self.id)
        mine = (one for one in chat.messages.values() if one["from"]["id"] != self.id)
        return [_card(one) for one in mine if one["message_id"] not in chat.deleted]

    @property
    def last(self) -> Card:
        """The newest message of the bot."""
        return self.cards()[-1]

    def again(self, card: Card) -> Card:
        """A message as it reads by now."""
        return next(one for one in self.cards() if one.id == card.id)

    def _catch_up(self) -> None:
        self._read = self.bot.telegram.world.feed.last_number

    def _fresh(self) -> list[Card]:
        """What came or changed since they looked last."""
        sequence = self.bot.telegram.world.chat(self.id).sequence
        return [one for one in self.cards() if sequence[one.id] > self._read]

    def _told(self) -> str:
        fresh = (f"{one.text} {' '.join(f'[{x}]' for x in one.labels)}" for one in self._fresh())
        return "\n".join([*fresh, self._pressed])

    # -- time ------------------------------------------------------------------------------------

    async def ping(self, words: str, days: int = 15) -> Card:
        """Lets time pass until a message with these words comes unasked; the message."""
        limit = self.bot.now + timedelta(days=days)
        self._awaited = words
        self._catch_up()
        while await self.bot.to_next_ping(limit):
            for card in self._fresh():
                if words in card.text:
                    return card
            self._catch_up()
        raise AssertionError(f"{words!r} never came until {limit}; the newest is:\n{self.last}")

    async def hears(self, days: int) -> list[Card]:
        """Lets days pass; all that came unasked."""
        self._catch_up()
        await self.bot.wind_to(self.bot.now + timedelta(days=days))
        return self._fresh()

    async def reach(self, hour: int, minute: int = 0, days: int = 0) -> None:
        """Lets time pass until that time, today or so many days later."""
        goal = self.bot.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        await self.bot.wind_to(goal + timedelta(days=days))

    def leave(self) -> None:
        """Blocks the bot, so that nothing more comes."""
        self.bot.telegram.people.block(self.id)


def is_about(row: str, words: str) -> bool:
    """Whether the button of a row opens the step of these words."""
    task = row.removesuffix(ROW).split(", ")[0]
    return task in words or words in task


def clock(card: Card) -> str:
    """When it came: Wed 16:10."""
    return f"{card.at:%a %H:%M}"


def _card(message: dict[str, Any]) -> Card:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    keys = [key for row in rows for key in row]
    at = datetime.fromtimestamp(message["date"], LONDON).replace(second=0)
    copies = tuple(key["copy_text"]["text"] for key in keys if "copy_text" in key)
    text = message.get("text", "")
    return Card(message["message_id"], at, text, tuple(key["text"] for key in keys), copies)


@asynccontextmanager
async def run_bot(folder: Path) -> AsyncIterator[RunningBot]:
    """Runs a bot with its database in `folder`, wired as `python -m bot playground` is."""
    wound, runtimes = WindableClock(), list[Runtime]()
    wound.wind_to(MONDAY)
    telegram = await playground.start(port=0, limits=False, clock=wound)
    settings = Settings(
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{folder / 'debrief.db'}",
        encryption_keys=SecretStr(b64encode(b"k" * 32).decode()),
        allowed_users=frozenset(),
        listen="127.0.0.1:0",
        backup_dir=folder / "backups",
    )

    def nudge(_: datetime) -> None:
        for runtime in runtimes:
            runtime.nudge()

    wound.on_wind(nudge)
    serving = asyncio.create_task(
        app.serve(settings, telegram.token, wound, on_started=runtimes.append)
    )

    async def is_open() -> bool:
        return bool(runtimes)

    try:
        await eventually(is_open, "the bot")
        yield RunningBot(telegram, runtimes[0])
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
        await telegram.stop()
