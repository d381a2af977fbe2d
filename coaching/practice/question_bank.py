"""The questions that interviewers like to ask, by kind, to practise before anybody asks them.

The texts lie in data/questions.<language>.tsv, one question a line: its id, its kind, the
question, and what a good answer does. A translation is the same file with the same ids; a
language that has none reads English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

WRITTEN_IN = "en"


class Sort(StrEnum):
    """What a question is after; the values stand in the files and in buttons."""

    BEHAVIOURAL = "behavioural"
    MOTIVATION = "motivation"
    EXPERIENCE = "experience"
    SALARY = "salary"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Question:
    """A common question. `good` says in one line what a good answer does. Ids are kept with what
    people practised: they stay, in every language."""

    id: str
    sort: Sort
    text: str
    good: str


def questions(language: str = WRITTEN_IN) -> tuple[Question, ...]:
    """All of them, in the order of the file: within a kind the most common first."""
    return tuple(_known(language).values())


def question(key: str, language: str = WRITTEN_IN) -> Question | None:
    """The question of that id; None when there is none."""
    return _known(language).get(key)


def place(key: str) -> tuple[int, int]:
    """Where a question stands when the kinds take turns; what is not in the bank comes first."""
    return _places().get(key, (-1, 0))


@lru_cache(maxsize=16)
def _known(language: str) -> Mapping[str, Question]:
    folder = files("coaching") / "data"
    file = folder / f"questions.{language}.tsv"
    if not language.isalpha() or not file.is_file():
        return _known(WRITTEN_IN)
    lines = file.read_text(encoding="utf-8").splitlines()
    read = (_read(line) for line in lines if line and not line.startswith("#"))
    return {one.id: one for one in read}


def _read(line: str) -> Question:
    key, sort, text, good = line.split("\t")
    return Question(key, Sort(sort), text, good)


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[int, int]]:
    counted = dict.fromkeys(Sort, 0)
    places = {}
    for one in questions():
        places[one.id] = (counted[one.sort], list(Sort).index(one.sort))
        counted[one.sort] += 1
    return places
