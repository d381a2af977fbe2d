"""Works off what waits inside one transaction: in order, each update's failure that one's alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from time import perf_counter

from telegram import Update

from bot.intake.access import AccessList
from bot.intake.callback_answers import CallbackAnswer
from bot.intake.parked_updates import describe_error, dump_update
from bot.intake.rate_limit import (
    FAREWELLS,
    MESSAGES,
    PRESSES,
    STRANGER_NOTICES,
    UNREADABLE_NOTICES,
    RateDecision,
    RateLimitTransaction,
)
from bot.intake.update_parsing import IncomingUpdate
from bot.intake.update_result import Effects, HandledUpdate, StillFailingError, UpdateResult
from bot.intake.ways import EntryPoints, TurnHandler
from bot.persistence.load_people import load_people
from bot.texts import CANNOT_OPEN, FAILURE_APOLOGY, FAREWELL, OFF_THE_LIST, PRIVATE, TOO_FAST
from coaching.translation import use_language
from handlers import usage_stats
from handlers.ui.turn import Turn, build_message, fit_messages
from storage.errors import UnreadableError
from storage.tables.counting import Counts
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import StoredPerson, UnitOfWork

LEAVE_CHAT = OutgoingMessage("leaveChat", {})


class UpdateProcessor:
    """What waits, being worked off. `again`: it was put aside, and is tried once more."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        entry_points: EntryPoints,
        access: AccessList,
        rate_limits: RateLimitTransaction,
        now: datetime,
        *,
        is_retry: bool = False,
    ) -> None:
        self._unit_of_work, self._entry_points, self._access, self._now = (
            unit_of_work,
            entry_points,
            access,
            now,
        )
        self._rate_limits, self._timestamp, self._is_retry = rate_limits, now.timestamp(), is_retry
        self._handled_ids: Collection[int] = ()
        self._unreadable: set[int] = set()
        self._people: dict[int, StoredPerson] = {}
        self._new_chats: set[int] = set()
        self._changed_people: dict[int, StoredPerson] = {}
        self._outgoing: list[tuple[StoredPerson, OutgoingMessage]] = []
        self.effects = Effects()

    async def run(self, updates: Sequence[IncomingUpdate]) -> None:
        """All of them, whatever becomes of each, and then all that changed is written."""
        await self._load_people(updates)
        for arrival in updates:
            await self._handle_update(arrival)
        await self._write_changes([arrival.id for arrival in updates])

    async def park_update(self, update: IncomingUpdate, error: Exception) -> None:
        """One that cannot be written down, alone. Nothing is loaded: its sender is told with a
        key of no one."""
        began = perf_counter()
        with use_language(self._find_language(update)):
            self._record_result(update, began, *await self._park_or_refuse(update, error))
        await self._write_changes([update.id])

    async def send_retry_notice(self, update: IncomingUpdate, text: str) -> None:
        """One that was put aside is not done now; its sender is told, if there is something to
        tell them."""
        if update.chat is not None and text:
            self._say_to(update.chat, build_message(text))
        await self._write_changes([update.id])

    async def _load_people(self, updates: Sequence[IncomingUpdate]) -> None:
        """What is kept of these people, and of whom something is kept that cannot be read."""
        if not self._is_retry:
            self._handled_ids = await self._unit_of_work.updates.find_handled(
                [arrival.id for arrival in updates]
            )
        chats = {
            arrival.chat
            for arrival in updates
            if arrival.chat is not None and arrival.id not in self._handled_ids
        }
        self._people, self._unreadable = await load_people(self._unit_of_work, chats)

    async def _handle_update(self, update: IncomingUpdate) -> None:
        began = perf_counter()
        with use_language(self._find_language(update)):
            self._record_result(update, began, *await self._handle_by_origin(update))

    def _find_language(self, update: IncomingUpdate) -> str:
        """The person's own; of whom nothing is kept, the one that their Telegram has."""
        kept = self._people.get(update.chat) if update.chat is not None else None
        if kept is not None:
            return kept.dossier.person.language
        user = update.parsed.effective_user if update.parsed is not None else None
        return (user and user.language_code) or ""

    def _record_result(
        self, update: IncomingUpdate, began: float, result: UpdateResult, why: str
    ) -> None:
        spent = perf_counter() - began
        self.effects.handled_updates.append(
            HandledUpdate(update.kind, result, spent, update.id, why)
        )

    async def _write_changes(self, ids: Sequence[int]) -> None:
        changed = list(self._changed_people.values())
        await self._unit_of_work.people.save(changed)
        await self._unit_of_work.outbox.queue(self._outgoing, self._now)
        await self._unit_of_work.updates.mark_handled(ids, self._now)
        if self._is_retry:
            for number in ids:
                await self._unit_of_work.updates.unpark(number)
        pings = [kept.next_ping for kept in changed if kept.next_ping and kept.is_reachable]
        self.effects.next_ping = min(pings, default=None)
        self.effects.has_forgotten = self._unit_of_work.has_forgotten

    async def _handle_by_origin(self, update: IncomingUpdate) -> tuple[UpdateResult, str]:
        """What becomes of it, and for the log why."""
        if update.id in self._handled_ids:
            self._add_callback_answer(update)
            return UpdateResult.REPEATED, ""
        if update.group is not None:
            return self._leave_group(update, update.group)
        if update.chat is None:
            if update.parsed is None:
                return await self._park_unparsed(update)
            self._add_callback_answer(update)  # a button that was pressed must not go on turning
            return UpdateResult.NOT_FOR_US, ""
        if not self._access.is_allowed(update.chat):
            return await self._handle_not_allowed(update, update.chat)
        if update.is_reachable is not None:
            return self._set_reachable(update.chat, reachable=update.is_reachable)
        return await self._handle_allowed(update, update.chat)

    async def _handle_allowed(self, update: IncomingUpdate, chat: int) -> tuple[UpdateResult, str]:
        room = self._check_rate(update, chat)
        if room is not RateDecision.ALLOWED:
            return self._refuse_flood(update, chat, room)
        if chat in self._unreadable:
            return await self._park_unreadable(update, chat)
        if update.parsed is None:
            return await self._park_unparsed(update)
        return await self._run_turn(update, chat, update.parsed, self._entry_points.enter)

    # -- those who are not let in ------------------------------------------------------------

    def _leave_group(self, update: IncomingUpdate, group: int) -> tuple[UpdateResult, str]:
        """A group or a channel: others read along there. Whoever adds the bot again is not told
        again why it leaves."""
        if self._rate_limits.take(FAREWELLS, group, self._timestamp) is RateDecision.ALLOWED:
            self._say_to(group, build_message(FAREWELL), LEAVE_CHAT)
        elif update.is_reachable and not self._is_leaving(group):
            self._say_to(group, LEAVE_CHAT)
        return UpdateResult.NOT_FOR_US, "a group"

    def _is_leaving(self, group: int) -> bool:
        return any(said is LEAVE_CHAT and whom.chat == group for whom, said in self._outgoing)

    def _refuse_stranger(self, update: IncomingUpdate, chat: int) -> tuple[UpdateResult, str]:
        """Who knocks is told once what the person who runs the bot needs to let them in."""
        knocks = update.command == "/start"
        if (
            knocks
            and self._rate_limits.take(STRANGER_NOTICES, chat, self._timestamp)
            is RateDecision.ALLOWED
        ):
            self._say_to(chat, build_message(PRIVATE.format(chat=chat)))
        return UpdateResult.NOT_FOR_US, "a stranger"

    async def _handle_not_allowed(
        self, update: IncomingUpdate, chat: int
    ) -> tuple[UpdateResult, str]:
        """A stranger; or somebody of whom something is kept, who can still get it and end it."""
        if chat not in self._people and chat not in self._unreadable:
            return self._refuse_stranger(update, chat)
        if update.is_reachable is not None:
            return self._set_reachable(chat, reachable=update.is_reachable)
        room = self._check_rate(update, chat)
        if room is not RateDecision.ALLOWED:
            if room is RateDecision.FIRST_REFUSAL:
                self._add_callback_answer(update)
            return UpdateResult.TOO_FAST, ""
        if chat in self._unreadable:
            return await self._park_unreadable(update, chat)
        if update.parsed is None:
            return self._refuse_removed(update, chat)
        return await self._run_turn(update, chat, update.parsed, self._entry_points.leave)

    def _refuse_removed(self, update: IncomingUpdate, chat: int) -> tuple[UpdateResult, str]:
        """Who was let in once is told now and then why they are not any more."""
        self._add_callback_answer(update)
        if (
            not update.callback_query_id
            and self._rate_limits.take(STRANGER_NOTICES, chat, self._timestamp)
            is RateDecision.ALLOWED
        ):
            self._say_to(chat, build_message(OFF_THE_LIST))
        return UpdateResult.NOT_FOR_US, "off the list"

    def _check_rate(self, update: IncomingUpdate, chat: int) -> RateDecision:
        if self._is_retry:
            return RateDecision.ALLOWED
        if update.callback_query_id:
            return self._rate_limits.take(PRESSES, chat, self._timestamp)
        written = update.message_date
        return self._rate_limits.take(
            MESSAGES, chat, self._timestamp if written is None else written
        )

    def _refuse_flood(
        self, update: IncomingUpdate, chat: int, decision: RateDecision
    ) -> tuple[UpdateResult, str]:
        if decision is RateDecision.FIRST_REFUSAL:
            self._add_callback_answer(update)
            self._say_to(chat, build_message(TOO_FAST))
        return UpdateResult.TOO_FAST, ""

    def _say_to(self, chat: int, *messages: OutgoingMessage) -> None:
        """To anybody: of whom nothing is kept is written to with a key of no one."""
        whom = self._people.get(chat) or self._unit_of_work.people.new(chat, self._now)
        self._outgoing.extend((whom, said) for said in fit_messages(messages))

    # -- those who are -----------------------------------------------------------------------

    def _set_reachable(self, chat: int, *, reachable: bool) -> tuple[UpdateResult, str]:
        kept = self._people.get(chat)
        if kept is not None:
            kept.is_reachable = reachable
            self._changed_people[chat] = kept
        return UpdateResult.REACHABLE if reachable else UpdateResult.BLOCKED, ""

    async def _run_turn(
        self, update: IncomingUpdate, chat: int, parsed: Update, handler: TurnHandler
    ) -> tuple[UpdateResult, str]:
        kept = self._find_or_create_person(chat)
        turn = Turn(
            now=self._now,
            chat_id=chat,
            dossier=kept.dossier,
            message_id=update.message_id,
            is_newcomer=chat in self._new_chats,
            is_reachable=kept.is_reachable,
            counts=await self._load_counts(update, chat),
        )
        try:
            if await handler(parsed, turn) is False:
                return self._refuse_removed(update, chat)
            next_ping = self._entry_points.next_ping(turn.dossier, self._now)
            outgoing = turn.fit_outgoing()
        except Exception as error:  # noqa: BLE001 - one update's failure is that update's alone
            return await self._park_failed(update, error)
        self._add_callback_answer(update, turn)
        if turn.deletes_person:
            return await self._forget_person(kept, outgoing)
        kept.dossier, kept.next_ping, kept.is_reachable = turn.dossier, next_ping, True
        self._changed_people[chat] = kept
        self._outgoing.extend((kept, said) for said in outgoing)
        return UpdateResult.KEPT, ""

    def _find_or_create_person(self, chat: int) -> StoredPerson:
        if chat not in self._people:
            self._people[chat] = self._unit_of_work.people.new(chat, self._now)
            self._new_chats.add(chat)
        return self._people[chat]

    async def _load_counts(self, update: IncomingUpdate, chat: int) -> Counts | None:
        """The figures of the whole house, for the eyes of those who run it."""
        if chat not in self._access.admins or update.command != usage_stats.COMMAND:
            return None
        return await self._unit_of_work.counts.read(self._now)

    async def _forget_person(
        self, person: StoredPerson, farewell: Sequence[OutgoingMessage]
    ) -> tuple[UpdateResult, str]:
        """Of somebody new too: what was put aside of theirs is written already."""
        self._outgoing = [(whom, said) for whom, said in self._outgoing if whom.chat != person.chat]
        self._changed_people.pop(person.chat, None)
        del self._people[person.chat]
        self._new_chats.discard(person.chat)
        await self._unit_of_work.forget_people([person])
        self._outgoing.extend((person, said) for said in farewell)
        return UpdateResult.FORGOTTEN, ""

    # -- what goes wrong ---------------------------------------------------------------------

    async def _park_or_refuse(
        self, update: IncomingUpdate, error: Exception
    ) -> tuple[UpdateResult, str]:
        if update.chat is not None:
            if not self._access.is_allowed(update.chat):
                return self._refuse_stranger(update, update.chat)
            room = self._check_rate(update, update.chat)
            if room is not RateDecision.ALLOWED:
                return self._refuse_flood(update, update.chat, room)
            self._say_to(update.chat, build_message(FAILURE_APOLOGY))
        await self._park(update, type(error).__name__)
        return UpdateResult.PARKED, describe_error(error)

    async def _park_unreadable(self, update: IncomingUpdate, chat: int) -> tuple[UpdateResult, str]:
        await self._park(update, UnreadableError.__name__)
        if (
            self._rate_limits.take(UNREADABLE_NOTICES, chat, self._timestamp)
            is RateDecision.ALLOWED
        ):
            self._say_to(chat, build_message(CANNOT_OPEN))
        return UpdateResult.PARKED, "unreadable"

    async def _park_failed(
        self, update: IncomingUpdate, error: Exception
    ) -> tuple[UpdateResult, str]:
        await self._park(update, type(error).__name__)
        self._apologise(update)
        return UpdateResult.PARKED, describe_error(error)

    async def _park_unparsed(self, update: IncomingUpdate) -> tuple[UpdateResult, str]:
        await self._park(update, update.parse_error)
        self._apologise(update)
        return UpdateResult.PARKED, f"not read, {update.parse_error}"

    async def _park(self, update: IncomingUpdate, reason: str) -> None:
        """Seals it for later; what is tried again stays where it is."""
        if self._is_retry:
            raise StillFailingError(reason)
        self._add_callback_answer(update)
        await self._unit_of_work.updates.park(
            update.id, update.owner_chat, dump_update(update), reason, self._now
        )

    def _apologise(self, update: IncomingUpdate) -> None:
        if update.chat is not None:
            kept = self._find_or_create_person(update.chat)
            self._changed_people[update.chat] = kept
            self._say_to(kept.chat, build_message(FAILURE_APOLOGY))

    def _add_callback_answer(self, update: IncomingUpdate, turn: Turn | None = None) -> None:
        if not update.callback_query_id or self._is_retry:
            return
        toast, alert = (turn.toast, turn.alert) if turn else (None, False)
        self.effects.callback_answers.append(CallbackAnswer(update.callback_query_id, toast, alert))
