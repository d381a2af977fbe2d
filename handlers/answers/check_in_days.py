"""Reads how long after their date a person asks where things stand: "2", "two days", "a week"."""

import re

from coaching.model.vocabulary import InvalidInputError
from coaching.playbook.steps.check_in import DAYS_TO_CHOOSE
from coaching.translation import _, plural
from handlers.flows.question import Choice, Choices, QuestionContext

UNREADABLE = _("I can wait 1, 2 or 5 business days. Which suits you?")
DAYS_LABEL = plural("{count} business day", "{count} business days")
DAYS_AFTER = plural(
    "{count} business day after their date", "{count} business days after their date"
)
_SPAN = re.compile(
    r"(?:after )?(?P<count>an?|one|two|five|the next|1|2|5)"
    r"(?: ?(?:business |working |work )?(?P<unit>days?|weeks?))?"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "five": 5, "the next": 1}
DAYS_OF_A_WEEK = 5


def read_check_in_days(text: str, _: QuestionContext) -> int:
    """Returns one of DAYS_TO_CHOOSE; a week has five business days. Raises InvalidInputError."""
    found = _SPAN.fullmatch(" ".join(text.casefold().split()).rstrip(".!"))
    if found is None:
        raise InvalidInputError(UNREADABLE)
    count = _NUMBERS.get(found["count"]) or int(found["count"])
    days = count * DAYS_OF_A_WEEK if "week" in (found["unit"] or "") else count
    if days not in DAYS_TO_CHOOSE:
        raise InvalidInputError(UNREADABLE)
    return days


def check_in_text(value: int) -> str:
    """Returns such as "2 business days after their date"."""
    return DAYS_AFTER.format(value)


def check_in_choices(_: QuestionContext) -> Choices:
    """Offers each number of days that can be chosen."""
    return (tuple(Choice(DAYS_LABEL.format(days), days) for days in DAYS_TO_CHOOSE),)
