"""Protects everybody from one person's flood: a chat may do so much at once, then so much a second.

Nothing is spent before the transaction that used it is committed: a RateLimitTransaction notes what
was taken, and the limiter adopts it afterwards. What is not adopted was never spent.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Allowance:
    """Says how much of one thing a chat may do at once, and how much comes back each second."""

    name: str
    at_once: float
    a_second: float

    @property
    def refill_seconds(self) -> float:
        """After so many seconds everything has come back, however much was spent."""
        return self.at_once / self.a_second


DAY = 24 * 3600
MESSAGES = Allowance("written", 30, 1)
"""Messages count by their own dates, so that what waited for a day is no flood."""
PRESSES = Allowance("pressed", 30, 1)
"""Presses carry no date and count by when they arrive."""
WORK = Allowance("worked", 1.5, 0.1)
LATE_WORK = Allowance("worked of late", 3, 0.05)
"""Seconds of the processor that a chat's turns may take. An ordinary turn takes a hundredth of one;
whoever makes each turn as heavy as they can is refused after about ten at once. The first counts
by the dates of messages, as they do, so that nothing is refused that has waited; the second by when
they are handled."""
CHARGED_AT_MOST = 0.25
"""The first turn after a start loads what it needs, which is nobody's fault."""
SLOW_BELOW = LATE_WORK.at_once - CHARGED_AT_MOST
"""Whoever has used more than one heavy turn of late has theirs worked out beside the others'."""
STRANGER_NOTICES = Allowance("refused", 1, 1 / DAY)
"""How often a stranger is told that the bot is not for them."""
FAREWELLS = Allowance("left", 1, 1 / 600)
"""How often a group is told why the bot leaves: several updates tell at once that it was added. It
leaves each time without waiting."""
UNREADABLE_NOTICES = Allowance("unreadable", 1, 1 / 3600)
"""How often a person is told at length that what is kept of them cannot be read."""
MAX_BUCKETS = 20_000


class RateDecision(Enum):
    """Says whether there is an allowance for one more."""

    ALLOWED = auto()
    FIRST_REFUSAL = auto()
    """It is the first one too many, of which the person is told."""
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class TokenBucket:
    """Holds what is left for one chat at `updated_at`, in seconds. `is_told` says that the chat was
    told it is too fast; it stays so until every token has come back."""

    tokens: float
    updated_at: float
    is_told: bool = False

    def refill(self, allowance: Allowance, at: float) -> "TokenBucket":
        """Returns the bucket as it is at `at`. A time before the last one brings back nothing and
        becomes the time of the bucket."""
        back = max(0.0, at - self.updated_at) * allowance.a_second
        left = min(allowance.at_once, self.tokens + back)
        return TokenBucket(left, at, self.is_told and left < allowance.at_once)

    def take_token(self) -> tuple["TokenBucket", RateDecision]:
        """Returns the bucket with one token less if it has one, and whether it had."""
        if self.tokens >= 1:
            return TokenBucket(self.tokens - 1, self.updated_at, self.is_told), RateDecision.ALLOWED
        room = RateDecision.REFUSED if self.is_told else RateDecision.FIRST_REFUSAL
        return TokenBucket(self.tokens, self.updated_at, is_told=True), room


LimitKey = tuple[Allowance, int]
"""The allowance, and the chat that uses it."""


class RateLimitTransaction:
    """Notes what one transaction takes; it counts only once the limiter has adopted it."""

    def __init__(self, committed: dict[LimitKey, TokenBucket]) -> None:
        self._committed = committed
        self.changed: dict[LimitKey, TokenBucket] = {}

    def take(self, allowance: Allowance, chat: int, at: float) -> RateDecision:
        """Takes one from an allowance, at a moment in seconds since 1970."""
        bucket = self._find_bucket(allowance, chat, at).refill(allowance, at)
        self.changed[allowance, chat], room = bucket.take_token()
        return room

    def check_work(self, chat: int, at: float) -> RateDecision:
        """Returns whether a chat has seconds left for one more turn. Takes nothing."""
        bucket = self._find_bucket(WORK, chat, at).refill(WORK, at)
        if bucket.tokens > 0:
            return RateDecision.ALLOWED
        room = RateDecision.REFUSED if bucket.is_told else RateDecision.FIRST_REFUSAL
        self.changed[WORK, chat] = replace(bucket, is_told=True)
        return room

    def charge_work(self, chat: int, at: float, now: float, seconds: float) -> None:
        """Takes the seconds that a turn took; what is taken too much is owed."""
        for allowance, moment in ((WORK, at), (LATE_WORK, now)):
            bucket = self._find_bucket(allowance, chat, moment).refill(allowance, moment)
            left = bucket.tokens - min(seconds, CHARGED_AT_MOST)
            self.changed[allowance, chat] = TokenBucket(left, bucket.updated_at, bucket.is_told)

    def has_room(self, allowance: Allowance, at: float, chat: int) -> bool:
        """Returns whether a chat would be allowed one more turn. Takes nothing, tells nobody."""
        left = self._find_bucket(allowance, chat, at).refill(allowance, at).tokens
        return left >= 1 and self._find_bucket(WORK, chat, at).refill(WORK, at).tokens > 0

    def count_late_seconds(self, chat: int, now: float) -> float:
        """Returns how many seconds of the processor a chat has left of late."""
        return self._find_bucket(LATE_WORK, chat, now).refill(LATE_WORK, now).tokens

    def is_slow(self, chat: int, now: float) -> bool:
        """Returns whether a chat has taken much of the processor of late."""
        return self.count_late_seconds(chat, now) < SLOW_BELOW

    def _find_bucket(self, allowance: Allowance, chat: int, at: float) -> TokenBucket:
        key = (allowance, chat)
        bucket = self.changed.get(key) or self._committed.get(key)
        return bucket or TokenBucket(allowance.at_once, at)


class RateLimiter:
    """Holds the buckets of everybody in memory; a restart fills all of them."""

    def __init__(self) -> None:
        self._buckets: dict[LimitKey, TokenBucket] = {}

    def begin(self) -> RateLimitTransaction:
        """Returns what a transaction takes from."""
        return RateLimitTransaction(self._buckets)

    def commit(self, transaction: RateLimitTransaction, now: float) -> None:
        """Adopts what a committed transaction has taken."""
        self._buckets.update(transaction.changed)
        if len(self._buckets) > MAX_BUCKETS:
            self._buckets = _prune_buckets(self._buckets, now)

    def __len__(self) -> int:
        return len(self._buckets)


def _prune_buckets(buckets: dict[LimitKey, TokenBucket], now: float) -> dict[LimitKey, TokenBucket]:
    """Returns the buckets without those that are full again; if that is not enough, without the
    oldest."""
    needed = [
        (key, bucket)
        for key, bucket in buckets.items()
        if now - bucket.updated_at < key[0].refill_seconds
    ]
    needed.sort(key=lambda one: one[1].updated_at)
    return dict(needed[-MAX_BUCKETS // 2 :])
