"""The rules that belong to the person, looking further and practice, give the right steps."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from coaching.model.documents import Dossier, InterviewQuestion, Opportunity, Person
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import NO_OPPORTUNITY, AnswerResult, OpportunityId, Outcome
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_skipped,
    next_ping,
    plan_personal_steps,
    snooze_step,
)
from tests.coaching.dossiers import (
    FIRST,
    PERSON,
    berlin,
    interview,
    opportunity,
    recorded,
)
from tests.coaching.step_plans import DEC, END, turned, with_rounds

# -- 14: keep looking -----------------------------------------------------------------------------


def looked(dossier: Dossier, days: int = 120) -> list[datetime]:
    """Returns when the person is reminded to keep looking."""
    now, said = END, []
    while (at := next_ping(dossier, now)) is not None and at < END + timedelta(days=days):
        now = max(at, now)
        found = find_due_steps(dossier, now)
        said += [now for step in found if step.key.kind == StepKind("looking")]
        dossier = recorded(dossier, found, now)
    return said


def test_14_looking_begins_the_next_morning_and_returns_each_week() -> None:
    """Looking begins at 9:30 within 24 hours, then comes weekly on the first one's weekday (S1,
    S4).
    """
    said = looked(Dossier(PERSON, (opportunity(),)), 20)
    assert said == [berlin(25, 9, 30), berlin(2, 9, 30, **DEC), berlin(9, 9, 30, **DEC)]
    friday = replace(PERSON, looking_day=4)
    said = looked(Dossier(friday, (opportunity(),)), 20)
    assert said == [berlin(25, 9, 30), berlin(4, 9, **DEC), berlin(11, 9, 30, **DEC)]


def test_14_who_sleeps_by_day_hears_it_within_the_24_hours_all_the_same() -> None:
    """Somebody awake from 22:00 to 6:00 hears it at the last waking moment within the 24 hours."""
    owl = replace(PERSON, wakes=time(22), sleeps=time(6))
    assert looked(Dossier(owl, (opportunity(),)), 3) == [berlin(25, 6)]


def test_14_done_settles_one_week_and_says_nothing_of_the_next() -> None:
    """Done settles one week and not the next.

    After it was done on Wednesday it is not asked on Friday of that week when the day changes.
    """
    dossier = Dossier(PERSON, (opportunity(),))
    week = next(step.key for step in plan_personal_steps(dossier, berlin(25, 10)))
    assert week == StepKey(StepKind("looking"), 202648)
    done = store_personal_records(
        PERSON, mark_done(personal_opportunity(PERSON), week, berlin(25, 10))
    )
    dossier = Dossier(replace(done, looking_day=4), dossier.opportunities)
    assert looked(dossier, 15) == [berlin(4, 9, **DEC)]
    now = {step.key.interview: step.state for step in plan_personal_steps(dossier, berlin(25, 11))}
    assert now == {
        202648: StepState.DONE,
        202649: StepState.UPCOMING,
        202650: StepState.UPCOMING,
    }


def test_14_it_is_silent_once_an_offer_is_accepted() -> None:
    """After an accepted offer it is silent, whatever else is open (S1, S4)."""
    other = replace(opportunity(), id=OpportunityId(2))
    jobs = (turned(Outcome.ACCEPTED, opportunity()), other)
    assert looked(Dossier(PERSON, jobs)) == []
    assert looked(Dossier(PERSON, (turned(Outcome.OFFER, jobs[0]), other)), 5) != []


def test_14_it_ends_after_sixty_days_in_which_nothing_was_told() -> None:
    """After sixty days without news it rests, and any news starts it again."""
    job = opportunity()
    last = looked(Dossier(PERSON, (job,)))[-1]
    assert END + timedelta(days=53) < last <= END + timedelta(days=60)
    told = mark_done(job, StepKey(StepKind("reflect"), FIRST), END + timedelta(days=30))
    assert looked(Dossier(PERSON, (told,)))[-1] > last + timedelta(days=20)


def test_14_a_week_that_passed_while_nobody_ran_is_not_made_up_for() -> None:
    """An interview logged a month late brings its notes, and no reminder of last week."""
    own = plan_personal_steps(Dossier(PERSON, (opportunity(),)), berlin(26, 9, 31))
    assert [step.ping_at for step in own][:2] == [None, berlin(2, 9, 30, **DEC)]


def test_own_steps_travel_as_those_of_no_opportunity() -> None:
    """Personal steps are stored with the person, and nothing else is."""
    dossier = Dossier(PERSON, (opportunity(),))
    assert {step.opportunity for step in plan_personal_steps(dossier, END)} == {NO_OPPORTUNITY}
    key = plan_personal_steps(dossier, END)[0].key
    kept = store_personal_records(PERSON, mark_skipped(personal_opportunity(PERSON), key, END))
    assert kept == replace(PERSON, records={key.text: kept.records[key.text]})
    assert (
        plan_personal_steps(Dossier(replace(PERSON, zone=None), dossier.opportunities), END) == ()
    )


# -- 20: practise ---------------------------------------------------------------------------------


def shaky() -> Opportunity:
    """Returns a job with a question that tripped the person on Tuesday."""
    asked = (InterviewQuestion("Why do you want to leave?", "Hm.", AnswerResult.TRIPPED),)
    return with_rounds(opportunity(), replace(interview(berlin(24, 15)), asked=asked))


def practice(person: Person, now: datetime) -> Step | None:
    """Returns the practice step, if there is one."""
    own = plan_personal_steps(Dossier(person, (shaky(),)), now)
    return next((step for step in own if step.key.kind == StepKind("practise")), None)


def test_20_practice_speaks_when_a_question_that_slipped_comes_back() -> None:
    """Practice comes at 9:30 local time, on a day of the spacing rule (S0, S2)."""
    step = practice(PERSON, END)
    assert step is not None
    assert (step.key, step.ping_at) == (StepKey(StepKind("practise")), berlin(25, 9, 30))


def test_20_done_or_left_out_holds_for_that_day() -> None:
    """The card of the day says so; tomorrow it is a step again, and it still speaks then."""
    key, morning = StepKey(StepKind("practise")), berlin(25, 9, 40)
    for mark, state in ((mark_done, StepState.DONE), (mark_skipped, StepState.SKIPPED)):
        person = store_personal_records(PERSON, mark(personal_opportunity(PERSON), key, morning))
        today = practice(person, morning)
        assert today is not None
        assert today.state is state
        assert today.ping_at is None or today.ping_at > berlin(26, 9)
        if today.ping_at is not None:
            then = practice(person, today.ping_at)
            assert then is not None
            assert then.state is StepState.OPEN


def test_20_put_off_it_comes_when_the_person_chose() -> None:
    """Be it a day on which nothing is due; done meanwhile, it does not."""
    key = StepKey(StepKind("practise"))
    person = recorded(
        Dossier(PERSON, (shaky(),)),
        tuple(filter(None, [practice(PERSON, berlin(25, 9, 30))])),
        berlin(25, 9, 30),
    ).person
    later = store_personal_records(
        person, snooze_step(personal_opportunity(person), key, berlin(25, 20))
    )
    step = practice(later, berlin(25, 19))
    assert step is not None
    assert step.ping_at == berlin(25, 20)
    done = store_personal_records(
        later, mark_done(personal_opportunity(later), key, berlin(25, 19))
    )
    step = practice(done, berlin(25, 19, 30))
    assert step is not None
    assert step.ping_at != berlin(25, 20)
