"""A heavy turn is worked out beside everybody else's, and kept as if it had waited in line."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from telegram import Update

from bot.intake import heavy_turns
from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.intake.rate_limit import CHARGED_AT_MOST, LATE_WORK
from bot.texts import FAILURE_APOLOGY
from handlers.ui.turn import Turn
from storage.unit_of_work import Store
from tests.bot.arriving import (
    KIM,
    SAM,
    Raw,
    Rest,
    enter,
    message,
    names,
    next_ping,
    parked,
    press,
    texts,
)
from tests.bot.conftest import NOW, Make
from tests.hang_guard import HANG_GUARD

LONG = "x" * heavy_turns.LONG_TEXT


@dataclass
class HeldDoors:
    """Holds each long turn until the test opens, and records in which thread each text was read."""

    opened: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    threads: dict[str, str] = field(default_factory=dict)

    async def enter(self, update: Update, turn: Turn) -> None:
        text = update.message.text if update.message and update.message.text else ""
        self.threads[text[:8]] = threading.current_thread().name
        if len(text) >= len(LONG):
            self.begun.set()
            assert self.opened.wait(HANG_GUARD)
        if update.message and len(text) >= len(LONG):
            short = text.replace("x", "")
            turn.person = replace(turn.person, first_name=turn.person.first_name + f"{short} ")
            turn.say(f"got {short}")
            if short == "boom":
                raise ZeroDivisionError
        else:
            await enter(update, turn)


@pytest.fixture
def held() -> HeldDoors:
    return HeldDoors()


@pytest.fixture
def doors(held: HeldDoors) -> EntryPoints:
    return EntryPoints(held.enter, next_ping)


def _long(word: str, chat: int = SAM) -> Raw:
    return message(word + LONG, chat)


def _numbers(raws: Sequence[Raw]) -> set[int]:
    return {raw["update_id"] for raw in raws}


async def _take_all(intake: Intake, raws: Sequence[Raw]) -> None:
    """Takes updates as polling does: what is left comes again."""
    async with asyncio.timeout(HANG_GUARD):
        while left := await intake.take_some(raws):
            raws = [raw for raw in raws if raw["update_id"] in left]


async def test_others_are_answered_while_a_long_text_is_read(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """A long text is not confirmed and holds nobody else; it is kept once it was read."""
    intake, long = make(doors=doors), _long("novel")
    assert await intake.take_some([long]) == _numbers([long])
    assert await asyncio.to_thread(held.begun.wait, HANG_GUARD)
    assert await intake.take_some([long, message("hi", KIM)]) == _numbers([long])
    assert await names(store) == {KIM: "hi "}
    held.opened.set()
    await _take_all(intake, [long])
    assert (await names(store))[SAM] == "novel "
    assert held.threads["novelxxx"] != held.threads["hi"] == threading.current_thread().name


async def test_everybodys_own_stay_in_order(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store, rest: Rest
) -> None:
    """What somebody writes behind a long text waits for it, and each is handled once."""
    held.opened.set()
    raws = [message("a"), _long("b"), message("c"), _long("d"), press("e"), message("f", KIM)]
    await _take_all(make(doors=doors), raws)
    assert await names(store) == {SAM: "a b c d e ", KIM: "f "}
    assert rest.outcomes.count("kept") == len(raws)
    assert sorted(await texts(store)) == sorted(f"got {one}" for one in "abcdef")


async def test_what_changed_meanwhile_is_not_overwritten(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """Where a reminder was kept while a long text was read, the text is read again on top of it."""
    intake, long = make(doors=doors), _long("novel")
    await intake.take([message("a")])
    await intake.take_some([long])
    assert await asyncio.to_thread(held.begun.wait, HANG_GUARD)
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([SAM]))[SAM]
        dossier = person.dossier
        changed = replace(dossier.person, first_name=dossier.person.first_name + "meanwhile ")
        person.dossier = replace(dossier, person=changed)
        await unit.people.save([person])
    held.opened.set()
    await _take_all(intake, [long])
    assert (await names(store))[SAM] == "a meanwhile novel "


async def test_a_long_text_that_fails_is_parked_alone(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """An error in a turn that was worked out beside the others is that update's alone."""
    held.opened.set()
    await _take_all(make(doors=doors), [_long("boom"), message("b")])
    assert await parked(store) == [SAM]
    assert (await names(store))[SAM] == "b "
    assert str(FAILURE_APOLOGY) in await texts(store)


