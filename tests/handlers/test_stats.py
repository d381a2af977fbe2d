"""/stats for those who run the bot; and what was parked and reaches the coach too late."""

import re
from datetime import UTC, datetime, timedelta

from telegram import Update

from handlers import menu, router, usage_stats
from handlers.help import HELP
from handlers.listening.messages import WRITTEN_EARLIER
from handlers.router import UNKNOWN_COMMAND
from handlers.ui.turn import Turn
from storage.tables.counting import Counts
from tests.handlers.beginnings import met_three, somebody
from tests.handlers.chat import Chat, make_bot

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


async def test_stats_is_an_unknown_command_for_everybody_else() -> None:
    """In the same words as any other, and nothing names it: neither the menu nor /help."""
    for chat in (Chat(), somebody()):
        await chat.send("/stats")
        assert chat.last.text == str(UNKNOWN_COMMAND)
    shown = [*(name for name, _ in menu.COMMANDS), menu.DESCRIPTION, menu.SHORT_DESCRIPTION, HELP]
    assert not any("stats" in str(words) for words in shown)


async def test_an_admin_reads_the_counts() -> None:
    """The counts are over all people, and none of them says whose."""
    chat = await met_three()
    counts = Counts(1200, 1180, 3400, 2, NOW - timedelta(minutes=3), 1, 5)
    command = {"type": "bot_command", "offset": 0, "length": 6}
    who = {"id": 7, "is_bot": False, "first_name": "Robin"}
    raw = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "from": who}
    update = Update.de_json(
        {"update_id": 1, "message": {**raw, "text": "/stats", "entities": [command]}}, make_bot()
    )
    assert chat.dossier is not None
    turn = Turn(NOW, 7, chat.dossier, counts=counts)
    await router.route_update(update, turn)
    assert turn.dossier == chat.dossier
    (said,) = turn.outgoing
    assert re.sub(r"</?b>", "", said.payload["text"]).splitlines() == [
        "How things stand",
        "People: 1,200, 1,180 of them within reach",
        "Jobs: 3,400",
        "Reminders due: 5",
        "Waiting to be sent: 2, the oldest for 3 min",
        "Put aside: 1",
    ]


def test_an_idle_house_reads_so() -> None:
    """Nothing waits, nothing is parked; a letter that waits for its time has no age."""
    idle = usage_stats.counts_text(Counts(0, 0, 0, 0, None, 0, 0), NOW)
    assert "Waiting to be sent: nothing\nPut aside: nothing" in idle
    assert "Waiting to be sent: 4\n" in usage_stats.counts_text(Counts(1, 1, 1, 4, None, 0, 0), NOW)
    for age, told in ((timedelta(seconds=4), "4 s"), (timedelta(days=2), "2 d")):
        text = usage_stats.counts_text(Counts(1, 1, 1, 4, NOW - age, 0, 0), NOW)
        assert f"the oldest for {told}\n" in text


async def test_an_answer_from_before_the_question_is_not_taken_for_one() -> None:
    """What was parked and is tried again later: it is read back, and the question stays."""
    chat = somebody()
    first = await chat.send("hello")
    await chat.send("/new")
    talking = chat.person.conversation
    late = {**chat._message(first), "text": "Acme <b> Robotics"}
    await chat._update({"message": late})
    assert chat.last.html == WRITTEN_EARLIER.format(words="Acme &lt;b&gt; Robotics")
    assert chat.person.conversation == talking
    await chat.send("Acme Robotics")
    assert chat.person.conversation != talking
