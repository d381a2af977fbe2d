"""Nobody reads along, strangers learn why they get no answer, and a flood harms one person only."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.intake.rate_limit import MAX_BUCKETS, MESSAGES, PRESSES, RateDecision, RateLimiter
from bot.sending.sender import Sender
from bot.telegram_api.bot_api import BotApiClient
from bot.texts import FAREWELL, PRIVATE, TOO_FAST
from playground import Playground
from storage.tables.counting import Counts
from storage.tables.people import People
from storage.unit_of_work import Store
from tests.bot.arriving import (
    DOORS,
    KIM,
    SAM,
    Raw,
    Rest,
    letters,
    member,
    message,
    names,
    parked,
    press,
    texts,
)
from tests.bot.conftest import NOW, HeldClock, Make
from tests.hang_guard import HANG_GUARD

GROUP = -1_001_000
AT = int(NOW.timestamp())


async def people_count(store: Store) -> int:
    async with store.unit_of_work() as unit:
        return await unit.people.count()


# -- groups ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_group_is_left_with_a_word(make: Make, store: Store, kind: str) -> None:
    """The bot leaves a group with one farewell, however many updates come, and stores nothing of
    it.
    """
    joined = member("administrator" if kind == "channel" else "member", GROUP, kind)
    await make().take([joined, message("hello", GROUP, kind), message("a")])
    group = [one for one in await letters(store) if one.chat == GROUP]
    assert [one.method for one in group] == ["sendMessage", "leaveChat"]
    assert group[0].payload["text"] == str(FAREWELL)
    assert group[1].payload == {"chat_id": GROUP}
    assert await names(store) == {SAM: "a "}
    assert await people_count(store) == 1


@pytest.mark.parametrize("kind", ["group", "channel"])
async def test_it_is_really_gone_from_there(
    make: Make, store: Store, wire: BotApiClient, clock: HeldClock, telegram: Playground, kind: str
) -> None:
    """Telegram sees a farewell, then the bot leaves, and nothing more is sent there."""
    group = telegram.app_state.groups.add_bot(SAM, kind=kind)
    intake, outbox = make(), Sender(store, wire, clock)
    sending = asyncio.create_task(outbox.run())
    seen = 0
    async with asyncio.timeout(HANG_GUARD):
        while group.status != "left" or telegram.world.updates.all_updates[seen:]:
            waiting = telegram.world.updates.all_updates[seen:]
            seen += len(waiting)
            await intake.take([one.to_json() for one in waiting])
            outbox.wake()
            await asyncio.sleep(0.01)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    await outbox.stop()
    assert [one["text"] for one in group.messages.values() if "text" in one] == [str(FAREWELL)]
    assert telegram.world.call_counts["leaveChat"] == {"200": 1}
    assert telegram.world.unknown == []


async def test_a_group_is_left_again_when_added_again(
    make: Make, store: Store, clock: HeldClock
) -> None:
    """A group is left again when the bot is added again, but not twice for one departure."""
    intake = make()
    await intake.take([member("member", GROUP, "group")])
    await intake.take([member("left", GROUP, "group"), member("kicked", GROUP, "group")])
    assert len(await letters(store)) == 2
    clock.move(timedelta(minutes=10))
    await intake.take([member("member", GROUP, "group")])
    async with store.unit_of_work() as unit:
        assert await unit.outbox.count() == 4


async def test_a_group_is_left_again_at_once(make: Make, store: Store) -> None:
    """A second departure happens at once, without another word, and once for all updates
    about it.
    """
    intake = make()
    await intake.take([member("member", GROUP, "group")])
    back = [member("left", GROUP, "group"), member("member", GROUP, "group")]
    await intake.take([*back, *back, *(message("hello", GROUP, "group") for _ in range(9))])
    assert [one.method for one in await letters(store)] == ["sendMessage", *["leaveChat"] * 2]


async def test_what_is_said_in_a_group_is_not_put_aside(make: Make, store: Store) -> None:
    """A group's messages are not parked, even unreadable ones: those people never came to
    the bot.
    """
    odd = message("odd", GROUP, "group")
    odd["message"]["date"] = "yesterday"
    await make().take([odd])
    assert await parked(store) == []


# -- strangers -------------------------------------------------------------------------------------


async def test_a_stranger_who_knocks_is_told_once(make: Make, store: Store) -> None:
    """A stranger is told once, with the id that the operator needs, and then gets no answers."""
    intake = make(allowed={KIM})
    odd = message("odd")
    odd["message"]["date"] = "yesterday"
    await intake.take([message("hello"), press("x"), odd, member("member")])
    assert await letters(store) == []
    await intake.take([message("/start"), message("/start payload"), message("x", KIM)])
    await intake.take([message("/start@stand_in_bot")])
    assert await texts(store) == [PRIVATE.format(chat=SAM), "got x"]
    assert str(SAM) in PRIVATE.format(chat=SAM)
    assert await names(store) == {KIM: "x "}
    assert await people_count(store) == 1
    assert await parked(store) == []


async def test_who_runs_it_is_no_stranger(make: Make, store: Store, rest: Rest) -> None:
    """An admin has access without being on the list of users."""
    await make(allowed={KIM}, admins={SAM}).take([message("a")])
    assert await names(store) == {SAM: "a "}
    assert rest.outcomes == ["kept"]


# -- floods ----------------------------------------------------------------------------------------


def flood(count: int, chat: int = SAM, apart: float = 0) -> list[Raw]:
    """Returns so many texts, written so many seconds apart."""
    return [message(f"{at}", chat, date=AT + int(at * apart)) for at in range(count)]


async def test_a_flood_is_stopped_kindly_and_harms_nobody_else(
    make: Make, store: Store, rest: Rest
) -> None:
    """After thirty texts at once a person gets a single word about it, and others are answered."""
    await make().take([*flood(100), message("x", KIM), *flood(100)])
    said = await texts(store)
    assert said.count(str(TOO_FAST)) == 1
    assert said[:30] == [f"got {at}" for at in range(30)]
    assert "got x" in said
    assert len(said) == 32
    assert rest.outcomes.count("too fast") == 170
    assert len((await names(store))[SAM].split()) == 30


async def test_a_days_backlog_is_no_flood(make: Make, store: Store) -> None:
    """A day's texts that arrive together are no flood, because they were written over time."""
    await make().take(flood(99, apart=1))
    said = await texts(store)
    assert len(said) == 99
    assert str(TOO_FAST) not in said


