"""A voice note outlives a kill -9 of the real process, and is heard once: `make test-voice`."""

import base64

from tests.process.conftest import bot, one_telegram, robin, telegram
from tests.process.rig import Bot, Chatter, count_in, eventually
from tests.process.test_story import settle_in
from tests.voice.chain import MODEL, SECONDS, sound

__all__ = ["bot", "one_telegram", "robin", "telegram"]
WAITING_FILES = "SELECT count(*) FROM waiting_files"


def test_a_note_that_is_being_heard_outlives_a_kill(bot: Bot, robin: Chatter) -> None:
    """It was kept before it was confirmed, so after the restart it is heard, and once."""
    settle_in(robin)
    bot.kill_at_rest()
    bot.environment["VOICE_MODEL"] = str(MODEL)
    bot.start()
    content = base64.b64encode(sound("told")).decode()
    robin.act("voice", seconds=SECONDS["told"], content_base64=content)
    eventually(lambda: count_in(bot.folder / "data", WAITING_FILES) == 1)
    bot.kill()
    assert robin.count("I heard") == 0
    bot.start()
    robin.until("decide by", 60)
    assert robin.count("I heard") == 1
    eventually(lambda: count_in(bot.folder / "data", WAITING_FILES) == 0)
