"""Parked updates are tried again: those that work now are handled, the others stay."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, Update

from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.texts import (
    CANNOT_OPEN,
    FAILURE_APOLOGY,
    OFF_THE_LIST,
    RETRY_BUTTON,
    RETRY_COMMAND,
    RETRY_INTERVIEW_LINE,
    RETRY_UNNAMED_COMMAND,
    STILL_CANNOT_OPEN,
)
from handlers.ui.turn import Turn
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.bot.arriving import (
    DOORS,
    KIM,
    SAM,
    Rest,
    enter,
    message,
    names,
    next_ping,
    parked,
    press,
    texts,
)
from tests.bot.conftest import NOW, HeldClock
from tests.texts.pseudo import CODE, pseudo, pseudo_language


class Mending:
    """Has doors with a fault that a test can repair."""

    def __init__(self) -> None:
        self.broken = {"bad", "worse"}

    async def enter(self, update: Update, turn: Turn) -> None:
        query, said = update.callback_query, update.effective_message
        if (query.data if query else said.text if said else "") in self.broken:
            raise ZeroDivisionError
        await enter(update, turn)


@pytest.fixture
def mending() -> Mending:
    return Mending()


@pytest.fixture
def intake(store: Store, bot: Bot, clock: HeldClock, rest: Rest, mending: Mending) -> Intake:
    doors = EntryPoints(mending.enter, next_ping)
    return Intake(store, bot, clock, entry_points=doors, hooks=rest)


async def test_what_works_now_is_taken(
    intake: Intake, store: Store, rest: Rest, mending: Mending
) -> None:
    """An update that works now is answered late, and one that still fails stays without a
    message.
    """
    await intake.take([message("a"), message("bad"), message("worse")])
    assert await names(store) == {SAM: "a "}
    assert await intake.retry_parked() == (0, 2)
    mending.broken = {"worse"}
    assert await intake.retry_parked() == (1, 1)
    assert await names(store) == {SAM: "a bad "}
    assert await parked(store) == [SAM]
    assert await intake.retry_parked() == (0, 1)
    assert await texts(store) == ["got a", str(FAILURE_APOLOGY), str(FAILURE_APOLOGY), "got bad"]


async def test_failing_again_does_not_begin_the_ninety_days_anew(
    intake: Intake, store: Store, clock: HeldClock
) -> None:
    """An update that is tried again and fails, or is rehearsed, keeps the day it was parked."""
    await intake.take([message("bad"), press("worse")])
    clock.move(timedelta(days=80))
    assert await intake.retry_parked() == (0, 2)
    async with store.unit_of_work() as unit:
        assert [one.at for one in await unit.updates.list_parked()] == [NOW, NOW]
        await unit.updates.delete_old(NOW + timedelta(days=91))
        assert await unit.updates.list_parked() == []


async def test_a_second_update_with_one_number_is_handled_as_well(
    intake: Intake, store: Store, mending: Mending, clock: HeldClock
) -> None:
    """Two parked updates to which Telegram gave the same number are both handled in the end."""
    first = message("bad")
    await intake.take([first])
    clock.move(timedelta(days=8))
    again = message("worse", date=int(clock.now().timestamp()))
    await intake.take([{**again, "update_id": first["update_id"]}])
    assert await parked(store) == [SAM, SAM]
    mending.broken = set()
    assert await intake.retry_parked() == (2, 0)
    assert await names(store) == {SAM: "bad worse "}
    assert await parked(store) == []


async def test_nothing_is_done_twice(
    intake: Intake, store: Store, rest: Rest, mending: Mending
) -> None:
    """Nothing is done twice: for what the person may have repeated they are told once that it
    works.
    """
    line = "Acme; Engineer; yesterday"
    mending.broken = {"/new Acme", "/new", "bad", line, "/<b>"}
    raws = [message(text) for text in ("/new Acme", "/new", "/new", line, "/<b>")]
    await intake.take([*raws, press("bad")])
    async with store.unit_of_work() as unit:
        await unit.outbox.record(
            [Delivery(one, DeliveryStatus.SENT) for one in await unit.outbox.claim(NOW, 100)]
        )
    assert await intake.retry_parked() == (0, 6)
    assert await texts(store) == []
    mending.broken = {"/new"}
    assert await intake.retry_parked() == (4, 2)
    mending.broken = set()
    assert await intake.retry_parked() == (2, 0)
    assert await names(store) == {SAM: ""}
    assert await parked(store) == []
    command = RETRY_COMMAND.format(command="/new")
    others = [str(one) for one in (RETRY_INTERVIEW_LINE, RETRY_UNNAMED_COMMAND, RETRY_BUTTON)]
    assert await texts(store) == [command, *others, command]
    assert [len(effects.callback_answers) for effects in rest.effects][1:] == [0] * 6


async def test_it_is_told_in_the_language_of_their_telegram(
    intake: Intake, store: Store, mending: Mending
) -> None:
    """Nobody is at work then whose language it could be."""
    mending.broken = {"/new"}
    update = message("/new")
    update["message"]["from"]["language_code"] = CODE
    await intake.take([update])
    mending.broken = set()
    with pseudo_language():
        assert await intake.retry_parked() == (1, 0)
    wanted = pseudo(RETRY_COMMAND.source).format(command="/new")
    assert await texts(store) == [str(FAILURE_APOLOGY), wanted]


async def test_what_nobody_could_do_anything_about_is_done(intake: Intake, store: Store) -> None:
    """An update of a person who could not be read is done, and they need to do nothing."""
    await intake.take([message("a")])
    (body,) = await _bodies(store, b"spoilt")
    await intake.take([message("/new Acme"), press("b"), message("c")])
    assert len(await parked(store)) == 3
    await _bodies(store, body)
    assert await intake.retry_parked() == (3, 0)
    assert await names(store) == {SAM: "a /new Acme b c "}
    said = await texts(store)
    told = [str(CANNOT_OPEN), str(STILL_CANNOT_OPEN)]
    assert said == ["got a", *told, "got /new Acme", "got b", "got c"]


async def _bodies(store: Store, other: bytes) -> list[bytes]:
    """Returns everybody's sealed bodies after putting others in their place."""
    async with store.unit_of_work() as unit:
        found = [body for (body,) in await unit._transaction.fetch_rows("SELECT body FROM people")]
        await unit._transaction.write("UPDATE people SET body = ?", [(other,)])
    return found


