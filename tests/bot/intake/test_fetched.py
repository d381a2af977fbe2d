"""A voice note is kept before it is confirmed, and what was heard is handled once."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.intake.entry_points import EntryPoints
from coaching.model.limits import MAX_WAITING_FILES
from handlers import router
from handlers.ui.abilities import Abilities
from storage.unit_of_work import Delivery, DeliveryStatus, Store, WaitingFile
from tests.bot.arriving import KIM, SAM, Raw, Rest, message, next_ping, parked, press, texts
from tests.bot.conftest import NOW, HeldClock, Make

HEARING = EntryPoints(router.route_update, next_ping, abilities=Abilities(hears=True))


def voice(chat: int = SAM, seconds: int = 20) -> Raw:
    """Returns a voice note as Telegram sends it."""
    raw = message("", chat)
    del raw["message"]["text"]
    raw["message"]["voice"] = {"file_id": "f", "file_unique_id": "u", "duration": seconds}
    return raw


async def waiting(store: Store, chat: int = SAM) -> list[tuple[WaitingFile, bytes]]:
    """Returns the first note of a chat, opened."""
    async with store.unit_of_work() as unit:
        due = [one for one in await unit.waiting_files.list_due(NOW) if one.chat == chat]
        person = (await unit.people.load([chat])).get(chat)
        if person is None:
            return []
        return [(one, await unit.waiting_files.open(one, person)) for one in due]


async def test_a_note_is_kept_with_its_update(make: Make, store: Store, rest: Rest) -> None:
    """When the update is confirmed, all that is needed to fetch the note is stored and sealed."""
    raw = voice()
    await make(doors=HEARING).take([raw])
    ((file, kept),) = await waiting(store)
    assert (file.update_id, json.loads(kept)) == (raw["update_id"], raw)
    assert rest.effects[0].has_file
    assert rest.outcomes == ["kept"]


async def test_a_repeat_keeps_no_second_note(make: Make, store: Store) -> None:
    """Telegram delivers an update again whose confirmation was lost."""
    raw = voice()
    for _ in range(2):
        await make(doors=HEARING).take([raw])
    async with store.unit_of_work() as unit:
        assert await unit.waiting_files.count(SAM) == 1


async def test_what_was_heard_is_handled_once(make: Make, store: Store, rest: Rest) -> None:
    """The answer and the end of the waiting are one transaction."""
    intake = make(doors=HEARING)
    await intake.take([message("/start"), message("Berlin"), message("Sam"), voice()])
    ((file, raw),) = await waiting(store)
    for _ in range(2):
        await intake.take_fetched(file, raw, "interview at Globex tomorrow at 2")
    said = await texts(store)
    assert said.count("I heard: <i>interview at Globex tomorrow at 2</i>") == 1
    assert sum("<b>Globex</b>" in one for one in said) == 1
    assert await waiting(store) == []
    assert rest.effects[-1].handled_updates[0].kind == "fetched"


async def test_whoever_is_forgotten_gets_no_late_answer(make: Make, store: Store) -> None:
    """/delete takes the note that waits, and what is heard after it leads nowhere."""
    intake = make(doors=HEARING)
    await intake.take([voice()])
    ((file, raw),) = await waiting(store)
    async with store.unit_of_work() as unit:
        await unit.forget_people([(await unit.people.load([SAM]))[SAM]])
    await intake.take_fetched(file, raw, "a secret")
    async with store.unit_of_work() as unit:
        assert await unit.people.load([SAM]) == {}
    assert await texts(store) == []


async def test_whoever_was_taken_off_the_list_is_not_answered(make: Make, store: Store) -> None:
    """The note is dropped, as nothing is handled for them any more."""
    await make(doors=HEARING).take([voice()])
    ((file, raw),) = await waiting(store)
    await make(doors=HEARING, allowed=[KIM]).take_fetched(file, raw, "hello")
    assert (await waiting(store), await texts(store)) == ([], [])


async def test_a_failure_parks_the_note(make: Make, store: Store) -> None:
    """What the coach stumbles over can be tried again by the operator, and its sender is told."""

    async def stumble(*_: Any) -> None:
        raise ZeroDivisionError("with a secret in it")

    await make(doors=HEARING).take([voice()])
    ((file, raw),) = await waiting(store)
    doors = EntryPoints(router.route_update, next_ping, take_fetched=stumble)
    await make(doors=doors).take_fetched(file, raw, "hello")
    assert (await parked(store), await waiting(store)) == ([SAM], [])
    assert len(await texts(store)) == 1


async def test_one_too_many_is_refused_from_the_store(make: Make, store: Store) -> None:
    """How many wait is counted in the same transaction, also within one batch."""
    await make(doors=HEARING).take([voice() for _ in range(MAX_WAITING_FILES + 1)])
    async with store.unit_of_work() as unit:
        assert await unit.waiting_files.count(SAM) == MAX_WAITING_FILES
    assert "5 voice notes of yours" in (await texts(store))[0]


@pytest.mark.parametrize("text", [None, ""])
async def test_what_was_not_heard_is_said(
    make: Make, store: Store, clock: HeldClock, text: str | None
) -> None:
    """Whoever spoke is told, and nothing waits any more."""
    intake = make(doors=HEARING)
    await intake.take([voice()])
    ((file, raw),) = await waiting(store)
    await intake.take_fetched(file, raw, text)
    assert "type the gist" in (await texts(store))[0].lower()
    assert await waiting(store) == []


async def test_a_text_waits_for_a_model_and_is_read_all_the_same(make: Make, store: Store) -> None:
    """It is kept before it is confirmed, and without an answer our own reading stands; what others
    write meanwhile is answered."""
    abilities = Abilities(model_host="models.example")
    intake = make(doors=EntryPoints(router.route_update, next_ping, abilities=abilities))
    await intake.take([message("/start"), message("Berlin"), message("Sam")])
    async with store.unit_of_work() as unit:
        person = (await unit.people.load([SAM]))[SAM]
        allowing = replace(person.dossier.person, model_host="models.example")
        person.dossier = replace(person.dossier, person=allowing)
        await unit.people.save([person])
        await unit.outbox.claim(NOW, 99)
    await intake.take([message("popping by was ines roth, churn was on everybody's lips there")])
    ((file, raw),) = await waiting(store)
    await intake.take([message("/start", KIM)])
    async with store.unit_of_work() as unit:
        said = await unit.outbox.claim(NOW, 99)
    assert {one.chat for one in said} == {KIM}
    await intake.take_fetched(file, raw, "")
    async with store.unit_of_work() as unit:
        await unit.outbox.record([Delivery(one, DeliveryStatus.SENT) for one in said])
        assert await unit.outbox.count() > 0
    assert await waiting(store) == []


async def test_a_press_waits_for_a_model_and_is_answered_once(
    make: Make, store: Store, rest: Rest
) -> None:
    """It stops turning at once; what comes later is said in the chat, and is no second answer."""

    async def wait(_: Any, turn: Any) -> None:
        turn.show_toast("One moment.")
        turn.fetches_file = True

    async def take(_: Any, turn: Any, text: str | None) -> None:
        turn.say(f"heard {text}")

    intake = make(doors=EntryPoints(wait, next_ping, take_fetched=take))
    await intake.take([press("smoother")])
    ((file, raw),) = await waiting(store)
    await intake.take_fetched(file, raw, "an answer")
    answers = [one.toast for effects in rest.effects for one in effects.callback_answers]
    assert (answers, await texts(store)) == (["One moment."], ["heard an answer"])
    assert await waiting(store) == []
