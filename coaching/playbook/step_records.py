"""What happened to a step, kept with its opportunity: done, skipped, put off, spoken of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coaching.model.documents import Opportunity, Record
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import aware
from coaching.playbook.windows import APART

TOGETHER = APART - timedelta(minutes=1)
"""Moments less than this apart are one message. A minute below half an hour: a clock that wakes
the coach some seconds late must not draw what comes half an hour later into this message."""


def record_of(opportunity: Opportunity, key: StepKey) -> Record:
    """What happened to a step so far."""
    return opportunity.records.get(key.text, Record())


def mark_done(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    """The step was done."""
    return _with(
        opportunity, key, replace(record_of(opportunity, key), done=aware(now), skipped=None)
    )


def mark_skipped(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    """The person left the step out."""
    return _with(
        opportunity, key, replace(record_of(opportunity, key), skipped=aware(now), done=None)
    )


def undo(opportunity: Opportunity, key: StepKey) -> Opportunity:
    """The step is open again, as if neither done nor skipped."""
    return _with(opportunity, key, replace(record_of(opportunity, key), done=None, skipped=None))


def put_off(opportunity: Opportunity, key: StepKey, until: datetime) -> Opportunity:
    """The step is silent until then and speaks then; a later choice replaces an earlier one."""
    return _with(opportunity, key, replace(record_of(opportunity, key), put_off=aware(until)))


def record_ping(opportunity: Opportunity, keys: Iterable[StepKey], now: datetime) -> Opportunity:
    """The steps stood on a card at `now`; a put-off of the same half hour is met by it."""
    for key in keys:
        record = record_of(opportunity, key)
        until = record.put_off
        met = until is not None and aware(now) < until < aware(now) + TOGETHER
        pinged = (*record.pinged, aware(now))
        changed = replace(record, pinged=pinged, put_off=aware(now) if met else until)
        opportunity = _with(opportunity, key, changed)
    return opportunity


def _with(opportunity: Opportunity, key: StepKey, record: Record) -> Opportunity:
    return replace(opportunity, records={**opportunity.records, key.text: record})
