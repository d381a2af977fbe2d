"""Measures what turns cost the processor, so that a busy machine is nobody's fault."""

from time import thread_time

QUICK = 0.005
"""Seconds. A turn that takes less counts as it is: to ask for its processor time costs more than
it would tell."""


class WorkMeter:
    """Measures one turn of a batch after the other. It begins with the first."""

    def __init__(self) -> None:
        self._asked_at, self._quick = thread_time(), 0.0

    def measure(self, seconds: float) -> float:
        """Returns the seconds of the processor that a turn took, of those that have passed."""
        if seconds < QUICK:
            self._quick += seconds
            return seconds
        asked_before, self._asked_at = self._asked_at, thread_time()
        worked = self._asked_at - asked_before - self._quick
        self._quick = 0.0
        return min(max(worked, 0.0), seconds)
