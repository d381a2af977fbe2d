"""Everybody planned anew when time zones changed, or who is let in: nothing comes at a wrong hour.

Interviews stay at the hour that was told. Whoever was not let in was passed over, for up to a day;
once they are on the list again, their reminders come at their moment."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.persistence.load_people import readable
from bot.scheduling import tzdata
from coaching.calendar.rezoning import displaced, rezoned
from coaching.model.documents import Dossier
from storage.unit_of_work import Desk, Kept, Store

MARK = "tzdata"
"""Under which name the database keeps the rules that everybody was planned by last."""
LISTED = "guests"
"""And under which name what stands for the list of those who were let in then."""
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


async def replan_if_new(
    store: Store, next_ping: NextPing, now: datetime, listed: str = ""
) -> Replanned | None:
    """Plans everybody by the rules in use; None when those are the ones of the last time, and so
    is what stands for the list of those let in.

    In pieces, and wholly again when it was interrupted: the same facts, the same plan.
    """
    wanted = {MARK: tzdata.in_use(), LISTED: listed}
    async with store.turn() as desk:
        if {name: await desk.mark(name) or "" for name in wanted} == wanted:
            return None
    done, last = Replanned(), 0
    while True:
        async with store.turn() as desk:
            chats = await desk.chats(last, AT_ONCE)
            if not chats:
                await _note(desk, wanted)
                return done
            await _piece(desk, chats, next_ping, now, done)
        last = chats[-1]
        await asyncio.sleep(0)


async def _note(desk: Desk, wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        await desk.set_mark(name, value)


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
