"""Rows about the employer's answer: ask for it, let go of it, and what follows from it."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import STILL_HELPS, UNANSWERED, Facts, Row, never
from coaching.playbook.windows import Window

CHECK_INS = 2
"""There is never a third (S1, S2)."""


def _to_check_in(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews:
        for number in range(1, CHECK_INS + 1):
            key = StepKey(StepKind.CHECK_IN, interview, number)
            yield key
            if facts.record(key).done is None:
                break


def _to_close(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews:
        if facts.record(StepKey(StepKind.CHECK_IN, interview, CHECK_INS)).done is not None:
            yield StepKey(StepKind.CLOSURE, interview)


def _to_ask_why(facts: Facts) -> Iterator[StepKey]:
    key = StepKey(StepKind.FEEDBACK)
    turned_down = facts.opportunity.outcome is Outcome.REJECTED
    if facts.opportunity.outcome_at and (turned_down or facts.is_kept(key)):
        yield key


def _to_weigh(facts: Facts) -> Iterator[StepKey]:
    key = StepKey(StepKind.OFFER)
    offered = facts.opportunity.outcome is Outcome.OFFER
    if facts.opportunity.outcome_at and (offered or facts.is_kept(key)):
        yield key


def _check_in_window(facts: Facts, key: StepKey) -> Window:
    first_sent = facts.record(StepKey(key.kind, key.interview, 1)).done
    latest = _latest_day(facts, key)
    if key.subject > 1 and first_sent is not None:
        return _second_check_in(first_sent, facts.calendar, facts.waking, latest)
    return _check_in(facts.interviews[key.interview].end, facts.calendar, facts.waking, latest)


def _latest_day(facts: Facts, key: StepKey) -> date | None:
    """The latest day they named for their decision, as it was told last."""
    decision = facts.interviews[key.interview].process.decision
    return decision.latest if decision else None


def _closure_window(facts: Facts, key: StepKey) -> Window:
    sent = facts.record(StepKey(StepKind.CHECK_IN, key.interview, CHECK_INS)).done
    latest = _latest_day(facts, key)
    return _closure(sent or facts.now, facts.calendar, facts.waking, latest)


def _later_round_came(facts: Facts, key: StepKey) -> bool:
    """It waits for the answer to the last interview that stands only (S1)."""
    return not facts.standing or key.interview != facts.standing[-1].id


def _feedback_window(facts: Facts, _key: StepKey) -> Window:
    told = facts.opportunity.outcome_at or facts.now
    return _feedback(told, facts.calendar, facts.waking)


def _feedback_known(facts: Facts, _key: StepKey) -> bool:
    return bool(facts.opportunity.feedback)


def _offer_window(facts: Facts, _key: StepKey) -> Window:
    return _offer(facts.opportunity.outcome_at or facts.now, facts.waking)


_check_in = lru_cache(maxsize=4096)(windows.check_in)
_second_check_in = lru_cache(maxsize=4096)(windows.second_check_in)
_closure = lru_cache(maxsize=4096)(windows.closure)
_feedback = lru_cache(maxsize=4096)(news_windows.feedback)
_offer = lru_cache(maxsize=4096)(news_windows.offer)

CHECK_IN = Row(
    15,
    StepKind.CHECK_IN,
    "check in",
    "S1 S2 S3",
    "no answer yet after the last interview; at most twice",
    "from the business day after the latest day they named, or 2 business days after the end",
    "that day in business hours; after 5 business days when they named none; "
    "again 5 business days after the first was sent, and after the latest day they named",
    _to_check_in,
    _check_in_window,
    cancelled=_later_round_came,
    lives=UNANSWERED,
    to_employer=True,
)
CLOSURE = Row(
    16,
    StepKind.CLOSURE,
    "closure",
    "S1",
    "no answer to the second check-in",
    "until something is decided",
    "5 business days after the second check-in was sent, and after the latest day they named, "
    "in business hours",
    _to_close,
    _closure_window,
    cancelled=_later_round_came,
    lives=UNANSWERED,
    once=True,
)
FEEDBACK = Row(
    21,
    StepKind.FEEDBACK,
    "turned down: ask for feedback",
    "S0",
    "turned down; every other step of the opportunity ends",
    "until the end of the next business day; still helps for 5 days",
    "at once, or the next morning",
    _to_ask_why,
    _feedback_window,
    late_for=STILL_HELPS,
    cancelled=never,
    known=_feedback_known,
    lives=frozenset({Outcome.REJECTED}),
    to_employer=True,
    once=True,
)
OFFER = Row(
    22,
    StepKind.OFFER,
    "an offer: before you answer",
    "S1 S4",
    "an offer came; check-ins end, other opportunities go on",
    "until it is answered",
    "at once, or the next morning",
    _to_weigh,
    _offer_window,
    cancelled=never,
    lives=frozenset({Outcome.OFFER}),
    once=True,
)
