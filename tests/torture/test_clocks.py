"""A short version of the trial with moved clocks, a sleep and a day of downtime passes."""

from datetime import timedelta

import pytest

from tests.process.conftest import movable
from tests.torture.trials import clocks
from tests.torture.trials.clocks import CASES, IN_TIME, ClocksResult, case_of, report_on

pytestmark = movable


IN_FULL_ONLY = {"ahead while many wait", "behind for a moment", "started ahead"}
"""These take long with a real process; tests/bot/scheduling/test_wrong_clock.py tries them too, and
tests/bot/sending/test_outbox.py those that wait."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in IN_FULL_ONLY])
def test_reminds_once_and_soon(name: str) -> None:
    """Two people are reminded in time, once, whatever happens to the clock."""
    report = report_on({name: case_of(name, seed=20261122, people=2)})
    assert report.holds, str(report)


def test_a_bot_that_sleeps_through_a_jump_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot is found whose timer was set before the clock was moved on."""
    monkeypatch.setattr(clocks, "IN_TIME", 3.0)
    tally = case_of("+2 h", seed=20261122, people=1, module="tests.torture.worse.sleepy")
    assert not tally.late
    assert not report_on({"+2 h": tally}).holds


def test_a_bot_that_believes_every_clock_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot is found that leaves people planned as a clock ahead has planned them."""
    monkeypatch.setattr(clocks, "IN_TIME", 2.0)
    monkeypatch.setattr(clocks, "NOTICED_SECONDS", 1.0)
    monkeypatch.setattr(clocks, "BURST_SECONDS", 0.0)
    monkeypatch.setattr(clocks, "_any_jump", lambda _: timedelta(days=365))
    module = "tests.torture.worse.clock_believer"
    tally = case_of("ahead for a moment", seed=20261122, people=1, module=module)
    assert not tally.late
    assert not report_on({"ahead for a moment": tally}).holds


@pytest.mark.parametrize(
    "bad",
    [
        ClocksResult(late=[IN_TIME + 1, 2], people=2),
        ClocksResult(late=[1.0], people=2),
        ClocksResult(late=[1.0, 2.0], people=2, extra=1),
        ClocksResult(late=[1.0, 2.0], people=2, early=1),
    ],
)
def test_a_reminder_late_lost_doubled_or_early_is_noticed(bad: ClocksResult) -> None:
    """A reminder that is late, lost, doubled or early fails the trial."""
    assert report_on({"good": ClocksResult(late=[1.0, 2.0], people=2)}).holds
    assert not report_on({"bad": bad}).holds
