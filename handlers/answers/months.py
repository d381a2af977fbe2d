"""Reads after how many months a closed job is asked about: "6", "six months", "a year", "never"."""

import re

from coaching.model.vocabulary import InvalidInputError
from coaching.playbook.steps.clear import MONTH_CHOICES
from coaching.translation import _, plural
from handlers.flows.question import Choice, Choices, QuestionContext

UNREADABLE = _("I can ask after 3, 6, 12 or 24 months, or never. Which suits you?")
ASKED_AFTER = plural("asked about after {count} month", "asked about after {count} months")
NEVER_ASKED = _("kept, never asked about")
MONTHS_LABEL = plural("{count} month", "{count} months")
NEVER_LABEL = _("Never")
NEVER = 0
"""The answer "never" is kept as 0; a person keeps it as None."""
_SPAN = re.compile(r"(?:after |in )?(?P<count>[a-z]+|\d+)(?: ?-?(?P<unit>m|months?|y|years?))?")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12}
_NEVER_WORDS = {"never", "no", "off", "do not ask", "don't ask", "keep", "keep them"}
_NAMED_SPANS = {"half a year": 6, "a quarter": 3}


def read_months(text: str, _: QuestionContext) -> int:
    """Returns one of MONTH_CHOICES, or NEVER. Raises InvalidInputError for anything else."""
    words = " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")
    if words in _NEVER_WORDS:
        return NEVER
    months = _NAMED_SPANS.get(words) or _count_months(words)
    if months not in MONTH_CHOICES:
        raise InvalidInputError(UNREADABLE)
    return months


def _count_months(words: str) -> int:
    found = _SPAN.fullmatch(words)
    if found is None:
        return NEVER
    said = found["count"]
    count = int(said) if said.isdecimal() else _NUMBERS.get(said, NEVER)
    return count * 12 if (found["unit"] or "").startswith("y") else count


def months_text(value: int) -> str:
    """Returns such as "asked about after 12 months"."""
    return ASKED_AFTER.format(value) if value else str(NEVER_ASKED)


def months_choices(_: QuestionContext) -> Choices:
    """Offers every number of months that can be chosen, and never."""
    spans = [Choice(MONTHS_LABEL.format(months), months) for months in MONTH_CHOICES]
    return (spans[:2], spans[2:], (Choice(NEVER_LABEL, NEVER),))
