"""A bot can be tested against all that Telegram and the network do."""

import asyncio

import pytest
from aiohttp import ClientError

from playground.world.faults import Fault, FaultKind, Faults
from playground.world.flood_limits import Limits, SendRateLimiter, Speed
from playground.world.refusals import ApiError
from tests.playground.visitor import Visitor


def test_a_burst_passes_then_one_a_second() -> None:
    """The limit of a chat refuses with the seconds to wait, and ends by itself."""
    now = [0.0]
    pace = SendRateLimiter(Limits(Speed(1, 3), None), lambda: now[0])
    for _ in range(3):
        pace.count_message("1")
    with pytest.raises(ApiError) as refused:
        pace.count_message("1")
    assert refused.value.body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    pace.count_message("2")
    now[0] += 1
    pace.count_message("1")


def test_thirty_a_second_in_all() -> None:
    """Many chats together have a limit too, which a paid broadcast does not have."""
    pace = SendRateLimiter(Limits(None, Speed(30, 30)), lambda: 0.0)
    for chat in range(30):
        pace.count_message(str(chat))
    pace.count_message("paid", paid=True)
    with pytest.raises(ApiError):
        pace.count_message("31")


async def test_limits_can_be_set(visitor: Visitor) -> None:
    """The 429 comes over HTTP with its header, and only sending counts."""
    await visitor.do("limits", chat={"rate": 0.1, "burst": 1})
    await visitor.say()
    refused = await visitor.bot("sendMessage", chat_id=1001, text="x")
    assert (refused["status"], refused["parameters"]) == (429, {"retry_after": 10})
    await visitor.result("sendChatAction", chat_id=1001, action="typing")
    await visitor.do("limits", chat=None)
    await visitor.say()


async def test_an_error_is_ordered(visitor: Visitor) -> None:
    """After one call let through, the next two of a method fail, and others do not."""
    await visitor.do(
        "faults", method="sendMessage", times=2, skip=1, status=502, body="<h1>Bad Gateway</h1>"
    )
    await visitor.say("passes")
    for _ in range(2):
        async with visitor.session.post(
            visitor.address("sendMessage"), json={"chat_id": 1001, "text": "x"}
        ) as answer:
            assert (answer.status, await answer.text()) == (502, "<h1>Bad Gateway</h1>")
    await visitor.result("getMe")
    await visitor.say("passes again")


async def test_a_429_is_ordered_for_one_chat(visitor: Visitor) -> None:
    """A 429 ordered for one chat does not affect others."""
    await visitor.do("faults", kind="retry_after", seconds=7, chat_id=42)
    await visitor.say()
    refused = await visitor.bot("sendMessage", chat_id=42, text="x")
    assert refused["parameters"] == {"retry_after": 7}


@pytest.mark.parametrize(("kind", "sent"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_is_cut(visitor: Visitor, kind: str, sent: int) -> None:
    """A cut before handling sends nothing; a cut after it loses only the answer."""
    await visitor.do("faults", kind=kind, method="sendMessage")
    with pytest.raises(ClientError):
        await visitor.bot("sendMessage", chat_id=1001, text="x")
    assert len((await visitor.see("users/1001/messages"))["messages"]) == sent


async def test_an_answer_is_late(visitor: Visitor) -> None:
    """A delayed call is done at once and answered later."""
    await visitor.do("faults", kind="delay", seconds=0.3, method="sendMessage")
    call = asyncio.create_task(visitor.say())
    assert len((await visitor.see("users/1001/messages?wait=2"))["messages"]) == 1
    assert not call.done()
    await call


async def test_troubles_can_be_called_off(visitor: Visitor) -> None:
    """Ordered faults are listed, can be cancelled, and then never happen."""
    await visitor.do("faults", method="*", times=9)
    assert len(await visitor.see("faults")) == 1
    async with visitor.session.delete(visitor.control("faults")) as answer:
        assert await answer.json() == []
    await visitor.say()
    assert (await visitor.do("faults", kind="earthquake"))["status"] == 400


def strikes(fault: Fault, chats: list[int]) -> list[tuple[int, bool]]:
    """Returns which calls to these chats go wrong."""
    faults = Faults()
    faults.order(fault)
    return [(chat, faults.take_fault("sendMessage", str(chat)) is not None) for chat in chats]


def test_a_chance_is_drawn_from_its_seed() -> None:
    """A chance fails near its probability, and in the same way with the same seed.

    Each chat sees the same, whatever others do in between.
    """

    def order(seed: int) -> Fault:
        return Fault(FaultKind.DROP_AFTER, "sendMessage", chance=0.1, seed=seed)

    chats = [1 + at % 7 for at in range(2100)]
    fault = order(5)
    found = strikes(fault, chats)
    assert found == strikes(order(5), chats) != strikes(order(6), chats)
    assert fault.hits == sum(struck for _, struck in found)
    assert 150 < fault.hits < 270
    alone = [struck for _, struck in strikes(order(5), [3] * 300)]
    assert alone == [struck for chat, struck in found if chat == 3]


async def test_a_chance_stays_open(visitor: Visitor) -> None:
    """A chance is listed with the number of its failures until it is cancelled."""
    ordered = await visitor.do("faults", kind="error", method="getMe", chance=1, status=502)
    assert (ordered["chance"], ordered["hits"]) == (1, 0)
    for _ in range(3):
        assert (await visitor.bot("getMe"))["status"] == 502
    assert [one["hits"] for one in await visitor.see("faults")] == [3]
    assert (await visitor.do("faults", chance=1.5))["status"] == 400


async def test_tokens(visitor: Visitor) -> None:
    """A malformed token is a 404, a wrong one a 401."""
    for token, status in (("12:short", 404), (f"12:{'x' * 35}", 401)):
        async with visitor.session.get(f"{visitor.running.url}/bot{token}/getMe") as answer:
            assert (answer.status, (await answer.json())["error_code"]) == (status, status)


async def test_unreadable_arguments(visitor: Visitor) -> None:
    """Unreadable arguments are refused and recorded like everything a bot should not send."""
    refused = await visitor.bot("deleteMessages", chat_id=1001, message_ids=["x"])
    assert (refused["status"], refused["ok"]) == (400, False)
    assert [one["what"] for one in await visitor.see("unknown")] == ["unreadable argument"]


async def test_arguments_come_in_every_way(visitor: Visitor) -> None:
    """JSON, a form and the address of a POST carry the same arguments."""
    said = {"chat_id": "1001", "text": "x", "reply_markup": '{"force_reply": true}'}
    assert (await visitor.post("sendMessage", said))["ok"]
    async with visitor.session.post(visitor.address("sendMessage"), params=said) as answer:
        assert (await answer.json())["ok"]
    calls = (await visitor.see("calls?method=sendMessage"))["calls"]
    assert [call["params"] for call in calls] == [said, said]
