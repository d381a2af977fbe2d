"""The operator runs these commands: each says what it did, and shows nobody's contents."""

import logging
from argparse import Namespace
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.errors import CannotRunError
from bot.operations import integrity_check
from bot.operations.command_result import CommandResult
from bot.operations.integrity_check import format_count
from bot.operations.undelivered import manage_undelivered
from bot.persistence import open_store
from bot.persistence.encryption_keys import has_key_setting, key_folder
from bot.settings import FORMS, Misconfigured, Settings, is_database_url
from storage.errors import DamagedError
from storage.unit_of_work import ParkedUpdate, StoredPerson, UnitOfWork

NO_BACKUP = "There is no backup in {folder}."
RESTORE_HINT = "Stop the bot, then run: python -m bot restore {file}"
BACKUP_MADE = "The backup is {file}: {held}."
BACKUPS_PRUNED = "Deleted, since BACKUPS_KEPT is {kept}: {count}."
RESTORED = "Restored from {file}: {held}."
SOME_UNREADABLE = "Of that, {count} did not open when it was made: python -m bot check tells more."
PEOPLE_DROPPED = "Left out, since they were deleted after it was made: {count}."
OLD_DATABASE_KEPT = (
    "What was there before is {aside}: delete it when you need it no more, it holds people too."
)
NEW_KEY = "a fresh key is the first in %s: keep a copy of that file, apart from the data"
KEYS_WRAPPED = "Wrapped anew: {count}. The first key opens everything now."
OLD_KEYS_NEEDED = (
    "Not everything opens with the newest key alone, so the older ones must stay: "
    "python -m bot check tells more."
)
ONE_KEY_LEFT = (
    "ENCRYPTION_KEYS holds that key alone. To change it, put a new one before it, with a comma "
    "between them, start the bot with both, and rotate again."
)
OLD_KEYS_MAY_GO = (
    "Every key after the first in {where} may go; databases put aside and copies of backups made "
    "elsewhere still need them."
)
COPIED = "Everything has arrived, and is the same: set DATABASE_URL to the target."
NOTHING_PARKED = "No update is parked."
NOT_PARKED = "No update {number} is parked."
PARKED_DELETED = "Update {number} is deleted."
RETRY_RESULT = (
    "{handled} handled, or the sender told that it works again: that goes at the next start. "
    "{failing} parked still."
)
NOTHING_KEPT = "Nothing is kept of chat {chat}."
PERSON_UNREADABLE = "What is kept of chat {chat} cannot be read; python -m bot check tells more."
PERSON_DELETED = (
    "All that was kept of chat {chat} is deleted, and nothing in {folder} can bring it back."
)
_log = logging.getLogger(__name__)


Command = Callable[[Settings, Namespace], Coroutine[Any, Any, CommandResult]]


async def migrate(settings: Settings, arguments: Namespace) -> CommandResult:
    await open_store.migrate_database(settings, begins_anew=arguments.begin_anew)
    return CommandResult(("The database is up to date.",))


async def check(settings: Settings, _: Namespace) -> CommandResult:
    """Opens everything once; for a damaged file it names the command that restores it."""
    try:
        findings = await integrity_check.check_database(settings)
    except DamagedError as error:
        return CommandResult((str(error), _restore_hint(settings)), is_fine=False)
    return CommandResult(tuple(integrity_check.format_findings(findings)), findings.is_sound)


def _restore_hint(settings: Settings) -> str:
    newest = open_store.backups_of(settings).newest_file(SystemClock().now())
    if newest is None:
        return NO_BACKUP.format(folder=settings.backup_dir)
    return RESTORE_HINT.format(file=newest)


async def make_backup(settings: Settings, _: Namespace) -> CommandResult:
    """Makes one more backup, beside the running bot or without it."""
    made = await open_store.backups_of(settings).make(SystemClock().now())
    lines = [
        BACKUP_MADE.format(file=made.path, held=_format_contents(made.people, made.opportunities))
    ]
    if made.pruned_count:
        gone = format_count(made.pruned_count, "backup")
        lines.append(BACKUPS_PRUNED.format(kept=settings.backups_kept, count=gone))
    return CommandResult((*lines, *_unreadable_lines(made.unreadable)))


def _format_contents(people: int, opportunities: int) -> str:
    jobs = format_count(opportunities, "job", "jobs")
    return f"{format_count(people, 'person', 'people')}, {jobs}"


def _unreadable_lines(count: int) -> list[str]:
    return [SOME_UNREADABLE.format(count=count)] if count else []


async def restore(settings: Settings, arguments: Namespace) -> CommandResult:
    """Restores the database from a backup: the newest one, unless another is named."""
    file = _find_backup(settings, arguments.file)
    done = await open_store.backups_of(settings).restore(file)
    lines = [RESTORED.format(file=file, held=_format_contents(done.people, done.opportunities))]
    lines += _unreadable_lines(done.unreadable)
    if done.dropped_count:
        lines.append(
            PEOPLE_DROPPED.format(count=format_count(done.dropped_count, "person", "people"))
        )
    if done.old_database is not None:
        lines.append(OLD_DATABASE_KEPT.format(aside=done.old_database))
    return CommandResult(tuple(lines))


