"""A short version of the trial of malformed updates passes, and it would find what it looks for."""

import asyncio

import pytest

from bot.intake.update_processor import UpdateProcessor
from tests.torture.processes import running
from tests.torture.trials.malformed import MALFORMED_UPDATES, MalformedResult, run, try_polling

WRONG_TYPES = next(
    malformed for malformed in MALFORMED_UPDATES if malformed.name == "words for numbers"
)


def test_malformed_updates_are_parked_and_hold_up_nobody() -> None:
    """Malformed updates of both ways are parked and delay nobody."""
    report = run(1, 0.04)
    assert report.holds, str(report)


def test_a_bot_that_keeps_silent_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that parks an update and tells nobody is found."""
    monkeypatch.setattr(UpdateProcessor, "_apologise", lambda *_: None)
    found = MalformedResult()
    asyncio.run(try_polling([WRONG_TYPES], found))
    assert found.counted["not told"] == 1


def test_a_bot_that_is_blocked_by_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that fails at every update it cannot read is found."""

    async def fails(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(UpdateProcessor, "_park_unparsed", fails)
    monkeypatch.setattr(running, "PATIENCE", 2.0)
    found = MalformedResult()
    asyncio.run(try_polling([WRONG_TYPES], found))
    assert found.counted["blocked"] == 1
