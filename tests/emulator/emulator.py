"""Runs the emulator (npm telegram-test-api), and lets a person write, press and read in it."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from typing import Any
from urllib.request import Request, urlopen

TOKEN = "123456789:emulated-token-of-nobody-at-all"
FOLDER = Path(__file__).parent
PATIENCE = 120.0
Message = dict[str, Any]


class SilentError(AssertionError):
    """Something that somebody waited for did not come."""


def eventually(look: Callable[[], Any], what: str) -> Any:
    """Returns the first result of `look`; raises SilentError after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise SilentError(f"not within {PATIENCE:g} s: {what}")


@dataclass(slots=True)
class EmulatedPerson:
    """Is a person in the emulator; Telegram would send more of them than the emulator does."""

    url: str
    id: int = 1001
    messages: list[Message] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Writes a message, or a command."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._post("sendMessage", {**self._content(), **content})

    def press(self, message: Message, label: str) -> None:
        """Presses a button of a message."""
        markup = message["message"]["reply_markup"]["inline_keyboard"]
        (data,) = [one["callback_data"] for row in markup for one in row if one["text"] == label]
        shown = {**self._content(), "message_id": message["messageId"], "text": "a card"}
        self._post("sendCallback", {**self._content(), "message": shown, "data": data})

    def read(self, words: str) -> Message:
        """Waits for a message with these words; what came before them is read as well."""

        def look() -> Message | None:
            self.messages += self._post("getUpdates", {"token": TOKEN, "chatId": self.id})
            said = enumerate(one["message"].get("text", "") for one in self.messages)
            at = next((number for number, text in said if words in text), None)
            if at is None:
                return None
            found, self.messages = self.messages[at], self.messages[at + 1 :]
            return found

        found: Message = eventually(look, f"{words!r}")
        return found

    def _content(self) -> dict[str, Any]:
        person = {"id": self.id, "first_name": "Robin"}
        chat = {**person, "type": "private"}
        return {"botToken": TOKEN, "date": int(time.time()), "from": person, "chat": chat}

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.url}/{path}", json.dumps(body).encode(), headers)
        with urlopen(request, timeout=10) as answer:
            return json.load(answer)["result"]


@contextmanager
def emulating() -> Iterator[str]:
    """Runs the emulator and yields its address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        ["node", str(FOLDER / "server.js"), str(port)],  # noqa: S607 - whichever node is there
        stdout=subprocess.PIPE,
    )
    try:
        assert server.stdout is not None
        if server.stdout.readline().strip() != b"listening":
            raise SilentError("the emulator does not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()