async def test_a_flood_of_presses_counts_by_arrival(
    make: Make, store: Store, rest: Rest, clock: HeldClock
) -> None:
    """Presses count by their arrival, apart from texts, and after a while there is room again."""
    intake = make()
    await intake.take([*(press("p") for _ in range(40)), *flood(30)])
    assert (rest.outcomes.count("kept"), rest.outcomes.count("too fast")) == (60, 10)
    assert len(rest.effects[0].callback_answers) == 31
    clock.move(timedelta(seconds=5))
    await intake.take([press("p") for _ in range(40)])
    assert (rest.outcomes.count("kept"), rest.outcomes.count("too fast")) == (65, 45)
    assert (await texts(store)).count(str(TOO_FAST)) == 1


async def test_a_repeat_after_a_failed_commit_costs_nothing(
    make: Make, store: Store, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an update that was not stored nor a known repeat counts for the limit."""
    intake, raws, keep = make(), flood(30), People.save

    async def full(_: People, __: Any) -> None:
        raise OSError("disk full")

    for _ in range(3):
        monkeypatch.setattr(People, "save", full)
        with pytest.raises(OSError, match="disk full"):
            await intake.take(raws)
    monkeypatch.setattr(People, "save", keep)
    await intake.take(raws)
    await intake.take(raws)
    assert rest.outcomes == ["kept"] * 30 + ["repeated"] * 30
    await intake.take([message("one more", date=AT)])
    assert rest.outcomes[-1] == "too fast"


def test_a_bucket_fills_up_by_the_second() -> None:
    """The limit recovers by the second, and a clock that goes back does no lasting harm."""
    buckets = RateLimiter()
    draft = buckets.begin()
    rooms = [draft.take(MESSAGES, SAM, 100) for _ in range(32)]
    assert rooms == [RateDecision.ALLOWED] * 30 + [RateDecision.FIRST_REFUSAL, RateDecision.REFUSED]
    assert draft.take(PRESSES, SAM, 100) is draft.take(MESSAGES, KIM, 100) is RateDecision.ALLOWED
    assert [draft.take(MESSAGES, SAM, at) for at in (101, 101, 102)] == [
        RateDecision.ALLOWED,
        RateDecision.REFUSED,
        RateDecision.ALLOWED,
    ]
    assert draft.take(MESSAGES, SAM, 50) is RateDecision.REFUSED
    assert draft.take(MESSAGES, SAM, 51) is RateDecision.ALLOWED
    assert [draft.take(MESSAGES, SAM, 90) for _ in range(31)][-1] is RateDecision.FIRST_REFUSAL
    assert len(buckets) == 0


def test_only_so_many_buckets_are_kept() -> None:
    """Only so many people are remembered, and those with a full allowance are dropped first."""
    buckets = RateLimiter()
    many = MAX_BUCKETS // 2 + 1
    for at in (1_000, 2_000):
        draft = buckets.begin()
        for chat in range(many):
            draft.take(MESSAGES, at * many + chat, at)
        buckets.commit(draft, at)
    assert len(buckets) == many - 1
    draft = buckets.begin()
    for _ in range(29):
        draft.take(MESSAGES, 2_000 * many + many - 1, 2_000)
    assert draft.take(MESSAGES, 2_000 * many + many - 1, 2_000) is RateDecision.FIRST_REFUSAL


# -- figures ---------------------------------------------------------------------------------------


async def test_only_admins_get_the_counts(make: Make, store: Store) -> None:
    """Only admins get the counts with /stats; for others it is an unknown command."""
    seen: list[tuple[int, str, Counts | None]] = []

    async def noting(update: Any, turn: Any) -> None:
        seen.append((turn.chat_id, update.message.text, turn.counts))

    intake = make(doors=replace(DOORS, enter=noting), admins={SAM})
    await intake.take([message("/start", KIM)])
    await intake.take([message("/stats", KIM), message("/stats"), message("stats /stats")])
    *others, (chat, text, counts) = [one for one in seen if one[2] is not None]
    assert (others, chat, text) == ([], SAM, "/stats")
    assert counts is not None
    assert (counts.people, counts.reachable, counts.parked) == (1, 1, 0)
