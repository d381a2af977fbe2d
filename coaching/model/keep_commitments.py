"""A promise is kept or let go, a task is handed in; each can be taken back, or deleted."""

from dataclasses import replace
from datetime import datetime

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import to_utc


def keep_promise_of(opportunity: Opportunity, promise_id: int, now: datetime) -> Opportunity:
    """Returns the job with that promise kept at the moment given."""
    return _with_promise(opportunity, promise_id, kept=to_utc(now), dropped=None)


def drop_promise(opportunity: Opportunity, promise_id: int, now: datetime) -> Opportunity:
    """Returns the job with that promise let go: nobody waits for it any more."""
    return _with_promise(opportunity, promise_id, kept=None, dropped=to_utc(now))


def reopen_promise(opportunity: Opportunity, promise_id: int) -> Opportunity:
    """Returns the job with that promise open again."""
    return _with_promise(opportunity, promise_id, kept=None, dropped=None)


def _with_promise(
    opportunity: Opportunity, promise_id: int, kept: datetime | None, dropped: datetime | None
) -> Opportunity:
    promises = tuple(
        replace(promise, kept=kept, dropped=dropped) if promise.id == promise_id else promise
        for promise in opportunity.promises
    )
    return replace(opportunity, promises=promises)


def hand_in_assignment(
    opportunity: Opportunity, assignment_id: int, now: datetime | None
) -> Opportunity:
    """Returns the job with that task handed in at the moment given; with None it is open again."""
    handed_in = to_utc(now) if now is not None else None
    tasks = tuple(
        replace(task, handed_in=handed_in) if task.id == assignment_id else task
        for task in opportunity.assignments
    )
    return replace(opportunity, assignments=tasks)


def delete_promise(opportunity: Opportunity, promise_id: int) -> Opportunity:
    """Returns the job without that promise, for good."""
    rest = tuple(promise for promise in opportunity.promises if promise.id != promise_id)
    return replace(opportunity, promises=rest)


def delete_assignment(opportunity: Opportunity, assignment_id: int) -> Opportunity:
    """Returns the job without that task, for good."""
    rest = tuple(task for task in opportunity.assignments if task.id != assignment_id)
    return replace(opportunity, assignments=rest)
