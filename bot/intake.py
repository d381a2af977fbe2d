"""Keeps what people did: what waits in one transaction, in order, a failure undone alone."""

import json
import logging
import traceback
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol

from telegram import Bot, Update

from bot.arrivals import Arrival, read
from bot.clock import Clock
from bot.presses import Press
from coaching.facts import Dossier
from handlers.turn import Turn, saying
from storage.errors import UnreadableError
from storage.saying import Saying
from storage.store import Desk, Kept, Store

STUMBLED = (
    "That one tripped me up, and the fault is mine. Everything you told me before is safe. "
    "Please try it again in a while; /help shows other ways."
)
_log = logging.getLogger(__name__)

Enter = Callable[[Update, Turn], Awaitable[None]]
NextPing = Callable[[Dossier, datetime], datetime | None]


@dataclass(slots=True)
class Effects:
    """What is left to do once a batch is kept."""

    presses: list[Press] = field(default_factory=list)
    next_ping: datetime | None = None
    lines: list[str] = field(default_factory=list)
    """One a turn, for the log."""


class Rest(Protocol):
    """What has to be done with every batch besides keeping it."""

    async def within(self, desk: Desk, now: datetime) -> Callable[[], None]:
        """Joins the transaction; what it returns is called once that is committed."""
        ...

    def after(self, effects: Effects) -> None:
        """Takes up what is left to do."""
        ...


@dataclass(frozen=True, slots=True)
class Doors:
    """The way into the conversations."""

    enter: Enter
    next_ping: NextPing


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
    ) -> None:
        self._store, self._bot, self._clock = store, bot, clock
        self._doors, self._rest, self._allowed = doors, rest, allowed

    async def take(self, raws: Sequence[Mapping[str, Any]], failed_before: int = 0) -> None:
        """Comes back when all of it is committed; any exception: nothing of it is.

        After two failures each update is tried by itself, and one that still fails is put aside
        if that at least can be kept: else the database is at fault, not the update.
        """
        arrivals = [read(raw, self._bot) for raw in raws if "update_id" in raw]
        if failed_before < 2:
            await self._keep(arrivals)
            return
        for arrival in arrivals:
            try:
                await self._keep([arrival])
            except Exception as error:  # noqa: BLE001 - put aside below, or raised again there
                await self._put_aside(arrival, error)

    async def _keep(self, arrivals: Sequence[Arrival]) -> None:
        now = self._clock.now()
        async with self._store.turn() as desk:
            batch = await self._begin(desk, arrivals, now)
            for arrival in arrivals:
                await batch.take(arrival)
            await batch.finish([arrival.id for arrival in arrivals])
            committed = await self._rest.within(desk, now)
        committed()
        for line in batch.effects.lines:
            _log.info(line)
        self._rest.after(batch.effects)

    async def _begin(self, desk: Desk, arrivals: Sequence[Arrival], now: datetime) -> "Batch":
        handled = await desk.handled([arrival.id for arrival in arrivals])
        chats = {
            arrival.chat
            for arrival in arrivals
            if arrival.chat is not None
            and arrival.id not in handled
            and (not self._allowed or arrival.chat in self._allowed)
        }
        kept, unreadable = await _load(desk, chats)
        return Batch(
            desk,
            self._doors,
            now,
            handled=handled,
            welcome=chats - unreadable,
            kept=kept,
            unreadable=unreadable,
        )

    async def _put_aside(self, arrival: Arrival, error: Exception) -> None:
        now = self._clock.now()
        async with self._store.turn() as desk:
            reason = type(error).__name__
            await desk.park(arrival.id, arrival.chat, _dumped(arrival), reason, now)
            await desk.mark_handled([arrival.id], now)
        _log.error("update %d is put aside: %s", arrival.id, reason)


async def _load(desk: Desk, chats: Collection[int]) -> tuple[dict[int, Kept], set[int]]:
    """What is kept of these, and those of whom something is kept that cannot be read."""
    unreadable: set[int] = set()
    while True:
        try:
            return await desk.dossiers([*set(chats) - unreadable]), unreadable
        except UnreadableError as error:
            _log.error("%s", error)
            unreadable.add(error.chat)


