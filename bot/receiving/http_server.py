"""Serves everything that others reach over HTTP: the webhook, /healthz, /readyz and /metrics."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web

from bot.monitoring.health import find_troubles, find_warnings
from bot.monitoring.health_checks import HealthMonitor
from bot.monitoring.metrics import Metrics, format_metrics
from bot.receiving.webhook import SECRET_HEADER, Webhook, webhook_path

LARGEST_UPDATE = 1024 * 1024
SHUTDOWN_SECONDS = 0.5
"""Answers under way have so many seconds when the server closes."""
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_log = logging.getLogger(__name__)


class StatusPages:
    """Answers requests about the bot's state, without personal data."""

    def __init__(self, monitor: HealthMonitor, metrics: Metrics) -> None:
        self._monitor, self._metrics = monitor, metrics

    def build_app(self, webhook: Webhook | None = None, url: str = "") -> web.Application:
        """Builds all pages, and the webhook at the path of `url`."""
        app = web.Application(client_max_size=LARGEST_UPDATE)
        pages = {
            "/healthz": self.get_healthz,
            "/readyz": self.get_readyz,
            "/metrics": self.get_metrics,
        }
        app.add_routes([web.get(path, page) for path, page in pages.items()])
        if webhook is not None:
            app.add_routes(
                [web.post("/{any:.*}", WebhookEndpoint(webhook, webhook_path(url)).receive)]
            )
        return app

    async def get_healthz(self, _: web.Request) -> web.Response:
        """Answers that the process is alive, and nothing more."""
        return web.Response(text="alive\n")

    async def get_readyz(self, _: web.Request) -> web.Response:
        """Answers with a 503 and the reasons when the bot cannot work; warnings come with a 200."""
        health = (await self._monitor.fresh_report()).health
        found, warnings = find_troubles(health), find_warnings(health)
        status = HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK
        answer = {"ready": not found, "because": found, "warnings": warnings}
        return web.json_response(answer, status=status)

    async def get_metrics(self, _: web.Request) -> web.Response:
        """Answers with all metrics."""
        look = await self._monitor.fresh_report()
        body = format_metrics(self._metrics, look.health, look.counts)
        return web.Response(body=body, headers={"Content-Type": _METRICS_TYPE})


class WebhookEndpoint:
    """Accepts requests from Telegram only."""

    def __init__(self, webhook: Webhook, path: str) -> None:
        self._webhook, self._path = webhook, path

    async def receive(self, request: web.Request) -> web.Response:
        """Refuses a request without the secret before a byte of its body is read."""
        if request.rel_url.raw_path != self._path:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        if not self._webhook.has_right_secret(request.headers.get(SECRET_HEADER)):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        return web.Response(status=await self._webhook.receive(await request.read()))


@asynccontextmanager
async def serve_http(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serves the app and yields its address; raises OSError when host and port are not free.

    At the end, answers under way are finished first.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        shown_host = f"[{host}]" if ":" in host else host
        address = f"http://{shown_host}:{runner.addresses[0][1]}"
        _log.info("listening on %s", address)
        yield address
    finally:
        await runner.cleanup()
