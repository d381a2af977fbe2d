"""Whoever makes each turn as heavy as they can keeps nobody else waiting, and loses nothing unsaid.

What a turn takes is told here by its text, so that no test waits for it.
"""

import asyncio
import logging
from math import ceil

import pytest
from telegram import Update

from bot.intake import update_processor, work_meter
from bot.intake.batch import Batch
from bot.intake.entry_points import EntryPoints
from bot.intake.rate_limit import CHARGED_AT_MOST, WORK
from bot.intake.update_result import TURN_BUDGET, HandledUpdate, UpdateResult
from bot.monitoring.metrics import Metrics
from bot.texts import TOO_FAST
from handlers.ui.turn import Turn
from storage.unit_of_work import Store
from tests.bot.arriving import KIM, SAM, Raw, Rest, enter, message, names, next_ping, press, texts
from tests.bot.conftest import NOW, Make
from tests.hang_guard import HANG_GUARD

HEAVY = 0.2


class WorkClock:
    """Stands still but for what heavy turns take."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def enter(self, update: Update, turn: Turn) -> None:
        """Takes its time where the text says so."""
        said = update.effective_message
        self.now += HEAVY if said and "heavy" in (said.text or "") else 0.001
        await enter(update, turn)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> WorkClock:
    clock = WorkClock()
    monkeypatch.setattr(update_processor, "perf_counter", clock)
    monkeypatch.setattr(work_meter, "thread_time", clock)
    return clock


@pytest.fixture
def doors(work: WorkClock) -> EntryPoints:
    return EntryPoints(work.enter, next_ping)


def _heavy(many: int) -> list[Raw]:
    return [message(f"heavy{number}") for number in range(many)]


def _numbers(raws: list[Raw]) -> set[int]:
    return {raw["update_id"] for raw in raws}


async def test_a_batch_leaves_what_it_has_no_time_for(
    make: Make, doors: EntryPoints, store: Store
) -> None:
    """After the time of a batch the rest is left, unhandled and named by its numbers."""
    raws = _heavy(5)
    assert await make(doors=doors).take_some(raws) == _numbers(raws[1:])
    assert (await names(store))[SAM].split() == ["heavy0"]


async def test_what_was_left_comes_in_order_and_once(
    make: Make, doors: EntryPoints, store: Store, rest: Rest
) -> None:
    """Delivered again with what came since, each is handled once and in its order."""
    intake, waiting, taken = make(doors=doors), [*_heavy(5), message("last")], 0
    while left := await intake.take_some(waiting):
        first = next(place for place, raw in enumerate(waiting) if raw["update_id"] in left)
        waiting, taken = waiting[first:], taken + 1
    assert taken >= 5
    assert (await names(store))[SAM].split() == [*(f"heavy{n}" for n in range(5)), "last"]
    assert rest.outcomes.count("kept") == 6


async def test_others_come_before_whoever_is_slow(
    make: Make, doors: EntryPoints, store: Store
) -> None:
    """Once somebody's turns were slow, what others wrote behind them is answered first."""
    intake, heavy, other = make(doors=doors), _heavy(9), message("quick", KIM)
    for place in (0, 1):
        assert other["update_id"] in await intake.take_some([*heavy[place:], other])
    # two turns of a fifth of a second are slow: now others come first, and are committed alone
    assert await intake.take_some([*heavy[2:], other]) == _numbers(heavy[2:])
    assert (await names(store))[KIM].split() == ["quick"]


async def test_repeats_of_others_keep_nobody_waiting(
    make: Make, doors: EntryPoints, store: Store
) -> None:
    """What others wrote and is handled counts no more: then whoever is slow has their turn."""
    intake, heavy, other = make(doors=doors), _heavy(5), message("quick", KIM)
    for place in (0, 1):
        await intake.take_some(heavy[place:])
    await intake.take_some([*heavy[2:], other])
    assert (await names(store))[SAM].split() == ["heavy0", "heavy1"]
    async with asyncio.timeout(HANG_GUARD):
        while (left := await intake.take_some([*heavy[2:], other])) == _numbers(heavy[2:]):
            pass  # heavy2 is worked out beside the others'
    assert left == _numbers(heavy[3:])
    kept = await names(store)
    assert (kept[SAM].split(), kept[KIM].split()) == (["heavy0", "heavy1", "heavy2"], ["quick"])


