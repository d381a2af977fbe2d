"""While one chat has trouble, bystanders ask questions, and the bot's calls are recorded."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.torture.processes.running import ChatPerson, Running, together

ASK, ANSWER = "/help", "/new"
QUESTION = 0.2
"""So many seconds pass between two questions of one person."""


@dataclass(slots=True)
class BystanderResult:
    """Holds the result."""

    waited: list[float] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def hold(self, right: bool, what: str, words: str) -> None:
        """Counts a condition that is false."""
        if not right:
            self.counted[what] += 1
            self.troubles.append(f"{what}: {words}")


@dataclass(slots=True)
class Scene:
    """Holds a running bot, one person whose chat has trouble, and three others."""

    bot: Running
    found: BystanderResult
    victim: ChatPerson
    others: list[ChatPerson]

    def calls(self, method: str, chat: int | None = None) -> list[dict[str, Any]]:
        """Returns the bot's calls, to a chat or all, the earliest first."""
        wanted = (call for call in self.bot.telegram.world.calls if call["method"] == method)
        return [one for one in wanted if chat is None or one["params"].get("chat_id") == str(chat)]

    async def others_go_on(self, times: int = 5) -> None:
        """Lets each of them ask several times and measures how long they wait."""

        async def ask(robin: ChatPerson) -> None:
            for _ in range(times):
                self.found.waited.append(await robin.timed(ASK, ANSWER))
                await asyncio.sleep(QUESTION)

        await together([ask(robin) for robin in self.others])

    async def answered_once(self, robin: ChatPerson, after: int, what: str) -> None:
        """Checks that there is exactly one answer by the time nothing is left to send."""
        await robin.next(ANSWER, after)
        await asyncio.sleep(0.3)
        found = [one for one in robin.messages() if one["message_id"] > after]
        self.found.hold(len(found) == 1, "lost or twice", f"{what}: {len(found)} answers")
