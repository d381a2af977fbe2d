"""What whoever runs the bot can ask of it: each says what it did, and nobody's contents."""

import logging
from argparse import Namespace
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.errors import CannotRunError
from bot.operations import integrity_check
from bot.operations.integrity_check import counted
from bot.persistence import open_store
from bot.persistence.load_people import readable
from bot.settings import Settings
from storage.errors import DamagedError
from storage.unit_of_work import Desk, Kept, Parked

NO_BACKUP = "There is no backup in {folder}."
RESTORE = "Stop the bot, then run: python -m bot restore {file}"
MADE = "The backup is {file}: {held}."
PRUNED = "Deleted, since BACKUPS_KEPT is {kept}: {count}."
RESTORED = "Restored from {file}: {held}."
UNREADABLE = "Of that, {count} did not open when it was made: python -m bot check tells more."
DROPPED = "Left out, since they were deleted after it was made: {count}."
ASIDE = "What was there before is {aside}: delete it when you need it no more, it holds people too."
FRESH = "a fresh key is the first in %s: keep a copy of that file, apart from the data"
WRAPPED = "Wrapped anew: {count}. The first key opens everything now."
NOT_ALL = (
    "Not everything opens with the newest key alone, so the older ones must stay: "
    "python -m bot check tells more."
)
ONLY_ONE = (
    "ENCRYPTION_KEYS holds that key alone. To change it, put a new one before it, with a comma "
    "between them, start the bot with both, and rotate again."
)
MAY_GO = (
    "Every key after the first in {where} may go; databases put aside and copies of backups made "
    "elsewhere still need them."
)
NOTHING_PARKED = "No update is parked."
NOT_PARKED = "No update {number} is parked."
UNPARKED = "Update {number} is deleted."
RETRIED = (
    "{handled} handled, or the sender told that it works again: that goes at the next start. "
    "{failing} parked still."
)
NOBODY = "Nothing is kept of chat {chat}."
SHUT = "What is kept of chat {chat} cannot be read; python -m bot check tells more."
DELETED = "All that was kept of chat {chat} is deleted, and nothing in {folder} can bring it back."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the operator reads, and whether all went well."""

    lines: tuple[str, ...]
    fine: bool = True


Command = Callable[[Settings, Namespace], Coroutine[Any, Any, Answer]]


async def migrate(settings: Settings, _: Namespace) -> Answer:
    """Brings the database up to date."""
    await open_store.bring_up_to_date(settings)
    return Answer(("The database is up to date.",))


async def check(settings: Settings, _: Namespace) -> Answer:
    """Opens everything once; a damaged file is named with the command that restores it."""
    try:
        findings = await integrity_check.look_through(settings)
    except DamagedError as error:
        return Answer((str(error), _way_back(settings)), fine=False)
    return Answer(tuple(integrity_check.in_words(findings)), findings.fine)


def _way_back(settings: Settings) -> str:
    newest = open_store.backups_of(settings).newest(SystemClock().now())
    if newest is None:
        return NO_BACKUP.format(folder=settings.backup_dir)
    return RESTORE.format(file=newest)


async def backup(settings: Settings, _: Namespace) -> Answer:
    """One more backup, beside the running bot or without it."""
    made = await open_store.backups_of(settings).make(SystemClock().now())
    lines = [MADE.format(file=made.path, held=_held(made.people, made.opportunities))]
    if made.pruned:
        gone = counted(made.pruned, "backup")
        lines.append(PRUNED.format(kept=settings.backups_kept, count=gone))
    return Answer((*lines, *_shut(made.unreadable)))


def _held(people: int, opportunities: int) -> str:
    jobs = counted(opportunities, "opportunity", "opportunities")
    return f"{counted(people, 'person', 'people')}, {jobs}"


def _shut(count: int) -> list[str]:
    return [UNREADABLE.format(count=count)] if count else []


async def restore(settings: Settings, asked: Namespace) -> Answer:
    """The database as it was in a backup, the newest unless another is named."""
    from storage.backup import backups

    file = _chosen(settings, asked.file)
    done = await backups.restore(settings.database_url, open_store.keys_of(settings), file)
    lines = [RESTORED.format(file=file, held=_held(done.people, done.opportunities))]
    lines += _shut(done.unreadable)
    if done.dropped:
        lines.append(DROPPED.format(count=counted(done.dropped, "person", "people")))
    if done.aside is not None:
        lines.append(ASIDE.format(aside=done.aside))
    return Answer(tuple(lines))


def _chosen(settings: Settings, named: Path | None) -> Path:
    """A path, or the name of one in the folder of backups. Raises CannotRunError."""
    folder = settings.backup_dir
    if named is None:
        newest = open_store.backups_of(settings).newest(SystemClock().now())
        if newest is None:
            raise CannotRunError(NO_BACKUP.format(folder=folder))
        return newest
    for file in (named, folder / named):
        if file.is_file():
            return file
    raise CannotRunError(f"There is no file {named}.")


async def rotate(settings: Settings, _: Namespace) -> Answer:
    """Everything is opened by a new key from here on; the older ones are needed no more."""
    from storage.crypto.keys import add_key

    await (await open_store.opened_store(settings)).close()  # beside a running bot no key is added
    file = None if open_store.keys_given(settings) else add_key(open_store.key_home())
    if file is not None:  # said first: whatever happens now, what is kept needs it
        _log.warning(FRESH, file)
    store = await open_store.opened_store(settings)
    try:
        count = await store.rewrap()
    finally:
        await store.close()
    await open_store.backups_of(settings).shred()
    newest, *older = open_store.keys_of(settings)
    if not await integrity_check.opens_with(settings, newest):
        return Answer((NOT_ALL,), fine=False)
    left = MAY_GO.format(where=file or "ENCRYPTION_KEYS") if older else ONLY_ONE
    return Answer((WRAPPED.format(count=counted(count, "key")), left))


async def parked(settings: Settings, asked: Namespace) -> Answer:
    """What could not be handled: a list of it, another try, or an end to one of them."""
    if asked.drop is not None:
        return await _drop(settings, asked.drop)
    if asked.retry:
        from bot.operations.retry_parked import retry

        handled, failing = await retry(settings)
        return Answer((RETRIED.format(handled=handled, failing=failing),), fine=not failing)
    return await _listed(settings)


async def _listed(settings: Settings) -> Answer:
    store = await open_store.opened_store(settings, reading=True)
    try:
        async with store.turn() as desk:
            found = await desk.parked()
    finally:
        await store.close()
    return Answer(tuple(_line(one) for one in found) or (NOTHING_PARKED,))


def _line(one: Parked) -> str:
    whose = f"chat {one.chat}" if one.chat is not None else "no chat"
    return f"{one.update_id}  {one.at:%Y-%m-%d %H:%M:%S} UTC  {one.reason}  {whose}"


async def _drop(settings: Settings, number: int) -> Answer:
    store = await open_store.opened_store(settings)
    try:
        async with store.turn() as desk:
            there = any(one.update_id == number for one in await desk.parked())
            await desk.unpark(number)
    finally:
        await store.close()
    return Answer(((UNPARKED if there else NOT_PARKED).format(number=number),), there)


async def export_person(settings: Settings, asked: Namespace) -> Answer:
    """All that is kept of one person, as they themselves can have it."""
    from handlers.privacy.export import export

    store = await open_store.opened_store(settings, reading=True)
    try:
        async with store.turn() as desk:
            kept = await _of(desk, asked.chat)
    finally:
        await store.close()
    if kept is None:
        raise CannotRunError(NOBODY.format(chat=asked.chat))
    return Answer((export(kept.dossier, SystemClock().now(), asked.chat),))


async def delete_person(settings: Settings, asked: Namespace) -> Answer:
    """Deletes all of one person, what is parked and what waits to be said to them included."""
    store = await open_store.opened_store(settings)
    try:
        async with store.turn() as desk:
            there = await desk.forget([desk.newcomer(asked.chat, SystemClock().now())])
    finally:
        await store.close()
    await open_store.backups_of(settings).shred()
    said = DELETED if there else NOBODY
    return Answer((said.format(chat=asked.chat, folder=settings.backup_dir),), there)


async def _of(desk: Desk, chat: int) -> Kept | None:
    found, unreadable = await readable(desk, [chat])
    if unreadable:
        raise CannotRunError(SHUT.format(chat=chat))
    return found.get(chat)


COMMANDS: dict[str, Command] = {
    "migrate": migrate,
    "check": check,
    "backup": backup,
    "restore": restore,
    "rotate": rotate,
    "parked": parked,
    "export-person": export_person,
    "delete-person": delete_person,
}
