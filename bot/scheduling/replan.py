"""Plans everybody anew when zone rules or the access list changed, so that no reminder is wrong.

Interviews stay at the hour that the person was told. A person without access is skipped for up to a
day at a time; once they are on the list again, their reminders come on time.
"""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

from bot.intake.update_result import BATCH_BUDGET
from bot.scheduling import tzdata
from bot.scheduling.planned_times import PlannedTimes
from coaching.calendar.rezoning import find_displaced_interviews
from coaching.model.documents import Dossier
from coaching.playbook.stale_records import reapply_zone_rules
from storage.unit_of_work import Store, StoredPerson, UnitOfWork

if TYPE_CHECKING:  # it knows every conversation, which no command of an operator has to load
    from bot.intake.entry_points import NextPing

TZDATA_METADATA = "tzdata"
"""The database stores under this name the zone rules by which everybody was planned last."""
ACCESS_METADATA = "guests"
"""The database stores under this name the fingerprint of the access list at that time.
The name stays as it is, because it is stored in databases."""
CHATS_PER_TRANSACTION = 25
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class ReplanResult:
    """Says how many people were planned anew, and how many interviews moved with the rules."""

    people: int = 0
    interviews: int = 0


def count_displaced(dossier: Dossier) -> int:
    """Counts interviews that the present rules would move; raises KeyError for an unknown zone."""
    return sum(len(find_displaced_interviews(opportunity)) for opportunity in dossier.opportunities)


def replan_person(person: StoredPerson, next_ping: "NextPing", now: datetime) -> int:
    """Puts one person's interviews back to the hour they were told; returns how many moved.

    Raises what the plan raises; nothing of theirs is changed then.
    """
    moved = count_displaced(person.dossier)
    opportunities = tuple(
        reapply_zone_rules(opportunity, now) for opportunity in person.dossier.opportunities
    )
    dossier = replace(person.dossier, opportunities=opportunities)
    next_ping_at = next_ping(dossier, now)
    person.dossier, person.next_ping = dossier, next_ping_at
    return moved


async def replan_if_changed(
    store: Store,
    next_ping: "NextPing",
    now: datetime,
    access_fingerprint: str = "",
    planned: PlannedTimes | None = None,
) -> ReplanResult | None:
    """Plans everybody by the present rules; returns None if rules and access list are unchanged.

    It works in batches, and starts from the beginning after an interruption: the same facts give
    the same plan.
    """
    wanted = {TZDATA_METADATA: tzdata.version_in_use(), ACCESS_METADATA: access_fingerprint}
    async with store.unit_of_work() as unit:
        if {name: await unit.metadata.read(name) or "" for name in wanted} == wanted:
            return None
    done, last = ReplanResult(), 0
    while True:
        async with store.unit_of_work() as unit:
            chats = await unit.people.list_chats(last, CHATS_PER_TRANSACTION)
            if not chats:
                await _save_metadata(unit, wanted)
                return done
            last = await _replan_people(unit, chats, next_ping, now, done)
            if planned is not None:
                await planned.note(unit, now)
        await asyncio.sleep(0)  # whoever writes has their turn


async def _save_metadata(unit_of_work: UnitOfWork, metadata: dict[str, str]) -> None:
    for name, value in metadata.items():
        await unit_of_work.metadata.write(name, value)


async def _replan_people(
    unit_of_work: UnitOfWork,
    chats: list[int],
    next_ping: "NextPing",
    now: datetime,
    result: ReplanResult,
) -> int:
    """Plans the first of these people, as many as there is time for, and one at least. Returns the
    last chat that is dealt with."""
    began, last, planned = perf_counter(), chats[-1], list[StoredPerson]()
    for last in chats:
        await unit_of_work.lock_chats([last], waits=True)
        found, _ = await unit_of_work.people.load_readable([last])
        for stored in found.values():
            planned += _replan_or_log(stored, next_ping, now, result)
        if perf_counter() - began >= BATCH_BUDGET:
            break
    await unit_of_work.people.save(planned)
    return last


def _replan_or_log(
    stored: StoredPerson, next_ping: "NextPing", now: datetime, result: ReplanResult
) -> list[StoredPerson]:
    """Returns the person if they could be planned: one person's failure never stops the others."""
    try:
        result.interviews += replan_person(stored, next_ping, now)
    except Exception as error:  # noqa: BLE001 - the others go on
        _log.error("somebody cannot be planned anew: %s", type(error).__name__)
        return []
    result.people += 1
    return [stored]
