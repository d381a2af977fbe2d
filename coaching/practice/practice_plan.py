"""Plans what to practise and when: first the questions that went badly, then common ones.

How long a question rests is the rule of `coaching.practice.leitner`, by Sebastian Leitner (1972).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from zlib import crc32

from coaching.calendar.business_hours import WakingHours, waking_hours_in
from coaching.calendar.quiet_card import quiet_card_moment
from coaching.model.documents import Dossier, Interview, Person, PracticeAttempt, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import AnswerResult, InterviewStatus, ZoneName, to_utc
from coaching.practice import question_bank
from coaching.practice.attempts import interview_question_key
from coaching.practice.leitner import (
    BOXES,
    DAY,
    SLIPPED,
    has_slipped,
    last_answer_result,
    local_day,
    next_practice_day,
)
from coaching.practice.question_bank import QuestionCategory

PRACTICE_KEY = StepKey(StepKind("practise"))
"""This personal step stands for all questions of all opportunities."""
UNTOUCHED_AT_MOST = 2
"""After so many offers in a row that nobody touched, practice falls silent until an interview is
ahead."""
OFFER_LASTS = timedelta(hours=2)
"""The offer makes sense for so long after that hour; then it waits for another morning."""
QUIET_BEFORE, QUIET_AFTER = timedelta(hours=2), timedelta(hours=1)
"""Nobody is asked to practise so soon before or after an interview."""


@dataclass(frozen=True, slots=True)
class PracticeItem:
    """Holds one question to practise; `company` asked it and is empty for a common one.

    `key` says where its attempts are stored. `attempts` are all answers so far, the earliest first,
    with the one in the interview. `due` is a local day, None while nothing has to come back.
    """

    key: str
    text: str
    category: QuestionCategory | None = None
    good_answer: str = ""
    company: str = ""
    attempts: tuple[PracticeAttempt, ...] = ()
    practice_attempts: tuple[PracticeAttempt, ...] = ()
    """The attempts since then, without the one in the interview."""
    due: date | None = None

    @property
    def number(self) -> int:
        """The key as a number, which a conversation uses to name its subject."""
        return crc32(self.key.encode())

    @property
    def last_slip(self) -> AnswerResult | None:
        """How the last answer went, if it was shaky or worse."""
        result = last_answer_result(self.attempts)
        return result if result in SLIPPED else None


# -- what there is to practise -------------------------------------------------------------------


def practice_queue(dossier: Dossier, now: datetime) -> tuple[PracticeItem, ...]:
    """Returns every question that may be practised, the most useful first.

    First come those that tripped the person, then shaky ones, then those due again, then common
    ones not tried yet; what was practised today comes last. Questions flagged as uncomfortable are
    left out.
    """
    person = dossier.person
    zone, upcoming = _zone_or_utc(person), _next_interview_start(dossier, now)
    before = local_day(upcoming, zone) if upcoming else None
    today = local_day(now, zone)
    items_by_key = {item.key: item for item in _items_with_attempts(dossier)}
    hidden = _uncomfortable_texts(dossier) | {
        _fold_question(item.text) for item in items_by_key.values()
    }
    fresh = (
        _bank_item(item.id, (), person.language)
        for item in question_bank.list_questions(person.language)
    )
    items = [
        *items_by_key.values(),
        *(item for item in fresh if item and _fold_question(item.text) not in hidden),
    ]
    dated = [replace(item, due=next_practice_day(item.attempts, zone, before)) for item in items]
    return tuple(sorted(dated, key=lambda item: _queue_sort_key(item, today, zone)))


def find_item(dossier: Dossier, number: int | None, now: datetime) -> PracticeItem | None:
    """Returns the question of that number, or None when it is gone or was flagged since."""
    return next((item for item in practice_queue(dossier, now) if item.number == number), None)


def _queue_sort_key(
    item: PracticeItem, today: date, zone: ZoneName
) -> tuple[bool, int, date, tuple[int, int]]:
    rested = not any(local_day(attempt.at, zone) == today for attempt in item.practice_attempts)
    return (
        not rested,
        _rank(item, today),
        item.due or date.max,
        question_bank.rotation_position(item.key),
    )


def _rank(item: PracticeItem, today: date) -> int:
    if item.last_slip:
        return 0 if item.last_slip is AnswerResult.TRIPPED else 1
    if item.practice_attempts and item.due is not None and item.due <= today:
        return 2
    if not item.practice_attempts and last_answer_result(item.attempts) is None:
        return 3
    return 4


def _items_with_attempts(dossier: Dossier) -> Iterator[PracticeItem]:
    """Yields the questions asked in interviews, and the common ones practised.

    A question asked twice is one: its answers are put together under the latest asking.
    """
    hidden = _uncomfortable_texts(dossier)
    groups: dict[str, list[PracticeItem]] = {}
    person = dossier.person
    practised = (
        _bank_item(key, attempts, person.language) for key, attempts in person.practised.items()
    )
    for item in chain(practised, _interview_items(dossier)):
        if item is not None and _fold_question(item.text) not in hidden:
            groups.setdefault(_fold_question(item.text), []).append(item)
    return (_combine_items(group) for group in groups.values())


def _combine_items(group: Sequence[PracticeItem]) -> PracticeItem:
    if len(group) == 1:
        return group[0]
    return replace(
        group[-1],
        category=group[0].category,
        good_answer=group[0].good_answer,
        attempts=_sort_attempts(item.attempts for item in group),
        practice_attempts=_sort_attempts(item.practice_attempts for item in group),
    )


def _sort_attempts(attempts: Iterable[tuple[PracticeAttempt, ...]]) -> tuple[PracticeAttempt, ...]:
    return tuple(sorted(chain.from_iterable(attempts), key=lambda one: one.at))


def _interview_items(dossier: Dossier) -> Iterator[PracticeItem]:
    """Yields the questions of interviews, the latest interview last."""
    interviews = (
        (each, one) for each in dossier.opportunities for one in each.interviews if one.asked
    )
    for opportunity, interview in sorted(interviews, key=lambda pair: pair[1].start):
        for place, question in enumerate(interview.asked):
            first = PracticeAttempt(interview.end, question.answer, question.went)
            yield PracticeItem(
                key=interview_question_key(opportunity, interview, place),
                text=question.question,
                company=opportunity.company,
                attempts=_sort_attempts([(first,), question.practised]),
                practice_attempts=question.practised,
            )


def _bank_item(
    key: str, attempts: tuple[PracticeAttempt, ...], language: str
) -> PracticeItem | None:
    question = question_bank.find_question(key, language)
    if question is None:
        return None
    return PracticeItem(
        question.id, question.text, question.category, question.good_answer, "", attempts, attempts
    )


def _uncomfortable_texts(dossier: Dossier) -> frozenset[str]:
    return frozenset(
        _fold_question(question.question)
        for opportunity in dossier.opportunities
        for interview in opportunity.interviews
        for question in interview.asked
        if question.uncomfortable
    )


@lru_cache(maxsize=1024)
def _fold_question(text: str) -> str:
    """Returns the question in the form in which two wordings are compared."""
    return " ".join("".join(char if char.isalnum() else " " for char in text).casefold().split())


# -- what was practised --------------------------------------------------------------------------


def mark_practised(person: Person, now: datetime) -> Person:
    """Marks practice as done for the person's local day."""
    record = replace(
        person.records.get(PRACTICE_KEY.text, StepRecord()), done=to_utc(now), skipped=None
    )
    return replace(person, records={**person.records, PRACTICE_KEY.text: record})


