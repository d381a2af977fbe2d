"""Updates wait here for the bot: they have numbers and stay until confirmed or until too old."""

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
OPT_IN_KINDS = frozenset({"message_reaction", "message_reaction_count", "chat_member"})
EXPIRY_CHECK_INTERVAL = timedelta(seconds=1)
"""So much moved time may pass before the queue is searched again for updates that are too old."""


@dataclass(frozen=True, slots=True)
class DualTimestamp:
    """Says when something happened, by the movable clock and by the machine's steady one."""

    clock_time: datetime
    steady_time: float

    @classmethod
    def from_clock(cls, clock: WindableClock) -> "DualTimestamp":
        return cls(clock.now(), time.monotonic())

    def is_older_than(self, seconds: float, clock: WindableClock, grace: float) -> bool:
        """Returns whether it is that old by the movable clock and waited `grace` real seconds."""
        wound = (clock.now() - self.clock_time).total_seconds()
        return wound > seconds and time.monotonic() - self.steady_time >= grace


@dataclass(frozen=True, slots=True)
class QueuedUpdate:
    """Holds an update that waits; `lane` is the person, whose updates stay in order.

    `raw` is the whole of an update that somebody made up, which has no number of its own then.
    """

    number: int
    kind: str
    body: Json
    lane: int
    since: DualTimestamp
    raw: Json | None = None

    def to_json(self) -> Json:
        """Returns the update as the bot receives it."""
        if self.raw is not None:
            return {"update_id": self.number, **self.raw}
        return {"update_id": self.number, self.kind: self.body}


class UpdateQueue:
    """Numbers updates from a high random start, so that a bot's older database knows none of them.

    Adding, confirming and dropping one update cost the same however many wait.
    """

    def __init__(self, clock: WindableClock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self.next_number = random.randrange(100_000_000, 1_000_000_000)  # noqa: S311 - no secret
        self.allowed: frozenset[str] | None = None
        self.queued_count = 0
        """How many were ever added."""
        self.expired_count = 0
        """How many of them grew too old before anybody had them."""
        self.on_added: Callable[[int], None] = lambda _: None
        """Told the lane of each that comes."""
        self._by_number: dict[int, QueuedUpdate] = {}
        self._lanes: dict[int, dict[int, QueuedUpdate]] = {}
        self._last_check = clock.now()

    @property
    def all_updates(self) -> list[QueuedUpdate]:
        """Returns all updates that wait, in order."""
        return list(self._by_number.values())

    def __len__(self) -> int:
        return len(self._by_number)

    def add(self, kind: str, body: Json, lane: int) -> int | None:
        """Queues an update and returns its number, or None when the bot did not want its kind."""
        is_wanted = kind not in OPT_IN_KINDS if self.allowed is None else kind in self.allowed
        if not is_wanted:
            return None
        number = self.next_number
        self._enqueue(QueuedUpdate(number, kind, body, lane, DualTimestamp.from_clock(self._clock)))
        return number

    def add_raw(self, raw: Json, lane: int) -> int:
        """Queues any object as an update, whatever the bot asked for, and returns its number.

        The update may bring its number along; raises Misuse for a number that waits already.
        """
        number = raw.get("update_id", self.next_number)
        if not isinstance(number, int) or isinstance(number, bool) or number in self._by_number:
            raise Misuse("an update_id is a whole number that no update waits with")
        body = {name: value for name, value in raw.items() if name != "update_id"}
        kind = next(iter(body), "")
        self._enqueue(
            QueuedUpdate(number, kind, {}, lane, DualTimestamp.from_clock(self._clock), body)
        )
        return number

    def restore(self, updates: list[QueuedUpdate]) -> None:
        """Puts back the updates that waited when the stand-in was stopped."""
        for update in updates:
            self._insert(update)

    def allow(self, kinds: object) -> None:
        """Remembers which kinds the bot wants; an empty list means the usual kinds."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            self.allowed = frozenset(kind.lower() for kind in kinds) or None

    def confirm(self, offset: int) -> None:
        """Removes all updates below `offset`; a negative one leaves that many at the end.

        An offset beyond the next number confirms nothing, as at Telegram: it is of an earlier
        numbering.
        """
        if offset < 0:
            self._forget(list(self._by_number)[:offset])
        elif 0 < offset <= self.next_number:
            below: list[int] = []
            for number in self._by_number:
                if number >= offset:
                    break
                below.append(number)
            self._forget(below)

    def begin_anew(self, number: int) -> None:
        """Gives the next update that number, as Telegram does after a week without updates.

        Raises Misuse while updates wait.
        """
        if self._by_number:
            raise Misuse("numbers begin anew only while no update waits")
        self.next_number = number

    def drop(self, number: int) -> None:
        """Removes one update."""
        if number in self._by_number:
            self._forget([number])

    def clear(self) -> None:
        """Removes all updates that wait."""
        self._by_number.clear()
        self._lanes.clear()

    def first_updates(self, count: int) -> list[QueuedUpdate]:
        """Returns the first updates that wait, after dropping those that are too old."""
        self._drop_expired()
        return list(islice(self._by_number.values(), count))

    def fresh_updates(self) -> list[QueuedUpdate]:
        """Returns all updates that wait, after dropping those that are too old."""
        self._drop_expired()
        return self.all_updates

    def first_in_lane(self, lane: int) -> QueuedUpdate | None:
        """Returns the first update that waits in the lane."""
        self._drop_expired()
        return next(iter(self._lanes.get(lane, {}).values()), None)

    def lanes(self) -> list[int]:
        """Returns the lanes in which updates wait."""
        self._drop_expired()
        return list(self._lanes)

    def _enqueue(self, update: QueuedUpdate) -> None:
        self.queued_count += 1
        behind = update.number >= self.next_number
        self._insert(update)
        if behind:
            self.next_number = update.number + 1
        else:  # a made-up number below the newest: the queue is sorted by number again
            self._by_number = dict(sorted(self._by_number.items()))
            lane = self._lanes[update.lane]
            self._lanes[update.lane] = dict(sorted(lane.items()))
        self.on_added(update.lane)

    def _insert(self, update: QueuedUpdate) -> None:
        self._by_number[update.number] = update
        self._lanes.setdefault(update.lane, {})[update.number] = update

    def _forget(self, numbers: list[int]) -> None:
        for number in numbers:
            waiting = self._by_number.pop(number)
            lane = self._lanes[waiting.lane]
            del lane[number]
            if not lane:
                del self._lanes[waiting.lane]

    def _drop_expired(self) -> None:
        """Drops what is too old, but only when the movable time has moved since the last check."""
        now = self._clock.now()
        if abs(now - self._last_check) < EXPIRY_CHECK_INTERVAL:
            return
        self._last_check = now
        rules, steady = self._rules, time.monotonic()
        presses, other_updates = (
            now - timedelta(seconds=lifetime) for lifetime in (rules.press_waits, rules.update_kept)
        )
        old = [
            number
            for number, waiting in self._by_number.items()
            if waiting.since.clock_time
            < (presses if waiting.kind == "callback_query" else other_updates)
            and steady - waiting.since.steady_time >= rules.grace
        ]
        self.expired_count += len(old)
        self._forget(old)
