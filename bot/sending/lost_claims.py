"""Sends what a lost process had in hand, and takes nothing from one that only stood still.

Where several processes share a database, a message that one of them has claimed is in its hands
until it says what became of it. One that is killed says nothing, and the server sees at once that
it is gone. One that is frozen is still there: what it had is taken from it only after a long time,
in which it sends nothing more itself.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from storage.unit_of_work import MessageClaim, Store

LEASE_SECONDS = 120.0
"""After so long a message is taken from a process that is there and says nothing."""
SEND_WITHIN_SECONDS = 20.0
"""A process sends what it has claimed within so long, or puts it back."""
GRACE_SECONDS = 8.0
"""A process that lost only its connection, as all do when the server is started anew, is back
sooner and says what it has sent."""
LOOK_SECONDS = 1.5
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class ClaimWatch:
    """Finds the claims of which nobody will say any more what became of them."""

    _claimed: dict[MessageClaim, float] = field(default_factory=dict)
    """Since when each claim was seen, by a steady clock."""
    _absent: dict[int, float] = field(default_factory=dict)
    _forgotten: dict[MessageClaim, float] = field(default_factory=dict)
    _looked_at: float = 0.0

    def find_lost(
        self,
        claims: Collection[MessageClaim],
        absent: Collection[int],
        forgotten: Collection[MessageClaim],
        at: float,
    ) -> set[MessageClaim]:
        """Returns those of the claims that are lost, at a moment of the steady clock.

        `absent` are owners who are not there; `forgotten` are own claims of which this process
        knows nothing, because it did not hear of the commit that claimed them.
        """
        if at - self._looked_at > GRACE_SECONDS:  # who looks was away: nothing was seen meanwhile
            self._claimed, self._absent, self._forgotten = {}, {}, {}
        self._looked_at = at
        self._claimed = {claim: self._claimed.get(claim, at) for claim in claims}
        self._absent = {owner: self._absent.get(owner, at) for owner in absent}
        self._forgotten = {claim: self._forgotten.get(claim, at) for claim in forgotten}
        old = {claim for claim, since in self._claimed.items() if at - since >= LEASE_SECONDS}
        gone = {owner for owner, since in self._absent.items() if at - since >= GRACE_SECONDS}
        known = {claim for claim, since in self._forgotten.items() if at - since >= GRACE_SECONDS}
        return old | known | {claim for claim in claims if claim.owner in gone}


class LostClaims:
    """Looks for lost claims; `list_held` says which messages this process has in hand itself."""

    def __init__(
        self, store: Store, list_held: Callable[[], Collection[int]], on_found: Callable[[], None]
    ) -> None:
        self._store, self._list_held, self._on_found = store, list_held, on_found
        self._watch = ClaimWatch()

    async def run(self) -> None:
        """Looks until it is cancelled; returns at once where there is only one process."""
        while self._store.owner:
            try:
                await self.look(time.monotonic())
            except Exception as error:  # noqa: BLE001 - the server is away: the next look will tell
                _log.warning("nobody looks for lost messages: %s", type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self, at: float) -> int:
        """Queues what is lost and returns how many messages that are."""
        async with self._store.unit_of_work() as unit:
            claims, own = await unit.outbox.list_claims(), self._store.owner
            others = [claim for claim in claims if claim.owner != own]
            held = self._list_held()
            forgotten = [
                claim for claim in claims if claim.owner == own and claim.message_id not in held
            ]
            absent = await unit.list_absent({claim.owner for claim in others})
            lost = self._watch.find_lost(others, absent, forgotten, at)
            count = await unit.outbox.requeue_claimed(lost) if lost else 0
        if count:
            _log.warning("%d messages of a lost process go again", count)
            self._on_found()
        return count
