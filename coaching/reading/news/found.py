"""A phrase that was found in a message is handed on with the sentence it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coaching.reading.mentions import RangeMention, TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch

REACH = 80
"""A day belongs to a phrase if it stands within so many characters of it."""


@dataclass(frozen=True, slots=True)
class FoundCue:
    """Holds where a phrase stands, and its sentence."""

    place: Stretch
    sentence: Stretch
    words: str


def find(message: Message, pattern: re.Pattern[str]) -> Iterator[FoundCue]:
    """Finds a phrase in every sentence, unless the sentence only supposes it."""
    plain = message.lower_text
    for sentence in message.tokens.sentences:
        for match in pattern.finditer(plain, sentence.start, sentence.end):
            yield FoundCue(Stretch(match.start(), match.end()), sentence, match[0])


def find_first(message: Message, pattern: re.Pattern[str]) -> FoundCue | None:
    """Returns the first place of a phrase."""
    return next(find(message, pattern), None)


def says(message: Message, pattern: re.Pattern[str], inside: Stretch | None = None) -> bool:
    """Tells whether a phrase stands in the message, or in a stretch of it."""
    plain = message.lower_text
    span = inside or Stretch(0, len(plain))
    return pattern.search(plain, span.start, span.end) is not None


def range_beside(message: Message, found: FoundCue) -> RangeMention | None:
    """Returns the span of days that belongs to a phrase: the next one after it, else before it."""
    inside = [one for one in message.ranges if _overlaps(one.span, found.sentence)]
    after = [one for one in inside if 0 <= one.span.start - found.place.start <= REACH + 40]
    before = [one for one in inside if 0 <= found.place.start - one.span.end <= REACH]
    return next(iter(after), None) or (before[-1] if before else None)


def time_beside(message: Message, found: FoundCue) -> TimeMention | None:
    """Returns the day or moment that belongs to a phrase: the next one after it, else before it."""
    inside = [one for one in message.times if _overlaps(one.span, found.sentence)]
    after = [one for one in inside if 0 <= one.span.start - found.place.start <= REACH + 40]
    before = [one for one in inside if 0 <= found.place.start - one.span.end <= REACH]
    return next(iter(after), None) or (before[-1] if before else None)


def _overlaps(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end
