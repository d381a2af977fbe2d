"""`python -m bot playground` runs the real bot on a stand-in for Telegram, to try it."""

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr
from yarl import URL

from bot import app
from bot.errors import NoPlaygroundError, why_no_listening
from bot.settings import Settings
from bot.start_checks import prepare_folder

if TYPE_CHECKING:
    from bot.runtime import Runtime
    from playground import Playground, WindableClock

DATA_FOLDER, KEY_FOLDER = "playground-data", "playground-key"
NOTICE = (
    "A stand-in for Telegram, on your desk: {page}\n"
    "Open it in a browser. Nothing leaves this computer; its data is in {data}/."
)
OPEN_NOTICE = (
    "Whoever reaches port {port} of {host} can use it, and no password is asked: LISTEN says so. "
    "A container's port should be published on 127.0.0.1 only."
)


async def serve(settings: Settings, print_line: Callable[[str], None]) -> None:
    """Serves the bot on the stand-in until it is cancelled, with data and a clock of its own.

    Raises CannotRunError, StorageError or Misconfigured.
    """
    from playground import WindableClock

    data = settings.playground_dir / DATA_FOLDER
    prepare_folder("PLAYGROUND_DIR", data)
    clock, runtimes = WindableClock(data), list["Runtime"]()
    stand_in = await _start_stand_in(settings, clock, runtimes)

    def on_wound(_: datetime) -> None:
        for runtime in runtimes:
            runtime.nudge()

    clock.on_wind(on_wound)
    print_line(NOTICE.format(page=stand_in.page_url, data=data))
    host = settings.listen_address[0]
    if not is_loopback(host):
        print_line(OPEN_NOTICE.format(port=settings.playground_port, host=host))
    try:
        own_settings = playground_settings(settings, stand_in.url, data)
        await app.serve(own_settings, stand_in.token, clock, on_started=runtimes.append)
    finally:
        await stand_in.stop()


async def _start_stand_in(
    settings: Settings, clock: "WindableClock", runtimes: list["Runtime"]
) -> "Playground":
    """Starts the stand-in on the host of LISTEN; raises NoPlaygroundError."""
    from playground import start

    async def next_ping() -> datetime | None:
        return await runtimes[0].next_ping() if runtimes else None

    host = settings.listen_address[0]
    try:
        return await start(
            host=host,
            port=settings.playground_port,
            data=settings.playground_dir / DATA_FOLDER,
            clock=clock,
            next_ping=next_ping,
            name="Debrief",
            username="debrief_stand_in_bot",
        )
    except (OSError, UnicodeError) as error:
        address = f"{host}:{settings.playground_port}"
        raise NoPlaygroundError(address, why_no_listening(error)) from None


def playground_settings(settings: Settings, url: str, data: Path) -> Settings:
    """Returns the settings of the bot on the stand-in at `url`: nothing of the real bot's."""
    return settings.model_copy(
        update={
            "telegram_api_url": url,
            "database_url": f"sqlite:///{data / 'debrief.db'}",
            "encryption_keys": _playground_key(settings.playground_dir / KEY_FOLDER),
            "allowed_users": frozenset(),
            "webhook_url": "",
            "transcribe_url": _keep_here(settings.transcribe_url),
            "llm_url": _keep_here(settings.llm_url),
            "listen": "127.0.0.1:0",
            "backup_dir": data / "backups",
            "backups_kept": 0,
        }
    )


def _playground_key(folder: Path) -> SecretStr:
    """Returns a key for the playground only, kept apart from its data as the real key is."""
    from storage.crypto.keys import make_key, read_keys

    make_key(folder)
    keys, _ = read_keys([], folder)
    return SecretStr(b64encode(keys[0]).decode())


def _keep_here(url: str) -> str:
    """Returns the address of a server on this computer, "" for any other: the page promises that
    nothing leaves it."""
    return url if is_loopback(URL(url).host or "") else ""


def is_loopback(host: str) -> bool:
    """Returns whether only this computer reaches that host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
