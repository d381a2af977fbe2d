"""Finds the phrases about days and times in the middle of talk."""

import re
from typing import Final

from coaching.reading.times.date_phrases import phrases_at
from coaching.reading.times.date_words import (
    AT_WORDS,
    COUNTS,
    DISTANCE_LEADS,
    FIXED_LENGTHS,
    MONTHS,
    NAMED_DAYS,
    NAMED_HOURS,
    NEXT_OR_LAST_WORDS,
    ORDINALS,
    PAST_OR_TO_MINUTES,
    SHORT_WEEKDAYS,
    WEEK_WORDS,
    WEEKDAYS,
)
from coaching.reading.times.in_talk.judge_phrases import judge_phrase, say_exactly
from coaching.reading.times.in_talk.phrase_spot import Piece, Spot
from coaching.reading.times.in_talk.placed_text import BREAK, PlacedText
from coaching.reading.times.in_talk.talk_words import GAP_WORDS

_TABLES: Final = (
    WEEKDAYS, SHORT_WEEKDAYS, MONTHS, NAMED_DAYS, COUNTS, DISTANCE_LEADS, FIXED_LENGTHS,
    NAMED_HOURS, NEXT_OR_LAST_WORDS, ORDINALS, PAST_OR_TO_MINUTES, WEEK_WORDS, AT_WORDS,
)  # fmt: skip
_OTHER_STARTERS: Final = ("the", "between", "half", "halb", "just", "gerade", "day", "first", "dia")
_STARTERS: Final = frozenset(
    {words.partition(" ")[0] for table in _TABLES for words in table} | {*_OTHER_STARTERS}
)
"""A phrase that stands alone begins with one of these words, or with a number."""
_PLACE: Final = re.compile(r"(?<![\w@€$£#'])(?:(?<![.,:/+-])[0-9]|[^\W\d_]+|@)")
_PAUSES: Final = frozenset({",", ")"})
_CHAIN_REACH: Final = 24
_AROUND: Final = 28


def find_pieces(placed: PlacedText, message: str) -> tuple[Piece, ...]:
    """Finds the phrases about times, from left to right, none over another."""
    pieces: list[Piece] = []
    end = 0
    for word in _PLACE.finditer(placed.text):
        if word.start() < end:
            continue
        last = _piece_before(pieces, placed.text, word.start())
        if last or word[0].isdigit() or word[0] in _STARTERS:
            piece = _piece_at(placed, message, word.start(), last)
            if piece:
                pieces.append(piece)
                end = piece.end
    return tuple(pieces)


def _piece_before(pieces: list[Piece], text: str, place: int) -> Piece | None:
    """Returns the piece before a place if only small words stand between."""
    return pieces[-1] if pieces and is_gap(text, pieces[-1].end, place) else None


def is_gap(text: str, start: int, end: int) -> bool:
    """Tells whether what stands between two phrases says nothing of its own."""
    return end - start <= _CHAIN_REACH and bool(GAP_WORDS.fullmatch(text, start, end))


def _piece_at(placed: PlacedText, message: str, place: int, last: Piece | None) -> Piece | None:
    spots: dict[int, Spot] = {}
    for end, facts in phrases_at(placed.text, place):
        if facts:
            spot = spots.get(end) or _look_around(placed, message, (place, end), last)
            spots[end] = spot
            is_sure = judge_phrase(facts, spot)
            if is_sure is not None:
                return Piece(place, end, say_exactly(facts, spot), is_sure)
    return None


def _look_around(
    placed: PlacedText, message: str, ends: tuple[int, int], last: Piece | None
) -> Spot:
    text, (start, end) = placed.text, ends
    stretch = placed.stretch(start, end)
    gap_start = placed.ends[last.end - 1] if last else stretch.start
    return Spot(
        text=text[start:end],
        before=text[max(0, start - _AROUND) : start],
        after=text[end : end + _AROUND],
        original=stretch.text_in(message),
        gap=message[gap_start : stretch.start],
        last=last,
        is_whole=not text[:start].strip() and not text[end:].strip(" " + BREAK),
        is_before_pause=message[stretch.end : stretch.end + 1] in _PAUSES,
    )
