"""Yes and no: as buttons, and as people write them."""

from typing import Any

from coaching.model.vocabulary import InvalidInputError
from handlers.flows.question import Choice, Choices, QuestionContext

YES_OR_NO = "Take a button, or write yes or no."


def read_yes_no(text: str, _: QuestionContext) -> bool:
    """Yes or no in words."""
    word = text.strip().casefold().rstrip(".!")
    if word in ("yes", "y", "yep", "sure", "they do"):
        return True
    if word in ("no", "n", "nope", "not yet", "they do not"):
        return False
    raise InvalidInputError(YES_OR_NO)


def yes_no_choices(_: QuestionContext) -> Choices:
    """The two usual answers."""
    return ((Choice("Yes", value=True), Choice("No", value=False)),)


def yes_no_text(value: Any) -> str:
    """Yes or no."""
    return "yes" if value else "no"
