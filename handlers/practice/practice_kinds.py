"""Tells which kinds of question a person can practise, and picks one of a kind."""

from collections.abc import Sequence
from datetime import datetime

from coaching.model.documents import Dossier
from coaching.model.vocabulary import InvalidInputError
from coaching.practice.practice_queue import PracticeItem, practice_queue
from coaching.practice.question_bank import QuestionCategory
from coaching.translation import _, spellings
from handlers.flows.question import Choice, Choices, QuestionContext

TAKE_A_KIND = _("Press the button that comes closest.")
ANY_QUESTION, ASKED_OF_ME = "any", "own"
PRACTICE_LABELS = {
    ANY_QUESTION: _("Whatever helps most"),
    ASKED_OF_ME: _("What they asked me"),
    QuestionCategory.BEHAVIOURAL.value: _("How I act"),
    QuestionCategory.MOTIVATION.value: _("Why this job"),
    QuestionCategory.EXPERIENCE.value: _("What I can do"),
    QuestionCategory.SALARY.value: _("Salary"),
    QuestionCategory.CLOSING.value: _("The last minutes"),
}


def is_of_kind(item: PracticeItem, kind: str) -> bool:
    """Tells whether a question is of that kind, which is a key of `PRACTICE_LABELS`."""
    return kind == ANY_QUESTION or (
        bool(item.company) if kind == ASKED_OF_ME else item.category == kind
    )


def pick_item(
    dossier: Dossier, now: datetime, kind: str, passed: Sequence[int] = ()
) -> PracticeItem:
    """Returns the most useful question of a kind that was not passed over.

    It returns a question of any kind where there is none of that kind.
    """
    items = practice_queue(dossier, now)
    candidates = [item for item in items if is_of_kind(item, kind)] or items
    return next((item for item in candidates if item.number not in passed), candidates[0])


def kind_choices(context: QuestionContext) -> Choices:
    """Offers the kinds; what they asked me only to whom anything was asked."""
    items = practice_queue(Dossier(context.person, context.opportunities), context.now)
    was_asked = any(item.company for item in items)
    choices = [
        Choice(label, kind)
        for kind, label in PRACTICE_LABELS.items()
        if was_asked or kind != ASKED_OF_ME
    ]
    return [choices[:1], *(choices[place : place + 2] for place in range(1, len(choices), 2))]


def read_kind(text: str, _: QuestionContext) -> str:
    """Reads a kind from its key or from the label of its button. Raises InvalidInputError."""
    typed = text.strip().casefold()
    for kind, label in PRACTICE_LABELS.items():
        if typed in {kind, *spellings(label)}:
            return kind
    raise InvalidInputError(TAKE_A_KIND)
