"""People taken off the access list can still read, export and delete their data."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.composition import open_runtime
from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from bot.runtime import Runtime
from bot.settings import Settings, read_settings
from bot.telegram_api.bot_api import BotApiClient
from bot.texts import CANNOT_OPEN, OFF_THE_LIST
from coaching.model.documents import Dossier
from handlers import router
from handlers.cards import reminders
from handlers.privacy.privacy import ALL_DELETED, NOTHING_DELETED
from playground import Playground
from storage.unit_of_work import ClaimedMessage, Delivery, DeliveryStatus, Store
from tests.bot.arriving import KIM, SAM, Raw, Rest, member, message, names, parked, press
from tests.bot.conftest import NOW, HeldClock, Make
from tests.bot.hooks import until
from tests.handlers.people_in_berlin import job, robin


@pytest.fixture
async def private(make: Make, store: Store) -> Intake:
    """Makes the bot private for Kim; Sam was there before."""
    await make().take([message("a")])
    await said(store)
    return make(allowed={KIM})


def command(text: str) -> Raw:
    """Returns a command with the entity that Telegram adds."""
    raw = message(text)
    raw["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return raw


async def said(store: Store) -> list[ClaimedMessage]:
    """Sends what was queued since the last call, and returns it."""
    async with store.unit_of_work() as unit:
        found = await unit.outbox.claim(NOW, 200)
        await unit.outbox.record([Delivery(one, DeliveryStatus.SENT) for one in found])
    return found


async def words(store: Store) -> list[str]:
    """Returns the words of messages, and the method for files."""
    return [str(letter.payload.get("text", letter.method)) for letter in await said(store)]


async def test_they_can_read_and_take_along_what_is_kept(private: Intake, store: Store) -> None:
    """They can read and export their data as if they were on the list."""
    await private.take([command("/privacy"), command("/export")])
    about, *files = await said(store)
    assert "What I keep, and why" in about.payload["text"]
    assert [one.method for one in files] == ["sendDocument"] * 2
    assert "a " in str(files[0].payload)


@pytest.mark.parametrize("typed", [True, False])
async def test_they_can_delete_it(
    private: Intake,
    store: Store,
    rest: Rest,
    typed: bool,
) -> None:
    """They can delete their data by text or by button, and are strangers then."""
    await private.take([command("/delete")])
    answer = message("delete") if typed else press(await _button(store, "Delete everything"))
    await private.take([answer, message("b"), press("c")])
    assert (await words(store))[-1] == str(ALL_DELETED)
    assert await names(store) == {}
    assert rest.outcomes[-3:] == ["forgotten", "not for us", "not for us"]
    assert rest.effects[-1].has_forgotten


async def _button(store: Store, label: str) -> str:
    (question,) = await said(store)
    rows = question.payload["reply_markup"]["inline_keyboard"]
    return next(str(one["callback_data"]) for row in rows for one in row if one["text"] == label)


async def test_they_can_think_better_of_it(private: Intake, store: Store, rest: Rest) -> None:
    """They can change their mind: other updates leave the question open, an old button does
    nothing.
    """
    await private.take([command("/delete")])
    old = await _button(store, "Delete everything")
    await private.take([command("/delete"), press(old), command("/help"), message("keep")])
    assert (await words(store))[-2:] == [str(OFF_THE_LIST), str(NOTHING_DELETED)]
    assert len(rest.effects[-1].callback_answers) == 1
    await private.take([message("delete")])
    assert (await names(store))[SAM] == "a "


async def test_all_else_is_met_with_one_calm_line_a_day(
    private: Intake, store: Store, rest: Rest, clock: HeldClock
) -> None:
    """Everything else gets one line a day, presses are answered silently, and nothing is stored."""
    odd = message("odd")
    odd["message"]["date"] = "yesterday"
    await private.take([press("x"), message("hello"), odd, command("/start"), message("again")])
    assert await words(store) == [str(OFF_THE_LIST)]
    assert [one.toast for one in rest.effects[-1].callback_answers] == [None]
    assert rest.outcomes[1:] == ["not for us"] * 5
    clock.move(timedelta(days=1))
    await private.take([message("hello"), message("hello"), message("x", KIM)])
    assert await words(store) == [str(OFF_THE_LIST), "got x"]
    assert (await names(store))[SAM] == "a "
    assert await parked(store) == []


async def test_a_flood_of_theirs_is_met_with_silence(
    private: Intake, store: Store, rest: Rest
) -> None:
    """A flood of theirs gets no further answer than that line."""
    await private.take([message("hello") for _ in range(50)])
    assert await words(store) == [str(OFF_THE_LIST)]
    assert rest.outcomes.count("too fast") == 20


async def test_whether_they_can_be_written_to_is_noted(private: Intake, store: Store) -> None:
    """It is recorded whether they can be reached, for the day they have access again."""
    await private.take([member("kicked")])
    async with store.unit_of_work() as unit:
        assert not (await unit.people.load([SAM]))[SAM].is_reachable


async def test_one_who_cannot_be_read_is_told_so(private: Intake, store: Store) -> None:
    """An unreadable person is told so, and their request is parked."""
    async with store.unit_of_work() as unit:
        await unit._transaction.write("UPDATE people SET body = ?", [(b"spoilt",)])
    await private.take([command("/export")])
    assert await words(store) == [str(CANNOT_OPEN)]
    assert await parked(store) == [SAM]


async def test_a_flow_they_were_in_does_not_speak(make: Make, store: Store) -> None:
    """After /privacy the flow they were in asks no further question."""
    real = EntryPoints(router.route_update, reminders.next_ping)
    await make(doors=real).take([command("/start")])
    assert await said(store)
    await make(doors=real, allowed={KIM}).take([command("/privacy"), message("Sam")])
    about, line = await words(store)
    assert "What I keep, and why" in about
    assert line == str(OFF_THE_LIST)


async def test_they_get_no_reminders(
    wire: BotApiClient, telegram: Playground, clock: HeldClock, tmp_path: Path
) -> None:
    """They get no reminders, because the access list holds for the scheduler too."""
    settings = _settings(tmp_path, KIM)
    async with open_runtime(settings, wire, clock) as runtime:
        await until(lambda: runtime.scheduler.look_count > 0)
        async with runtime.store.unit_of_work() as unit:
            for chat in (SAM, KIM):
                kept = unit.people.new(chat, NOW)
                person = replace(kept.dossier.person, first_name="x")
                kept.dossier = replace(kept.dossier, person=person)
                kept.next_ping = NOW
                await unit.people.save([kept])
        for _ in range(2):
            await _look(runtime)
        async with runtime.store.unit_of_work() as unit:
            found = await unit.people.load([SAM, KIM])
    assert found[SAM].next_ping == NOW + timedelta(days=1)
    assert found[KIM].next_ping != NOW + timedelta(days=1)


async def test_back_on_the_list_they_are_reminded_at_once(
    wire: BotApiClient, telegram: Playground, clock: HeldClock, tmp_path: Path
) -> None:
    """Back on the list they are reminded at the first start with them on it."""
    clock.move(timedelta(hours=1))
    reminded = list[bool]()
    for allowed in ([KIM], [KIM], [KIM, SAM]):
        async with open_runtime(_settings(tmp_path, *allowed), wire, clock) as runtime:
            await until(lambda runtime=runtime: runtime.scheduler.look_count > 0)  # type: ignore[misc]
            if not reminded:
                await _was_interviewed(runtime, clock)
            await _look(runtime)
            reminded.append(await _is_reminded(runtime))
        clock.move(timedelta(minutes=1))
    assert reminded == [False, False, True]


async def _is_reminded(runtime: Runtime) -> bool:
    async with runtime.store.unit_of_work() as unit:
        (acme,) = (await unit.people.load([SAM]))[SAM].dossier.opportunities
    return any(record.pinged for record in acme.records.values())


async def _was_interviewed(runtime: Runtime, clock: HeldClock) -> None:
    """Stores an interview of Sam's about which a reminder is due."""
    async with runtime.store.unit_of_work() as unit:
        kept = unit.people.new(SAM, NOW)
        person = replace(robin().person, id=kept.dossier.person.id)
        kept.dossier = Dossier(person, (job(1, "Acme", NOW - timedelta(hours=3)),))
        kept.next_ping = reminders.next_ping(kept.dossier, clock.now())
        assert kept.next_ping is not None
        assert kept.next_ping <= clock.now()
        await unit.people.save([kept])


def _settings(folder: Path, *allowed: int) -> Settings:
    """Returns settings with that access list, in that folder."""
    return read_settings(dotenv=None, secrets=folder).model_copy(
        update={
            "database_url": f"sqlite:///{folder}/debrief.db",
            "encryption_keys": SecretStr("a2s" * 14 + "a="),
            "backup_dir": folder / "backups",
            "backups_kept": 0,
            "allowed_users": frozenset(allowed),
        }
    )


async def _look(runtime: Runtime) -> None:
    looks = runtime.scheduler.look_count
    runtime.nudge()
    await until(lambda: runtime.scheduler.look_count > looks)
