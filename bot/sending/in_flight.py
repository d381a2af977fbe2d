"""Knows which messages are on their way to Telegram and which go next: answers first."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from storage.tables.outgoing_message import Rank
from storage.unit_of_work import ClaimedMessage, Delivery

CHATS_AT_ONCE = 128
"""A batch of a hundred updates is answered in one go, however long Telegram takes for each."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Holds recorded results and claimed messages of one transaction until its commit."""

    moment: datetime
    deliveries: Sequence[Delivery]
    messages: Sequence[ClaimedMessage] = ()
    has_more_reminders: bool = False
    """Whether there were more reminders than places for them."""
    next_message_at: datetime | None = None
    reminder_delay: float = 0.0
    """In how many seconds the first reminder among them may leave."""


@dataclass(slots=True)
class InFlight:
    """Holds the tasks that send messages at the moment."""

    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    reminder_chats: set[int] = field(default_factory=set)
    """Chats to which a reminder is being sent."""

    @property
    def free_places(self) -> int:
        """The number of further chats that could be answered now."""
        return CHATS_AT_ONCE - (len(self.tasks) - len(self.reminder_chats))


def split_by_places(
    messages: Iterable[ClaimedMessage], places: int
) -> tuple[list[ClaimedMessage], list[ClaimedMessage]]:
    """Returns by chat the messages that may go, then the rest.

    All answers may go, and reminders to as many chats as there are places.
    """
    allowed: list[ClaimedMessage] = []
    remaining: list[ClaimedMessage] = []
    ordered = sorted(messages, key=lambda message: message.chat)
    for _, group in groupby(ordered, key=lambda message: (message.chat, message.rank)):
        together = list(group)
        reminds = together[0].rank is Rank.PING
        (remaining if reminds and places <= 0 else allowed).extend(together)
        places -= reminds
    return allowed, remaining
