"""A bot process and the stand-in for Telegram, each on its own, and a person who chats.

The bot is the real `python -m bot`. It sees only the system clock; libfaketime moves that for it.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import Request, urlopen

from tests.playground.oracle import check_call
from tests.process import moved

ROOT = Path(__file__).parents[2]
PATIENCE = 15.0
"""Seconds within which the bot must have noticed a moved clock and spoken."""
Found = TypeVar("Found")


def eventually(
    look: Callable[[], Found | None], seconds: float = PATIENCE, what: str = "what was looked for"
) -> Found:
    """What `look` finds, as soon as it finds something; AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} not found within {seconds} s")


WAITING = "SELECT count(*) FROM outbox WHERE chat <> 0"
"""Everything said that is not known to have arrived."""
IN_FLIGHT = """SELECT id, attempts, chat FROM outbox
    WHERE chat <> 0 AND sending_since IS NOT NULL AND method LIKE 'send%' ORDER BY rank, id"""
"""Tries of messages of which nobody knows, should the bot die now, whether they arrived."""


def count_in(data: Path, what: str) -> int:
    """What WAITING counts; 0 when there are no tables yet."""
    rows = rows_in(data, what)
    return int(rows[0][0]) if rows else 0


def rows_in(data: Path, what: str) -> list[tuple[int, ...]]:
    """What a query finds in a copy of the database, so that the files are left as they are; nothing
    when it has no tables yet. A copy during which the database changed counts as one row of -1."""
    with tempfile.TemporaryDirectory() as copy:
        for path in data.glob("debrief.db*"):
            shutil.copy(path, copy)
        database = sqlite3.connect(Path(copy) / "debrief.db")
        try:
            return database.execute(what).fetchall()
        except sqlite3.OperationalError:
            return []
        except sqlite3.DatabaseError:
            return [(-1,)]
        finally:
            database.close()


class Telegram:
    """The stand-in in a process of its own, and the token that lets a bot in."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url, self.token = url, token

    def post(self, path: str, **body: Any) -> Any:
        """One call of the people's side."""
        data = json.dumps(body).encode()
        request = Request(f"{self.url}/playground/api/{path}", data=data, method="POST")
        request.add_header("Content-Type", "application/json")
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def cancel_faults(self) -> None:
        """No trouble any more."""
        with urlopen(Request(f"{self.url}/playground/api/faults", method="DELETE"), timeout=30):
            pass

    def check(self) -> None:
        """Every request must have been known to it, and right in the eyes of two libraries that
        others wrote."""
        assert self.get("unknown") == [], "requests that the stand-in does not know"
        assert faults_in(self.get("calls")["calls"]) == []

    def get(self, path: str) -> Any:
        """One look of the people's side."""
        with urlopen(f"{self.url}/playground/api/{path}", timeout=30) as answer:
            return json.load(answer)


def faults_in(calls: list[dict[str, Any]]) -> list[str]:
    """What aiogram and python-telegram-bot find wrong in requests and answers."""
    return [
        f"{call['method']}: {fault}"
        for call in calls
        if not call["fault"]
        for fault in check_call(call["method"], call["params"], call["answer"])
    ]


