"""What grated in three lives with the product goes right now, over HTTP and with a wound clock."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from tests.process.lived import ROWS, Row, Step
from tests.process.rig import PATIENCE, Bot, Chatter, Telegram

AFTER = datetime(2026, 11, 19, 20, tzinfo=UTC)
"""On the evening of the next day."""
FIRST_ID = 5000
LOOK_EVERY = 0.2
"""Seconds; thirteen people who looked more often would cost more than the bot does."""


def play(who: Chatter, row: Row, steps: tuple[Step, ...]) -> str:
    """Plays a part of a row; what was not read in answer, "" where all of it was."""
    told = ""
    for deed, reads in steps:
        before = who.snapshot()
        if not isinstance(deed, str):
            deed(who)
        elif deed.startswith("["):
            try:
                who.press(deed[1:-1])
            except AssertionError as error:
                return f"row {row.number}, {row.grated}: {error}, after:\n{told}"
        else:
            who.send(deed)
        told = wait_for(who, before, reads)
        missing = [one for one in reads if (one[1:] in told) == one.startswith("!")]
        if missing:
            return f"row {row.number}, {row.grated}: {deed} brings no {missing} in:\n{told}"
    return ""


def wait_for(who: Chatter, before: set[str], reads: tuple[str, ...]) -> str:
    """What was read that was not there before, as soon as it has all the words."""
    end, told = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        told = "\n".join(sorted(who.snapshot() - before))
        if told and all(one.startswith("!") or one in told for one in reads):
            return told
        time.sleep(LOOK_EVERY)
    return told


def settle_in(telegram: Telegram, number: int) -> Chatter:
    """Somebody in London who has said so."""
    telegram.post("users", id=FIRST_ID + number, first_name="Robin", language_code="en")
    who = Chatter(telegram, FIRST_ID + number)
    who.send("/start")
    who.until("Which city")
    who.send("London")
    who.until("How do you sign")
    who.press("Robin")
    who.until("Good, Robin")
    return who


def test_every_row_goes_right(bot: Bot, telegram: Telegram) -> None:
    """All of them at once, each in a chat of their own, with one real process."""
    with ThreadPoolExecutor(len(ROWS)) as pool:
        people = list(pool.map(lambda number: settle_in(telegram, number), range(len(ROWS))))
        wrong = list(pool.map(play, people, ROWS, [row.steps for row in ROWS]))
        bot.set_clock(AFTER)
        wrong += pool.map(play, people, ROWS, [row.later for row in ROWS])
    assert "\n\n".join(filter(None, wrong)) == ""
