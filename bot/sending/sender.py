"""Sends the outbox: in order within a chat, many chats at once, and nothing gets lost."""

import asyncio
import logging
import time
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby

from bot.clock import Clock
from bot.errors import LockedOutError
from bot.graceful_shutdown import run_to_completion
from bot.monitoring.metrics import Metrics
from bot.sending.in_flight import Exchange, InFlight, split_by_places
from bot.sending.lost_claims import SEND_WITHIN_SECONDS
from bot.sending.message_sender import MessageSender
from bot.sending.pacing import Pacer
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import ClaimedMessage, Delivery, DeliveryStatus, Store, UnitOfWork

REMINDERS_AT_ONCE = 32
"""At most so many reminders wait for their pace, so that places are left for answers."""
LONGEST_SLEEP = 30.0
GATHER_SECONDS = 0.005
"""So long what became of a message waits to be noted with that of others, or by the next batch."""
PACE_METADATA = "reminders until"
"""The database stores under this name until when the slots of reminders are taken."""
LONGEST_START_PAUSE = timedelta(minutes=15)  # a longer one was set by a wrong clock
CLOCK_TOLERANCE = timedelta(seconds=1)  # less is no clock that was set back
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
        self._store, self._clock, self._metrics = store, clock, metrics or Metrics()
        self._message_sender = MessageSender(api, clock, pacer or Pacer(), self._metrics)
        self._last_time: datetime | None = None
        """What the wall clock showed at the last look."""
        self._wake_event = asyncio.Event()
        self._has_new_messages, self._has_more_reminders = True, False
        self._is_served = False
        """Whether the last batch has claimed what it queued."""
        self._in_flight = InFlight()
        self._held: set[int] = set()
        """The numbers of the messages that this process has claimed and not recorded yet."""
        self._deliveries: list[Delivery] = []

    def wake(self) -> None:
        """Tells the sender that there are new messages, or that a clock was moved."""
        self._has_new_messages = True
        self._wake_event.set()

    def follow_batch(self) -> None:
        """Wakes after a batch that could not claim by itself what it queued."""
        is_served, self._is_served = self._is_served, False
        if self._store.owner or not is_served:
            self.wake()

    def distrust_pauses(self) -> None:
        """Ends all pauses, because the clock was set back: they may be of a time far ahead."""
        self._last_time = datetime.max.replace(tzinfo=UTC)
        self.wake()

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
            if self._message_sender.is_locked_out:
                raise LockedOutError
            backoff.reset()
            await self._sleep(sleep)

    def list_held(self) -> Collection[int]:
        """Returns the numbers of the messages that are in the hands of this process."""
        return self._held

    async def stop(self, seconds: float = 2.0) -> None:
        """Waits so many seconds for messages in flight, then records what became of all of them."""
        tasks = list(self._in_flight.tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with self._store.unit_of_work() as unit:
            await self._record_deliveries(unit, self._deliveries, self._clock.now())
        _log_unreachable(self._deliveries)
        self._deliveries.clear()

    async def exchange(
        self, unit_of_work: UnitOfWork, now: datetime, *, claim: bool = True
    ) -> Exchange:
        """Records and claims in a transaction that is open already; `launch` follows its commit."""
        deliveries = tuple(self._deliveries)
        await self._record_deliveries(unit_of_work, deliveries, now)
        await self._release_wrong_pauses(unit_of_work, now)
        if not claim or self._in_flight.free_places <= 0:
            has_more = self._has_more_reminders
            return Exchange(now, deliveries, has_more_reminders=has_more)
        claimed = await unit_of_work.outbox.claim(now, self._in_flight.free_places)
        places = REMINDERS_AT_ONCE - len(self._in_flight.reminder_chats)
        going, surplus = split_by_places(claimed, places)
        later = [Delivery(message, DeliveryStatus.LATER) for message in surplus]
        await unit_of_work.outbox.record(later)
        next_message_at = None if claimed else await unit_of_work.outbox.next_send_time(now)
        delay = await self._reserve_pace(unit_of_work, going)
        return Exchange(now, deliveries, going, bool(surplus), next_message_at, delay)

    async def _reserve_pace(
        self, unit_of_work: UnitOfWork, messages: Sequence[ClaimedMessage]
    ) -> float:
        """Returns in how many seconds these reminders may begin to leave, so that those of all
        processes together keep the pace."""
        count = sum(message.rank is Rank.PING for message in messages)
        if not count:
            return 0
        each = self._message_sender.reminder_milliseconds
        return await unit_of_work.reserve_slots(PACE_METADATA, count, each) / 1000

    def launch(self, exchange: Exchange) -> None:
        """Sends the claimed messages, now that the claim is committed."""
        self._last_time = exchange.moment
        recorded = {id(delivery) for delivery in exchange.deliveries}
        self._held -= {delivery.message.id for delivery in exchange.deliveries}
        self._held |= {message.id for message in exchange.messages}
        self._message_sender.delay_reminders(exchange.reminder_delay)
        self._deliveries = [one for one in self._deliveries if id(one) not in recorded]
        _log_unreachable(exchange.deliveries)
        self._has_more_reminders = exchange.has_more_reminders
        for chat, messages in groupby(exchange.messages, key=lambda message: message.chat):
            self._start_sending(chat, list(messages))

    def launch_with_batch(self, exchange: Exchange) -> None:
        """Does the same for an exchange in the transaction of a batch: all that could be claimed
        is, and what is held until a moment is looked for again."""
        self.launch(exchange)
        self._is_served = exchange.next_message_at is None

    async def _run_cycle(self) -> float:
        """Returns the seconds to sleep unless woken. Where there is nothing new, and a batch has
        noted what became of the last messages, it has claimed as well."""
        has_new, self._has_new_messages = self._has_new_messages, False
        if not has_new and not self._deliveries:
            return LONGEST_SLEEP
        claim = has_new or not self._is_full
        if self._store.owner and has_new and self._in_flight.free_places <= 0:
            await self._store.notify()
        now = self._clock.now()
        async with self._store.unit_of_work() as unit:
            if not has_new and not self._deliveries:  # a batch came first
                return LONGEST_SLEEP
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
            self._message_sender.forget_pause()

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
        self, unit_of_work: UnitOfWork, deliveries: Sequence[Delivery], now: datetime
    ) -> None:
        await unit_of_work.undelivered.keep(deliveries, now)
        await unit_of_work.outbox.record(deliveries)
        # whoever is being worked on elsewhere is found unreachable another time
        unreachable = await unit_of_work.lock_chats(_list_unreachable(deliveries))
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
        if self._in_flight.tasks.get(chat) is task:  # and not the next one to the same chat
            del self._in_flight.tasks[chat]
            self._in_flight.reminder_chats.discard(chat)
        task.get_loop().call_later(GATHER_SECONDS, self._wake_event.set)

    async def _send_all(self, messages: Sequence[ClaimedMessage]) -> None:
        """Sends one chat's messages in order; after one that failed, the others go back."""
        send_by = time.monotonic() + SEND_WITHIN_SECONDS if self._store.owner else None
        for index, message in enumerate(messages):
            delivery = await self._message_sender.send(message, send_by)
            self._count_delivery(delivery)
            self._deliveries.append(delivery)
            if delivery.status in (DeliveryStatus.LATER, DeliveryStatus.UNCERTAIN):
                rest = (Delivery(unsent, DeliveryStatus.LATER) for unsent in messages[index + 1 :])
                self._deliveries.extend(rest)
                return

    def _count_delivery(self, delivery: Delivery) -> None:
        self._metrics.sends.labels(delivery.status.name.lower()).inc()


def _list_unreachable(deliveries: Iterable[Delivery]) -> set[int]:
    """Returns the chats in which Telegram delivers nothing any more."""
    return {one.message.chat for one in deliveries if one.status is DeliveryStatus.UNREACHABLE}


def _log_unreachable(deliveries: Iterable[Delivery]) -> None:
    """Logs only a number: many at once are a reason to look."""
    unreachable = _list_unreachable(deliveries)
    if unreachable:
        _log.warning(
            "Telegram delivers nothing more to %d %s: they blocked the bot or are gone",
            len(unreachable),
            "person" if len(unreachable) == 1 else "people",
        )
