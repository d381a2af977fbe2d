"""A bot may send about one message a second to a chat and about thirty a second in all."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from playground.world.refusals import ApiError


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed allows `rate` messages a second in the long run, and `burst` at once."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram publishes no exact figures; these are near what it says. None means no limit."""

    chat: Speed | None = Speed(1, 10)
    overall: Speed | None = Speed(30, 30)


NO_LIMITS = Limits(None, None)


class SendBucket:
    """Holds tokens that come back at a steady rate."""

    def __init__(self, speed: Speed, now: float) -> None:
        self.speed = speed
        self.tokens = speed.burst
        self.updated_at = now

    def wait_seconds(self, now: float) -> float:
        """Returns the seconds until there is a token to take."""
        grown = self.tokens + (now - self.updated_at) * self.speed.rate
        self.tokens, self.updated_at = min(self.speed.burst, grown), now
        return max(0.0, (1 - self.tokens) / self.speed.rate)


class SendRateLimiter:
    """Counts messages in real time: moving the clock buys no more of them."""

    def __init__(self, limits: Limits, steady_clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self._steady_clock = steady_clock
        self._buckets: dict[str, SendBucket] = {}

    def set_limits(self, limits: Limits) -> None:
        """Sets other limits and forgets what was counted so far."""
        self.limits = limits
        self._buckets.clear()

    def count_message(self, chat_id: str, *, paid: bool = False) -> None:
        """Counts one message; raises the 429 that says when to try again."""
        now = self._steady_clock()
        counted = [] if paid or self.limits.overall is None else [("", self.limits.overall)]
        if self.limits.chat is not None:
            counted.append((chat_id, self.limits.chat))
        buckets = [
            self._buckets.setdefault(name, SendBucket(speed, now)) for name, speed in counted
        ]
        wait = max((bucket.wait_seconds(now) for bucket in buckets), default=0.0)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.tokens -= 1


def too_many_requests(seconds: int) -> ApiError:
    """Returns the 429 itself."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)
