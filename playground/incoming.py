"""How updates reach the bot: getUpdates that waits, or a webhook that is tried again and again."""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.arguments import Given
from playground.terms import ApiError, Json, bad_request
from playground.updates import Age, Waiting
from playground.world import World

if TYPE_CHECKING:
    from aiohttp import ClientSession

LONGEST_POLL = 50
MOST_UPDATES = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
ANSWER_SECONDS = 60


@dataclass(slots=True)
class Hook:
    """Where updates are delivered to. `trying` holds the people whose update is under way."""

    url: str
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_date: int = 0
    trying: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)


class Incoming:
    """Hands updates out, one way or the other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.hook: Hook | None = None
        self._poll: asyncio.Future[str] | None = None
        self._courier: asyncio.Task[None] | None = None
        self._session: ClientSession | None = None

    async def get_updates(self, given: Given) -> list[Json]:
        """Answers at once when something waits, else when something comes or time is up."""
        if self.hook is not None:
            raise ApiError(409, _HOOKED)
        queue = self.world.updates
        before = (queue.allowed, len(queue.waiting))
        queue.allow(given.parsed("allowed_updates", "allowed updates"))
        queue.confirm(given.integer("offset"))
        if before != (queue.allowed, len(queue.waiting)):
            self.world.changed()
        limit = min(max(given.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
        timeout = min(max(given.integer("timeout"), 0), LONGEST_POLL)
        if not queue.fresh() and timeout > 0:
            await self._wait(timeout)
        handed = queue.fresh()[:limit]
        for waiting in handed:
            self._handed_out(waiting)
        return [waiting.update() for waiting in handed]

    def _handed_out(self, waiting: Waiting) -> None:
        """The bot has it now: its time to answer a press begins."""
        press = self.world.presses.get(waiting.body.get("id", ""))
        if waiting.kind == "callback_query" and press and press.handed_out is None:
            press.handed_out = Age.of(self.world.clock)

    async def _wait(self, seconds: float) -> None:
        """A newer poll, or a webhook, ends an older one."""
        self._interrupt(_OTHER_POLLER)
        loop = asyncio.get_running_loop()
        mine = self._poll = loop.create_future()
        news = asyncio.create_task(
            self.world.feed.until(lambda: bool(self.world.updates.waiting), seconds)
        )
        try:
            await asyncio.wait({mine, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            if self._poll is mine:
                self._poll = None
        if mine.done():
            raise ApiError(409, mine.result())

    def _interrupt(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    async def set_webhook(self, given: Given) -> bool:
        """Deliver to that address from now on; an empty one ends it."""
        url, secret = given.text("url").strip(), given.text("secret_token")
        if url and not re.match(r"https?://[^/]", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self.world.updates.allow(given.parsed("allowed_updates", "allowed updates"))
        await self.delete_webhook(given)
        if url:
            connections = min(max(given.integer("max_connections", 40), 1), 100)
            self.start(Hook(url, secret, connections))
        return True

    def start(self, hook: Hook) -> None:
        """Begin to deliver."""
        self._interrupt("Conflict: terminated by setWebhook request")
        self.hook = hook
        self._courier = asyncio.create_task(self._deliver(hook))
        self.world.changed()

    async def delete_webhook(self, given: Given) -> bool:
        """Back to getUpdates."""
        await self.stop()
        self.hook = None
        if given.flag("drop_pending_updates"):
            self.world.updates.clear()
        self.world.changed()
        return True

    def get_webhook_info(self) -> Json:
        """How deliveries fare."""
        info: Json = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.world.updates.fresh()),
        }
        if self.hook:
            info |= {"max_connections": self.hook.connections, "ip_address": "127.0.0.1"}
            if self.hook.error:
                info["last_error_date"] = self.hook.error_date
                info["last_error_message"] = self.hook.error
        if self.world.updates.allowed is not None:
            info["allowed_updates"] = sorted(self.world.updates.allowed)
        return info

    async def stop(self) -> None:
        """End what is under way."""
        tasks = [self._courier, *(self.hook.trying.values() if self.hook else ())]
        self._courier = None
        for task in tasks:
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _deliver(self, hook: Hook) -> None:
        """Each person's updates in order, several people at once."""
        while True:
            for waiting in list(self.world.updates.fresh()):
                if waiting.lane not in hook.trying and len(hook.trying) < hook.connections:
                    task = asyncio.create_task(self._insist(hook, waiting))
                    hook.trying[waiting.lane] = task
            await self.world.feed.change(1)

    async def _insist(self, hook: Hook, waiting: Waiting) -> None:
        """At once, at once again, then after 2, 4, 8 ... seconds, until it is too old."""
        pause = 1.0
        failures = 0
        try:
            while waiting in self.world.updates.fresh():
                if await self._post(hook, waiting):
                    self.world.updates.drop(waiting.number)
                    self.world.changed()
                    return
                failures += 1
                if failures > 1:
                    pause = min(pause * 2, self.world.rules.webhook_longest_pause)
                    await asyncio.sleep(pause)
        finally:
            hook.trying.pop(waiting.lane, None)
            self.world.feed.tell("delivered", waiting.lane)

    async def _post(self, hook: Hook, waiting: Waiting) -> bool:
        from aiohttp import ClientError, ClientSession, ClientTimeout

        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS))
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        self._handed_out(waiting)
        try:
            sent = self._session.post(hook.url, json=waiting.update(), headers=headers)
            async with sent as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    self._answered(body)
                    return True
                hook.error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as wrong:
            hook.error = f"Connection failed: {type(wrong).__name__}"
        hook.error_date = self.world.timestamp()
        return False

    def _answered(self, body: bytes) -> None:
        """A method in the answer to a webhook is not played; say so rather than lose it."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body or b"{}")
            if isinstance(answer, dict) and "method" in answer:
                self.world.remember_unknown("webhook answer", str(answer["method"]))
