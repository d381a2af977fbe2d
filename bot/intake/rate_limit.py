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
    def refill_seconds(self) -> float:
        """Seconds after which everything has come back, whatever was spent."""
        return self.at_once / self.a_second


DAY = 24 * 3600
MESSAGES = Allowance("written", 30, 1)
"""By the dates of the messages themselves: what waited for a day is no flood."""
PRESSES = Allowance("pressed", 30, 1)
"""Presses carry no date: by when they arrive."""
STRANGER_NOTICES = Allowance("refused", 1, 1 / DAY)
"""Telling a stranger that the bot is not for them."""
FAREWELLS = Allowance("left", 1, 1 / 600)
"""A farewell to a group: being added is told by several updates at once. Leaving waits for none."""
UNREADABLE_NOTICES = Allowance("unreadable", 1, 1 / 3600)
"""Telling somebody that what is kept of them cannot be read."""
MAX_BUCKETS = 20_000


class RateDecision(Enum):
    """Whether there is room for one more."""

    ALLOWED = auto()
    FIRST_REFUSAL = auto()
    """The first one too many: worth a word."""
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class TokenBucket:
    """Holds what is left for one chat at `updated_at`, in seconds. `is_told` says that the chat was
    told it is too fast; it stays so until every token has come back."""

    tokens: float
    updated_at: float
    is_told: bool = False

    def refill(self, allowance: Allowance, at: float) -> "TokenBucket":
        """As it stands at `at`. A time before the last one brings nothing and is taken on."""
        back = max(0.0, at - self.updated_at) * allowance.a_second
        left = min(allowance.at_once, self.tokens + back)
        return TokenBucket(left, at, self.is_told and left < allowance.at_once)

    def take_token(self) -> tuple["TokenBucket", RateDecision]:
        """One less, if there is one."""
        if self.tokens >= 1:
            return TokenBucket(self.tokens - 1, self.updated_at, self.is_told), RateDecision.ALLOWED
        room = RateDecision.REFUSED if self.is_told else RateDecision.FIRST_REFUSAL
        return TokenBucket(self.tokens, self.updated_at, is_told=True), room


LimitKey = tuple[Allowance, int]
"""What of, and whose chat."""


class RateLimitTransaction:
    """What one transaction takes; nothing of it counts until it is adopted."""

    def __init__(self, committed: dict[LimitKey, TokenBucket]) -> None:
        self._committed = committed
        self.changed: dict[LimitKey, TokenBucket] = {}

    def take(self, allowance: Allowance, chat: int, at: float) -> RateDecision:
        """Takes one, at a moment in seconds since 1970."""
        key = (allowance, chat)
        bucket = (
            self.changed.get(key) or self._committed.get(key) or TokenBucket(allowance.at_once, at)
        )
        self.changed[key], room = bucket.refill(allowance, at).take_token()
        return room


class RateLimiter:
    """Everybody's, in memory: a restart is a fresh start for all."""

    def __init__(self) -> None:
        self._buckets: dict[LimitKey, TokenBucket] = {}

    def begin(self) -> RateLimitTransaction:
        """To be taken from inside a transaction."""
        return RateLimitTransaction(self._buckets)

    def commit(self, transaction: RateLimitTransaction, now: float) -> None:
        """It is committed: what was taken is gone."""
        self._buckets.update(transaction.changed)
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets = _prune_buckets(self._buckets, now)

    def __len__(self) -> int:
        return len(self._buckets)


def _prune_buckets(buckets: dict[LimitKey, TokenBucket], now: float) -> dict[LimitKey, TokenBucket]:
    """Without those that are full again; if that is not enough, without the oldest."""
    needed = [
        (key, bucket)
        for key, bucket in buckets.items()
        if now - bucket.updated_at < key[0].refill_seconds
    ]
    needed.sort(key=lambda one: one[1].updated_at)
    return dict(needed[-MAX_BUCKETS // 2 :])
