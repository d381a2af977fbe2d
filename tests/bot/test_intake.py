"""Intake: a batch is kept wholly, in order, and one failure undoes that one update alone."""

import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from telegram import Bot, Update

from bot.intake import STUMBLED, Doors, Effects, Intake
from bot.transport import WireRequest
from bot.wire import Wire
from coaching.facts import Dossier
from handlers.turn import Turn
from playground import Playground
from storage.store import Desk, Letter, Store
from tests.bot.conftest import NOW, HeldClock

SAM, KIM = 1001, 1002
_numbers = count(1)


class Rest:
    """Remembers what is left to do."""

    def __init__(self) -> None:
        self.effects: list[Effects] = []
        self.committed = 0

    async def within(self, desk: Desk, now: datetime) -> Callable[[], None]:
        def committed() -> None:
            self.committed += 1

        return committed

    def after(self, effects: Effects) -> None:
        self.effects.append(effects)


async def _enter(update: Update, turn: Turn) -> None:
    """Adds each text to the first name; some texts do more."""
    query, message = update.callback_query, update.effective_message
    text = query.data if query else message.text if message else ""
    turn.person = replace(turn.person, first_name=turn.person.first_name + f"{text} ")
    turn.say(f"got {text}")
    if text == "boom":
        raise ZeroDivisionError("with a secret in it")
    if text == "forget":
        turn.forget = True
    if query:
        turn.whisper("noted")


def _next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    return now + timedelta(hours=len(dossier.person.first_name))


@pytest.fixture
def rest() -> Rest:
    return Rest()


@pytest.fixture
async def bot(wire: Wire, telegram: Playground) -> AsyncIterator[Bot]:
    request = WireRequest(wire)
    async with Bot(
        telegram.token, f"{telegram.url}/bot", request=request, get_updates_request=request
    ) as made:
        yield made


@pytest.fixture
def intake(store: Store, bot: Bot, clock: HeldClock, rest: Rest) -> Intake:
    return Intake(store, bot, clock, doors=Doors(_enter, _next_ping), rest=rest)


def _message(text: str, chat: int = SAM, kind: str = "private") -> dict[str, Any]:
    number = next(_numbers)
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": chat, "type": kind},
        "from": {"id": chat, "is_bot": False, "first_name": "Sam"},
        "text": text,
    }
    return {"update_id": number, "message": message}


def _press(data: str, chat: int = SAM) -> dict[str, Any]:
    raw = _message("card", chat)
    query = {"id": "77", "from": raw["message"]["from"], "chat_instance": "1", "data": data}
    return {"update_id": raw["update_id"], "callback_query": {**query, "message": raw["message"]}}


def _member(status: str, chat: int = SAM) -> dict[str, Any]:
    raw = _message("", chat)
    user = {"id": 1, "is_bot": True, "first_name": "Bot"}
    change = {
        "chat": raw["message"]["chat"],
        "from": raw["message"]["from"],
        "date": 1,
        "old_chat_member": {"status": "member", "user": user},
        "new_chat_member": {"status": status, "user": user, "until_date": 0},
    }
    return {"update_id": raw["update_id"], "my_chat_member": change}


async def _names(store: Store) -> dict[int, str]:
    async with store.turn() as desk:
        kept = await desk.dossiers([SAM, KIM])
    return {chat: one.dossier.person.first_name for chat, one in kept.items()}


async def _letters(store: Store) -> list[Letter]:
    async with store.turn() as desk:
        return await desk.claim(NOW, 100)


def _texts(letters: list[Letter]) -> list[str]:
    return [letter.payload["text"] for letter in letters]


async def test_each_persons_updates_build_on_each_other(
    intake: Intake, store: Store, rest: Rest
) -> None:
    """In one transaction, with replies in order and the earliest next ping told."""
    await intake.take([_message("a"), _message("x", KIM), _message("b")])
    assert await _names(store) == {SAM: "a b ", KIM: "x "}
    assert _texts(await _letters(store)) == ["got a", "got x", "got b"]
    (effects,) = rest.effects
    assert effects.next_ping == NOW + timedelta(hours=2)
    assert rest.committed == 1


