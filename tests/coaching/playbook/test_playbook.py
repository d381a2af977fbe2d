"""The table holds each row once, with its source, and says whom a step is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coaching.model.documents import (
    Consent,
    DecisionDate,
    HiringProcess,
    Interview,
    Opportunity,
    Person,
    Referee,
)
from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import ContactPart, InterviewId, InterviewStatus, Outcome, RefereeId
from coaching.planner import mark_done, mark_skipped, plan_steps
from coaching.playbook.playbook import (
    DEFINITION_BY_KIND,
    HOUSEKEEPING,
    PLAYBOOK_NOTES,
    STEP_DEFINITIONS,
)
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, interview, opportunity

NUMBERS = {
    StepKind("leave"): 1,
    StepKind("capture"): 3,
    StepKind("process"): 4,
    StepKind("details"): 6,
    StepKind("thank"): 7,
    StepKind("staff"): 8,
    StepKind("helper"): 9,
    StepKind("reflect"): 10,
    StepKind("referee"): 11,
    StepKind("linkedin"): 12,
    StepKind("useful"): 13,
    StepKind("looking"): 14,
    StepKind("checkin"): 15,
    StepKind("closure"): 16,
    StepKind("checked"): 17,
    StepKind("endorse"): 18,
    StepKind("endorsed"): 18,
    StepKind("brief"): 19,
    StepKind("practise"): 20,
    StepKind("feedback"): 21,
    StepKind("tellno"): 21,
    StepKind("offer"): 22,
    StepKind("offerthanks"): 22,
    StepKind("rebook"): 24,
    StepKind("answer"): 27,
    StepKind("moretime"): 27,
    StepKind("others"): 28,
    StepKind("withdraw"): 28,
    StepKind("agency"): 30,
    StepKind("assignment"): 31,
    StepKind("promise"): 32,
    StepKind("ownpromise"): 33,
    StepKind("hello"): 34,
    StepKind("helloagain"): 34,
}
OTHER_SOURCES = ("peers", "employers' practice", "career offices", "agencies' practice")
EVENING = berlin(24, 18)


def steps(
    job: Opportunity, now: datetime = EVENING, person: Person = PERSON
) -> dict[StepKey, Step]:
    """Returns the plan by its keys."""
    return {step.key: step for step in plan_steps(person, job, now)}


def about(kind: StepKind, job: Opportunity, person: Person = PERSON) -> set[tuple[int, int]]:
    """Returns the interview and subject of each step of a kind, that evening."""
    found = steps(job, person=person)
    return {(key.interview, key.subject) for key in found if key.kind == kind}


def second_round(day: int = 26) -> Interview:
    """Returns another interview of the same job."""
    return interview(berlin(day, 10), 2)


def with_rounds(job: Opportunity, *rounds: Interview) -> Opportunity:
    """Returns the same job with other interviews."""
    return replace(job, interviews=rounds)


def test_each_kind_has_one_row_under_its_number_and_source() -> None:
    """The table is complete, in the playbook's order, and every row has its source."""
    assert {row.kind: row.number for row in STEP_DEFINITIONS} == NUMBERS
    assert [row.number for row in STEP_DEFINITIONS] == sorted(NUMBERS.values())
    kinds = [row.kind for row in (*STEP_DEFINITIONS, *HOUSEKEEPING)]
    assert sorted(kinds) == sorted(DEFINITION_BY_KIND)
    numbers = {row.number for row in STEP_DEFINITIONS} | {line.number for line in PLAYBOOK_NOTES}
    assert numbers == {*range(1, 36)}
    for row in STEP_DEFINITIONS:
        assert all((row.title, row.trigger, row.lasts, row.pings_when))
        sources = set(row.source.split())
        assert row.source in OTHER_SOURCES or sources <= {"S0", "S1", "S2", "S3", "S4"}
        assert row.source


def test_everybody_who_interviewed_is_thanked_per_interview() -> None:
    """Each interviewer and hiring manager gets one step per interview."""
    job = opportunity(
        contact(2, "Ana"),
        contact(3, "Ben", part=ContactPart.HIRING_MANAGER),
        contact(4, "Cy", part=ContactPart.COORDINATOR),
        contact(5, "Di", part=ContactPart.HELPER),
        contact(6, "Eve", met=2),
    )
    assert about(StepKind("thank"), job) == {(1, 2), (1, 3)}
    job = with_rounds(job, *job.interviews, second_round())
    assert about(StepKind("thank"), job) == {(1, 2), (1, 3), (2, 6)}


def test_details_are_looked_for_only_while_a_note_needs_them() -> None:
    """Details are a step only for somebody without an address whose note is open."""
    ana = contact(2, "Ana", email="")
    job = opportunity(ana, contact(3, "Ben"), contact(4, "Cy", part=ContactPart.STAFF))
    thank = StepKey(StepKind("thank"), 1, 2)
    assert about(StepKind("details"), job) == {(1, 2)}
    linked = replace(ana, linkedin="https://linkedin.com/in/ana")
    assert about(StepKind("details"), replace(job, contacts=(linked,))) == set()
    assert about(StepKind("details"), mark_done(job, thank, EVENING)) == set()
    assert about(StepKind("details"), mark_skipped(job, thank, EVENING)) == set()


def test_details_that_were_settled_stay_in_the_plan() -> None:
    """An old card still finds the step it speaks of."""
    key = StepKey(StepKind("details"), 1, 2)
    job = mark_done(opportunity(contact(2, "Ana")), key, EVENING)
    assert steps(job)[key].state is StepState.DONE


