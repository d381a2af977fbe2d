"""Decides when a question is asked again: it goes through boxes, and rests longer in each.

The rule is Sebastian Leitner's (So lernt man lernen, 1972): a question that went well moves on to
the next box, one that did not goes back to the first, and each box waits longer than the one
before. His box has compartments of 1, 2, 5, 8 and 14 centimetres; they are read as days here.
docs/decisions/0009-a-spacing-rule.md says why it is this rule.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from coaching.calendar.business_hours import local_day
from coaching.model.documents import PracticeAttempt
from coaching.model.vocabulary import AnswerResult, ZoneName

BOXES = (1, 2, 5, 8, 14)
"""A question rests so many days in each of Leitner's boxes."""
DAY = timedelta(days=1)
SLIPPED = frozenset({AnswerResult.SHAKY, AnswerResult.TRIPPED})


def next_practice_day(
    attempts: Sequence[PracticeAttempt], zone: ZoneName, before: date | None = None
) -> date | None:
    """Returns the day on which a question comes back, in the person's zone.

    It is None if the question was never tried or is through all boxes. With `before` (the day of
    the next interview), one that ever slipped comes back at the latest the day before it, unless
    that has passed since it was tried.
    """
    box = _leitner_box(attempts)
    if not attempts or box >= len(BOXES):
        return None
    tried = local_day(attempts[-1].at, zone)
    day = tried + BOXES[box] * DAY
    if before is None or not has_slipped(attempts):
        return day
    return min(day, max(before - DAY, tried))


def _leitner_box(attempts: Sequence[PracticeAttempt]) -> int:
    """Counts how often in a row it went well of late; an unjudged answer changes nothing."""
    judged = [attempt.went for attempt in attempts if attempt.went is not None]
    return next((n for n, result in enumerate(reversed(judged)) if result in SLIPPED), len(judged))


def last_answer_result(attempts: Sequence[PracticeAttempt]) -> AnswerResult | None:
    """Returns how it went the last time that the person said so."""
    return next((attempt.went for attempt in reversed(attempts) if attempt.went is not None), None)


def best_attempt(attempts: Sequence[PracticeAttempt]) -> PracticeAttempt | None:
    """Returns the answer to build on: the latest that went well, else the latest there is."""
    answered = [attempt for attempt in attempts if attempt.answer]
    well = [attempt for attempt in answered if attempt.went is AnswerResult.WELL]
    candidates = well or answered
    return candidates[-1] if candidates else None


def has_slipped(attempts: Sequence[PracticeAttempt]) -> bool:
    """Returns whether it was shaky or worse at any time."""
    return any(attempt.went in SLIPPED for attempt in attempts)
