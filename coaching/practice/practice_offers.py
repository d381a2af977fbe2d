"""Plans when practice is offered: after a question slipped, and ahead of an interview."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain

from coaching.calendar.business_hours import WakingHours, local_day, waking_hours_in
from coaching.calendar.quiet_card import quiet_card_moment
from coaching.model.documents import Dossier, Interview, Person, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus, ZoneName, to_utc
from coaching.practice.interviews_ahead import future_interviews
from coaching.practice.leitner import BOXES, DAY, has_slipped, next_practice_day
from coaching.practice.practice_queue import PracticeItem, list_tried_items

PRACTICE_KEY = StepKey(StepKind("practise"))
"""This personal step stands for all questions of all opportunities."""
UNTOUCHED_AT_MOST = 2
"""After so many offers in a row that nobody touched, practice falls silent until an interview is
ahead."""
OFFER_LASTS = timedelta(hours=2)
"""The offer makes sense for so long after that hour; then it waits for another morning."""
QUIET_BEFORE, QUIET_AFTER = timedelta(hours=2), timedelta(hours=1)
"""Nobody is asked to practise so soon before or after an interview."""


def mark_practised(person: Person, now: datetime) -> Person:
    """Marks practice as done for the person's local day."""
    record = replace(
        person.records.get(PRACTICE_KEY.text, StepRecord()), done=to_utc(now), skipped=None
    )
    return replace(person, records={**person.records, PRACTICE_KEY.text: record})


def next_practice_offer(dossier: Dossier, now: datetime) -> datetime | None:
    """Returns when practice is offered next (UTC), or None when there is nothing worth it.

    The offer comes in the quiet card of the morning; a past moment is due now. It is worth it on
    the day when a question that ever slipped comes back, and as many days before an interview as
    there are in the boxes. It comes at most once a day, and never on a day with practice or after
    the offer was skipped. After two offers in a row that nobody touched, it comes only once before
    each further interview. What was done, skipped or pinged is read from the person's records. A
    person without a live opportunity gets no offers.
    """
    person = dossier.person
    if person.zone is None or not any(opportunity.is_live for opportunity in dossier.opportunities):
        return None
    waking = waking_hours_in(person.zone, person.wakes, person.sleeps)
    today = local_day(now, waking.zone)
    tried = tuple(list_tried_items(dossier))
    untouched = _offers_in_vain(person, tried)
    is_rare = len(untouched) >= UNTOUCHED_AT_MOST
    mornings = _mornings_before_interviews(dossier, now, waking, untouched if is_rare else None)
    days = {day for day in mornings if day >= today}
    return_day = None if is_rare else _first_return_day(person, tried, waking.zone)
    if return_day is not None:
        first = max(return_day, today)
        days.update(first + n * DAY for n in range(len(BOXES)))
    days_taken = _days_with_offers(person, tried, waking.zone)
    moments = (_practice_moment(day, waking) for day in sorted(days - days_taken))
    return next(
        (at for at in moments if at + OFFER_LASTS >= now and _is_far_from_interviews(dossier, at)),
        None,
    )


def _offers_in_vain(person: Person, items: Iterable[PracticeItem]) -> tuple[datetime, ...]:
    """Returns the offers since the person last practised, left one out or put one off."""
    record = person.records.get(PRACTICE_KEY.text, StepRecord())
    tries = (attempt.at for item in items for attempt in item.practice_attempts)
    touched = [*tries, *filter(None, (record.done, record.skipped, record.put_off_at))]
    last = max(touched, default=None)
    return tuple(at for at in record.pinged if last is None or at > last)


def _mornings_before_interviews(
    dossier: Dossier, now: datetime, waking: WakingHours, untouched: Sequence[datetime] | None
) -> Iterator[date]:
    """Yields the mornings before each interview, as far ahead of it as the boxes are long.

    With the offers that nobody touched, it is only the day before, and not of an interview for
    which one of these came.
    """
    for interview in future_interviews(dossier, now):
        if any(_was_ahead(dossier, interview, at) for at in untouched or ()):
            continue
        day = local_day(interview.start, waking.zone)
        mornings = (day - box * DAY for box in (BOXES if untouched is None else BOXES[:1]))
        logged = interview.logged
        yield from (
            morning
            for morning in mornings
            if logged is None or _practice_moment(morning, waking) > logged
        )


def _was_ahead(dossier: Dossier, interview: Interview, at: datetime) -> bool:
    """Tells whether that interview was the next one at that moment, as far as it was known."""
    known = (one for one in future_interviews(dossier, at) if (one.logged or at) <= at)
    return min(known, key=lambda one: one.start, default=None) == interview


def _first_return_day(person: Person, items: Iterable[PracticeItem], zone: ZoneName) -> date | None:
    """Returns the first day on which a question that ever slipped is due, or None for never.

    The more offers to practise stayed without an answer, the later it is; after enough it is None.
    """
    slipped = [item for item in items if has_slipped(item.attempts)]
    return_days = [
        day for item in slipped if (day := next_practice_day(item.attempts, zone)) is not None
    ]
    if not return_days:
        return None
    record = person.records.get(PRACTICE_KEY.text, StepRecord())
    answered = max(item.attempts[-1].at for item in slipped)
    offers = [at for at in record.pinged if at > max(answered, record.done or answered)]
    if not offers:
        return min(return_days)
    if len(offers) > len(BOXES):
        return None
    return max(min(return_days), local_day(offers[-1], zone) + BOXES[len(offers) - 1] * DAY)


def _days_with_offers(person: Person, items: Iterable[PracticeItem], zone: ZoneName) -> set[date]:
    """Returns the days on which practice was offered, skipped or done."""
    record = person.records.get(PRACTICE_KEY.text, StepRecord())
    record_times = [*record.pinged, *filter(None, (record.done, record.skipped))]
    tries = (attempt.at for item in items for attempt in item.practice_attempts)
    return {local_day(at, zone) for at in chain(record_times, tries)}


@lru_cache(maxsize=1024)
def _practice_moment(day: date, waking: WakingHours) -> datetime:
    """Returns when it is offered on that day: practice may wait for the quiet card."""
    return quiet_card_moment(day, waking)


def _is_far_from_interviews(dossier: Dossier, at: datetime) -> bool:
    """Returns whether no interview takes place now or soon."""
    return not any(
        interview.held is InterviewStatus.PLANNED
        and interview.start - QUIET_BEFORE <= at <= interview.end + QUIET_AFTER
        for opportunity in dossier.opportunities
        if opportunity.is_live
        for interview in opportunity.interviews
    )
