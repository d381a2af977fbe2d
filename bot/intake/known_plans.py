"""Lets nobody wait for a plan that is there already: what changes no fact plans nothing anew.

Remembered is only when each person is to be reminded next, as this process has planned it within
the hour. Planned later from the same facts, that moment never comes sooner, so that what is
remembered is at worst too early: then the reminder finds nothing to say and plans anew.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from bot.intake.entry_points import NextPing
from coaching.model.documents import Dossier
from handlers.cards.reminders import has_same_plan, with_offer
from storage.unit_of_work import StoredPerson

REMEMBERED = 20_000
"""So many people are remembered; whoever has waited longest is planned anew."""
STANDS_FOR = timedelta(hours=1)
_ROUNDING = timedelta(milliseconds=1)
"""Moments are stored in whole milliseconds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Says for when somebody was planned (None: never), and when that was."""

    next_ping: datetime | None
    at: datetime

    def stands(self, stored: datetime | None, now: datetime) -> bool:
        """Tells whether it is stored like this, and by a clock that was not set back since."""
        if not timedelta(0) <= now - self.at <= STANDS_FOR:
            return False
        if self.next_ping is None or stored is None:
            return self.next_ping is stored
        return abs(stored - self.next_ping) <= _ROUNDING


@dataclass(slots=True)
class KnownPlans:
    """Remembers the plans of this process by chat, whichever thread asks. `plan` makes one anew."""

    plan: NextPing
    _plans: dict[int, Plan] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def next_ping(self, person: StoredPerson, after: Dossier, now: datetime) -> datetime | None:
        """Returns when a person is to be reminded after a turn that leaves them with `after`."""
        with self._lock:
            plan = self._plans.pop(person.chat, None)
        if plan and plan.stands(person.next_ping, now) and has_same_plan(person.dossier, after):
            plan = Plan(with_offer(plan.next_ping, after, now), plan.at)
        else:
            plan = Plan(self.plan(after, now), now)
        # where the turn is undone, what is stored is another moment, and the plan does not stand
        with self._lock:
            self._plans[person.chat] = plan
            if len(self._plans) > REMEMBERED:
                del self._plans[next(iter(self._plans))]
        return plan.next_ping
