"""A batch is stored completely and in order, and a failure undoes only its own update."""

import logging
from contextlib import AbstractAsyncContextManager, suppress
from datetime import timedelta
from typing import Any

import pytest

from bot.intake.intake import Intake
from bot.monitoring.logging import FIELDS
from bot.texts import FAILURE_APOLOGY, TOO_FAST
from storage.errors import UnavailableError
from storage.tables.people import People
from storage.unit_of_work import Store, UnitOfWork
from tests.bot.arriving import KIM, SAM, Rest, letters, member, message, names, press, texts
from tests.bot.conftest import NOW, HeldClock


async def test_each_persons_updates_build_on_each_other(
    intake: Intake, store: Store, rest: Rest
) -> None:
    """Updates of one person build on each other in one transaction, with replies in order."""
    await intake.take([message("a"), message("x", KIM), message("b")])
    assert await names(store) == {SAM: "a b ", KIM: "x "}
    assert await texts(store) == ["got a", "got x", "got b"]
    (effects,) = rest.effects
    assert effects.next_ping == NOW + timedelta(hours=2)
    assert rest.committed == 1


async def test_a_repeat_is_recognised(intake: Intake, store: Store, rest: Rest) -> None:
    """A repeat changes nothing, but a repeated press is answered again."""
    raws = [message("a"), press("b")]
    await intake.take(raws)
    await intake.take(raws)
    assert await names(store) == {SAM: "a b "}
    assert len(await letters(store)) == 2
    first, again = rest.effects
    assert [one.toast for one in first.callback_answers] == ["noted"]
    assert [one.toast for one in again.callback_answers] == [None]


@pytest.mark.parametrize("jump", [timedelta(days=3), timedelta(days=365 * 5), -timedelta(days=900)])
async def test_a_repeat_is_recognised_while_the_clock_is_wrong(
    intake: Intake, store: Store, clock: HeldClock, jump: timedelta
) -> None:
    """A message that comes again is recognised, however far off the clock is at that moment."""
    raw = message("a")
    await intake.take([raw])
    clock.move(jump)
    await intake.take([raw])
    clock.move(-jump)
    await intake.take([raw])
    assert await names(store) == {SAM: "a "}


async def test_a_number_that_comes_again_later_means_something_new(
    intake: Intake, store: Store, clock: HeldClock
) -> None:
    """After 48 hours the same number is another message or press, cleaned up or not."""
    raws = [message("a"), press("b")]
    await intake.take(raws)
    clock.move(timedelta(hours=49))
    now = int(clock.now().timestamp())
    new = [message("c", date=now), press("d")]
    for _ in range(2):
        await intake.take(
            [{**late, "update_id": raw["update_id"]} for raw, late in zip(raws, new, strict=True)]
        )
    assert await names(store) == {SAM: "a b c d "}


