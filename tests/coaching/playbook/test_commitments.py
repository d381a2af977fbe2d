"""Promises and tasks are spoken of before their day is over, never at night, and then no more."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.business_hours import WakingHours
from coaching.model.commitments import Assignment, DueBy, Promise
from coaching.model.documents import Opportunity
from coaching.model.keep_commitments import drop_promise, hand_in_assignment, keep_promise_of
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import AssignmentId, ContactId, InterviewId, Outcome, PromiseId
from coaching.playbook.due_moments import due_moment
from coaching.playbook.steps.commitments.assignment import assignment_window, bare_words
from coaching.playbook.steps.commitments.own_promise import window_of_dated_promise
from coaching.playbook.steps.commitments.their_promise import promise_question, their_promise_window
from tests.coaching.dossiers import berlin, contact, interview, opportunity
from tests.coaching.step_plans import moments, steps, turned
from tests.coaching.worlds import EXAMPLES, WAKINGS, calendars, moments_in, shows_awake

FRIDAY = date(2026, 11, 27)
BY_FRIDAY = DueBy(FRIDAY)
TOLD = berlin(24, 18)
HIS = StepKey(StepKind("promise"), 0, 50)
MINE = StepKey(StepKind("ownpromise"), 0, 51)
TASK = StepKey(StepKind("assignment"), 0, 52)
CHECK_IN = StepKey(StepKind("checkin"), 1, 1)
LENGTHS = st.integers(0, 10)


def promise(*, is_mine: bool = False, due: DueBy | None = BY_FRIDAY) -> Promise:
    """Returns what Ana, or the person, said on Tuesday evening that they would do by Friday."""
    number = PromiseId(MINE.subject if is_mine else HIS.subject)
    words = "send the sample" if is_mine else "Ana will call by Friday"
    return Promise(number, words, is_mine, TOLD, due, ContactId(2), InterviewId(1))


def job(*promises: Promise, task: Assignment | None = None) -> Opportunity:
    """Returns the job with these promises."""
    tasks = (task,) if task else ()
    return replace(opportunity(contact(2, "Ana Lopez")), promises=promises, assignments=tasks)


def homework(due: DueBy | None) -> Assignment:
    """Returns a task told on Tuesday evening."""
    return Assignment(AssignmentId(TASK.subject), "a small API", TOLD, due)


# -- their promise ---------------------------------------------------------------------------------


def test_their_promise_is_asked_after_on_its_day_and_once() -> None:
    """At four on Friday, and never again to somebody who does not answer."""
    assert moments(job(promise()), HIS.kind) == [berlin(27, 16)]


def test_a_promise_for_today_told_in_the_evening_waits_for_the_morning() -> None:
    """Nobody is asked a minute after telling."""
    today = replace(promise(), due=DueBy(date(2026, 11, 24)))
    assert moments(job(today), HIS.kind) == [berlin(25, 10)]


@pytest.mark.parametrize("news", ["kept", "dropped", "outcome", "round"])
def test_news_settles_their_promise(news: str) -> None:
    """Who has heard from them, or let it go, is not asked whether they called."""
    told = job(promise())
    match news:
        case "kept":
            told = keep_promise_of(told, HIS.subject, berlin(26, 9))
        case "dropped":
            told = drop_promise(told, HIS.subject, berlin(26, 9))
        case "outcome":
            told = turned(Outcome.OFFER, told, berlin(26, 9))
        case "round":
            later = replace(interview(berlin(30, 9), 2), logged=berlin(26, 9))
            told = replace(told, interviews=(*told.interviews, later))
    assert moments(told, HIS.kind) == []


def test_an_open_promise_holds_the_check_in_back_by_two_business_days() -> None:
    """Friday's call that did not come is asked after on Tuesday."""
    found = steps(job(promise(due=DueBy(date(2026, 12, 4)))))
    assert found[CHECK_IN].ping_at == berlin(8, 9, month=12)


def test_a_check_in_counts_from_when_they_last_got_back() -> None:
    """They called on the 1st and said nothing yet: five business days of patience from there."""
    told = keep_promise_of(job(promise()), HIS.subject, berlin(1, 11, month=12))
    assert steps(told)[CHECK_IN].ping_at == berlin(8, 9, month=12)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("sam will call me by tomorrow", "Did {name} call?"),
        ("HR rings me on Monday", "Did {name} call?"),
        ("they send the contract by Tuesday", "Did {name} send it?"),
        ("she writes by Friday", "Did {name} write?"),
        ("they get back to me within the week", "Did {name} get back to you?"),
    ],
)
def test_the_question_is_about_what_was_promised(words: str, question: str) -> None:
    """A call is asked after as a call."""
    assert promise_question(words).source == question


