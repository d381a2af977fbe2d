"""Numbers the locks that PostgreSQL keeps for us: of chats, of what is done once, of processes.

They share one space of 64 bits. Chats and update numbers stay far below the others.
"""

from typing import Final

from storage.engine import Lock

_LOCKS: Final = 1 << 60
_OWNERS: Final = 1 << 61


OWNERS_FROM: Final = _OWNERS
CHANNEL: Final = "debrief"
"""Where processes tell each other that there is something to send."""


def number_of_lock(lock: Lock) -> int:
    return _LOCKS + lock


def number_of_owner(owner: int) -> int:
    """Returns the lock that a process holds for as long as it lives."""
    return _OWNERS + owner
