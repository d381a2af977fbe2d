"""No card has more than eight buttons, whatever is due, and each of its steps can be reached."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model.commitments import Assignment, Promise
from coaching.model.documents import Dossier, Opportunity
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.step_key import StepState
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    AssignmentId,
    InterviewId,
    Outcome,
    PromiseId,
)
from coaching.planner import find_due_steps, mark_done, mark_skipped, next_ping
from handlers.cards.card import CardLine, all_card_lines
from handlers.cards.card_buttons import ButtonRows, card_buttons, count_in_rows
from handlers.cards.card_place import NOWHERE, CardPlace, OpenStep, list_step_refs, place_of_card
from handlers.cards.card_text import card_text
from handlers.cards.reminders import say_reminder
from handlers.steps.job_page import about_page, job_page
from handlers.steps.open_step import show_card_again, step_card
from handlers.steps.status import overview_card
from handlers.ui.links import OpenOpportunity, ShowStatus
from handlers.ui.turn import Turn
from tests.coaching.playbook.test_planner_properties import BASE, dossiers, opportunities

EIGHT = 8
"""So many buttons a person takes in on a phone."""
OUTCOMES = st.sampled_from([None, None, *Outcome])
MARKS = st.lists(st.sampled_from(["open", "open", "done", "skip"]), min_size=1, max_size=6)
MOMENTS = st.integers(-25 * 1440, 40 * 1440).map(lambda minutes: BASE + timedelta(minutes=minutes))


@st.composite
def lives(draw: st.DrawFn) -> tuple[Dossier, datetime]:
    """Somebody with up to eight jobs, promises, tasks and some steps settled, and a moment."""
    dossier, now = draw(dossiers()), draw(MOMENTS)
    jobs = [_with_more(draw, draw(opportunities(number))) for number in range(1, draw(_COUNTS))]
    dossier = replace(dossier, opportunities=tuple(jobs))
    marks = draw(MARKS)
    for job in (personal_opportunity(dossier.person), *jobs):
        dossier = _settle(dossier, job, marks, now)
    return dossier, now


_COUNTS = st.sampled_from([2, 2, 3, 4, 9])


def _with_more(draw: st.DrawFn, job: Opportunity) -> Opportunity:
    names = draw(st.sampled_from(["Acme", "Globex & Sons", "Initech" * 9]))
    rounds = [InterviewId(1), None]
    promises = tuple(
        Promise(PromiseId(70 + at), "the sample", bool(at % 2), BASE, interview=draw(_one(rounds)))
        for at in range(draw(st.integers(0, 3)))
    )
    tasks = tuple(Assignment(AssignmentId(90), "a case", BASE) for _ in range(draw(_one([0, 1]))))
    return replace(job, company=names, promises=promises, assignments=tasks, outcome=draw(OUTCOMES))


_one = st.sampled_from


def _settle(dossier: Dossier, job: Opportunity, marks: Sequence[str], now: datetime) -> Dossier:
    """Marks some of the steps that are open as done or left out, an hour ago."""
    for at, line in enumerate(all_card_lines(dossier, job.id, now)):
        mark = marks[at % len(marks)]
        if line.is_actionable and mark != "open":
            change = mark_done if mark == "done" else mark_skipped
            job = change(job, line.ref.key, now - timedelta(hours=1))
    return _put(dossier, job)


def _put(dossier: Dossier, job: Opportunity) -> Dossier:
    if job.id == NO_OPPORTUNITY:
        return replace(dossier, person=store_personal_records(dossier.person, job))
    others = tuple(job if one.id == job.id else one for one in dossier.opportunities)
    return replace(dossier, opportunities=others)


def _turn(dossier: Dossier, now: datetime) -> Turn:
    return Turn(now, 7, dossier)


def _check(rows: ButtonRows) -> None:
    assert count_in_rows(rows) <= EIGHT, rows
    labels = [str(button.text) for row in rows for button in row]
    assert all(labels)


def _sent(rows: ButtonRows) -> list[str]:
    return [button.data.pack() for row in rows for button in row if button.data]


@settings(max_examples=20, deadline=None)
@given(life=lives(), count=st.integers(1, 8))
def test_a_card_of_any_steps_has_eight_buttons_at_most(
    life: tuple[Dossier, datetime], count: int
) -> None:
    """With the choices of Later too; and every step on it is found on its buttons."""
    dossier, now = life
    jobs = (personal_opportunity(dossier.person), *dossier.opportunities)
    every = [line for job in jobs for line in all_card_lines(dossier, job.id, now)]
    shown = [line for line in every if line.step and line.step.state is not StepState.CANCELLED]
    for start in range(0, min(len(shown), 24), count):
        lines = shown[start : start + count]
        rows = card_buttons(lines, now, place=place_of_card(now))
        _check(rows)
        assert set(list_step_refs(_sent(rows))) == {line.ref for line in lines}
        assert card_text(lines, now)
        _check(card_buttons(lines, now, lines[0].ref))
        _check_step(lines[0], now)


def _check_step(line: CardLine, now: datetime) -> None:
    for place in (NOWHERE, place_of_card(now), CardPlace(1, is_job=True)):
        _check(step_card(line, now, place)[1])
        _check(step_card(line, now, place, line.ref)[1])


@settings(max_examples=20, deadline=None)
@given(life=lives())
def test_status_and_every_page_have_eight_buttons_at_most(life: tuple[Dossier, datetime]) -> None:
    """Every job is on a page of /status, and everything open on a page of its job."""
    dossier, now = life
    turn = _turn(dossier, now)
    sent = _walk(lambda page: overview_card(turn, page)[1], ShowStatus)
    opened = {data.opportunity for data in map(OpenOpportunity.unpack, sent) if data}
    assert opened >= {job.id for job in dossier.opportunities if job.is_live}
    for job in dossier.opportunities:
        pages = _walk(partial(_job_rows, turn, job), OpenOpportunity)
        lines = all_card_lines(dossier, job.id, now)
        todo = {line.ref for line in lines if line.step and line.step.state is StepState.OPEN}
        assert todo <= set(list_step_refs(pages))
        _check(about_page(turn, job.id)[1])


def _job_rows(turn: Turn, job: Opportunity, page: int) -> ButtonRows:
    return job_page(turn, job.id, page)[1]


def _walk(
    build: Callable[[int], ButtonRows], kind: type[ShowStatus] | type[OpenOpportunity]
) -> list[str]:
    """Presses More until there is none."""
    found: list[str] = []
    for page in range(40):
        rows = build(page)
        _check(rows)
        found += _sent(rows)
        following = [data.page for data in map(kind.unpack, _sent(rows)) if data]
        if page + 1 not in following:
            return found
    raise AssertionError("the pages never end")


@settings(max_examples=20, deadline=None)
@given(life=lives())
def test_a_reminder_has_eight_buttons_and_each_row_leads_there_and_back(
    life: tuple[Dossier, datetime],
) -> None:
    """The card is found again from any of its steps, as it was."""
    dossier, _now = life
    now = next_ping(dossier, life[1])
    if now is None or not find_due_steps(dossier, now):
        return
    turn = _turn(dossier, now)
    say_reminder(turn)
    (card,) = (one for one in turn.outgoing if "reply_markup" in one.payload)
    sent = [button["callback_data"] for row in _keys(card.payload) for button in row]
    assert len(sent) <= EIGHT
    places = {data.place for data in map(OpenStep.unpack, sent) if data}
    for place in places:
        again = _turn(turn.dossier, now)
        show_card_again(again, dossier.opportunities[0].id, place)
        (edit,) = again.outgoing
        back = [button["callback_data"] for row in _keys(edit.payload) for button in row]
        assert set(list_step_refs(sent)) <= set(list_step_refs(back)) or len(back) == len(sent)


def _keys(payload: Mapping[str, Any]) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = payload["reply_markup"]["inline_keyboard"]
    return rows
