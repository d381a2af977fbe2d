"""What was written while the bot was away is read as of when it was written."""

from datetime import UTC, date, datetime, timedelta

from tests.handlers.beginnings import (
    DAY,
    HOUR,
    WEDNESDAY,
    act,
    doing,
    interview,
    logged,
    somebody,
    talk,
)
from tests.handlers.chat import Chat

LATE = 20 * HOUR
"""How long the bot was away; it comes back at eleven on Thursday in Berlin."""
FOUR = datetime(2026, 11, 18, 15, tzinfo=UTC)
"""Today at 16:00 for who writes on Wednesday at three."""


async def away(chat: Chat) -> Chat:
    """The bot comes back, to what was written as it went."""
    await chat.wait(LATE)
    chat.waited = LATE
    return chat


async def back(chat: Chat) -> Chat:
    """What is done from here on is done now."""
    chat.waited = timedelta(0)
    return chat


async def test_a_line_is_read_on_the_day_it_was_written() -> None:
    """Today is the day before by now; what was ahead is over, and the notes are asked for."""
    chat = await away(somebody())
    await talk(
        chat, ("/new Acme Robotics; Data Engineer; today 16:00", "yesterday 16:00–17:00, your time")
    )
    await talk(await back(chat), ("[Looks right]", ("Saved.", "That was yesterday")))
    assert interview(chat).start == FOUR


async def test_an_answer_is_read_on_the_day_it_was_written() -> None:
    """In a conversation too, and what is told of it is told as of now."""
    chat = await away(await doing(somebody(), "/new", "Acme Robotics", "Data Engineer"))
    await doing(chat, "tomorrow 12:00", "video", "1 hour")
    assert "today 12:00–13:00" in chat.last.text
    await act(await back(chat), "[Looks right]")
    assert interview(chat).start == datetime(2026, 11, 19, 11, tzinfo=UTC)


async def test_an_unclear_part_of_a_line_is_read_like_the_rest() -> None:
    """The choices it becomes are days as of then."""
    chat = await away(somebody())
    await talk(chat, ("/new Acme; Engineer; 12.11", "[Wed 18 Nov 2026, 12:11]"))


async def test_an_edit_is_read_as_of_the_message() -> None:
    """What it called today stays the same day."""
    chat = await away(await doing(somebody(), "/new", "Acme", "Engineer"))
    typed = await chat.send("today at teatime")
    await chat.edit(typed, "today 16:00")
    await doing(await back(chat), "video", "1 hour", "[Looks right]")
    assert interview(chat).start == FOUR


async def test_a_line_that_waits_for_the_place_keeps_its_day() -> None:
    """Somebody new says a day later where they are."""
    chat = await doing(Chat(now=WEDNESDAY), "/new Acme; Engineer; today 16:00")
    await chat.wait(LATE)
    await doing(chat, "berlin", "[Robin]", "[Looks right]")
    assert interview(chat).start == FOUR


async def test_a_new_time_may_be_over_by_now() -> None:
    """It is taken, and the notes are asked for."""
    chat = await doing(await logged("Acme; Engineer; tomorrow 14:30"), "/status", "[Acme ›]")
    await doing(chat, "[Any news]", "[The interview tomorrow 14:30: moved, off …]")
    await away(await doing(chat, "[It has a new time]"))
    await talk(chat, ("today 16:00", ("Moved: Acme, yesterday 16:00", "That was yesterday")))
    assert interview(chat).start == FOUR


async def test_what_they_said_counts_from_when_it_was_told() -> None:
    """Told the day before the interview, "tomorrow" is the day of it."""
    chat = await doing(await logged("Acme; Engineer; tomorrow 9:00"), "/status", "[Acme ›]")
    await away(await doing(chat, "[Correct]", "[When they decide]"))
    await act(chat, "by tomorrow")
    told = interview(chat).process.decision
    assert told is not None
    assert told.latest == date(2026, 11, 19)


async def test_a_reminder_for_a_moment_that_went_by_is_asked_for_again() -> None:
    """Coming back to a step is only possible from now on."""
    chat = await doing(await logged("Acme; Engineer; today 13:00"), "[Later]", "[Pick a time]")
    await away(chat)
    await talk(chat, ("in 3 hours", "That is behind us. A time ahead"))
    await talk(chat, ("in 22 hours", "today 13:00"))


async def test_nobody_writes_in_the_future() -> None:
    """A clock of Telegram's ahead of ours does not move today."""
    chat = somebody()
    chat.waited = -DAY
    await doing(chat, "/new Acme; Engineer; today 16:00")
    await act(await back(chat), "[Looks right]")
    assert interview(chat).start == FOUR
