"""For any dossier and answers the coach ends, is silent at night, and does not nag."""

import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model.documents import (
    Contact,
    Dossier,
    Interview,
    Meeting,
    Opportunity,
    Person,
    Referee,
    StepRecord,
)
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    InterviewStatus,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    ZoneName,
)
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_pinged,
    mark_skipped,
    next_ping,
    plan_job,
    plan_steps,
    snooze_step,
)
from coaching.playbook.noise.hold_back import hold_back_steps
from coaching.playbook.plan_context import build_plan_context, waking_hours
from coaching.playbook.plan_step import PING_GRACE
from coaching.playbook.playbook import STEP_DEFINITIONS
from tests.coaching.dossiers import BERLIN, recorded

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))
HOUR = timedelta(hours=1)
ZONES = st.sampled_from(
    [
        *("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"),
        *("Pacific/Honolulu", "Australia/Lord_Howe", "Pacific/Chatham", "America/Sao_Paulo"),
    ]
).map(ZoneName)
COUNTRIES = st.sampled_from(["DE", "US", "AE", "JP", ""]).map(CountryCode)
BASE = datetime(2026, 10, 20, 12, tzinfo=UTC)
minutes_around = st.integers(-20 * 1440, 20 * 1440)
ANSWERS = st.lists(
    st.sampled_from(["ignore", "ignore", "done", "skip", "later 1", "later 9", "later 60"]),
    min_size=1,
    max_size=12,
)


@st.composite
def interviews(draw: st.DrawFn, number: int) -> Interview:
    """Returns rounds within three weeks of the base, some of which fell through."""
    start = BASE + timedelta(minutes=draw(minutes_around))
    held = draw(
        st.sampled_from(
            [
                InterviewStatus.PLANNED,
                InterviewStatus.PLANNED,
                InterviewStatus.PLANNED,
                *InterviewStatus,
            ]
        )
    )
    length = draw(st.sampled_from([20, 60, 240]))
    return Interview(
        InterviewId(number), start, length, start.replace(tzinfo=None), BERLIN, held=held
    )


@st.composite
def contacts(draw: st.DrawFn, number: int) -> Contact:
    """Returns contacts who were in some of the rounds, with or without an address."""
    met = draw(st.sets(st.integers(1, 3), max_size=3))
    return Contact(
        ContactId(number),
        "Ana",
        draw(st.sampled_from(ContactPart)),
        email=draw(st.sampled_from(["", "a@acme.example"])),
        met=tuple(Meeting(InterviewId(each)) for each in sorted(met)),
    )


