"""A Bot API that costs next to nothing: people who answer as soon as they are asked.

`benchmarks.updates` runs it in a process of its own. It prints its port, then serves
`/bot<token>/<method>`; GET /count tells how many updates were answered, when, and who waits in
vain.
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

PersonAction = dict[str, Any]
"""What a person does: {"text": ...} or {"press": label}, with `replies`, how many messages answer
it (1 unless told)."""
BATCH = 100
COMPANIES = ("Acme Robotics", "Globex Foods", "Initech Labs")
HOURS = ("tomorrow 3pm", "tomorrow 10am", "tomorrow 17:30")
"""A person goes through the questions once for each of these; then somebody new comes in their
place. Nobody tells of the same interview twice: the bot would ask whether it is meant."""
REMEMBERED = 1_000
"""So many of the last waits are told."""
STUCK_AFTER = 50
"""Who still waits when each of the others was answered so often waits in vain."""


class StubPerson:
    """Somebody who comes in and goes through the questions a few times."""

    def __init__(
        self, chat: int, first_actions: list[PersonAction], questions: list[PersonAction]
    ) -> None:
        self.chat = chat
        self._actions = deque([*first_actions, *_all_rounds(questions)])
        self._replies_due = 0
        self.acted_at = 0
        """How many updates were answered when they acted last."""
        self.waits_since = 0.0
        """When they acted last (monotonic)."""
        self.last_action: PersonAction = {}
        self._buttons: dict[str, tuple[str, int]] = {}

    @property
    def is_done(self) -> bool:
        return not self._actions

    def note_reply(self, message: int, markup: str | None) -> bool:
        """Notes a reply. Returns whether it was the last one to what they did."""
        if markup and markup.startswith('{"inline_keyboard"'):
            for row in json.loads(markup)["inline_keyboard"]:
                for button in row:
                    self._buttons[button["text"]] = (button.get("callback_data", ""), message)
        self._replies_due -= 1
        return self._replies_due == 0

    def act(self, number: int) -> dict[str, Any]:
        """The next thing they do, as an update."""
        step = self.last_action = self._actions.popleft()
        self._replies_due = step.get("replies", 1)
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
        card = {**self._message(message, "a card"), "from": BOT_USER}
        press = {"id": str(number), "from": self._user(), "chat_instance": "1", "data": data}
        return {"update_id": number, "callback_query": {**press, "message": card}}

    def _user(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": "Ada", "language_code": "en"}


def _all_rounds(questions: list[PersonAction]) -> list[PersonAction]:
    """Returns the questions of all rounds, each with a company and an hour of its own."""
    return [
        {
            name: value.format(company=company, when=when) if name == "text" else value
            for name, value in action.items()
        }
        for company, when in zip(COMPANIES, HOURS, strict=True)
        for action in questions
    ]


BOT_USER = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class StubApi:
    """The methods that either bot calls; anything else is answered `true`."""

    def __init__(
        self, people: int, welcome: list[PersonAction], questions: list[PersonAction]
    ) -> None:
        self._crowd_size, self._welcome, self._questions = people, welcome, questions
        self._people: dict[int, StubPerson] = {}
        self._next_chat = 1000
        self._queue: deque[dict[str, Any]] = deque()
        self._number = 0
        self._waiting_poll: tuple[int, Callable[[bytes], None]] | None = None
        self._has_begun = False
        self.answered_count = 0
        self._waits: deque[float] = deque(maxlen=REMEMBERED)

    def call(self, method: str, form: dict[str, str], reply: Callable[[bytes], None]) -> None:
        match method:
            case "getUpdates":
                self._fetch(int(form.get("offset", 0)), reply)
            case "sendMessage" | "editMessageText":
                self._take_message(form, reply)
            case "getMe":
                reply(_ok_body(BOT_USER))
            case "getMyCommands":
                reply(_ok_body([]))
            case "getMyDescription":
                reply(_ok_body({"description": ""}))
            case "getMyShortDescription":
                reply(_ok_body({"short_description": ""}))
            case _:
                reply(_ok_body(True))  # noqa: FBT003 - what Telegram says

    def _take_message(self, form: dict[str, str], reply: Callable[[bytes], None]) -> None:
        chat = int(form["chat_id"])
        self._number += 1
        message = int(form.get("message_id", self._number))
        answer = {
            "message_id": message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Ada"},
            "from": BOT_USER,
            "text": form["text"],
        }
        reply(_ok_body(answer))
        person = self._people.get(chat)
        if person and person.note_reply(message, form.get("reply_markup")):
            self.answered_count += 1
            self._waits.append(time.monotonic() - person.waits_since)
            if person.is_done:
                del self._people[chat]
                person = self._add_person()
            self._queue_update(person)

    def count(self) -> dict[str, Any]:
        """Returns the fields of `benchmarks.updates.running.Count`."""
        limit = self.answered_count - STUCK_AFTER * self._crowd_size
        waiting = (one for one in self._people.values() if one.acted_at < limit)
        stuck = next((json.dumps(one.last_action) for one in waiting), "")
        counted = {"answered": self.answered_count, "at": time.monotonic(), "stuck": stuck}
        return {**counted, "waits": [*self._waits]}

    def _add_person(self) -> StubPerson:
        self._next_chat += 1
        person = StubPerson(self._next_chat, self._welcome, self._questions)
        self._people[person.chat] = person
        return person

    def _queue_update(self, person: StubPerson) -> None:
        self._number += 1
        person.acted_at = self.answered_count
        person.waits_since = time.monotonic()
        self._queue.append(person.act(self._number))
        if self._waiting_poll:
            (offset, reply), self._waiting_poll = self._waiting_poll, None
            # what arrives in the same moment goes out together, as it does in life
            asyncio.get_running_loop().call_soon(self._fetch, offset, reply)

    def begin(self) -> None:
        """Lets all people write, the first time that it is asked to."""
        if not self._has_begun:
            self._has_begun = True
            for _ in range(self._crowd_size):
                self._queue_update(self._add_person())

    def take_next(self) -> dict[str, Any] | None:
        """Returns the next update, which is then in other hands; None where there is none."""
        return self._queue.popleft() if self._queue else None

    def _fetch(self, offset: int, reply: Callable[[bytes], None]) -> None:
        self.begin()
        while self._queue and self._queue[0]["update_id"] < offset:
            self._queue.popleft()
        if not self._queue:
            self._waiting_poll = (offset, reply)
            return
        reply(_ok_body([self._queue[at] for at in range(min(BATCH, len(self._queue)))]))


def _ok_body(result: Any) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


class Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1 for clients that send a length and keep the connection."""

    def __init__(self, api: StubApi, delay: float) -> None:
        self._api, self._delay = api, delay
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
            length = _content_length(head)
            if len(self._received) < end + 4 + length:
                return
            body = self._received[end + 4 : end + 4 + length]
            self._received = self._received[end + 4 + length :]
            self._handle_request(head, body)

    def _handle_request(self, head: str, body: bytes) -> None:
        path = head.split(" ", 2)[1]
        if path == "/count":
            self._reply(json.dumps(self._api.count()).encode())
            return
        reply = self._reply_later if self._delay else self._reply
        self._api.call(path.rpartition("/")[2], dict(parse_qsl(body.decode())), reply)

    def _reply_later(self, body: bytes) -> None:
        asyncio.get_running_loop().call_later(self._delay, self._reply, body)

    def _reply(self, body: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = (
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            )
            self._transport.write(head % len(body) + body)


def _content_length(head: str) -> int:
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            return int(value)
    return 0


async def serve(
    people: int, delay: float, welcome: list[PersonAction], questions: list[PersonAction]
) -> None:
    """Serves until the process is ended; an answer takes `delay` seconds."""
    api = StubApi(people, welcome, questions)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api, delay), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    people, delay, *scripts = sys.argv[1:]
    uvloop.run(serve(int(people), float(delay), *(json.loads(script) for script in scripts)))