async def test_what_has_waited_is_slow_all_the_same(
    make: Make, doors: EntryPoints, store: Store
) -> None:
    """Who is slow is told by when their turns were handled, however old their messages are."""
    old, intake = int(NOW.timestamp()) - 600, make(doors=doors)
    heavy = [message(f"heavy{number}", date=old) for number in range(5)]
    for place in (0, 1):
        await intake.take_some(heavy[place:])
    assert await intake.take_some([*heavy[2:], message("quick", KIM)]) == _numbers(heavy[2:])


async def test_nothing_is_left_where_the_whole_is_wanted(
    make: Make, doors: EntryPoints, store: Store
) -> None:
    """Whoever takes a batch as a whole has all of it when it returns."""
    await make(doors=doors).take(_heavy(7))
    assert len((await names(store))[SAM].split()) == 7


async def test_an_update_that_fails_leaves_the_order_of_the_others(
    make: Make, doors: EntryPoints, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one cannot be saved and a batch is halved, what is left in one half waits in both."""
    raws = [*_heavy(6), message("quick", KIM)]
    broken = raws[6]["update_id"]

    async def save(self: Batch, ids: list[int]) -> None:
        if broken in ids and not parking:
            raise ValueError("cannot be saved")
        await real(self, ids)

    async def park(self: Batch, *args: object, **named: object) -> None:
        parking.append(True)
        await real_park(self, *args, **named)  # type: ignore[arg-type] # passed on as they are

    parking: list[bool] = []
    real, real_park = Batch.save, Batch.park
    monkeypatch.setattr(Batch, "save", save)
    monkeypatch.setattr(Batch, "park", park)
    await make(doors=doors).take(raws)
    assert (await names(store))[SAM].split() == [f"heavy{number}" for number in range(6)]


async def test_who_uses_up_their_seconds_is_told_once(
    make: Make, doors: EntryPoints, store: Store, rest: Rest
) -> None:
    """Heavy turns are refused when a chat has used its seconds; it is told, and others go on."""
    await make(doors=doors).take([*_heavy(25), press("more"), message("quick", KIM)])
    enough = ceil(WORK.at_once / HEAVY)
    assert rest.outcomes.count("kept") == enough + 1
    assert rest.outcomes.count("too fast") == 25 - enough + 1
    assert (await texts(store)).count(str(TOO_FAST)) == 1


async def test_a_slow_start_is_nobodys_fault(
    make: Make, work: WorkClock, doors: EntryPoints, rest: Rest
) -> None:
    """A turn that takes long because everything is loaded at first uses up little."""
    work.now, intake = 0.0, make(doors=doors)
    real = doors.enter

    async def load_first(update: Update, turn: Turn) -> None:
        work.now += 60
        await real(update, turn)

    await make(doors=EntryPoints(load_first, next_ping)).take([message("a"), message("b")])
    await intake.take([message("c")])
    assert set(rest.outcomes) == {"kept"}
    assert WORK.at_once / 5 > CHARGED_AT_MOST


@pytest.mark.parametrize(("seconds", "is_over"), [(TURN_BUDGET, False), (0.312, True)])
def test_a_turn_over_the_budget_is_logged_and_counted(seconds: float, is_over: bool) -> None:
    """Its line says so, without a word of the person's, and it is counted by kind."""
    turn = HandledUpdate("message", UpdateResult.KEPT, seconds, 7)
    assert turn.log_line.endswith("kept, over the budget of 250 ms") is is_over
    metrics = Metrics()
    metrics.count_turn("message", "kept", seconds, is_over_budget=turn.is_over_budget)
    assert metrics.slow_turns.labels("message")._value.get() == int(is_over)


async def test_the_log_warns_of_a_slow_turn(
    make: Make, work: WorkClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A turn over the budget is a warning, an ordinary one is not."""

    async def crawl(update: Update, turn: Turn) -> None:
        work.now += 1
        await enter(update, turn)

    with caplog.at_level(logging.INFO, "bot.intake.intake"):
        await make(doors=EntryPoints(crawl, next_ping)).take([message("secret words")])
    levels = {record.levelname for record in caplog.records if "budget" in record.getMessage()}
    assert levels == {"WARNING"}
    assert "secret" not in caplog.text
