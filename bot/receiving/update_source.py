"""Updates come either by fetching, or from Telegram to WEBHOOK_URL, as the settings say."""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.clock import Clock
from bot.errors import CannotListenError, why_no_listening
from bot.monitoring.health_checks import HealthMonitor
from bot.receiving.polling import Poller, TakeBatch
from bot.receiving.webhook import WEBHOOK_SILENCE_LIMIT, Webhook, WebhookRegistration
from bot.settings import Settings
from bot.telegram_api.bot_api import BotApiClient
from storage.database_url import is_postgres
from storage.engine import Lock

if TYPE_CHECKING:
    from bot.monitoring.metrics import Metrics
    from storage.unit_of_work import Store

POLLING_SILENCE_LIMIT = timedelta(minutes=2)
"""A fetch takes up to 45 s, and a pause after a failure up to 30."""
_log = logging.getLogger(__name__)


class UpdateSource:
    """Is one of the two ways for updates, as the settings say; a change between them loses nothing.

    An unconfirmed update waits at Telegram, and one that was confirmed too late is recognised as a
    repeat.
    """

    def __init__(self, settings: Settings, api: BotApiClient, clock: Clock) -> None:
        self._settings, self._api, self._clock = settings, api, clock
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
        self._webhook = Webhook(secret, self._count_failed) if settings.webhook_url else None
        self._secret = secret
        patience = WEBHOOK_SILENCE_LIMIT if settings.webhook_url else POLLING_SILENCE_LIMIT
        self._monitor = HealthMonitor(clock, patience)
        self._poller = Poller(
            api,
            on_heard=self._monitor.record_heard,
            on_failed=self._count_failed,
            on_confirmed=self._monitor.record_confirmed,
        )
        self._metrics: Metrics | None = None
        self._first_fetch: asyncio.Task[list[dict[str, Any]]] | None = None

    def start_fetching(self) -> None:
        """Starts the first fetch, before anything can be stored; does nothing for a webhook, or
        where another process may be the one that fetches."""
        if self._webhook is None and not is_postgres(self._settings.database_url):
            self._first_fetch = asyncio.create_task(self._poller.fetch())

    def update_loops(self, take: TakeBatch, store: "Store") -> list[Coroutine[Any, Any, None]]:
        """Returns what has to run until the end; the coroutines raise LockedOutError.

        Of all processes on one database, a single one fetches.
        """
        if self._webhook is None:
            fetch = partial(self._poller.run, take, self._first_fetch)
            return [store.run_alone(Lock.POLLER, fetch, self._monitor.record_heard)]
        url = self._settings.webhook_url
        registration = WebhookRegistration(
            self._api, url, self._secret, on_heard=self._monitor.record_heard, clock=self._clock
        )
        return [self._webhook.run(take), registration.run()]

    async def stop(self) -> None:
        """Stops everything that runs."""
        if self._first_fetch is not None:
            self._first_fetch.cancel()
            await asyncio.gather(self._first_fetch, return_exceptions=True)

    @asynccontextmanager
    async def serve_http(self, metrics: "Metrics") -> AsyncIterator[HealthMonitor]:
        """Answers over HTTP: /healthz at once, a webhook's updates when they can be stored.

        Another server on LISTEN does not stop a bot that fetches; otherwise raises
        CannotListenError.
        """
        # aiohttp's server takes its time to load, so a thread does it
        await asyncio.to_thread(importlib.import_module, "bot.receiving.http_server")
        from bot.receiving.http_server import StatusPages, serve_http

        self._metrics = metrics
        pages = StatusPages(self._monitor, metrics)
        app = pages.build_app(self._webhook, self._settings.webhook_url)
        async with AsyncExitStack() as stack:
            try:
                await stack.enter_async_context(serve_http(app, *self._settings.listen_address))
            except (OSError, UnicodeError) as error:
                self._fail_if_webhook(why_no_listening(error))
            if self._webhook is not None:
                stack.callback(self._webhook.close)
            yield self._monitor

    def _fail_if_webhook(self, why: str) -> None:
        if self._webhook is not None:
            raise CannotListenError(self._settings.listen, why) from None
        _log.warning("nothing listens on %s, as LISTEN says: %s", self._settings.listen, why)

    def _count_failed(self) -> None:
        if self._metrics is not None:
            self._metrics.failed_batches.inc()
