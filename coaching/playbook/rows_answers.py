"""Rows about the employer's answer: ask for it, let go of it, and what follows from it."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import (
    STILL_HELPS_FOR,
    UNANSWERED_OUTCOMES,
    PlanContext,
    StepDefinition,
    never,
)
from coaching.playbook.windows import Window

MAX_CHECK_INS = 2
"""There is never a third (S1, S2)."""


def _check_in_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews:
        for number in range(1, MAX_CHECK_INS + 1):
            key = StepKey(StepKind.CHECK_IN, interview, number)
            yield key
            if context.step_record(key).done is None:
                break


def _closure_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews:
        if (
            context.step_record(StepKey(StepKind.CHECK_IN, interview, MAX_CHECK_INS)).done
            is not None
        ):
            yield StepKey(StepKind.CLOSURE, interview)


def _feedback_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(StepKind.FEEDBACK)
    turned_down = context.opportunity.outcome is Outcome.REJECTED
    if context.opportunity.outcome_at and (turned_down or context.has_record(key)):
        yield key


def _offer_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(StepKind.OFFER)
    offered = context.opportunity.outcome is Outcome.OFFER
    if context.opportunity.outcome_at and (offered or context.has_record(key)):
        yield key


def _check_in_window(context: PlanContext, key: StepKey) -> Window:
    first_sent = context.step_record(StepKey(key.kind, key.interview, 1)).done
    latest = _latest_decision_day(context, key)
    if key.subject > 1 and first_sent is not None:
        return _second_check_in_window_cache(first_sent, context.calendar, context.waking, latest)
    return _check_in_window_cache(
        context.interviews[key.interview].end, context.calendar, context.waking, latest
    )


def _latest_decision_day(context: PlanContext, key: StepKey) -> date | None:
    """The latest day they named for their decision, as it was told last."""
    decision = context.interviews[key.interview].process.decision
    return decision.latest if decision else None


def _closure_window(context: PlanContext, key: StepKey) -> Window:
    sent = context.step_record(StepKey(StepKind.CHECK_IN, key.interview, MAX_CHECK_INS)).done
    latest = _latest_decision_day(context, key)
    return _closure_window_cache(sent or context.now, context.calendar, context.waking, latest)


def _has_later_round(context: PlanContext, key: StepKey) -> bool:
    """It waits for the answer to the last interview that stands only (S1)."""
    return not context.valid_interviews or key.interview != context.valid_interviews[-1].id


def _feedback_window(context: PlanContext, _key: StepKey) -> Window:
    told = context.opportunity.outcome_at or context.now
    return _feedback_window_cache(told, context.calendar, context.waking)


def _is_feedback_known(context: PlanContext, _key: StepKey) -> bool:
    return bool(context.opportunity.feedback)


def _offer_window(context: PlanContext, _key: StepKey) -> Window:
    return _offer_window_cache(context.opportunity.outcome_at or context.now, context.waking)


_check_in_window_cache = lru_cache(maxsize=4096)(windows.check_in_window)
_second_check_in_window_cache = lru_cache(maxsize=4096)(windows.second_check_in_window)
_closure_window_cache = lru_cache(maxsize=4096)(windows.closure_window)
_feedback_window_cache = lru_cache(maxsize=4096)(news_windows.feedback_window)
_offer_window_cache = lru_cache(maxsize=4096)(news_windows.offer_window)

CHECK_IN = StepDefinition(
    15,
    StepKind.CHECK_IN,
    "check in",
    "S1 S2 S3",
    "no answer yet after the last interview; at most twice",
    "from the business day after the latest day they named, or 2 business days after the end",
    "that day in business hours; after 5 business days when they named none; "
    "again 5 business days after the first was sent, and after the latest day they named",
    _check_in_keys,
    _check_in_window,
    is_cancelled=_has_later_round,
    live_outcomes=UNANSWERED_OUTCOMES,
    goes_to_employer=True,
)
CLOSURE = StepDefinition(
    16,
    StepKind.CLOSURE,
    "closure",
    "S1",
    "no answer to the second check-in",
    "until something is decided",
    "5 business days after the second check-in was sent, and after the latest day they named, "
    "in business hours",
    _closure_keys,
    _closure_window,
    is_cancelled=_has_later_round,
    live_outcomes=UNANSWERED_OUTCOMES,
    pings_once=True,
)
FEEDBACK = StepDefinition(
    21,
    StepKind.FEEDBACK,
    "turned down: ask for feedback",
    "S0",
    "turned down; every other step of the job ends",
    "until the end of the next business day; still helps for 5 days",
    "at once, or the next morning",
    _feedback_keys,
    _feedback_window,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    is_known=_is_feedback_known,
    live_outcomes=frozenset({Outcome.REJECTED}),
    goes_to_employer=True,
    pings_once=True,
)
OFFER = StepDefinition(
    22,
    StepKind.OFFER,
    "an offer: before you answer",
    "S1 S4",
    "an offer came; check-ins end, other jobs go on",
    "until it is answered",
    "at once, or the next morning",
    _offer_keys,
    _offer_window,
    is_cancelled=never,
    live_outcomes=frozenset({Outcome.OFFER}),
    pings_once=True,
)
