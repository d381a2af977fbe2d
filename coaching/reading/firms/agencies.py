"""Tells a firm that only finds people for others from an employer."""

from typing import Final

from coaching.reading.firms.company_words import AGENCY_WORDS, KNOWN_AGENCIES
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text


def is_agency(name: str) -> bool:
    """Tells whether a firm finds people for others, by its name."""
    words = fold_text(name).split()
    if any(word in AGENCY_WORDS for word in words) or " ".join(words) in KNOWN_AGENCIES:
        return True
    return len(words) == 2 and words[1] in _OF_AGENCIES and not is_ordinary(words[0])


_OF_AGENCIES: Final = frozenset({"talent", "search"})
"""Behind a name they make an agency's, "Pinehurst Talent"; in a firm they are a department."""
