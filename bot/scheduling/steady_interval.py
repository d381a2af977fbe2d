"""Lets a repeated job run after so many seconds, and once only however far a clock was moved."""

from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger


class SteadyInterval(BaseTrigger):  # type: ignore[misc] # the library gives it no types
    """Counts each interval from now on.

    The library's own interval counts from the time before, one by one: after a clock that was five
    years ahead that would be 31 million times in a row, which block the process.
    """

    def __init__(self, every: timedelta) -> None:
        self._every = every

    def get_next_fire_time(self, _: datetime | None, now: datetime) -> datetime:
        """Returns when the job runs next."""
        return now + self._every
