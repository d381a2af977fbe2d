"""`make test-emulator` talks to the bot by way of a server of the Bot API that somebody else wrote.

That server leaves out fields that Telegram always sends, forgets updates once they were fetched,
and answers methods that it does not know with a 500 of its own form.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.emulator.emulator import TOKEN, EmulatedPerson, SilentError, emulating, eventually

ENDS_WITHIN = 10
DOUBTFUL = ("Traceback", "TypeError", "CRITICAL")
"""None of these may stand in the log."""
FAILED_EXPORT = "sendDocument failed (1 since the start)"


def main() -> int:
    """Returns 0 when the whole conversation went as it should."""
    with tempfile.TemporaryDirectory(prefix="debrief-emulator-") as name, emulating() as url:
        folder = Path(name)
        log = folder / "bot.log"
        bot = _start_bot(folder, log, url)
        try:
            _await_log(log, "Telegram knows this bot as @TestNameBot")
            _talk(EmulatedPerson(url), log)
            _end(bot, log)
        except (SilentError, subprocess.TimeoutExpired) as error:
            sys.stdout.write(f"{log.read_text('utf-8', 'replace')}\n{error}\n")
            return 1
        finally:
            bot.kill()
            bot.wait()
    sys.stdout.write("A conversation, a press and a failed /export with telegram-test-api: well.\n")
    return 0


def _start_bot(folder: Path, log: Path, url: str) -> "subprocess.Popen[bytes]":
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "LISTEN": "127.0.0.1:0",
    }
    with log.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "bot"], cwd=folder, env=environment, stdout=file, stderr=file
        )


def _end(bot: "subprocess.Popen[bytes]", log: Path) -> None:
    """Stops the bot as an operator does; raises SilentError when it did not go well."""
    bot.send_signal(signal.SIGTERM)
    code = bot.wait(ENDS_WITHIN)
    said = log.read_text("utf-8", "replace")
    wrong = [word for word in DOUBTFUL if word in said]
    if code or wrong:
        raise SilentError(f"the bot ended with {code}, and its log holds {wrong}")


def _talk(robin: EmulatedPerson, log: Path) -> None:
    robin.write("/start")
    robin.read("Which city are you in?")
    robin.write("London")
    robin.read("How do you sign a note?")
    robin.write("Robin Hale")
    robin.read("Tell me of an interview")
    robin.write("/new Acme Robotics; Engineer; yesterday 15:00")
    card = robin.read("Is that right?")
    robin.press(card, "Looks right")
    robin.read("Tell it as it comes")
    robin.write("/status")
    robin.read("Acme Robotics")
    robin.write("/export")
    _await_log(log, FAILED_EXPORT)


def _await_log(log: Path, words: str) -> None:
    eventually(lambda: words in log.read_text("utf-8", "replace"), f"{words!r} in the log")


if __name__ == "__main__":
    sys.exit(main())
