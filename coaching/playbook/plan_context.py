"""Puts the facts that step definitions look at together, once for each plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, WakingHours, waking_hours_in
from coaching.model.documents import Consent, Interview, Opportunity, Person, Referee, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, CountryCode, InterviewStatus, ZoneName

NO_RECORD = StepRecord()


@dataclass(frozen=True, slots=True)
class JobSearch:
    """Sums up a person's whole search. Moments are in UTC, and None when there is none."""

    first_interview_end: datetime | None
    """The end of the first interview of all that took or will take place."""
    last_activity: datetime | None
    """The last moment at which something about an opportunity was told or done, or will take place.
    """
    has_accepted: bool
    practice_due: datetime | None
    interview_starts: tuple[datetime, ...] = ()
    """When the interviews of all jobs begin that took or will take place."""


@dataclass(frozen=True, slots=True)
class OtherJobs:
    """Sums up what the person's other jobs mean for this one.

    `offers` are those with an offer, or one that was accepted. `latest_ahead` is the latest moment
    (UTC) at which anything is planned or expected at another job that goes on.
    """

    offers: tuple[Opportunity, ...] = ()
    latest_ahead: datetime | None = None
    referees_told: frozenset[int] = frozenset()
    """The referees who were told of this job in a letter about another one."""


NO_OTHER_JOBS = OtherJobs()


@dataclass(frozen=True, slots=True)
class PlanContext:
    """Holds everything that a step definition may look at."""

    person: Person
    opportunity: Opportunity
    calendar: BusinessCalendar
    waking: WakingHours
    now: datetime
    interviews: Mapping[int, Interview]
    valid_interviews: tuple[Interview, ...]
    """The interviews that took or will take place; the earliest comes first."""
    search: JobSearch | None = None
    """The sum of all opportunities, for steps that belong to none of them."""
    others: OtherJobs = NO_OTHER_JOBS

    def step_record(self, key: StepKey) -> StepRecord:
        """Returns what happened to a step so far."""
        records = self.opportunity.records
        return records.get(key.text, NO_RECORD) if records else NO_RECORD

    def has_record(self, key: StepKey) -> bool:
        """Tells whether anything happened to the step; if so, an old card has to find it again."""
        return key.text in self.opportunity.records

    def is_settled(self, key: StepKey) -> bool:
        """Tells whether the step was done or left out."""
        record = self.step_record(key)
        return bool(record.done or record.skipped)

    def willing_referees(self) -> Iterator[Referee]:
        """Yields the referees who did not decline to vouch."""
        return (
            referee for referee in self.person.referees if referee.consent is not Consent.DECLINED
        )


def build_plan_context(
    person: Person,
    opportunity: Opportunity,
    now: datetime,
    search: JobSearch | None = None,
    others: OtherJobs = NO_OTHER_JOBS,
) -> PlanContext | None:
    """Returns what the step definitions look at; None while the person's time zone is unknown."""
    waking = waking_hours(person)
    if waking is None:
        return None
    return PlanContext(
        person,
        opportunity,
        _business_calendar(opportunity.country, opportunity.zone, opportunity.region),
        waking,
        now,
        {interview.id: interview for interview in opportunity.interviews},
        valid_interviews(opportunity),
        search,
        others,
    )


def all_helper_keys(opportunity: Opportunity, kind: StepKind) -> Iterator[StepKey]:
    """Yields a step of that kind for each contact who got the person the interview."""
    for contact in opportunity.contacts:
        if contact.part is ContactPart.HELPER:
            yield StepKey(kind, 0, contact.id)


def valid_interviews(opportunity: Opportunity) -> tuple[Interview, ...]:
    """Returns the interviews that took or will take place; the earliest comes first."""
    planned = (
        interview
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED
    )
    return tuple(sorted(planned, key=lambda interview: (interview.start, interview.id)))


def waking_hours(person: Person) -> WakingHours | None:
    """Returns when the person may be written to; None without a time zone."""
    return waking_hours_in(person.zone, person.wakes, person.sleeps) if person.zone else None


@lru_cache(maxsize=1024)
def _business_calendar(country: CountryCode, zone: ZoneName, region: str) -> BusinessCalendar:
    return BusinessCalendar(country, zone, region=region)
