"""Whoever writes, is reminded or opens the menu reads their own language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram import Update

from bot.intake.entry_points import EntryPoints
from bot.scheduling.due_reminders import ReminderPolicy, remind
from bot.sending.publish_menu import Menu, menu_entries
from coaching import translation
from coaching.translation import _
from handlers.ui.turn import Turn
from storage.unit_of_work import Store
from tests.bot.arriving import KIM, SAM, message, next_ping, texts
from tests.bot.conftest import NOW, Make
from tests.texts.pseudo import CODE, PseudoCatalogue, pseudo

HELLO = _("Hello")


@pytest.fixture(autouse=True)
def made_up() -> Iterator[None]:
    translation.add_catalogue(CODE, PseudoCatalogue({HELLO.source}))
    yield
    translation.remove_catalogue(CODE)


async def _hello(update: Update, turn: Turn) -> None:
    """Greets, and keeps the language once it is known."""
    user = update.effective_user
    turn.person = replace(turn.person, language=(user and user.language_code) or "en")
    turn.say(HELLO)


async def test_each_turn_has_the_persons_own_language(make: Make, store: Store) -> None:
    """The first one that of their Telegram; the others in the same batch their own."""
    sam, again, kim = message("a"), message("b"), message("c", KIM)
    sam["message"]["from"]["language_code"] = CODE
    await make(doors=EntryPoints(_hello, next_ping)).take([sam, kim, again])
    assert await texts(store) == [pseudo("Hello"), "Hello", pseudo("Hello")]


async def test_a_reminder_has_the_persons_own_language(store: Store) -> None:
    """Nobody wrote anything there."""
    policy = ReminderPolicy(lambda turn: turn.say(HELLO), lambda _dossier, now: None)
    said = []
    async with store.unit_of_work() as unit:
        for language in (CODE, "en"):
            kept = unit.people.new(SAM, NOW - timedelta(days=1))
            person = replace(kept.dossier.person, language=language)
            kept.dossier = replace(kept.dossier, person=person)
            said += [one.payload["text"] for one in remind(kept, policy, NOW)]
    assert said == [pseudo("Hello"), "Hello"]


def test_the_menu_is_shown_in_each_language() -> None:
    """With the code for whom it is."""
    menu = Menu((("hello", HELLO),), HELLO, HELLO)
    commands, about, short = menu_entries(menu, CODE)
    assert commands.wanted == [{"command": "hello", "description": pseudo("Hello")}]
    assert about.wanted == short.wanted == pseudo("Hello")
    assert commands.language_parameter == {"language_code": CODE}
    assert menu_entries(menu)[1].wanted == "Hello"
    assert menu_entries(menu)[1].language_parameter == {}
