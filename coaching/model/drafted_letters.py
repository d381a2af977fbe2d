"""Remembers which sentences a letter had, so that the same people do not read one again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MEMORY = timedelta(weeks=6)
"""For so long an employer gets no sentence of ours a second time."""
KEPT_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class DraftedLetter:
    """Holds what stood in the last version of a letter that was shown.

    `key` is the text of its step, `reader` the contact's or referee's id or 0, and `sentences` are
    short digests, not words.
    """

    key: str
    reader: int
    at: datetime
    sentences: tuple[str, ...] = ()


def add_draft(drafted: Iterable[DraftedLetter], letter: DraftedLetter) -> tuple[DraftedLetter, ...]:
    """Returns the letters with this one in the place of its earlier version."""
    others = (other for other in drafted if other.key != letter.key)
    return (*others, letter)[-KEPT_AT_MOST:]


def find_seen_sentences(
    drafted: Iterable[DraftedLetter], key: str, reader: int, now: datetime
) -> frozenset[str]:
    """Returns what the readers of a letter have read already: the employer within six weeks, the
    reader at any time. The letter's own earlier version does not count."""
    return frozenset(
        sentence
        for letter in drafted
        if letter.key != key and (now - letter.at < MEMORY or (reader and letter.reader == reader))
        for sentence in letter.sentences
    )
