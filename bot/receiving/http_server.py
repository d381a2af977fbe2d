"""What others reach over HTTP: the webhook, /healthz, /readyz and /metrics."""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web

from bot.clock import Clock
from bot.monitoring.health import troubles
from bot.monitoring.health_checks import Vitals
from bot.monitoring.metrics import Measures, written
from bot.receiving.webhook import SECRET_HEADER, Webhook, path_of

LARGEST_UPDATE = 1024 * 1024
LAST_ANSWERS = 0.5
"""Seconds for answers under way when the server closes."""
_METRICS = "text/plain; version=0.0.4; charset=utf-8"
_log = logging.getLogger(__name__)


class Pages:
    """Answers requests. No personal data is in what it says."""

    def __init__(self, vitals: Vitals, measures: Measures, clock: Clock) -> None:
        self._vitals, self._measures, self._clock = vitals, measures, clock

    def application(self, webhook: Webhook | None = None, url: str = "") -> web.Application:
        """All pages, and the webhook where `url` says."""
        app = web.Application(client_max_size=LARGEST_UPDATE)
        pages = {"/healthz": self.alive, "/readyz": self.ready, "/metrics": self.measured}
        app.add_routes([web.get(path, page) for path, page in pages.items()])
        if webhook is not None:
            app.add_routes([web.post("/{any:.*}", Door(webhook, path_of(url)).knock)])
        return app

    async def alive(self, _: web.Request) -> web.Response:
        """That it can answer is the answer."""
        return web.Response(text="alive\n")

    async def ready(self, _: web.Request) -> web.Response:
        """503 with the reasons when something stands in the way."""
        found = troubles((await self._vitals.look()).health)
        status = HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK
        return web.json_response({"ready": not found, "because": found}, status=status)

    async def measured(self, _: web.Request) -> web.Response:
        """All figures."""
        look = await self._vitals.look()
        await asyncio.to_thread(importlib.import_module, "prometheus_client")
        ready = not troubles(look.health)
        body = written(self._measures, look.counts, self._clock.now(), ready=ready)
        return web.Response(body=body, headers={"Content-Type": _METRICS})


class Door:
    """Lets Telegram in, and nobody else."""

    def __init__(self, webhook: Webhook, path: str) -> None:
        self._webhook, self._path = webhook, path

    async def knock(self, request: web.Request) -> web.Response:
        """Whoever has no secret is sent away before a byte of what they bring is read."""
        if request.rel_url.raw_path != self._path:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        if not self._webhook.admits(request.headers.get(SECRET_HEADER)):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        return web.Response(status=await self._webhook.received(await request.read()))


@asynccontextmanager
async def listening(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serves it, and gives its address. OSError when host and port cannot be had.

    At the end, answers under way are finished first.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_ANSWERS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{runner.addresses[0][1]}"
        _log.info("listening on %s", address)
        yield address
    finally:
        await runner.cleanup()
