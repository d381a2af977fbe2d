"""What is on its way to Telegram at the moment, and what goes next: answers before reminders."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from storage.tables.outgoing_message import Rank
from storage.unit_of_work import ClaimedMessage, Delivery

CHATS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Exchange:
    """Results handed in and letters taken out in one transaction; worth something once it
    is committed."""

    moment: datetime
    deliveries: Sequence[Delivery]
    unreachable: frozenset[int]
    messages: Sequence[ClaimedMessage] = ()
    has_more_reminders: bool = False
    """Whether there were more reminders than places for them."""
    next_message_at: datetime | None = None


@dataclass(slots=True)
class InFlight:
    """What is out at the moment."""

    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    reminder_chats: set[int] = field(default_factory=set)
    """Chats that are sent a reminder."""

    @property
    def free_places(self) -> int:
        """How many more chats could be answered."""
        return CHATS_AT_ONCE - (len(self.tasks) - len(self.reminder_chats))


def split_by_places(
    messages: Iterable[ClaimedMessage], places: int
) -> tuple[list[ClaimedMessage], list[ClaimedMessage]]:
    """By chat, those that may go: all answers, and reminders to as many chats as there are
    places; then the rest."""
    fitting: list[ClaimedMessage] = []
    surplus: list[ClaimedMessage] = []
    ordered = sorted(messages, key=lambda letter: letter.chat)
    for _, group in groupby(ordered, key=lambda letter: (letter.chat, letter.rank)):
        together = list(group)
        reminds = together[0].rank is Rank.PING
        (surplus if reminds and places <= 0 else fitting).extend(together)
        places -= reminds
    return fitting, surplus
