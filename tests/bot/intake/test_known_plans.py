"""A turn that changes no fact plans nothing anew, and every other one does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from telegram import Update

from bot.intake.entry_points import EntryPoints
from coaching.model.documents import Conversation, Dossier
from handlers.ui.turn import Turn
from storage.unit_of_work import Store
from tests.bot.arriving import SAM, message
from tests.bot.conftest import NOW, HeldClock, Make

PLANNED = NOW + timedelta(days=2)


class Planner:
    """Counts how often it is asked, and says the same each time."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _dossier: Dossier, _now: datetime) -> datetime:
        self.asked += 1
        return PLANNED


async def _enter(update: Update, turn: Turn) -> None:
    """Tells a name, begins or ends a talk, or changes nothing, as the text says."""
    said = update.effective_message
    match (said and said.text) or "":
        case "talk":
            talk = Conversation(turn.allocate_id(), "new", 1, "company", turn.now)
            turn.person = replace(turn.person, conversation=talk)
        case "end":
            turn.person = replace(turn.person, conversation=None)
        case "hello":
            turn.say("Hello")
        case name:
            turn.person = replace(turn.person, first_name=name)


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (("hello", "hello", "hello"), 1),
        (("hello", "talk", "hello"), 1),
        (("hello", "Ada", "Ada"), 2),
        (("hello", "talk", "end"), 2),
    ],
)
async def test_only_what_changes_a_fact_is_planned(
    make: Make, store: Store, texts: tuple[str, ...], asked: int
) -> None:
    """A name is planned, and the end of a talk, in which nobody is interrupted; nothing else is."""
    planner = Planner()
    intake = make(doors=EntryPoints(_enter, planner))
    for text in texts:
        await intake.take([message(text)])
    assert planner.asked == asked
    assert await _stored(store) == PLANNED


@pytest.mark.parametrize("moved", [timedelta(hours=2), timedelta(seconds=-1)])
async def test_an_old_plan_does_not_stand(make: Make, clock: HeldClock, moved: timedelta) -> None:
    """After an hour, or by a clock that was set back, it is planned anew."""
    planner = Planner()
    intake = make(doors=EntryPoints(_enter, planner))
    await intake.take([message("hello")])
    clock.move(moved)
    await intake.take([message("hello")])
    assert planner.asked == 2


async def test_what_others_planned_is_planned_anew(make: Make, store: Store) -> None:
    """Where what is stored is not what this intake has planned, it plans."""
    planner = Planner()
    intake = make(doors=EntryPoints(_enter, planner))
    await intake.take([message("hello")])
    async with store.unit_of_work() as unit:
        await unit.make_everybody_due(NOW)
    await intake.take([message("hello")])
    assert planner.asked == 2


async def _stored(store: Store) -> datetime | None:
    async with store.unit_of_work() as unit:
        return (await unit.people.load([SAM]))[SAM].next_ping
