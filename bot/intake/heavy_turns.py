"""Finds in a batch what is worked out beside the others first, and takes over what was."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.intake.access import AccessList
from bot.intake.batch import Batch
from bot.intake.rate_limit import RateLimitTransaction
from bot.intake.side_lane import SideLane, SideTurn
from bot.intake.turn_conditions import choose_allowance
from bot.intake.update_parsing import IncomingUpdate

LONG_TEXT = 600
"""Characters. A longer text may take more of a second to read than others should wait."""
LARGE = 100_000
"""Bytes. Whoever keeps more may take as long to be opened, planned and shown."""


@dataclass(slots=True)
class HeavyTurns:
    """Looks for the heavy turns of one batch. Without a lane, they are handled like all others."""

    batch: Batch
    access: AccessList
    limits: RateLimitTransaction
    lane: SideLane | None = None
    _taken: dict[int, SideTurn] = field(default_factory=dict)
    """What was worked out and is kept by this batch, by the numbers of the updates."""

    async def part(
        self, updates: Sequence[IncomingUpdate]
    ) -> tuple[Sequence[IncomingUpdate], Sequence[IncomingUpdate]]:
        """Returns the updates to handle now, and of each person those from their first heavy turn
        on, so that everybody's own stay in order. What was worked out comes first: its person is
        taken in as they were loaded for it."""
        if self.lane is None:
            return updates, ()
        chats = {update.chat for update in updates if update.chat is not None}
        large = await self.batch.unit.people_rows.find_large(chats, LARGE)
        waiting = set[int | None]()
        ready, aside = list[IncomingUpdate](), list[IncomingUpdate]()
        for update in updates:
            if update.chat not in waiting and self._is_put_aside(self.lane, update, large):
                waiting.add(update.chat)
            (aside if update.chat in waiting else ready).append(update)
        taken = [update for update in ready if await self._take_over(self.lane, update)]
        return [*taken, *(one for one in ready if one.id not in self._taken)], aside

    def find_taken(self, update: IncomingUpdate) -> SideTurn | None:
        """Returns the turn of an update that was worked out before."""
        return self._taken.get(update.id)

    def _is_put_aside(self, lane: SideLane, update: IncomingUpdate, large: set[int]) -> bool:
        chat = update.chat
        if chat is None or update.parsed is None or update.is_reachable is not None:
            return False
        if lane.has_tried(update) or not self.access.is_allowed(chat):
            return False
        if not self._is_heavy(update, chat, large):
            return False
        lane.wish(update, chat)
        return True

    def _is_heavy(self, update: IncomingUpdate, chat: int, large: set[int]) -> bool:
        """Tells whether a turn may take longer than others should wait. What is only refused takes
        no time."""
        now = self.batch.now.timestamp()
        is_slow = chat in large or self.limits.is_slow(chat, now)
        if not is_slow and len(update.text) < LONG_TEXT:
            return False
        return self.limits.has_room(*choose_allowance(update, now), chat=chat)

    async def _take_over(self, lane: SideLane, update: IncomingUpdate) -> bool:
        side = lane.hand_over(update)
        if side is None or not await self.batch.unit.people_rows.is_current(side.person):
            return False
        self.batch.take_in(side.person, is_newcomer=side.is_newcomer)
        self._taken[update.id] = side
        return True
