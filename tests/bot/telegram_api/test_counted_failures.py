"""An operator sees which calls fail, how often, and what to do about it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from bot.fetching.fetch_file import fetch_file
from bot.fetching.transcriber import TryLaterError
from bot.monitoring.failed_calls import NOTHING_LOST, FailedCalls
from bot.monitoring.metrics import Metrics
from bot.receiving.polling import Poller
from bot.receiving.webhook import WebhookRegistration
from bot.sending.publish_menu import Menu, set_menu
from bot.telegram_api.bot_account import ask_for_account_with_retries
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground
from playground.world.faults import Fault, FaultKind
from tests.hang_guard import HANG_GUARD

REFUSED = {"ok": False, "error_code": 500, "description": "method not found"}


async def _set_menu(wire: BotApiClient) -> None:
    await set_menu(Menu([("new", "Log an interview")], "What it is", "Short"), wire)


async def _fetch_a_file(wire: BotApiClient) -> None:
    with suppress(TryLaterError):
        await fetch_file(wire, "a-file")


async def _fetch_updates(wire: BotApiClient) -> None:
    await Poller(wire, _skip).fetch(0)


async def _register(wire: BotApiClient) -> None:
    hook = WebhookRegistration(
        wire, "http://127.0.0.1:9/hook", "s", on_heard=lambda: None, pause=_skip_twice()
    )
    with suppress(EOFError):
        await hook.run()


async def _skip(_: float) -> None:
    await asyncio.sleep(0)


def _skip_twice() -> Callable[[float], Awaitable[None]]:
    left = [None, None]

    async def skip(_: float) -> None:
        if not left:
            raise EOFError
        left.pop()

    return skip


def _count(metrics: Metrics, method: str) -> float:
    name = "debrief_failed_calls_total"
    return metrics.registry.get_sample_value(name, {"method": method}) or 0.0


@pytest.mark.parametrize(
    ("method", "work"),
    [
        ("setMyCommands", _set_menu),
        ("getMyDescription", _set_menu),
        ("setMyShortDescription", _set_menu),
        ("getFile", _fetch_a_file),
        ("getUpdates", _fetch_updates),
        ("setWebhook", _register),
        ("getWebhookInfo", _register),
        ("getMe", ask_for_account_with_retries),
    ],
)
@pytest.mark.parametrize("is_early", [False, True], ids=["", "before anything can be counted"])
async def test_a_call_that_fails_is_counted_and_named(
    method: str,
    work: Callable[[BotApiClient], Awaitable[object]],
    telegram: Playground,
    wire: BotApiClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    is_early: bool,
) -> None:
    """The metrics have it by its method; the log has the method, the count and what to do."""
    monkeypatch.setattr("bot.telegram_api.backoff.SHORTEST_PAUSE", 0.01)
    telegram.app_state.faults.order(Fault(FaultKind.ERROR, method, status=500, body=REFUSED))
    metrics = Metrics()
    report = FailedCalls(metrics).count
    if not is_early:
        wire.report_failures(report)
    async with asyncio.timeout(HANG_GUARD):
        await work(wire)
    wire.report_failures(report)
    assert _count(metrics, method) == 1
    said = f"{method} failed (1 since the start): method not found; {NOTHING_LOST}"
    assert said in [record.getMessage() for record in caplog.records]
