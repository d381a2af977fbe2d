"""Who starts the bot a second time by mistake takes nobody's words away."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.process.conftest import WEDNESDAY, movable
from tests.process.rig import Bot, Chatter, Telegram, count_in, eventually

PEOPLE = range(5001, 5031)
EVERY_SECONDS = 0.08
HANDLED = "SELECT count(*) FROM handled_updates"
ENDED_WITHIN = 60.0
"""A newcomer waits for three signs of the other process, each twice as long as the one before."""


@movable
def test_a_newcomer_takes_nobodys_words_while_many_write(
    bot: Bot, telegram: Telegram, tmp_path: Path
) -> None:
    """Beside a bot whose people write all the time, a second one on the same token with a database
    of its own takes nothing, confirms nothing and answers nobody. It ends and says what to do.
    """
    people = _invite(telegram)
    people[0].ask("/help")
    other = Bot(telegram, tmp_path / "other", module="bot")
    other.folder.mkdir()
    other.set_clock(WEDNESDAY)
    with _writing(people) as sent:
        other.start()
        assert other.process is not None
        code = other.process.wait(ENDED_WITHIN)
    assert code == 1
    assert "stop one, or give this one a BOT_TOKEN" in other.log.read_text().splitlines()[-1]
    assert count_in(other.folder / "data", HANDLED) == 0
    eventually(lambda: sum(person.count("") for person in people) >= len(sent) + 1)
    assert sum(person.count("") for person in people) == len(sent) + 1
    assert count_in(bot.folder / "data", HANDLED) == len(sent) + 1


def _invite(telegram: Telegram) -> Sequence[Chatter]:
    for number in PEOPLE:
        telegram.post("users", id=number, first_name=f"P{number}", language_code="en")
    return [Chatter(telegram, number) for number in PEOPLE]


@contextmanager
def _writing(people: Sequence[Chatter]) -> Iterator[list[int]]:
    """Lets somebody write every moment until the end of the block; yields who has written."""
    sent: list[int] = []
    ended = threading.Event()

    def write() -> None:
        while not ended.wait(EVERY_SECONDS):
            person = people[len(sent) % len(people)]
            person.send("/help")
            sent.append(person.id)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield sent
    finally:
        ended.set()
        thread.join()
