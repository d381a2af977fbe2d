"""A coach that breaks a promise of the playbook is found by the model of the histories."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from coaching import planner
from coaching.calendar.business_hours import WakingHours
from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import Step, StepKind, StepState
from coaching.model.vocabulary import (
    Channel,
    ContactPart,
    CountryCode,
    Outcome,
    ReminderTopic,
    ZoneName,
)
from coaching.playbook import plan_step
from coaching.playbook.noise import daily_limit, hold_back
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import StepDefinition
from coaching.playbook.steps import check_in
from coaching.playbook.windows import Window
from tests.coaching.histories import History, beginning, somebody
from tests.coaching.playbook.history_rules import broken_rules

BERLIN = ZoneName("Europe/Berlin")
ALWAYS = frozenset({None, *Outcome})
Worse = pytest.MonkeyPatch


def lived(zone: ZoneName = BERLIN) -> History:
    """Returns somebody two hours after an interview with two people."""
    history = beginning(somebody(zone))
    history.open_job(zone, CountryCode("DE"), Channel.EMAIL_ONLY)
    history.log(job(history), -120, None)
    for part in (ContactPart.INTERVIEWER, ContactPart.HELPER):
        history.meet(job(history), part, "mail", "")
    return history


def job(history: History) -> Opportunity:
    """Returns the first job as it is now."""
    return history.dossier.opportunities[0]


def broken(history: History) -> set[str]:
    """Returns the rules that were broken by anything that was said."""
    return {rule for said in history.said for rule in broken_rules(history, said)}


def changed(worse: Worse, kind: str, **facts: object) -> None:
    """Makes a step another one."""
    known = DEFINITION_BY_KIND[StepKind(kind)]
    other: StepDefinition = replace(known, **facts)  # type: ignore[arg-type]
    worse.setitem(DEFINITION_BY_KIND, known.kind, other)


# -- the lives, of a right coach and of a worse one ------------------------------------------------


def asked_again_and_again() -> set[str]:
    """Every check-in goes out, for weeks."""
    history = lived()
    for _ in range(35):
        history.go_on(24)
        for step in history.steps():
            if step.state is StepState.OPEN and step.key.kind == StepKind("checkin"):
                history.answer(step, "done")
    sent = max(history.sent.values(), default=0)
    return broken(history) | ({"a third check-in"} if sent > 2 else set())


def ended(outcome: Outcome) -> Callable[[], set[str]]:
    """Returns a life in which the job ends on the first day."""

    def live() -> set[str]:
        history = lived()
        history.report(job(history), outcome)
        history.go_on(24 * 30)
        return broken(history)

    return live


def one_of_two_said_no() -> set[str]:
    """Two jobs were interviewed for; one of them says no, and the other goes on."""
    spoken = [_spoken_of_the_other(is_rejected=no) for no in (False, True)]
    return {"of another job than the one that ended"} if spoken[0] - spoken[1] else set()


def _spoken_of_the_other(*, is_rejected: bool) -> set[str]:
    """Returns which steps of the job that goes on were spoken of within a month."""
    history = lived()
    history.open_job(BERLIN, CountryCode("DE"), Channel.UNKNOWN)
    other = history.dossier.opportunities[-1].id
    history.log(history.dossier.opportunities[-1], -60, None)
    history.meet(history.dossier.opportunities[-1], ContactPart.INTERVIEWER, "mail", "")
    if is_rejected:
        history.report(job(history), Outcome.REJECTED)
    history.go_on(24 * 30)
    return {said.key.text for said in history.said if said.job == other}


def offered() -> set[str]:
    """An offer is to be answered in three days."""
    history = lived()
    history.offer(job(history), 70)
    history.go_on(100)
    return {"untold"} if history.untold_deadlines() else broken(history)


def a_busy_day() -> set[str]:
    """Five interviews ended one after the other, each with a note to write, and one will call."""
    history = lived()
    for minutes in (-300, -240, -180, -60):
        history.open_job(BERLIN, CountryCode("DE"), Channel.UNKNOWN)
        history.log(history.dossier.opportunities[-1], minutes, None)
        history.meet(history.dossier.opportunities[-1], ContactPart.INTERVIEWER, "mail", "")
    history.promise(job(history), 1, is_mine=False)
    history.go_on(24 * 14)
    return {"a full day"} if history.full_days() else broken(history)


def put_off_into_the_night() -> set[str]:
    """All that is open is put off by nine hours in the evening."""
    history = lived(ZoneName("Asia/Kathmandu"))
    for step in history.steps():
        if step.state is StepState.OPEN:
            history.answer(step, "9")
    history.go_on(24 * 3)
    return broken(history)


def switched_off() -> set[str]:
    """Thank-you notes are off for good."""
    history = lived()
    history.switch(ReminderTopic.THANKS, is_on=False)
    history.go_on(24 * 14)
    return broken(history)


def unmarked() -> set[str]:
    """It ended, and nobody wants to be reminded of anybody."""
    history = lived()
    history.report(job(history), Outcome.REJECTED)
    history.go_on(24 * 100)
    return broken(history)


# -- the worse coaches -----------------------------------------------------------------------------


def _asks_thrice(worse: Worse) -> None:
    worse.setattr(check_in, "MAX_CHECK_INS", 3)


def _thanks_after_a_no(worse: Worse) -> None:
    changed(worse, "thank", live_outcomes=ALWAYS)


def _gives_up_with_the_first_no(worse: Worse) -> None:
    def drop_all(dossier: Dossier, steps: Iterable[Step], now: datetime) -> list[Step]:
        ended = any(one.outcome is Outcome.REJECTED for one in dossier.opportunities)
        return [] if ended else hold_back.hold_back_steps(dossier, steps, now)

    worse.setattr(planner, "hold_back_steps", drop_all)


def _goes_on_after_a_yes(worse: Worse) -> None:
    changed(worse, "thank", live_outcomes=ALWAYS)
    worse.setattr(plan_step, "SILENT_OUTCOMES", frozenset())
    worse.setattr(planner, "SILENT_OUTCOMES", frozenset())


def _keeps_the_deadline_to_itself(worse: Worse) -> None:
    window = DEFINITION_BY_KIND[StepKind("answer")].window
    changed(worse, "answer", window=lambda *facts: _without_pings(window(*facts)))


def _without_pings(window: Window) -> Window:
    return replace(window, pings=())


def _has_no_limit(worse: Worse) -> None:
    worse.setattr(daily_limit, "MESSAGES_A_DAY", 99)


def _never_sleeps(worse: Worse) -> None:
    worse.setattr(WakingHours, "next_waking_moment", _at_once)
    worse.setattr(plan_step, "_next_waking_moment", _at_once)


def _at_once(_: object, moment: datetime) -> datetime:
    return moment


def _forgets_what_is_off(worse: Worse) -> None:
    worse.setattr(hold_back, "is_switched_off", lambda *_: False)


def _greets_everybody(worse: Worse) -> None:
    worse.setattr("coaching.playbook.staying_in_touch.stays_in_touch", lambda *_: True)


LIVES = [
    (asked_again_and_again, _asks_thrice, "a third check-in"),
    (ended(Outcome.REJECTED), _thanks_after_a_no, "after the job ended"),
    (one_of_two_said_no, _gives_up_with_the_first_no, "of another job than the one that ended"),
    (ended(Outcome.ACCEPTED), _goes_on_after_a_yes, "after the job ended"),
    (ended(Outcome.WITHDRAWN), _goes_on_after_a_yes, "after the job ended"),
    (offered, _keeps_the_deadline_to_itself, "untold"),
    (a_busy_day, _has_no_limit, "a full day"),
    (put_off_into_the_night, _never_sleeps, "at night"),
    (switched_off, _forgets_what_is_off, "off, or in a time of quiet"),
    (unmarked, _greets_everybody, "a hello nobody wanted"),
]


@pytest.mark.parametrize(("live", "worsen", "rule"), LIVES, ids=[str(row[2]) for row in LIVES])
def test_a_worse_coach_is_found(
    live: Callable[[], set[str]],
    worsen: Callable[[Worse], None],
    rule: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The right coach breaks no rule in the same life; the worse one breaks just this one."""
    assert live() == set()
    worsen(monkeypatch)
    assert rule in live()
