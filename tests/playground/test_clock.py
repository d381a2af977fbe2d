"""People can move the clock, and it remembers that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

import playground
from playground import WindableClock
from tests.playground.visitor import Visitor

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_winding() -> None:
    """Time goes on from where the clock was moved to, and listeners are called."""
    real = [NOON]
    clock = WindableClock(source=lambda: real[0])
    heard: list[datetime] = []
    deaf = clock.on_wind(heard.append)
    assert clock.wind(timedelta(hours=1)) == NOON + timedelta(hours=1)
    clock.wind_to(NOON + timedelta(days=2))
    real[0] += timedelta(minutes=5)
    assert clock.now() == NOON + timedelta(days=2, minutes=5)
    assert heard == [NOON + timedelta(hours=1), NOON + timedelta(days=2)]
    deaf()
    clock.unwind()
    assert (clock.now(), len(heard)) == (real[0], 2)


def test_a_naive_moment_is_refused() -> None:
    """A time without a zone is refused."""
    with pytest.raises(ValueError, match="without a zone"):
        WindableClock().wind_to(datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused


def test_it_is_remembered(tmp_path: Path) -> None:
    """After a restart the clock goes on at the moved time."""
    WindableClock(tmp_path, source=lambda: NOON).wind(timedelta(days=3))
    assert WindableClock(tmp_path, source=lambda: NOON).now() == NOON + timedelta(days=3)


async def test_messages_carry_the_wound_time(visitor: Visitor) -> None:
    """A message sent after moving the clock has the moved date."""
    before = (await visitor.say())["date"]
    answer = await visitor.do("clock", seconds=86400)
    assert answer["wound"]
    assert (await visitor.say())["date"] - before in (86400, 86401)
    there = (await visitor.do("clock", to="2030-01-01T00:00:00+01:00"))["now"]
    assert there.startswith("2029-12-31T23:00:00")
    assert (await visitor.do("clock", to="2030-01-01T00:00:00"))["status"] == 400
    assert (await visitor.do("clock", reset=True))["offset_seconds"] == 0


async def test_to_the_next_ping() -> None:
    """The clock moves exactly to the next ping, and says so when there is none."""
    planned: list[datetime | None] = [NOON.replace(year=2031), None]

    async def next_ping() -> datetime | None:
        return planned.pop(0)

    running = await playground.start(port=0, next_ping=next_ping)
    async with ClientSession() as session:
        someone = Visitor(running, session)
        answer = await someone.do("clock", to_next_ping=True)
        assert (answer["wound"], answer["now"][:16]) == (True, "2031-11-22T12:00")
        answer = await someone.do("clock", to_next_ping=True)
        assert (answer["wound"], answer["why"]) == (False, "No ping is planned.")
    await running.stop()
