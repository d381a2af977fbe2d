"""Sends what the coach said: in order within a chat, many chats at once, and nothing gets lost."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import assert_never

from bot.clock import Clock
from bot.errors import LockedOutError
from bot.graceful_shutdown import to_its_end
from bot.monitoring.metrics import Measures
from bot.persistence.load_people import readable
from bot.sending.in_flight import Exchange, Flight, fitting
from bot.sending.pacing import Floods, Pacer
from bot.telegram_api.api_responses import Try, Verdict, amended, judge
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import Answer, MaybeSentError, NotSentError, Wire
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import Desk, Fate, Letter, Settled, Store

REMINDERS_AT_ONCE = 32
"""Reminders wait for their pace with a place in hand: there must be others left for answers."""
LONGEST_SLEEP = 30.0
BELIEVED = timedelta(minutes=15)
"""A pause found at the start that is longer was set by a wrong clock, or is worth asking again."""
SET_BACK = timedelta(seconds=1)
"""By so much the wall clock has to go back to count as moved."""
_log = logging.getLogger(__name__)


class Outbox:
    """The sender. Wake it after every commit that said something."""

    def __init__(
        self,
        store: Store,
        wire: Wire,
        clock: Clock,
        pacer: Pacer | None = None,
        measures: Measures | None = None,
    ) -> None:
        self._store, self._wire, self._clock = store, wire, clock
        self._pacer, self._measures = pacer or Pacer(), measures or Measures()
        self._floods, self._backoff = Floods(), Backoff()
        self._down_until: datetime | None = None
        self._seen: datetime | None = None
        """What the wall clock showed at the last look."""
        self._woken = asyncio.Event()
        self._said, self._crowded, self._locked_out = True, False, False
        self._flight = Flight()
        self._done: list[Settled] = []
        self._unreachable: set[int] = set()

    def wake(self) -> None:
        """Something was said, or a clock was moved."""
        self._said = True
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled. Raises LockedOutError when Telegram refuses the token."""
        backoff = Backoff()
        while True:
            self._woken.clear()
            try:
                sleep = await to_its_end(self._cycle())
            except Exception as error:  # noqa: BLE001 - disk full, locked: the rows are there
                _log.error("the outbox has to wait: %s", type(error).__name__)
                await asyncio.sleep(backoff.seconds())
                continue
            if self._locked_out:
                raise LockedOutError
            backoff.cleared()
            await self._sleep(sleep)

    async def stop(self, seconds: float = 2.0) -> None:
        """Lets what is out come back for so long, then writes down what became of all of it."""
        tasks = list(self._flight.tasks.values())
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with self._store.turn() as desk:
            await self._hand_in(desk, tuple(self._done), frozenset(self._unreachable))
        self._done.clear()

    async def exchange(self, desk: Desk, now: datetime, *, claim: bool = True) -> Exchange:
        """Hands in and takes out inside a transaction that is open already; then `launch`."""
        settled, unreachable = tuple(self._done), frozenset(self._unreachable)
        await self._hand_in(desk, settled, unreachable)
        await self._disbelieve(desk, now)
        if not claim or self._flight.room <= 0:
            return Exchange(now, settled, unreachable, crowded=self._crowded)
        claimed = await desk.claim(now, self._flight.room)
        places = REMINDERS_AT_ONCE - len(self._flight.reminders)
        going, surplus = fitting(claimed, places)
        await desk.settle([Settled(letter, Fate.LATER) for letter in surplus])
        next_letter = None if claimed else await desk.next_letter(now)
        return Exchange(now, settled, unreachable, going, bool(surplus), next_letter)

    def launch(self, exchange: Exchange) -> None:
        """Sends what was taken out, now that it is committed."""
        self._seen = exchange.at
        handed_in = {id(settled) for settled in exchange.settled}
        self._done = [settled for settled in self._done if id(settled) not in handed_in]
        self._unreachable -= exchange.unreachable
        self._crowded = exchange.crowded
        for chat, letters in groupby(exchange.letters, key=lambda letter: letter.chat):
            self._send_off(chat, list(letters))

    async def _cycle(self) -> float:
        """Seconds to sleep unless woken."""
        said, self._said = self._said, False
        claim = said or not self._full
        if not claim and not self._done:
            return LONGEST_SLEEP
        now = self._clock.now()
        async with self._store.turn() as desk:
            exchange = await self.exchange(desk, now, claim=claim)
            desk.once_kept(partial(self.launch, exchange))
        if exchange.next_letter is None:
            return LONGEST_SLEEP
        ahead = (exchange.next_letter - self._clock.now()).total_seconds()
        return min(max(ahead, 0.01), LONGEST_SLEEP)

    async def _disbelieve(self, desk: Desk, now: datetime) -> None:
        """Pauses are moments on the wall: once it was set back they would last as much longer."""
        if self._seen is None:
            await desk.release(now + BELIEVED)
        elif now < self._seen - SET_BACK:
            await desk.release(now)
            self._down_until = None

    @property
    def _full(self) -> bool:
        """Whether only reminders were left to take out, and as many as may are out."""
        return self._crowded and len(self._flight.reminders) > REMINDERS_AT_ONCE // 2

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            self._said = True

    async def _hand_in(
        self, desk: Desk, settled: Sequence[Settled], unreachable: frozenset[int]
    ) -> None:
        await desk.settle(settled)
        if not unreachable:
            return
        readable_ones, _ = await readable(desk, unreachable)
        known = [*readable_ones.values()]
        for kept in known:
            kept.reachable = False
        await desk.keep(known)

    def _send_off(self, chat: int, letters: list[Letter]) -> None:
        task = asyncio.create_task(self._deliver(letters))
        self._flight.tasks[chat] = task
        self._flight.reminders.discard(chat)
        if any(letter.rank is Rank.PING for letter in letters):
            self._flight.reminders.add(chat)
        task.add_done_callback(lambda landed: self._landed(chat, landed))

    def _landed(self, chat: int, task: "asyncio.Task[None]") -> None:
        self._woken.set()
        if self._flight.tasks.get(chat) is task:  # and not the next one to the same chat
            del self._flight.tasks[chat]
            self._flight.reminders.discard(chat)

    async def _deliver(self, letters: Sequence[Letter]) -> None:
        """One chat's letters in order. After one that did not get through, the rest goes back."""
        for at, letter in enumerate(letters):
            settled = await self._settled(letter)
            self._count(settled)
            self._done.append(settled)
            if settled.fate in (Fate.LATER, Fate.UNCERTAIN):
                rest = (Settled(behind, Fate.LATER) for behind in letters[at + 1 :])
                self._done.extend(rest)
                return

    def _count(self, settled: Settled) -> None:
        gone = settled.fate is Fate.DROPPED and settled.letter.chat in self._unreachable
        self._measures.sent("unreachable" if gone else settled.fate.name.lower())

    async def _settled(self, letter: Letter) -> Settled:
        try:
            if letter.rank is Rank.PING:
                await self._pacer.turn()
        except asyncio.CancelledError:
            return Settled(letter, Fate.LATER)
        if letter.expires is not None and letter.expires <= self._clock.now():
            return Settled(letter, Fate.DROPPED)
        try:
            return await self._sent(letter)
        except NotSentError as error:
            return self._not_sent(letter, error)
        except (MaybeSentError, asyncio.CancelledError):
            return self._unknown(letter)
        except Exception as error:  # noqa: BLE001 - a letter that cannot be put into words
            _log.error("a %s cannot be sent: %s", letter.method, type(error).__name__)
            return Settled(letter, Fate.DROPPED)

    async def _sent(self, letter: Letter) -> Settled:
        """At most two tries: as it is, and in the form that Telegram's answer asks for."""
        tried = Try(letter.method, letter.payload)
        answer = await self._wire.call(tried.method, tried.payload)
        again = amended(tried, judge(answer), answer)
        if again is not None:
            _log.error("%s goes again as %s: %s", tried.method, again.method, _said(answer))
            answer = await self._wire.call(again.method, again.payload)
        return self._judged(letter, answer)

    def _judged(self, letter: Letter, answer: Answer) -> Settled:
        verdict = judge(answer)
        match verdict:
            case Verdict.SENT:
                self._backoff.cleared()
                return Settled(letter, Fate.SENT)
            case Verdict.PAUSE:
                return self._paused(letter, answer)
            case Verdict.UNREACHABLE:
                self._unreachable.add(letter.chat)
                return Settled(letter, Fate.DROPPED)
            case Verdict.UNCERTAIN:
                return self._unknown(letter)
            case Verdict.LOCKED_OUT:
                self._locked_out = True
                return Settled(letter, Fate.LATER)
            case Verdict.PLAINLY | Verdict.ANEW | Verdict.MOVED | Verdict.REFUSED:
                _log.error("Telegram does not take a %s: %s", letter.method, _said(answer))
                return Settled(letter, Fate.DROPPED)
            case _:
                assert_never(verdict)

    def _unknown(self, letter: Letter) -> Settled:
        if letter.last_try:
            _log.error("a %s is given up: so often nobody knows whether it came", letter.method)
        return Settled(letter, Fate.UNCERTAIN, self._after(_patience(letter)))

    def _paused(self, letter: Letter, answer: Answer) -> Settled:
        general = self._floods.general(letter.chat, self._clock.now())
        _log.warning("Telegram asks for a pause of %d s", answer.retry_after)
        until = self._after(max(answer.retry_after, 1))
        return Settled(letter, Fate.LATER, until, general)

    def _not_sent(self, letter: Letter, error: NotSentError) -> Settled:
        """Nobody can be reached then: one pause for all, not one for each."""
        if self._down_until is None or self._clock.now() >= self._down_until:
            seconds = self._backoff.seconds()
            _log.warning("Telegram cannot be reached: %s; again in %.0f s", error, seconds)
            self._down_until = self._after(seconds)
        return Settled(letter, Fate.LATER, self._down_until, general=True)

    def _after(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)


def _patience(letter: Letter) -> float:
    """Seconds before a letter goes again that may have arrived."""
    return min(2.0**letter.attempts, LONGEST_SLEEP)


def _said(answer: Answer) -> str:
    """Telegram's words without what they quote: that can be somebody's note."""
    return answer.description.partition('"')[0]
