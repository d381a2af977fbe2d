"""`python -m bot` runs the bot; its commands look after what is kept."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TypeVar

from bot import VERSION
from bot.errors import CannotRunError
from bot.monitoring.logging import find_secrets, set_up_logging
from bot.scheduling import tzdata
from bot.settings import Misconfigured, Settings, read_settings
from bot.start_checks import find_misspelt_settings, prepare_folders
from storage.errors import StorageError

UNSET_NOTICE = (
    "BOT_TOKEN is not set: get one from @BotFather and put it into the environment or .env, "
    "or try the bot without Telegram: python -m bot playground"
)
DESCRIPTION = """\
Debrief coaches people on Telegram through everything that follows a job interview.

Settings come from the environment, .env, or files in /run/secrets; .env.example lists them.
Ends with 0 when all went well, 1 when it cannot go on or found something wrong, 2 when a setting
or an argument is wrong."""
HELP = {
    "run": "the bot, until it is told to stop (this is what a bare call does)",
    "playground": "a stand-in for Telegram in your browser, with the bot in it",
    "migrate": "make the database, or bring it up to date; with the bot stopped",
    "check": "see that the database is whole, that the keys open all of it, and that everybody is "
    "planned by the time zones in use; beside a running bot too",
    "backup": "make one more backup in BACKUP_DIR, of which BACKUPS_KEPT stay; beside a running "
    "bot too",
    "restore": "put a backup in the place of the database, which is put aside; with the bot "
    "stopped",
    "copy": "copy everything from one database to another, empty one, such as from SQLite to "
    "PostgreSQL or back; with the bot stopped",
    "rotate": "wrap everybody's key by the newest encryption key, a fresh one where they are in a "
    "file; with the bot stopped",
    "parked": "list the updates that could not be handled: id, time, reason and chat; beside a "
    "running bot too",
    "undelivered": "list the messages that Telegram did not take in the last 30 days: id, time, "
    "method, reason and chat; beside a running bot too",
    "export-person": "print all that is kept of one person as JSON; beside a running bot too",
    "delete-person": "delete all that is kept of one person, so that no backup brings it back; "
    "with the bot stopped",
}
EXIT_MISCONFIGURED, EXIT_FAILED = 2, 1
LongRunningCommand = Callable[[Settings, argparse.Namespace], int]
Result = TypeVar("Result")
_log = logging.getLogger("bot")


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Exits with 0 when all went well, 2 when a setting is wrong, 1 when it cannot go on."""
    asked = _build_parser().parse_args(argv)
    try:
        settings = read_settings()
    except Misconfigured as error:
        _exit_with(str(error), EXIT_MISCONFIGURED)
    set_up_logging(settings.log_level, settings.log_format, find_secrets(settings))
    for line in find_misspelt_settings():
        _log.warning(line)
    tzdata.use_newest_rules()
    sys.exit(_LONG_RUNNING_COMMANDS.get(asked.command or "run", run_command)(settings, asked))


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Debrief {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    made = {
        name: commands.add_parser(name, help=said, description=f"{said[0].upper()}{said[1:]}.")
        for name, said in HELP.items()
    }
    made["restore"].add_argument(
        "file",
        type=Path,
        nargs="?",
        help="a backup, or its name in BACKUP_DIR; default: the newest",
    )
    for name in ("source", "target"):
        made["copy"].add_argument(name, help="as DATABASE_URL: sqlite:///… or postgresql://…")
    made["migrate"].add_argument(
        "--begin-anew",
        action="store_true",
        help="begin with an empty database although the backups know people",
    )
    _add_retry_or_drop(
        made["parked"],
        "take all of them in again, with the bot stopped; replies go at its next start",
    )
    _add_retry_or_drop(
        made["undelivered"],
        "queue all of them once more, with the bot stopped; they go at its next start",
    )
    for name in ("export-person", "delete-person"):
        made[name].add_argument("chat", type=int, help="the number of the person's chat")
    return parser


def _add_retry_or_drop(command: argparse.ArgumentParser, retrying: str) -> None:
    either = command.add_mutually_exclusive_group()
    either.add_argument("--retry", action="store_true", help=retrying)
    either.add_argument(
        "--drop", type=int, metavar="ID", help="delete this one, with the bot stopped"
    )


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Runs the bot until it is told to stop."""
    if settings.bot_token is None:
        _exit_with(UNSET_NOTICE, EXIT_MISCONFIGURED)
    from bot import app

    token = settings.bot_token.get_secret_value()
    _run_or_exit(lambda: prepare_folders(settings))
    _run_or_exit(lambda: app.run(settings, token))
    return 0


def run_playground(settings: Settings, _: argparse.Namespace) -> int:
    """Runs a stand-in for Telegram with the bot in it, until it is told to stop."""
    from bot import app, stand_in

    _run_or_exit(lambda: app.run_in_loop(stand_in.serve(settings, _print_line)))
    return 0


def run_command(settings: Settings, arguments: argparse.Namespace) -> int:
    """Runs one of the commands that look after what is kept."""
    from bot.operations.cli import COMMANDS

    answer = _run_or_exit(lambda: asyncio.run(COMMANDS[arguments.command](settings, arguments)))
    for line in answer.lines:
        _print_line(line)
    return 0 if answer.is_fine else EXIT_FAILED


def _run_or_exit(work: Callable[[], Result]) -> Result:
    """Does the work. An error that an operator can put right becomes one line and an exit code."""
    try:
        return work()
    except Misconfigured as error:
        _exit_with(str(error), EXIT_MISCONFIGURED)
    except (CannotRunError, StorageError, OSError) as error:
        _exit_with(str(error), EXIT_FAILED)


def _print_line(line: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):  # people's names are UTF-8
        sys.stdout.reconfigure(encoding="utf-8")
    print(line, flush=True)  # noqa: T201 - this is what the command is for


def _exit_with(line: str, code: int) -> NoReturn:
    print(line, file=sys.stderr)  # noqa: T201 - the log may not be set up yet
    sys.exit(code)


_LONG_RUNNING_COMMANDS: dict[str, LongRunningCommand] = {"run": run, "playground": run_playground}

if __name__ == "__main__":
    main()
