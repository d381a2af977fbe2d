"""After kill -9 at each named point and a restart all of it is there or nothing, never twice."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.process.conftest import movable
from tests.torture.people import talks
from tests.torture.processes.scenes import SCENES, KillResult, Yard
from tests.torture.trials.points import NAMED, Point, died_at, yard

pytestmark = movable


@pytest.fixture(scope="module")
def here() -> Iterator[Yard]:
    """The forkserver, and a folder with people in it."""
    with yard() as made:
        yield made


@pytest.mark.parametrize("point", NAMED, ids=str)
def test_survives_a_kill_at(point: Point, here: Yard) -> None:
    """Killed there and started again, the bot is where it would have been."""
    found = asyncio.run(died_at(here, point))
    assert found.died, "it never got there"
    assert not found.wrong, found.wrong


def test_a_point_that_is_never_reached_is_noticed(here: Yard) -> None:
    """A step that does not happen kills nobody, and that is noticed."""
    found = asyncio.run(died_at(here, Point("upgrade", "sql VACUUM INTO")))
    assert not found.died


def test_a_bot_that_confirms_before_it_keeps_is_found_out(
    here: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that confirms before it stores is found by the update that is nowhere.

    Its replies never come, so nobody waits for them as long as for those of a sound bot.
    """
    monkeypatch.setattr(talks, "LONG", 75)
    point = Point("message", "turn")
    found = asyncio.run(died_at(here, point, worse="tests.torture.worse.hasty"))
    assert found.died
    assert any(what.startswith("left over: (") for what in found.wrong), found.wrong


def test_every_scene_has_named_points() -> None:
    """No scene is without named points."""
    assert {point.scene for point in NAMED} == {*SCENES}


def test_what_differs_is_told() -> None:
    """A record that differs fails a point."""
    found = KillResult(died=True)
    found.expect("kept", "this", "this")
    assert not found.wrong
    found.expect("kept", "this", "that")
    assert found.wrong == ["kept: 'this' instead of 'that'"]
