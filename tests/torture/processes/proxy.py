"""Stands between the bot and the stand-in, as a proxy does, and can answer in its place."""

import asyncio
import gzip
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

Respond = Callable[[web.Request], Awaitable[web.StreamResponse]]
DRIP_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class OddAnswer:
    """Is an answer that is not Telegram's word; `times` is how often it comes, None for always."""

    name: str
    respond: Respond
    times: int | None = None


@dataclass(slots=True)
class Proxy:
    """Passes calls on, unless an odd answer is ordered: for all calls, or for those to one chat."""

    url: str = ""
    target: "asyncio.Future[str]" = field(default_factory=asyncio.Future)
    odd: OddAnswer | None = None
    chat: int | None = None
    path: str = ""
    answered: Counter[str] = field(default_factory=Counter)
    """How often an odd answer was given, by method."""

    def order(self, odd: OddAnswer | None, chat: int | None = None, path: str = "") -> None:
        """Gives this answer from here on; with a chat, only to what is sent there, and with the
        beginning of a path only to what is asked for there."""
        self.odd, self.chat, self.path = odd, chat, path
        self.answered.clear()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answers one call of the bot."""
        body = await request.read()
        method = request.path.rpartition("/")[2]
        if request.path.startswith(self.path) and self._is_meant(body):
            self.answered[method] += 1
            assert self.odd is not None
            return await self.odd.respond(request)
        return await self._pass_on(request, body)

    def _is_meant(self, body: bytes) -> bool:
        if self.odd is None or self.odd.times == sum(self.answered.values()):
            return False
        named = parse_qs(body.decode("utf-8", "replace")).get("chat_id")
        return self.chat is None or named == [str(self.chat)]

    async def _pass_on(self, request: web.Request, body: bytes) -> web.Response:
        headers = {"Content-Type": request.headers.get("Content-Type", "")}
        url = await self.target + request.path
        try:
            async with aiohttp.request(request.method, url, data=body, headers=headers) as answer:
                said, status, kind = await answer.read(), answer.status, answer.content_type
        except aiohttp.ClientError:  # the stand-in is gone at the end
            said, status, kind = b"", 502, "application/json"
        return web.Response(status=status, body=said, content_type=kind)


@asynccontextmanager
async def proxying() -> AsyncIterator[Proxy]:
    """Runs a proxy on a free port; its `target` has to be set."""
    proxy, app = Proxy(), web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{any:.*}", proxy.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    proxy.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield proxy
    finally:
        await runner.cleanup()


# -- what it may answer --------------------------------------------------------------------------


def _page(status: int) -> OddAnswer:
    """Returns the page of a proxy or a login."""
    headers = {"Location": "/login"} if status in range(300, 400) else None

    async def respond(_: web.Request) -> web.StreamResponse:
        page = "<html><body>Access denied by policy</body></html>"
        return web.Response(status=status, text=page, content_type="text/html", headers=headers)

    return OddAnswer(f"a page with {status}", respond)


def _raw(name: str, status: int, body: str, times: int | None = None) -> OddAnswer:
    async def respond(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, content_type="application/json")

    return OddAnswer(name, respond, times)


def _refusal(name: str, status: int, times: int | None = None, **more: object) -> OddAnswer:
    said = {"ok": False, "error_code": status, "description": name, **more}
    return _raw(name, status, json.dumps(said), times)


async def _drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(DRIP_SECONDS)


async def _endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 65_536)


async def _endless_head(request: web.Request) -> web.StreamResponse:
    transport = request.transport
    if transport is not None:
        transport.write(b"HTTP/1.1 200 OK\r\n")
    while transport is not None and not transport.is_closing():
        if not transport.get_write_buffer_size():
            transport.write(b"a: b\r\n" * 10_000)
        await asyncio.sleep(0.002)
    raise ConnectionResetError


@cache
def _packed_body() -> bytes:
    """Returns a body that is small on the way and large once it is unpacked."""
    return gzip.compress(b" " * 20_000_000)


async def _packed(_: web.Request) -> web.StreamResponse:
    return web.Response(body=_packed_body(), headers={"Content-Encoding": "gzip"})


async def _broken_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok": true')
    if request.transport is not None:
        request.transport.abort()
    return response


ODD_ANSWERS = (
    *map(_page, (200, 302, 400, 401, 403, 404, 407, 413, 429, 502)),
    _raw("nothing", 200, ""),
    _raw("an empty object", 200, "{}"),
    _raw("JSON of somebody else", 403, '{"error": "forbidden", "reason": "policy"}'),
    _raw("a list", 403, '[{"ok": false}]'),
    _raw("ok without a result", 200, '{"ok": true}'),
    _raw("200 that is not ok", 200, '{"ok": false, "description": "Forbidden"}'),
    _raw("a number too long", 200, '{"ok": true, "result": ' + "9" * 100_000 + "}"),
    _raw("deep JSON", 200, "[" * 100_000),
    _refusal("parameters a list", 429, parameters=[]),
    _refusal("a pause of NaN", 429, parameters={"retry_after": float("nan")}),
    _refusal("a pause in words", 429, parameters={"retry_after": "a while"}),
    _refusal("a pause of ages", 429, parameters={"retry_after": 10**12}),
    _refusal("Unauthorized", 401, 1),
    _refusal("Not Found", 404, 1),
    OddAnswer("drop by drop", _drip),
    OddAnswer("without an end", _endless),
    OddAnswer("a head without an end", _endless_head),
    OddAnswer("packed", _packed),
    OddAnswer("broken off", _broken_off),
)
