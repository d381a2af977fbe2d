"""Whoever cannot be read is answered and can delete, and a bot that keeps silent is found."""

import asyncio
from collections import Counter

import pytest

from tests.torture.processes import running
from tests.torture.trials.broken_seals import BrokenSealsResult, report_on, run, try_breaks
from tests.torture.worse import speechless


def test_broken_seals_silence_nobody() -> None:
    """Answered, deleted without a key, and the operator told once, with a count."""
    report = run(20261122, 1 / 60)
    assert report.holds, str(report)


def test_a_bot_that_says_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that parks everything silently neither answers nor deletes."""
    speechless.worsen(monkeypatch)
    monkeypatch.setattr(running, "PATIENCE", 1.0)
    with pytest.raises(running.LostError):
        asyncio.run(try_breaks(1, 2, BrokenSealsResult()))


def test_each_fault_falls_short() -> None:
    """Each fault that the trial counts makes the report fall short."""
    sound = {"broken": 2, "ERROR lines": 1}
    assert report_on(BrokenSealsResult(Counter(sound), [0.1]), 2).holds
    for what in (
        "not answered",
        "not deleted",
        "rows left",
        "ERROR lines",
        "not said",
        "let go while unreadable",
    ):
        worse = BrokenSealsResult(Counter(sound) + Counter({what: 1}), [0.1])
        assert not report_on(worse, 2).holds
