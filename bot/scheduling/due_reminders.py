"""Whoever is due gets one card with all that is due, and the moment of the next one is kept."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.intake.access import everybody
from coaching.model.documents import Dossier
from handlers.ui.turn import Turn
from storage.tables.outgoing_message import Saying
from storage.unit_of_work import Kept, Store

BATCH = 100
AGAIN_AFTER = timedelta(minutes=15)
PASSED_OVER = timedelta(days=1)
"""For so long nobody looks again at somebody who is not let in, unless the list changes."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pings:
    """What the coach would say by itself, and when."""

    ping: Callable[[Turn], None]
    next_ping: Callable[[Dossier, datetime], datetime | None]
    welcome: Callable[[int], bool] = everybody
    """Whether the person of that chat is let in; nothing is said to anybody else."""
    listed: str = ""
    """Stands for the list of those let in: after a start with another one all are planned anew."""


@dataclass(frozen=True, slots=True)
class _Reminded:
    """One person, the moment that was kept for them, and what is said to them."""

    kept: Kept
    due: datetime | None
    said: list[Saying]


def remind(kept: Kept, pings: Pings, now: datetime) -> list[Saying]:
    """What is due for one person; their dossier and next ping move on with it.

    A failure touches nothing of theirs and is tried again a quarter of an hour later. Whoever is
    not let in is passed over, so that they are in nobody's way.
    """
    if not pings.welcome(kept.chat):
        kept.next_ping = now + PASSED_OVER
        return []
    turn = Turn(now=now, chat=kept.chat, dossier=kept.dossier, reachable=kept.reachable)
    try:
        pings.ping(turn)
        next_ping = pings.next_ping(turn.dossier, now)
    except Exception as error:  # noqa: BLE001 - one person's failure never stops the others
        _log.error("a reminder failed: %s", type(error).__name__)
        kept.next_ping = now + AGAIN_AFTER
        return []
    kept.dossier, kept.next_ping = turn.dossier, _later(next_ping, now)
    return turn.said


def _later(next_ping: datetime | None, now: datetime) -> datetime | None:
    """A plan that wants to speak again at once would never let the others have their turn."""
    if next_ping is None or next_ping > now:
        return next_ping
    _log.error("a plan wants to speak twice at the same moment")
    return now + AGAIN_AFTER


def not_counted(_: float) -> None:
    """For whoever does not want to know how late pings are."""


async def dispatch_due(
    store: Store, pings: Pings, now: datetime, pinged: Callable[[float], None] = not_counted
) -> int:
    """Reminds all who are due and let in; how many there were. Each batch is one transaction.

    `pinged` hears of each person who was told something, once that is committed: by how many
    seconds after the moment that was kept for them.
    """
    reminded = 0
    while True:
        async with store.turn() as desk:
            due = await desk.due(now, BATCH)
            batch = [_Reminded(kept, kept.next_ping, remind(kept, pings, now)) for kept in due]
            await desk.keep(due)
            await desk.say([(one.kept, saying) for one in batch for saying in one.said], now)
        for one in batch:
            if one.said and one.due is not None:
                pinged((now - one.due).total_seconds())
        reminded += sum(pings.welcome(kept.chat) for kept in due)
        if len(due) < BATCH:
            return reminded
