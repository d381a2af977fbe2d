"""Keeps what people did: a batch is one transaction, and an update that fails is undone alone."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from telegram import Bot

from bot.clock import Clock
from bot.intake.access import AccessList
from bot.intake.batch import Batch
from bot.intake.entry_points import EntryPoints
from bot.intake.heavy_turns import HeavyTurns
from bot.intake.known_plans import KnownPlans
from bot.intake.rate_limit import RateLimiter
from bot.intake.retry_notice import retry_notice
from bot.intake.side_lane import SideLane
from bot.intake.turn_conditions import choose_language
from bot.intake.update_parsing import IncomingUpdate, parse_update, parse_updates
from bot.intake.update_processor import UpdateProcessor
from bot.intake.update_result import Effects, StillFailingError
from coaching.translation import use_language
from handlers.ui.turn import build_message
from storage.errors import StorageError, UnavailableError
from storage.unit_of_work import ParkedUpdate, Store, UnitOfWork, WaitingFile

_log = logging.getLogger(__name__)
_OUTAGES = (UnavailableError, OSError, MemoryError)


class BatchHooks(Protocol):
    """Does what belongs to every batch besides storing it."""

    async def join_transaction(self, unit_of_work: UnitOfWork, now: datetime) -> Callable[[], None]:
        """Joins the transaction. The function that it returns is called once that is committed."""
        ...

    def take_effects(self, effects: Effects) -> None:
        """Does what is left to do after the commit."""
        ...


class Intake:
    """Stores every fetched update before it is confirmed to Telegram."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        clock: Clock,
        *,
        entry_points: EntryPoints,
        hooks: BatchHooks,
        allowed: Collection[int] = (),
        admins: Collection[int] = (),
    ) -> None:
        self._store, self._bot, self._clock = store, bot, clock
        self._entry_points, self._hooks, self._access = (
            entry_points,
            hooks,
            AccessList(allowed, admins),
        )
        self._rate_limiter, self._plans = RateLimiter(), KnownPlans(entry_points.next_ping)
        self._lane = SideLane(store, clock, entry_points, self._plans, admins)

    async def take(self, raws: Sequence[Mapping[str, Any]], failed_before: int = 0) -> None:
        """Returns when all of these updates are committed. Raises what went wrong when the database
        is at fault; what was committed before that is recognised as a repeat when it comes again.

        An update that fails for a reason of its own is found at once and parked. After two failures
        each update is tried by itself, and parked if at least that can be stored.
        """
        left: Sequence[IncomingUpdate] = parse_updates(raws, self._bot)
        while left := await self._process_or_split(left, is_last_try=failed_before >= 2):
            pass

    async def take_some(
        self, raws: Sequence[Mapping[str, Any]], failed_before: int = 0
    ) -> Collection[int]:
        """Does the same, but returns as soon as the turns have taken the time of a batch, and has
        heavy turns worked out beside the others. The result is the numbers of those that are left,
        which nobody may confirm yet: they come again, with what others have written meanwhile."""
        updates = parse_updates(raws, self._bot)
        if failed_before:
            left = await self._process_or_split(updates, is_last_try=failed_before >= 2)
        else:
            await self._lane.wait_for_news(updates)
            left = await self._process_or_split(updates, is_last_try=False, lane=self._lane)
            self._lane.go_on(left, self._rate_limiter.begin())
        return {update.id for update in left}

    async def _process_or_split(
        self,
        updates: Sequence[IncomingUpdate],
        *,
        is_last_try: bool,
        lane: SideLane | None = None,
    ) -> Sequence[IncomingUpdate]:
        """Processes updates in one transaction, or else in halves, so that one that cannot be
        stored costs the others little. Returns those that are left for lack of time."""
        try:
            return await self._process(updates, lane=lane)
        except Exception as error:
            outside = is_database_error(error)
            if not updates or (outside and not is_last_try):
                raise
            if outside:
                await self._process_one_by_one(updates)
                return ()
            if len(updates) == 1:
                await self._park_update(updates[0], error)
                return ()
        return await self._process_halves(updates, is_last_try=is_last_try, lane=lane)

    async def _process_halves(
        self, updates: Sequence[IncomingUpdate], *, is_last_try: bool, lane: SideLane | None
    ) -> Sequence[IncomingUpdate]:
        """Processes one half after the other; what is left of somebody in the first one keeps
        theirs in the second one waiting."""
        process = partial(self._process_or_split, is_last_try=is_last_try, lane=lane)
        middle = (len(updates) + 1) // 2
        left = await process(updates[:middle])
        waiting = {update.chat for update in left}
        behind = [update for update in updates[middle:] if update.chat in waiting]
        others = [update for update in updates[middle:] if update.chat not in waiting]
        more = await process(others) if others else ()
        return [*left, *behind, *more]

    async def _process_one_by_one(self, updates: Sequence[IncomingUpdate]) -> None:
        """Processes each update in a transaction of its own. What the disk refuses stays with
        Telegram, as does everything else that the same person did. It is not parked, although that
        might still fit where the turn did not, because the update is not at fault. The others go
        on."""
        stuck: dict[int | None, Exception] = {}
        for update in updates:
            if update.chat in stuck:
                continue
            try:
                await self._process([update])
            except _OUTAGES as error:
                stuck[update.chat] = error
            except Exception as error:  # noqa: BLE001 - parked, or raised again there
                await self._park_update(update, error)
        for first in stuck.values():
            raise first

    async def take_fetched(self, file: WaitingFile, raw: bytes, text: str | None) -> None:
        """Handles what was read in a file and drops the file, both or neither.

        Nothing happens when the file is not there any more, because its person was forgotten. An
        update that fails is parked. Raises what went wrong when the database is at fault.
        """
        async with self._open_batch() as processor:
            unit, now = processor.batch.unit, processor.batch.now
            await unit.lock_chats([file.chat], waits=True)
            if not await unit.waiting_files.drop(file):
                return
            await processor.process_fetched(parse_update(json.loads(raw), self._bot), text)
            unit.on_commit(await self._hooks.join_transaction(unit, now))
        self._follow_up(processor)

    async def retry_parked(self) -> tuple[int, int]:
        """Tries every parked update once more, each by itself, in Telegram's order. Returns how
        many could be handled now, and how many still cannot; those stay parked.

        What its sender may have done once more since then counts as handled, and they are told once
        that it works again. Nobody is told of another failure, and no press is answered: they are
        too old for that.
        """
        async with self._store.unit_of_work() as unit:
            parked = await unit.updates.list_parked()
        notices: set[tuple[int | None, str]] = set()
        results = [await self._retry_update(update, notices) for update in parked]
        return sum(results), len(results) - sum(results)

    async def _retry_update(
        self, parked: ParkedUpdate, notices: set[tuple[int | None, str]]
    ) -> bool:
        try:
            update = parse_update(json.loads(parked.raw or b""), self._bot)
            with use_language(choose_language(update, None)):
                text = retry_notice(parked, update) if self._is_allowed(update) else ""
            if text:
                await self._rehearse(update, parked.update_id)
                new_text = "" if (update.chat, text) in notices else text
                await self._send_retry_notice(update, parked.update_id, new_text)
                notices.add((update.chat, text))
            else:
                await self._process([update], parked_as=parked.update_id)
        except StillFailingError as error:
            _log.warning("update %d still cannot be handled: %s", parked.update_id, error)
        except Exception as error:  # noqa: BLE001 - it stays parked, and the next is tried
            _log.error("update %d cannot be tried: %s", parked.update_id, type(error).__name__)
        else:
            return True
        return False

    def _is_allowed(self, update: IncomingUpdate) -> bool:
        return update.chat is not None and self._access.is_allowed(update.chat)

    async def _process(
        self,
        updates: Sequence[IncomingUpdate],
        *,
        parked_as: int | None = None,
        lane: SideLane | None = None,
    ) -> Sequence[IncomingUpdate]:
        async with self._open_batch(parked_as, lane) as processor:
            left = await processor.process_batch(updates)
            unit, now = processor.batch.unit, processor.batch.now
            unit.on_commit(await self._hooks.join_transaction(unit, now))
        self._follow_up(processor)
        return left

    async def _park_update(self, update: IncomingUpdate, error: Exception) -> None:
        async with self._open_batch() as processor:
            await processor.park_update(update, error)
        self._follow_up(processor)

    async def _rehearse(self, update: IncomingUpdate, parked_as: int) -> None:
        """Raises what stands in the way of handling the update now; nothing of it is stored."""
        with suppress(_RollBackError):
            async with self._open_batch(parked_as) as processor:
                await processor.process_batch([update])
                raise _RollBackError

    async def _send_retry_notice(self, update: IncomingUpdate, parked_as: int, text: str) -> None:
        """Ends a parked update without handling it, and tells its sender if there is something to
        tell."""
        async with self._open_batch(parked_as) as processor:
            if update.chat is not None and text:
                processor.batch.say_to_chat(update.chat, build_message(text))
            await processor.batch.save([update.id])
        _log.info("update %d could be handled now; its sender is asked again", update.id)
        self._hooks.take_effects(processor.batch.effects)

    @asynccontextmanager
    async def _open_batch(
        self, parked_as: int | None = None, lane: SideLane | None = None
    ) -> AsyncIterator[UpdateProcessor]:
        now, limits = self._clock.now(), self._rate_limiter.begin()
        async with self._store.unit_of_work() as unit:
            batch = Batch(unit, now, parked_as)
            heavy = HeavyTurns(batch, self._access, limits, lane)
            yield UpdateProcessor(
                batch, self._entry_points, self._access, limits, self._plans, heavy
            )

    def _follow_up(self, processor: UpdateProcessor) -> None:
        """Does what follows the commit: spends the allowances, writes the log and passes on the
        effects."""
        batch = processor.batch
        self._rate_limiter.commit(processor.rate_limits, batch.now.timestamp())
        for update in batch.effects.handled_updates:
            level = logging.WARNING if update.is_over_budget else logging.INFO
            _log.log(level, "%s", update.log_line, extra=update.log_fields)
        self._hooks.take_effects(batch.effects)


class _RollBackError(Exception):
    """Rolls back a transaction that was only a trial."""


def is_database_error(error: Exception) -> bool:
    """Returns whether the disk or the database is at fault, which says nothing about an update.

    Drivers of databases share the names of their errors (PEP 249).
    """
    if isinstance(error, StorageError | OSError | MemoryError):
        return True
    return type(error).__name__ in ("OperationalError", "InternalError", "DatabaseError")
