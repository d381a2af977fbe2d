"""Updates reach the bot in two ways: it polls with getUpdates, or its webhook is called."""

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
    """Hands updates to the bot, by polling or by webhook."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world = world
        self.faults = faults
        self.deliverer: WebhookDeliverer | None = None
        self._poll: asyncio.Future[str] | None = None

    @property
    def webhook(self) -> WebhookTarget | None:
        """The address updates are delivered to, or None while the bot fetches them itself."""
        return self.deliverer.webhook if self.deliverer else None

    async def get_updates(self, arguments: Arguments) -> list[Json]:
        """Answers at once when an update waits, else when one comes or the time is up."""
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
        """Waits for an update; a newer poll or a webhook ends an older poll."""
        self._interrupt_poll(_OTHER_POLLER)
        loop = asyncio.get_running_loop()
        own_poll = self._poll = loop.create_future()
        news = asyncio.create_task(
            self.world.feed.wait_until(lambda: len(self.world.updates) > 0, seconds)
        )
        try:
            await asyncio.wait({own_poll, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            if self._poll is own_poll:
                self._poll = None
        if own_poll.done():
            raise ApiError(409, own_poll.result())

    def _interrupt_poll(self, reason: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    async def set_webhook(self, arguments: Arguments) -> bool:
        """Delivers to that address from now on; an empty address ends the deliveries."""
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
        self._interrupt_poll("Conflict: terminated by setWebhook request")
        self.deliverer = WebhookDeliverer(self.world, self.faults, webhook)
        self.deliverer.start()
        self.world.on_change()

    async def delete_webhook(self, arguments: Arguments) -> bool:
        """Ends the webhook, so that getUpdates works again."""
        await self.stop_webhook()
        self.deliverer = None
        if arguments.is_true("drop_pending_updates"):
            self.world.updates.clear()
        self.world.on_change()
        return True

    def get_webhook_info(self) -> Json:
        """Returns how deliveries to the webhook go, as Telegram reports it."""
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
        """Ends the deliveries that are under way."""
        if self.deliverer is not None:
            await self.deliverer.stop()
