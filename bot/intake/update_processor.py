"""Handles the updates of a batch inside one transaction, in order; the failure of one is its
alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from time import perf_counter

from telegram import Update

from bot.intake.access import AccessList
from bot.intake.batch import Batch
from bot.intake.chat_locks import lock_chats
from bot.intake.entry_points import EntryPoints, TurnHandler
from bot.intake.heavy_turns import HeavyTurns
from bot.intake.known_plans import KnownPlans
from bot.intake.quota import drop_old_changes, refuse_for_room
from bot.intake.rate_limit import (
    FAREWELLS,
    STRANGER_NOTICES,
    UNREADABLE_NOTICES,
    Allowance,
    RateDecision,
    RateLimitTransaction,
)
from bot.intake.turn_conditions import choose_allowance, choose_language
from bot.intake.turn_work import WorkedTurn, load_setting, work_out_turn
from bot.intake.unreadable_person import handle_unreadable
from bot.intake.update_parsing import IncomingUpdate
from bot.intake.update_result import BATCH_BUDGET, ResultWithReason, UpdateResult, describe_error
from bot.intake.work_meter import WorkMeter
from bot.texts import FAILURE_APOLOGY, FAREWELL, OFF_THE_LIST, PRIVATE, TOO_FAST
from coaching.translation import use_language
from handlers import usage_stats
from handlers.ui.turn import Turn, build_message
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import StoredPerson

LEAVE_CHAT = OutgoingMessage("leaveChat", {})


@dataclass(slots=True)
class UpdateProcessor:
    """Takes each update of a batch through the same steps until one of them has an outcome."""

    batch: Batch
    entry_points: EntryPoints
    access: AccessList
    rate_limits: RateLimitTransaction
    plans: KnownPlans
    heavy: HeavyTurns
    _meter: WorkMeter = field(default_factory=WorkMeter)

    async def process_batch(self, updates: Sequence[IncomingUpdate]) -> Sequence[IncomingUpdate]:
        """Handles updates, whatever becomes of each, and then saves everything that changed.

        Returns those that are left: of chats that another process works on, for lack of time, and
        those whose turns are to be worked out beside the others first. Everybody's own updates stay
        in order.
        """
        mine, elsewhere = await lock_chats(self.batch.unit, updates)
        await self.batch.find_repeats(mine)
        repeats = [update for update in mine if update.id in self.batch.handled_ids]
        new = [update for update in mine if update.id not in self.batch.handled_ids]
        ready, aside = await self.heavy.part(new)
        ready = [*repeats, *ready]
        await self.batch.load(ready)
        began, done = perf_counter(), 0
        while done < len(ready) and (not done or perf_counter() - began < BATCH_BUDGET):
            await self._process_timed(ready[done])
            done += 1
        await self.batch.save([update.id for update in ready[:done]])
        left = {update.id for update in (*ready[done:], *aside, *elsewhere)}
        return [update for update in updates if update.id in left]

    async def _process_timed(self, update: IncomingUpdate) -> None:
        began, side = perf_counter(), self.heavy.find_taken(update)
        with use_language(self._find_language(update)):
            outcome = await self._process_update(update)
        seconds = perf_counter() - began
        self.batch.record(update, outcome, seconds + (side.seconds if side else 0))
        if update.chat is not None and not self.batch.is_retry:
            now = self.batch.now.timestamp()
            _, at = choose_allowance(update, now)
            worked = self._meter.measure(seconds) + (side.worked if side else 0)
            self.rate_limits.charge_work(update.chat, at, now, worked)

    async def process_fetched(self, update: IncomingUpdate, text: str | None) -> None:
        """Handles what was read in the file of an update that was kept earlier."""
        chat, parsed = update.chat, update.parsed
        if chat is None or parsed is None or not self.access.is_allowed(chat):
            return
        await self.batch.load_people([chat])
        if chat not in self.batch.people:
            return
        began = perf_counter()
        update = replace(update, is_fetched=True)
        handler = partial(self._take_fetched, text)
        with use_language(self._find_language(update)):
            outcome = await self._run_turn(update, chat, parsed, handler)
        self.batch.record(replace(update, kind="fetched"), outcome, perf_counter() - began)
        await self.batch.save([])

    async def _take_fetched(self, text: str | None, parsed: Update, turn: Turn) -> None:
        await self.entry_points.take_fetched(parsed, turn, text)

    async def park_update(self, update: IncomingUpdate, error: Exception) -> None:
        """Parks one update that cannot be saved, without its person, and tells its sender."""
        began = perf_counter()
        with use_language(self._find_language(update)):
            outcome = await self._park_unsaved(update, error)
        self.batch.record(update, outcome, perf_counter() - began)
        await self.batch.save([update.id])

    def _find_language(self, update: IncomingUpdate) -> str:
        person = self.batch.people.get(update.chat) if update.chat is not None else None
        return choose_language(update, person)

    async def _process_update(self, update: IncomingUpdate) -> ResultWithReason:
        if update.id in self.batch.handled_ids:
            self.batch.answer_press(update)
            return ResultWithReason(UpdateResult.REPEATED)
        if update.group is not None:
            return self._leave_group(update, update.group)
        if update.chat is None:
            return await self._handle_without_chat(update)
        return (
            self._refuse_stranger(update, update.chat)
            or self._set_reachable(update, update.chat)
            or self._refuse_flood(update, update.chat)
            or await self._handle_unreadable(update, update.chat)
            or await self._handle_in_chat(update, update.chat)
        )

    # -- who is not admitted

    def _leave_group(self, update: IncomingUpdate, group: int) -> ResultWithReason:
        """Leaves a group or a channel, where others would read along; it tells why now and then."""
        if self._is_within(FAREWELLS, group):
            self.batch.say_to_chat(group, build_message(FAREWELL), LEAVE_CHAT)
        elif update.is_reachable and not self._is_leaving(group):
            self.batch.say_to_chat(group, LEAVE_CHAT)
        return ResultWithReason(UpdateResult.NOT_FOR_US, "a group")

    def _is_leaving(self, group: int) -> bool:
        return any(one is LEAVE_CHAT and to.chat == group for to, one in self.batch.outgoing)

    async def _handle_without_chat(self, update: IncomingUpdate) -> ResultWithReason:
        if update.parsed is None:
            return await self._park_unparsed(update)
        self.batch.answer_press(update)
        return ResultWithReason(UpdateResult.NOT_FOR_US)

    def _refuse_stranger(self, update: IncomingUpdate, chat: int) -> ResultWithReason | None:
        """Refuses a person who is not let in, and tells them once what lets them in. Of whom
        something is kept is no stranger: they can still export and delete it."""
        if self.access.is_allowed(chat) or self.batch.is_known(chat):
            return None
        if update.command == "/start" and self._is_within(STRANGER_NOTICES, chat):
            self.batch.say_to_chat(chat, build_message(PRIVATE.format(chat=chat)))
        return ResultWithReason(UpdateResult.NOT_FOR_US, "a stranger")

    def _refuse_removed(self, update: IncomingUpdate, chat: int) -> ResultWithReason:
        """Refuses a person who was let in earlier, and tells them so now and then."""
        self.batch.answer_press(update)
        if not update.callback_query_id and self._is_within(STRANGER_NOTICES, chat):
            self.batch.say_to_chat(chat, build_message(OFF_THE_LIST))
        return ResultWithReason(UpdateResult.NOT_FOR_US, "off the list")

    def _set_reachable(self, update: IncomingUpdate, chat: int) -> ResultWithReason | None:
        if update.is_reachable is None:
            return None
        person = self.batch.people.get(chat)
        if person is not None:
            person.is_reachable = update.is_reachable
            self.batch.change(person)
        return ResultWithReason(
            UpdateResult.REACHABLE if update.is_reachable else UpdateResult.BLOCKED
        )

    def _refuse_flood(self, update: IncomingUpdate, chat: int) -> ResultWithReason | None:
        decision = self._take_allowance(update, chat)
        if decision is RateDecision.ALLOWED:
            return None
        if decision is RateDecision.FIRST_REFUSAL:
            self.batch.answer_press(update)
            if self.access.is_allowed(chat):
                self.batch.say_to_chat(chat, build_message(TOO_FAST))
        return ResultWithReason(UpdateResult.TOO_FAST)

    def _take_allowance(self, update: IncomingUpdate, chat: int) -> RateDecision:
        if self.batch.is_retry:
            return RateDecision.ALLOWED
        allowance, at = choose_allowance(update, self.batch.now.timestamp())
        decision = self.rate_limits.take(allowance, chat, at)
        is_allowed = decision is RateDecision.ALLOWED
        return self.rate_limits.check_work(chat, at) if is_allowed else decision

    def _is_within(self, allowance: Allowance, chat: int) -> bool:
        now = self.batch.now.timestamp()
        return self.rate_limits.take(allowance, chat, now) is RateDecision.ALLOWED

    # -- the turn of who is

    async def _handle_in_chat(self, update: IncomingUpdate, chat: int) -> ResultWithReason:
        is_allowed = self.access.is_allowed(chat)
        if update.parsed is None:
            if is_allowed:
                return await self._park_unparsed(update)
            return self._refuse_removed(update, chat)
        handler = self.entry_points.enter if is_allowed else self.entry_points.leave
        return await self._run_turn(update, chat, update.parsed, handler)

    async def _run_turn(
        self, update: IncomingUpdate, chat: int, parsed: Update, handler: TurnHandler
    ) -> ResultWithReason:
        person = self.batch.find_or_create_person(chat)
        side = self.heavy.find_taken(update)
        done = side.work if side else await self._work_out(update, person, parsed, handler)
        if done.leads_nowhere:
            return self._refuse_removed(update, chat)
        if done.error is not None:
            return await self._park_failed(update, done.error)
        if done.has_no_room:
            return refuse_for_room(self.batch, update, person)
        self.batch.answer_press(update, done.turn)
        return await self._keep_turn(update, person, done.turn, done.next_ping)

    async def _work_out(
        self, update: IncomingUpdate, person: StoredPerson, parsed: Update, handler: TurnHandler
    ) -> WorkedTurn:
        wants_counts = usage_stats.is_wanted(update.command, person.chat, self.access.admins)
        setting = await load_setting(
            self.batch.unit,
            update,
            self.batch.now,
            self.entry_points.abilities,
            wants_counts=wants_counts,
        )
        is_newcomer = person.chat in self.batch.new_chats
        turn = setting.begin_turn(update, person, is_newcomer=is_newcomer)
        return await work_out_turn(handler, parsed, turn, person, self.plans)

    async def _keep_turn(
        self, update: IncomingUpdate, person: StoredPerson, turn: Turn, next_ping: datetime | None
    ) -> ResultWithReason:
        if turn.deletes_person:
            await self.batch.forget(person)
        else:
            if turn.fetches_file:
                await self.batch.keep_file(update, person)
            turn.person = drop_old_changes(turn.person)
            person.dossier, person.next_ping, person.is_reachable = turn.dossier, next_ping, True
            self.batch.change(person)
        self.batch.say(person, turn.outgoing)
        return ResultWithReason(
            UpdateResult.FORGOTTEN if turn.deletes_person else UpdateResult.KEPT
        )

    # -- what goes wrong

    async def _handle_unreadable(
        self, update: IncomingUpdate, chat: int
    ) -> ResultWithReason | None:
        if chat not in self.batch.unreadable_chats:
            return None
        is_first = partial(self._is_within, UNREADABLE_NOTICES, chat)
        return await handle_unreadable(self.batch, update, chat, is_first=is_first)

    async def _park_failed(self, update: IncomingUpdate, error: Exception) -> ResultWithReason:
        await self.batch.park(update, type(error).__name__)
        self._apologise(update)
        return ResultWithReason(UpdateResult.PARKED, describe_error(error))

    async def _park_unparsed(self, update: IncomingUpdate) -> ResultWithReason:
        await self.batch.park(update, update.parse_error)
        self._apologise(update)
        return ResultWithReason(UpdateResult.PARKED, f"not read, {update.parse_error}")

    def _apologise(self, update: IncomingUpdate) -> None:
        if update.chat is not None:
            self.batch.change(self.batch.find_or_create_person(update.chat))
            self.batch.say_to_chat(update.chat, build_message(FAILURE_APOLOGY))

    async def _park_unsaved(self, update: IncomingUpdate, error: Exception) -> ResultWithReason:
        if (chat := update.chat) is not None:
            refused = self._refuse_stranger(update, chat) or self._refuse_flood(update, chat)
            if refused is not None:
                return refused
            self.batch.say_to_chat(chat, build_message(FAILURE_APOLOGY))
        await self.batch.park(update, type(error).__name__)
        return ResultWithReason(UpdateResult.PARKED, describe_error(error))
