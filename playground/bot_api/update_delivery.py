"""How updates reach the bot: getUpdates that waits, or a webhook that is tried again and again."""

import asyncio
import re

from playground.bot_api.webhook_delivery import WebhookDeliverer, WebhookTarget, mark_handed_out
from playground.messages.arguments import Arguments
from playground.world.faults import Faults
from playground.world.refusals import ApiError, Json, bad_request
from playground.world.world import World

__all__ = ["UpdateTransport", "WebhookTarget"]

LONGEST_POLL = 50
MOST_UPDATES = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class UpdateTransport:
    """Hands updates out, one way or the other."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world = world
        self.faults = faults
        self.deliverer: WebhookDeliverer | None = None
        self._poll: asyncio.Future[str] | None = None

    @property
    def webhook(self) -> WebhookTarget | None:
        """Where updates are delivered to; None while they are to be fetched."""
        return self.deliverer.webhook if self.deliverer else None

    async def get_updates(self, arguments: Arguments) -> list[Json]:
        """Answers at once when something waits, else when something comes or time is up."""
        if self.webhook is not None:
            raise ApiError(409, _WEBHOOK_ACTIVE)
        queue = self.world.updates
        before = (queue.allowed, len(queue))
        queue.allow(arguments.parse_json("allowed_updates", "allowed updates"))
        queue.confirm(arguments.integer("offset"))
        if before != (queue.allowed, len(queue)):
            self.world.on_change()
        limit = min(max(arguments.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
        timeout = min(max(arguments.integer("timeout"), 0), LONGEST_POLL)
        if not queue.first_updates(1) and timeout > 0:
            await self._wait_for_update(timeout)
        handed = queue.first_updates(limit)
        for waiting in handed:
            mark_handed_out(self.world, waiting)
        return [waiting.to_json() for waiting in handed]

    async def _wait_for_update(self, seconds: float) -> None:
        """A newer poll, or a webhook, ends an older one."""
        self._interrupt_poll(_OTHER_POLLER)
        loop = asyncio.get_running_loop()
        mine = self._poll = loop.create_future()
        news = asyncio.create_task(
            self.world.feed.wait_until(lambda: len(self.world.updates) > 0, seconds)
        )
        try:
            await asyncio.wait({mine, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            if self._poll is mine:
                self._poll = None
        if mine.done():
            raise ApiError(409, mine.result())

    def _interrupt_poll(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    async def set_webhook(self, arguments: Arguments) -> bool:
        """Deliver to that address from now on; an empty one ends it."""
        url, secret = arguments.text("url").strip(), arguments.text("secret_token")
        if url and not re.match(r"https?://[^/]", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self.world.updates.allow(arguments.parse_json("allowed_updates", "allowed updates"))
        await self.delete_webhook(arguments)
        if url:
            connections = min(max(arguments.integer("max_connections", 40), 1), 100)
            self.start_webhook(WebhookTarget(url, secret, connections))
        return True

    def start_webhook(self, webhook: WebhookTarget) -> None:
        """Begin to deliver."""
        self._interrupt_poll("Conflict: terminated by setWebhook request")
        self.deliverer = WebhookDeliverer(self.world, self.faults, webhook)
        self.deliverer.start()
        self.world.on_change()

    async def delete_webhook(self, arguments: Arguments) -> bool:
        """Back to getUpdates."""
        await self.stop_webhook()
        self.deliverer = None
        if arguments.is_true("drop_pending_updates"):
            self.world.updates.clear()
        self.world.on_change()
        return True

    def get_webhook_info(self) -> Json:
        """How deliveries fare."""
        hook = self.webhook
        info: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.world.updates.fresh_updates()),
        }
        if hook:
            info |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
            if hook.error:
                info["last_error_date"] = hook.error_date
                info["last_error_message"] = hook.error
        if self.world.updates.allowed is not None:
            info["allowed_updates"] = sorted(self.world.updates.allowed)
        return info

    async def stop_webhook(self) -> None:
        """End what is under way."""
        if self.deliverer is not None:
            await self.deliverer.stop()
