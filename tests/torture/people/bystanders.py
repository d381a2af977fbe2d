"""Those who look on while one chat goes wrong: others who ask, and what the bot asked for."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.torture.processes.running import ChatPerson, Running, together

ASK, ANSWER = "/help", "/new"
QUESTION = 0.2
"""Seconds between two questions of one person."""


@dataclass(slots=True)
class BystanderResult:
    """What came of it."""

    waited: list[float] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def hold(self, right: bool, what: str, words: str) -> None:
        """Counts what is not so."""
        if not right:
            self.counted[what] += 1
            self.troubles.append(f"{what}: {words}")


@dataclass(slots=True)
class Scene:
    """A running bot, one whose chat goes wrong, and three others."""

    desk: Running
    found: BystanderResult
    victim: ChatPerson
    others: list[ChatPerson]

    def calls(self, method: str, chat: int | None = None) -> list[dict[str, Any]]:
        """What the bot asked for, to a chat or in all, the earliest first."""
        wanted = (call for call in self.desk.telegram.world.calls if call["method"] == method)
        return [one for one in wanted if chat is None or one["params"].get("chat_id") == str(chat)]

    async def others_go_on(self, times: int = 5) -> None:
        """Each of them asks several times; what they wait counts."""

        async def ask(robin: ChatPerson) -> None:
            for _ in range(times):
                self.found.waited.append(await robin.timed(ASK, ANSWER))
                await asyncio.sleep(QUESTION)

        await together([ask(robin) for robin in self.others])

    async def answered_once(self, robin: ChatPerson, after: int, what: str) -> None:
        """There is an answer by the time nothing is left to send, and only one."""
        await robin.next(ANSWER, after)
        await asyncio.sleep(0.3)
        found = [one for one in robin.messages() if one["message_id"] > after]
        self.found.hold(len(found) == 1, "lost or twice", f"{what}: {len(found)} answers")
