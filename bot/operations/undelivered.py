"""Lists the messages that Telegram did not take, and queues them once more."""

from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.clock import SystemClock
from bot.operations.command_result import CommandResult
from bot.operations.integrity_check import format_count
from bot.persistence import open_store
from bot.settings import Settings
from storage.unit_of_work import UndeliveredMessage, UnitOfWork

NOTHING_UNDELIVERED = "Telegram took every message of the last 30 days."
NOT_UNDELIVERED = "No message {number} is kept."
UNDELIVERED_DELETED = "Message {number} is deleted."
QUEUED = "{count} will go at the next start."
TOO_LATE = "{count} came too late to be of use and will not go: deleted."
UNOPENED = "{count} cannot be opened and stays: python -m bot check tells more."


async def manage_undelivered(settings: Settings, arguments: Namespace) -> CommandResult:
    """Lists the messages that were given up, queues all of them again, or deletes one of them."""
    if arguments.drop is not None:
        return await _drop_message(settings, arguments.drop)
    if arguments.retry:
        return await _retry_messages(settings)
    return await _list_messages(settings)


@asynccontextmanager
async def _open_unit(settings: Settings, *, read_only: bool = False) -> AsyncIterator[UnitOfWork]:
    store = await open_store.open_database(settings, read_only=read_only)
    try:
        async with store.unit_of_work() as unit:
            yield unit
    finally:
        await store.close()


async def _list_messages(settings: Settings) -> CommandResult:
    async with _open_unit(settings, read_only=True) as unit:
        found = await unit.undelivered.list_messages()
    return CommandResult(tuple(_format_message(one) for one in found) or (NOTHING_UNDELIVERED,))


def _format_message(one: UndeliveredMessage) -> str:
    at = f"{one.at:%Y-%m-%d %H:%M:%S} UTC"
    return f"{one.id}  {at}  {one.method}  {one.reason or 'no reason'}  chat {one.chat}"


async def _drop_message(settings: Settings, number: int) -> CommandResult:
    async with _open_unit(settings) as unit:
        there = await unit.undelivered.delete(number)
    text = UNDELIVERED_DELETED if there else NOT_UNDELIVERED
    return CommandResult((text.format(number=number),), there)


async def _retry_messages(settings: Settings) -> CommandResult:
    async with _open_unit(settings) as unit:
        found, now = await unit.undelivered.list_messages(), SystemClock().now()
        counts = [await requeue(unit, one, now) for one in found]
    if not found:
        return CommandResult((NOTHING_UNDELIVERED,))
    lines = [
        text.format(count=format_count(counts.count(text), "message"))
        for text in (QUEUED, TOO_LATE, UNOPENED)
        if text in counts
    ]
    return CommandResult(tuple(lines), UNOPENED not in counts)


async def requeue(unit: UnitOfWork, one: UndeliveredMessage, now: datetime) -> str:
    """Puts a message back into the outbox, and returns the line under which it counts."""
    if one.message is None:
        return UNOPENED
    await unit.undelivered.delete(one.id)
    if one.message.expires is not None and one.message.expires <= now:
        return TOO_LATE
    people, _ = await unit.people.load_readable([one.chat])
    person = people.get(one.chat) or unit.people.new(one.chat, now)
    await unit.outbox.queue([(person, one.message)], now)
    return QUEUED
