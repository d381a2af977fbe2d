"""Telegram gets a 200 only for stored updates, and no trouble loses anything."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession

import playground
from bot.monitoring.health_checks import HealthMonitor
from bot.monitoring.metrics import Metrics
from bot.receiving.http_server import LARGEST_UPDATE, StatusPages, serve_http
from bot.receiving.webhook import SECRET_HEADER, Webhook, webhook_path
from bot.telegram_api.bot_api import BotApiClient
from playground import Playground, WindableClock
from tests.bot.conftest import HeldClock
from tests.bot.hooks import SECRET, HeldPauses, registered, until

SAM, KIM = 1001, 1002
Raws = Sequence[dict[str, Any]]


@dataclass
class PickyIntake:
    """Stores what it is given, one batch at a time, except some texts, or nothing at all."""

    bad: str = ""
    broken: bool = False
    batches: list[list[str]] = field(default_factory=list)
    tries: list[int] = field(default_factory=list)
    free: asyncio.Event = field(default_factory=asyncio.Event)
    left: list[set[int]] = field(default_factory=list)
    """What each batch leaves for the next one, by number."""

    def __post_init__(self) -> None:
        self.free.set()

    async def take(self, raws: Raws, failed_before: int) -> set[int]:
        self.tries.append(failed_before)
        await self.free.wait()
        texts = [raw["message"]["text"] for raw in raws]
        if self.broken or (self.bad in texts and failed_before < 2):
            raise OSError("disk full")
        left = self.left.pop(0) if self.left else set[int]()
        self.batches.append(
            [raw["message"]["text"] for raw in raws if raw["update_id"] not in left]
        )
        return left

    @property
    def texts(self) -> list[str]:
        return [text for batch in self.batches for text in batch]

    async def began(self, tries: int) -> None:
        """Returns when it was asked so often."""
        await until(lambda: len(self.tries) >= tries)


class Hooked:
    """Is a webhook at work behind a real server, with a client that sends to it."""

    def __init__(
        self, webhook: Webhook, taker: PickyIntake, url: str, session: ClientSession
    ) -> None:
        self.webhook, self.taker, self.url = webhook, taker, url
        self.session = session
        self.task = asyncio.create_task(webhook.run(taker.take))

    async def post(self, body: object, secret: str | None = SECRET) -> int:
        """Returns the status of the answer."""
        headers = {SECRET_HEADER: secret} if secret is not None else {}
        sent = BytesIO(body) if isinstance(body, bytes) else None
        json = None if isinstance(body, bytes) else body
        async with self.session.post(self.url, data=sent, json=json, headers=headers) as answer:
            return answer.status

    def send(self, number: int, text: str) -> "asyncio.Task[int]":
        """Starts to send an update."""
        return asyncio.create_task(self.post(_update(number, text)))

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def _update(number: int, text: str) -> dict[str, Any]:
    return {"update_id": number, "message": {"text": text}}


@pytest.fixture
def taker() -> PickyIntake:
    return PickyIntake()


@pytest.fixture
async def hooked(taker: PickyIntake, clock: HeldClock) -> AsyncIterator[Hooked]:
    webhook = Webhook(SECRET)
    pages = StatusPages(HealthMonitor(clock, timedelta(minutes=1)), Metrics())
    app = pages.build_app(webhook, "https://bot.example/hook/%7Bx%7D")
    async with serve_http(app, "127.0.0.1", 0) as address, ClientSession() as session:
        running = Hooked(webhook, taker, f"{address}/hook/%7Bx%7D", session)
        yield running
        taker.free.set()
        await running.stop()


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    """The stand-in, which tries again soon, with Sam and Kim."""
    rules = playground.Rules(webhook_longest_pause=0.05)
    running = await playground.start(port=0, limits=False, clock=WindableClock(), rules=rules)
    for number, name in ((SAM, "Sam"), (KIM, "Kim")):
        running.people.add(id=number, first_name=name)
        running.people.start_chat(number)
    yield running
    await running.stop()


async def test_confirmed_only_once_kept(
    hooked: Hooked, wire: BotApiClient, telegram: Playground
) -> None:
    """Telegram keeps an update until it is stored, and does not send it again afterwards."""
    hooked.taker.free.clear()
    telegram.people.send_text(SAM, "one")
    async with registered(wire, hooked.url):
        await hooked.taker.began(1)
        assert len(telegram.world.updates.fresh_updates()) == 1
        hooked.taker.free.set()
        await until(lambda: not telegram.world.updates.fresh_updates())
    assert hooked.taker.texts == ["one"]


@pytest.mark.parametrize("secret", [None, "", "s-e_c-r-e-", SECRET + "x", "ü"])
async def test_nobody_without_the_secret_gets_in(hooked: Hooked, secret: str | None) -> None:
    """A request without the secret is refused, even with something that is no update."""
    assert await hooked.post(_update(1, "one"), secret) == 403
    assert await hooked.post(b"?", secret) == 403
    assert hooked.taker.tries == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[1]", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b'{"message": {}}', 400),
        (b'{"update_id": "1"}', 400),
        (b'{"update_id": true}', 400),
        (b" " * (LARGEST_UPDATE + 1), 413),
    ],
)
async def test_what_is_no_update_is_refused(hooked: Hooked, body: bytes, status: int) -> None:
    """Something that is no update is refused, and the next update is taken."""
    assert await hooked.post(body) == status
    assert await hooked.post(_update(1, "one")) == 200
    assert hooked.taker.texts == ["one"]


async def test_what_waits_is_one_batch_in_order(hooked: Hooked) -> None:
    """Waiting updates are one batch in the order of their numbers, however they came."""
    hooked.taker.free.clear()
    sent = [hooked.send(1, "first")]
    await hooked.taker.began(1)
    sent += [hooked.send(number, f"{number}") for number in (5, 3, 4, 2)]
    await until(lambda: len(hooked.webhook._waiting) == 5)
    hooked.taker.free.set()
    assert [await one for one in sent] == [200] * 5
    assert hooked.taker.batches == [["first"], ["2", "3", "4", "5"]]


async def test_a_repeat_that_overtakes_is_taken_once(hooked: Hooked) -> None:
    """A repeat of a waiting update is stored once, and both requests get the same answer."""
    hooked.taker.free.clear()
    first, second = hooked.send(7, "one"), hooked.send(7, "one")
    await hooked.taker.began(1)
    await asyncio.sleep(0.05)
    hooked.taker.free.set()
    assert [await first, await second] == [200, 200]
    assert hooked.taker.texts == ["one"]


async def test_a_bad_one_hinders_no_other(hooked: Hooked) -> None:
    """A bad update is refused twice and may be parked then, and the others are stored at once."""
    hooked.taker.bad = "bad"
    hooked.taker.free.clear()
    sent = [hooked.send(1, "first")]
    await hooked.taker.began(1)
    sent += [hooked.send(2, "bad"), hooked.send(3, "good"), hooked.send(4, "fine")]
    await until(lambda: len(hooked.webhook._waiting) == 4)
    hooked.taker.free.set()
    assert [await one for one in sent] == [200, 503, 200, 200]
    assert [await hooked.post(_update(2, "bad")) for _ in range(2)] == [503, 200]
    assert sorted(hooked.taker.texts) == ["bad", "fine", "first", "good"]
    assert hooked.taker.tries[-1] == 2


async def test_nothing_overtakes_what_failed(hooked: Hooked) -> None:
    """Later updates of the same person are refused with a failed one, so that the order holds."""
    hooked.taker.bad = "bad"
    hooked.taker.free.clear()
    sent = [hooked.send(1, "first")]
    await hooked.taker.began(1)
    for number, text, who in ((2, "bad", SAM), (3, "next", SAM), (4, "kim", KIM)):
        update = _update(number, text)
        update["message"]["from"] = {"id": who}
        sent.append(asyncio.create_task(hooked.post(update)))
    await until(lambda: len(hooked.webhook._waiting) == 4)
    hooked.taker.free.set()
    assert [await one for one in sent] == [200, 503, 503, 200]
    assert hooked.taker.texts == ["first", "kim"]


async def test_a_broken_database_loses_nothing(
    hooked: Hooked, wire: BotApiClient, telegram: Playground
) -> None:
    """With a broken database Telegram keeps everything and sends it again in order."""
    hooked.taker.broken = True
    for number in range(5):
        telegram.people.send_text(SAM, f"sam {number}")
        telegram.people.send_text(KIM, f"kim {number}")
    async with registered(wire, hooked.url):
        await hooked.taker.began(6)
        assert len(telegram.world.updates.fresh_updates()) == 10
        hooked.taker.broken = False
        await until(lambda: not telegram.world.updates.fresh_updates())
    for name in ("sam", "kim"):
        mine = [text for text in hooked.taker.texts if text.startswith(name)]
        assert mine == [f"{name} {number}" for number in range(5)]


async def test_after_two_failures_in_a_row_the_rest_is_not_tried(hooked: Hooked) -> None:
    """After two failures in a row the others are not tried, so that Telegram does not wait for
    each.
    """
    hooked.taker.broken = True
    hooked.taker.free.clear()
    sent = [hooked.send(1, "first")]
    await hooked.taker.began(1)
    sent += [hooked.send(number, "more") for number in range(2, 12)]
    await until(lambda: len(hooked.webhook._waiting) == 11)
    hooked.taker.free.set()
    assert [await one for one in sent] == [503] * 11
    assert len(hooked.taker.tries) == 1 + 1 + 2


async def test_what_never_comes_back_is_not_remembered_for_ever(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only so many failed updates are remembered, those that failed last the longest."""
    monkeypatch.setattr("bot.receiving.webhook.FAILURES_KEPT", 3)
    hooked.taker.broken = True
    for number in (1, 2, 3, 1, 4, 5):
        assert await hooked.post(_update(number, "one")) == 503
    hooked.taker.tries.clear()
    for number in (1, 2):
        await hooked.post(_update(number, "one"))
    assert hooked.taker.tries == [2, 0]


