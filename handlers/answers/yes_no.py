"""Reads yes and no as people write them, and offers them as buttons."""

from typing import Any

from coaching.model.vocabulary import InvalidInputError
from coaching.translation import _
from handlers.flows.question import Choice, Choices, QuestionContext

YES_OR_NO = _("Press a button, or write yes or no.")
YES_LABEL, NO_LABEL = _("Yes"), _("No")
YES, NO = _("yes"), _("no")


def read_yes_no(text: str, _: QuestionContext) -> bool:
    """Reads yes or no in English words or in the person's own language.

    Raises InvalidInputError.
    """
    word = text.strip().casefold().rstrip(".!")
    if word in ("yes", "y", "yep", "sure", "they do", str(YES).casefold()):
        return True
    if word in ("no", "n", "nope", "not yet", "they do not", str(NO).casefold()):
        return False
    raise InvalidInputError(YES_OR_NO)


def yes_no_choices(_: QuestionContext) -> Choices:
    """Offers yes and no as buttons."""
    return ((Choice(YES_LABEL, value=True), Choice(NO_LABEL, value=False)),)


def yes_no_text(value: Any) -> str:
    """Returns "yes" or "no" in the person's language."""
    return str(YES if value else NO)
