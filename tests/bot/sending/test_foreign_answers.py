"""While somebody else answers in Telegram's place, nobody is given up and nothing is lost."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.fetching.voice_reader import _show_once
from bot.intake.callback_answers import CallbackAnswer, CallbackAnswers
from bot.monitoring.failed_calls import FailedCalls
from bot.telegram_api.bot_api import BotApiClient
from playground.world.faults import FaultKind
from storage.tables.outgoing_message import MAX_DOUBTS, OutgoingMessage
from storage.unit_of_work import UndeliveredMessage
from tests.bot.conftest import HeldClock
from tests.bot.sending.conftest import KIM, SAM, Post

PAGE = "<html>Access denied</html>"
REFUSED = {"ok": False, "error_code": 400, "description": 'Bad Request: query "secret"'}
AWAY = 3
"""So often Telegram is asked in vain."""


def _order_page(post: Post, status: int, method: str = "*", times: int = 10_000) -> None:
    post.order(FaultKind.ERROR, method, status=status, body=PAGE, times=times)


async def _wait_out(post: Post, clock: HeldClock, calls: int) -> None:
    """Lets pauses go by until Telegram was called so often."""
    while len(post.telegram.world.calls) < calls:
        clock.move(timedelta(seconds=31))
        post.outbox.wake()
        await asyncio.sleep(0.01)


async def _all_sent(post: Post, clock: HeldClock) -> None:
    """Ends the trouble, and lets pauses go by until nothing waits."""
    post.telegram.app_state.faults.cancel()
    while await post.waiting():
        clock.move(timedelta(seconds=31))
        post.outbox.wake()
        await asyncio.sleep(0.01)


async def _undelivered(post: Post) -> list[UndeliveredMessage]:
    async with post.store.unit_of_work() as unit:
        return await unit.undelivered.list_messages()


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 407, 413, 502])
async def test_a_page_changes_nothing(
    status: int, post: Post, clock: HeldClock, caplog: pytest.LogCaptureFixture
) -> None:
    """However long a proxy answers with its page, everybody gets every message once afterwards."""
    _order_page(post, status)
    await post.say("one", "two")
    await post.say("hello", chat=KIM)
    await _wait_out(post, clock, 3 * (MAX_DOUBTS + 2))
    await _all_sent(post, clock)
    assert (post.read(), post.read(KIM)) == (["one", "two"], ["hello"])
    assert await post.reachable()
    assert await post.reachable(KIM)
    assert await _undelivered(post) == []
    assert "look for a proxy on the way, or at TELEGRAM_API_URL" in caplog.text


async def test_one_question_stands_for_all(post: Post, clock: HeldClock) -> None:
    """While there is doubt, Telegram is asked one harmless question and no message is tried."""
    _order_page(post, 502, times=1)
    await post.say("one")
    await post.quiet(lambda: post.calls() == 1)
    _order_page(post, 502, "getMe")
    for chat in (SAM, KIM):
        await post.say("more", chat=chat)
    await _wait_out(post, clock, 1 + AWAY)
    assert post.calls() == 1
    await _all_sent(post, clock)
    assert (post.read(), post.read(KIM)) == (["one", "more"], ["more"])
    assert post.calls() == 1 + 3


async def test_a_method_that_never_works_is_given_up_and_kept(
    post: Post, clock: HeldClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A method that fails each time is logged by name and number, and in the end its message is
    kept and the next one goes."""
    _order_page(post, 500, "sendDocument")
    document = {"document": {"file": "a.json", "content": "{}"}}
    await post.queue([OutgoingMessage("sendDocument", document)])
    await post.say("two")
    while post.read() == []:
        clock.move(timedelta(seconds=31))
        post.outbox.wake()
        await asyncio.sleep(0.01)
    (kept,) = await _undelivered(post)
    assert (kept.chat, kept.method, kept.message) == (
        SAM,
        "sendDocument",
        OutgoingMessage("sendDocument", document),
    )
    assert "sendDocument failed (4 since the start): 127.0.0.1" in caplog.text
    assert "a sendDocument is given up" in caplog.text
    assert "python -m bot undelivered lists it" in caplog.text
    assert post.failed_calls("sendDocument") == MAX_DOUBTS + 1


async def test_what_telegram_refuses_is_kept(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """What Telegram itself refuses is kept with its reason, and one line says what to do."""
    post.refuse(400, 'Bad Request: button "my note" is wrong')
    await post.say("one", "two")
    await post.done()
    (kept,) = await _undelivered(post)
    assert kept.message == OutgoingMessage("sendMessage", {"text": "one"})
    assert kept.reason == "Bad Request: button "
    assert "Telegram does not take a sendMessage: Bad Request: button" in caplog.text
    assert "python -m bot undelivered lists it" in caplog.text
    assert "my note" not in caplog.text


async def test_many_who_are_gone_are_counted(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """The log says how many people Telegram delivers nothing to any more, and not who."""
    for chat in (SAM, KIM):
        await post.say("before", chat=chat)
    await post.done()
    for chat in (SAM, KIM):
        post.telegram.people.block(chat)
        await post.say("one", chat=chat)
    await post.done()
    said = [one.getMessage() for one in caplog.records if "delivers nothing more" in one.msg]
    assert sum(int(re.findall(r"to (\d+) people", line)[0]) for line in said) == 2
    assert await _undelivered(post) == []


@pytest.mark.parametrize("method", ["answerCallbackQuery", "sendChatAction"])
async def test_each_method_that_fails_is_told(
    post: Post, wire: BotApiClient, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    """A failing method is named with its count and with what to do, also where nothing is lost."""
    post.order(FaultKind.ERROR, method, status=400, body=REFUSED, times=2)
    presses = CallbackAnswers(wire, post.measures)
    for _ in range(2):
        presses.send([CallbackAnswer("1")])
        await _show_once(wire, SAM, FailedCalls(post.measures))
    await asyncio.gather(*presses._tasks)
    assert post.failed_calls(method) == 2
    assert f"{method} failed (1 since the start): Bad Request: query" in caplog.text
    assert "secret" not in caplog.text
    assert "nothing is lost by it; where it goes on, look at" in caplog.text
