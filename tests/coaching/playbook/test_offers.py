"""An offer's deadline is told in time, the others hear of it, and a yes ends everything."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.commitments import DueBy, Offer
from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import InterviewId, OpportunityId, Outcome
from coaching.planner import find_due_steps, mark_done, next_ping, plan_job
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.steps.offers.answer_offer import answer_window, deadline_moment
from tests.coaching.dossiers import PERSON, berlin, interview, opportunity, recorded
from tests.coaching.step_plans import moments
from tests.coaching.worlds import (
    EXAMPLES,
    WAKINGS,
    calendars,
    moments_in,
    shows_awake,
)

TOLD = berlin(25, 11)
FRIDAY_NOON = DueBy(date(2026, 12, 4), berlin(4, 12, month=12))
ANSWER, MORE_TIME = StepKind("answer"), StepKind("moretime")
OTHERS, WITHDRAW = StepKind("others"), StepKind("withdraw")
HOUR = timedelta(hours=1)


def offered(deadline: DueBy | None = FRIDAY_NOON, outcome: Outcome = Outcome.OFFER) -> Opportunity:
    """Returns the job with an offer that was told on Wednesday at eleven."""
    offer = Offer(TOLD, deadline, "61.500 EUR", place="hybrid")
    return replace(opportunity(), outcome=outcome, outcome_at=TOLD, offer=offer)


def other(number: int = 2, start: datetime | None = None) -> Opportunity:
    """Returns another job with an interview, on Thursday unless said otherwise."""
    held = replace(interview(start or berlin(26, 10)), id=InterviewId(number * 10))
    return replace(
        opportunity(), id=OpportunityId(number), company=f"Beta {number}", interviews=(held,)
    )


def kinds_of(
    job: Opportunity, *others: Opportunity, now: datetime = TOLD
) -> dict[StepKind, StepState]:
    """Returns the state of each kind of step of a job."""
    dossier = Dossier(PERSON, (job, *others))
    return {step.key.kind: step.state for step in plan_job(dossier, job, TOLD)}


# -- the deadline ----------------------------------------------------------------------------------


def test_a_deadline_speaks_two_days_and_one_day_and_three_hours_before() -> None:
    """Friday noon: Wednesday and Thursday at nine, Friday at nine, and Monday asks after it."""
    days = [berlin(day, 9, month=12) for day in (2, 3, 4)]
    assert moments(offered(), ANSWER) == [*days, berlin(7, 10, month=12)]


def test_a_day_without_an_hour_ends_with_their_business() -> None:
    """By Friday is by five there."""
    due = DueBy(date(2026, 12, 4))
    assert moments(offered(due), ANSWER)[2] == berlin(4, 14, month=12)


def test_a_deadline_of_tonight_is_told_all_the_same() -> None:
    """Told at eleven for two in the afternoon: at noon."""
    due = DueBy(date(2026, 11, 25), berlin(25, 14))
    assert moments(offered(due), ANSWER)[0] == berlin(25, 12)


def test_without_a_deadline_the_next_business_day_asks_for_it_once() -> None:
    """Thursday at ten, and then no more."""
    assert moments(offered(None), ANSWER) == [berlin(26, 10)]


def test_who_has_answered_is_not_reminded() -> None:
    """Done is done, whatever the outcome will be."""
    assert moments(mark_done(offered(), StepKey(ANSWER), TOLD), ANSWER) == []


@EXAMPLES
@given(data=st.data(), waking=WAKINGS, calendar=calendars(), hours=st.integers(0, 500))
def test_a_deadline_is_told_before_it_passes_and_never_at_night(
    data: st.DataObject, waking: WakingHours, calendar: BusinessCalendar, hours: int
) -> None:
    """In every zone, for an hour or a day, however near: awake before it, the person hears it."""
    told = data.draw(moments_in(waking.zone))
    at = told + timedelta(hours=hours)
    day = at.astimezone(ZoneInfo(waking.zone)).date()
    due = DueBy(day, at if data.draw(st.booleans()) else None)
    closes = deadline_moment(due, calendar, waking)
    window = answer_window(told, due, calendar, waking)
    assert window.closes == closes
    assert all(shows_awake(ping.at, waking) for ping in window.pings)
    assert all(ping.at >= told for ping in window.pings)
    in_time = [ping.at for ping in window.pings if ping.at < closes]
    assert in_time or waking.next_waking_moment(told + HOUR) >= closes


# -- the others ------------------------------------------------------------------------------------


def test_the_others_hear_of_an_offer_once() -> None:
    """In business hours, an hour after it was told; without an interview nobody is told."""
    dossier = Dossier(PERSON, (offered(), other()))
    assert _speaks(dossier, OTHERS) == [berlin(25, 12)]
    lead = replace(other(), interviews=())
    assert OTHERS not in kinds_of(lead, offered())
    assert OTHERS not in kinds_of(offered(), other())


def test_more_time_speaks_where_something_lies_ahead_after_the_deadline() -> None:
    """An interview on Monday the 7th is behind Friday noon; one on Thursday is not."""
    later = other(start=berlin(7, 10, month=12))
    assert _speaks(Dossier(PERSON, (offered(), later)), MORE_TIME) == [berlin(25, 12)]
    assert _speaks(Dossier(PERSON, (offered(), other())), MORE_TIME) == []


def _speaks(dossier: Dossier, kind: StepKind) -> list[datetime]:
    """Returns when steps of a kind come up, to somebody who never answers."""
    now, said = TOLD, []
    while (at := next_ping(dossier, now)) is not None and at < TOLD + timedelta(days=30):
        now = max(at, now)
        found = find_due_steps(dossier, now)
        said += [now] * any(step.key.kind == kind for step in found)
        dossier = recorded(dossier, found, now)
    return said


# -- a yes and a no --------------------------------------------------------------------------------


def test_a_yes_leaves_a_withdrawal_at_each_other_job_and_nothing_speaks_of_it() -> None:
    """The list stands in the plan of the others; no reminder repeats it."""
    yes = offered(outcome=Outcome.ACCEPTED)
    assert kinds_of(other(), yes)[WITHDRAW] is StepState.OPEN
    assert WITHDRAW not in kinds_of(yes, other())
    dossier = Dossier(PERSON, (yes, other()))
    assert _speaks(dossier, WITHDRAW) == []
    assert _speaks(Dossier(PERSON, (yes,)), ANSWER) == []


def test_withdrawing_closes_the_other_job_and_can_be_taken_back() -> None:
    """An offer that was on the table there is on it again."""
    definition, key = DEFINITION_BY_KIND[WITHDRAW], StepKey(WITHDRAW)
    two = replace(other(), outcome=Outcome.OFFER, outcome_at=TOLD)
    for job in (other(), two):
        closed = definition.close(job, key, TOLD + HOUR)
        assert closed.outcome is Outcome.WITHDRAWN
        again = definition.reopen(closed, key)
        assert (again.outcome, again.outcome_at) == (job.outcome, job.outcome_at)


def test_an_offer_that_became_a_no_is_silent_for_all() -> None:
    """Neither its deadline nor the others hear of it any more."""
    no = offered(outcome=Outcome.REJECTED)
    assert moments(no, ANSWER) == []
    assert OTHERS not in kinds_of(other(), no)