# -- the person's own ------------------------------------------------------------------------------


def test_an_own_promise_speaks_on_its_day_and_the_next_business_day() -> None:
    """Friday morning, and Monday for who has not marked it."""
    assert moments(job(promise(is_mine=True)), MINE.kind) == [berlin(27, 9), berlin(30, 10)]


def test_an_own_promise_without_a_day_comes_the_next_business_days() -> None:
    """It was made after the thank-you had come up: the next two mornings."""
    assert moments(job(promise(is_mine=True, due=None)), MINE.kind) == [
        berlin(25, 10),
        berlin(26, 10),
    ]


def test_a_kept_promise_is_silent() -> None:
    """Nothing reminds of it, and the plan says that it is done."""
    told = keep_promise_of(job(promise(is_mine=True)), MINE.subject, TOLD)
    assert moments(told, MINE.kind) == []
    assert steps(told)[MINE].state is StepState.DONE


# -- tasks -----------------------------------------------------------------------------------------


def test_a_task_speaks_the_day_before_and_that_morning() -> None:
    """Due on Friday at five."""
    due = DueBy(FRIDAY, berlin(27, 17))
    assert moments(job(task=homework(due)), TASK.kind) == [berlin(26, 9), berlin(27, 9)]


def test_a_task_due_early_is_told_the_evening_before() -> None:
    """At eight in the morning of Friday nobody has an hour left."""
    due = DueBy(FRIDAY, berlin(27, 8))
    assert moments(job(task=homework(due)), TASK.kind) == [berlin(26, 9), berlin(26, 21)]


def test_a_check_in_counts_from_handing_in() -> None:
    """Before that it counts from the day on which the task is due."""
    due = DueBy(date(2026, 12, 4))
    open_task = job(task=homework(due))
    assert steps(open_task)[CHECK_IN].ping_at == berlin(11, 9, month=12)
    handed_in = hand_in_assignment(open_task, TASK.subject, berlin(30, 10))
    assert steps(handed_in)[CHECK_IN].ping_at == berlin(7, 9, month=12)
    assert moments(handed_in, TASK.kind) == []


# -- everywhere ------------------------------------------------------------------------------------


@EXAMPLES
@given(data=st.data(), waking=WAKINGS, days=LENGTHS, hour=st.none() | st.integers(0, 23))
def test_what_is_due_is_told_before_it_is_due_and_never_at_night(
    data: st.DataObject, waking: WakingHours, days: int, hour: int | None
) -> None:
    """In every zone, for a task and for a promise with a day or an hour."""
    told, calendar = data.draw(moments_in(waking.zone)), data.draw(calendars())
    due = _due(told.astimezone(ZoneInfo(waking.zone)).date() + timedelta(days=days), hour, waking)
    ends = due_moment(due, waking)
    for window in (
        assignment_window(told, due, waking),
        window_of_dated_promise(told, due, calendar, waking),
    ):
        assert all(shows_awake(ping.at, waking) for ping in window.pings)
        assert all(ping.at >= told for ping in window.pings)
        first_chance = waking.next_waking_moment(told + timedelta(hours=1))
        assert first_chance >= ends or any(ping.at < ends for ping in window.pings)


def _due(day: date, hour: int | None, waking: WakingHours) -> DueBy:
    if hour is None:
        return DueBy(day)
    return DueBy(day, due_moment(DueBy(day), waking) - timedelta(hours=23 - hour))


@EXAMPLES
@given(data=st.data(), waking=WAKINGS, days=LENGTHS)
def test_their_promise_is_asked_after_awake_and_not_before_its_day(
    data: st.DataObject, waking: WakingHours, days: int
) -> None:
    """In every zone there is one question, and it comes after it was told."""
    told, calendar = data.draw(moments_in(waking.zone)), data.draw(calendars())
    due = DueBy(told.astimezone(ZoneInfo(waking.zone)).date() + timedelta(days=days))
    (ping,) = their_promise_window(told, due, calendar, waking).pings
    assert shows_awake(ping.at, waking)
    assert ping.at >= told


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("alder gave me a task: a plan for the peak, due monday 12:00", "a plan for the peak"),
        ("homework: a two page memo, it's due friday", "a two page memo"),
        ("a case study on pricing", "a case study on pricing"),
        ("coding task, due monday", "coding task"),
        ("task:", "task:"),
    ],
)
def test_a_task_is_named_by_what_it_is(told: str, shown: str) -> None:
    """Who gave it and when it is due stand beside it on the card."""
    assert bare_words(told) == shown
