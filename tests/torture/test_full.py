"""No space for the real process: what people wrote meanwhile is answered once there is."""

import platform

import pytest

from tests.torture.full import run


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux limits another process")
def test_the_process_goes_on_by_itself() -> None:
    """Once without space, with people who write on."""
    report = run(seed=3, share=1 / 30)
    assert report.holds, str(report)
