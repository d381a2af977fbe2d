"""How updates reach the bot: it fetches them, or Telegram sends them to WEBHOOK_URL."""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.errors import CannotListenError
from bot.monitoring.health_checks import Vitals
from bot.monitoring.metrics import Measures
from bot.receiving.polling import Poller, Take
from bot.receiving.webhook import PATIENCE, Registration, Webhook
from bot.settings import Settings
from bot.telegram_api.bot_api import Wire

FETCHING_PATIENCE = timedelta(minutes=2)
"""A fetch takes up to 45 s, and a pause after a failure up to 30."""
_log = logging.getLogger(__name__)


class Incoming:
    """One of the two ways, as the settings say. Going from one to the other loses nothing: what
    is not confirmed waits at Telegram, and what was confirmed too late is known as a repeat."""

    def __init__(self, settings: Settings, wire: Wire, clock: Clock, measures: Measures) -> None:
        self._settings, self._wire = settings, wire
        self._clock, self._measures = clock, measures
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        self._webhook = Webhook(secret, measures.batch_failed) if settings.webhook_url else None
        self._secret = secret
        self._poller = Poller(wire, heard=self._heard, failed=measures.batch_failed)
        self._first: asyncio.Task[list[dict[str, Any]]] | None = None

    def begin(self) -> None:
        """The first fetch, before anything can be kept; nothing for a webhook."""
        if self._webhook is None:
            self._first = asyncio.create_task(self._poller.fetch())

    def running(self, take: Take) -> list[Coroutine[Any, Any, None]]:
        """What has to run until the end. Raises LockedOutError from within."""
        if self._webhook is None:
            return [self._poller.run(take, self._first)]
        url = self._settings.webhook_url
        registration = Registration(
            self._wire, url, self._secret, heard=self._heard, clock=self._clock
        )
        return [self._webhook.run(take), registration.run()]

    async def end(self) -> None:
        """Leaves nothing running."""
        if self._first is not None:
            self._first.cancel()
            await asyncio.gather(self._first, return_exceptions=True)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Vitals]:
        """Answers over HTTP: /healthz at once, a webhook's updates when they can be kept.

        Somebody else's server on LISTEN stops no bot that fetches. CannotListenError otherwise.
        """
        # aiohttp's server takes its time to load, so a thread does it
        await asyncio.to_thread(importlib.import_module, "bot.receiving.http_server")
        from bot.receiving.http_server import Pages, listening

        patience = PATIENCE if self._webhook else FETCHING_PATIENCE
        vitals = Vitals(self._clock, self._measures, patience)
        pages = Pages(vitals, self._measures, self._clock)
        app = pages.application(self._webhook, self._settings.webhook_url)
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(listening(app, *self._settings.listens_at))
            except (OSError, UnicodeError) as error:
                self._must_not_need_it(getattr(error, "strerror", None) or type(error).__name__)
            if self._webhook is not None:
                stack.callback(self._webhook.close)
            yield vitals

    def _must_not_need_it(self, why: str) -> None:
        if self._webhook is not None:
            raise CannotListenError(self._settings.listen, why) from None
        _log.warning("nothing listens on %s: %s", self._settings.listen, why)

    def _heard(self) -> None:
        self._measures.fetched(self._clock.now())
