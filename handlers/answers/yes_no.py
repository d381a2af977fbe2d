"""Yes and no: as buttons, and as people write them."""

from typing import Any

from coaching.model.vocabulary import Rejected
from handlers.flows.question import Choice, Choices, Scene

YES_OR_NO = "Take a button, or write yes or no."


def read_yes_no(text: str, _: Scene) -> bool:
    """Yes or no in words."""
    word = text.strip().casefold().rstrip(".!")
    if word in ("yes", "y", "yep", "sure", "they do"):
        return True
    if word in ("no", "n", "nope", "not yet", "they do not"):
        return False
    raise Rejected(YES_OR_NO)


def yes_no(_: Scene) -> Choices:
    """The two usual answers."""
    return ((Choice("Yes", value=True), Choice("No", value=False)),)


def told_yes_no(value: Any) -> str:
    """Yes or no."""
    return "yes" if value else "no"
