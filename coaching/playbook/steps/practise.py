"""Lets the person practise a hard question of their own for two minutes.

It is always the same step, and being done with it holds for a day.
"""

from collections.abc import Iterator
from datetime import datetime

from coaching.model.step_key import StepKey
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, never
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window
from coaching.practice.leitner import local_day
from coaching.practice.practice_plan import OFFER_LASTS, PRACTICE_KEY
from coaching.translation import _


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields the step when a question is due, or the step is put off, or was on today.

    It was on today when it was done, left out or shown today.
    """
    if _practice_due(context) is not None or _has_recent_record(context, PRACTICE_KEY):
        yield PRACTICE_KEY


def _has_recent_record(context: PlanContext, key: StepKey) -> bool:
    record = context.step_record(key)
    last = max(record.pinged, default=None)
    waiting = record.put_off is not None and (last is None or last < record.put_off)
    moments = filter(None, (record.done, record.skipped, last))
    zone = context.waking.zone
    return waiting or any(local_day(at, zone) == local_day(context.now, zone) for at in moments)


def _window(context: PlanContext, key: StepKey) -> Window:
    at = _practice_due(context)
    if at is None:
        record = context.step_record(key)
        moments = (record.done, record.skipped, record.put_off, *record.pinged)
        return Window(min([context.now, *filter(None, moments)]), None, ())
    speaks = context.waking.next_waking_moment(max(at, context.now))
    return Window(at, None, (Ping(at),) if speaks <= at + OFFER_LASTS else ())


def _practice_due(context: PlanContext) -> datetime | None:
    return context.search.practice_due if context.search else None


PRACTISE = StepDefinition(
    number=20,
    kind=PRACTICE_KEY.kind,
    title=_("practise"),
    source="S0 S2",
    trigger="an answer was shaky or tripped, or a further interview comes",
    lasts="for the evening",
    pings_when="18:30 of the person before an interview, else on the days of Leitner's boxes "
    "(1972)",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Practise a question, two minutes"),
        reason=_("Said aloud once, an answer comes easier in the room."),
        action_label=_("Practise"),
        done_text=_("Practised"),
    ),
    opens=Opens.PRACTICE,
    is_cancelled=never,
    is_personal=True,
    is_daily=True,
)
