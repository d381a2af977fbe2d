"""No space for the real process: what people wrote meanwhile is answered once there is."""

import platform
from collections import Counter

import pytest

from tests.torture.trials.full import LONGEST, report_on, run, seconds_until
from tests.torture.trials.kills import KillsResult


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux limits another process")
def test_the_process_goes_on_by_itself() -> None:
    """Once without space, with people who write on."""
    report = run(seed=3, share=1 / 30)
    assert report.holds, str(report)


def _tally(**more: int) -> KillsResult:
    return KillsResult(Counter({"fillings": 2, "felt": 2, "slowest": 900, **more}))


async def test_a_bot_that_does_not_go_on_is_noticed() -> None:
    """Whoever waits in vain has waited too long; so has whoever lost a word, or felt nothing."""
    assert await seconds_until(lambda: False, 0.05) > 0.05
    assert report_on(_tally(), 2).holds
    too_slow = round(1000 * (LONGEST + 1))
    for wrong in ({"slowest": too_slow}, {"lost": 1}, {"never sent": 1}, {"felt": 0}):
        assert not report_on(_tally(**wrong), 2).holds
