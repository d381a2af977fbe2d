"""Keeps what people did: what waits in one transaction, in order, a failure undone alone."""

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from telegram import Bot

from bot.arrivals import Arrival, read, read_all
from bot.batch import Batch, Doors, Guests, dumped
from bot.buckets import Buckets
from bot.clock import Clock
from bot.outcomes import Effects, Handled, Outcome, StillFailingError
from bot.words import STUMBLED
from storage.store import Desk, Parked, Store

__all__ = ["STUMBLED", "Doors", "Effects", "Handled", "Intake", "Outcome", "Rest"]

_log = logging.getLogger(__name__)


class Rest(Protocol):
    """What has to be done with every batch besides keeping it."""

    async def within(self, desk: Desk, now: datetime) -> Callable[[], None]:
        """Joins the transaction; what it returns is called once that is committed."""
        ...

    def after(self, effects: Effects) -> None:
        """Takes up what is left to do."""
        ...


class Intake:
    """What stands between fetching and confirming."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        clock: Clock,
        *,
        doors: Doors,
        rest: Rest,
        allowed: Collection[int] = (),
        admins: Collection[int] = (),
    ) -> None:
        self._store, self._bot, self._clock = store, bot, clock
        self._doors, self._rest, self._guests = doors, rest, Guests(allowed, admins)
        self._buckets = Buckets()

    async def take(self, raws: Sequence[Mapping[str, Any]], failed_before: int = 0) -> None:
        """Comes back when all of it is committed; any exception: nothing of it is.

        After two failures each update is tried by itself, and one that still fails is put aside
        if that at least can be kept: else the database is at fault, not the update.
        """
        arrivals = read_all(raws, self._bot)
        if failed_before < 2:
            await self._keep(arrivals)
            return
        for arrival in arrivals:
            try:
                await self._keep([arrival])
            except Exception as error:  # noqa: BLE001 - put aside below, or raised again there
                await self._put_aside(arrival, error)

    async def retry(self) -> tuple[int, int]:
        """Tries all that was put aside once more, in Telegram's order, each by itself.

        How many could be handled now, and how many still cannot; those stay put aside. Nobody is
        told of another failure, and no press is answered: they are too old for that.
        """
        async with self._store.turn() as desk:
            parked = await desk.parked()
        settled = [await self._retried(one) for one in parked]
        return sum(settled), len(settled) - sum(settled)

    async def _retried(self, parked: Parked) -> bool:
        try:
            arrival = read(json.loads(parked.raw or b""), self._bot)
            await self._keep([arrival], again=True)
        except StillFailingError as error:
            _log.warning("update %d still cannot be handled: %s", parked.update_id, error)
        except Exception as error:  # noqa: BLE001 - it stays put aside, and the next is tried
            _log.error("update %d cannot be tried: %s", parked.update_id, type(error).__name__)
        else:
            return True
        return False

    async def _keep(self, arrivals: Sequence[Arrival], *, again: bool = False) -> None:
        now, draft = self._clock.now(), self._buckets.draft()
        async with self._store.turn() as desk:
            batch = Batch(desk, self._doors, self._guests, draft, now, again=again)
            await batch.run(arrivals)
            committed = await self._rest.within(desk, now)
        self._buckets.adopt(draft, now.timestamp())
        committed()
        for line in batch.effects.lines:
            _log.info(line)
        self._rest.after(batch.effects)

    async def _put_aside(self, arrival: Arrival, error: Exception) -> None:
        now = self._clock.now()
        async with self._store.turn() as desk:
            reason = type(error).__name__
            await desk.park(arrival.id, arrival.chat, dumped(arrival), reason, now)
            await desk.mark_handled([arrival.id], now)
        _log.error("update %d is put aside: %s", arrival.id, reason)
