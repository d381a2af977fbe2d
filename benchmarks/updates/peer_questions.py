"""Holds what the peers ask, so that all of them ask the same."""

from collections.abc import Sequence

QUESTIONS = (
    "Which company?",
    "For which role?",
    "Which day and time is it?",
    "How is it held?",
    "How long?",
    "Is that right?",
)


def sum_up(answers: Sequence[str]) -> str:
    """Returns what is said at the end."""
    return "Saved: " + "; ".join(answers)
