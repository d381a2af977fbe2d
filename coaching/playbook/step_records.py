"""Records what happened to a step: it was done, skipped, put off or shown."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coaching.model.documents import Opportunity, StepRecord
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import to_utc
from coaching.playbook.windows import MIN_PING_GAP

SAME_CARD_WITHIN = MIN_PING_GAP - timedelta(minutes=1)
"""Moments that lie less than this apart make one message.

It is a minute below half an hour, because the clock may wake the coach some seconds late, and a
ping that is due half an hour later must not join this message.
"""


_NOTHING_YET = StepRecord()


def step_record(opportunity: Opportunity, key: StepKey) -> StepRecord:
    """Returns what happened to a step so far."""
    return opportunity.records.get(key.text, _NOTHING_YET)


def is_chosen(record: StepRecord) -> bool:
    """Tells whether the person chose the next moment themselves, by putting the step off."""
    return record.put_off is not None and all(at < record.put_off for at in record.pinged)


def mark_done(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    """Marks the step as done."""
    return _store_record(
        opportunity, key, replace(step_record(opportunity, key), done=to_utc(now), skipped=None)
    )


def mark_skipped(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    """Marks the step as left out by the person."""
    return _store_record(
        opportunity, key, replace(step_record(opportunity, key), skipped=to_utc(now), done=None)
    )


def reopen_step(opportunity: Opportunity, key: StepKey) -> Opportunity:
    """Reopens the step, as if it was neither done nor skipped."""
    return _store_record(
        opportunity, key, replace(step_record(opportunity, key), done=None, skipped=None)
    )


def wake_step(opportunity: Opportunity, key: StepKey) -> Opportunity:
    """Returns the opportunity as if the step had not been put off."""
    record = replace(step_record(opportunity, key), put_off=None, put_off_at=None)
    return _store_record(opportunity, key, record)


def snooze_step(
    opportunity: Opportunity, key: StepKey, until: datetime, now: datetime | None = None
) -> Opportunity:
    """Keeps the step silent until the given moment. A later choice replaces an earlier one. With
    `now`, it is kept when that was chosen."""
    chosen_at = to_utc(now) if now is not None else None
    record = replace(step_record(opportunity, key), put_off=to_utc(until), put_off_at=chosen_at)
    return _store_record(opportunity, key, record)


def mark_pinged(opportunity: Opportunity, keys: Iterable[StepKey], now: datetime) -> Opportunity:
    """Notes that the steps stood on a card now.

    A step that was put off to the same half hour does not come again.
    """
    for key in keys:
        record = step_record(opportunity, key)
        until = record.put_off
        met = until is not None and to_utc(now) < until < to_utc(now) + SAME_CARD_WITHIN
        pinged = (*record.pinged, to_utc(now))
        changed = replace(record, pinged=pinged, put_off=to_utc(now) if met else until)
        opportunity = _store_record(opportunity, key, changed)
    return opportunity


def _store_record(opportunity: Opportunity, key: StepKey, record: StepRecord) -> Opportunity:
    return replace(opportunity, records={**opportunity.records, key.text: record})
