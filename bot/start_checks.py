"""Finds before the first fetch what an operator can put right: folders, and misspelt settings."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import parse_stream

from bot.settings import DOTENV, SECRETS_FOLDER, Misconfigured, Settings
from storage import files
from storage.database_url import is_postgres

NO_FILE = "{name}: {file} is a folder; name a file in it, such as sqlite:///{file}/debrief.db"
NO_FOLDER = "{name}: {folder} cannot be used as a folder to write to ({why})"
UNKNOWN = "{name} in {where} is no setting, so it does nothing"
PERHAPS = "; did you mean {close}?"
NOT_READ = "line {line} of {where} cannot be read: a line is NAME=value"
FOLDER_NOT_FILE = "{where} is a folder, so nothing is read from it"
NEARLY_ALIKE, ALIKE = 0.85, 0.6
"""How alike a name and a setting are: in the environment, where names of others stand, and here."""


def prepare_folders(settings: Settings) -> None:
    """Creates the folders of the data and of the backups; raises Misconfigured for each, and for a
    folder in the place of the database.

    The bot would find out later, when it has begun to fetch or makes the first backup.
    """
    wanted, problems = {}, []
    if not is_postgres(settings.database_url):
        database = Path(settings.database_url.removeprefix("sqlite:///"))
        wanted["DATABASE_URL"] = database.parent
        if database.is_dir():
            problems.append(NO_FILE.format(name="DATABASE_URL", file=database))
    if settings.backups_kept:
        wanted["BACKUP_DIR"] = settings.backup_dir
    for name, folder in wanted.items():
        try:
            prepare_folder(name, folder)
        except Misconfigured as error:
            problems.append(str(error))
    if problems:
        raise Misconfigured("\n".join(problems))


def prepare_folder(name: str, folder: Path) -> None:
    """Creates a folder that a setting names; raises Misconfigured when it cannot be written to."""
    try:
        files.make_folder(folder)
    except OSError as error:
        raise Misconfigured(
            NO_FOLDER.format(name=name, folder=folder, why=error.strerror)
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Misconfigured(NO_FOLDER.format(name=name, folder=folder, why="no permission"))


def find_misspelt_settings(
    dotenv: Path = DOTENV,
    secrets: Path = SECRETS_FOLDER,
    environment: Mapping[str, str] = os.environ,
) -> list[str]:
    """Returns a line for each name that was perhaps meant as a setting, and never shows a value.

    Everything in .env is meant for the bot; elsewhere only a name that is nearly a setting counts.
    """
    found = [*_read_dotenv(dotenv)]
    for name in sorted(environment):
        found += _describe(name, "the environment", NEARLY_ALIKE)
    for file in sorted(secrets.iterdir()) if secrets.is_dir() else ():
        found += _describe(file.name, str(secrets), NEARLY_ALIKE)
    return found


def _read_dotenv(dotenv: Path) -> Iterator[str]:
    if dotenv.is_dir():
        yield FOLDER_NOT_FILE.format(where=dotenv)
    if not dotenv.is_file():
        return
    with dotenv.open(encoding="utf-8") as stream:
        for binding in parse_stream(stream):
            if binding.error:
                yield NOT_READ.format(line=binding.original.line, where=dotenv)
            elif binding.key:
                yield from _describe(binding.key, str(dotenv), 0)


def _describe(name: str, where: str, least: float) -> Iterator[str]:
    """Yields a line when the name is no setting but at least so much like one."""
    known = [setting.upper() for setting in Settings.model_fields]
    if name.upper() in known:
        return
    close = get_close_matches(name.upper(), known, n=1, cutoff=least or ALIKE)
    if close or not least:
        said = UNKNOWN.format(name=name, where=where)
        yield said + (PERHAPS.format(close=close[0]) if close else "")
