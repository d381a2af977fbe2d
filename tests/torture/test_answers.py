"""A short version of the trial of odd answers passes, and it would find what it looks for."""

import asyncio

import aiohttp
import pytest

from bot.telegram_api import bot_api, kept_connections
from tests.torture.people.bystanders import BystanderResult
from tests.torture.processes.proxy import ODD_ANSWERS, OddAnswer
from tests.torture.trials import answers
from tests.torture.trials.answers import meet, meet_all, short_limits
from tests.torture.worse.credulous import believe_anybody


def _named(*names: str) -> list[OddAnswer]:
    return [odd for odd in ODD_ANSWERS if odd.name in names]


def _met(*names: str) -> BystanderResult:
    """Meets these answers within the shortened limits."""
    found = BystanderResult()
    with short_limits():
        asyncio.run(meet_all(_named(*names), found))
    assert found.counted["answers"] == len(names)
    return found


def test_nobody_else_is_believed() -> None:
    """Some odd answers change nothing; the others have their turn in `make torture`."""
    found = _met("a page with 403", "a pause of NaN", "Unauthorized", "a head without an end")
    assert not found.troubles
    assert found.waited


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a page with 403", "made unreachable"),
        ("a page with 401", "ended the process"),
        ("ok without a result", "lost or twice"),
    ],
)
def test_a_bot_that_believes_anybody_is_found(
    name: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that goes by the status alone is found, by what it does to people."""
    monkeypatch.setattr(bot_api, "read_answer", believe_anybody)
    monkeypatch.setattr(answers, "PATIENCE", 1.5)
    assert _met(name).counted[what] >= 1


def test_a_bot_without_a_limit_for_the_whole_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that only limits each wait is kept busy by an answer that comes drop by drop."""

    def each_wait(seconds: float) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(total=None, connect=0.5, sock_read=seconds)

    monkeypatch.setattr(answers, "PATIENCE", 1.5)
    found = BystanderResult()
    with short_limits(each_wait):
        asyncio.run(meet(_named("drop by drop")[0], found))
    assert found.counted["lost or twice"] >= 1


def test_a_bot_that_reads_every_head_to_its_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot without a limit for what comes before a body waits for a head that has no end."""

    def no_limit(_: float) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(total=None)

    monkeypatch.setattr(kept_connections, "LARGEST_HEAD", 10**15)
    monkeypatch.setattr(answers, "PATIENCE", 1.5)
    found = BystanderResult()
    with short_limits(no_limit):
        asyncio.run(meet(_named("a head without an end")[0], found))
    assert found.counted["lost or twice"] >= 1
