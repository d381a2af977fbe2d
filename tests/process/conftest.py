"""A stand-in, a bot on it and a person in London, for tests of the whole thing."""

import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.process.rig import Bot, Chatter, Telegram, run_telegram

# the package that moves a process's clock ships a library for this one kind of machine
MOVABLE = (platform.system(), platform.machine()) == ("Linux", "x86_64")
movable = pytest.mark.skipif(
    not MOVABLE, reason="the clock of a process can be moved on Linux on x86-64 only"
)
WEDNESDAY = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def one_telegram() -> Iterator[Telegram]:
    """The stand-in's process, which all tests here share; one after the other has it alone."""
    if not MOVABLE:
        pytest.skip("the clock of a process can be moved on Linux on x86-64 only")
    with run_telegram() as running:
        yield running


@pytest.fixture
def telegram(one_telegram: Telegram) -> Iterator[Telegram]:
    """The stand-in without people; a request that it does not know fails the test."""
    one_telegram.post("reset")
    yield one_telegram
    one_telegram.check()


@pytest.fixture
def bot(telegram: Telegram, tmp_path: Path) -> Iterator[Bot]:
    """The bot's process on a Wednesday afternoon, on which people write as well."""
    made = Bot(telegram, tmp_path / "bot")
    made.folder.mkdir()
    telegram.post("clock", to=WEDNESDAY.isoformat())
    made.set_clock(WEDNESDAY)
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


@pytest.fixture
def robin(telegram: Telegram) -> Chatter:
    """Somebody who has not written yet."""
    telegram.post("users", id=4242, first_name="Robin", language_code="en")
    return Chatter(telegram, 4242)
