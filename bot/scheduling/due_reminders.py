"""Sends everybody who is due one card with all that is due, and stores when the next one comes."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter

from bot.intake.access import allow_everybody
from bot.intake.entry_points import NextPing
from bot.intake.heavy_turns import LARGE
from bot.intake.update_result import BATCH_BUDGET, TURN_BUDGET
from bot.scheduling.planned_times import PlannedTimes
from coaching.model.future_times import correct_future_times
from coaching.model.turn_memory import remember_within_turn
from coaching.translation import use_language
from handlers.ui.turn import Turn
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Store, StoredPerson, UnitOfWork

BATCH = 25
"""At most so many people are opened at once: who is left for the next batch is opened again."""
RETRY_AFTER = timedelta(minutes=15)
NOT_ALLOWED_PAUSE = timedelta(days=1)
"""A person who has no access is checked again after so long, unless the access list changes."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """Says what the coach would say by itself, and when."""

    say_reminder: Callable[[Turn], None]
    next_ping: NextPing
    is_allowed: Callable[[int], bool] = allow_everybody
    """Whether the person of that chat has access; nothing is said to anybody else."""
    access_fingerprint: str = ""
    """Identifies the access list: after a start with another list all people are planned anew."""


@dataclass(frozen=True, slots=True)
class _DueReminder:
    """Holds one person, the time at which they were due, and what is said to them."""

    person: StoredPerson
    due_at: datetime | None
    messages: list[OutgoingMessage]
    is_slow: bool = False
    """Whether it took longer than a turn should."""


def remind(
    person: StoredPerson, policy: ReminderPolicy, now: datetime, *, is_clock_right: bool = True
) -> list[OutgoingMessage]:
    """Returns what is due for one person, and updates their dossier and next ping.

    What a clock that was ahead has dated is corrected for good once the clock is known to be right.

    A failure changes nothing of theirs and is tried again a quarter of an hour later. A person
    without access is put off, so that they block nobody.
    """
    if not policy.is_allowed(person.chat):
        person.next_ping = now + NOT_ALLOWED_PAUSE
        return []
    dossier = correct_future_times(person.dossier, now) if is_clock_right else person.dossier
    turn = Turn(now=now, chat_id=person.chat, dossier=dossier, is_reachable=person.is_reachable)
    try:
        with remember_within_turn(), use_language(turn.person.language):
            policy.say_reminder(turn)
            messages = turn.fit_outgoing()
            next_ping = policy.next_ping(turn.dossier, now)
    except Exception as error:  # noqa: BLE001 - one person's failure never stops the others
        _log.error("a reminder failed: %s", type(error).__name__)
        person.next_ping = now + RETRY_AFTER
        return []
    person.dossier, person.next_ping = turn.dossier, _prevent_repeat(next_ping, now)
    return messages


def _prevent_repeat(next_ping: datetime | None, now: datetime) -> datetime | None:
    """Delays a plan that wants to speak again at once, because it would block all others."""
    if next_ping is None or next_ping > now:
        return next_ping
    _log.error("a plan wants to speak twice at the same moment")
    return now + RETRY_AFTER


def ignore_delay(_: float) -> None:
    """Stands in where nobody wants to know how late pings are."""


def ignore_slow() -> None:
    """Stands in where nobody counts slow reminders."""


async def _check_clock(store: Store, planned: PlannedTimes, now: datetime) -> bool:
    if planned.is_certain(now):
        return True
    async with store.unit_of_work() as unit:
        return await planned.check(unit, now)


async def dispatch_due(
    store: Store,
    policy: ReminderPolicy,
    now: datetime,
    on_pinged: Callable[[float], None] = ignore_delay,
    planned: PlannedTimes | None = None,
    *,
    on_slow: Callable[[], None] = ignore_slow,
) -> int:
    """Reminds all people who are due and have access; returns how many.

    Each batch is one transaction; one that took its time leaves the rest to the next, and whoever
    keeps much is reminded beside it. `on_pinged` is called after the commit for each person who got
    a message, with the seconds by which it was late, and `on_slow` for each reminder that took
    longer than a turn should. `planned` is asked whether the clock was set back, and told who is
    planned.
    """
    planned = planned or PlannedTimes()
    is_clock_right = await _check_clock(store, planned, now)
    timed = partial(_remind_timed, policy=policy, now=now, is_clock_right=is_clock_right)
    reminded = 0
    while True:
        async with store.unit_of_work() as unit:
            due = await unit.people.load_due(now, BATCH)
            small = [stored for stored in due if stored.loaded_bytes <= LARGE]
            batch = _remind_within_budget(small, timed)
            await _save(unit, batch, planned, now)
        for stored in due:
            if stored.loaded_bytes > LARGE:
                batch += await _remind_aside(store, stored, timed, planned, now)
        for reminder in batch:
            if reminder.messages and reminder.due_at is not None:
                on_pinged((now - reminder.due_at).total_seconds())
            if reminder.is_slow:
                on_slow()
        reminded += sum(policy.is_allowed(reminder.person.chat) for reminder in batch)
        if len(due) < BATCH and len(batch) == len(due):
            return reminded
        await asyncio.sleep(0)  # whoever writes has their turn


async def _save(
    unit: UnitOfWork, batch: Sequence[_DueReminder], planned: PlannedTimes, now: datetime
) -> None:
    if batch:
        await planned.note(unit, now)
    await unit.people.save([reminder.person for reminder in batch])
    await unit.outbox.queue(
        [(reminder.person, message) for reminder in batch for message in reminder.messages], now
    )


async def _remind_aside(
    store: Store,
    stored: StoredPerson,
    timed: Callable[[StoredPerson], _DueReminder],
    planned: PlannedTimes,
    now: datetime,
) -> list[_DueReminder]:
    """Reminds somebody who keeps much in a thread, while others write; returns nothing where they
    wrote themselves meanwhile, and are to be looked at anew."""
    reminder = await asyncio.to_thread(timed, stored)
    async with store.unit_of_work() as unit:
        is_mine = await unit.lock_chats([stored.chat])
        if not is_mine or not await unit.people_rows.is_current(stored):
            return []
        await _save(unit, [reminder], planned, now)
    return [reminder]


def _remind_timed(
    stored: StoredPerson, policy: ReminderPolicy, now: datetime, *, is_clock_right: bool
) -> _DueReminder:
    began, due_at = perf_counter(), stored.next_ping
    messages = remind(stored, policy, now, is_clock_right=is_clock_right)
    took = perf_counter() - began
    if took > TURN_BUDGET:
        _log.warning(
            "a reminder took %.0f ms, over the budget of %.0f ms", took * 1000, TURN_BUDGET * 1000
        )
    return _DueReminder(stored, due_at, messages, is_slow=took > TURN_BUDGET)


def _remind_within_budget(
    due: Sequence[StoredPerson], timed: Callable[[StoredPerson], _DueReminder]
) -> list[_DueReminder]:
    """Reminds the first of these people, as many as there is time for, and one at least."""
    batch: list[_DueReminder] = []
    began = perf_counter()
    for stored in due:
        batch.append(timed(stored))
        if perf_counter() - began >= BATCH_BUDGET:
            break
    return batch
