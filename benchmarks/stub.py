"""A Bot API that costs next to nothing: people who answer as soon as they are asked.

Run by `benchmarks.updates` in a process of its own. It prints its port, then serves
`/bot<token>/<method>`; GET /count tells how many updates were answered, and when.
"""

import asyncio
import json
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

import uvloop

Step = dict[str, Any]
"""What a person does: {"text": ...} or {"press": label}, with `replies`, how many messages answer
it (1 unless told)."""
BATCH = 100
ROUNDS = 3
"""So often does a person go through the questions; then somebody new comes in their place."""


class Person:
    """Somebody who comes in and goes through the questions a few times."""

    def __init__(self, chat: int, welcome: list[Step], questions: list[Step]) -> None:
        self.chat = chat
        self._steps = deque([*welcome, *questions * ROUNDS])
        self._waiting = 0
        self._buttons: dict[str, tuple[str, int]] = {}

    @property
    def done(self) -> bool:
        return not self._steps

    def replied(self, message: int, markup: str | None) -> bool:
        """Notes a reply; whether it was the last one to what they did."""
        if markup and markup.startswith('{"inline_keyboard"'):
            for row in json.loads(markup)["inline_keyboard"]:
                for button in row:
                    self._buttons[button["text"]] = (button.get("callback_data", ""), message)
        self._waiting -= 1
        return self._waiting == 0

    def act(self, number: int) -> dict[str, Any]:
        """The next thing they do, as an update."""
        step = self._steps.popleft()
        self._waiting = step.get("replies", 1)
        if "press" in step:
            return self._press(number, step["press"])
        return {"update_id": number, "message": self._message(number, step["text"])}

    def _message(self, number: int, text: str) -> dict[str, Any]:
        message: dict[str, Any] = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": self.chat, "type": "private", "first_name": "Ada"},
            "from": self._user(),
            "text": text,
        }
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return message

    def _press(self, number: int, label: str) -> dict[str, Any]:
        data, message = self._buttons[label]
        card = {**self._message(message, "a card"), "from": ME}
        press = {"id": str(number), "from": self._user(), "chat_instance": "1", "data": data}
        return {"update_id": number, "callback_query": {**press, "message": card}}

    def _user(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": "Ada", "language_code": "en"}


ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Api:
    """The methods that either bot calls; anything else is answered `true`."""

    def __init__(self, people: int, welcome: list[Step], questions: list[Step]) -> None:
        self._crowd, self._welcome, self._questions = people, welcome, questions
        self._people: dict[int, Person] = {}
        self._next_chat = 1000
        self._queue: deque[dict[str, Any]] = deque()
        self._number = 0
        self._poll: tuple[int, Callable[[bytes], None]] | None = None
        self._begun = False
        self.answered = 0

    def call(self, method: str, form: dict[str, str], reply: Callable[[bytes], None]) -> None:
        match method:
            case "getUpdates":
                self._fetch(int(form.get("offset", 0)), reply)
            case "sendMessage" | "editMessageText":
                self._sent(form, reply)
            case "getMe":
                reply(_good(ME))
            case "getMyCommands":
                reply(_good([]))
            case "getMyDescription":
                reply(_good({"description": ""}))
            case "getMyShortDescription":
                reply(_good({"short_description": ""}))
            case _:
                reply(_good(True))  # noqa: FBT003 - what Telegram says

    def _sent(self, form: dict[str, str], reply: Callable[[bytes], None]) -> None:
        chat = int(form["chat_id"])
        self._number += 1
        message = int(form.get("message_id", self._number))
        answer = {
            "message_id": message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Ada"},
            "from": ME,
            "text": form["text"],
        }
        reply(_good(answer))
        person = self._people.get(chat)
        if person and person.replied(message, form.get("reply_markup")):
            self.answered += 1
            self._act(self._newcomer() if person.done else person)

    def _newcomer(self) -> Person:
        self._next_chat += 1
        person = Person(self._next_chat, self._welcome, self._questions)
        self._people[person.chat] = person
        return person

    def _act(self, person: Person) -> None:
        self._number += 1
        self._queue.append(person.act(self._number))
        if self._poll:
            (offset, reply), self._poll = self._poll, None
            # what arrives in the same moment goes out together, as it does in life
            asyncio.get_running_loop().call_soon(self._fetch, offset, reply)

    def _fetch(self, offset: int, reply: Callable[[bytes], None]) -> None:
        if not self._begun:
            self._begun = True
            for _ in range(self._crowd):
                self._act(self._newcomer())
        while self._queue and self._queue[0]["update_id"] < offset:
            self._queue.popleft()
        if not self._queue:
            self._poll = (offset, reply)
            return
        reply(_good([self._queue[at] for at in range(min(BATCH, len(self._queue)))]))


def _good(result: Any) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


class Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1 for clients that send a length and keep the connection."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(
            "asyncio.Transport", transport
        )  # uvloop's is of no class of asyncio's

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end].decode("latin-1")
            length = _length(head)
            if len(self._received) < end + 4 + length:
                return
            body = self._received[end + 4 : end + 4 + length]
            self._received = self._received[end + 4 + length :]
            self._request(head, body)

    def _request(self, head: str, body: bytes) -> None:
        path = head.split(" ", 2)[1]
        if path == "/count":
            self._reply(json.dumps([self._api.answered, time.monotonic()]).encode())
            return
        self._api.call(path.rpartition("/")[2], dict(parse_qsl(body.decode())), self._reply)

    def _reply(self, body: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = (
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            )
            self._transport.write(head % len(body) + body)


def _length(head: str) -> int:
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    return 0


async def serve(people: int, welcome: list[Step], questions: list[Step]) -> None:
    """Until the process is ended."""
    api = Api(people, welcome, questions)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(api), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])))
