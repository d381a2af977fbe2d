"""From the first word to the second reminder, in the bot's own process, by the wall clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.process.rig import Bot, Chatter, eventually

SECOND = timedelta(seconds=1)


def at(hour: int, minute: int, day: int = 18) -> datetime:
    """A moment in the week of the story, UTC and London alike."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def settle_in(robin: Chatter) -> None:
    """Greets, says where, signs."""
    robin.ask("/start")
    robin.until("Which city")
    robin.ask("London")
    robin.choose("Robin")
    robin.until("Good, Robin")


PEOPLE = "Dana Lee, hiring manager, dana@acme.com; Sam Ortiz, sam@acme.com; Li Wei, li@acme.com"


def log_acme(robin: Chatter) -> None:
    """Logs the interview that runs from 15:00 to 16:00."""
    card = robin.ask("/new Acme Robotics; Data Engineer; today 15:00")
    assert "15:00–16:00" in card["text"]
    robin.choose("Looks right")
    robin.until("Saved.")


def draft_for_dana(robin: Chatter) -> dict[str, Any]:
    """Opens the note to Dana, chooses the greeting and leaves the other questions out."""
    robin.press("Thank Dana Lee ›")
    robin.choose("Draft it")
    for label in ("Hi Dana", "Skip"):
        robin.choose(label)
    return robin.until("Hi Dana,")


def mail_link(robin: Chatter, letter: int) -> str:
    """Where Open in mail leads to under that letter; "" before it is a link."""
    (message,) = (one["message"] for one in robin.messages() if one["message_id"] == letter)
    rows = message["reply_markup"]["inline_keyboard"]
    links = {button["text"]: button.get("url", "") for row in rows for button in row}
    return str(links.get("Open in mail", ""))


def test_each_ping_comes_at_its_minute_and_not_before(bot: Bot, robin: Chatter) -> None:
    """Notes ten minutes after the end, details and thanks within the hour, the look back after."""
    settle_in(robin)
    log_acme(robin)

    bot.set_clock(at(16, 9) + 56 * SECOND)
    bot.stays_silent_until(at(16, 10), robin, "Tell it as it comes")
    robin.until("Tell it as it comes")

    robin.choose("Start the notes")
    robin.ask(PEOPLE)
    for label in ("Right", "Finish later"):
        robin.choose(label)

    bot.set_clock(at(16, 59) + 56 * SECOND)
    bot.stays_silent_until(at(17, 0), robin, "Thank Dana Lee")
    card = robin.until("Thank Dana Lee")
    for name in ("Dana Lee", "Sam Ortiz", "Li Wei"):
        assert f"Thank {name}, until tomorrow 16:00 (23\N{NO-BREAK SPACE}h left)" in card["text"]
    assert robin.count("Thank Dana Lee, until") == 1, "one card for what is due together"
    assert "outside their business hours" not in card["text"], "five sharp still belongs to them"

    draft = draft_for_dana(robin)
    assert "Robin" in draft["text"], "signed as the person signs"
    robin.press("Open in mail")
    robin.press("Gmail")
    link = eventually(lambda: mail_link(robin, draft["message_id"]))
    assert link.startswith("https://mail.google.com/mail/?view=cm&fs=1&to=dana@acme.com&su=")
    robin.press("I sent it")
    status = robin.ask("/status")
    assert "1 of 3 thanked" in status["text"]

    bot.set_clock(at(17, 59) + 56 * SECOND)
    robin.until("Look back")

    bot.set_clock(at(12, 59, day=19) + 56 * SECOND)
    second = robin.until("(3\N{NO-BREAK SPACE}h left)")
    assert "Thank Sam Ortiz" in second["text"]
    assert "Thank Dana Lee" not in second["text"], "what is done is not asked for again"


def test_stops_cleanly_on_sigterm(bot: Bot, robin: Chatter) -> None:
    """SIGTERM ends it within seconds with exit code 0, and nothing said before is lost."""
    settle_in(robin)
    assert bot.stop() == 0
    bot.start()
    assert "Welcome back" in robin.ask("/start")["text"]
