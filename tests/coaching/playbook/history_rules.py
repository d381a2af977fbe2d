"""What holds of everything that is said in a history, by rules that know nothing of the plan."""

from zoneinfo import ZoneInfo

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.playbook import HOUSEKEEPING
from tests.coaching.histories import HELLOS, History, ModelReminder

SETTLED = frozenset({Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
ENDED = SETTLED - {Outcome.ACCEPTED} | {Outcome.REJECTED}
HOUSEKEEPING_KINDS = frozenset(definition.kind for definition in HOUSEKEEPING)
AFTER_A_NO = frozenset({StepKind("feedback"), StepKind("tellno")})
"""Asking for advice, and telling whoever helped."""
CHECK_IN, CLOSURE = StepKind("checkin"), StepKind("closure")


def broken_rules(history: History, said: ModelReminder) -> list[str]:
    """Returns which rules a reminder breaks; none where it was right."""
    waking, kind = waking_hours(history.dossier.person), said.key.kind
    assert waking is not None
    rules = {
        "at night": not waking.is_awake(said.at),
        "off, or in a time of quiet": said.unwanted,
        "after the job ended": _is_after_the_end(said),
        "a hello nobody wanted": kind in HELLOS and not said.marked,
        "looking after a yes": kind == StepKind("looking") and said.accepted,
        "asking beside an offer": kind in (CHECK_IN, CLOSURE) and said.outcome is Outcome.OFFER,
        "a third check-in": is_asked_too_often(said),
        "around New Year": _is_asked_around_new_year(history, said),
    }
    return [rule for rule, is_broken in rules.items() if is_broken]


def _is_after_the_end(said: ModelReminder) -> bool:
    """Whether it comes though the job ended, and neither asks for advice after a no or tells of it,
    nor is a hello to somebody who was marked, nor about clearing the job."""
    kind, outcome = said.key.kind, said.outcome
    if kind in HOUSEKEEPING_KINDS:
        return False
    if kind in HELLOS:
        return outcome not in ENDED
    return outcome in SETTLED or (kind in AFTER_A_NO) != (outcome is Outcome.REJECTED)


def is_asked_too_often(said: ModelReminder) -> bool:
    """Whether it reminds of a third check-in."""
    return said.key.kind == CHECK_IN and said.sent >= 2


def _is_asked_around_new_year(history: History, said: ModelReminder) -> bool:
    """Whether it is a check-in that nobody asked for, from Christmas Eve to New Year's Day."""
    if said.key.kind != CHECK_IN or said.by_hand:
        return False
    there = said.at.astimezone(ZoneInfo(history.job(said.job).zone))
    return (there.month, there.day) == (1, 1) or (there.month, there.day) >= (12, 24)
