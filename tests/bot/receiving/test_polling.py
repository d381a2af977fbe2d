"""Telegram keeps an update until it is stored here, and no trouble ends the polling."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.errors import LockedOutError, TokenInUseError
from bot.graceful_shutdown import run_to_completion
from bot.receiving.newcomer import RIVALS_TOLERATED
from bot.receiving.polling import CONFLICTS_TOLERATED, Poller
from bot.telegram_api.backoff import LONGEST_PAUSE, Backoff
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse
from playground import Playground
from playground.bot_api.update_delivery import WebhookTarget
from playground.world.faults import Fault, FaultKind
from tests.hang_guard import HANG_GUARD

CONFLICT = {"ok": False, "description": "Conflict"}
Raws = Sequence[dict[str, Any]]


class SkippedPauses:
    """Takes no time over a pause and records how long it should have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


class FlakyIntake:
    """Stores what it is given after so many failures."""

    def __init__(self, failures: int = 0) -> None:
        self.texts: list[str] = []
        self.tries: list[int] = []
        self._failures = failures

    async def take(self, raws: Raws, failed_before: int) -> None:
        self.tries.append(failed_before)
        if len(self.tries) <= self._failures:
            raise OSError("disk full")
        self.texts += [raw["message"]["text"] for raw in raws]


@pytest.fixture
def pauses() -> SkippedPauses:
    return SkippedPauses()


@asynccontextmanager
async def _polling(
    wire: BotApiClient, taker: FlakyIntake, pauses: SkippedPauses
) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(Poller(wire, pauses).run(taker.take))
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _until(telegram: Playground, *, waiting: int) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while len(telegram.world.updates.fresh_updates()) != waiting:  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.01)


