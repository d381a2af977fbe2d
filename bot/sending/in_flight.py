"""What is on its way to Telegram at the moment, and what goes next: answers before reminders."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from storage.tables.outgoing_message import Rank
from storage.unit_of_work import Letter, Settled

CHATS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Exchange:
    """Results handed in and letters taken out in one transaction; worth something once it
    is committed."""

    at: datetime
    settled: Sequence[Settled]
    unreachable: frozenset[int]
    letters: Sequence[Letter] = ()
    crowded: bool = False
    """Whether there were more reminders than places for them."""
    next_letter: datetime | None = None


@dataclass(slots=True)
class Flight:
    """What is out at the moment."""

    tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    reminders: set[int] = field(default_factory=set)
    """Chats that are sent a reminder."""

    @property
    def room(self) -> int:
        """How many more chats could be answered."""
        return CHATS_AT_ONCE - (len(self.tasks) - len(self.reminders))


def fitting(letters: Iterable[Letter], places: int) -> tuple[list[Letter], list[Letter]]:
    """By chat, those that may go: all answers, and reminders to as many chats as there are
    places; then the rest."""
    fitting: list[Letter] = []
    surplus: list[Letter] = []
    ordered = sorted(letters, key=lambda letter: letter.chat)
    for _, group in groupby(ordered, key=lambda letter: (letter.chat, letter.rank)):
        together = list(group)
        reminds = together[0].rank is Rank.PING
        (surplus if reminds and places <= 0 else fitting).extend(together)
        places -= reminds
    return fitting, surplus
