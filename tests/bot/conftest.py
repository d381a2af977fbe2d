"""Gives tests a stand-in for Telegram, a database and a connection, all real and in this
process.
"""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot

import playground
from bot.intake.intake import Intake
from bot.intake.library_bot import LibraryBot
from bot.telegram_api import bot_api
from bot.telegram_api.bot_account import BotAccount
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground, WindableClock
from storage.unit_of_work import Store, open_store
from tests.bot.operating import KEY, Operator

if TYPE_CHECKING:
    from tests.bot.arriving import Rest

Make = Callable[..., Intake]
NOW = datetime(2026, 11, 12, 10, tzinfo=UTC)


class HeldClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    """The stand-in, with Sam (1001) and Kim (1002) who have started the bot."""
    running = await playground.start(port=0, limits=False, clock=WindableClock())
    for number, name in ((1001, "Sam"), (1002, "Kim")):
        running.people.add(id=number, first_name=name)
        running.people.start_chat(number)
    yield running
    await running.stop()


@pytest.fixture(autouse=True)
def _ask_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that was refused is asked about again without the pause."""
    monkeypatch.setattr(bot_api, "CONFIRM_SECONDS", 0.01)


@pytest.fixture
async def wire(telegram: Playground) -> AsyncIterator[BotApiClient]:
    line = BotApiClient(telegram.url, telegram.token)
    yield line
    await line.close()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(f"sqlite:///{tmp_path}/debrief.db", [b"k" * 32])
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def bot() -> Bot:
    """The library's bot that updates carry."""
    return LibraryBot(BotAccount(1, "debrief_bot"))


@pytest.fixture
def rest() -> "Rest":
    """Stands beside the intake and records what it is told."""
    from tests.bot.arriving import Rest  # imported here, because it needs the clock from above

    return Rest()


@pytest.fixture
def make(store: Store, bot: Bot, clock: HeldClock, rest: "Rest") -> Make:
    """Makes an intake with its access lists and with doors that record who came."""
    from tests.bot.arriving import DOORS

    def made(**more: Any) -> Intake:
        return Intake(store, bot, clock, entry_points=more.pop("doors", DOORS), hooks=rest, **more)

    return made


@pytest.fixture
def intake(make: Make) -> Intake:
    """An intake that lets everybody in."""
    return make()


@pytest.fixture
def operator(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Operator:
    """The operator, in a folder of their own where nothing is stored yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = Operator(tmp_path, capsys, monkeypatch)
    made.use(KEY)
    return made
