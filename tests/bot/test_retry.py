"""What was put aside is tried again: what works now is taken, the rest stays where it is."""

from typing import Any

import pytest
from telegram import Bot, Update

from bot.intake import STUMBLED, Doors, Intake
from handlers.turn import Turn
from storage.store import Store
from tests.bot.arriving import (
    DOORS,
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
from tests.bot.conftest import HeldClock


class Mending:
    """Doors with a fault that can be mended."""

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
def rest() -> Rest:
    return Rest()


@pytest.fixture
def intake(store: Store, bot: Bot, clock: HeldClock, rest: Rest, mending: Mending) -> Intake:
    doors = Doors(mending.enter, next_ping)
    return Intake(store, bot, clock, doors=doors, rest=rest)


async def test_what_works_now_is_taken(
    intake: Intake, store: Store, rest: Rest, mending: Mending
) -> None:
    """In order, answered late but answered; what still fails stays and nobody is told again."""
    await intake.take([message("a"), message("bad"), message("worse"), press("bad")])
    assert await names(store) == {SAM: "a "}
    assert await texts(store) == ["got a", STUMBLED, STUMBLED, STUMBLED]
    assert await intake.retry() == (0, 3)
    mending.broken = {"worse"}
    assert await intake.retry() == (2, 1)
    assert await names(store) == {SAM: "a bad bad "}
    assert await parked(store) == [SAM]
    async with store.turn() as desk:
        assert await desk.letters_count() == 6
    assert [len(effects.presses) for effects in rest.effects] == [1, 0, 0]
    assert await intake.retry() == (0, 1)


async def test_what_is_tried_again_is_no_flood(
    intake: Intake, store: Store, mending: Mending
) -> None:
    """Forty that were put aside before are taken at once."""
    raws = [message("bad", date=at * 60) for at in range(40)]
    await intake.take(raws)
    mending.broken = set()
    assert await intake.retry() == (40, 0)
    assert len((await names(store))[SAM].split()) == 40


async def test_what_cannot_even_be_read_stays(intake: Intake, store: Store) -> None:
    """And does not keep those behind it from being tried."""
    odd: dict[str, Any] = message("odd")
    odd["message"]["date"] = "yesterday"
    await intake.take([odd])
    assert await intake.retry() == (0, 1)
    assert len(await parked(store)) == 1


async def test_a_retry_that_cannot_be_kept_leaves_all_as_it_was(
    store: Store, bot: Bot, clock: HeldClock, intake: Intake, mending: Mending
) -> None:
    """It fails like one that cannot be handled."""
    await intake.take([message("bad")])
    mending.broken = set()

    class Failing(Rest):
        async def within(self, desk: Any, now: Any) -> Any:
            raise OSError("disk full")

    full = Intake(store, bot, clock, doors=DOORS, rest=Failing())
    assert await full.retry() == (0, 1)
    assert await parked(store) == [SAM]
    assert await names(store) == {SAM: ""}
