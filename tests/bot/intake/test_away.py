"""A bot that was away reads waiting updates by the time at which they were written."""

from datetime import datetime, timedelta

import pytest
from telegram import Bot

from bot.intake.entry_points import EntryPoints
from bot.intake.intake import Intake
from handlers import router
from handlers.cards import reminders
from storage.unit_of_work import Store
from tests.bot.arriving import SAM, Rest, message
from tests.bot.conftest import NOW, HeldClock

LINE = "Acme Robotics; Data Engineer; today 16:00"


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=20)])
async def test_today_is_the_day_it_was_written(
    store: Store, bot: Bot, clock: HeldClock, ahead: timedelta
) -> None:
    """The word "today" means the day of writing, even if the sender's clock is ahead of
    the bot's.
    """
    real = EntryPoints(router.route_update, reminders.next_ping)
    intake = Intake(store, bot, clock, entry_points=real, hooks=Rest())
    start = message("/start")
    start["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
    await intake.take([start, message("Berlin"), message("Sam")])
    if not ahead:
        clock.move(timedelta(hours=20))
    await intake.take([message(LINE, date=int((NOW + ahead).timestamp()))])
    async with store.unit_of_work() as unit:
        talk = (await unit.people.load([SAM]))[SAM].dossier.person.conversation
    assert talk is not None
    assert datetime.fromisoformat(talk.answers["when"]["start"]) == NOW.replace(hour=15)
