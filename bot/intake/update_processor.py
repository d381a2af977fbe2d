"""Works off what waits inside one transaction: in order, each update's failure that one's alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from time import perf_counter

from telegram import Update

from bot.intake.access import Guests
from bot.intake.callback_answers import Press
from bot.intake.parked_updates import dumped, told
from bot.intake.rate_limit import LEFT, PRESSED, REFUSED, UNREADABLE, WRITTEN, Draft, Room
from bot.intake.update_parsing import Arrival
from bot.intake.update_result import Effects, Handled, Outcome, StillFailingError
from bot.intake.ways import Doors, Way
from bot.persistence.load_people import readable
from bot.texts import CANNOT_OPEN, FAREWELL, OFF_THE_LIST, PRIVATE, STUMBLED, TOO_FAST
from handlers import usage_stats
from handlers.ui.turn import Turn, saying
from storage.errors import UnreadableError
from storage.tables.counting import Counts
from storage.tables.outgoing_message import Saying
from storage.unit_of_work import Desk, Kept

LEAVE = Saying("leaveChat", {})


class Batch:
    """What waits, being worked off. `again`: it was put aside, and is tried once more."""

    def __init__(
        self,
        desk: Desk,
        doors: Doors,
        guests: Guests,
        draft: Draft,
        now: datetime,
        *,
        again: bool = False,
    ) -> None:
        self._desk, self._doors, self._guests, self._now = desk, doors, guests, now
        self._draft, self._at, self._again = draft, now.timestamp(), again
        self._handled: Collection[int] = ()
        self._unreadable: set[int] = set()
        self._kept: dict[int, Kept] = {}
        self._new: set[int] = set()
        self._changed: dict[int, Kept] = {}
        self._said: list[tuple[Kept, Saying]] = []
        self.effects = Effects()

    async def run(self, arrivals: Sequence[Arrival]) -> None:
        """All of them, whatever becomes of each, and then all that changed is written."""
        await self._load(arrivals)
        for arrival in arrivals:
            await self._take(arrival)
        await self._finish([arrival.id for arrival in arrivals])

    async def set_aside(self, arrival: Arrival, error: Exception) -> None:
        """One that cannot be written down, alone. Nothing is loaded: its sender is told with a
        key of no one."""
        began = perf_counter()
        self._note(arrival, began, *await self._set_aside(arrival, error))
        await self._finish([arrival.id])

    async def say_instead(self, arrival: Arrival, text: str) -> None:
        """One that was put aside is not done now; its sender is told, if there is something to
        tell them."""
        if arrival.chat is not None and text:
            self._tell(arrival.chat, saying(text))
        await self._finish([arrival.id])

    async def _load(self, arrivals: Sequence[Arrival]) -> None:
        """What is kept of these people, and of whom something is kept that cannot be read."""
        if not self._again:
            self._handled = await self._desk.handled([arrival.id for arrival in arrivals])
        chats = {
            arrival.chat
            for arrival in arrivals
            if arrival.chat is not None and arrival.id not in self._handled
        }
        self._kept, self._unreadable = await readable(self._desk, chats)

    async def _take(self, arrival: Arrival) -> None:
        began = perf_counter()
        self._note(arrival, began, *await self._taken(arrival))

    def _note(self, arrival: Arrival, began: float, outcome: Outcome, why: str) -> None:
        spent = perf_counter() - began
        self.effects.turns.append(Handled(arrival.kind, outcome, spent, arrival.id, why))

    async def _finish(self, ids: Sequence[int]) -> None:
        changed = list(self._changed.values())
        await self._desk.keep(changed)
        await self._desk.say(self._said, self._now)
        await self._desk.mark_handled(ids, self._now)
        if self._again:
            for number in ids:
                await self._desk.unpark(number)
        pings = [kept.next_ping for kept in changed if kept.next_ping and kept.reachable]
        self.effects.next_ping = min(pings, default=None)
        self.effects.forgot = self._desk.forgot

    async def _taken(self, arrival: Arrival) -> tuple[Outcome, str]:
        """What becomes of it, and for the log why."""
        if arrival.id in self._handled:
            self._answer(arrival)
            return Outcome.REPEATED, ""
        if arrival.group is not None:
            return self._leave(arrival, arrival.group)
        if arrival.chat is None:
            if arrival.update is None:
                return await self._unread(arrival)
            self._answer(arrival)  # a button that was pressed must not go on turning
            return Outcome.NOT_FOR_US, ""
        if not self._guests.welcome(arrival.chat):
            return await self._outside(arrival, arrival.chat)
        if arrival.reachable is not None:
            return self._met(arrival.chat, reachable=arrival.reachable)
        return await self._heard(arrival, arrival.chat)

    async def _heard(self, arrival: Arrival, chat: int) -> tuple[Outcome, str]:
        room = self._room(arrival, chat)
        if room is not Room.YES:
            return self._crowded(arrival, chat, room)
        if chat in self._unreadable:
            return await self._unopened(arrival, chat)
        if arrival.update is None:
            return await self._unread(arrival)
        return await self._turn(arrival, chat, arrival.update, self._doors.enter)

    # -- those who are not let in ------------------------------------------------------------

    def _leave(self, arrival: Arrival, group: int) -> tuple[Outcome, str]:
        """A group or a channel: others read along there. Whoever adds the bot again is not told
        again why it leaves."""
        if self._draft.take(LEFT, group, self._at) is Room.YES:
            self._tell(group, saying(FAREWELL), LEAVE)
        elif arrival.reachable and not self._leaves(group):
            self._tell(group, LEAVE)
        return Outcome.NOT_FOR_US, "a group"

    def _leaves(self, group: int) -> bool:
        return any(said is LEAVE and whom.chat == group for whom, said in self._said)

    def _refuse(self, arrival: Arrival, chat: int) -> tuple[Outcome, str]:
        """Who knocks is told once what the person who runs the bot needs to let them in."""
        knocks = arrival.command == "/start"
        if knocks and self._draft.take(REFUSED, chat, self._at) is Room.YES:
            self._tell(chat, saying(PRIVATE.format(chat=chat)))
        return Outcome.NOT_FOR_US, "a stranger"

    async def _outside(self, arrival: Arrival, chat: int) -> tuple[Outcome, str]:
        """A stranger; or somebody of whom something is kept, who can still get it and end it."""
        if chat not in self._kept and chat not in self._unreadable:
            return self._refuse(arrival, chat)
        if arrival.reachable is not None:
            return self._met(chat, reachable=arrival.reachable)
        room = self._room(arrival, chat)
        if room is not Room.YES:
            if room is Room.NO_MORE:
                self._answer(arrival)
            return Outcome.TOO_FAST, ""
        if chat in self._unreadable:
            return await self._unopened(arrival, chat)
        if arrival.update is None:
            return self._turn_away(arrival, chat)
        return await self._turn(arrival, chat, arrival.update, self._doors.leave)

    def _turn_away(self, arrival: Arrival, chat: int) -> tuple[Outcome, str]:
        """Who was let in once is told now and then why they are not any more."""
        self._answer(arrival)
        if not arrival.press and self._draft.take(REFUSED, chat, self._at) is Room.YES:
            self._tell(chat, saying(OFF_THE_LIST))
        return Outcome.NOT_FOR_US, "off the list"

    def _room(self, arrival: Arrival, chat: int) -> Room:
        if self._again:
            return Room.YES
        if arrival.press:
            return self._draft.take(PRESSED, chat, self._at)
        written = arrival.written
        return self._draft.take(WRITTEN, chat, self._at if written is None else written)

    def _crowded(self, arrival: Arrival, chat: int, room: Room) -> tuple[Outcome, str]:
        if room is Room.NO_MORE:
            self._answer(arrival)
            self._tell(chat, saying(TOO_FAST))
        return Outcome.TOO_FAST, ""

    def _tell(self, chat: int, *what: Saying) -> None:
        """To anybody: of whom nothing is kept is written to with a key of no one."""
        whom = self._kept.get(chat) or self._desk.newcomer(chat, self._now)
        self._said.extend((whom, said) for said in what)

    # -- those who are -----------------------------------------------------------------------

    def _met(self, chat: int, *, reachable: bool) -> tuple[Outcome, str]:
        kept = self._kept.get(chat)
        if kept is not None:
            kept.reachable = reachable
            self._changed[chat] = kept
        return Outcome.REACHABLE if reachable else Outcome.BLOCKED, ""

    async def _turn(
        self, arrival: Arrival, chat: int, update: Update, way: Way
    ) -> tuple[Outcome, str]:
        kept = self._of(chat)
        turn = Turn(
            now=self._now,
            chat=chat,
            dossier=kept.dossier,
            message=arrival.message,
            newcomer=chat in self._new,
            reachable=kept.reachable,
            counts=await self._counts(arrival, chat),
        )
        try:
            if await way(update, turn) is False:
                return self._turn_away(arrival, chat)
            next_ping = self._doors.next_ping(turn.dossier, self._now)
        except Exception as error:  # noqa: BLE001 - one update's failure is that update's alone
            return await self._stumble(arrival, error)
        self._answer(arrival, turn)
        if turn.forget:
            return await self._forget(kept, turn)
        kept.dossier, kept.next_ping, kept.reachable = turn.dossier, next_ping, True
        self._changed[chat] = kept
        self._said.extend((kept, said) for said in turn.said)
        return Outcome.KEPT, ""

    def _of(self, chat: int) -> Kept:
        if chat not in self._kept:
            self._kept[chat] = self._desk.newcomer(chat, self._now)
            self._new.add(chat)
        return self._kept[chat]

    async def _counts(self, arrival: Arrival, chat: int) -> Counts | None:
        """The figures of the whole house, for the eyes of those who run it."""
        if chat not in self._guests.admins or arrival.command != usage_stats.COMMAND:
            return None
        return await self._desk.counts(self._now)

    async def _forget(self, kept: Kept, turn: Turn) -> tuple[Outcome, str]:
        """Of somebody new too: what was put aside of theirs is written already."""
        self._said = [(whom, said) for whom, said in self._said if whom.chat != kept.chat]
        self._changed.pop(kept.chat, None)
        del self._kept[kept.chat]
        self._new.discard(kept.chat)
        await self._desk.forget([kept])
        self._said.extend((kept, said) for said in turn.said)
        return Outcome.FORGOTTEN, ""

    # -- what goes wrong ---------------------------------------------------------------------

    async def _set_aside(self, arrival: Arrival, error: Exception) -> tuple[Outcome, str]:
        if arrival.chat is not None:
            if not self._guests.welcome(arrival.chat):
                return self._refuse(arrival, arrival.chat)
            room = self._room(arrival, arrival.chat)
            if room is not Room.YES:
                return self._crowded(arrival, arrival.chat, room)
            self._tell(arrival.chat, saying(STUMBLED))
        await self._park(arrival, type(error).__name__)
        return Outcome.PUT_ASIDE, told(error)

    async def _unopened(self, arrival: Arrival, chat: int) -> tuple[Outcome, str]:
        await self._park(arrival, UnreadableError.__name__)
        if self._draft.take(UNREADABLE, chat, self._at) is Room.YES:
            self._tell(chat, saying(CANNOT_OPEN))
        return Outcome.PUT_ASIDE, "unreadable"

    async def _stumble(self, arrival: Arrival, error: Exception) -> tuple[Outcome, str]:
        await self._park(arrival, type(error).__name__)
        self._apologise(arrival)
        return Outcome.PUT_ASIDE, told(error)

    async def _unread(self, arrival: Arrival) -> tuple[Outcome, str]:
        await self._park(arrival, arrival.failure)
        self._apologise(arrival)
        return Outcome.PUT_ASIDE, f"not read, {arrival.failure}"

    async def _park(self, arrival: Arrival, reason: str) -> None:
        """Seals it for later; what is tried again stays where it is."""
        if self._again:
            raise StillFailingError(reason)
        self._answer(arrival)
        await self._desk.park(arrival.id, arrival.whose, dumped(arrival), reason, self._now)

    def _apologise(self, arrival: Arrival) -> None:
        if arrival.chat is not None:
            kept = self._of(arrival.chat)
            self._changed[arrival.chat] = kept
            self._said.append((kept, saying(STUMBLED)))

    def _answer(self, arrival: Arrival, turn: Turn | None = None) -> None:
        if not arrival.press or self._again:
            return
        toast, alert = (turn.toast, turn.alert) if turn else (None, False)
        self.effects.presses.append(Press(arrival.press, toast, alert))
