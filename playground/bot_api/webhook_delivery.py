"""The webhook gets every person's updates in order, several people at once, until it takes them."""

import asyncio
import contextlib
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.world.faults import WEBHOOK, FaultKind, Faults
from playground.world.update_queue import DualTimestamp, QueuedUpdate
from playground.world.world import World

if TYPE_CHECKING:
    from aiohttp import ClientSession

ANSWER_TIMEOUT = 60


@dataclass(slots=True)
class WebhookTarget:
    """Says where updates are delivered to."""

    url: str
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_date: int = 0


class WebhookDeliverer:
    """Tries an update again at once, then after 2, 4, 8 ... seconds, until it is too old.

    A person whose update waits for another try occupies no connection.
    """

    def __init__(self, world: World, faults: Faults, webhook: WebhookTarget) -> None:
        self.world, self.faults, self.webhook = world, faults, webhook
        self.posted_count = 0
        """How often an update was sent off."""
        self.accepted_count = 0
        """How often that was answered with a 2xx."""
        self._ready_lanes: deque[int] = deque()
        self._known_lanes: set[int] = set()
        """Lanes that are ready, under way or pausing."""
        self._failures: dict[int, int] = {}
        self._running_tasks: dict[int, asyncio.Task[None]] = {}
        self._pause_timers: dict[int, asyncio.TimerHandle] = {}
        self._session: ClientSession | None = None

    def start(self) -> None:
        """Begins with the updates that wait already."""
        self.world.updates.on_added = self._add_lane
        for lane in self.world.updates.lanes():
            self._add_lane(lane)

    async def stop(self) -> None:
        """Ends the deliveries under way; an update that was not taken still waits."""
        self.world.updates.on_added = lambda _: None
        for handle in self._pause_timers.values():
            handle.cancel()
        self._ready_lanes.clear()
        tasks = list(self._running_tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _add_lane(self, lane: int) -> None:
        if lane not in self._known_lanes:
            self._known_lanes.add(lane)
            self._queue_lane(lane)

    def _queue_lane(self, lane: int) -> None:
        self._pause_timers.pop(lane, None)
        self._ready_lanes.append(lane)
        self._start_deliveries()

    def _start_deliveries(self) -> None:
        while self._ready_lanes and len(self._running_tasks) < self.webhook.connections:
            lane = self._ready_lanes.popleft()
            self._running_tasks[lane] = asyncio.create_task(self._deliver(lane))

    async def _deliver(self, lane: int) -> None:
        """Delivers the first update that waits in the lane, once."""
        waiting = self.world.updates.first_in_lane(lane)
        try:
            if waiting is not None:
                await self._try_update(waiting)
        finally:
            del self._running_tasks[lane]
        self._schedule_next(lane)
        self.world.feed.publish("delivered", lane)

    async def _try_update(self, update: QueuedUpdate) -> None:
        if await self._post(update):
            self._failures.pop(update.lane, None)
            self.world.updates.drop(update.number)
            self.world.on_change()
        else:
            self._failures[update.lane] = self._failures.get(update.lane, 0) + 1

    def _schedule_next(self, lane: int) -> None:
        failures = self._failures.get(lane, 0)
        if self.world.updates.first_in_lane(lane) is None:
            self._known_lanes.discard(lane)
            self._failures.pop(lane, None)
            self._start_deliveries()
        elif failures > 1:
            pause = min(2.0 ** (failures - 1), self.world.rules.webhook_longest_pause)
            loop = asyncio.get_running_loop()
            self._pause_timers[lane] = loop.call_later(pause, self._queue_lane, lane)
            self._start_deliveries()
        else:
            self._queue_lane(lane)

    async def _post(self, update: QueuedUpdate) -> bool:
        """Posts one update and returns whether the webhook took it, as far as one can know here."""
        fault = self.faults.take_fault(WEBHOOK, str(update.lane))
        kind = fault.kind if fault else None
        if fault and kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
        if kind is FaultKind.DROP_BEFORE:
            self._record_failure("Connection failed: ordered")
            return False
        mark_handed_out(self.world, update)
        is_taken = await self._send_request(update)
        if kind is FaultKind.DROP_AFTER:
            self._record_failure("Connection failed: the answer is lost, as ordered")
            return False
        return is_taken

    async def _send_request(self, update: QueuedUpdate) -> bool:
        from aiohttp import ClientError, ClientSession, ClientTimeout

        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=ANSWER_TIMEOUT))
        secret = self.webhook.secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        self.posted_count += 1
        try:
            request = self._session.post(self.webhook.url, json=update.to_json(), headers=headers)
            async with request as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    self.accepted_count += 1
                    self._check_answer(body)
                    return True
                wrong = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as error:
            wrong = f"Connection failed: {type(error).__name__}"
        self._record_failure(wrong)
        return False

    def _record_failure(self, reason: str) -> None:
        self.webhook.error, self.webhook.error_date = reason, self.world.timestamp()

    def _check_answer(self, body: bytes) -> None:
        """Records a method in the answer to a webhook as unknown: the stand-in does not play it."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body or b"{}")
            if isinstance(answer, dict) and "method" in answer:
                self.world.remember_unknown("webhook answer", str(answer["method"]))


def mark_handed_out(world: World, update: QueuedUpdate) -> None:
    """Marks an update as received by the bot: its time to answer a button press begins."""
    if update.kind != "callback_query":
        return
    press = world.presses.get(update.body.get("id", ""))
    if press and press.handed_out is None:
        press.handed_out = DualTimestamp.from_clock(world.clock)
