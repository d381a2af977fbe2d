"""The processor time of turns is measured where it matters, and a busy machine costs nobody."""

import pytest

from bot.intake import work_meter
from bot.intake.work_meter import QUICK, WorkMeter


def test_a_long_turn_counts_what_it_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick turn counts as it is and asks for nothing; a long one counts its own work alone."""
    asked: list[float] = []
    times = iter((10.0, 10.3, 10.4, 30.0))

    def ask() -> float:
        asked.append(next(times))
        return asked[-1]

    monkeypatch.setattr(work_meter, "thread_time", ask)
    meter, quick = WorkMeter(), QUICK / 2
    assert meter.measure(quick) == meter.measure(quick) == quick
    assert asked == [10.0]
    assert meter.measure(2.0) == pytest.approx(0.3 - 2 * quick)  # the machine was busy meanwhile
    assert meter.measure(2.0) == pytest.approx(0.1)
    assert meter.measure(0.5) == 0.5  # no more than has passed