async def test_a_failing_update_is_undone_alone(
    intake: Intake, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """A failing update is parked, the person is told, and the others stand."""
    caplog.set_level(logging.INFO)
    boom = message("boom")
    await intake.take([message("a"), boom, message("b")])
    assert await names(store) == {SAM: "a b "}
    assert await texts(store) == ["got a", str(FAILURE_APOLOGY), "got b"]
    async with store.unit_of_work() as unit:
        (parked,) = await unit.updates.list_parked()
    assert (parked.update_id, parked.chat, parked.reason) == (
        boom["update_id"],
        SAM,
        "ZeroDivisionError",
    )
    assert parked.raw is not None
    assert b"boom" in parked.raw
    assert "ZeroDivisionError at arriving.py" in caplog.text
    assert "secret" not in caplog.text


async def test_somebody_whose_first_update_fails_is_told_too(intake: Intake, store: Store) -> None:
    """After a failing first update the newcomer is told, and nothing of that turn is stored."""
    await intake.take([message("boom")])
    assert await names(store) == {SAM: ""}
    assert await texts(store) == [str(FAILURE_APOLOGY)]


async def test_what_cannot_be_read_blocks_nothing(intake: Intake, store: Store) -> None:
    """An update of an unknown form is parked, and those around it are stored."""
    odd = message("odd")
    odd["message"]["date"] = "yesterday"
    await intake.take([message("a"), odd, {"no": "number"}, message("b")])
    assert await names(store) == {SAM: "a b "}
    async with store.unit_of_work() as unit:
        assert [parked.update_id for parked in await unit.updates.list_parked()] == [
            odd["update_id"]
        ]


async def test_blocking_pauses_and_coming_back_resumes(intake: Intake, store: Store) -> None:
    """A block pauses reminders, and a new membership or anything the person does resumes them."""
    await intake.take([message("a"), member("kicked")])
    assert not await _reachable(store)
    await intake.take([member("member")])
    assert await _reachable(store)
    await intake.take([member("kicked"), message("b")])
    assert await _reachable(store)


async def _reachable(store: Store) -> bool:
    async with store.unit_of_work() as unit:
        return (await unit.people.load([SAM]))[SAM].is_reachable


async def test_who_wants_to_be_forgotten_is(intake: Intake, store: Store) -> None:
    """After a deletion only the farewell remains, and who writes again is new."""
    await intake.take([message("a")])
    await intake.take([message("b"), message("forget")])
    assert await names(store) == {}
    assert await texts(store) == ["got forget"]
    await intake.take([message("c")])
    assert await names(store) == {SAM: "c "}


async def test_every_update_is_told_for_the_figures(intake: Intake, rest: Rest) -> None:
    """Each update is counted with kind, result and duration, and without its contents."""
    again = message("a")
    await intake.take([again])
    await intake.take([again, press("b"), message("boom"), message("forget"), member("kicked")])
    turns = [turn for effects in rest.effects for turn in effects.handled_updates]
    assert [(turn.kind, turn.result) for turn in turns] == [
        ("message", "kept"),
        ("message", "repeated"),
        ("callback_query", "kept"),
        ("message", "parked"),
        ("message", "forgotten"),
        ("my_chat_member", "blocked"),
    ]
    assert all(turn.seconds >= 0 for turn in turns)
    assert [effects.has_forgotten for effects in rest.effects] == [False, True]


async def test_nobody_known_is_not_forgotten(intake: Intake, rest: Rest) -> None:
    """A person who comes and goes within one batch was never stored: no key is destroyed."""
    await intake.take([message("forget")])
    assert [effects.has_forgotten for effects in rest.effects] == [False]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"update_id": "7", "message": {}},
        {"update_id": 2**70, "message": {}},
        {"update_id": True},
        "no update",
        None,
    ],
)
async def test_what_has_no_number_is_left_out(intake: Intake, store: Store, nonsense: Any) -> None:
    """An update without a number is left out, because nothing can confirm it."""
    await intake.take([message("a"), nonsense, message("b")])
    assert await names(store) == {SAM: "a b "}


@pytest.mark.parametrize(
    ("part", "value"),
    [("message_id", "x"), ("chat", {"id": 2**70, "type": "private"}), ("chat", "x"), ("text", 5)],
)
async def test_no_form_of_an_update_fails_its_batch(
    intake: Intake, store: Store, part: str, value: object
) -> None:
    """No malformed update makes its batch fail, whatever stands for a number or a text."""
    odd = message("odd", KIM)
    odd["message"][part] = value
    await intake.take([message("a"), odd, message("b")])
    assert (await names(store))[SAM] == "a b "


