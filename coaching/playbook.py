"""The playbook as a table: one row a kind of step, with whom it is about, when, and whose advice.

A new kind of step is one entry in ROWS (and its texts where they are written); nothing else
decides what the coach asks of a person.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from coaching import windows
from coaching.calendars import BusinessCalendar, Waking
from coaching.facts import (
    Consent,
    Contact,
    Interview,
    Opportunity,
    Person,
    Process,
    Record,
)
from coaching.steps import StepKey, StepKind
from coaching.terms import Held, Outcome, Part
from coaching.windows import Window

DAY = timedelta(days=1)
THANKED = frozenset({Part.INTERVIEWER, Part.HIRING_MANAGER})
"""Whom row 7 thanks; coordinators, staff and helpers have rows of their own."""
CHECK_INS = 2
"""There is never a third (S1, S2)."""
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

    def record(self, key: StepKey) -> Record:
        """What happened to a step so far."""
        return self.opportunity.records.get(key.text, NO_RECORD)


Predicate = Callable[[Facts, StepKey], bool]


def _interview_fell_through(facts: Facts, key: StepKey) -> bool:
    interview = facts.interviews.get(key.interview)
    return interview is not None and interview.held is not Held.PLANNED


def _never(_facts: Facts, _key: StepKey) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the playbook; `source` is S0 to S4."""

    number: int
    kind: StepKind
    title: str
    source: str
    subjects: Callable[[Facts], Iterable[StepKey]]
    window: Callable[[Facts, StepKey], Window]
    late_for: timedelta = timedelta(0)
    """How long past the end it still helps; zero: afterwards there is nothing left to do."""
    cancelled: Predicate = _interview_fell_through
    known: Predicate = _never
    """Whether the facts already hold what it asks for."""
    to_employer: bool = False
    """Whether it ends in a mail to the employer, which had better come in business hours."""
    patient: bool = False
    """Whether it never comes early on another's card, and once it is late waits for what speaks
    within half an hour, so that the two make one card at the other's minute."""


def facts_of(person: Person, opportunity: Opportunity, now: datetime) -> Facts | None:
    """What the rows look at; None while nobody knows on which clock the person lives."""
    waking = waking_of(person)
    if waking is None:
        return None
    standing = (each for each in opportunity.interviews if each.held is Held.PLANNED)
    return Facts(
        person,
        opportunity,
        _calendar(opportunity.country, opportunity.zone),
        waking,
        now,
        {each.id: each for each in opportunity.interviews},
        tuple(sorted(standing, key=lambda each: (each.start, each.id))),
    )


def waking_of(person: Person) -> Waking | None:
    """When the person may be written to; None without a time zone."""
    return _waking(person.zone, person.wakes, person.sleeps) if person.zone else None


def thanked_in(opportunity: Opportunity, interview: int) -> Iterator[Contact]:
    """Everybody of an interview who is due a thank-you (row 7)."""
    for contact in opportunity.contacts:
        if contact.part in THANKED and any(met.interview == interview for met in contact.met):
            yield contact


def _each_interview(kind: StepKind) -> Callable[[Facts], Iterable[StepKey]]:
    def subjects(facts: Facts) -> Iterable[StepKey]:
        return (StepKey(kind, each) for each in facts.interviews)

    return subjects


def _to_leave_for(facts: Facts) -> Iterable[StepKey]:
    for interview in facts.interviews.values():
        key = StepKey(StepKind.LEAVE, interview.id)
        if facts.now <= interview.start or key.text in facts.opportunity.records:
            yield key


