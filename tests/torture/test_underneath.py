"""A database that goes while the bot runs is noticed, and a bot that trusts its files is found."""

import asyncio
import platform
from collections import Counter
from random import Random

import pytest

from tests.torture.trials.underneath import HARMS, Harm, UnderneathResult, report_on, run, try_harms
from tests.torture.worse import trusting

pytestmark = pytest.mark.skipif(
    platform.system() == "Windows", reason="an open file cannot be deleted there"
)


def test_nothing_is_confirmed_once_the_database_is_gone() -> None:
    """Deleted: not ready, nothing confirmed, the start refused, all answered after a restore."""
    report = run(20261122, 1 / 60)
    assert report.holds, str(report)


@pytest.mark.parametrize("harm", HARMS[-2:], ids=lambda harm: harm.name)
def test_a_young_database_that_lost_everybody_is_not_begun(harm: Harm) -> None:
    """Where everybody stood only in the log that is gone, the next start is refused."""
    random = Random(1)  # noqa: S311 - to be played again
    result = asyncio.run(try_harms(random, [harm], UnderneathResult()))
    assert result.counts["starts refused"] == 1, result.troubles
    assert report_on(result, 1).holds, result.troubles


def test_a_bot_that_trusts_its_files_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that never looks confirms into nothing, and begins anew with nobody."""
    trusting.worsen(monkeypatch)
    monkeypatch.setattr("tests.torture.trials.underneath.NOTICED_WITHIN", 0.5)
    random = Random(1)  # noqa: S311 - to be played again
    counts = asyncio.run(try_harms(random, HARMS[:1], UnderneathResult())).counts
    assert counts["confirmed though gone"] > 0
    assert counts["ready though gone"] == 1
    assert counts["begun with nobody"] == 1
    assert counts["people lost"] > 0


def test_each_fault_falls_short() -> None:
    """Each fault that the trial counts makes the report fall short, also one of another kind."""
    assert report_on(UnderneathResult(Counter({"harms": 1})), 1).holds
    for what in ("confirmed though gone", "begun with nobody", "people lost", "broke off (late)"):
        assert not report_on(UnderneathResult(Counter({"harms": 1, what: 1})), 1).holds