def _find_backup(settings: Settings, name: Path | None) -> Path:
    """Returns a path, or a name in the backup folder, as a path; raises CannotRunError."""
    folder = settings.backup_dir
    if name is None:
        newest = open_store.backups_of(settings).newest_file(SystemClock().now())
        if newest is None:
            raise CannotRunError(NO_BACKUP.format(folder=folder))
        return newest
    for file in (name, folder / name):
        if file.is_file():
            return file
    raise CannotRunError(f"There is no file {name}.")


async def rotate_keys(settings: Settings, _: Namespace) -> CommandResult:
    """Makes a new key the first one and seals with it, so that the older keys are not needed."""
    from storage.crypto.keys import add_key

    await (await open_store.open_database(settings)).close()  # beside a running bot no key is added
    file = None if has_key_setting(settings) else add_key(key_folder())
    if file is not None:  # said first: whatever happens now, what is kept needs it
        _log.warning(NEW_KEY, file)
    store = await open_store.open_database(settings)
    try:
        count = await store.rewrap()
    finally:
        await store.close()
    await open_store.backups_of(settings).shred()
    newest, *older = open_store.load_keys(settings)
    if not await integrity_check.can_open_with(settings, newest):
        return CommandResult((OLD_KEYS_NEEDED,), is_fine=False)
    left = OLD_KEYS_MAY_GO.format(where=file or "ENCRYPTION_KEYS") if older else ONE_KEY_LEFT
    return CommandResult((KEYS_WRAPPED.format(count=format_count(count, "key")), left))


async def manage_parked(settings: Settings, arguments: Namespace) -> CommandResult:
    """Lists the updates that could not be handled, tries them again, or deletes one of them."""
    if arguments.drop is not None:
        return await _drop_parked(settings, arguments.drop)
    if arguments.retry:
        from bot.operations.retry_parked import retry_parked

        handled, failing = await retry_parked(settings)
        return CommandResult(
            (RETRY_RESULT.format(handled=handled, failing=failing),), is_fine=not failing
        )
    return await _list_parked(settings)


async def _list_parked(settings: Settings) -> CommandResult:
    store = await open_store.open_database(settings, read_only=True)
    try:
        async with store.unit_of_work() as unit:
            found = await unit.updates.list_parked()
    finally:
        await store.close()
    return CommandResult(tuple(_format_parked(one) for one in found) or (NOTHING_PARKED,))


def _format_parked(update: ParkedUpdate) -> str:
    whose = f"chat {update.chat}" if update.chat is not None else "no chat"
    return f"{update.update_id}  {update.at:%Y-%m-%d %H:%M:%S} UTC  {update.reason}  {whose}"


async def _drop_parked(settings: Settings, update_id: int) -> CommandResult:
    store = await open_store.open_database(settings)
    try:
        async with store.unit_of_work() as unit:
            there = any(one.update_id == update_id for one in await unit.updates.list_parked())
            await unit.updates.unpark(update_id)
    finally:
        await store.close()
    return CommandResult(
        ((PARKED_DELETED if there else NOT_PARKED).format(number=update_id),), there
    )


async def export_person(settings: Settings, arguments: Namespace) -> CommandResult:
    """Prints everything stored about one person, as they can export it themselves."""
    from handlers.privacy.export import export_json

    store = await open_store.open_database(settings, read_only=True)
    try:
        async with store.unit_of_work() as unit:
            kept = await _load_person(unit, arguments.chat)
    finally:
        await store.close()
    if kept is None:
        raise CannotRunError(NOTHING_KEPT.format(chat=arguments.chat))
    return CommandResult((export_json(kept.dossier, SystemClock().now(), arguments.chat),))


async def delete_person(settings: Settings, arguments: Namespace) -> CommandResult:
    """Deletes everything of one person, including parked updates and waiting messages."""
    store = await open_store.open_database(settings)
    try:
        async with store.unit_of_work() as unit:
            await unit.lock_chats([arguments.chat], waits=True)
            there = await unit.forget_people([unit.people.new(arguments.chat, SystemClock().now())])
    finally:
        await store.close()
    await open_store.backups_of(settings).shred()
    said = PERSON_DELETED if there else NOTHING_KEPT
    return CommandResult((said.format(chat=arguments.chat, folder=settings.backup_dir),), there)


async def _load_person(unit_of_work: UnitOfWork, chat: int) -> StoredPerson | None:
    found, unreadable = await unit_of_work.people.load_readable([chat])
    if unreadable:
        raise CannotRunError(PERSON_UNREADABLE.format(chat=chat))
    return found.get(chat)


async def copy(_: Settings, arguments: Namespace) -> CommandResult:
    """Copies everything from one database to another, empty one, and says what has arrived."""
    from storage.copying import move_database

    for name in ("source", "target"):  # a wrong one is not shown: there may be a password in it
        if not is_database_url(getattr(arguments, name)):
            raise Misconfigured(f"{name}: must be {FORMS['database_url']}")
    copied = await move_database(arguments.source, arguments.target)
    lines = [f"{table.name}: {format_count(table.rows, 'row')}, {table.digest}" for table in copied]
    return CommandResult((*lines, COPIED))


COMMANDS: dict[str, Command] = {
    "migrate": migrate,
    "check": check,
    "backup": make_backup,
    "restore": restore,
    "copy": copy,
    "rotate": rotate_keys,
    "parked": manage_parked,
    "undelivered": manage_undelivered,
    "export-person": export_person,
    "delete-person": delete_person,
}
