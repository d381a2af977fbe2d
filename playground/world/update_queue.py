"""The updates that wait for the bot: numbered, kept until confirmed, or until they are too old."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from playground.world.refusals import Json, Misuse, Rules
from playground.world.wound_clock import WindableClock

KINDS = (
    "message", "edited_message", "callback_query", "my_chat_member", "message_reaction",
)  # fmt: skip
ONLY_WHEN_ASKED = frozenset({"message_reaction", "message_reaction_count", "chat_member"})
LOOKED_THROUGH = timedelta(seconds=1)
"""How much wound time may pass before it is looked again for what grew too old."""


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
    """An update on its way. `lane` is the person: each one's updates stay in order.

    `raw` is the whole of an update that somebody made up; it has no number of its own then.
    """

    number: int
    kind: str
    body: Json
    lane: int
    since: Age
    raw: Json | None = None

    def update(self) -> Json:
        """As the bot gets it."""
        if self.raw is not None:
            return {"update_id": self.number, **self.raw}
        return {"update_id": self.number, self.kind: self.body}


class UpdateQueue:
    """Numbers begin high and at random: a database of an older world meets none twice.

    Adding, confirming and dropping one cost the same however many wait.
    """

    def __init__(self, clock: WindableClock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self.next_number = random.randrange(100_000_000, 1_000_000_000)  # noqa: S311 - no secret
        self.allowed: frozenset[str] | None = None
        self.queued = 0
        """How many were ever added."""
        self.expired = 0
        """How many of them grew too old before anybody had them."""
        self.came: Callable[[int], None] = lambda _: None
        """Told the lane of each that comes."""
        self._waiting: dict[int, Waiting] = {}
        self._lanes: dict[int, dict[int, Waiting]] = {}
        self._looked = clock.now()

    @property
    def waiting(self) -> list[Waiting]:
        """All that waits, in order."""
        return list(self._waiting.values())

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, body: Json, lane: int) -> int | None:
        """Queue it; its number, or None when the bot asked not to get this kind."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        number = self.next_number
        self._take(Waiting(number, kind, body, lane, Age.of(self._clock)))
        return number

    def add_raw(self, raw: Json, lane: int) -> int:
        """Queue anything as an update, whatever the bot asked for; its number, which it may bring
        along. Raises Misuse for a number that waits already."""
        number = raw.get("update_id", self.next_number)
        if not isinstance(number, int) or isinstance(number, bool) or number in self._waiting:
            raise Misuse("an update_id is a whole number that no update waits with")
        body = {name: value for name, value in raw.items() if name != "update_id"}
        kind = next(iter(body), "")
        self._take(Waiting(number, kind, {}, lane, Age.of(self._clock), body))
        return number

    def put_back(self, waiting: list[Waiting]) -> None:
        """What waited when the stand-in was stopped."""
        for one in waiting:
            self._keep(one)

    def allow(self, kinds: object) -> None:
        """Remember which kinds the bot wants; an empty list means the usual ones."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            self.allowed = frozenset(kind.lower() for kind in kinds) or None

    def confirm(self, offset: int) -> None:
        """All below `offset` are done with; a negative one keeps that many at the end."""
        if offset < 0:
            self._forget(list(self._waiting)[:offset])
        elif offset > 0:
            below: list[int] = []
            for number in self._waiting:
                if number >= offset:
                    break
                below.append(number)
            self._forget(below)

    def drop(self, number: int) -> None:
        """That one is done with."""
        if number in self._waiting:
            self._forget([number])

    def clear(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()
        self._lanes.clear()

    def head(self, count: int) -> list[Waiting]:
        """The first that wait, without what grew too old in the meantime."""
        self._look_through()
        return list(islice(self._waiting.values(), count))

    def fresh(self) -> list[Waiting]:
        """All that waits, without what grew too old in the meantime."""
        self._look_through()
        return self.waiting

    def first_of(self, lane: int) -> Waiting | None:
        """The first that waits for one person's sake."""
        self._look_through()
        return next(iter(self._lanes.get(lane, {}).values()), None)

    def lanes(self) -> list[int]:
        """Whose updates wait."""
        self._look_through()
        return list(self._lanes)

    def _take(self, waiting: Waiting) -> None:
        self.queued += 1
        behind = waiting.number >= self.next_number
        self._keep(waiting)
        if behind:
            self.next_number = waiting.number + 1
        else:  # a made-up number of the past: order is by number
            self._waiting = dict(sorted(self._waiting.items()))
            lane = self._lanes[waiting.lane]
            self._lanes[waiting.lane] = dict(sorted(lane.items()))
        self.came(waiting.lane)

    def _keep(self, waiting: Waiting) -> None:
        self._waiting[waiting.number] = waiting
        self._lanes.setdefault(waiting.lane, {})[waiting.number] = waiting

    def _forget(self, numbers: list[int]) -> None:
        for number in numbers:
            waiting = self._waiting.pop(number)
            lane = self._lanes[waiting.lane]
            del lane[number]
            if not lane:
                del self._lanes[waiting.lane]

    def _look_through(self) -> None:
        """All of it, but only when the wound time has moved since the last look."""
        now = self._clock.now()
        if abs(now - self._looked) < LOOKED_THROUGH:
            return
        self._looked = now
        rules, steady = self._rules, time.monotonic()
        presses, others = (
            now - timedelta(seconds=kept) for kept in (rules.press_waits, rules.update_kept)
        )
        old = [
            number
            for number, waiting in self._waiting.items()
            if waiting.since.wound < (presses if waiting.kind == "callback_query" else others)
            and steady - waiting.since.steady >= rules.grace
        ]
        self.expired += len(old)
        self._forget(old)
