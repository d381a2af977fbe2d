"""Cuts an answer into single thoughts, wherever a full stop, a line or a fresh start ends one."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.words import (
    ADVERBS,
    DAYS_AND_MONTHS,
    DEGREES,
    DETERMINERS,
    LIMITERS,
    NUMBERS,
    PREPOSITIONS,
)
from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_END: Final = re.compile(
    r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\be\.g\.)"
    r"(?<!\bi\.e\.)(?<!\bapprox\.)\s+(?=[^a-z])|\s*;\s+|\n+"
)
_LEADING: Final = re.compile(r"^\s*(?:[-*•‣·–—]+|\d{1,2}[.)])\s+")
_OPENERS: Final = word_set(
    """
    you your they their there this these those then yes no also how why what where
    """
)
_SAYING: Final = word_set(
    """
    say said think thought hope know knew wish feel felt told tell mean meant like love
    """
)
_BEFORE_A_NAME: Final = (PREPOSITIONS | DETERMINERS) - {"half"}


def split_fragments(text: str) -> tuple[str, ...]:
    """Returns the single thoughts of an answer, without bullets; each keeps its own words."""
    found: list[str] = []
    for part in _END.split(text):
        found += _split_at_starts(_LEADING.sub("", part).strip())
    return tuple(fragment for each in found if (fragment := each.strip(" ,;")))


def _split_at_starts(text: str) -> Iterator[str]:
    """Yields the parts of a line; a new one begins where an ordinary word has a capital."""
    words = text.split()
    start = 0
    for at in range(1, len(words)):
        if _is_start(words, at):
            yield " ".join(words[start:at])
            start = at
    yield " ".join(words[start:])


def _is_start(words: list[str], at: int) -> bool:
    """Tells whether a capital in the middle of a line begins another thought."""
    word, before = words[at], words[at - 1]
    bare = word.strip(",.:;!?()\"'")
    if bare == "I":
        last = before.casefold()
        return (verbs.is_base(last) or verbs.is_past(last)) and last not in _SAYING
    if not bare[:1].isupper() or (not bare[1:].islower() and bare != "A"):
        return False
    lower, last = bare.lower(), before.strip("(\"'").casefold()
    if last in _BEFORE_A_NAME or before[-1:] in ",:(&/–-" or lower in DAYS_AND_MONTHS:
        return False
    if _is_opener(lower) or (word.endswith(":") and not before[:1].isupper()):
        return True
    following = words[at + 1][:1] if at + 1 < len(words) else ""
    is_in_name = before[:1].isupper() or following.isupper() or before[:1].isdigit()
    return is_ordinary(fold_text(bare)) and not is_in_name and not is_first_name(fold_text(bare))


def _is_opener(lower: str) -> bool:
    """Tells whether a word begins a thought rather than a name."""
    if is_first_name(lower) or lower in {"may", "will", "grant"}:
        return False
    openers = _OPENERS | DETERMINERS | NUMBERS | LIMITERS | ADVERBS | DEGREES
    return lower in openers or verbs.is_finite(lower)
