"""What waits for a yes, or for an answer, is said by /status and opened by a button."""

from handlers.listening.pending_readings import WAITING_AT_MOST
from tests.handlers.beginnings import doing, logged, somebody, talk
from tests.handlers.chat import Chat

GLOBEX = "interview at Globex on Friday at 10"


async def test_a_card_that_was_scrolled_away_is_opened_from_status() -> None:
    """And is kept from there."""
    await talk(
        await doing(somebody(), GLOBEX),
        ("/status", ("Waits for your yes: interview at Globex", "[Show what waits]")),
        ("[Show what waits]", ("Globex", "[Right]", "[Not this]")),
        ("[Right]", "Saved"),
        ("/status", "Globex"),
    )


async def test_what_is_open_says_it_in_words_too() -> None:
    """Nobody hears that nothing is pending while their own words wait."""
    chat = await doing(somebody(), GLOBEX)
    await talk(chat, ("what's open?", ("Waits for your yes", "[Show what waits]")))
    assert "Nothing is pending" not in chat.last.text


async def test_a_card_outlives_its_message_and_a_restart() -> None:
    """On a phone that shows none of the old messages, /status still has it."""
    before = await doing(somebody(), GLOBEX)
    after = Chat(now=before.now, dossier=before.dossier)
    await talk(after, ("/status", "Waits for your yes"), ("[Show what waits]", "[Right]"))


async def test_each_of_many_is_in_the_list() -> None:
    """As many as there is room for, page by page, and none is lost when one more is refused."""
    chat = somebody()
    for number in range(WAITING_AT_MOST):
        await chat.send(f"interview at Globex{number} on Friday at 1{number % 8}:00")
    await talk(
        chat,
        ("interview at Hooli on Friday at 9:00", "not kept"),
        ("/status", f"{WAITING_AT_MOST} messages wait for your yes"),
        ("[Show what waits]", ("Globex0", "[More ›]")),
        ("[More ›]", "[interview at Globex9 on Friday at 11:00 ›]"),
        ("[interview at Globex9 on Friday at 11:00 ›]", ("Globex9", "[Right]")),
    )


async def test_quiet_days_hide_nothing() -> None:
    """/pause holds reminders back, not what was said."""
    await talk(
        await doing(somebody(), GLOBEX, "/pause a week"),
        ("/status", ("Waits for your yes", "[Show what waits]")),
    )


async def test_a_conversation_that_was_left_is_opened_from_status() -> None:
    """The notes that were left in the middle are gone on with, or dropped."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee, CTO", "[Right]", "/cancel")
    await talk(
        chat,
        ("/status", ("Left in the middle: your notes on Acme Robotics", "[Show what waits]")),
        ("[Show what waits]", ("We were at your notes on Acme Robotics", "[Go on]")),
        ("[Go on]", "Dana"),
    )


async def test_an_empty_list_says_so() -> None:
    """The button of an old /status meets nothing by then."""
    chat = await doing(somebody(), GLOBEX, "interview at Initech on Friday at 11", "/status")
    listed = chat.last
    await doing(chat, "[Not this]", "[Not this]")
    chat.read()
    await chat.click("Show what waits", on=listed)
    assert "Nothing waits any more" in chat.last.text
