"""Sends the outbox: in order within a chat, many chats at once, and nothing gets lost."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import assert_never

from bot.clock import Clock
from bot.errors import LockedOutError
from bot.graceful_shutdown import run_to_completion
from bot.monitoring.metrics import Metrics
from bot.sending.in_flight import Exchange, InFlight, split_by_places
from bot.sending.pacing import FloodDetector, Pacer
from bot.telegram_api.api_responses import (
    ApiCall,
    ResponseKind,
    classify_response,
    find_second_call,
)
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import ApiResponse, BotApiClient, MaybeSentError, NotSentError
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import ClaimedMessage, Delivery, DeliveryStatus, Store, UnitOfWork

REMINDERS_AT_ONCE = 32
"""At most so many reminders wait for their pace, so that places are left for answers."""
LONGEST_SLEEP = 30.0
LONGEST_START_PAUSE = timedelta(minutes=15)
"""A longer pause found at the start was set by a wrong clock, or is worth asking again."""
CLOCK_TOLERANCE = timedelta(seconds=1)
"""The wall clock counts as set back when it goes back by at least this."""
_log = logging.getLogger(__name__)


class Sender:
    """Sends the messages of the outbox; wake it after every commit that queued some."""

    def __init__(
        self,
        store: Store,
        api: BotApiClient,
        clock: Clock,
        pacer: Pacer | None = None,
        metrics: Metrics | None = None,
    ) -> None:
        self._store, self._api, self._clock = store, api, clock
        self._pacer, self._metrics = pacer or Pacer(), metrics or Metrics()
        self._flood_detector, self._backoff = FloodDetector(), Backoff()
        self._down_until: datetime | None = None
        self._last_time: datetime | None = None
        """What the wall clock showed at the last look."""
        self._wake_event = asyncio.Event()
        self._has_new_messages, self._has_more_reminders, self._is_locked_out = True, False, False
        self._in_flight = InFlight()
        self._deliveries: list[Delivery] = []
        self._unreachable_chats: set[int] = set()

    def wake(self) -> None:
        """Tells the sender that there are new messages, or that a clock was moved."""
        self._has_new_messages = True
        self._wake_event.set()

    async def run(self) -> None:
        """Sends until it is cancelled; raises LockedOutError when Telegram refuses the token."""
        backoff = Backoff()
        while True:
            self._wake_event.clear()
            try:
                sleep = await run_to_completion(self._run_cycle())
            except Exception as error:  # noqa: BLE001 - disk full, locked: the rows are there
                _log.error("the outbox has to wait: %s", type(error).__name__)
                await asyncio.sleep(backoff.next_pause())
                continue
            if self._is_locked_out:
                raise LockedOutError
            backoff.reset()
            await self._sleep(sleep)

    async def stop(self, seconds: float = 2.0) -> None:
        """Waits so many seconds for messages in flight, then records what became of all of them."""
        tasks = list(self._in_flight.tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with self._store.unit_of_work() as unit:
            await self._record_deliveries(
                unit, tuple(self._deliveries), frozenset(self._unreachable_chats)
            )
        self._deliveries.clear()

    async def exchange(
        self, unit_of_work: UnitOfWork, now: datetime, *, claim: bool = True
    ) -> Exchange:
        """Records and claims in a transaction that is open already; `launch` follows its commit."""
        deliveries, unreachable = tuple(self._deliveries), frozenset(self._unreachable_chats)
        await self._record_deliveries(unit_of_work, deliveries, unreachable)
        await self._release_wrong_pauses(unit_of_work, now)
        if not claim or self._in_flight.free_places <= 0:
            has_more = self._has_more_reminders
            return Exchange(now, deliveries, unreachable, has_more_reminders=has_more)
        claimed = await unit_of_work.outbox.claim(now, self._in_flight.free_places)
        places = REMINDERS_AT_ONCE - len(self._in_flight.reminder_chats)
        going, surplus = split_by_places(claimed, places)
        later = [Delivery(message, DeliveryStatus.LATER) for message in surplus]
        await unit_of_work.outbox.record(later)
        next_message_at = None if claimed else await unit_of_work.outbox.next_send_time(now)
        return Exchange(now, deliveries, unreachable, going, bool(surplus), next_message_at)

    def launch(self, exchange: Exchange) -> None:
        """Sends the claimed messages, now that the claim is committed."""
        self._last_time = exchange.moment
        recorded = {id(delivery) for delivery in exchange.deliveries}
        self._deliveries = [one for one in self._deliveries if id(one) not in recorded]
        self._unreachable_chats -= exchange.unreachable
        self._has_more_reminders = exchange.has_more_reminders
        for chat, messages in groupby(exchange.messages, key=lambda message: message.chat):
            self._start_sending(chat, list(messages))

    async def _run_cycle(self) -> float:
        """Returns the seconds to sleep unless woken."""
        has_new, self._has_new_messages = self._has_new_messages, False
        claim = has_new or not self._is_full
        if not claim and not self._deliveries:
            return LONGEST_SLEEP
        now = self._clock.now()
        async with self._store.unit_of_work() as unit:
            exchange = await self.exchange(unit, now, claim=claim)
            unit.on_commit(partial(self.launch, exchange))
        if exchange.next_message_at is None:
            return LONGEST_SLEEP
        ahead = (exchange.next_message_at - self._clock.now()).total_seconds()
        return min(max(ahead, 0.01), LONGEST_SLEEP)

    async def _release_wrong_pauses(self, unit_of_work: UnitOfWork, now: datetime) -> None:
        """Ends pauses that a clock set back would lengthen: they are stored as wall clock times."""
        if self._last_time is None:
            await unit_of_work.outbox.end_pauses(now + LONGEST_START_PAUSE)
        elif now < self._last_time - CLOCK_TOLERANCE:
            await unit_of_work.outbox.end_pauses(now)
            self._down_until = None

    @property
    def _is_full(self) -> bool:
        """Returns whether only reminders were left to claim, and no more of them may be
        in flight.
        """
        return (
            self._has_more_reminders
            and len(self._in_flight.reminder_chats) > REMINDERS_AT_ONCE // 2
        )

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake_event.wait()
        except TimeoutError:
            self._has_new_messages = True

    async def _record_deliveries(
        self, unit_of_work: UnitOfWork, deliveries: Sequence[Delivery], unreachable: frozenset[int]
    ) -> None:
        await unit_of_work.outbox.record(deliveries)
        if not unreachable:
            return
        people, _ = await unit_of_work.people.load_readable(unreachable)
        for person in people.values():
            person.is_reachable = False
        await unit_of_work.people.save(people.values())

    def _start_sending(self, chat: int, messages: list[ClaimedMessage]) -> None:
        task = asyncio.create_task(self._send_all(messages))
        self._in_flight.tasks[chat] = task
        self._in_flight.reminder_chats.discard(chat)
        if any(message.rank is Rank.PING for message in messages):
            self._in_flight.reminder_chats.add(chat)
        task.add_done_callback(lambda landed: self._on_chat_done(chat, landed))

    def _on_chat_done(self, chat: int, task: "asyncio.Task[None]") -> None:
        self._wake_event.set()
        if self._in_flight.tasks.get(chat) is task:  # and not the next one to the same chat
            del self._in_flight.tasks[chat]
            self._in_flight.reminder_chats.discard(chat)

    async def _send_all(self, messages: Sequence[ClaimedMessage]) -> None:
        """Sends one chat's messages in order; after one that failed, the others go back."""
        for index, message in enumerate(messages):
            delivery = await self._send_one(message)
            self._count_delivery(delivery)
            self._deliveries.append(delivery)
            if delivery.status in (DeliveryStatus.LATER, DeliveryStatus.UNCERTAIN):
                rest = (Delivery(unsent, DeliveryStatus.LATER) for unsent in messages[index + 1 :])
                self._deliveries.extend(rest)
                return

    def _count_delivery(self, delivery: Delivery) -> None:
        gone = (
            delivery.status is DeliveryStatus.DROPPED
            and delivery.message.chat in self._unreachable_chats
        )
        outcome = "unreachable" if gone else delivery.status.name.lower()
        self._metrics.sends.labels(outcome).inc()

    async def _send_one(self, message: ClaimedMessage) -> Delivery:
        try:
            if message.rank is Rank.PING:
                await self._pacer.wait_for_slot()
        except asyncio.CancelledError:
            return Delivery(message, DeliveryStatus.LATER)
        if message.expires is not None and message.expires <= self._clock.now():
            return Delivery(message, DeliveryStatus.DROPPED)
        try:
            return await self._send_with_fallback(message)
        except NotSentError as error:
            return self._handle_not_sent(message, error)
        except (MaybeSentError, asyncio.CancelledError):
            return self._handle_uncertain(message)
        except Exception as error:  # noqa: BLE001 - a message that cannot be put into words
            _log.error("a %s cannot be sent: %s", message.method, type(error).__name__)
            return Delivery(message, DeliveryStatus.DROPPED)

    async def _send_with_fallback(self, message: ClaimedMessage) -> Delivery:
        """Tries at most twice: as it is, and in the form that Telegram's answer asks for."""
        tried = ApiCall(message.method, message.payload)
        answer = await self._api.call(tried.method, tried.payload)
        again = find_second_call(tried, classify_response(answer), answer)
        if again is not None:
            _log.error(
                "%s goes again as %s: %s", tried.method, again.method, _safe_description(answer)
            )
            answer = await self._api.call(again.method, again.payload)
        return self._handle_response(message, answer)

    def _handle_response(self, message: ClaimedMessage, response: ApiResponse) -> Delivery:
        kind = classify_response(response)
        match kind:
            case ResponseKind.SENT:
                self._backoff.reset()
                return Delivery(message, DeliveryStatus.SENT)
            case ResponseKind.PAUSE:
                return self._handle_pause(message, response)
            case ResponseKind.UNREACHABLE:
                self._unreachable_chats.add(message.chat)
                return Delivery(message, DeliveryStatus.DROPPED)
            case ResponseKind.UNCERTAIN:
                return self._handle_uncertain(message)
            case ResponseKind.LOCKED_OUT:
                self._is_locked_out = True
                return Delivery(message, DeliveryStatus.LATER)
            case (
                ResponseKind.BAD_MARKUP
                | ResponseKind.MESSAGE_GONE
                | ResponseKind.CHAT_MOVED
                | ResponseKind.REFUSED
            ):
                _log.error(
                    "Telegram does not take a %s: %s", message.method, _safe_description(response)
                )
                return Delivery(message, DeliveryStatus.DROPPED)
            case _:
                assert_never(kind)

    def _handle_uncertain(self, message: ClaimedMessage) -> Delivery:
        if message.is_last_try:
            _log.error("a %s is given up: so often nobody knows whether it came", message.method)
        return Delivery(message, DeliveryStatus.UNCERTAIN, self._moment_in(_retry_seconds(message)))

    def _handle_pause(self, message: ClaimedMessage, response: ApiResponse) -> Delivery:
        general = self._flood_detector.note_flood(message.chat, self._clock.now())
        _log.warning("Telegram asks for a pause of %d s", response.retry_after)
        until = self._moment_in(max(response.retry_after, 1))
        return Delivery(message, DeliveryStatus.LATER, until, general)

    def _handle_not_sent(self, message: ClaimedMessage, error: NotSentError) -> Delivery:
        """Sets one pause for all, because nobody can be reached without a connection."""
        if self._down_until is None or self._clock.now() >= self._down_until:
            seconds = self._backoff.next_pause()
            _log.warning("Telegram cannot be reached: %s; again in %.0f s", error, seconds)
            self._down_until = self._moment_in(seconds)
        return Delivery(message, DeliveryStatus.LATER, self._down_until, is_general=True)

    def _moment_in(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)


def _retry_seconds(message: ClaimedMessage) -> float:
    """Returns the seconds before a message that may have arrived is sent again."""
    return min(2.0**message.attempts, LONGEST_SLEEP)


def _safe_description(response: ApiResponse) -> str:
    """Returns Telegram's words without what they quote: that can be somebody's note."""
    return response.description.partition('"')[0]
