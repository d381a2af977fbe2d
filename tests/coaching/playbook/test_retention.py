"""An ended job is asked about after so many months, then again after as many, or never."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import Outcome
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_pinged,
    next_ping,
    plan_steps,
    reopen_step,
    snooze_step,
)
from coaching.playbook.search import job_search
from coaching.playbook.steps.clear import MONTH_CHOICES
from tests.coaching.dossiers import PERSON, berlin, opportunity, recorded
from tests.coaching.step_plans import turned

ENDED = berlin(24, 18)
YEAR_ON = berlin(24, 9, 30, year=2027)
CLEAR = StepKey(StepKind("clear"), 20261124)
ENDINGS = [Outcome.REJECTED, Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER]


def closed(outcome: Outcome = Outcome.NO_ANSWER, at: datetime = ENDED) -> Opportunity:
    """Returns a job that ended on Tuesday evening."""
    return turned(outcome, opportunity(), at)


def asked(job: Opportunity, now: datetime, person: Person = PERSON) -> dict[StepKey, Step]:
    """Returns its questions about clearing."""
    steps = plan_steps(person, job, now)
    return {step.key: step for step in steps if step.key.kind == StepKind("clear")}


def diary(job: Opportunity, until: datetime, person: Person = PERSON) -> list[datetime]:
    """Returns when somebody who never answers is asked."""
    dossier, now, said = Dossier(person, (job,)), ENDED + timedelta(days=15), []
    while (at := next_ping(dossier, now)) is not None and at <= until:
        now = max(at, now)
        found = find_due_steps(dossier, now)
        said += [now] * any(step.key.kind == StepKind("clear") for step in found)
        dossier = recorded(dossier, found, now)
    return said


@pytest.mark.parametrize("outcome", ENDINGS)
def test_it_speaks_in_the_morning_a_year_after_the_job_ended(outcome: Outcome) -> None:
    """The question comes at 9:30 local time a year after the end, across both clock changes."""
    found = asked(closed(outcome), ENDED)[CLEAR]
    assert (found.state, found.ping_at) == (StepState.UPCOMING, YEAR_ON)
    assert (
        next_ping(Dossier(PERSON, (closed(outcome),)), berlin(24, 12, month=6, year=2027))
        == YEAR_ON
    )
    assert asked(closed(outcome), YEAR_ON)[CLEAR].state is StepState.OPEN


@pytest.mark.parametrize("outcome", [None, Outcome.OFFER])
def test_what_goes_on_is_never_asked_about(outcome: Outcome | None) -> None:
    """A job that goes on is not asked about, even one with an open offer."""
    job = replace(opportunity(), outcome=outcome, outcome_at=ENDED if outcome else None)
    assert asked(job, berlin(24, 9, 30, year=2030)) == {}


@pytest.mark.parametrize("months", MONTH_CHOICES)
def test_the_months_are_the_persons_own(months: int) -> None:
    """The months are the person's own setting, and the day of the month stays."""
    person = replace(PERSON, clear_after=months)
    speaks = asked(closed(), ENDED, person)[CLEAR].ping_at
    year, month = divmod(2026 * 12 + 10 + months, 12)
    assert speaks == berlin(24, 9, 30, year=year, month=month + 1)


def test_a_short_month_ends_on_its_last_day() -> None:
    """Three months after the 30th of November is the 28th of February."""
    person = replace(PERSON, clear_after=3)
    job = closed(at=berlin(30, 18))
    (step,) = asked(job, berlin(30, 19), person).values()
    assert step.ping_at == berlin(28, 9, 30, month=2, year=2027)


def test_never_means_never() -> None:
    """With "never" nothing is planned."""
    person = replace(PERSON, clear_after=None)
    assert asked(closed(), YEAR_ON, person) == {}
    assert next_ping(Dossier(person, (closed(),)), YEAR_ON) is None


def test_kept_it_is_asked_about_again_after_as_many_months() -> None:
    """A job that was kept is asked about again after as many months, and undo brings the first
    back.
    """
    kept = mark_done(closed(), CLEAR, YEAR_ON)
    found = asked(kept, YEAR_ON)
    again = StepKey(StepKind("clear"), 20271124)
    assert (found[CLEAR].state, found[again].state) == (StepState.DONE, StepState.UPCOMING)
    assert found[again].ping_at == berlin(24, 9, 30, year=2028)
    assert asked(reopen_step(kept, CLEAR), YEAR_ON)[CLEAR].state is StepState.OPEN


def test_unanswered_it_asks_again_once_every_so_many_months() -> None:
    """Without an answer it asks once a year, and deletes nothing by itself."""
    years = [berlin(24, 9, 30, year=year) for year in (2027, 2028, 2029)]
    assert diary(closed(), berlin(25, 10, year=2029)) == years


def test_after_long_silence_it_asks_once() -> None:
    """After five years away the person is asked once."""
    now = berlin(3, 12, month=3, year=2032)
    step = asked(closed(), now)[CLEAR]
    assert step.ping_at == now
    told = mark_pinged(closed(), [CLEAR], now)
    assert asked(told, now)[CLEAR].ping_at == berlin(24, 9, 30, year=2032)


def test_put_off_it_comes_then_and_a_job_that_goes_on_after_all_takes_it_along() -> None:
    """A put-off question comes then, a reopened job cancels it, a closed one counts anew."""
    tomorrow = berlin(25, 10, year=2027)
    later = snooze_step(mark_pinged(closed(), [CLEAR], YEAR_ON), CLEAR, tomorrow)
    assert asked(later, YEAR_ON)[CLEAR].ping_at == tomorrow
    open_again = replace(later, outcome=None, outcome_at=None)
    assert asked(open_again, tomorrow)[CLEAR].state is StepState.CANCELLED
    anew = turned(Outcome.REJECTED, open_again, YEAR_ON)
    found = asked(anew, tomorrow)
    assert (found[CLEAR].state, found[CLEAR].ping_at) == (StepState.CANCELLED, None)
    assert found[StepKey(StepKind("clear"), 20271124)].ping_at == berlin(24, 9, 30, year=2028)


def test_a_longer_span_takes_the_question_back_and_a_shorter_one_brings_it_on() -> None:
    """A longer setting takes the question back, and a shorter one brings it earlier."""
    job = mark_pinged(closed(), [CLEAR], YEAR_ON)
    longer, shorter = (replace(PERSON, clear_after=months) for months in (24, 3))
    assert asked(job, YEAR_ON, longer)[CLEAR].state is StepState.UPCOMING
    fresh = asked(closed(), berlin(1, 12, month=6, year=2027), shorter)[CLEAR]
    assert fresh.ping_at == berlin(1, 12, month=6, year=2027)


def test_keeping_an_old_job_is_no_sign_of_looking_again() -> None:
    """Keeping an old job does not restart the reminders to look further."""
    kept = mark_done(closed(), CLEAR, YEAR_ON)
    before, after = (job_search(Dossier(PERSON, (job,)), YEAR_ON) for job in (closed(), kept))
    assert after.last_activity == before.last_activity == ENDED


def test_without_a_time_zone_nothing_is_asked() -> None:
    """Without a time zone nothing is asked."""
    assert asked(closed(), YEAR_ON, replace(PERSON, zone=None)) == {}