def _to_thank(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews:
        for contact in thanked_in(facts.opportunity, interview):
            yield StepKey(StepKind.THANK, interview, contact.id)


def _to_find(facts: Facts) -> Iterator[StepKey]:
    reachable = {contact.id for contact in facts.opportunity.contacts if contact.reachable}
    for thank in _to_thank(facts):
        key = StepKey(StepKind.DETAILS, thank.interview, thank.subject)
        record = facts.record(thank)
        wanted = thank.subject not in reachable and not (record.done or record.skipped)
        if wanted or key.text in facts.opportunity.records:
            yield key


def _to_brief(facts: Facts) -> Iterator[StepKey]:
    if not facts.standing:
        return
    for referee in facts.person.referees:
        key = StepKey(StepKind.REFEREE, 0, referee.id)
        if referee.consent is not Consent.DECLINED or _settled(facts, key):
            yield key


def _to_check_in(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews:
        for number in range(1, CHECK_INS + 1):
            key = StepKey(StepKind.CHECK_IN, interview, number)
            yield key
            if facts.record(key).done is None:
                break


def _settled(facts: Facts, key: StepKey) -> bool:
    record = facts.record(key)
    return bool(record.done or record.skipped)


def _leave_window(facts: Facts, key: StepKey) -> Window:
    return _before_leaving(facts.interviews[key.interview].start, facts.waking)


def _capture_window(facts: Facts, key: StepKey) -> Window:
    return _capture(facts.interviews[key.interview].end, facts.waking)


def _process_window(facts: Facts, key: StepKey) -> Window:
    return Window(facts.interviews[key.interview].end, None, ())


def _thank_window(facts: Facts, key: StepKey) -> Window:
    return _thank_you(facts.interviews[key.interview].end, facts.calendar, facts.waking)


def _details_window(facts: Facts, key: StepKey) -> Window:
    first = _thank_window(facts, key).pings[0]
    return _details(facts.interviews[key.interview].end, first, facts.waking)


def _reflect_window(facts: Facts, key: StepKey) -> Window:
    interview = facts.interviews[key.interview]
    # told late, the quick notes come first and the look back its two hours after those
    return _reflect(max(interview.end, interview.logged or interview.end), facts.waking)


def _referee_window(facts: Facts, _key: StepKey) -> Window:
    asked_at = facts.opportunity.references_asked
    return _referee(facts.standing[0].end, facts.calendar, facts.waking, asked_at)


def _check_in_window(facts: Facts, key: StepKey) -> Window:
    first_sent = facts.record(StepKey(key.kind, key.interview, 1)).done
    if key.subject > 1 and first_sent is not None:
        return _second_check_in(first_sent, facts.calendar, facts.waking)
    interview = facts.interviews[key.interview]
    decision = interview.process.decision
    latest = decision.latest if decision else None
    return _check_in(interview.end, facts.calendar, facts.waking, latest)


def _next_step_came(facts: Facts, key: StepKey) -> bool:
    """A check-in ends with an offer or a later round, and waits for the last one only (S1)."""
    latest = facts.standing[-1].id if facts.standing else None
    return facts.opportunity.outcome is Outcome.OFFER or key.interview != latest


def _process_known(facts: Facts, key: StepKey) -> bool:
    return facts.interviews[key.interview].process != Process()


_calendar = lru_cache(maxsize=1024)(BusinessCalendar)
_waking = lru_cache(maxsize=1024)(Waking)
_before_leaving = lru_cache(maxsize=4096)(windows.before_leaving)
_capture = lru_cache(maxsize=4096)(windows.capture)
_thank_you = lru_cache(maxsize=4096)(windows.thank_you)
_details = lru_cache(maxsize=4096)(windows.details)
_reflect = lru_cache(maxsize=4096)(windows.reflect)
_referee = lru_cache(maxsize=4096)(windows.referee)
_check_in = lru_cache(maxsize=4096)(windows.check_in)
_second_check_in = lru_cache(maxsize=4096)(windows.second_check_in)

ROWS: tuple[Row, ...] = (
    Row(1, StepKind.LEAVE, "before you leave", "S1 S2 S3", _to_leave_for, _leave_window),
    Row(
        3,
        StepKind.CAPTURE,
        "breathe, then the quick notes",
        "S0 S1 S3 S4",
        _each_interview(StepKind.CAPTURE),
        _capture_window,
        late_for=DAY,
    ),
    Row(
        4,
        StepKind.PROCESS,
        "the process",
        "S1 S2 S3",
        _each_interview(StepKind.PROCESS),
        _process_window,
        known=_process_known,
    ),
    Row(
        6,
        StepKind.DETAILS,
        "find details",
        "S0 S2",
        _to_find,
        _details_window,
        late_for=5 * DAY,
        patient=True,
    ),
    Row(
        7,
        StepKind.THANK,
        "thank each interviewer",
        "S0 S1 S2 S3 S4",
        _to_thank,
        _thank_window,
        late_for=5 * DAY,
        to_employer=True,
    ),
    Row(
        10,
        StepKind.REFLECT,
        "reflect",
        "S0 S1 S2 S3",
        _each_interview(StepKind.REFLECT),
        _reflect_window,
        late_for=DAY,
    ),
    Row(
        11,
        StepKind.REFEREE,
        "brief the referees",
        "S2 S3",
        _to_brief,
        _referee_window,
        cancelled=_never,
    ),
    Row(
        15,
        StepKind.CHECK_IN,
        "check in",
        "S1 S2 S3",
        _to_check_in,
        _check_in_window,
        cancelled=_next_step_came,
        to_employer=True,
    ),
)