async def test_whoever_used_least_comes_first(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several heavy turns, that of whoever has used the processor least of late is next."""
    intake, sams, kims = make(doors=doors), [_long(f"sam{n}") for n in range(3)], _long("kim", KIM)
    monkeypatch.setattr("bot.intake.side_lane.thread_time", iter(range(1_000)).__next__)
    held.opened.set()
    await _take_all(intake, sams[:1])
    await _take_all(intake, [*sams[1:], kims])
    order = [one for one in held.threads if one[:3] in ("sam", "kim")]
    assert order == ["sam0xxxx", "kimxxxxx", "sam1xxxx", "sam2xxxx"]


async def test_whoever_keeps_much_waits_aside(
    make: Make, held: HeldDoors, doors: EntryPoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All turns of somebody with large documents are worked out beside the others'."""
    intake = make(doors=doors)
    await intake.take([message("a"), message("b", KIM)])
    monkeypatch.setattr(heavy_turns, "LARGE", 10)
    await _take_all(intake, [message("c")])
    assert held.threads["c"] != held.threads["a"]


async def test_a_heavy_turn_is_charged(
    make: Make, held: HeldDoors, doors: EntryPoints, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it takes the processor counts as that of other turns does; what is too much is refused
    without being read."""
    monkeypatch.setattr("bot.intake.side_lane.thread_time", iter(range(1_000)).__next__)
    held.opened.set()
    many = [_long(f"{n}") for n in range(30)]
    await _take_all(make(doors=doors), many)
    assert rest.outcomes.count("kept") == 6
    assert rest.outcomes.count("too fast") == 24
    assert len(held.threads) == 6
    assert LATE_WORK.at_once > 6 * CHARGED_AT_MOST


async def test_after_a_failure_everything_is_handled_as_usual(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """A batch that failed before leaves nothing, so that what is at fault is found."""
    held.opened.set()
    assert await make(doors=doors).take_some([_long("a")], 1) == set()
    assert held.threads["axxxxxxx"] == threading.current_thread().name


async def test_what_is_worked_out_for_nothing_holds_nobody(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """Where Telegram does not deliver an update again, the next long text has its turn."""
    held.opened.set()
    intake = make(doors=doors)
    await intake.take_some([_long("gone")])
    await asyncio.sleep(0.05)
    await _take_all(intake, [_long("here", KIM)])
    assert await names(store) == {KIM: "here "}


async def test_a_newcomers_long_text_makes_them_known_once(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """Somebody whose first message is long is stored like everybody else, with their own time."""
    held.opened.set()
    await _take_all(make(doors=doors), [_long("first"), message("second")])
    async with store.unit_of_work() as unit:
        (sam,) = (await unit.people.load([SAM])).values()
    assert sam.dossier.person.first_name == "first second "
    assert sam.dossier.person.joined == NOW
    assert sam.next_ping == NOW + timedelta(hours=len("first second "))


async def test_a_process_that_ends_meanwhile_has_kept_nothing_of_it(
    make: Make, held: HeldDoors, doors: EntryPoints, store: Store
) -> None:
    """Where the process ends while a long text is read, the next one reads it, once."""
    raws = [_long("novel"), message("behind it")]
    assert await make(doors=doors).take_some(raws) == _numbers(raws)
    assert await asyncio.to_thread(held.begun.wait, HANG_GUARD)
    assert await names(store) == {}
    held.opened.set()
    await _take_all(make(doors=doors), raws)
    assert (await names(store))[SAM] == "novel behind it "
    assert await texts(store) == ["got novel", "got behind it"]