def count_transactions(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """A list that grows by one with each transaction that is begun from here on."""
    begun: list[None] = []
    begin = store.unit_of_work

    def begin_and_count() -> AbstractAsyncContextManager[UnitOfWork]:
        begun.append(None)
        return begin()

    monkeypatch.setattr(store, "unit_of_work", begin_and_count)
    return begun


HALF = "\ud83c"
"""Half a surrogate pair can be read, but it cannot be written."""


async def test_what_cannot_be_written_down_holds_up_nobody(
    intake: Intake,
    store: Store,
    rest: Rest,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An update that cannot be written is parked alone, with a reply, and blocks nobody."""
    caplog.set_level(logging.INFO)
    raws = [message(f"{at}", 2000 + at) for at in range(100)]
    raws[40:40], raws[70:70] = [message(HALF, KIM)], [press(HALF)]
    begun = count_transactions(store, monkeypatch)
    await intake.take(raws)
    assert len(begun) < len(raws) / 3  # the halves that hold one of the two, and no others
    said = await texts(store)
    assert sorted(said) == sorted(
        [*(f"got {at}" for at in range(100)), str(FAILURE_APOLOGY), str(FAILURE_APOLOGY)]
    )
    assert await names(store) == {}
    async with store.unit_of_work() as unit:
        aside = await unit.updates.list_parked()
    assert [one.chat for one in aside] == [KIM, SAM]
    assert {one.reason for one in aside} == {"PydanticSerializationError"}
    assert sorted(rest.outcomes) == ["kept"] * 100 + ["parked"] * 2
    assert [one.id for effects in rest.effects for one in effects.callback_answers] == ["77"]
    assert caplog.text.count("parked: PydanticSerializationError at ") == 2
    await intake.take(raws)
    assert rest.outcomes.count("repeated") == 102


async def test_somebody_known_keeps_what_they_have(intake: Intake, store: Store) -> None:
    """Such an update changes nothing of a known person, and they go on."""
    await intake.take([message("a")])
    await intake.take([message("b"), message(HALF), message("c")])
    assert await names(store) == {SAM: "a b c "}
    assert await texts(store) == ["got a", "got b", str(FAILURE_APOLOGY), "got c"]


async def test_a_flood_of_it_is_a_flood(
    intake: Intake, store: Store, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty apologies, a single word about the pace, and at most two transactions an update."""
    begun = count_transactions(store, monkeypatch)
    await intake.take([*(message(HALF) for _ in range(99)), message("x", KIM)])
    assert len(begun) <= 2 * 100
    said = await texts(store)
    assert (said.count(str(FAILURE_APOLOGY)), said.count(str(TOO_FAST)), len(said)) == (30, 1, 32)
    assert rest.outcomes.count("too fast") == 69


async def test_a_turn_is_told_in_fields(intake: Intake, caplog: pytest.LogCaptureFixture) -> None:
    """The log of a turn has fields for machines."""
    caplog.set_level(logging.INFO)
    raw = message("boom")
    await intake.take([raw])
    (record,) = [one for one in caplog.records if one.name == "bot.intake.intake"]
    told = {name: getattr(record, name) for name in FIELDS}
    assert told["ms"] >= 0
    assert (told["update"], told["kind"], told["outcome"]) == (
        raw["update_id"],
        "message",
        "parked",
    )
    assert told["why"].startswith("ZeroDivisionError at arriving.py")


async def test_a_press_that_cannot_be_read_is_answered(
    intake: Intake, store: Store, rest: Rest
) -> None:
    """A press that cannot be read is answered, so that the button stops turning on the phone."""
    odd = press("x")
    odd["callback_query"]["message"]["date"] = "noon"
    await intake.take([odd])
    assert [one.id for one in rest.effects[0].callback_answers] == ["77"]
    assert await texts(store) == [str(FAILURE_APOLOGY)]


class OperationalError(Exception):
    """Has the name that database drivers use."""


@pytest.mark.parametrize(
    ("trouble", "aside"),
    [
        (OSError("cannot"), False),
        (UnavailableError("cannot"), False),
        (OperationalError("cannot"), True),
    ],
)
async def test_a_batch_that_cannot_be_kept_is_taken_apart(
    intake: Intake,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Exception,
    aside: bool,
) -> None:
    """After two failures of the database each update is tried alone.

    One that fails by itself is parked; one that the disk refuses stays with Telegram until it can
    be stored.
    """
    keep = People.save

    async def choosy(people: People, kept: Any) -> None:
        if any("bad" in one.dossier.person.first_name for one in kept):
            raise trouble
        await keep(people, kept)

    monkeypatch.setattr(People, "save", choosy)
    raws = [message("a"), message("bad", KIM), message("b"), message("c", KIM)]
    for failed_before in (0, 1):
        with pytest.raises(type(trouble), match="cannot"):
            await intake.take(raws, failed_before)
    assert await names(store) == {}
    assert await letters(store) == []
    with suppress(type(trouble)) if aside else pytest.raises(type(trouble), match="cannot"):
        await intake.take(raws, 2)
    assert await names(store) == {SAM: "a b "} | ({KIM: "c "} if aside else {})
    async with store.unit_of_work() as unit:
        assert [parked.chat for parked in await unit.updates.list_parked()] == [KIM] * aside
    monkeypatch.undo()
    await intake.take(raws, 3)
    assert await names(store) == {SAM: "a b ", KIM: "c " if aside else "bad c "}