@contextmanager
def run_telegram() -> Iterator[Telegram]:
    """A stand-in on a free port, without limits."""
    command = [sys.executable, "-m", "playground", "--port", "0", "--no-limits"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        running = Telegram(process.stdout.readline().strip(), process.stdout.readline().strip())
        try:
            yield running
        finally:
            process.terminate()


@dataclass
class Bot:
    """`python -m bot` with a data folder, and the wall clock it believes in.

    `module` runs it, with something done to it first; "bot" is the bot as it is.
    """

    telegram: Telegram
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    module: str = "tests.process.alone"
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"

    def set_clock(self, moment: datetime) -> None:
        """Moves the wall clock of the process, running or not; it goes on from there."""
        moved.move(self.folder / "clock", moment)

    def clock_now(self) -> datetime:
        """What the process takes for the time."""
        ahead = int((self.folder / "clock").read_text())
        return datetime.fromtimestamp(time.time() + ahead, UTC)

    def stays_silent_until(self, moment: datetime, chatter: "Chatter", words: str) -> None:
        """Waits for the wall clock to show `moment`: nothing with these words comes before."""
        while self.clock_now() < moment:
            count = chatter.count(words)
            assert count == 0 or self.clock_now() >= moment, f"{words!r} came before {moment}"
            time.sleep(0.1)

    def start(self) -> None:
        """Starts it; what it logs is kept."""
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / "clock").exists():
            self.set_clock(datetime.now(UTC))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module],
                cwd=self.folder,
                env=self.surroundings(),
                stdout=log,
                stderr=log,
            )

    def surroundings(self) -> dict[str, str]:
        """The environment of the process, for others beside it too."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "DATABASE_URL": f"sqlite:///{self.folder}/data/debrief.db",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "BACKUP_DIR": str(self.folder / "backups"),
            "LISTEN": "127.0.0.1:0",  # bots in parallel: each takes a port that is free
            **moved.surroundings(self.folder / "clock"),
            **self.environment,
        }

    def kill(self) -> None:
        """Kill -9: no chance to tidy up."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def kill_at_rest(self) -> None:
        """Kill -9 once what was sent is noted down: then nothing may come twice."""
        eventually(lambda: count_in(self.folder / "data", WAITING) == 0)
        self.kill()

    def stop(self) -> int:
        """SIGTERM, and the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=10)


@dataclass
class Chatter:
    """A person in the stand-in: writes, presses, reads."""

    telegram: Telegram
    id: int
    seen: int = 0

    def send(self, text: str) -> None:
        """Writes a message, without waiting."""
        self.telegram.post(f"users/{self.id}/text", text=text)

    def act(self, what: str, **body: Any) -> None:
        """Does something else than writing: shares, sends a file."""
        self.telegram.post(f"users/{self.id}/{what}", **body)

    def ask(self, text: str) -> dict[str, Any]:
        """Writes a message and waits for the first new one of the bot."""
        before = self._last()
        self.send(text)
        return self.next(before)

    def press(self, label: str) -> dict[str, Any]:
        """Presses the newest button with that label; the press with its answer."""
        message = eventually(lambda: self._with(label), what=f"a button {label!r}")
        press: dict[str, Any] = self.telegram.post(
            f"users/{self.id}/press", message_id=message["message_id"], text=label
        )
        return press

    def choose(self, label: str) -> dict[str, Any]:
        """Presses a button and waits for the message that follows."""
        before = self._last()
        self.press(label)
        return self.next(before)

    def next(self, after: int) -> dict[str, Any]:
        """The last message of the bot behind message `after`, once there is one."""
        return eventually(
            lambda: next((m for m in reversed(self.messages()) if m["message_id"] > after), None)
        )

    def until(self, words: str, seconds: float = PATIENCE) -> dict[str, Any]:
        """The newest message of the bot with these words, as soon as it is there."""
        return eventually(
            lambda: next((m for m in reversed(self.messages()) if words in m["text"]), None),
            seconds,
        )

    def count(self, words: str) -> int:
        """How many messages of the bot have these words."""
        return sum(words in message["text"] for message in self.messages())

    def messages(self) -> list[dict[str, Any]]:
        """All that the bot has said in this chat, as it reads now."""
        found: list[dict[str, Any]] = self.telegram.get(f"users/{self.id}/messages?from=bot")[
            "messages"
        ]
        return found

    def snapshot(self) -> set[str]:
        """Everything that can be read now, with its buttons; what is edited is another text."""
        return {
            f"{one['text']} {' '.join(f'[{label}]' for label in labels(one))}"
            for one in self.messages()
        }

    def _with(self, label: str) -> dict[str, Any] | None:
        return next((one for one in reversed(self.messages()) if label in labels(one)), None)

    def _last(self) -> int:
        everything = self.telegram.get(f"users/{self.id}/messages")["messages"]
        return max((message["message_id"] for message in everything), default=0)


def labels(message: dict[str, Any]) -> list[str]:
    """What stands on the buttons of a message."""
    return [label for row in message["buttons"] for label in row]