async def test_what_cannot_be_kept_stays_with_telegram(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """An update is offered again until it is stored, and only then confirmed."""
    telegram.people.send_text(1001, "one")
    seen: list[int] = []
    taker = FlakyIntake(failures=3)
    take = taker.take

    async def look_first(raws: Raws, failed_before: int) -> None:
        seen.append(len(telegram.world.updates.fresh_updates()))
        await take(raws, failed_before)

    task = asyncio.create_task(Poller(wire, pauses).run(look_first))
    await _until(telegram, waiting=0)
    task.cancel()
    assert taker.texts == ["one"]
    assert taker.tries == [0, 1, 2, 3]
    assert seen == [1, 1, 1, 1]


async def test_what_was_left_for_the_next_batch_is_not_confirmed(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """Only what stands before the first one that was left is confirmed; the rest comes again."""
    for text in ("one", "two", "three", "four"):
        telegram.people.send_text(1001, text)
    batches: list[list[str]] = []

    async def take_some(raws: Raws, _: int) -> set[int]:
        batches.append([raw["message"]["text"] for raw in raws])
        plan: dict[int, set[str]] = {1: {"one", "three"}, 2: {"three"}}
        texts = plan.get(len(batches), set())
        return {raw["update_id"] for raw in raws if raw["message"]["text"] in texts}

    task = asyncio.create_task(Poller(wire, pauses).run(take_some))
    await _until(telegram, waiting=0)
    task.cancel()
    assert batches == [["one", "two", "three", "four"], ["one", "three"], ["three"]]
    assert pauses.seconds == []


async def test_all_that_waits_comes_in_order(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """All waiting updates come in order, none is left out and none comes twice."""
    texts = [f"text {number}" for number in range(120)]
    for text in texts:
        telegram.people.send_text(1001, text)
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        await _until(telegram, waiting=0)
    assert taker.texts == texts


@pytest.mark.parametrize(
    "trouble",
    [
        Fault(FaultKind.DROP_BEFORE, "getUpdates", times=3),
        Fault(FaultKind.ERROR, "getUpdates", times=3, status=502, body="<html>"),
        Fault(FaultKind.ERROR, "getUpdates", times=3, status=409, body=CONFLICT),
        Fault(FaultKind.RETRY_AFTER, "getUpdates", times=3, seconds=7),
    ],
)
async def test_trouble_is_waited_out(
    trouble: Fault, telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """After failures the pauses grow, and last at least as long as Telegram asks."""
    telegram.app_state.faults.order(trouble)
    telegram.people.send_text(1001, "one")
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        await _until(telegram, waiting=0)
    assert taker.texts == ["one"]
    assert len(pauses.seconds) == 3
    if trouble.kind is FaultKind.RETRY_AFTER:
        assert min(pauses.seconds) >= 7


async def test_a_webhook_left_over_is_taken_away(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """A webhook left over is removed, and its waiting updates are fetched."""
    telegram.people.send_text(1001, "one")
    telegram.app_state.update_transport.start_webhook(
        WebhookTarget("http://127.0.0.1:9/hook", "", 1)
    )
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        await _until(telegram, waiting=0)
    assert telegram.app_state.update_transport.webhook is None
    assert taker.texts == ["one"]


async def test_a_webhook_that_was_just_set_is_left_alone(
    telegram: Playground,
    wire: BotApiClient,
    pauses: SkippedPauses,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """For a webhook that was set and removed again the poller only waits, and says why."""
    telegram.app_state.faults.order(_ended_by_set_webhook(times=3))
    telegram.people.send_text(1001, "one")
    async with _polling(wire, FlakyIntake(), pauses):
        await _until(telegram, waiting=0)
    assert "deleteWebhook" not in _called(telegram)
    assert len(pauses.seconds) == 3
    assert "another process set a webhook for this bot: Conflict: terminated" in caplog.text


async def test_a_webhook_set_while_fetching_is_given_time(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """A webhook set while fetching is given time, then its updates are fetched after all."""
    telegram.app_state.faults.order(_ended_by_set_webhook(times=1))
    telegram.app_state.update_transport.start_webhook(
        WebhookTarget("http://127.0.0.1:9/hook", "", 1)
    )
    telegram.people.send_text(1001, "one")
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        await _until(telegram, waiting=0)
    assert taker.texts == ["one"]
    assert len(pauses.seconds) == 1 + CONFLICTS_TOLERATED
    called = _called(telegram)
    assert called[: called.index("deleteWebhook")].count("getUpdates") == 2 + CONFLICTS_TOLERATED


def _ended_by_set_webhook(times: int) -> Fault:
    said = {"ok": False, "description": "Conflict: terminated by setWebhook request"}
    return Fault(FaultKind.ERROR, "getUpdates", times=times, status=409, body=said)


def _called(telegram: Playground) -> list[str]:
    return [call["method"] for call in telegram.world.calls]


async def test_what_has_no_number_neither_ends_it_nor_makes_it_race(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update without a number comes again at once, so the pauses between grow."""
    nonsense: list[object] = ["junk", None, 7, [], {}, ""]
    answers = [ApiResponse(200, [junk, {"update_id": "7"}]) for junk in nonsense]
    answers.append(ApiResponse(200, []))  # for the look before anything is taken
    real = wire.call

    async def babbling(method: str, params: dict[str, Any], *, seconds: float) -> ApiResponse:
        return answers.pop() if answers else await real(method, params, seconds=seconds)

    monkeypatch.setattr(wire, "call", babbling)
    telegram.people.send_text(1001, "one")
    taken: list[int] = []

    async def take(raws: Raws, _: int) -> None:
        taken.append(len(raws))

    task = asyncio.create_task(Poller(wire, pauses).run(take))
    await _until(telegram, waiting=0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert taken == [2] * 6 + [1]
    assert len(pauses.seconds) == 6
    assert pauses.seconds[-1] >= 8 > pauses.seconds[0]


async def test_numbers_that_begin_anew_are_followed(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """After a jump of Telegram's numbers, down or up, everything is taken once and confirmed."""
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        for number in (700_000_000, 600_000_000, 5, 2_000_000_000):
            telegram.world.updates.begin_anew(number)
            for text in ("one", "two", "three"):
                telegram.people.send_text(1001, f"{text} {number}")
            await _until(telegram, waiting=0)
    numbers = (700_000_000, 600_000_000, 5, 2_000_000_000)
    assert sorted(set(taker.texts)) == sorted(taker.texts)
    assert len(taker.texts) == 3 * len(numbers)
    assert pauses.seconds == []


async def test_a_confirmation_that_is_ignored_is_told(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Telegram delivers the same again the poller says so, and then that it moves again."""
    telegram.people.send_text(1001, "one")
    told: list[bool] = []
    poller = Poller(wire, pauses, on_confirmed=told.append)
    confirm = telegram.world.updates.confirm
    monkeypatch.setattr(telegram.world.updates, "confirm", lambda _: None)
    task = asyncio.create_task(poller.run(FlakyIntake().take))
    async with asyncio.timeout(HANG_GUARD):
        while told.count(False) < 2:  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.01)
        monkeypatch.setattr(telegram.world.updates, "confirm", confirm)
        await _until(telegram, waiting=0)
        telegram.people.send_text(1001, "two")
        while not told[-1]:  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert told[:2] == [True, False]
    assert max(pauses.seconds) > 0


def _ended_by_another(times: int) -> Fault:
    description = "Conflict: terminated by other getUpdates request; make sure"
    said = {"ok": False, "error_code": 409, "description": description}
    return Fault(FaultKind.ERROR, "getUpdates", times=times, status=409, body=said)


async def test_a_newcomer_gives_way(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """A process that has just begun stops when another one ends its fetches again and again."""
    telegram.app_state.faults.order(_ended_by_another(times=RIVALS_TOLERATED + 1))
    async with asyncio.timeout(HANG_GUARD):
        with pytest.raises(TokenInUseError, match="stop one"):
            await Poller(wire, pauses).run(FlakyIntake().take)


async def test_whoever_was_there_first_stays(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that has fetched for long waits for the other one to stop, and goes on."""
    monkeypatch.setattr("bot.receiving.newcomer.NEWCOMER_SECONDS", -1)
    telegram.people.send_text(1001, "one")
    taker = FlakyIntake()
    async with _polling(wire, taker, pauses):
        await _until(telegram, waiting=0)
        telegram.app_state.faults.order(_ended_by_another(times=9))
        telegram.people.send_text(1001, "two")
        await _until(telegram, waiting=0)
    assert taker.texts == ["one", "two"]
    assert len(pauses.seconds) == 9


@pytest.mark.parametrize("is_taken", [True, False])
async def test_a_newcomer_takes_nothing_while_another_process_answers(
    telegram: Playground, wire: BotApiClient, monkeypatch: pytest.MonkeyPatch, *, is_taken: bool
) -> None:
    """What waits is looked at twice before it is taken. Who finds that somebody else took it each
    time stops, and has confirmed nothing; who finds it all there again is alone.
    """
    monkeypatch.setattr("bot.receiving.newcomer.STAND_SECONDS", 10 * HANG_GUARD)
    for number in range(8):
        telegram.people.send_text(1001, f"text {number}")
    seconds: list[float] = []

    async def let_the_other_work(pause: float) -> None:
        seconds.append(pause)
        if is_taken and len(seconds) % 2:
            first = telegram.world.updates.fresh_updates()[0]
            telegram.world.updates.confirm(first.number + 1)

    taker, poller = FlakyIntake(), Poller(wire, let_the_other_work)
    task = asyncio.create_task(poller.run(taker.take))
    if is_taken:
        async with asyncio.timeout(HANG_GUARD):
            with pytest.raises(TokenInUseError, match="stop one"):
                await task
    else:
        await _until(telegram, waiting=0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    asked = [call["params"].get("offset") for call in telegram.world.calls]
    assert len(taker.texts) == (0 if is_taken else 8)
    assert [offset for offset in asked if offset] == [] or not is_taken
    assert 9 * HANG_GUARD < seconds[0] <= 10 * HANG_GUARD


async def test_what_another_process_answered_before_the_start_is_not_taken(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """What was fetched before anything could be stored is fetched anew before it is taken."""
    for text in ("one", "two"):
        telegram.people.send_text(1001, text)
    poller, taker = Poller(wire, pauses), FlakyIntake()
    first = asyncio.create_task(poller.fetch())
    raws = await first
    telegram.world.updates.confirm(raws[0]["update_id"] + 1)
    task = asyncio.create_task(poller.run(taker.take, first))
    await _until(telegram, waiting=0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert taker.texts == ["two"]


@pytest.mark.parametrize("token", ["1:" + "x" * 35, "nonsense"])
async def test_a_wrong_token_ends_it(
    token: str, telegram: Playground, pauses: SkippedPauses
) -> None:
    """A wrong token ends the polling with a line that says what to do and does not show it."""
    wire = BotApiClient(telegram.url, token)
    with pytest.raises(LockedOutError, match="@BotFather") as caught:
        await Poller(wire, pauses).run(FlakyIntake().take)
    await wire.close()
    assert token not in str(caught.value)


async def test_told_to_stop_it_keeps_what_it_has_begun(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """A stop lets a batch that has begun finish."""
    telegram.people.send_text(1001, "one")
    taker, begun = FlakyIntake(), asyncio.Event()

    async def slow(raws: Raws, failed_before: int) -> None:
        begun.set()
        await asyncio.sleep(0.05)
        await taker.take(raws, failed_before)

    async with asyncio.timeout(HANG_GUARD):
        task = asyncio.create_task(Poller(wire, pauses).run(slow))
        await begun.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert taker.texts == ["one"]


async def test_a_stop_does_not_wait_for_ever() -> None:
    """A stop does not wait forever for a batch."""
    ended: list[str] = []

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cut off")

    task = asyncio.create_task(run_to_completion(endless(), seconds=0.02))
    await asyncio.sleep(0.01)
    task.cancel()
    async with asyncio.timeout(HANG_GUARD):
        await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert ended == ["cut off"]


async def test_it_tells_how_it_goes(
    telegram: Playground, wire: BotApiClient, pauses: SkippedPauses
) -> None:
    """The poller reports each answer of Telegram and each batch that could not be stored."""
    telegram.people.send_text(1001, "one")
    told: list[str] = []
    poller = Poller(
        wire, pauses, on_heard=lambda: told.append("heard"), on_failed=lambda: told.append("failed")
    )
    task = asyncio.create_task(poller.run(FlakyIntake(failures=2).take))
    await _until(telegram, waiting=0)
    task.cancel()
    assert told[:4] == ["heard", "heard", "failed", "failed"]


def test_pauses_grow_to_half_a_minute_and_begin_anew() -> None:
    """Pauses grow to half a minute, vary, and are short again after a success."""
    backoff = Backoff()
    pauses = [backoff.next_pause() for _ in range(20)]
    assert 0.5 <= pauses[0] <= 1
    assert all(LONGEST_PAUSE / 2 <= pause <= LONGEST_PAUSE for pause in pauses[6:])
    assert len(set(pauses[6:])) > 1
    backoff.reset()
    assert backoff.next_pause() <= 1
