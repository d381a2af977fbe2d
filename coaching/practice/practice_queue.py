"""Puts the questions to practise in order: first those that went badly, then common ones.

How long a question rests is the rule of `coaching.practice.leitner`, by Sebastian Leitner (1972).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from zlib import crc32

from coaching.calendar.business_hours import local_day
from coaching.model.documents import Dossier, Person, PracticeAttempt
from coaching.model.vocabulary import AnswerResult, ZoneName
from coaching.practice import question_bank
from coaching.practice.attempts import interview_question_key
from coaching.practice.interviews_ahead import next_interview_start
from coaching.practice.leitner import SLIPPED, last_answer_result, next_practice_day
from coaching.practice.question_bank import QuestionCategory


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


def practice_queue(dossier: Dossier, now: datetime) -> tuple[PracticeItem, ...]:
    """Returns every question that may be practised, the most useful first.

    First come those that tripped the person, then shaky ones, then those due again, then common
    ones not tried yet; what was practised today comes last. Questions flagged as uncomfortable are
    left out.
    """
    person = dossier.person
    zone, upcoming = _zone_or_utc(person), next_interview_start(dossier, now)
    before = local_day(upcoming, zone) if upcoming else None
    today = local_day(now, zone)
    items_by_key = {item.key: item for item in list_tried_items(dossier)}
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


def list_tried_items(dossier: Dossier) -> Iterator[PracticeItem]:
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


def find_slip(dossier: Dossier, now: datetime) -> str:
    """Returns the company whose question comes next because its answer slipped; "" without one."""
    queue = practice_queue(dossier, now)
    return next((item.company for item in queue if item.company and item.last_slip), "")


def _zone_or_utc(person: Person) -> ZoneName:
    return person.zone or ZoneName("UTC")
