"""Lets a bot that has just begun take nobody's words until it is the only one on its token."""

import time

from bot.errors import TokenInUseError

STAND_SECONDS = 1.5
"""A fetch without a rival has to stand for so long: a process whose fetch was ended by another one
fetches again within a second, and one that has much to do does so sooner."""
NEWCOMER_SECONDS = 600.0
"""Whoever has been alone for no longer than this gives way to another process on the same token."""
RIVALS_TOLERATED = 2
"""So many signs of another process a newcomer waits for: it may be one that is being stopped."""
SETTLED_TOLERATED = 2 * RIVALS_TOLERATED + 1
"""Whoever was alone waits for more, so that of two that began lately the second one stops."""


class Newcomer:
    """Counts the signs of another process, and says how long a fetch has to stand without one.

    A rival's pause doubles each time its fetch is ended, and so does what is asked of a fetch.
    """

    def __init__(self) -> None:
        self.rivals = 0
        self._new_until: float | None = None

    @property
    def is_alone(self) -> bool:
        """Whether a fetch of this process has stood alone."""
        return self._new_until is not None

    @property
    def least_stand(self) -> float:
        """For how long the next fetch has to stand."""
        return STAND_SECONDS * 2.0**self.rivals

    def settle(self) -> None:
        """Notes that a fetch has stood alone, so that updates may be taken from now on."""
        self._new_until, self.rivals = time.monotonic() + NEWCOMER_SECONDS, 0

    def note_rival(self) -> None:
        """Notes that another process fetches as well; raises TokenInUseError for a newcomer: each
        would answer half of what people write. Whoever has fetched for long stays.
        """
        self.rivals += 1
        tolerated = SETTLED_TOLERATED if self.is_alone else RIVALS_TOLERATED
        if self._is_new and self.rivals > tolerated:
            raise TokenInUseError

    @property
    def _is_new(self) -> bool:
        return self._new_until is None or time.monotonic() <= self._new_until
