"""Whoever is due gets one card with all that is due, and the moment of the next one is kept."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.intake.access import allow_everybody
from bot.intake.update_processor import NextPing
from coaching.translation import use_language
from handlers.ui.turn import Turn
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Store, StoredPerson

BATCH = 100
RETRY_AFTER = timedelta(minutes=15)
NOT_ALLOWED_PAUSE = timedelta(days=1)
"""For so long nobody looks again at somebody who is not let in, unless the list changes."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReminderPolicy:
    """What the coach would say by itself, and when."""

    say_reminder: Callable[[Turn], None]
    next_ping: NextPing
    is_allowed: Callable[[int], bool] = allow_everybody
    """Whether the person of that chat is let in; nothing is said to anybody else."""
    access_fingerprint: str = ""
    """Stands for the list of those let in: after a start with another one all are planned anew."""


@dataclass(frozen=True, slots=True)
class _DueReminder:
    """One person, the moment that was kept for them, and what is said to them."""

    person: StoredPerson
    due_at: datetime | None
    messages: list[OutgoingMessage]


def remind(person: StoredPerson, policy: ReminderPolicy, now: datetime) -> list[OutgoingMessage]:
    """What is due for one person; their dossier and next ping move on with it.

    A failure touches nothing of theirs and is tried again a quarter of an hour later. Whoever is
    not let in is passed over, so that they are in nobody's way.
    """
    if not policy.is_allowed(person.chat):
        person.next_ping = now + NOT_ALLOWED_PAUSE
        return []
    turn = Turn(
        now=now, chat_id=person.chat, dossier=person.dossier, is_reachable=person.is_reachable
    )
    try:
        with use_language(turn.person.language):
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
    """A plan that wants to speak again at once would never let the others have their turn."""
    if next_ping is None or next_ping > now:
        return next_ping
    _log.error("a plan wants to speak twice at the same moment")
    return now + RETRY_AFTER


def ignore_delay(_: float) -> None:
    """For whoever does not want to know how late pings are."""


async def dispatch_due(
    store: Store,
    policy: ReminderPolicy,
    now: datetime,
    on_pinged: Callable[[float], None] = ignore_delay,
) -> int:
    """Reminds all who are due and let in; how many there were. Each batch is one transaction.

    `pinged` hears of each person who was told something, once that is committed: by how many
    seconds after the moment that was kept for them.
    """
    reminded = 0
    while True:
        async with store.unit_of_work() as unit:
            due = await unit.people.load_due(now, BATCH)
            batch = [_DueReminder(kept, kept.next_ping, remind(kept, policy, now)) for kept in due]
            await unit.people.save(due)
            await unit.outbox.queue(
                [(one.person, saying) for one in batch for saying in one.messages], now
            )
        for one in batch:
            if one.messages and one.due_at is not None:
                on_pinged((now - one.due_at).total_seconds())
        reminded += sum(policy.is_allowed(kept.chat) for kept in due)
        if len(due) < BATCH:
            return reminded
