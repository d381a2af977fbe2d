"""Speaks unasked at most three times a day, beside what belongs to that day's interviews.

A deadline is always told. What is too much for a day comes on the next one.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from coaching.calendar.business_hours import WakingHours, local_day, local_moment
from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import InterviewId, InterviewStatus, ZoneName, to_utc
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_records import is_chosen, step_record
from coaching.playbook.windows import DAY, MIN_PING_GAP

MESSAGES_A_DAY = 3
"""More than this on a day without an interview is noise, whatever it is about."""
REMEMBERED_FOR = timedelta(days=2)


def is_limited(job: Opportunity, step: Step, at: datetime, waking: WakingHours) -> bool:
    """Tells whether a step of that job counts for the limit at that moment.

    What the person put off to then does not; else see `counts_for_limit`.
    """
    return not is_chosen(step_record(job, step.key)) and counts_for_limit(job, step, at, waking)


def counts_for_limit(job: Opportunity, step: Step, at: datetime, waking: WakingHours) -> bool:
    """Tells whether what a step says of itself at that moment counts.

    Deadlines do not, nor what prepares for an interview, nor a job with an interview that day.
    """
    definition = DEFINITION_BY_KIND[step.key.kind]
    if definition.is_deadline or definition.is_preparation:
        return False
    day = local_day(at, waking.zone)
    return not any(
        day in days and step.key.interview in (0, interview)
        for interview, days in _days_of_interviews(job, waking.zone)
    )


@compute_once_a_turn
def _days_of_interviews(
    job: Opportunity, zone: ZoneName
) -> tuple[tuple[InterviewId, tuple[date, date]], ...]:
    """Returns the days on which each planned interview of a job begins and ends."""
    return tuple(
        (held.id, (local_day(held.start, zone), local_day(held.end, zone)))
        for held in job.interviews
        if held.held is InterviewStatus.PLANNED
    )


def start_of_tomorrow(now: datetime, waking: WakingHours) -> datetime:
    """Returns the coming midnight of the person."""
    return local_moment(local_day(now, waking.zone) + DAY, time(0), waking.zone)


def next_allowed_moment(
    person: Person, moment: datetime, now: datetime, waking: WakingHours, kept: int = 0
) -> datetime:
    """Returns the moment itself, or when the person next has time for a message that counts.

    So many of today's messages are `kept` for what cannot wait. Two of them never come within half
    an hour. A moment that is right stays as it is: the clock may wake the coach a little after the
    last waking one of a day.
    """
    today, tomorrow = local_day(now, waking.zone), start_of_tomorrow(now, waking)
    said = [at for at in person.limited if at <= now and local_day(at, waking.zone) == today]
    later = moment
    if len(said) >= MESSAGES_A_DAY - kept and moment < tomorrow:
        later = tomorrow
    last = max((at for at in person.spoken if at <= now), default=None)
    if last is not None:
        later = max(later, last + MIN_PING_GAP)
    return moment if later == moment else waking.next_waking_moment(later)


def note_spoken(dossier: Dossier, steps: Iterable[Step], now: datetime) -> Person:
    """Returns the person with a message that was said unasked now.

    With no steps, it is one that counts.
    """
    person, steps = dossier.person, [*steps]
    recent = tuple(at for at in person.spoken if abs(now - at) < REMEMBERED_FOR)
    limited = tuple(at for at in person.limited if abs(now - at) < REMEMBERED_FOR)
    person = replace(person, spoken=(*recent, to_utc(now)), limited=limited)
    waking = WakingHours(person.zone, person.wakes, person.sleeps) if person.zone else None
    jobs = {job.id: job for job in (personal_opportunity(person), *dossier.opportunities)}
    if waking and all(is_limited(jobs[step.opportunity], step, now, waking) for step in steps):
        return replace(person, limited=(*limited, to_utc(now)))
    return person
