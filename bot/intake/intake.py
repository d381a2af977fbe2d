"""Keeps what people did: what waits in one transaction, in order, a failure undone alone."""

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

from telegram import Bot

from bot.clock import Clock
from bot.intake.access import Guests
from bot.intake.rate_limit import Buckets
from bot.intake.retry_notice import works_again
from bot.intake.update_parsing import Arrival, read, read_all
from bot.intake.update_processor import Batch
from bot.intake.update_result import Effects, Handled, Outcome, StillFailingError
from bot.intake.ways import Doors
from bot.texts import STUMBLED
from storage.errors import StorageError, UnavailableError
from storage.unit_of_work import Desk, Parked, Store

__all__ = ["STUMBLED", "Doors", "Effects", "Handled", "Intake", "Outcome", "Rest"]

_log = logging.getLogger(__name__)
_NOBODYS_FAULT = (UnavailableError, OSError, MemoryError)


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
        """Comes back when all of it is committed. Any exception: the database is at fault, and
        what is committed already will be known as a repeat.

        What fails for a reason of its own is found at once, and put aside; after two failures
        each is tried by itself, and put aside if that at least can be kept.
        """
        await self._settle(read_all(raws, self._bot), last=failed_before >= 2)

    async def _settle(self, arrivals: Sequence[Arrival], *, last: bool) -> None:
        """All at once, else in halves: one that cannot be kept costs those behind it little."""
        try:
            await self._keep(arrivals)
        except Exception as error:
            outside = is_of_the_database(error)
            if not arrivals or (outside and not last):
                raise
            if outside:
                await self._one_by_one(arrivals)
            elif len(arrivals) == 1:
                await self._set_aside(arrivals[0], error)
            else:
                middle = (len(arrivals) + 1) // 2
                await self._settle(arrivals[:middle], last=last)
                await self._settle(arrivals[middle:], last=last)

    async def _one_by_one(self, arrivals: Sequence[Arrival]) -> None:
        """What the disk refuses stays with Telegram, and what else that person did with it: it
        is never put aside, since the note of it may fit where the turn did not. The others go on.
        """
        stuck: dict[int | None, Exception] = {}
        for arrival in arrivals:
            if arrival.chat in stuck:
                continue
            try:
                await self._keep([arrival])
            except _NOBODYS_FAULT as error:
                stuck[arrival.chat] = error
            except Exception as error:  # noqa: BLE001 - put aside, or raised again there
                await self._set_aside(arrival, error)
        for first in stuck.values():
            raise first

    async def retry(self) -> tuple[int, int]:
        """Tries all that was put aside once more, in Telegram's order, each by itself.

        How many could be handled now, and how many still cannot; those stay put aside. What its
        sender may have done anew since counts as handled: they are told once that it works.
        Nobody is told of another failure, and no press is answered: they are too old for that.
        """
        async with self._store.turn() as desk:
            parked = await desk.parked()
        told: set[tuple[int | None, str]] = set()
        settled = [await self._retried(one, told) for one in parked]
        return sum(settled), len(settled) - sum(settled)

    async def _retried(self, parked: Parked, told: set[tuple[int | None, str]]) -> bool:
        try:
            arrival = read(json.loads(parked.raw or b""), self._bot)
            text = works_again(parked, arrival) if self._is_let_in(arrival) else ""
            if text:
                await self._rehearse(arrival)
                await self._say_instead(arrival, "" if (arrival.chat, text) in told else text)
                told.add((arrival.chat, text))
            else:
                await self._keep([arrival], again=True)
        except StillFailingError as error:
            _log.warning("update %d still cannot be handled: %s", parked.update_id, error)
        except Exception as error:  # noqa: BLE001 - it stays put aside, and the next is tried
            _log.error("update %d cannot be tried: %s", parked.update_id, type(error).__name__)
        else:
            return True
        return False

    def _is_let_in(self, arrival: Arrival) -> bool:
        return arrival.chat is not None and self._guests.welcome(arrival.chat)

    async def _keep(self, arrivals: Sequence[Arrival], *, again: bool = False) -> None:
        now, draft = self._clock.now(), self._buckets.draft()
        async with self._store.turn() as desk:
            batch = Batch(desk, self._doors, self._guests, draft, now, again=again)
            await batch.run(arrivals)
            desk.once_kept(await self._rest.within(desk, now))
        self._buckets.adopt(draft, now.timestamp())
        self._afterwards(batch.effects)

    async def _rehearse(self, arrival: Arrival) -> None:
        """Raises what stands in the way of doing it again; nothing of it is kept."""
        now, draft = self._clock.now(), self._buckets.draft()
        with suppress(_RehearsedError):
            async with self._store.turn() as desk:
                batch = Batch(desk, self._doors, self._guests, draft, now, again=True)
                await batch.run([arrival])
                raise _RehearsedError

    async def _say_instead(self, arrival: Arrival, text: str) -> None:
        now, draft = self._clock.now(), self._buckets.draft()
        async with self._store.turn() as desk:
            batch = Batch(desk, self._doors, self._guests, draft, now, again=True)
            await batch.say_instead(arrival, text)
        _log.info("update %d could be handled now; its sender is asked again", arrival.id)
        self._rest.after(batch.effects)

    async def _set_aside(self, arrival: Arrival, error: Exception) -> None:
        now, draft = self._clock.now(), self._buckets.draft()
        async with self._store.turn() as desk:
            batch = Batch(desk, self._doors, self._guests, draft, now)
            await batch.set_aside(arrival, error)
        self._buckets.adopt(draft, now.timestamp())
        self._afterwards(batch.effects)

    def _afterwards(self, effects: Effects) -> None:
        for turn in effects.turns:
            _log.info("%s", turn.line, extra=turn.fields)
        self._rest.after(effects)


class _RehearsedError(Exception):
    """Takes back what was only tried."""


def is_of_the_database(error: Exception) -> bool:
    """Whether the disk or the database stood in the way, which says nothing of an update.

    Drivers of databases share the names of their errors (PEP 249).
    """
    if isinstance(error, StorageError | OSError | MemoryError):
        return True
    return type(error).__name__ in ("OperationalError", "InternalError", "DatabaseError")
