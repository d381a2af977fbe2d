"""Everybody planned anew when the rules of time zones changed: interviews stay at their hour."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot import zones
from bot.reading import readable
from coaching.facts import Dossier
from coaching.rezoning import displaced, rezoned
from storage.store import Desk, Kept, Store

MARK = "tzdata"
"""Under which name the database keeps the rules that everybody was planned by last."""
AT_ONCE = 25
_log = logging.getLogger(__name__)

NextPing = Callable[[Dossier, datetime], datetime | None]


@dataclass(slots=True)
class Replanned:
    """How many people were planned anew, and how many interviews moved with the rules."""

    people: int = 0
    interviews: int = 0


def moving(dossier: Dossier) -> int:
    """How many interviews the rules in use would move. KeyError for a zone they do not know."""
    return sum(len(displaced(one)) for one in dossier.opportunities)


def replan(kept: Kept, next_ping: NextPing, now: datetime) -> int:
    """Puts one person's interviews back to the hour they were told; how many moved.

    Raises what the plan raises; nothing of theirs is changed then.
    """
    moved = moving(kept.dossier)
    opportunities = tuple(rezoned(one, now) for one in kept.dossier.opportunities)
    dossier = replace(kept.dossier, opportunities=opportunities)
    due = next_ping(dossier, now)
    kept.dossier, kept.next_ping = dossier, due
    return moved


async def replan_if_new(store: Store, next_ping: NextPing, now: datetime) -> Replanned | None:
    """Plans everybody by the rules in use; None when those are the ones of the last time.

    In pieces, and wholly again when it was interrupted: the same facts, the same plan.
    """
    version = zones.in_use()
    async with store.turn() as desk:
        if await desk.mark(MARK) == version:
            return None
    done, last = Replanned(), 0
    while True:
        async with store.turn() as desk:
            chats = await desk.chats(last, AT_ONCE)
            if not chats:
                await desk.set_mark(MARK, version)
                return done
            await _piece(desk, chats, next_ping, now, done)
        last = chats[-1]
        await asyncio.sleep(0)


async def _piece(
    desk: Desk, chats: list[int], next_ping: NextPing, now: datetime, done: Replanned
) -> None:
    found, _ = await readable(desk, chats)
    for kept in found.values():
        try:
            done.interviews += replan(kept, next_ping, now)
        except Exception as error:  # noqa: BLE001 - one person's failure never stops the others
            _log.error("somebody cannot be planned anew: %s", type(error).__name__)
        else:
            done.people += 1
    await desk.keep([*found.values()])
