"""Connects short sentences of a person with "and", where the grammar is certain."""

import re
from collections.abc import Sequence
from dataclasses import replace
from string import Formatter
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.frame import frame_id
from coaching.letters.letter import LetterLine, LetterPiece
from coaching.translation import SOURCE_LANGUAGE, Text, use_language

MAX_CONNECTED_WORDS: Final = 22
"""Two sentences become one up to this length."""
MAX_ONE_SUBJECT_WORDS: Final = 14
"""The second "I" is left out up to this length."""
_PLAIN: Final = re.compile(r"(?:I|I['’](?:m|ve|d)|My|We) [^,;:!?()–—]{6,90}\.")
_HAS_TWO_PARTS: Final = re.compile(r"\b(?:and|or|but|because|so)\b")
_HAS_MORE: Final = re.compile(
    r"\b(?:and|or|but|so|to|which|who|that|when|because|if|while|where|until|what|why|how)\b"
)
"""Stands in what a verb behind "and" could belong to as well."""


def connect_short(lines: Sequence[LetterLine]) -> list[LetterLine]:
    """Returns the lines with each two short ones of the person in one; a third stands alone."""
    connected: list[LetterLine] = []
    is_free = False
    for line in lines:
        if is_free and _can_connect(connected[-1].text, line.text):
            connected[-1] = _connect(connected[-1], line)
            is_free = False
        else:
            connected.append(line)
            is_free = True
    return connected


def _can_connect(first: str, second: str) -> bool:
    if len(f"{first} {second}".split()) > MAX_CONNECTED_WORDS:
        return False
    are_plain = _PLAIN.fullmatch(first) and _PLAIN.fullmatch(second)
    return bool(are_plain) and not _HAS_TWO_PARTS.search(second)


def _connect(first: LetterLine, second: LetterLine) -> LetterLine:
    both = f"{first.text} {second.text}"
    is_short = len(both.split()) <= MAX_ONE_SUBJECT_WORDS
    has_one_subject = first.text.startswith("I ") and second.text.startswith("I ")
    begin, *rest = second.pieces
    if is_short and has_one_subject and not _HAS_MORE.search(first.text):
        begin, frame = replace(begin, text=begin.text[2:]), frames.AND_DO
    else:
        begin, frame = replace(begin, text=_lower_subject(begin.text)), frames.AND_I
    pieces = fill_with_pieces(frame, first=without_stop(first.pieces), second=(begin, *rest))
    return replace(
        first,
        text="".join(piece.text for piece in pieces),
        pieces=pieces,
        ids=(*first.ids, *second.ids),
    )


def _lower_subject(text: str) -> str:
    return text if text.startswith("I") else text[:1].lower() + text[1:]


def go_on(line: LetterLine, frame: Text, **values: LetterPiece) -> LetterLine:
    """Returns a sentence that goes on with a frame where its full stop was."""
    whole = {name: (piece,) for name, piece in values.items()}
    pieces = fill_with_pieces(frame, reason=without_stop(line.pieces), **whole)
    text = "".join(piece.text for piece in pieces)
    return LetterLine(text, pieces=pieces, ids=(frame_id(frame), *line.ids))


def without_stop(pieces: Sequence[LetterPiece]) -> tuple[LetterPiece, ...]:
    """Returns the pieces of a sentence without its full stop."""
    *first, last = pieces
    return (*first, replace(last, text=last.text.rstrip(".")))


def fill_with_pieces(frame: Text, **values: Sequence[LetterPiece]) -> tuple[LetterPiece, ...]:
    """Returns a frame around stretches that are made of several pieces."""
    with use_language(SOURCE_LANGUAGE):
        pattern = frame.translate_pattern()
    pieces: list[LetterPiece] = []
    for text, name, _spec, _conversion in Formatter().parse(pattern):
        pieces += [LetterPiece(text)] if text else []
        pieces += values[name] if name else ()
    return tuple(piece for piece in pieces if piece.text)
