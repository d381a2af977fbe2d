"""/pause: quiet for a while and its way back; kinds of reminders off for good and on again."""

import pytest

from coaching.model.vocabulary import ReminderTopic
from tests.handlers.beginnings import DAY, act, doing, logged, met_three, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

ALL = [*ReminderTopic]


def card(chat: Chat) -> Seen:
    """The newest message, without the words that flash up at a press."""
    return max(chat.screen.messages.values(), key=lambda one: one.id)


async def test_all_about_reminders_stands_in_one_place() -> None:
    """Reached from /pause and from /settings, which says in a line how it is."""
    chat = somebody()
    rows = ("[Quiet for a day]", "[For a week]", "[Until …]", "[Which ones ›]", "[‹ Settings]")
    planned = "They come as planned, between 08:00 and 21:00."
    await talk(
        chat,
        ("/pause", (planned, *rows)),
        ("[‹ Settings]", "Reminders: as planned"),
        ("[Reminders ›]", (planned, *rows)),
        (
            "[For a week]",
            ("Quiet until Wed 25 Nov 15:00. What falls due waits", "[Remind me after"),
        ),
        ("[‹ Settings]", "Reminders: quiet until Wed 25 Nov 15:00"),
        ("no more practice", "Practice: off until you say otherwise."),
        ("/settings", "Reminders: quiet until Wed 25 Nov 15:00; off for Practice"),
        ("/status", "Nothing is pending."),
    )


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("/pause a week", "Quiet until Wed 25 Nov 09:00"),
        ("/pause until Friday 6pm", "Quiet until Fri 20 Nov 18:00"),
        ("/pause for 3 days", "Quiet until Sat 21 Nov 09:00"),
        ("/pause it all for me", "They come as planned"),
    ],
)
async def test_behind_the_command_stands_for_how_long(line: str, reads: str) -> None:
    """What is no time shows the buttons."""
    await talk(somebody(), (line, reads))


async def test_quiet_until_a_day_that_is_asked_for() -> None:
    """Typed or tapped; nothing comes before, and what was due comes then in one card."""
    chat = await logged()
    await talk(
        chat,
        ("/pause", "[Until …]"),
        ("[Until …]", "Until when shall I keep quiet?"),
        ("yesterday", "That is behind us."),
        ("friday", "Quiet until Fri 20 Nov 09:00"),
        ("/status", "Quiet until Fri 20 Nov 09:00; /pause changes that."),
    )
    chat.read()
    await chat.at(chat.now + DAY)
    assert chat.read() == []
    await chat.at(chat.now + DAY)
    assert len(chat.read()) >= 1


async def test_quiet_ends_when_it_is_called_off() -> None:
    """By the button of any message about it."""
    chat = await logged()
    await talk(
        chat,
        ("/pause", "[Quiet for a day]"),
        ("[Quiet for a day]", "Quiet until tomorrow 15:00"),
        ("[Remind me after all]", ("reminders come again", "[All reminders ›]")),
        ("[All reminders ›]", "They come as planned"),
    )
    assert chat.person.paused_until is None


async def test_each_kind_is_a_tap_away() -> None:
    """Off and on again, over pages of at most eight buttons."""
    chat = somebody()
    await doing(chat, "/pause", "[Which ones ›]")
    assert len(card(chat).labels) <= 8
    await doing(chat, "[✓ Thank-you notes]")
    assert "Thank-you notes: off" in card(chat).labels
    await doing(chat, "[More ›]")
    assert len(card(chat).labels) <= 8
    await doing(chat, "[✓ Practice]", "[‹ Reminders]")
    assert "Off until you say otherwise: Thank-you notes and Practice." in card(chat).text
    await doing(chat, "[Which ones ›]", "[Thank-you notes: off]", "[‹ Reminders]")
    assert [*chat.person.switched_off] == [ReminderTopic.PRACTICE]


async def test_every_kind_of_reminder_can_be_switched_off() -> None:
    """None is left out of the list, and with all of them off nothing comes for weeks."""
    chat = await met_three()
    await doing(chat, "/pause", "[Which ones ›]")
    for _page in range(2):
        for label in [one for one in card(chat).labels if one.startswith("✓ ")]:
            await act(chat, f"[{label}]")
        if "More ›" in card(chat).labels:
            await act(chat, "[More ›]")
    assert set(chat.person.switched_off) == set(ALL)
    chat.read()
    await chat.at(chat.now + 30 * DAY)
    assert chat.read() == []


async def test_a_step_put_off_by_name_comes_all_the_same() -> None:
    """The rest of its kind stays silent."""
    chat = await met_three()
    await doing(chat, "stop reminding me of thank-you notes", "/status", "[Acme Robotics ›]")
    await doing(chat, "[Thank Dana Lee ›]", "[Later]", "[tomorrow 09:00]")
    chat.read()
    await chat.at(chat.now + 2 * DAY)
    spoken = [one.text for one in chat.read() if "Thank " in one.text]
    assert len(spoken) == 1
    assert "Dana Lee" in spoken[0]
    assert "Sam" not in spoken[0]


async def test_what_was_switched_in_words_is_taken_back_below() -> None:
    """And stands in the export."""
    chat = somebody()
    await talk(
        chat,
        ("turn off linkedin reminders", ("LinkedIn: off", "[Switch it on again]")),
        ("[Switch it on again]", ("LinkedIn: I remind you again.", "[Switch it off again]")),
        ("[Switch it off again]", "LinkedIn: off"),
    )
    await doing(chat, "/export")
    files = [one.content for one in chat.read() if one.content]
    assert any("No reminders of" in one and "LinkedIn" in one for one in files)
    assert any("switched_off" in one for one in files)


async def test_an_old_button_says_how_it_is_now() -> None:
    """A second tap on the same one changes nothing more."""
    chat = somebody()
    await doing(chat, "no more practice", "no more practice")
    since = chat.person.switched_off[ReminderTopic.PRACTICE]
    await doing(chat, "/pause", "[Which ones ›]")
    assert chat.person.switched_off[ReminderTopic.PRACTICE] == since


def newcomer() -> Chat:
    """Somebody who has not said where they are."""
    return Chat()


async def test_a_newcomer_can_ask_as_well() -> None:
    """Nothing comes before the city is known, so there is nothing to hold back."""
    chat = newcomer()
    await talk(chat, ("/pause a day", ("Reminders", "[Which ones ›]")))
    assert "Quiet for a day" not in card(chat).labels
