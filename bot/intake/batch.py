"""Holds what a batch of updates reads and writes: it is loaded once, changed in memory, saved
once."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.intake.callback_answers import CallbackAnswer
from bot.intake.update_parsing import IncomingUpdate
from bot.intake.update_result import Effects, HandledUpdate, ResultWithReason, StillFailingError
from handlers.ui.turn import Turn, fit_messages
from storage.tables.outgoing_message import OutgoingMessage
from storage.tables.received_updates import REPEAT_WINDOW
from storage.unit_of_work import StoredPerson, UnitOfWork


@dataclass(slots=True)
class Batch:
    """Holds the people of a batch, and what is said to them, inside one transaction."""

    unit: UnitOfWork
    now: datetime
    parked_as: int | None = None
    """The number under which its update was parked before and is tried once more."""
    people: dict[int, StoredPerson] = field(default_factory=dict)
    unreadable_chats: set[int] = field(default_factory=set)
    """The chats of people whose stored documents cannot be read."""
    new_chats: set[int] = field(default_factory=set)
    handled_ids: Collection[int] = ()
    outgoing: list[tuple[StoredPerson, OutgoingMessage]] = field(default_factory=list)
    effects: Effects = field(default_factory=Effects)
    _changed: dict[int, StoredPerson] = field(default_factory=dict)

    @property
    def is_retry(self) -> bool:
        """Whether its update was parked before and is tried once more."""
        return self.parked_as is not None

    async def find_repeats(self, updates: Sequence[IncomingUpdate]) -> None:
        """Finds which of the updates were handled before."""
        if not self.is_retry:
            times = await self.unit.updates.find_handled_times([one.id for one in updates])
            self.handled_ids = {
                one.id
                for one in updates
                if one.id in times and is_repeat(one, times[one.id], self.now)
            }

    async def load(self, updates: Sequence[IncomingUpdate]) -> None:
        """Loads the people of those updates that are no repeats."""
        new = [update for update in updates if update.id not in self.handled_ids]
        chats = {update.chat for update in new if update.chat is not None}
        await self.load_people(chats.difference(self.people))

    async def load_people(self, chats: Collection[int]) -> None:
        """Loads the people of these chats, and marks those who cannot be read."""
        people, self.unreadable_chats = await self.unit.people.load_readable(chats)
        self.people.update(people)
        await self.unit.people.mark_unreadable(self.unreadable_chats, self.now)
        self.effects.has_unreadable = bool(self.unreadable_chats)

    def take_in(self, person: StoredPerson, *, is_newcomer: bool) -> None:
        """Takes in a person who was loaded before this batch and has not changed since."""
        self.people[person.chat] = person
        if is_newcomer:
            self.new_chats.add(person.chat)

    async def save(self, update_ids: Sequence[int]) -> None:
        """Writes everything that changed, and that these updates are handled."""
        changed = list(self._changed.values())
        await self.unit.people.save(changed)
        await self.unit.outbox.queue(self.outgoing, self.now)
        new_ids = [number for number in update_ids if number not in self.handled_ids]
        await self.unit.updates.mark_handled(new_ids, self.now)
        if self.parked_as is not None:
            await self.unit.updates.unpark(self.parked_as)
        self.effects.next_ping = find_next_ping(changed)
        self.effects.has_forgotten = self.unit.has_forgotten

    def is_known(self, chat: int) -> bool:
        """Returns whether anything is kept of this person, readable or not."""
        return chat in self.people or chat in self.unreadable_chats

    def find_or_create_person(self, chat: int) -> StoredPerson:
        """Returns the person of this chat, who is new when nothing is kept of them."""
        if chat not in self.people:
            self.people[chat] = self.unit.people.new(chat, self.now)
            self.new_chats.add(chat)
        return self.people[chat]

    def change(self, person: StoredPerson) -> None:
        """Marks a person as changed, so that they are saved with the batch."""
        self._changed[person.chat] = person

    def say(self, person: StoredPerson, messages: Iterable[OutgoingMessage]) -> None:
        """Queues messages to a person who is loaded."""
        self.outgoing.extend((person, message) for message in messages)

    def say_to_chat(self, chat: int, *messages: OutgoingMessage) -> None:
        """Queues messages to any chat. For a person of whom nothing is kept, they are sealed with a
        key that is kept nowhere else."""
        person = self.people.get(chat) or self.unit.people.new(chat, self.now)
        self.say(person, fit_messages(messages))

    def answer_press(self, update: IncomingUpdate, turn: Turn | None = None) -> None:
        """Answers a pressed button, so that it stops turning. The answer shows the toast of the
        turn, if there is one. One that was answered when it was kept for later needs none."""
        if not update.callback_query_id or self.is_retry or update.is_fetched:
            return
        toast, alert = (turn.toast, turn.alert) if turn else (None, False)
        self.effects.callback_answers.append(CallbackAnswer(update.callback_query_id, toast, alert))

    async def park(self, update: IncomingUpdate, reason: str, turn: Turn | None = None) -> None:
        """Seals an update for later. One that is tried again is parked already and stays so."""
        if self.is_retry:
            raise StillFailingError(reason)
        self.answer_press(update, turn)
        await self.unit.updates.park(
            update.id, update.owner_chat, encode_raw(update), reason, self.now
        )

    async def keep_file(self, update: IncomingUpdate, person: StoredPerson) -> None:
        """Keeps what an update says of its file until that was fetched and read."""
        raw = encode_raw(update)
        await self.unit.waiting_files.keep(person, update.id, raw, self.now)
        self.effects.has_file = True

    async def forget(self, person: StoredPerson) -> None:
        """Deletes all that is kept of a person and all that was to be said to them. This also
        concerns somebody new, of whom an update may be parked already, and somebody who cannot be
        read: it goes by the chat and needs no key."""
        self.outgoing = [pair for pair in self.outgoing if pair[0].chat != person.chat]
        self._changed.pop(person.chat, None)
        self.people.pop(person.chat, None)
        self.new_chats.discard(person.chat)
        self.unreadable_chats.discard(person.chat)
        await self.unit.forget_people([person])

    def record(self, update: IncomingUpdate, outcome: ResultWithReason, seconds: float) -> None:
        """Notes what became of an update, for the log and the metrics."""
        self.effects.handled_updates.append(
            HandledUpdate(update.kind, outcome.result, seconds, update.id, outcome.why)
        )


def encode_raw(update: IncomingUpdate) -> bytes:
    """Returns what Telegram sent, to be sealed."""
    return json.dumps(update.raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def is_repeat(update: IncomingUpdate, handled_at: datetime, now: datetime) -> bool:
    """Returns whether an update is the one that was handled under its number at that time.

    Telegram may give the number to another update later. By its own date a message is told from
    one that was handled long before it was written, also while the clock here is wrong.
    """
    told = now.timestamp() if update.message_date is None else update.message_date
    return handled_at.timestamp() >= min(told, now.timestamp()) - REPEAT_WINDOW.total_seconds()


def find_next_ping(people: Iterable[StoredPerson]) -> datetime | None:
    """Returns the earliest moment at which one of these people is to be reminded."""
    pings = [person.next_ping for person in people if person.next_ping and person.is_reachable]
    return min(pings, default=None)
