"""What a row of the playbook is made of, and the facts it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.documents import Interview, Opportunity, Person, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.playbook.search import JobSearch
from coaching.playbook.windows import Window

DAY = timedelta(days=1)
STILL_HELPS_FOR = 5 * DAY
"""A late note still helps (CareerBuilder's 22 % mind none at all; in 2005 36 % expected it in
three to five days)."""
LIVE_OUTCOMES: frozenset[Outcome | None] = frozenset({None, Outcome.OFFER})
"""Nothing is decided, or an offer waits for an answer."""
UNANSWERED_OUTCOMES: frozenset[Outcome | None] = frozenset({None})
NO_RECORD = StepRecord()


@dataclass(frozen=True, slots=True)
class PlanContext:
    """All that a row may look at, put together once for each plan."""

    person: Person
    opportunity: Opportunity
    calendar: BusinessCalendar
    waking: WakingHours
    now: datetime
    interviews: Mapping[int, Interview]
    valid_interviews: tuple[Interview, ...]
    """Those that took or will take place, the earliest first."""
    search: JobSearch | None = None
    """All opportunities together, for the steps that belong to none of them."""

    def step_record(self, key: StepKey) -> StepRecord:
        """What happened to a step so far."""
        records = self.opportunity.records
        return records.get(key.text, NO_RECORD) if records else NO_RECORD

    def has_record(self, key: StepKey) -> bool:
        """Whether anything happened to it: then an old card has to find it again."""
        return key.text in self.opportunity.records


Predicate = Callable[[PlanContext, StepKey], bool]


def has_fallen_through(context: PlanContext, key: StepKey) -> bool:
    """Row 24: steps stop with an interview that was cancelled or to which nobody came."""
    interview = context.interviews.get(key.interview)
    return interview is not None and interview.held is not InterviewStatus.PLANNED


def never(_context: PlanContext, _key: StepKey) -> bool:
    """Nothing makes it so."""
    return False


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """One row of the playbook. `source` is S0 to S4; `trigger`, `lasts` and `pings_when` say in
    plain words what `subjects` and `window` do."""

    number: int
    kind: StepKind
    title: str
    source: str
    trigger: str
    lasts: str
    pings_when: str
    step_keys: Callable[[PlanContext], Iterable[StepKey]]
    window: Callable[[PlanContext, StepKey], Window]
    late_for: timedelta = timedelta(0)
    """How long past the end it still helps; zero: afterwards there is nothing left to do."""
    is_cancelled: Predicate = has_fallen_through
    is_known: Predicate = never
    """Whether the facts already hold what it asks for."""
    live_outcomes: frozenset[Outcome | None] = LIVE_OUTCOMES
    """With which outcomes of the opportunity there is something to do."""
    goes_to_employer: bool = False
    """Whether it ends in a mail to the employer, which had better come in business hours."""
    pings_once: bool = False
    """Whether one ping is all, wherever the window moves; what the person puts off comes still."""
    waits_for_card: bool = False
    """Whether it never comes early on another's card, and once it is late waits for what speaks
    within half an hour, so that the two make one card at the other's minute."""
    joins_card: bool = False
    """Whether it comes with the first card that its opportunity has on the same day of the person,
    and on its own only when there is none; the cards before and right after an interview, and the
    brief, are not for joining."""
    is_personal: bool = False
    """Whether it belongs to the person and not to an opportunity."""
    is_daily: bool = False
    """Whether being done or left out holds for that day of the person only."""
    is_housekeeping: bool = False
    """Whether it is housekeeping, which is about jobs that ended: it speaks of those too of which
    no coaching is said any more."""


def build_plan_context(
    person: Person, opportunity: Opportunity, now: datetime, search: JobSearch | None = None
) -> PlanContext | None:
    """What the rows look at; None while nobody knows on which clock the person lives."""
    waking = waking_hours(person)
    if waking is None:
        return None
    return PlanContext(
        person,
        opportunity,
        _calendar_cache(opportunity.country, opportunity.zone),
        waking,
        now,
        {each.id: each for each in opportunity.interviews},
        valid_interviews(opportunity),
        search,
    )


def valid_interviews(opportunity: Opportunity) -> tuple[Interview, ...]:
    """The interviews that took or will take place, the earliest first."""
    planned = (each for each in opportunity.interviews if each.held is InterviewStatus.PLANNED)
    return tuple(sorted(planned, key=lambda each: (each.start, each.id)))


def waking_hours(person: Person) -> WakingHours | None:
    """When the person may be written to; None without a time zone."""
    return _waking_cache(person.zone, person.wakes, person.sleeps) if person.zone else None


_calendar_cache = lru_cache(maxsize=1024)(BusinessCalendar)
_waking_cache = lru_cache(maxsize=1024)(WakingHours)
