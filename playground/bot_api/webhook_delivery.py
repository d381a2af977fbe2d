"""Brings updates to a webhook: each person's in order, several people at once, until taken."""

import asyncio
import contextlib
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.world.faults import WEBHOOK, Faults, Trouble
from playground.world.update_queue import Age, Waiting
from playground.world.world import World

if TYPE_CHECKING:
    from aiohttp import ClientSession

ANSWER_SECONDS = 60


@dataclass(slots=True)
class Hook:
    """Where updates are delivered to."""

    url: str
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_date: int = 0


class Courier:
    """What is not taken is tried at once again, then after 2, 4, 8 ... seconds, until too old.

    Whoever waits for another try keeps no connection from the others.
    """

    def __init__(self, world: World, faults: Faults, hook: Hook) -> None:
        self.world, self.faults, self.hook = world, faults, hook
        self.posted = 0
        """How often an update was sent off."""
        self.taken = 0
        """How often that was answered with a 2xx."""
        self._ready: deque[int] = deque()
        self._known: set[int] = set()
        """Lanes that are ready, under way or pausing."""
        self._failures: dict[int, int] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._pausing: dict[int, asyncio.TimerHandle] = {}
        self._session: ClientSession | None = None

    def start(self) -> None:
        """Begin with what waits already."""
        self.world.updates.came = self._came
        for lane in self.world.updates.lanes():
            self._came(lane)

    async def stop(self) -> None:
        """End what is under way; what was not taken still waits."""
        self.world.updates.came = lambda _: None
        for handle in self._pausing.values():
            handle.cancel()
        self._ready.clear()
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _came(self, lane: int) -> None:
        if lane not in self._known:
            self._known.add(lane)
            self._again(lane)

    def _again(self, lane: int) -> None:
        self._pausing.pop(lane, None)
        self._ready.append(lane)
        self._send_off()

    def _send_off(self) -> None:
        while self._ready and len(self._under_way) < self.hook.connections:
            lane = self._ready.popleft()
            self._under_way[lane] = asyncio.create_task(self._deliver(lane))

    async def _deliver(self, lane: int) -> None:
        """The first that waits there, once."""
        waiting = self.world.updates.first_of(lane)
        try:
            if waiting is not None:
                await self._try(waiting)
        finally:
            del self._under_way[lane]
        self._next(lane)
        self.world.feed.tell("delivered", lane)

    async def _try(self, waiting: Waiting) -> None:
        if await self._post(waiting):
            self._failures.pop(waiting.lane, None)
            self.world.updates.drop(waiting.number)
            self.world.changed()
        else:
            self._failures[waiting.lane] = self._failures.get(waiting.lane, 0) + 1

    def _next(self, lane: int) -> None:
        failures = self._failures.get(lane, 0)
        if self.world.updates.first_of(lane) is None:
            self._known.discard(lane)
            self._failures.pop(lane, None)
            self._send_off()
        elif failures > 1:
            pause = min(2.0 ** (failures - 1), self.world.rules.webhook_longest_pause)
            loop = asyncio.get_running_loop()
            self._pausing[lane] = loop.call_later(pause, self._again, lane)
            self._send_off()
        else:
            self._again(lane)

    async def _post(self, waiting: Waiting) -> bool:
        """Whether it was taken, as far as can be known here."""
        fault = self.faults.due(WEBHOOK, str(waiting.lane))
        kind = fault.kind if fault else None
        if fault and kind is Trouble.DELAY:
            await asyncio.sleep(fault.seconds)
        if kind is Trouble.DROP_BEFORE:
            self._failed("Connection failed: ordered")
            return False
        handed_out(self.world, waiting)
        taken = await self._sent(waiting)
        if kind is Trouble.DROP_AFTER:
            self._failed("Connection failed: the answer is lost, as ordered")
            return False
        return taken

    async def _sent(self, waiting: Waiting) -> bool:
        from aiohttp import ClientError, ClientSession, ClientTimeout

        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS))
        secret = self.hook.secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        self.posted += 1
        try:
            sent = self._session.post(self.hook.url, json=waiting.update(), headers=headers)
            async with sent as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    self.taken += 1
                    self._answered(body)
                    return True
                wrong = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as error:
            wrong = f"Connection failed: {type(error).__name__}"
        self._failed(wrong)
        return False

    def _failed(self, why: str) -> None:
        self.hook.error, self.hook.error_date = why, self.world.timestamp()

    def _answered(self, body: bytes) -> None:
        """A method in the answer to a webhook is not played; say so rather than lose it."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body or b"{}")
            if isinstance(answer, dict) and "method" in answer:
                self.world.remember_unknown("webhook answer", str(answer["method"]))


def handed_out(world: World, waiting: Waiting) -> None:
    """The bot has it now: its time to answer a press begins."""
    if waiting.kind != "callback_query":
        return
    press = world.presses.get(waiting.body.get("id", ""))
    if press and press.handed_out is None:
        press.handed_out = Age.of(world.clock)