async def test_a_repeat_is_recognised(intake: Intake, store: Store, rest: Rest) -> None:
    """It changes nothing; a press gets its answer again, since nobody knows whether it had one."""
    message, press = _message("a"), _press("b")
    await intake.take([message, press])
    await intake.take([message, press])
    assert await _names(store) == {SAM: "a b "}
    assert len(await _letters(store)) == 2
    first, again = rest.effects
    assert [press.toast for press in first.presses] == ["noted"]
    assert [press.toast for press in again.presses] == [None]


async def test_a_failing_update_is_undone_alone(
    intake: Intake, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It is put aside, the person is told kindly, and what is before and behind it stands."""
    caplog.set_level(logging.INFO)
    boom = _message("boom")
    await intake.take([_message("a"), boom, _message("b")])
    assert await _names(store) == {SAM: "a b "}
    assert _texts(await _letters(store)) == ["got a", STUMBLED, "got b"]
    async with store.turn() as desk:
        (parked,) = await desk.parked()
    assert (parked.update_id, parked.chat, parked.reason) == (
        boom["update_id"],
        SAM,
        "ZeroDivisionError",
    )
    assert b"boom" in parked.raw
    assert "ZeroDivisionError at test_intake.py" in caplog.text
    assert "secret" not in caplog.text


async def test_somebody_whose_first_update_fails_is_told_too(intake: Intake, store: Store) -> None:
    """Nothing of the failed turn is kept of them."""
    await intake.take([_message("boom")])
    assert await _names(store) == {SAM: ""}
    assert _texts(await _letters(store)) == [STUMBLED]


async def test_what_cannot_be_read_blocks_nothing(intake: Intake, store: Store) -> None:
    """An update of a form that nobody knows is put aside; those around it are kept."""
    odd = _message("odd")
    odd["message"]["date"] = "yesterday"
    await intake.take([_message("a"), odd, {"no": "number"}, _message("b")])
    assert await _names(store) == {SAM: "a b "}
    async with store.turn() as desk:
        assert [parked.update_id for parked in await desk.parked()] == [odd["update_id"]]


async def test_groups_are_met_with_silence(intake: Intake, store: Store) -> None:
    """Nothing is kept of them and nothing is said."""
    await intake.take([_message("hello", -5, "group")])
    async with store.turn() as desk:
        assert await desk.people_count() == 0
        assert await desk.letters_count() == 0


async def test_strangers_are_met_with_silence_when_users_are_listed(
    store: Store, bot: Bot, clock: HeldClock, rest: Rest
) -> None:
    """Those listed are not."""
    doors = Doors(_enter, _next_ping)
    intake = Intake(store, bot, clock, doors=doors, rest=rest, allowed={KIM})
    await intake.take([_message("a"), _message("x", KIM)])
    assert await _names(store) == {KIM: "x "}


async def test_blocking_pauses_and_coming_back_resumes(intake: Intake, store: Store) -> None:
    """By the membership alone, and by anything the person does."""
    await intake.take([_message("a"), _member("kicked")])
    assert not await _reachable(store)
    await intake.take([_member("member")])
    assert await _reachable(store)
    await intake.take([_member("kicked"), _message("b")])
    assert await _reachable(store)


async def _reachable(store: Store) -> bool:
    async with store.turn() as desk:
        return (await desk.dossiers([SAM]))[SAM].reachable


async def test_who_wants_to_be_forgotten_is(intake: Intake, store: Store) -> None:
    """Only the farewell remains to be said; who writes again is new."""
    await intake.take([_message("a")])
    await intake.take([_message("b"), _message("forget")])
    assert await _names(store) == {}
    assert _texts(await _letters(store)) == ["got forget"]
    await intake.take([_message("c")])
    assert await _names(store) == {SAM: "c "}


async def test_a_batch_that_cannot_be_kept_is_taken_apart(
    intake: Intake, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two failures each update goes alone; the one at fault is put aside."""
    keep = Desk.keep

    async def choosy(desk: Desk, kept: Any) -> None:
        if any("bad" in one.dossier.person.first_name for one in kept):
            raise ValueError("cannot be written")
        await keep(desk, kept)

    monkeypatch.setattr(Desk, "keep", choosy)
    raws = [_message("a"), _message("bad", KIM), _message("b")]
    for failed_before in (0, 1):
        with pytest.raises(ValueError, match="cannot be written"):
            await intake.take(raws, failed_before)
    assert await _names(store) == {}
    await intake.take(raws, 2)
    assert await _names(store) == {SAM: "a b "}
    async with store.turn() as desk:
        assert [parked.chat for parked in await desk.parked()] == [KIM]
