"""Works heavy turns out beside everybody else's, one at a time, so that nobody waits for them.

A thread does it, and nothing is kept by it: the turn is kept in a later batch like any other, if
the person is then as they were loaded for it. Until that batch the update stays with Telegram.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, thread_time
from typing import Any

from bot.clock import Clock
from bot.intake.entry_points import EntryPoints
from bot.intake.known_plans import KnownPlans
from bot.intake.rate_limit import RateLimitTransaction
from bot.intake.turn_conditions import choose_allowance, choose_language
from bot.intake.turn_work import TurnSetting, WorkedTurn, load_setting, work_out_turn
from bot.intake.update_parsing import IncomingUpdate
from coaching.translation import use_language
from handlers import usage_stats
from storage.unit_of_work import Store, StoredPerson

NEWS_WITHIN = 0.05
"""Seconds. While a turn is worked out, others' updates are fetched this often."""
SWITCH_INTERVAL = 0.0005
"""Seconds. So soon the thread of the loop has its turn whenever it wants it; Python's own is ten
times as long, and an ordinary turn changes threads some thirty times."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SideTurn:
    """Holds a turn that was worked out here, its person as they were loaded for it, and how long
    it took: in seconds, and in seconds of the processor."""

    person: StoredPerson
    is_newcomer: bool
    work: WorkedTurn
    seconds: float
    worked: float


class SideLane:
    """Works out one turn at a time. `admins` are the chats that may ask for the figures."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        entry_points: EntryPoints,
        plans: KnownPlans,
        admins: Collection[int] = (),
    ) -> None:
        self._store, self._clock, self._admins = store, clock, admins
        self._entry_points, self._plans = entry_points, plans
        self._task: asyncio.Task[SideTurn | None] | None = None
        self._update = 0
        """The number of the update that is worked out, or was last."""
        self._wishes: dict[int, IncomingUpdate] = {}
        self._left: frozenset[int] = frozenset()
        sys.setswitchinterval(SWITCH_INTERVAL)

    def has_tried(self, update: IncomingUpdate) -> bool:
        """Tells whether the turn of an update is worked out, or was to be and could not."""
        return update.id == self._update and (self._task is None or self._task.done())

    def wish(self, update: IncomingUpdate, chat: int) -> None:
        """Asks for a turn of a chat to be worked out here."""
        self._wishes[chat] = update

    def hand_over(self, update: IncomingUpdate) -> SideTurn | None:
        """Returns what came of the turn of an update, once; None when nothing did."""
        if update.id != self._update or self._task is None or not self._task.done():
            return None
        task, self._task = self._task, None
        return task.result()

    async def wait_for_news(self, updates: Sequence[IncomingUpdate]) -> None:
        """Waits a moment while a turn is worked out and none of these updates is new."""
        if self._task is not None and self._left.issuperset(update.id for update in updates):
            await asyncio.wait({self._task}, timeout=NEWS_WITHIN)
        self._wishes.clear()

    def go_on(self, left: Sequence[IncomingUpdate], limits: RateLimitTransaction) -> None:
        """Begins with one of the turns that were asked for, unless one is still at work. `left` are
        all updates that are not handled, in their order."""
        self._left = frozenset(update.id for update in left)
        if self._task is not None and not self._is_forgotten(self._task):
            return
        first: dict[int | None, int] = {}
        for update in left:
            first.setdefault(update.chat, update.id)
        ready = {chat: one for chat, one in self._wishes.items() if first.get(chat) == one.id}
        chat = self._choose(ready, limits)
        if chat is not None:
            self._update = ready[chat].id
            self._task = asyncio.create_task(self._work_out(ready[chat], chat))

    def _choose(
        self, ready: Mapping[int, IncomingUpdate], limits: RateLimitTransaction
    ) -> int | None:
        """Returns the chat that has used the processor least of late, of those that may go on."""
        now = self._clock.now().timestamp()
        allowed = [
            chat
            for chat, update in ready.items()
            if limits.has_room(*choose_allowance(update, now), chat=chat)
        ]
        return max(allowed, key=lambda chat: limits.count_late_seconds(chat, now), default=None)

    def _is_forgotten(self, task: "asyncio.Task[SideTurn | None]") -> bool:
        """Tells whether what was worked out is not among what Telegram delivers any more."""
        return task.done() and self._update not in self._left

    async def _work_out(self, update: IncomingUpdate, chat: int) -> SideTurn | None:
        """Returns the turn; None where it cannot be had like this, so that it is handled as usual,
        with all that belongs to failing."""
        try:
            async with self._store.unit_of_work() as unit:
                now, abilities = self._clock.now(), self._entry_points.abilities
                wants_counts = usage_stats.is_wanted(update.command, chat, self._admins)
                setting = await load_setting(
                    unit, update, now, abilities, wants_counts=wants_counts
                )
                open_person = await unit.people.fetch_sealed(chat)
                newcomer = None if open_person else unit.people.new(chat, now)
            return await asyncio.to_thread(
                self._work_in_thread, update, setting, open_person, newcomer
            )
        except Exception as error:  # noqa: BLE001 - it is handled as usual, and fails there
            _log.info("a turn is not worked out beside the others: %s", type(error).__name__)
            return None

    def _work_in_thread(
        self,
        update: IncomingUpdate,
        setting: TurnSetting,
        open_person: Callable[[], StoredPerson] | None,
        newcomer: StoredPerson | None,
    ) -> SideTurn | None:
        began, worked_before = perf_counter(), thread_time()
        person = open_person() if open_person else newcomer
        if person is None or update.parsed is None:
            return None
        turn = setting.begin_turn(update, person, is_newcomer=newcomer is not None)
        with use_language(choose_language(update, None if newcomer else person)):
            work = _run(
                work_out_turn(self._entry_points.enter, update.parsed, turn, person, self._plans)
            )
        seconds, worked = perf_counter() - began, thread_time() - worked_before
        return SideTurn(person, newcomer is not None, work, seconds, worked)


def _run(step: Coroutine[Any, Any, WorkedTurn]) -> WorkedTurn:
    """Runs a turn without a loop: a handler waits for nothing."""
    try:
        step.send(None)
    except StopIteration as end:
        result: WorkedTurn = end.value
        return result
    step.close()
    raise RuntimeError("a handler waited for something")
