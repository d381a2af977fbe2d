"""Keeps one person's flood from everybody else: so much at once, then so much a second.

Nothing here is spent before the transaction that used it is committed: a draft is taken from,
and adopted afterwards. What is not adopted was never spent.
"""

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much of one thing a chat may do at once; so much a second comes back."""

    name: str
    at_once: float
    a_second: float

    @property
    def calm_after(self) -> float:
        """Seconds after which everything has come back, whatever was spent."""
        return self.at_once / self.a_second


DAY = 24 * 3600
WRITTEN = Allowance("written", 30, 1)
"""By the dates of the messages themselves: what waited for a day is no flood."""
PRESSED = Allowance("pressed", 30, 1)
"""Presses carry no date: by when they arrive."""
REFUSED = Allowance("refused", 1, 1 / DAY)
"""Telling a stranger that the bot is not for them."""
LEFT = Allowance("left", 1, 1 / 600)
"""A farewell to a group: being added is told by several updates at once. Leaving waits for none."""
UNREADABLE = Allowance("unreadable", 1, 1 / 3600)
"""Telling somebody that what is kept of them cannot be read."""
CHATS_KEPT = 20_000


class Room(Enum):
    """Whether there is room for one more."""

    YES = auto()
    NO_MORE = auto()
    """The first one too many: worth a word."""
    STILL_NONE = auto()


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left for one chat, at a moment in seconds; `told` until all has come back."""

    left: float
    at: float
    told: bool = False

    def poured(self, allowance: Allowance, at: float) -> "Bucket":
        """As it stands at `at`. A time before the last one brings nothing and is taken on."""
        back = max(0.0, at - self.at) * allowance.a_second
        left = min(allowance.at_once, self.left + back)
        return Bucket(left, at, self.told and left < allowance.at_once)

    def taken(self) -> tuple["Bucket", Room]:
        """One less, if there is one."""
        if self.left >= 1:
            return Bucket(self.left - 1, self.at, self.told), Room.YES
        room = Room.STILL_NONE if self.told else Room.NO_MORE
        return Bucket(self.left, self.at, told=True), room


Key = tuple[Allowance, int]
"""What of, and whose chat."""


class Draft:
    """What one transaction takes; nothing of it counts until it is adopted."""

    def __init__(self, kept: dict[Key, Bucket]) -> None:
        self._kept = kept
        self.changed: dict[Key, Bucket] = {}

    def take(self, allowance: Allowance, chat: int, at: float) -> Room:
        """Takes one, at a moment in seconds since 1970."""
        key = (allowance, chat)
        bucket = self.changed.get(key) or self._kept.get(key) or Bucket(allowance.at_once, at)
        self.changed[key], room = bucket.poured(allowance, at).taken()
        return room


class Buckets:
    """Everybody's, in memory: a restart is a fresh start for all."""

    def __init__(self) -> None:
        self._kept: dict[Key, Bucket] = {}

    def draft(self) -> Draft:
        """To be taken from inside a transaction."""
        return Draft(self._kept)

    def adopt(self, draft: Draft, now: float) -> None:
        """It is committed: what was taken is gone."""
        self._kept.update(draft.changed)
        if len(self._kept) > CHATS_KEPT:
            self._kept = _still_needed(self._kept, now)

    def __len__(self) -> int:
        return len(self._kept)


def _still_needed(kept: dict[Key, Bucket], now: float) -> dict[Key, Bucket]:
    """Without those that are full again; if that is not enough, without the oldest."""
    needed = [(key, bucket) for key, bucket in kept.items() if now - bucket.at < key[0].calm_after]
    needed.sort(key=lambda one: one[1].at)
    return dict(needed[-CHATS_KEPT // 2 :])
