"""Holds the questions that interviewers like to ask, by kind, to practise before they are asked.

The texts are in data/questions.<language>.tsv, one question a line: its id, its kind, the question,
and what a good answer does, as it follows the words "A good answer". A translation is the same file
with the same ids; a language that has none reads English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

SOURCE_LANGUAGE = "en"


class QuestionCategory(StrEnum):
    """Says what a question is after; the values stand in the files and in buttons."""

    BEHAVIOURAL = "behavioural"
    MOTIVATION = "motivation"
    EXPERIENCE = "experience"
    SALARY = "salary"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class CommonQuestion:
    """Holds a common question; `good_answer` says in one line what a good answer does.

    Ids are stored with what people practised: they stay, in every language.
    """

    id: str
    category: QuestionCategory
    text: str
    good_answer: str


def list_questions(language: str = SOURCE_LANGUAGE) -> tuple[CommonQuestion, ...]:
    """Returns all questions in the order of the file: within a kind the most common first."""
    return tuple(_load_questions(language).values())


def find_question(question_id: str, language: str = SOURCE_LANGUAGE) -> CommonQuestion | None:
    return _load_questions(language).get(question_id)


def rotation_position(question_id: str) -> tuple[int, int]:
    """Returns where a question stands when the kinds take turns; an unknown one comes first."""
    return _rotation_positions().get(question_id, (-1, 0))


@lru_cache(maxsize=16)
def _load_questions(language: str) -> Mapping[str, CommonQuestion]:
    folder = files("coaching") / "data"
    file = folder / f"questions.{language}.tsv"
    if not language.isalpha() or not file.is_file():
        return _load_questions(SOURCE_LANGUAGE)
    lines = file.read_text(encoding="utf-8").splitlines()
    questions = (_parse_question(line) for line in lines if line and not line.startswith("#"))
    return {question.id: question for question in questions}


def _parse_question(line: str) -> CommonQuestion:
    key, sort, text, good = line.split("\t")
    return CommonQuestion(key, QuestionCategory(sort), text, good)


@lru_cache(maxsize=1)
def _rotation_positions() -> Mapping[str, tuple[int, int]]:
    counted = dict.fromkeys(QuestionCategory, 0)
    places = {}
    for question in list_questions():
        places[question.id] = (
            counted[question.category],
            list(QuestionCategory).index(question.category),
        )
        counted[question.category] += 1
    return places
