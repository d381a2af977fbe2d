"""Somebody chats with a bot of the forkserver, over a stand-in for Telegram in this process."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import playground
from playground import Playground
from tests.torture.people.walks import WEDNESDAY, Act, shown
from tests.torture.processes.forkserver import Child, ForkServer

OLD = "An old message."
LOOK, QUIET, LONG = 0.02, 6, 400
"""Seconds between two looks; looks without a message once all was sent, and before that."""
PATIENCE = 90.0


@dataclass(slots=True)
class Talk:
    """Holds a stand-in, the bot on it, and somebody who writes."""

    fork_server: ForkServer
    folder: Path
    chat: int
    telegram: Playground
    hook: str = ""

    def start(self, killpoint: Mapping[str, Any] | None = None) -> Child:
        """Starts the bot, which fetches, or gets updates at `hook`."""
        environment = {"BOT_TOKEN": self.telegram.token, "TELEGRAM_API_URL": self.telegram.url}
        if self.hook:
            environment["WEBHOOK_URL"], environment["LISTEN"] = f"http://{self.hook}/x", self.hook
            environment["WEBHOOK_SECRET"] = "said-by-nobody-else"
        return self.fork_server.start(self.folder, environment, killpoint=killpoint)

    def act(self, act: Act) -> dict[str, Any]:
        """Acts as the person, and returns the update."""
        if act.data:
            self.telegram.people.press(self.chat, self._last(), data=act.data)
        else:
            self.telegram.people.send_text(self.chat, act.text)
        return self.telegram.world.updates.all_updates[-1].to_json()

    def _last(self) -> int:
        world = self.telegram.world
        mine = [n for n, one in world.chats[self.chat].messages.items() if self._is_bots(one)]
        return mine[-1] if mine else self._old_message()

    def _old_message(self) -> int:
        world = self.telegram.world
        told = world.add_message(world.chats[self.chat], world.bot, {"text": OLD})
        return int(told["message_id"])

    def _is_bots(self, message: Mapping[str, Any]) -> bool:
        return bool(message["from"]["id"] != self.chat)

    def bot_texts(self) -> list[str]:
        """Returns what the bot said in this chat."""
        messages = self.telegram.world.chats[self.chat].messages.values()
        texts = [shown(one["text"]) for one in messages if self._is_bots(one)]
        return [text for text in texts if text != OLD]

    async def settled(self, child: Child, replies: int = 0) -> int | None:
        """Waits until so many replies came and nothing more happens; returns the exit code if it
        ended.

        It also ends after a long time in which nothing happens at all.
        """
        looks, before = 0, (-1, -1)
        end = asyncio.get_running_loop().time() + PATIENCE
        while child.ended() is None and looks < (
            QUIET if len(self.bot_texts()) >= replies else LONG
        ):
            world = self.telegram.world
            now = (world.next_message_id, len(world.updates.all_updates))
            at_work = any(call["method"] == "getMe" for call in world.calls)
            idle = now == before and not now[1] and at_work
            looks = looks + 1 if idle else 0
            before = now
            if asyncio.get_running_loop().time() > end:
                raise TimeoutError("the bot does not get on")
            await asyncio.sleep(LOOK)
        return child.ended()

    async def stopped(self, child: Child) -> int | None:
        """Returns its exit code after SIGTERM; the stand-in goes on answering meanwhile."""
        child.terminate()
        for _ in range(500):
            if child.ended() is not None:
                break
            await asyncio.sleep(0.02)
        return child.ended()


@asynccontextmanager
async def talking(
    fork_server: ForkServer, folder: Path, chat: int, hook: str = ""
) -> AsyncIterator[Talk]:
    """Opens a stand-in where the person has written before, so that the bot may write first."""
    clock = playground.WindableClock()
    clock.wind_to(WEDNESDAY)
    telegram = await playground.start(port=0, limits=False, clock=clock)
    telegram.people.add(id=chat, first_name="Robin")
    telegram.people.start_chat(chat)
    try:
        yield Talk(fork_server, folder, chat, telegram, hook)
    finally:
        await telegram.stop()
