"""How fast a bot may talk: about one message a second to a chat, about thirty a second in all."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from playground.world.refusals import ApiError


@dataclass(frozen=True, slots=True)
class Speed:
    """So many a second in the long run, so many at once."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram publishes no exact figures; these are near what it says. None: no limit."""

    chat: Speed | None = Speed(1, 10)
    overall: Speed | None = Speed(30, 30)


NO_LIMITS = Limits(None, None)


class SendBucket:
    """Tokens that come back at a steady rate."""

    def __init__(self, speed: Speed, now: float) -> None:
        self.speed = speed
        self.tokens = speed.burst
        self.updated_at = now

    def wait_seconds(self, now: float) -> float:
        """Seconds until there is one to take."""
        grown = self.tokens + (now - self.updated_at) * self.speed.rate
        self.tokens, self.updated_at = min(self.speed.burst, grown), now
        return max(0.0, (1 - self.tokens) / self.speed.rate)


class SendRateLimiter:
    """Counts what is sent, in real time: winding the clock buys nothing."""

    def __init__(self, limits: Limits, steady_clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self._steady_clock = steady_clock
        self._buckets: dict[str, SendBucket] = {}

    def set_limits(self, limits: Limits) -> None:
        """Other limits from now on; what was counted so far is forgotten."""
        self.limits = limits
        self._buckets.clear()

    def count_message(self, chat_id: str, *, paid: bool = False) -> None:
        """Count one message; raises the 429 that says when to come back."""
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
    """The 429 itself."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)