@st.composite
def opportunities(draw: st.DrawFn, number: int) -> Opportunity:
    """Returns jobs with up to three rounds and three people."""
    rounds = draw(st.integers(0, 3))
    asked = draw(st.none() | minutes_around)
    return Opportunity(
        OpportunityId(number),
        "Acme",
        "Engineer",
        draw(ZONES),
        draw(COUNTRIES),
        references_asked=None if asked is None else BASE + timedelta(minutes=asked),
        interviews=tuple(draw(interviews(each + 1)) for each in range(rounds)),
        contacts=tuple(draw(contacts(each + 20)) for each in range(draw(st.integers(0, 3)))),
        outcome=draw(st.sampled_from([None, None, None, Outcome.OFFER, Outcome.ACCEPTED])),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Returns people awake at odd hours, with referees and one or two jobs."""
    wakes, awake = draw(st.integers(0, 47)), draw(st.integers(8, 47))
    clock = [time(each // 2, each % 2 * 30) for each in (wakes, (wakes + awake) % 48)]
    referees = tuple(
        Referee(RefereeId(30 + each), "Kim") for each in range(draw(st.integers(0, 2)))
    )
    person = Person(
        PersonId(1), zone=draw(ZONES), wakes=clock[0], sleeps=clock[1], referees=referees
    )
    jobs = tuple(draw(opportunities(each + 1)) for each in range(draw(st.integers(1, 2))))
    return Dossier(person, jobs)


def answered(job: Opportunity, step: Step, answer: str, now: datetime) -> Opportunity:
    """Returns the dossier after a person's answer to a step on a card."""
    match answer.split():
        case ["done"]:
            return mark_done(job, step.key, now)
        case ["skip"]:
            return mark_skipped(job, step.key, now)
        case ["later", hours]:
            return snooze_step(job, step.key, now + int(hours) * HOUR)
        case _:
            return job


@settings(max_examples=EXAMPLES, deadline=None)
@given(dossier=dossiers(), answers=ANSWERS, since=minutes_around)
def test_from_ping_to_ping_a_story_ends_and_never_nags(
    dossier: Dossier, answers: list[str], since: int
) -> None:
    """Whatever is answered, the story ends, and each ping comes by day and says something.

    No step comes more often than its rule, the person's own "Later" and one late ping allow.
    """
    now, left = BASE + timedelta(minutes=since), iter(answers * 2)
    waking = waking_hours(dossier.person)
    assert waking is not None
    pings: Counter[tuple[int, StepKey]] = Counter()
    laters: Counter[tuple[int, StepKey]] = Counter()
    for _ in range(400):
        at = next_ping(dossier, now)
        if at is None:
            break
        assert at >= now or find_due_steps(dossier, now)
        now = max(at, now)
        assert waking.is_awake(now) or waking.is_awake(now - PING_GRACE)
        steps = find_due_steps(dossier, now)
        assert steps
        dossier = recorded(dossier, steps, now)
        jobs = {
            job.id: job for job in (personal_opportunity(dossier.person), *dossier.opportunities)
        }
        for step in steps:
            assert step.state in (StepState.OPEN, StepState.UPCOMING)
            answer = next(left, "ignore")
            pings[step.opportunity, step.key] += 1
            laters[step.opportunity, step.key] += answer.startswith("later")
            jobs[step.opportunity] = answered(jobs[step.opportunity], step, answer, now)
        person = store_personal_records(dossier.person, jobs.pop(NO_OPPORTUNITY))
        dossier = Dossier(person, tuple(jobs.values()))
        following = next_ping(dossier, now)
        assert following is None or following > now
    else:
        pytest.fail("it never ends")
    for (job_id, key), count in pings.items():
        if job_id == NO_OPPORTUNITY:
            assert key.kind != StepKind("looking") or count <= 1 + laters[job_id, key]
            continue
        job = next(each for each in dossier.opportunities if each.id == job_id)
        assert job.outcome is not Outcome.ACCEPTED
        assert count <= rule_pings(dossier.person, job, key) + laters[job_id, key] + 1
        assert key.kind != StepKind("checkin") or key.subject <= 2


def rule_pings(person: Person, job: Opportunity, key: StepKey) -> int:
    """Returns how often the rule itself speaks of a step."""
    facts = build_plan_context(person, job, BASE)
    assert facts is not None
    row = next(row for row in STEP_DEFINITIONS if row.kind == key.kind)
    return len(row.window(facts, key).pings)


@settings(max_examples=EXAMPLES, deadline=None)
@given(dossier=dossiers(), minutes=minutes_around, at=minutes_around)
def test_the_same_facts_make_the_same_plan(dossier: Dossier, minutes: int, at: int) -> None:
    """The same facts make the same plan: sorted, each key once, and speaking only by day."""
    now = BASE + timedelta(minutes=minutes)
    waking = waking_hours(dossier.person)
    assert waking is not None
    pinged = {"thank.1.20": StepRecord(pinged=(BASE + timedelta(minutes=at),))}
    for job in (replace(each, records=pinged) for each in dossier.opportunities):
        steps = plan_steps(dossier.person, job, now)
        assert steps == plan_steps(dossier.person, replace(job, records=dict(job.records)), now)
        assert len({step.key for step in steps}) == len(steps)
        moments = [step.ping_at or step.closes or step.opens for step in steps]
        assert moments == sorted(moments)
        for step in steps:
            assert step.ping_at is None or waking.is_awake(step.ping_at)
            assert step.ping_at is None or step.state in (StepState.OPEN, StepState.UPCOMING)
            assert not step.is_late or step.state is StepState.OPEN


@settings(max_examples=EXAMPLES, deadline=None)
@given(dossier=dossiers(), minutes=minutes_around, later=st.integers(0, 20 * 1440))
def test_planned_later_nothing_comes_sooner(dossier: Dossier, minutes: int, later: int) -> None:
    """Planned later from the same facts, the next ping never comes sooner.

    So a plan stands for as long as the facts do.
    """
    now = BASE + timedelta(minutes=minutes)
    before, after = next_ping(dossier, now), next_ping(dossier, now + timedelta(minutes=later))
    assert after is None or (before is not None and before <= after)


@settings(max_examples=EXAMPLES, deadline=None)
@given(dossier=dossiers(), minutes=minutes_around)
def test_what_has_nothing_to_say_holds_nobody_back(dossier: Dossier, minutes: int) -> None:
    """Each step may speak when it may speak beside those that are over."""
    now = BASE + timedelta(minutes=minutes)
    steps = [one for job in dossier.opportunities for one in plan_job(dossier, job, now)]
    speaking = [one for one in steps if one.ping_at is not None]
    beside_all = hold_back_steps(dossier, steps, now)
    alone = hold_back_steps(dossier, speaking, now)
    assert [one for one in beside_all if one.ping_at] == [one for one in alone if one.ping_at]


@settings(max_examples=EXAMPLES, deadline=None)
@given(dossier=dossiers(), minutes=minutes_around)
def test_turned_down_everywhere_only_feedback_is_left(dossier: Dossier, minutes: int) -> None:
    """After a rejection only feedback is left and speaks once, and whoever helped hears of it.

    A year later the person is asked whether to clear the job.
    """
    now = BASE + timedelta(minutes=minutes)
    jobs = tuple(
        replace(job, outcome=Outcome.REJECTED, outcome_at=now) for job in dossier.opportunities
    )
    for job in jobs:
        speaking = [step for step in plan_steps(dossier.person, job, now) if step.ping_at]
        acting = [step for step in speaking if step.key.kind != StepKind("tellno")]
        told_too = {step.key.subject for step in speaking if step not in acting}
        assert told_too == {one.id for one in job.contacts if one.part is ContactPart.HELPER}
        assert [step.key.kind for step in acting] == [StepKind("feedback"), StepKind("clear")]
        assert (acting[1].ping_at or now) > now + 360 * 24 * HOUR
        told = mark_pinged(job, [step.key for step in speaking[:-1]], acting[0].ping_at or now)
        later = [step for step in plan_steps(dossier.person, told, now + 48 * HOUR) if step.ping_at]
        assert [step.key.kind for step in later] == [StepKind("clear")]
