"""Looks at the words of a fragment one by one: bare, in lower case, or as they stand inside."""

import re
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.words import (
    ADJECTIVES,
    ADVERBS,
    DEGREES,
    DETERMINERS,
    LIMITERS,
    NUMBERED_NAMES,
    PREPOSITIONS,
    PRONOUN_SUBJECTS,
)
from coaching.reading.people.lexicon import PRODUCTS, is_ordinary
from coaching.reading.text_folding import fold_text

_STAYS_LARGE: Final = re.compile(r"I['’]|A\*? (?:in|at|grade|level)\b")
"""Matches "I've" and a grade such as "A in Maths"."""


def next_word(words: list[str], at: int) -> str:
    """Returns the bare word behind a place; "" at the end."""
    return bare_word(words[at + 1]) if at + 1 < len(words) else ""


def can_follow_verb(word: str) -> bool:
    """Tells whether a word can be what comes behind "wants" rather than behind a plural noun."""
    return bool(word) and word not in {"of", "for", "from", "is", "are", "was", "were", "and"}


def lower_first(text: str) -> str:
    """Returns the text as it stands inside a sentence; a name keeps its capital."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    bare = first.strip(",.:;!?\"'")
    if _STAYS_LARGE.match(text.lstrip()) or is_numbered_name(text):
        return text
    is_plain = bare[:1].isupper() and (bare[1:].islower() or bare == "A")
    lower = bare.lower()
    if "-" in bare and is_plain and all(is_ordinary(part) for part in lower.split("-")):
        return text[:1].lower() + text[1:]
    known = is_ordinary(fold_text(bare)) or verbs.is_finite(lower) or lower in DETERMINERS
    is_small = lower in ADVERBS | ADJECTIVES | LIMITERS | DEGREES | PREPOSITIONS | PRONOUN_SUBJECTS
    if is_plain and lower not in PRODUCTS and (known or is_small or lower == "you"):
        return text[:1].lower() + text[1:]
    return text


def is_numbered_name(text: str) -> bool:
    """Tells whether a text begins with a name such as "Set 4", which is no deed."""
    first, second, *_ = (*text.split(maxsplit=2), "", "")
    return bare_word(first) in NUMBERED_NAMES and second[:1].isdigit() and first[:1].isupper()


def bare_word(word: str) -> str:
    """Returns a word in lower case without the marks around it."""
    return word.strip(",.:;!?()\"'“”").lower()
