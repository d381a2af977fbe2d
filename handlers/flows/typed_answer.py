"""Reads what was typed as an answer: a button's label is that button, a "no" means what it says."""

from collections.abc import Iterator
from typing import Any

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.non_answers import is_non_answer
from coaching.reading.text_folding import fold_text
from coaching.translation import Text
from handlers.flows.question import Choice, Question, QuestionContext


def read_typed(question: Question, text: str, context: QuestionContext) -> Any:
    """Returns the answer that a text gives, as the question's button or check would.

    A label whose button holds words of its own is read by the check, as the person wrote it.

    Raises what the check raises.
    """
    choices = [choice for row in question.choices(context) for choice in row if not choice.goto]
    plain = (choice for choice in choices if choice.value == "" or isinstance(choice.value, bool))
    labelled = next((choice for choice in plain if _is_label(choice, text)), None)
    if labelled is not None:
        return labelled.value
    if not is_non_answer(text):
        return question.check(text, context)
    empty = next((choice for choice in choices if choice.value == ""), None)
    if empty is not None:
        return empty.value
    if any(isinstance(choice.value, bool) for choice in choices) or not question.optional:
        return _check_or_skip(question, text, context)
    return context.answer(question.key)


def _check_or_skip(question: Question, text: str, context: QuestionContext) -> Any:
    """Lets the check read a plain "no"; what it cannot read skips the question, if that may be."""
    try:
        return question.check(text, context)
    except InvalidInputError:
        if not question.optional:
            raise
        return context.answer(question.key)


def _is_label(choice: Choice, text: str) -> bool:
    said = fold_text(text)
    return bool(said) and said in {fold_text(label) for label in _labels(choice)}


def _labels(choice: Choice) -> Iterator[str]:
    """Yields the label in the person's language, and in English."""
    yield str(choice.text)
    if isinstance(choice.text, Text):
        yield choice.text.source
