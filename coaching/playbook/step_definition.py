"""What a row of the playbook is made of, and the facts it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, Waking
from coaching.model.documents import Interview, Opportunity, Person, Record
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Held, Outcome
from coaching.playbook.search import Search
from coaching.playbook.windows import Window

DAY = timedelta(days=1)
STILL_HELPS = 5 * DAY
"""A late note still helps (CareerBuilder's 22 % mind none at all; in 2005 36 % expected it in
three to five days)."""
LIVE: frozenset[Outcome | None] = frozenset({None, Outcome.OFFER})
"""Nothing is decided, or an offer waits for an answer."""
UNANSWERED: frozenset[Outcome | None] = frozenset({None})
NO_RECORD = Record()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a row may look at, put together once for each plan."""

    person: Person
    opportunity: Opportunity
    calendar: BusinessCalendar
    waking: Waking
    now: datetime
    interviews: Mapping[int, Interview]
    standing: tuple[Interview, ...]
    """Those that took or will take place, the earliest first."""
    search: Search | None = None
    """All opportunities together, for the steps that belong to none of them."""

    def record(self, key: StepKey) -> Record:
        """What happened to a step so far."""
        records = self.opportunity.records
        return records.get(key.text, NO_RECORD) if records else NO_RECORD

    def is_kept(self, key: StepKey) -> bool:
        """Whether anything happened to it: then an old card has to find it again."""
        return key.text in self.opportunity.records


Predicate = Callable[[Facts, StepKey], bool]


def fell_through(facts: Facts, key: StepKey) -> bool:
    """Row 24: steps stop with an interview that was cancelled or to which nobody came."""
    interview = facts.interviews.get(key.interview)
    return interview is not None and interview.held is not Held.PLANNED


def never(_facts: Facts, _key: StepKey) -> bool:
    """Nothing makes it so."""
    return False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the playbook. `source` is S0 to S4; `trigger`, `lasts` and `pings_when` say in
    plain words what `subjects` and `window` do."""

    number: int
    kind: StepKind
    title: str
    source: str
    trigger: str
    lasts: str
    pings_when: str
    subjects: Callable[[Facts], Iterable[StepKey]]
    window: Callable[[Facts, StepKey], Window]
    late_for: timedelta = timedelta(0)
    """How long past the end it still helps; zero: afterwards there is nothing left to do."""
    cancelled: Predicate = fell_through
    known: Predicate = never
    """Whether the facts already hold what it asks for."""
    lives: frozenset[Outcome | None] = LIVE
    """With which outcomes of the opportunity there is something to do."""
    to_employer: bool = False
    """Whether it ends in a mail to the employer, which had better come in business hours."""
    once: bool = False
    """Whether one ping is all, wherever the window moves; what the person puts off comes still."""
    patient: bool = False
    """Whether it never comes early on another's card, and once it is late waits for what speaks
    within half an hour, so that the two make one card at the other's minute."""
    joins: bool = False
    """Whether it comes with the first card that its opportunity has on the same day of the person,
    and on its own only when there is none; the cards before and right after an interview, and the
    brief, are not for joining."""
    own: bool = False
    """Whether it belongs to the person and not to an opportunity."""
    daily: bool = False
    """Whether being done or left out holds for that day of the person only."""
    house: bool = False
    """Whether it is housekeeping, which is about jobs that ended: it speaks of those too of which
    no coaching is said any more."""


def facts_of(
    person: Person, opportunity: Opportunity, now: datetime, search: Search | None = None
) -> Facts | None:
    """What the rows look at; None while nobody knows on which clock the person lives."""
    waking = waking_of(person)
    if waking is None:
        return None
    return Facts(
        person,
        opportunity,
        _calendar(opportunity.country, opportunity.zone),
        waking,
        now,
        {each.id: each for each in opportunity.interviews},
        standing(opportunity),
        search,
    )


def standing(opportunity: Opportunity) -> tuple[Interview, ...]:
    """The interviews that took or will take place, the earliest first."""
    planned = (each for each in opportunity.interviews if each.held is Held.PLANNED)
    return tuple(sorted(planned, key=lambda each: (each.start, each.id)))


def waking_of(person: Person) -> Waking | None:
    """When the person may be written to; None without a time zone."""
    return _waking(person.zone, person.wakes, person.sleeps) if person.zone else None


_calendar = lru_cache(maxsize=1024)(BusinessCalendar)
_waking = lru_cache(maxsize=1024)(Waking)
