"""Start the stand-in and get its address; after a stop the chat is still there next time."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from playground.app import AppState, NextPing
from playground.bot_api.update_delivery import WebhookTarget
from playground.http.admin_api import AdminApi
from playground.http.bot_routes import BotApi
from playground.http.browser_guard import PAGE_PATHS, BrowserGuard, add_safe_headers
from playground.http.page_routes import ControlApi
from playground.people.client_actions import ClientActions
from playground.world import snapshot
from playground.world.bot_token import bot_id, make_token
from playground.world.flood_limits import NO_LIMITS, Limits, SendRateLimiter
from playground.world.refusals import Json, Misuse, Rules
from playground.world.world import World
from playground.world.wound_clock import WindableClock

PAGE_FOLDER = Path(__file__).parent / "page"
LARGEST_REQUEST = 60 * 1024 * 1024
SAVE_DELAY = 0.1
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
RequestHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Playground:
    def __init__(self, app_state: AppState, data: Path | None) -> None:
        self.app_state = app_state
        self.data = data
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._unwatch: Callable[[], None] | None = None
        self._save_timer: asyncio.TimerHandle | None = None

    @property
    def page_url(self) -> str:
        return f"{self.url}/"

    @property
    def clock(self) -> WindableClock:
        return self.app_state.clock

    @property
    def world(self) -> World:
        return self.app_state.world

    @property
    def people(self) -> ClientActions:
        return self.app_state.people

    @property
    def token(self) -> str:
        return self.app_state.token

    async def open(self, host: str, port: int) -> None:
        """Begins to listen."""
        app = create_app(self.app_state, host)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        shown_host = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared only
        self.url = f"http://{f'[{shown_host}]' if ':' in shown_host else shown_host}:{bound}"
        self._unwatch = self.clock.on_wind(lambda _: self._announce_wind())

    def _announce_wind(self) -> None:
        self.world.feed.publish("clock")

    def schedule_save(self) -> None:
        """Saves the world soon; many changes at once are saved together."""
        if self.data is not None and self._save_timer is None:
            loop = asyncio.get_running_loop()
            self._save_timer = loop.call_later(SAVE_DELAY, self.save)

    def save(self, *, clean: bool = False) -> None:
        """Saves the world to disk now."""
        if self._save_timer is not None:
            self._save_timer.cancel()
            self._save_timer = None
        if self.data is not None:
            hook = self.app_state.update_transport.webhook
            snapshot.save(self.world, webhook_to_json(hook), self.data, clean=clean)

    async def stop(self) -> None:
        """Stops the server and saves the world."""
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        await self.app_state.update_transport.stop_webhook()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.save(clean=True)


def webhook_to_json(webhook: WebhookTarget | None) -> Json | None:
    """Returns what is stored of a webhook."""
    if webhook is None:
        return None
    return {"url": webhook.url, "secret": webhook.secret, "connections": webhook.connections}


async def start(
    *,
    host: str = "127.0.0.1",
    port: int = 8081,
    data: Path | None = None,
    token: str | None = None,
    any_token: bool = False,
    clock: WindableClock | None = None,
    next_ping: NextPing | None = None,
    limits: bool | Limits = True,
    rules: Rules | None = None,
    name: str = "Stand-in bot",
    username: str = "stand_in_bot",
) -> Playground:
    """Serves the stand-in.

    Port 0 takes a free port, without `data` nothing is saved, and without a token the bot gets a
    fresh one.
    """
    token = token or make_token()
    if data is not None:
        snapshot.make_private_folder(data)
    bot = {"id": bot_id(token), "is_bot": True, "first_name": name, "username": username}
    world = World(clock or WindableClock(data), bot, rules or Rules())
    speed = limits if isinstance(limits, Limits) else Limits() if limits else NO_LIMITS
    desk = AppState(world, SendRateLimiter(speed), token, any_token, next_ping)
    playground = Playground(desk, data)
    hook = snapshot.load(world, data) if data is not None else None
    world.on_change = playground.schedule_save
    await playground.open(host, port)
    if hook is not None:
        desk.update_transport.start_webhook(WebhookTarget(**hook))
    return playground


def create_app(app_state: AppState, host: str = "127.0.0.1") -> web.Application:
    """Puts the Bot API, the control routes and the page into one application."""
    guard = BrowserGuard(host)
    app = web.Application(
        client_max_size=LARGEST_REQUEST,
        middlewares=[guard.refuse_foreign_pages(), explain_misuse],
    )
    app.on_response_prepare.append(add_safe_headers)
    app.add_routes(
        [
            *BotApi(app_state).routes(),
            *ControlApi(app_state).routes(),
            *AdminApi(app_state).routes(),
        ]
    )
    app.add_routes([web.get(path, serve_page) for path in sorted(PAGE_PATHS)])
    app.add_routes([web.get("/healthz", serve_health)])
    app.router.add_static("/page/", PAGE_FOLDER)
    return app


async def serve_health(_request: web.Request) -> web.Response:
    """Answers that the process is alive, as the bot does where it listens itself."""
    return web.Response(text="alive\n")


async def serve_page(_request: web.Request) -> web.FileResponse:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"}
    return web.FileResponse(PAGE_FOLDER / "index.html", headers=headers)


@web.middleware
async def explain_misuse(request: web.Request, handler: RequestHandler) -> web.StreamResponse:
    """Answers a Misuse with a 400 and its text."""
    try:
        return await handler(request)
    except Misuse as wrong:
        return web.json_response({"error": str(wrong)}, status=400)
