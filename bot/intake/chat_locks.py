"""Keeps two processes from working on one person at a time."""

from collections.abc import Sequence

from bot.intake.update_parsing import IncomingUpdate
from storage.unit_of_work import UnitOfWork


async def lock_chats(
    unit: UnitOfWork, updates: Sequence[IncomingUpdate]
) -> tuple[Sequence[IncomingUpdate], Sequence[IncomingUpdate]]:
    """Returns the updates whose chats this process has to itself until the transaction ends, and
    the others. Updates of a single chat wait for it, as does the first one when no chat is free."""
    lanes = {update.lane for update in updates}
    locked = await unit.lock_chats(lanes, waits=len(lanes) == 1)
    if lanes and not locked:
        locked = await unit.lock_chats([updates[0].lane], waits=True)
    if len(locked) == len(lanes):
        return updates, ()
    return (
        [update for update in updates if update.lane in locked],
        [update for update in updates if update.lane not in locked],
    )