async def test_the_end_answers_what_is_under_way(hooked: Hooked) -> None:
    """At the end, updates that arrived are stored first, and later ones are left to the
    next start.
    """
    hooked.taker.free.clear()
    first = hooked.send(1, "first")
    await hooked.taker.began(1)
    second = hooked.send(2, "second")
    await until(lambda: len(hooked.webhook._waiting) == 2)
    hooked.task.cancel()
    await asyncio.sleep(0.05)
    hooked.taker.free.set()
    assert [await first, await second] == [200, 200]
    assert await hooked.post(_update(3, "third")) == 503
    assert hooked.taker.texts == ["first", "second"]


async def test_an_end_that_would_take_too_long_refuses_the_rest(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An end that takes too long refuses the others, and confirms nothing that is not stored."""
    monkeypatch.setattr("bot.receiving.webhook.LAST_SECONDS", 0.05)
    hooked.taker.free.clear()
    sent = hooked.send(1, "first")
    await hooked.taker.began(1)
    await hooked.stop()
    assert await sent == 503
    assert hooked.taker.texts == []


async def test_another_secret_is_noticed(
    hooked: Hooked, wire: BotApiClient, telegram: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    """A webhook with another secret is noticed by its refusals and set again."""
    pauses = HeldPauses()
    async with registered(wire, hooked.url, pauses):
        await until(lambda: len(pauses.seconds) == 1)
        await wire.call("setWebhook", {"url": hooked.url, "secret_token": "another"})
        telegram.people.send_text(SAM, "one")
        hook = telegram.app_state.update_transport.webhook
        assert hook is not None
        await until(lambda: bool(hook.error))
        pauses.turn.release()
        await until(lambda: not telegram.world.updates.fresh_updates())
    assert hooked.taker.texts == ["one"]
    assert "could not deliver" in caplog.text
    assert SECRET not in caplog.text


def test_the_path_is_that_of_the_address() -> None:
    """The path is that of the address, as HTTP writes it."""
    assert webhook_path("https://bot.example") == "/"
    assert webhook_path("https://bot.example:8443/a/b%20c?x=1") == "/a/b%20c"


async def test_what_was_left_is_answered_after_its_own_batch(
    hooked: Hooked, taker: PickyIntake
) -> None:
    """What a batch leaves for lack of time gets its 200 once the next one has stored it."""
    taker.free.clear()
    first = hooked.send(1, "first")
    await taker.began(1)
    others = [hooked.send(number, f"text {number}") for number in (2, 3)]
    await until(lambda: len(hooked.webhook._waiting) == 3)
    taker.left = [set(), {2}]
    taker.free.set()
    assert [await one for one in (first, *others)] == [200, 200, 200]
    assert taker.batches == [["first"], ["text 3"], ["text 2"]]
