"""Whoever keeps much is reminded while others write, once, and by what they have kept last."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.scheduling import due_reminders
from bot.scheduling.due_reminders import ReminderPolicy, dispatch_due
from coaching.model.documents import Dossier
from handlers.ui.turn import Turn
from storage.unit_of_work import Store, StoredPerson
from tests.bot.conftest import NOW

CHAT = 7


class Threads:
    """Records in which thread each reminder is made."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def ping(self, turn: Turn) -> None:
        self.names.append(threading.current_thread().name)
        turn.person = replace(turn.person, first_name=turn.person.first_name + "!")
        turn.say("ping")


def _next_ping(_: Dossier, now: datetime) -> datetime:
    return now + timedelta(days=1)


@pytest.fixture
async def due(store: Store, monkeypatch: pytest.MonkeyPatch) -> StoredPerson:
    """Somebody who is due, and keeps more than may be opened in line."""
    monkeypatch.setattr(due_reminders, "LARGE", 10)
    async with store.unit_of_work() as unit:
        person = unit.people.new(CHAT, NOW)
        person.next_ping = NOW
        await unit.people.save([person])
    return person


async def _name(store: Store) -> str:
    async with store.unit_of_work() as unit:
        return (await unit.people.load([CHAT]))[CHAT].dossier.person.first_name


async def test_who_keeps_much_is_reminded_in_a_thread(store: Store, due: StoredPerson) -> None:
    """The reminder is made beside the loop and kept once."""
    threads = Threads()
    assert await dispatch_due(store, ReminderPolicy(threads.ping, _next_ping), NOW) == 1
    assert await dispatch_due(store, ReminderPolicy(threads.ping, _next_ping), NOW) == 0
    assert threads.names != [threading.current_thread().name]
    assert len(threads.names) == 1
    assert await _name(store) == "!"


async def test_what_they_write_meanwhile_counts(
    store: Store, due: StoredPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they wrote while the reminder was made, it is made anew from what is kept then."""
    wrote: list[str] = []

    async def make_then_write(
        make: Callable[[StoredPerson], object], stored: StoredPerson
    ) -> object:
        made = make(stored)
        if not wrote:
            wrote.append("once")
            async with store.unit_of_work() as unit:
                person = (await unit.people.load([CHAT]))[CHAT]
                named = replace(person.dossier.person, first_name="Robin")
                person.dossier = replace(person.dossier, person=named)
                await unit.people.save([person])
        return made

    monkeypatch.setattr("asyncio.to_thread", make_then_write)
    threads = Threads()
    assert await dispatch_due(store, ReminderPolicy(threads.ping, _next_ping), NOW) == 1
    assert await _name(store) == "Robin!"
    assert len(threads.names) == 2
