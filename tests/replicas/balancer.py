"""Hands each request of Telegram to one of the replicas, as a load balancer does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count

from aiohttp import ClientError, ClientSession, ClientTimeout, web

_PATIENCE = 30.0
"""After so many seconds without an answer the request counts as failed, and comes again."""


@asynccontextmanager
async def balance(backends: Sequence[str]) -> AsyncIterator[str]:
    """Yields an address whose requests go to each of these addresses in turn; one that cannot be
    reached is passed over."""
    turn = count()
    timeout = ClientTimeout(total=_PATIENCE)
    async with ClientSession(timeout=timeout, auto_decompress=False) as session:

        async def forward(request: web.Request) -> web.Response:
            body, first = await request.read(), next(turn)
            for at in range(len(backends)):
                backend = backends[(first + at) % len(backends)]
                try:
                    async with session.post(
                        f"http://{backend}{request.rel_url}", data=body, headers=request.headers
                    ) as answer:
                        return web.Response(status=answer.status, body=await answer.read())
                except ClientError:
                    continue
                except TimeoutError:
                    break  # it may have taken the request: Telegram sends it again
            return web.Response(status=502)

        app = web.Application()
        app.add_routes([web.post("/{any:.*}", forward)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
