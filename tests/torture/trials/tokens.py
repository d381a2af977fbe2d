"""The token is in nothing that the bot writes or serves, whatever goes wrong."""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from aiohttp import web
from pydantic import SecretStr

import playground
from bot.settings import Settings
from bot.telegram_api.bot_api import BotApiClient
from tests.process.rig import Bot, Telegram
from tests.torture.judging.searching import found_in, hits
from tests.torture.trial import Claim, Report, Trial
from tests.torture.trials.kills import free_port

TOKEN = "7000000001:AAHq-Tw0PlmOknIjbUhvYgcTfxRdzEswAqZ"
HOOK_SECRET = "hook_secret-Vt4nmRWq8ZxKc"
KEY = "dG9ydHVyZSBpcyBub3QgYSBzZWNyZXQgdG8ga2VlcCE="
SECRETS = (TOKEN, TOKEN.partition(":")[2], HOOK_SECRET, KEY)
PATIENCE = 30.0
PAGES = ("healthz", "readyz", "metrics", "nothing", f"bot{TOKEN[:4]}")


@dataclass(frozen=True, slots=True)
class StartTrouble:
    """Is a start that may go wrong, and the words in the log by which it is recognised."""

    name: str
    shown_by: str
    url: str = "{stand_in}"
    environment: Mapping[str, str] | None = None
    module: str = "bot"


_CRASHING = "tests.torture.processes.crashing"
TROUBLES = (
    StartTrouble("refused connection", "cannot be reached", "http://127.0.0.1:1"),
    StartTrouble("no such host", "cannot be reached", "http://nobody.invalid"),
    StartTrouble("an address that is none", "TELEGRAM_API_URL", "http://[::1"),
    StartTrouble("an address with a space", "TELEGRAM_API_URL", "http://a b"),
    StartTrouble("a proxy's page that quotes the address", "cannot be reached", "{page}"),
    StartTrouble("401", "does not accept BOT_TOKEN", environment={"BOT_TOKEN": TOKEN[:-1] + "x"}),
    StartTrouble("answers that quote the address", "refused getUpdates", "{echo}"),
    StartTrouble(
        "the same, logged as JSON", "refused getUpdates", "{echo}", {"LOG_FORMAT": "json"}
    ),
    StartTrouble("a crash", "Error", environment={"TROUBLE": "crash"}, module=_CRASHING),
    StartTrouble(
        "errors within", "listening on", environment={"TROUBLE": "within"}, module=_CRASHING
    ),
    StartTrouble("a setting that is wrong", "LISTEN", environment={"LISTEN": TOKEN}),
    StartTrouble("all is well", "listening on", environment={"PYTHONASYNCIODEBUG": "1"}),
    StartTrouble("a webhook", "listening on", environment={"WEBHOOK_URL": "http://127.0.0.1:1/x"}),
)


@asynccontextmanager
async def _echo(*, as_page: bool) -> AsyncIterator[str]:
    """Runs a server that puts the requested address, and so the token, into each answer.

    It answers as Telegram does, or with a page as a proxy does.
    """

    async def answer(request: web.Request) -> web.Response:
        if as_page:
            return web.Response(status=403, text=f"<html>no {request.url} here</html>")
        said = {"ok": False, "error_code": 500, "description": f"no {request.url} here"}
        return web.json_response(said, status=500)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


async def _shown(bot: Bot, words: str) -> bool:
    """Waits until the trouble is there; the process may have ended because of it."""
    for _ in range(round(PATIENCE / 0.05)):
        if words in bot.log.read_text("utf-8", "replace"):
            return True
        await asyncio.sleep(0.05)
    return False


def _served(log: Path) -> list[bytes]:
    """Reads the pages of a bot that listens."""
    found = re.findall(r"listening on (http://[^\s\"]+)", log.read_text("utf-8", "replace"))
    return [body for page in PAGES if found and (body := _body(f"{found[-1]}/{page}"))]


def _body(url: str) -> bytes:
    try:
        with urlopen(url, timeout=10) as answer:
            return bytes(answer.read())
    except OSError as error:
        return repr(error).encode()


def in_memory() -> list[bytes]:
    """Returns objects that hold the token as they look when somebody writes them by accident."""
    settings = Settings(bot_token=SecretStr(TOKEN), webhook_secret=SecretStr(HOOK_SECRET))
    wire = BotApiClient("http://127.0.0.1", TOKEN)
    return [form(one).encode() for one in (settings, wire) for form in (repr, str)]


async def _tried(
    trouble: StartTrouble, servers: Mapping[str, str], folder: Path
) -> tuple[bool, int]:
    """Returns whether the trouble happened, and how many pages were read then."""
    environment = {
        "BOT_TOKEN": TOKEN,
        "LOG_LEVEL": "DEBUG",
        "WEBHOOK_SECRET": HOOK_SECRET,
        "ENCRYPTION_KEYS": KEY,
        **(trouble.environment or {}),
    }
    url = trouble.url.format(**servers)
    bot = Bot(Telegram(url), folder, environment, trouble.module)
    bot.start()
    try:
        shown = await _shown(bot, trouble.shown_by)
        await asyncio.sleep(0.3)
        pages = await asyncio.to_thread(_served, bot.log)
    finally:
        bot.kill()
    (folder / "pages").write_bytes(b"\n".join(pages))
    return shown, len(pages)


async def _all(folder: Path, troubles: tuple[StartTrouble, ...]) -> tuple[list[str], int]:
    """Returns those that did not happen, and how many pages were read."""
    telegram = await playground.start(port=0, token=TOKEN, limits=False)
    try:
        async with _echo(as_page=False) as echo, _echo(as_page=True) as page:
            servers = {"stand_in": telegram.url, "echo": echo, "page": page}
            places = asyncio.Semaphore(3)

            async def one(trouble: StartTrouble) -> tuple[bool, int]:
                async with places:
                    place = folder / trouble.name.replace(" ", "-")
                    return await _tried(trouble, servers, place)

            done = await asyncio.gather(*map(one, troubles))
    finally:
        await telegram.stop()
    away = [one.name for one, (shown, _) in zip(troubles, done, strict=True) if not shown]
    return away, sum(pages for _, pages in done)


def nowhere(seed: int, share: float) -> Report:
    """Tries every trouble, or the first few for a share; `seed` changes nothing here."""
    return sought(TROUBLES[: max(3, round(len(TROUBLES) * share))], share)


def sought(troubles: tuple[StartTrouble, ...], share: float) -> Report:
    """Searches for a secret anywhere after these troubles."""
    with tempfile.TemporaryDirectory(prefix="debrief-tokens-") as folder:
        away, pages = asyncio.run(_all(Path(folder), troubles))
        read = sum(path.stat().st_size for path in Path(folder).rglob("bot.log"))
        found = hits(Path(folder), SECRETS)
    found |= {f"in memory: {form}" for one in in_memory() for form in found_in(one, SECRETS)}
    claims = (
        Claim("troubles that did not come about", len(away), most=0),
        Claim("pages read", pages, least=2 * len(PAGES) if share >= 1 else 0),
        Claim("places with a secret", len(found), most=0),
    )
    tried = f"{len(troubles)} kinds of trouble, {read:,} bytes of log at DEBUG"
    return Report(tried, claims, (*sorted(found)[:10], *away))


TRIALS = (Trial("tokens", "the token is in no log, no error, no page", nowhere),)
