"""Holds every message that any test draws from the bot to what a person takes in on a phone."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.handlers.screen import Refused, Seen

EIGHT = 8
"""So many buttons a message has at most."""
GRIDS = {
    "y:month": "turns a calendar's page, or leads back to it from the hours of a day",
    "y:day": "is a day of a month, which is read as a calendar on the wall is",
    "y:hour": "is a half hour of a day, in its place among the others",
    "y:none": "is a weekday above a month, or a day that cannot be chosen",
}
"""The buttons that do not count, by what they send begins with, and why not."""


def count_buttons(seen: Seen) -> int:
    """Counts the buttons that a person has to read one by one."""
    return sum(not _is_of_grid(button) for row in seen.buttons for button in row)


def _is_of_grid(button: Mapping[str, Any]) -> bool:
    return ":".join(button.get("callback_data", "").split(":")[:2]) in GRIDS


def check_few_buttons(came: Iterable[Seen]) -> None:
    """Raises Refused for a message with more buttons than a person takes in."""
    for seen in came:
        if count_buttons(seen) > EIGHT:
            raise Refused(f"{count_buttons(seen)} buttons under one message: {seen}")