async def test_somebody_off_the_list_is_not_asked_to_repeat_it(
    store: Store, bot: Bot, clock: HeldClock, intake: Intake, mending: Mending
) -> None:
    """A person off the access list is not asked to repeat it, because they would be refused."""
    mending.broken = {"/new"}
    await intake.take([message("/new")])
    private = Intake(store, bot, clock, entry_points=DOORS, hooks=Rest(), allowed={KIM})
    assert await private.retry_parked() == (1, 0)
    assert await texts(store) == [str(FAILURE_APOLOGY), str(OFF_THE_LIST)]


async def test_what_is_tried_again_is_no_flood(
    intake: Intake, store: Store, mending: Mending
) -> None:
    """Forty parked updates are handled at once and are no flood."""
    raws = [message("bad", date=at * 60) for at in range(40)]
    await intake.take(raws)
    mending.broken = set()
    assert await intake.retry_parked() == (40, 0)
    assert len((await names(store))[SAM].split()) == 40


async def test_what_cannot_even_be_read_stays(intake: Intake, store: Store) -> None:
    """An unreadable update stays parked, and those behind it are tried."""
    odd: dict[str, Any] = message("odd")
    odd["message"]["date"] = "yesterday"
    await intake.take([odd])
    assert await intake.retry_parked() == (0, 1)
    assert len(await parked(store)) == 1


async def test_a_retry_that_cannot_be_kept_leaves_all_as_it_was(
    store: Store, bot: Bot, clock: HeldClock, intake: Intake, mending: Mending
) -> None:
    """A retry that cannot be stored leaves everything as it was."""
    await intake.take([message("bad")])
    mending.broken = set()

    class Failing(Rest):
        async def join_transaction(self, unit: Any, now: Any) -> Any:
            raise OSError("disk full")

    full = Intake(store, bot, clock, entry_points=DOORS, hooks=Failing())
    assert await full.retry_parked() == (0, 1)
    assert await parked(store) == [SAM]
    assert await names(store) == {SAM: ""}
