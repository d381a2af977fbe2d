"""Reads the day in a note such as "they want answer thursday 19 feb", counted from today."""

import re
from datetime import date

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.ranges import read_decision_range

_LEAD = re.compile(r".*?\b(?:until|till|by|answer|before|on|is|due)\s+", re.IGNORECASE)


def read_deadline(note: str, today: date) -> date | None:
    """Returns the day by which something is due; None where the note names none."""
    words = note.split()
    endings = (" ".join(words[at:]) for at in range(1, len(words)))
    for text in (note, _LEAD.sub("", note, count=1), *note.split(","), *endings):
        try:
            found = read_decision_range(
                f"by {text.strip()}", today=today, is_business_day=lambda day: day.weekday() < 5
            )
        except InvalidInputError:
            continue
        if found:
            return found.latest
    return None
