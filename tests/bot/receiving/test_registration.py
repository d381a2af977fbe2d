"""The webhook's registration is set, stays set, and comes back when somebody took it."""

from dataclasses import replace

import pytest

from bot.errors import LockedOutError
from bot.receiving.webhook import CONNECTIONS, WebhookRegistration
from bot.telegram_api.bot_api import ALLOWED_UPDATES, BotApiClient
from playground import Playground
from playground.world.faults import Fault, FaultKind
from tests.bot.conftest import HeldClock
from tests.bot.hooks import SECRET, HeldPauses, registered, until

SAM = 1001
NO_HOST = {"ok": False, "description": "no host"}


async def test_telegram_is_told_where_to_send(wire: BotApiClient, telegram: Playground) -> None:
    """Telegram gets the address, the kinds and the secret, and drops no waiting update."""
    telegram.people.send_text(SAM, "one")
    async with registered(wire, "http://127.0.0.1:9/hook") as heard:
        await until(lambda: bool(heard))
        hook = telegram.app_state.update_transport.webhook
        assert hook is not None
        assert (hook.url, hook.secret) == ("http://127.0.0.1:9/hook", SECRET)
        assert (hook.connections, telegram.world.updates.allowed) == (
            CONNECTIONS,
            frozenset(ALLOWED_UPDATES),
        )
        assert len(telegram.world.updates.fresh_updates()) == 1


@pytest.mark.parametrize("stolen", ["deleteWebhook", "setWebhook"])
async def test_a_lost_webhook_comes_back(
    stolen: str, wire: BotApiClient, telegram: Playground
) -> None:
    """A lost or replaced webhook comes back, and a right one is left alone."""
    pauses = HeldPauses()
    url = "http://127.0.0.1:9/hook"
    async with registered(wire, url, pauses) as heard:
        await until(lambda: len(pauses.seconds) == 1)
        pauses.turn.release()
        await until(lambda: len(pauses.seconds) == 2)
        assert _calls(telegram, "setWebhook") == 1
        await wire.call(stolen, {"url": "http://127.0.0.1:9/theirs"})
        pauses.turn.release()
        await until(lambda: len(pauses.seconds) == 3)
        hook = telegram.app_state.update_transport.webhook
    assert hook is not None
    assert (hook.url, hook.secret) == (url, SECRET)
    assert len(heard) == 3


@pytest.mark.parametrize(
    "trouble",
    [
        Fault(FaultKind.DROP_BEFORE, "setWebhook", times=2),
        Fault(FaultKind.ERROR, "setWebhook", times=2, status=502, body="<html>"),
        Fault(FaultKind.RETRY_AFTER, "setWebhook", times=2, seconds=7),
        Fault(
            FaultKind.ERROR,
            "setWebhook",
            times=2,
            status=400,
            body={"ok": False, "description": "no host"},
        ),
    ],
)
async def test_trouble_is_waited_out(
    trouble: Fault, wire: BotApiClient, telegram: Playground
) -> None:
    """After failures the pauses last at least as long as Telegram asks."""
    telegram.app_state.faults.order(trouble)
    pauses = HeldPauses()
    async with registered(wire, "http://127.0.0.1:9/hook", pauses) as heard:
        pauses.turn.release()
        pauses.turn.release()
        await until(lambda: bool(heard))
    assert _calls(telegram, "setWebhook") == 3
    if trouble.kind is FaultKind.RETRY_AFTER:
        assert min(pauses.seconds[:2]) >= 7


async def test_an_old_error_is_not_told_as_new(
    wire: BotApiClient, telegram: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    """An error from before this start is not reported as new."""
    url, clock, pauses = "http://127.0.0.1:9/hook", HeldClock(), HeldPauses()
    async with registered(wire, url, pauses, clock) as heard:
        await until(lambda: len(pauses.seconds) == 1)
        hook = telegram.app_state.update_transport.webhook
        assert hook is not None
        hook.error = "Wrong response from the webhook: 403 Forbidden"
        hook.error_date = int(clock.now().timestamp()) - 60
        pauses.turn.release()
        await until(lambda: len(pauses.seconds) == 2)
        assert (_calls(telegram, "setWebhook"), len(heard)) == (1, 2)
        assert "could not deliver" not in caplog.text
        hook.error_date += 60
        pauses.turn.release()
        await until(lambda: len(pauses.seconds) == 3)
    assert _calls(telegram, "setWebhook") == 2
    assert "could not deliver" in caplog.text


@pytest.mark.parametrize(
    "trouble",
    [
        Fault(FaultKind.ERROR, "getWebhookInfo", times=2, status=502, body="<html>"),
        Fault(FaultKind.RETRY_AFTER, "getWebhookInfo", times=2, seconds=7),
        Fault(FaultKind.DROP_BEFORE, "getWebhookInfo", times=2),
    ],
)
async def test_a_look_that_fails_is_told_once(
    trouble: Fault, wire: BotApiClient, telegram: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    """A failing check is reported once, and once more when it fails again after a success."""
    telegram.app_state.faults.order(trouble)
    pauses, told = HeldPauses(), "does not tell how the webhook stands"
    async with registered(wire, "http://127.0.0.1:9/hook", pauses) as heard:
        for looks in range(1, 4):
            pauses.turn.release()
            await _looked(pauses, looks)
        assert (caplog.text.count(told), len(heard)) == (1, 2)
        telegram.app_state.faults.order(replace(trouble, times=1))
        pauses.turn.release()
        await until(lambda: len(pauses.seconds) == 5)
    assert caplog.text.count(told) == 2
    assert _calls(telegram, "setWebhook") == 1


async def test_a_wrong_token_ends_it(telegram: Playground) -> None:
    """A wrong token ends the registration, as it ends fetching."""
    wire = BotApiClient(telegram.url, "1:" + "x" * 35)
    with pytest.raises(LockedOutError):
        await WebhookRegistration(wire, "http://127.0.0.1:9/", SECRET, on_heard=lambda: None).run()
    await wire.close()


async def _looked(pauses: HeldPauses, times: int) -> None:
    await until(lambda: len(pauses.seconds) == times + 1)


def _calls(telegram: Playground, method: str) -> int:
    return sum(call["method"] == method for call in telegram.world.calls)
