"""The rules about the employer's answer and about referees give the right steps."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coaching.model.documents import (
    Consent,
    DecisionDate,
    Dossier,
    HiringProcess,
    Opportunity,
    ReferenceCheck,
)
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import ContactPart, InterviewStatus, OpportunityId, Outcome
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_pinged,
    mark_skipped,
    plan_steps,
    snooze_step,
)
from coaching.playbook.steps.endorse import is_company_named
from tests.coaching.dossiers import (
    FIRST,
    PERSON,
    berlin,
    contact,
    interview,
    opportunity,
)
from tests.coaching.step_plans import (
    DEC,
    END,
    KIM,
    VOUCHED,
    moments,
    spoken,
    steps,
    turned,
    with_rounds,
)

# -- 15 and 16: check in, closure -----------------------------------------------------------------


def after_two_check_ins() -> Opportunity:
    """Returns a job with check-ins sent on the 1st and the 8th of December at nine."""
    job = mark_done(opportunity(), StepKey.parse("checkin.1.1"), berlin(1, 9, **DEC))
    return mark_done(job, StepKey.parse("checkin.1.2"), berlin(8, 9, **DEC))


def test_16_closure_comes_five_business_days_after_the_second_check_in() -> None:
    """In business hours, once; an outcome or a later round ends it (follows from S1)."""
    key = StepKey(StepKind("closure"), FIRST)
    job = after_two_check_ins()
    assert (steps(job)[key].opens, steps(job)[key].closes) == (berlin(15, 9, **DEC), None)
    assert moments(job, StepKind("closure")) == [berlin(15, 9, **DEC)]
    assert steps(turned(Outcome.OFFER, job))[key].state is StepState.CANCELLED
    later = with_rounds(job, *job.interviews, interview(berlin(10, 10, **DEC), 2))
    assert steps(later)[key].state is StepState.CANCELLED


def test_16_closure_follows_silence_as_well() -> None:
    """Five weeks after the end where they named no day, three after their day, and three after the
    first check-in; by then nothing has to be marked."""
    key = StepKey(StepKind("closure"), FIRST)
    assert steps(opportunity())[key].ping_at == berlin(29, 9, **DEC) + timedelta(days=6)
    told = DecisionDate(date(2026, 11, 27), date(2026, 11, 30), "by Monday")
    named = replace(interview(berlin(24, 15)), process=HiringProcess(decision=told))
    job = with_rounds(opportunity(), named)
    assert steps(job)[key].ping_at == berlin(21, 9, **DEC)
    first = mark_done(job, StepKey.parse("checkin.1.1"), berlin(3, 9, **DEC))
    assert steps(first)[key].ping_at == berlin(4, 9, month=1, year=2027)
    assert steps(mark_skipped(job, StepKey.parse("checkin.1.1"), END))[key].ping_at is not None


def ahead(job: Opportunity, key: StepKey, now: datetime) -> datetime | None:
    """When a step speaks next, as of that moment."""
    return next(one.ping_at for one in plan_steps(PERSON, job, now) if one.key == key)


def test_15_a_check_in_that_nobody_touched_comes_back_once() -> None:
    """Three business days later, counted from when it was said; put off or done it does not."""
    key = StepKey.parse("checkin.1.1")
    assert moments(opportunity(), key.kind) == [berlin(1, 9, **DEC), berlin(4, 9, **DEC)]
    late = mark_pinged(opportunity(), [key], berlin(2, 11, **DEC))
    assert ahead(late, key, berlin(2, 12, **DEC)) == berlin(7, 9, **DEC)
    again = mark_pinged(late, [key], berlin(7, 9, **DEC))
    assert ahead(again, key, berlin(7, 10, **DEC)) is None
    done = mark_done(late, key, berlin(2, 12, **DEC))
    assert ahead(done, key, berlin(2, 13, **DEC)) is None


@pytest.mark.parametrize(("days", "expected"), [(1, 1), (2, 2), (5, 7)])
def test_15_how_long_after_their_day_is_the_persons_to_say(days: int, expected: int) -> None:
    """They said Monday, 30 November."""
    told = DecisionDate(date(2026, 11, 30), date(2026, 11, 30), "by Monday")
    named = replace(interview(berlin(24, 15)), process=HiringProcess(decision=told))
    person = replace(PERSON, check_in_after=days)
    planned = plan_steps(person, with_rounds(opportunity(), named), END)
    asks = {step.key: step.ping_at for step in planned}
    assert asks[StepKey.parse("checkin.1.1")] == berlin(expected, 9, **DEC)


@pytest.mark.parametrize("named", range(14, 32))
def test_15_nobody_is_asked_from_christmas_eve_to_new_years_day(named: int) -> None:
    """Whatever day in December they named, also when it comes back, or was held up till then."""
    told = DecisionDate(date(2026, 12, named), date(2026, 12, named), "then")
    round_one = replace(interview(berlin(24, 15)), process=HiringProcess(decision=told))
    job, key = with_rounds(opportunity(), round_one), StepKey.parse("checkin.1.1")
    pinged = mark_pinged(job, [key], berlin(22, 9, **DEC))
    late = [plan_steps(PERSON, job, berlin(day, 12, **DEC)) for day in range(20, 32)]
    for planned in (steps(job).values(), steps(pinged).values(), *late):
        for step in planned:
            if step.key == key and step.ping_at is not None:
                day = step.ping_at.astimezone(berlin(1, 1).tzinfo)
                assert (12, 24) > (day.month, day.day) > (1, 1)


# -- 11, 17 and 18: referees ----------------------------------------------------------------------


def checked(at: datetime) -> Opportunity:
    """Returns a job whose employer asked Kim about the person."""
    return replace(opportunity(), checks=(ReferenceCheck(KIM.id, at),))


@pytest.mark.parametrize(
    ("at", "speaks", "closes"),
    [
        (berlin(25, 11), berlin(25, 11), berlin(26, 17)),
        (berlin(25, 23), berlin(26, 8), berlin(26, 17)),
        (berlin(27, 23), berlin(30, 8), berlin(30, 17)),
    ],
)
def test_17_who_was_asked_is_thanked_within_a_business_day(
    at: datetime, speaks: datetime, closes: datetime
) -> None:
    """At once, or on the next business morning when the person is asleep (S2, S3)."""
    step = steps(checked(at), at, VOUCHED)[StepKey(StepKind("checked"), 0, KIM.id)]
    assert (step.opens, step.ping_at, step.closes) == (at, speaks, closes)


def test_11_a_referee_who_declined_or_is_gone_has_no_steps() -> None:
    """A referee who declined or was deleted has no steps."""
    declined = replace(PERSON, referees=(replace(KIM, consent=Consent.DECLINED),))
    for person in (declined, PERSON):
        for job in (checked(END), turned(Outcome.OFFER, checked(END))):
            assert not any(step.key.subject == KIM.id for step in plan_steps(person, job, END))


def test_18_a_strong_supporter_who_knows_somebody_there_is_asked_once() -> None:
    """The next business day at ten; only with consent, and only when the company is named (S3)."""
    key = StepKey(StepKind("endorse"), 0, KIM.id)
    assert moments(opportunity(), StepKind("endorse"), VOUCHED) == [berlin(25, 10)]
    for other in (
        replace(KIM, strong=False),
        replace(KIM, consent=Consent.ASKED),
        replace(KIM, knows="the CTO of Bolt"),
    ):
        assert key not in steps(opportunity(), person=replace(PERSON, referees=(other,)))


def test_18_an_endorsement_is_thanked_for_after_three_business_days() -> None:
    """Only once it was asked for (S3)."""
    asked = mark_done(opportunity(), StepKey(StepKind("endorse"), 0, KIM.id), berlin(25, 10))
    assert moments(asked, StepKind("endorsed"), VOUCHED) == [berlin(30, 10)]
    assert moments(opportunity(), StepKind("endorsed"), VOUCHED) == []


@pytest.mark.parametrize(
    ("text", "company", "expected"),
    [
        ("their CTO at acme robotics", "Acme Robotics", True),
        ("Lena (Acme)", "Acme Robotics GmbH", True),
        ("Acmeister people", "Acme", False),
        ("somebody at Blue River", "Blue Ocean", False),
        ("somebody at blue ocean", "Blue Ocean Ltd", True),
        ("the whole team", "The North Group", False),
        ("", "Acme", False),
        ("anybody", "", False),
    ],
)
def test_18_a_company_is_named_by_whole_words(text: str, company: str, expected: bool) -> None:
    """A company is matched by whole words, in any case, without its legal form."""
    assert is_company_named(text, company) is expected


# -- 21 to 23: outcomes ---------------------------------------------------------------------------


def housekeeping(keys: Iterable[StepKey]) -> list[StepKey]:
    """What is asked about a job long after it ended, and is no coaching."""
    return [key for key in keys if key.kind == StepKind("clear")]


def test_21_turned_down_the_only_step_left_asks_for_feedback_once() -> None:
    """At once, within a business day; their answer settles it (S0)."""
    key = StepKey(StepKind("feedback"))
    job = turned(Outcome.REJECTED, opportunity(contact(2, "Ana")), berlin(25, 11))
    found = steps(job, berlin(25, 11))
    assert (found[key].ping_at, found[key].closes) == (berlin(25, 11), berlin(26, 17))
    others = [step for step in found.values() if step.key not in (key, *housekeeping(found))]
    assert {step.state for step in others} == {StepState.CANCELLED}
    assert spoken(job) == [("feedback.0.0", berlin(25, 11))]
    assert steps(replace(job, feedback="More depth"))[key].state is StepState.DONE
    night = turned(Outcome.REJECTED, job, berlin(25, 23))
    assert steps(night, berlin(25, 23))[key].ping_at == berlin(26, 8)


def test_22_an_offer_speaks_at_once_and_ends_only_what_asks_for_an_answer() -> None:
    """An offer shows red flags and open questions at once; thanks and notes go on (S1, S4)."""
    job = turned(Outcome.OFFER, opportunity(contact(2, "Ana")))
    found = steps(job)
    assert (
        found[StepKey(StepKind("offer"))].ping_at,
        found[StepKey(StepKind("offer"))].closes,
    ) == (
        END,
        None,
    )
    assert found[StepKey(StepKind("checkin"), FIRST, 1)].state is StepState.CANCELLED
    assert found[StepKey(StepKind("thank"), FIRST, 2)].state is StepState.OPEN
    other = replace(opportunity(contact(7, "Zoe")), id=OpportunityId(2))
    kinds = {
        step.key.kind for step in find_due_steps(Dossier(PERSON, (job, other)), berlin(24, 17))
    }
    assert StepKind("thank") in kinds


def test_22_an_offer_is_shared_with_referees_who_helped_and_with_the_helper() -> None:
    """An offer is shared with the helper and with referees who helped, the next day at ten (S1,
    S4).
    """
    tom = replace(contact(5, "Tom", part=ContactPart.HELPER), met=())
    job = turned(Outcome.OFFER, opportunity(tom), berlin(25, 12))
    thanks = {StepKey(StepKind("offerthanks"), 0, KIM.id), StepKey(StepKind("offerthanks"), 0, 5)}
    briefed = mark_done(job, StepKey(StepKind("referee"), 0, KIM.id), berlin(25, 10))
    asked = replace(job, checks=(ReferenceCheck(KIM.id, berlin(25, 9)),))
    for each in (briefed, asked):
        found = steps(each, berlin(25, 12), VOUCHED)
        assert {key for key in found if key.kind == StepKind("offerthanks")} == thanks
        assert {found[key].ping_at for key in thanks} == {berlin(26, 10)}
        assert {found[key].closes for key in thanks} == {berlin(26, 17)}
    unasked = {key for key in steps(job, person=VOUCHED) if key.kind == StepKind("offerthanks")}
    assert unasked == {StepKey(StepKind("offerthanks"), 0, 5)}
    assert steps(job)[StepKey(StepKind("helper"), 0, 5)].state is StepState.CANCELLED


def test_21_a_no_is_told_to_the_helper_and_to_referees_who_spoke_or_wait_to() -> None:
    """The next day at ten, after the answer to the employer; nobody else hears of it (S0)."""
    tom = replace(contact(5, "Tom", part=ContactPart.HELPER), met=())
    job = turned(Outcome.REJECTED, opportunity(tom), berlin(25, 12))
    to_tom, to_kim = (StepKey(StepKind("tellno"), 0, number) for number in (5, KIM.id))
    briefed = mark_done(job, StepKey(StepKind("referee"), 0, KIM.id), berlin(25, 10))
    waiting = replace(briefed, references_asked=berlin(25, 9))
    asked = replace(job, checks=(ReferenceCheck(KIM.id, berlin(25, 9)),))
    for each in (waiting, asked):
        found = steps(each, berlin(25, 12), VOUCHED)
        assert {key for key in found if key.kind == StepKind("tellno")} == {to_tom, to_kim}
        assert {found[key].ping_at for key in (to_tom, to_kim)} == {berlin(26, 10)}
    for each in (job, briefed):
        found = steps(each, berlin(25, 12), VOUCHED)
        assert {key for key in found if key.kind == StepKind("tellno")} == {to_tom}
    accepted = replace(asked, outcome=Outcome.ACCEPTED)
    assert not [key for key in steps(accepted, person=VOUCHED) if key.kind == StepKind("tellno")]


def test_23_an_accepted_offer_is_silent_and_its_thanks_stay_open() -> None:
    """An accepted offer leaves open thanks in the status, without pings (S1, S4)."""
    tom = replace(contact(5, "Tom", part=ContactPart.HELPER), met=())
    job = turned(Outcome.ACCEPTED, opportunity(tom))
    found = plan_steps(PERSON, job, berlin(24, 18))
    open_now = [step.key.text for step in found if step.state is StepState.OPEN]
    assert open_now == ["offerthanks.0.5"]
    assert spoken(job) == []
    speaking = [step.key for step in found if step.ping_at]
    assert speaking == housekeeping(speaking)


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER])
def test_23_a_decided_opportunity_never_speaks(outcome: Outcome) -> None:
    """Not even of what was put off."""
    job = snooze_step(opportunity(contact(2, "Ana")), StepKey(StepKind("thank"), FIRST, 2), END)
    assert spoken(turned(outcome, job)) == []


def called_off() -> Opportunity:
    """Returns the interview as cancelled."""
    off = replace(
        interview(berlin(24, 15)), held=InterviewStatus.CANCELLED, fell_through=berlin(25, 11)
    )
    return with_rounds(opportunity(), off)


NEWS: list[tuple[StepKind, Callable[[], Opportunity]]] = [
    (StepKind("checked"), lambda: checked(berlin(25, 11))),
    (StepKind("feedback"), lambda: turned(Outcome.REJECTED, opportunity(), berlin(25, 11))),
    (StepKind("rebook"), called_off),
]


@pytest.mark.parametrize(("kind", "job"), NEWS)
def test_late_it_still_helps_for_a_while(kind: StepKind, job: Callable[[], Opportunity]) -> None:
    """Past its end a step is open and says so; in the end it lapses."""
    step = next(one for one in plan_steps(VOUCHED, job(), berlin(25, 11)) if one.key.kind == kind)
    assert step.closes is not None
    late = steps(job(), step.closes + timedelta(hours=1), VOUCHED)[step.key]
    assert (late.state, late.is_late) == (StepState.OPEN, True)
    gone = steps(job(), step.closes + timedelta(days=6), VOUCHED)[step.key]
    assert (gone.state, gone.ping_at) == (StepState.LAPSED, None)


# -- 15 and 16: a date they name later -------------------------------------------------------------


def test_15_and_16_wait_for_the_latest_day_they_named_whenever_it_was_told() -> None:
    """First they said a week, then the 23rd of December: neither the second check-in nor the
    closure comes before two business days after that, which is after New Year."""
    first, second = (StepKey(StepKind("checkin"), FIRST, number) for number in (1, 2))
    told = DecisionDate(date(2026, 12, 23), date(2026, 12, 23), "by 23 December")
    round_one = replace(interview(berlin(24, 15)), process=HiringProcess(decision=told))
    asked = mark_done(with_rounds(opportunity(), round_one), first, berlin(25, 9))
    assert steps(asked)[second].ping_at == berlin(4, 9, month=1, year=2027)
    twice = mark_done(asked, second, berlin(26, 9))
    assert steps(twice)[StepKey(StepKind("closure"), FIRST)].ping_at == berlin(
        4, 9, month=1, year=2027
    )
