"""An update without a chat belongs to its sender, and is deleted with them."""

import pytest
from telegram import Bot

from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from handlers import router
from handlers.cards import reminders
from handlers.privacy.privacy import ALL_DELETED
from storage.unit_of_work import Store
from tests.bot.arriving import SAM, Raw, Rest, member, message, names, parked, press, texts
from tests.bot.conftest import HeldClock


async def test_a_newcomer_who_is_forgotten_leaves_nothing_behind(
    store: Store, bot: Bot, clock: HeldClock, rest: Rest
) -> None:
    """A newcomer who is deleted leaves only the farewell, even if updates of the batch
    were parked.
    """
    odd = message("odd")
    odd["message"]["date"] = "yesterday"
    real = EntryPoints(router.route_update, reminders.next_ping)
    intake = Intake(store, bot, clock, entry_points=real, hooks=rest)
    asked = message("/delete")
    asked["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": 7}]
    await intake.take([odd, asked, message("delete")])
    assert rest.outcomes == ["parked", "kept", "forgotten"]
    assert await texts(store) == [str(ALL_DELETED)]
    assert await parked(store) == []
    assert await names(store) == {}
    assert rest.effects[-1].has_forgotten


def _without_a_chat(raw: Raw, chat: object = "none that can be read") -> Raw:
    """Removes the chat, so that nobody can tell where it was said."""
    (told,) = [part for name, part in raw.items() if name != "update_id"]
    place = told.get("message", told)
    return place.update(chat=chat, date="noon", old_chat_member="none") or raw


@pytest.mark.parametrize(
    "raw",
    [
        message("odd"),
        press("odd"),
        member("member"),
        {"update_id": 9_001, "edited_message": message("odd")["message"]},
    ],
)
async def test_what_names_no_chat_is_forgotten_with_its_sender(
    intake: Intake, store: Store, raw: Raw
) -> None:
    """An update without a chat is deleted with its sender, and nobody gets a message about it."""
    await intake.take([_without_a_chat(raw)])
    assert await texts(store) == []
    assert await parked(store) == [SAM]
    await intake.take([message("forget")])
    assert await parked(store) == []


async def test_what_comes_from_a_group_is_nobodys(intake: Intake, store: Store) -> None:
    """An update from a group belongs to nobody, even if the group's id cannot be read."""
    await intake.take([_without_a_chat(message("odd"), {"id": 2**70, "type": "group"})])
    assert await parked(store) == [None]


async def test_a_press_from_nowhere_is_answered(intake: Intake, store: Store, rest: Rest) -> None:
    """A press without a message is answered, because its button must not go on turning."""
    raw = press("x")
    del raw["callback_query"]["message"]
    raw["callback_query"]["inline_message_id"] = "5"
    await intake.take([raw])
    assert rest.outcomes == ["not for us"]
    assert [one.id for one in rest.effects[0].callback_answers] == ["77"]
    assert await texts(store) == []