class Batch:
    """What waits, being worked off inside one transaction."""

    def __init__(
        self,
        desk: Desk,
        doors: Doors,
        now: datetime,
        *,
        handled: Collection[int],
        welcome: Collection[int],
        kept: dict[int, Kept],
        unreadable: Collection[int],
    ) -> None:
        self._desk, self._doors, self._now = desk, doors, now
        self._handled, self._welcome, self._unreadable = handled, welcome, unreadable
        self._kept = kept
        self._new: set[int] = set()
        self._changed: dict[int, Kept] = {}
        self._said: list[tuple[Kept, Saying]] = []
        self.effects = Effects()

    async def take(self, arrival: Arrival) -> None:
        """One update, whatever becomes of it."""
        began = perf_counter()
        outcome = await self._taken(arrival)
        spent = (perf_counter() - began) * 1000
        self.effects.lines.append(f"update {arrival.id} {arrival.kind} {spent:.1f} ms {outcome}")

    async def finish(self, ids: Sequence[int]) -> None:
        """Writes all that changed."""
        changed = list(self._changed.values())
        await self._desk.keep(changed)
        await self._desk.say(self._said, self._now)
        await self._desk.mark_handled(ids, self._now)
        pings = [kept.next_ping for kept in changed if kept.next_ping and kept.reachable]
        self.effects.next_ping = min(pings, default=None)

    async def _taken(self, arrival: Arrival) -> str:
        if arrival.id in self._handled:
            self._answer(arrival)
            return "repeated"
        if arrival.chat in self._unreadable:
            await self._park(arrival, UnreadableError.__name__)
            return "put aside: unreadable"
        if arrival.chat is None or arrival.chat not in self._welcome:
            return "not for us" if arrival.update else await self._unread(arrival)
        if arrival.reachable is not None:
            return self._met(arrival.chat, reachable=arrival.reachable)
        if arrival.update is None:
            return await self._unread(arrival)
        return await self._turn(arrival, arrival.chat, arrival.update)

    def _met(self, chat: int, *, reachable: bool) -> str:
        kept = self._kept.get(chat)
        if kept is not None:
            kept.reachable = reachable
            self._changed[chat] = kept
        return "reachable" if reachable else "blocked"

    async def _turn(self, arrival: Arrival, chat: int, update: Update) -> str:
        kept = self._of(chat)
        turn = Turn(
            now=self._now,
            chat=chat,
            dossier=kept.dossier,
            message=arrival.message,
            newcomer=chat in self._new,
            reachable=kept.reachable,
        )
        try:
            await self._doors.enter(update, turn)
            next_ping = self._doors.next_ping(turn.dossier, self._now)
        except Exception as error:  # noqa: BLE001 - one update's failure is that update's alone
            self._answer(arrival)
            return await self._stumble(arrival, error)
        self._answer(arrival, turn)
        if turn.forget:
            return await self._forget(kept, turn)
        kept.dossier, kept.next_ping, kept.reachable = turn.dossier, next_ping, True
        self._changed[chat] = kept
        self._said.extend((kept, said) for said in turn.said)
        return "kept"

    def _of(self, chat: int) -> Kept:
        if chat not in self._kept:
            self._kept[chat] = self._desk.newcomer(chat, self._now)
            self._new.add(chat)
        return self._kept[chat]

    async def _forget(self, kept: Kept, turn: Turn) -> str:
        self._said = [(whom, said) for whom, said in self._said if whom is not kept]
        self._changed.pop(kept.chat, None)
        del self._kept[kept.chat]
        if kept.chat in self._new:
            self._new.discard(kept.chat)
        else:
            await self._desk.forget([kept])
        self._said.extend((kept, said) for said in turn.said)
        return "forgotten"

    async def _stumble(self, arrival: Arrival, error: Exception) -> str:
        await self._park(arrival, type(error).__name__)
        return f"put aside: {type(error).__name__} at {_where(error)}"

    async def _unread(self, arrival: Arrival) -> str:
        await self._park(arrival, arrival.failure)
        return f"put aside, not read: {arrival.failure}"

    async def _park(self, arrival: Arrival, reason: str) -> None:
        """Seals it for later, and tells the person when they can be told."""
        await self._desk.park(arrival.id, arrival.chat, _dumped(arrival), reason, self._now)
        if arrival.chat is not None and arrival.chat in self._welcome:
            kept = self._of(arrival.chat)
            self._changed[arrival.chat] = kept
            self._said.append((kept, saying(STUMBLED)))

    def _answer(self, arrival: Arrival, turn: Turn | None = None) -> None:
        if not arrival.press:
            return
        toast, alert = (turn.toast, turn.alert) if turn else (None, False)
        self.effects.presses.append(Press(arrival.press, toast, alert))


def _dumped(arrival: Arrival) -> bytes:
    return json.dumps(arrival.raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _where(error: Exception) -> str:
    """File and line, and nothing that a person wrote."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