# -- what it is for ------------------------------------------------------------------------------


def next_interview(dossier: Dossier, now: datetime) -> tuple[str, datetime] | None:
    """Returns the company and the start of the next interview; None when none is ahead."""
    ahead = [
        (one.start, job.company)
        for job in dossier.opportunities
        if job.is_live
        for one in job.interviews
        if one.held is InterviewStatus.PLANNED and one.start > now
    ]
    if not ahead:
        return None
    start, company = min(ahead)
    return company, start


def find_slip(dossier: Dossier, now: datetime) -> str:
    """Returns the company whose question comes next because its answer slipped; "" without one."""
    queue = practice_queue(dossier, now)
    return next((item.company for item in queue if item.company and item.last_slip), "")


# -- when to offer practice ----------------------------------------------------------------------


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
    tried = tuple(_items_with_attempts(dossier))
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
    for interview in _future_interviews(dossier, now):
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
    known = (one for one in _future_interviews(dossier, at) if (one.logged or at) <= at)
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


def _future_interviews(dossier: Dossier, now: datetime) -> Iterator[Interview]:
    for opportunity in dossier.opportunities:
        if opportunity.is_live:
            yield from (
                interview
                for interview in opportunity.interviews
                if interview.held is InterviewStatus.PLANNED and interview.start > now
            )


def _next_interview_start(dossier: Dossier, now: datetime) -> datetime | None:
    return min((interview.start for interview in _future_interviews(dossier, now)), default=None)


def _zone_or_utc(person: Person) -> ZoneName:
    return person.zone or ZoneName("UTC")
