"""Many clients chat with the bot at the same time: each does one thing, then all read the
answers.
"""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, Protocol

from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.unit_of_work import ClaimedMessage
from tests.handlers.screen import Screen, Seen
from tests.torture.processes.virtual import Raw, VirtualBot, moved, pressed, wrote

Words = str | Callable[[datetime], str]
"""The text, or a function that gives it at the moment of writing."""
BETWEEN = timedelta(seconds=20)
"""One action of a person takes so long."""


@dataclass(frozen=True, slots=True)
class Write:
    """Writes a message."""

    text: Words


@dataclass(frozen=True, slots=True)
class Push:
    """Presses a button, by the data it sends, on a message as it was seen."""

    data: str
    on: Seen


@dataclass(frozen=True, slots=True)
class Again:
    """Repeats an update that Telegram delivers once more, so many before the last."""

    back: int


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks the bot, or unblocks it."""

    blocked: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """Does nothing, while the others do something."""


Act = Write | Push | Again | Block | Wait


@dataclass(frozen=True, slots=True)
class Heard:
    """Holds the answer: new and changed messages, and the notice of a press."""

    at: datetime
    seen: tuple[Seen, ...] = ()
    toast: str = ""

    @property
    def text(self) -> str:
        """The text of all messages."""
        return "\n".join([*(one.text for one in self.seen), self.toast])


Deeds = Generator[Act, Heard, None]


class Owner(Protocol):
    """Owns the client and decides what it does."""

    def deeds(self) -> Deeds:
        """Yields everything the owner does."""
        ...

    def unasked(self, seen: Seen, at: datetime) -> None:
        """Receives a reminder."""
        ...


@dataclass(slots=True)
class Client:
    """Shows one chat; `acts` counts what was done in it."""

    chat: int
    owner: Owner
    screen: Screen = field(default_factory=Screen)
    acts: int = 0
    wrong: str = ""
    """What went wrong here; after that nothing more is done."""
    _deeds: Deeds | None = None
    _next: Act | None = None
    _sent: list[tuple[Raw, datetime]] = field(default_factory=list)
    """What was done last, and when; Telegram delivers it again for a day."""

    def begin(self) -> None:
        """Starts the first action."""
        self._deeds = self.owner.deeds()
        self._judged(lambda: self._go(next(self._deeds or iter(()))))

    @property
    def over(self) -> bool:
        """Whether nothing more is done."""
        return self._next is None or bool(self.wrong)

    def update(self, number: int, now: datetime) -> Raw | None:
        """Returns the next action as Telegram delivers it."""
        act = self._next
        match act:
            case Write(text):
                words = text if isinstance(text, str) else text(now)
                raw = wrote(number, self.chat, self.screen.number(), words, now)
            case Push(data, on):
                raw = pressed(number, self.chat, _card(on), data, now)
            case Block(blocked):
                raw = moved(number, self.chat, now, blocked=blocked)
            case Again(back) if len(self._sent) > back:
                raw, at = self._sent[-1 - back]
                return raw if now - at <= KEPT_FOR else None
            case _:
                return None
        self.acts += 1
        self._sent = [*self._sent[-4:], (raw, now)]
        return raw

    def read(self, letters: Iterable[ClaimedMessage], at: datetime, toast: str) -> None:
        """Reads the answers, from which the owner decides the next action; a reminder that comes
        with them is one as well."""
        seen: list[Seen] = []
        for letter in letters:
            shown = self._shown(letter)
            seen.extend(shown)
            if letter.rank is Rank.PING:
                self._hear_unasked(shown, at)
        heard = Heard(at, tuple(seen), toast)
        self._judged(lambda: self._go(self._deeds.send(heard) if self._deeds else None))

    def remind(self, letters: Iterable[ClaimedMessage], at: datetime) -> None:
        """Reads a reminder."""
        for letter in letters:
            assert letter.rank is Rank.PING, "an answer to nothing"
            self._hear_unasked(self._shown(letter), at)

    def _hear_unasked(self, shown: Iterable[Seen], at: datetime) -> None:
        for seen in shown:
            self._judged(lambda seen=seen: self.owner.unasked(seen, at))  # type: ignore[misc]

    def _shown(self, letter: ClaimedMessage) -> Sequence[Seen]:
        before = len(self.screen.came)
        payload = {name: value for name, value in letter.payload.items() if name != "chat_id"}
        self.screen.apply(OutgoingMessage(letter.method, payload))
        return self.screen.came[before:]

    def _go(self, act: Act | None) -> None:
        self._next = act

    def _judged(self, step: Callable[[], None]) -> None:
        """Ends only this history when something fails in it."""
        if self.wrong:
            return
        try:
            step()
        except StopIteration:
            self._next = None
        except Exception as error:  # noqa: BLE001 - told with the history, which ends here
            self.wrong = f"{type(error).__name__}: {error}"


def _card(on: Seen) -> Mapping[str, Any]:
    rows = [list(row) for row in on.buttons]
    return {"message_id": on.id, "text": on.text, "reply_markup": {"inline_keyboard": rows}}


@dataclass(slots=True)
class Crowd:
    """Runs many clients on one bot; time goes by between rounds, and the bot restarts now
    and then.
    """

    bot: VirtualBot
    clients: Sequence[Client]
    rng: Random
    number: int = 1_000
    restarts: int = 0
    reminders: int = 0
    rounds: int = 0

    async def run(self, least: int = 0) -> None:
        """Runs until everybody is done, and for at least so many rounds."""
        for client in self.clients:
            client.begin()
        while self.rounds < least or not all(client.over for client in self.clients):
            self.rounds += 1
            await self._pass(self._how_long())
            await self._round()
            if self.rng.random() < RESTART:
                self.restarts += 1
                await self.bot.restart()

    def _how_long(self) -> timedelta:
        if self.rng.random() >= JUMP:
            return BETWEEN
        hours = self.rng.choice((0.2, 1, 3, 9, 24, 24, 60, 200))
        return timedelta(hours=hours)

    async def _pass(self, time: timedelta) -> None:
        goal = self.bot.now + time
        while (due := await self.bot.next_due()) is not None and due <= goal:
            self.bot.clock.at = max(due, self.bot.now)
            await self.bot.remind()
            for chat, letters in _by_chat(await self.bot.said()).items():
                self.reminders += len(letters)
                self._of(chat).remind(letters, self.bot.now)
        self.bot.clock.at = goal

    async def _round(self) -> None:
        raws: dict[int, Raw] = {}
        waiting = [client for client in self.clients if not client.over]
        for client in waiting:
            self.number += 1
            raw = client.update(self.number, self.bot.now)
            if raw is not None:
                raws[client.chat] = raw
        await self.bot.take([*raws.values()])
        letters = _by_chat(await self.bot.said())
        assert letters.keys() <= raws.keys(), "somebody was answered who said nothing"
        for client in waiting:
            raw = raws.get(client.chat, {})
            toast = self.bot.toasts.pop(str(raw.get("callback_query", {}).get("id")), "")
            client.read(letters.get(client.chat, ()), self.bot.now, toast)

    def _of(self, chat: int) -> Client:
        return next(client for client in self.clients if client.chat == chat)


KEPT_FOR = timedelta(hours=24)
"""So long Telegram delivers an update again."""
RESTART, JUMP = 0.05, 0.12
"""The chances of a restart and of a jump in time between two rounds."""


def _by_chat(letters: Iterable[ClaimedMessage]) -> dict[int, list[ClaimedMessage]]:
    found: dict[int, list[ClaimedMessage]] = {}
    for letter in letters:
        found.setdefault(letter.chat, []).append(letter)
    return found
