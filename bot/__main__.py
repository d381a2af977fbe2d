"""The front door: `python -m bot` runs the bot, `python -m bot playground` a stand-in with it."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from pydantic import SecretStr

from bot.failures import CannotRunError
from bot.logs import set_up
from bot.settings import Misconfigured, Settings, read_settings
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.wiring import House

WITHOUT_ONE = (
    "BOT_TOKEN is not set: get one from @BotFather and put it into the environment or .env, "
    "or try the bot without Telegram: python -m bot playground"
)
PLAYGROUND, PLAYGROUND_KEY = Path("playground-data"), Path("playground-key")
PLAYING = (
    "A stand-in for Telegram, on your desk: {page}\n"
    "Open it in a browser. Nothing leaves this computer; its data is in playground-data/."
)
MISCONFIGURED, FAILED = 2, 1
Command = Callable[[Settings], int]
Done = TypeVar("Done")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Exits with 0 when all went well, 2 when a setting is wrong, 1 when it cannot go on."""
    command = _parser().parse_args(arguments).command
    try:
        settings = read_settings()
    except Misconfigured as error:
        _stop(str(error), MISCONFIGURED)
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    set_up(settings.log_level, settings.log_format, [token])
    sys.exit(_COMMANDS[command](settings))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "command",
        nargs="?",
        default="run",
        choices=sorted(_COMMANDS),
        help="run: the bot (default); playground: a stand-in for Telegram with the bot in it; "
        "migrate: bring the database up to date; check: see that all that is kept opens",
    )
    return parser


def run(settings: Settings) -> int:
    """The bot, until it is told to stop."""
    if settings.bot_token is None:
        _stop(WITHOUT_ONE, MISCONFIGURED)
    from bot import app

    token = settings.bot_token.get_secret_value()
    _plainly(lambda: app.run(settings, token))
    return 0


def playground(settings: Settings) -> int:
    """A stand-in for Telegram and the bot in it, until it is told to stop."""
    from bot import app

    _plainly(lambda: app.in_loop(_play(settings)))
    return 0


def _playground_key() -> SecretStr:
    """A key of its own, apart from its data as the real one is."""
    from base64 import b64encode

    from storage.keys import read_keys

    keys, _ = read_keys([], PLAYGROUND_KEY)
    return SecretStr(b64encode(keys[0]).decode())


async def _play(settings: Settings) -> None:
    """The real bot on the stand-in, with its data and its clock in a folder of their own."""
    from bot import app
    from playground import TOKEN, Playground, WindableClock, start

    clock, houses = WindableClock(PLAYGROUND), list["House"]()

    async def next_ping() -> datetime | None:
        return await houses[0].next_ping() if houses else None

    desk: Playground = await start(
        port=settings.playground_port,
        data=PLAYGROUND,
        clock=clock,
        next_ping=next_ping,
        name="Debrief",
        username="debrief_stand_in_bot",
    )

    def wound(_: datetime) -> None:
        for house in houses:
            house.nudge()

    clock.on_wind(wound)
    _tell(PLAYING.format(page=desk.page_url))
    on_the_desk = settings.model_copy(
        update={
            "telegram_api_url": desk.url,
            "database_url": f"sqlite:///{PLAYGROUND / 'debrief.db'}",
            "encryption_keys": _playground_key(),
            "allowed_users": frozenset(),
        }
    )
    try:
        await app.serve(on_the_desk, TOKEN, clock, started=houses.append)
    finally:
        await desk.stop()


def migrate(settings: Settings) -> int:
    """Brings the database up to date and says so."""
    from bot.keeping import bring_up_to_date

    _plainly(lambda: asyncio.run(bring_up_to_date(settings)))
    _tell("The database is up to date.")
    return 0


def check(settings: Settings) -> int:
    """Opens every document once; 1 when one does not open."""
    from bot.keeping import check as look_through

    findings = _plainly(lambda: asyncio.run(look_through(settings)))
    _tell(f"{findings.people} people and {findings.parked} parked updates open.")
    for chat in findings.unreadable:
        _tell(f"What is kept for chat {chat} cannot be read.")
    return FAILED if findings.unreadable else 0


def _plainly(work: Callable[[], Done]) -> Done:
    """Does it; what an operator can put right becomes one line and the exit code 1."""
    try:
        return work()
    except (CannotRunError, StorageError, OSError) as error:
        _stop(str(error), FAILED)


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is what the command is for


def _stop(line: str, code: int) -> NoReturn:
    print(line, file=sys.stderr)  # noqa: T201 - before and beside any log
    sys.exit(code)


_COMMANDS: dict[str, Command] = {
    "run": run,
    "playground": playground,
    "migrate": migrate,
    "check": check,
}

if __name__ == "__main__":
    main()
