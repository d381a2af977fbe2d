"""Takes "thrusday" for Thursday and "decemeber" for December, and leaves Sundar and Augusta."""

from functools import lru_cache
from typing import Final

from coaching.reading.times.date_words import (
    MONTH_NAMES,
    MONTHS,
    NAMED_DAYS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from coaching.reading.words.misspelled import Spelling

_NAMES: Final = frozenset(word.lower() for word in (*WEEKDAY_NAMES, *MONTH_NAMES))
_SPELLING: Final = Spelling(_NAMES | {"tomorrow", "yesterday"})
_OTHER_WORDS: Final = frozenset(
    word
    for row in (
        "sundar sunita sundae sundry munday mondal mondays tuesdays wednesdays thursdays",
        "fridays saturdays sundays frida fridge faraday augusta auguste augusto augustus",
        "augustin octobers tomorrows yesterdays",
    )
    for word in row.split()
)
"""Are names or words of their own, or days of more than one week."""


@lru_cache(maxsize=256)
def mend_day(word: str) -> str | None:
    """Returns the day or month that a folded word is meant for; None where it is none or right."""
    if word in _OTHER_WORDS or word in WEEKDAYS or word in MONTHS or word in NAMED_DAYS:
        return None
    return _SPELLING.mend(word)
