"""Tells a firm that only finds people for others from an employer."""

from coaching.reading.firms.company_words import AGENCY_WORDS, KNOWN_AGENCIES
from coaching.reading.text_folding import fold_text


def is_agency(name: str) -> bool:
    """Tells whether a firm finds people for others, by its name."""
    words = fold_text(name).split()
    return any(word in AGENCY_WORDS for word in words) or " ".join(words) in KNOWN_AGENCIES
