"""Finds how long something took or takes: "an hour and twenty", "35 minutes", "about 3 hrs"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.mentions import LengthMention
from coaching.reading.times.date_clock import LENGTH_REGEX, parse_length
from coaching.reading.times.date_words import COUNTS, FIXED_LENGTHS
from coaching.reading.times.in_talk.placed_text import place_text

_LENGTH: Final = re.compile(rf"{LENGTH_REGEX}(?!\w)")
_PLACE: Final = re.compile(r"(?<![\w@€$£#'])(?:(?<![.,:/+-])[0-9]+|[^\W\d_]+)")
_WORDS: Final = (*COUNTS, *FIXED_LENGTHS, "hour")
_STARTERS: Final = frozenset(words.partition(" ")[0].partition("-")[0] for words in _WORDS)
_UNIT: Final = re.compile(r"[a-z]{2}|^[1-5] ?h(?![a-z])")
_OPEN_MINUTES: Final = re.compile(
    r"(?:hours?|hrs?|stunden?|h) ?(?:and |und )?([a-z -]{1,40}|[0-9]{1,9})$"
)
_NO_LENGTH_BEFORE: Final = re.compile(
    r"(?:^|\W)(?:last|past|every|within|each|first|next|(?<!done )(?<!over )in|vor"
    r"|until) "
    r"(?:the |like |about )?$"
)
_NO_LENGTH_AFTER: Final = re.compile(
    r" (?:late|ago|early|before|later|away|from now|earlier|notice|of bus|by (?:bus|train|car)"
    r"|drive|flight|commute|a week|a day|per|behind|walk|ride)\b|'s? "
)


def find_lengths(message: str) -> tuple[LengthMention, ...]:
    """Finds the lengths in hours and minutes, in order; "20 minutes late" is none."""
    placed = place_text(message)
    return tuple(
        LengthMention(placed.stretch(start, end), minutes)
        for start, end, minutes in _lengths(placed.text)
    )


def _lengths(text: str) -> Iterator[tuple[int, int, int]]:
    end = 0
    for word in _PLACE.finditer(text):
        if word.start() < end or not (word[0][0].isdigit() or word[0] in _STARTERS):
            continue
        match = _LENGTH.match(text, word.start())
        minutes = _minutes(match[0]) if match else None
        if match and minutes:
            end = match.end()
            if _is_length(match, text):
                yield match.start(), match.end(), minutes


def _minutes(words: str) -> int | None:
    open_minutes = _OPEN_MINUTES.search(words)
    if open_minutes and COUNTS.get(open_minutes[1].strip(), 99) < 5:
        return None
    try:
        return round(parse_length(words).total_seconds() / 60)
    except InvalidInputError:
        return None


def _is_length(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : match.end() + 24]
    has_unit = bool(_UNIT.search(match[0]))
    return has_unit and not (_NO_LENGTH_BEFORE.search(before) or _NO_LENGTH_AFTER.match(after))
