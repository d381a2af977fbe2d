"""Says how long to wait after failures in a row, for everything that calls the Bot API."""

import random

SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class Backoff:
    """Doubles the pause from 1 s to 30 s, with a random part so that callers spread out."""

    def __init__(self) -> None:
        self._failures = 0

    def reset(self) -> None:
        """Starts again with the shortest pause, after a success."""
        self._failures = 0

    def next_pause(self, at_least: float = 0) -> float:
        """Returns the next pause in seconds; `at_least` is its lower limit."""
        doubled = SHORTEST_PAUSE * 2.0 ** min(self._failures, 5)
        self._failures += 1
        spread = random.uniform(0.5, 1)  # noqa: S311 - no secret, only out of step
        return max(at_least, min(LONGEST_PAUSE, doubled) * spread)
