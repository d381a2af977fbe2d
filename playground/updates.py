"""The updates that wait for the bot: numbered, kept until confirmed, or until they are too old."""

import random
import time
from dataclasses import dataclass
from datetime import datetime

from playground.clock import WindableClock
from playground.terms import Json, Rules

KINDS = (
    "message", "edited_message", "callback_query", "my_chat_member", "message_reaction",
)  # fmt: skip
ONLY_WHEN_ASKED = frozenset({"message_reaction", "message_reaction_count", "chat_member"})


@dataclass(frozen=True, slots=True)
class Age:
    """When something was, by the wound clock and by the machine's steady one."""

    wound: datetime
    steady: float

    @classmethod
    def of(cls, clock: WindableClock) -> "Age":
        return cls(clock.now(), time.monotonic())

    def over(self, seconds: float, clock: WindableClock, grace: float) -> bool:
        """Whether it is that old by the wound clock, and was there for `grace` real seconds."""
        wound = (clock.now() - self.wound).total_seconds()
        return wound > seconds and time.monotonic() - self.steady >= grace


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update on its way. `lane` is the person: each one's updates stay in order."""

    number: int
    kind: str
    body: Json
    lane: int
    since: Age

    def update(self) -> Json:
        """As the bot gets it."""
        return {"update_id": self.number, self.kind: self.body}


class UpdateQueue:
    """Numbers begin high and at random: a database of an older world meets none twice."""

    def __init__(self, clock: WindableClock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self.next_number = random.randrange(100_000_000, 1_000_000_000)  # noqa: S311 - no secret
        self.waiting: list[Waiting] = []
        self.allowed: frozenset[str] | None = None

    def add(self, kind: str, body: Json, lane: int) -> int | None:
        """Queue it; its number, or None when the bot asked not to get this kind."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        number = self.next_number
        self.next_number += 1
        self.waiting.append(Waiting(number, kind, body, lane, Age.of(self._clock)))
        return number

    def allow(self, kinds: object) -> None:
        """Remember which kinds the bot wants; an empty list means the usual ones."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            self.allowed = frozenset(kind.lower() for kind in kinds) or None

    def confirm(self, offset: int) -> None:
        """All below `offset` are done with; a negative one keeps that many at the end."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset > 0:
            self.waiting = [waiting for waiting in self.waiting if waiting.number >= offset]

    def drop(self, number: int) -> None:
        """That one is done with."""
        self.waiting = [waiting for waiting in self.waiting if waiting.number != number]

    def clear(self) -> None:
        """Forget all that waits."""
        self.waiting = []

    def fresh(self) -> list[Waiting]:
        """What waits, without what grew too old in the meantime."""
        self.waiting = [waiting for waiting in self.waiting if not self._stale(waiting)]
        return self.waiting

    def _stale(self, waiting: Waiting) -> bool:
        pressed = waiting.kind == "callback_query"
        kept = self._rules.press_waits if pressed else self._rules.update_kept
        return waiting.since.over(kept, self._clock, self._rules.grace)
