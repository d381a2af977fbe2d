"""Somebody whose seal is broken is answered, can delete everything, and loses nothing."""

from datetime import timedelta
from typing import Any

import pytest

from bot.texts import CANNOT_OPEN, STILL_CANNOT_OPEN
from handlers.privacy.privacy import ALL_DELETED, NOTHING_DELETED, QUESTION_TOO_OLD
from handlers.privacy.unreadable import CONFIRM_DELETE_UNREAD
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.bot.arriving import KIM, SAM, Rest, member, message, names, parked, press
from tests.bot.conftest import NOW, HeldClock, Make

BREAKS = (
    "UPDATE people SET body = x'02ff' WHERE chat = 1001",
    "UPDATE people SET key = substr(key, 1, 40) WHERE chat = 1001",
    "UPDATE people SET version = 9 WHERE chat = 1001",
    "UPDATE people SET next_ping_at = NULL WHERE chat = 1001",
)


async def _break(store: Store, sql: str = BREAKS[0]) -> None:
    async with store.unit_of_work() as unit:
        await unit._transaction.fetch_rows(sql)


async def _said(store: Store, chat: int = SAM) -> list[dict[str, Any]]:
    """Sends what waits, and returns what goes to this chat."""
    async with store.unit_of_work() as unit:
        found = await unit.outbox.claim(NOW, 200)
        await unit.outbox.record([Delivery(one, DeliveryStatus.SENT) for one in found])
    return [one.payload for one in found if one.chat == chat]


async def _words(store: Store) -> list[str]:
    return [one["text"] for one in await _said(store) if "text" in one]


async def _buttons(store: Store) -> list[str]:
    (question,) = await _said(store)
    assert question["text"] == str(CONFIRM_DELETE_UNREAD)
    return _data(question)


def _data(question: dict[str, Any]) -> list[str]:
    rows = question["reply_markup"]["inline_keyboard"]
    return [one["callback_data"] for row in rows for one in row]


async def test_everything_is_answered_and_kept(
    make: Make, store: Store, rest: Rest, clock: HeldClock
) -> None:
    """They are told at length once an hour and briefly else, all of it is parked, others go on."""
    intake = make()
    await intake.take([message("a"), message("x", KIM)])
    await _said(store)
    await _break(store)
    await intake.take([message("b"), press("c"), message("d"), message("y", KIM), member("member")])
    assert await _words(store) == [str(CANNOT_OPEN), str(STILL_CANNOT_OPEN)]
    assert [one.toast for one in rest.effects[-1].callback_answers] == [str(STILL_CANNOT_OPEN)]
    assert await parked(store) == [SAM, SAM, SAM]
    assert rest.effects[-1].has_unreadable
    clock.move(timedelta(hours=1))
    await intake.take([message("e"), message("f")])
    assert await _words(store) == [str(CANNOT_OPEN), str(STILL_CANNOT_OPEN)]
    async with store.unit_of_work() as unit:
        assert (await unit.people.load([KIM]))[KIM].dossier.person.first_name == "x y "
        assert (await unit.counts.read(NOW)).unreadable == 1


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize(
    "asked", ["/delete", "/delete@debrief_bot", "Delete everything.", "delete"]
)
async def test_they_can_delete_without_a_key(
    make: Make, store: Store, rest: Rest, broken: str, asked: str
) -> None:
    """After the question and its button nothing of theirs is left, and they begin anew."""
    intake = make()
    await intake.take([message("a"), message("x", KIM)])
    await _said(store)
    await _break(store, broken)
    await intake.take([message("kept aside"), message(asked)])
    (_, question) = await _said(store)
    sure, _ = _data(question)
    await intake.take([press(sure), message("b")])
    assert await _words(store) == [str(ALL_DELETED), "got b"]
    assert rest.outcomes[-2:] == ["forgotten", "kept"]
    assert rest.effects[-1].has_forgotten
    assert await parked(store) == []
    assert await names(store) == {SAM: "b ", KIM: "x "}


async def test_they_can_think_better_of_it(
    make: Make, store: Store, rest: Rest, clock: HeldClock
) -> None:
    """Nothing is deleted by the other button, or by a button of long ago."""
    intake = make()
    await intake.take([message("a")])
    await _said(store)
    await _break(store)
    await intake.take([message("/delete")])
    sure, keep = await _buttons(store)
    await intake.take([press(keep)])
    assert await _words(store) == [str(NOTHING_DELETED)]
    clock.move(timedelta(minutes=31))
    await intake.take([press(sure)])
    assert await _words(store) == [str(QUESTION_TOO_OLD)]
    async with store.unit_of_work() as unit:
        assert await unit.people.count() == 1


async def test_a_button_of_theirs_asks_anew_once_it_opens_again(make: Make, store: Store) -> None:
    """When the seal is mended meanwhile, the button deletes nothing: the usual question comes."""
    from bot.intake.entry_points import EntryPoints
    from handlers import router
    from handlers.cards import reminders

    intake = make(doors=EntryPoints(router.route_update, reminders.next_ping))
    await intake.take([message("a")])
    await _said(store)
    async with store.unit_of_work() as unit:
        ((body,),) = await unit._transaction.fetch_rows("SELECT body FROM people")
    await _break(store)
    await intake.take([message("/delete")])
    sure, _ = await _buttons(store)
    async with store.unit_of_work() as unit:
        await unit._transaction.write("UPDATE people SET body = ?", [(body,)])
    await intake.take([press(sure)])
    assert "Delete everything I keep of you?" in (await _words(store))[-1]
    async with store.unit_of_work() as unit:
        assert await unit.people.count() == 1
