"""A short version of the trial of the reminders passes, and it would find what it looks for."""

import asyncio
from datetime import date

import pytest

from tests.torture.judging.rulings import Range
from tests.torture.judging.walls import DAY, wall
from tests.torture.people.searches import SearchLife, plan_searches
from tests.torture.people.years import live
from tests.torture.trials.reminders import judge_all, run

SHARE = 0.004
COUNTED = {"reminders", "practice"}


def test_reminders_come_in_their_window_once() -> None:
    """Some dozens of interviews around clock changes and outages get each reminder in its window
    once.
    """
    report = run(5, SHARE)
    assert report.holds, str(report)


@pytest.fixture(scope="module")
def lives_in_time() -> list[SearchLife]:
    """Returns lives with all their reminders in time."""
    lives, away = plan_searches(8, SHARE / 2)
    asyncio.run(live(lives, away))
    assert not set(judge_all(lives, away).found) - COUNTED
    return lives


def _found(lives_in_time: list[SearchLife]) -> set[str]:
    return set(judge_all(lives_in_time, plan_searches(8, SHARE / 2)[1]).found) - COUNTED


def test_a_reminder_that_never_came_is_missed(lives_in_time: list[SearchLife]) -> None:
    """A reminder that never came is found."""
    gone = lives_in_time[0].told.pop(2)
    assert _found(lives_in_time) == {"missed"}
    lives_in_time[0].told.insert(2, gone)


def test_a_reminder_said_again_is_found(lives_in_time: list[SearchLife]) -> None:
    """A reminder that came again an hour later is found."""
    again = lives_in_time[0].told[0]._replace(at=lives_in_time[0].told[0].at + 3600)
    lives_in_time[0].told.append(again)
    assert "twice" in _found(lives_in_time) or "outside" in _found(lives_in_time)
    lives_in_time[0].told.remove(again)


def test_a_reminder_an_hour_off_is_outside() -> None:
    """Reminders an hour late, as after an overlooked clock change, are found."""
    lives, away = plan_searches(8, SHARE / 2)
    asyncio.run(live(lives, away))
    for life in lives:
        life.told = [one._replace(at=one.at + 3600) for one in life.told]
    assert {"outside", "missed"} <= set(judge_all(lives, away).found)


def test_reminders_held_back_unknown_to_the_judge_are_found() -> None:
    """Reminders late after an outage that the judge does not know are found."""
    lives, _ = plan_searches(8, SHARE / 2)
    ends = lives[0].case.end
    asyncio.run(live(lives, [Range(ends, ends + 2 * DAY)]))
    assert judge_all(lives, []).found["missed"] > 0


def test_walls_show_an_hour_twice_and_another_never() -> None:
    """In Berlin in 2026 clocks show 2:30 twice on 25 October and never on 29 March."""
    berlin = wall("Europe/Berlin")
    twice = berlin.when(date(2026, 10, 25).toordinal(), 150)
    never = berlin.when(date(2026, 3, 29).toordinal(), 150)
    assert twice[1] - twice[0] == 60
    assert len(never) == 1
    assert never[0] in berlin.changes