def test_each_referee_is_briefed_once_for_a_job_unless_they_declined() -> None:
    """A second round does not brief a referee again, and one who declined is never briefed."""
    referees = tuple(
        Referee(RefereeId(number), "Kim", consent=consent)
        for number, consent in enumerate(Consent, start=10)
    )
    person = replace(PERSON, referees=referees)
    job = with_rounds(opportunity(), interview(berlin(24, 15)), second_round())
    assert about(StepKind("referee"), job, person) == {(0, 10), (0, 11), (0, 12)}
    done = mark_done(job, StepKey(StepKind("referee"), 0, 10), EVENING)
    assert steps(done, berlin(26, 18), person)[StepKey(StepKind("referee"), 0, 10)].ping_at is None


def test_referees_wait_for_the_first_interview_that_stands() -> None:
    """Referees wait for the first round that was not cancelled, and without one there is
    no step.
    """
    person = replace(PERSON, referees=(Referee(RefereeId(9), "Kim"),))
    cancelled = replace(interview(berlin(24, 15)), held=InterviewStatus.CANCELLED)
    job = with_rounds(opportunity(), cancelled, second_round())
    step = steps(job, person=person)[StepKey(StepKind("referee"), 0, 9)]
    assert (step.state, step.opens) == (StepState.UPCOMING, berlin(26, 11))
    assert about(StepKind("referee"), with_rounds(job, cancelled), person) == set()


def test_the_second_check_in_exists_once_the_first_was_sent_and_there_is_no_third() -> None:
    """Skipping the first ends it as well; five business days lie between the two (S1)."""
    first, second = (StepKey(StepKind("checkin"), 1, number) for number in (1, 2))
    job = opportunity()
    assert about(StepKind("checkin"), job) == {(1, 1)}
    assert about(StepKind("checkin"), mark_skipped(job, first, EVENING)) == {(1, 1)}
    job = mark_done(job, first, berlin(1, 9, month=12))
    assert about(StepKind("checkin"), job) == {(1, 1), (1, 2)}
    assert steps(job)[second].ping_at == berlin(8, 9, month=12)
    job = mark_done(job, second, berlin(8, 10, month=12))
    assert about(StepKind("checkin"), job) == {(1, 1), (1, 2)}
    speaking = [
        step.key.kind for step in plan_steps(PERSON, job, berlin(31, 9, month=12)) if step.ping_at
    ]
    assert speaking == [StepKind("closure")]


def test_a_check_in_waits_for_the_range_they_named() -> None:
    """A range of "one to two weeks" means the upper end and two business days (S1, S2, S3)."""
    upper = datetime(2026, 12, 8, tzinfo=UTC).date()
    named = HiringProcess(
        decision=DecisionDate(upper - timedelta(days=7), upper, "one to two weeks")
    )
    job = with_rounds(opportunity(), replace(interview(berlin(24, 15)), process=named))
    assert steps(job)[StepKey(StepKind("checkin"), 1, 1)].ping_at == berlin(10, 9, month=12)


def test_a_next_round_cancels_the_check_in_before_it() -> None:
    """Only the last interview that stands is asked about; one called off does not count."""
    first, later = (StepKey(StepKind("checkin"), number, 1) for number in (1, 2))
    job = with_rounds(opportunity(), interview(berlin(24, 15)), second_round())
    found = steps(job)
    assert found[first].state is StepState.CANCELLED
    assert found[later].state is StepState.UPCOMING
    off = replace(second_round(), held=InterviewStatus.CANCELLED)
    assert steps(with_rounds(job, job.interviews[0], off))[first].state is StepState.UPCOMING


def test_an_offer_ends_check_ins_and_nothing_else() -> None:
    """An offer ends check-ins, and thanks and notes stay."""
    job = replace(opportunity(contact(2, "Ana")), outcome=Outcome.OFFER)
    found = steps(job)
    assert found[StepKey(StepKind("checkin"), 1, 1)].state is StepState.CANCELLED
    assert found[StepKey(StepKind("thank"), 1, 2)].state is StepState.OPEN


def test_an_interview_that_fell_through_takes_its_steps_along() -> None:
    """An interview that was cancelled or to which nobody came loses its steps."""
    for held in (InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW):
        job = with_rounds(
            opportunity(contact(2, "Ana")), replace(interview(berlin(24, 15)), held=held)
        )
        found = plan_steps(PERSON, job, EVENING)
        assert {step.state for step in found} == {StepState.CANCELLED}
        assert len(found) == 6


def test_the_process_is_open_until_it_is_known() -> None:
    """It never pings; knowing any of it settles it."""
    key = StepKey(StepKind("process"), FIRST)
    step = steps(opportunity())[key]
    assert (step.state, step.ping_at, step.closes) == (StepState.OPEN, None, None)
    known = replace(interview(berlin(24, 15)), process=HiringProcess(next_rounds="two more"))
    assert steps(with_rounds(opportunity(), known))[key].state is StepState.DONE


def test_keys_fit_into_a_button() -> None:
    """The longest key that large numbers make stays short and is read back."""
    for kind in DEFINITION_BY_KIND:
        key = StepKey(kind, InterviewId(10**9), 10**9)
        assert len(key.text) <= 40
        assert StepKey.parse(key.text) == key
