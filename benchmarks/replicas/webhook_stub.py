"""The stub of Telegram for replicas: it sends each update to one of them, in turn.

`benchmarks.replicas` runs it in a process of its own. It prints its port, and begins once a bot has
set its webhook. GET /count answers as that of `benchmarks.updates.stub`.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from itertools import count

import uvloop
from aiohttp import ClientError, ClientSession

from benchmarks.updates.stub import Connection, PersonAction, StubApi
from bot.receiving.webhook import SECRET_HEADER

HOOK_PATH = "/hook"
SECRET = "said-by-nobody-else"  # noqa: S105 - of a stub
_PAUSE = 0.2
"""Seconds until an update that no replica took is sent again."""


class WebhookApi(StubApi):
    """Is the stub's Bot API for bots that have a webhook."""

    def __init__(
        self,
        people: int,
        scripts: Sequence[list[PersonAction]],
        addresses: Sequence[str],
        session: ClientSession,
    ) -> None:
        welcome, questions = scripts
        super().__init__(people, welcome, questions)
        self._addresses, self._turn, self._session = addresses, count(), session
        self._sending: set[asyncio.Task[None]] = set()

    def call(self, method: str, form: dict[str, str], reply: Callable[[bytes], None]) -> None:
        super().call(method, form, reply)
        if method == "setWebhook":
            self.begin()
        while (update := self.take_next()) is not None:
            task = asyncio.create_task(self._send(json.dumps(update).encode()))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _send(self, body: bytes) -> None:
        """Sends an update to the replica whose turn it is, and on until one takes it."""
        headers = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
        while True:
            address = self._addresses[next(self._turn) % len(self._addresses)]
            url = f"http://{address}{HOOK_PATH}"
            try:
                async with self._session.post(url, data=body, headers=headers) as answer:
                    if answer.ok:
                        return
            except ClientError:
                pass
            await asyncio.sleep(_PAUSE)


async def serve(
    people: int, scripts: Sequence[list[PersonAction]], addresses: Sequence[str]
) -> None:
    """Serves until the process is ended."""
    async with ClientSession() as session:
        api = WebhookApi(people, scripts, addresses, session)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Connection(api, 0), "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    crowd, welcome, questions, *addresses = sys.argv[1:]
    uvloop.run(serve(int(crowd), [json.loads(welcome), json.loads(questions)], addresses))
