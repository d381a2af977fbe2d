"""When the real process has no space, texts are answered once there is space again."""

import platform
from collections import Counter

import pytest

from tests.torture.trials.full import LONGEST, report_on, run, seconds_until
from tests.torture.trials.kills import KillsResult


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux limits another process")
def test_the_process_goes_on_by_itself() -> None:
    """The process goes on by itself after a time without space."""
    report = run(seed=3, share=1 / 30)
    assert report.holds, str(report)


def _tally(**more: int) -> KillsResult:
    return KillsResult(Counter({"fillings": 2, "felt": 2, "slowest": 900, **more}))


async def test_a_bot_that_does_not_go_on_is_noticed() -> None:
    """An answer that is too late, a lost text, or a full disk that nobody noticed is found."""
    assert await seconds_until(lambda: False, 0.05) > 0.05
    assert report_on(_tally(), 2).holds
    too_slow = round(1000 * (LONGEST + 1))
    for wrong in ({"slowest": too_slow}, {"lost": 1}, {"never sent": 1}, {"felt": 0}):
        assert not report_on(_tally(**wrong), 2).holds
